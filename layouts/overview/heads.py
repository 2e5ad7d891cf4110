"""The head of a phase in an overview chart: its title, its time, who governed and who opposed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lessonpress.resources.dates import stretch
from lessonpress.resources.topic import Alliance, Phase, Topic
from lessonpress.resources.values import Value

from ..drawing.scene import Group, Item, Paint, Rect, moved
from ..poster.alliances import told
from ..poster.pen import Pen, box
from ..saying import said
from ..type.paragraph import SetText

INSET = 3.0
"""Between the edge of a head and its words, in mm of type."""
CHIP, BADGE = 4.6, 3.6
"""The height of an alliance's name on its ground, and of a badge, in mm of type."""
FACE, OVER = 7.0, 0.5
"""The width of a portrait in a head, and how far the badge on it reaches below it, in mm of type."""
AIR = 0.9
"""Between a head's parts, in mm of type."""


class Head(Value, frozen=True):
    """A head drawn from 0, 0; the phase's summary below it, for where there is room."""

    phase: Phase
    items: tuple[Item, ...]
    height: float
    summary: SetText
    inset: float

    def has_room_for_summary(self, height: float) -> bool:
        """Whether the summary fits below what a head of this height shows in any case."""
        return self.height + self.summary.height <= height

    def with_summary(self) -> tuple[Item, ...]:
        """The head and, below, the summary."""
        return (*self.items, box(self.summary, self.inset, self.height - self.inset / 2))


def head(phase: Phase, width: float, pen: Pen, topic: Topic) -> Head:
    """The head of a phase, set to `width` mm: each alliance by its name over the badges of its members."""
    return _head(phase, width, pen, topic, _named)


def brief_head(phase: Phase, width: float, pen: Pen, topic: Topic) -> Head:
    """A lower head, which shows of each alliance a sign of its kind and the badges alone."""
    return _head(phase, width, pen, topic, _signed)


def _head(phase: Phase, width: float, pen: Pen, topic: Topic, side: _Side) -> Head:
    inset = pen.em(INSET)
    room = width - 2 * inset
    title = pen.set(phase.title.words, pen.style("poster-label", 1.1, face="display"), room)
    dates = pen.set(stretch(phase.from_, phase.to, topic.language, short=True), pen.style("poster-date", 0.95), room)
    items: list[Item] = [box(title, inset, inset, "H2"), box(dates, inset, inset + title.height)]
    y = inset + title.height + dates.height + pen.em(AIR)
    for alliance, governs in _sides(phase, topic):
        against = alliance.against if phase.governing is None else ()  # where nobody governs, it says whom it opposed
        drawn, height = side(alliance, governs, against, (inset, y, room), pen)
        items.append(Group(drawn, alt=told(alliance, topic), name=f"{phase.id}-{alliance.id}"))
        y += height
    style = pen.style("poster-text")
    summary = pen.set(said(phase.summary, pen.words), style, room)
    return Head(phase, tuple(items), y + inset - pen.em(AIR), summary, inset)


_Place = tuple[float, float, float]
"""Left, top and width in mm."""
_Drawn = tuple[tuple[Item, ...], float]
"""What is drawn, and how high it is."""
_Side = Callable[[Alliance, bool, Sequence[str], _Place, Pen], _Drawn]


def _sides(phase: Phase, topic: Topic) -> Iterator[tuple[Alliance, bool]]:
    """The alliance that governed, if any, then those against it; and which this is."""
    if phase.governing:
        yield topic.by_id[phase.governing], True
    yield from ((topic.by_id[name], False) for name in phase.opposing)


def _named(alliance: Alliance, governs: bool, against: Sequence[str], place: _Place, pen: Pen) -> _Drawn:
    """An alliance's name on the ground of its kind, and badges below it."""
    x, y, width = place
    style = pen.style("poster-label", 0.86, colour="paper" if governs else "ink")
    inside = width - 2 * pen.em(1.2)
    text = pen.set(alliance.name, pen.fitting(alliance.name, style, inside) or style, inside)
    chip = max(pen.em(CHIP), text.height + pen.em(0.8))
    name = box(text, x + pen.em(1.2), y + (chip - text.height) / 2)
    ground = Rect(x, y, width, chip, _ground(governs, pen))
    badges, height = _badges(
        alliance, against, (x, y + chip + pen.em(AIR), width), pen, _FACES if pen.faces else _BADGES
    )
    return (ground, name, *badges), chip + (pen.em(AIR) + height if badges else 0.0) + pen.em(1.6)


def _signed(alliance: Alliance, governs: bool, against: Sequence[str], place: _Place, pen: Pen) -> _Drawn:
    """A sign of the alliance's kind, and badges beside it."""
    x, y, width = place
    sign = Rect(x, y + pen.em(0.5), pen.em(4), pen.em(BADGE - 1), _ground(governs, pen))
    badges, height = _badges(alliance, against, (x + pen.em(5), y, width - pen.em(5)), pen, _BADGES)
    return (sign, *badges), max(height, pen.em(BADGE)) + pen.em(AIR)


def _ground(governs: bool, pen: Pen) -> Paint:
    ink = pen.colour("ink")
    return Paint(fill=ink if governs else pen.colour("hair"), stroke=ink, width=pen.stroke(0.7))


class _Marks(Value, frozen=True):
    """What stands for people: how it is drawn from 0, 0, with its width, and how high it is in mm of type."""

    draw: Callable[[str, Pen], tuple[Item, float]]
    high: float


def _badge(person: str, pen: Pen) -> tuple[Item, float]:
    height = pen.em(BADGE)
    return pen.badge(person, 0, 0, height), pen.badge_width(person, height)


def _face(person: str, pen: Pen) -> tuple[Item, float]:
    size = pen.em(FACE)
    return pen.face(person, 0, 0, size), size


_BADGES, _FACES = _Marks(_badge, BADGE), _Marks(_face, FACE + OVER)


def _badges(alliance: Alliance, against: Sequence[str], place: _Place, pen: Pen, marks: _Marks) -> _Drawn:
    """The marks of contenders, in rows: an alliance's members, its supporters, and those whom it opposed."""
    x, y, width = place
    height, style = pen.em(marks.high), pen.style("poster-text", 0.95)
    items: list[Item] = []
    at, row = x, y
    groups = (("", alliance.members), ("poster-with", alliance.supporters), ("poster-versus", against))
    for name, people in groups:
        label = pen.words(name) if name else ""
        shown = [person for person in pen.letters if person in people]
        if label and shown:
            at += pen.em(0.8) if items else 0.0
            items.append(pen.centred(label, style, at, row + height / 2))
            at += pen.width(label, style) + pen.em(0.8)
        for person in shown:
            item, wide = marks.draw(person, pen)
            if at > x and at + wide > x + width:
                at, row = x, row + height + pen.em(AIR)
            items.append(moved(item, at, row))
            at += wide + 0.18 * pen.em(BADGE)
    return tuple(items), row + height - y
