"""The head of a phase in an overview chart: its title, its time, who governed and who opposed."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.dates import stretch
from lessonpress.resources.topic import Alliance, Phase, Topic
from lessonpress.resources.values import Value

from ..drawing.scene import Group, Item, Paint, Rect
from ..poster.alliances import told
from ..poster.pen import Pen, box
from ..type.paragraph import SetText

INSET = 3.0
"""Between the edge of a head and its words, in mm of type."""
CHIP, BADGE = 4.6, 3.6
"""The height of an alliance's name on its ground, and of a badge, in mm of type."""
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
    """The head of a phase, set to `width` mm."""
    inset = pen.em(INSET)
    room = width - 2 * inset
    title = pen.balanced(phase.title.words, pen.style("poster-label", 1.1, face="display"), room)
    dates = pen.set(stretch(phase.from_, phase.to, topic.language, short=True), pen.style("poster-date", 0.95), room)
    items: list[Item] = [box(title, inset, inset, "H2"), box(dates, inset, inset + title.height)]
    y = inset + title.height + dates.height + pen.em(AIR)
    for alliance, governs in _sides(phase, topic):
        drawn, height = _side(alliance, governs, (inset, y, room), pen, topic, lone=phase.governing is None)
        items.append(Group(drawn, alt=told(alliance, topic), name=f"{phase.id}-{alliance.id}"))
        y += height
    style = pen.style("poster-text")
    summary = pen.set(pen.said(phase.summary, style), style, room)
    return Head(phase, tuple(items), y + inset - pen.em(AIR), summary, inset)


def _sides(phase: Phase, topic: Topic) -> Iterator[tuple[Alliance, bool]]:
    """The alliance that governed, if any, then those against it; and which this is."""
    if phase.governing:
        yield topic.by_id[phase.governing], True
    yield from ((topic.by_id[name], False) for name in phase.opposing)


def _side(
    alliance: Alliance, governs: bool, place: tuple[float, float, float], pen: Pen, topic: Topic, *, lone: bool
) -> tuple[tuple[Item, ...], float]:
    """An alliance's name on its ground, and badges below it, in a `place` of left, top and width; and how high it is.

    Where no alliance governs, one that is `lone` says against whom it stood.
    """
    x, y, width = place
    ink = pen.colour("ink")
    chip, height = pen.em(CHIP), pen.em(BADGE)
    paint = Paint(fill=ink if governs else pen.colour("hair"), stroke=ink, width=pen.stroke(0.7))
    style = pen.style("poster-label", 0.86, colour="paper" if governs else "ink")
    inside = width - 2 * pen.em(1.2)
    style = pen.fitting(alliance.name, style, inside) or style
    name = pen.within(alliance.name, style, inside)
    items: list[Item] = [Rect(x, y, width, chip, paint), pen.centred(name, style, x + pen.em(1.2), y + chip / 2)]
    y += chip + pen.em(AIR)
    words = pen.style("poster-text", 0.95)
    at, row = x, y
    groups = [("", alliance.members), (pen.words("poster-versus"), alliance.against if lone else ())]
    for label, people in groups:
        shown = [person for person in pen.letters if person in people]
        if not shown:
            continue
        if label:
            items.append(pen.centred(label, words, at + pen.em(0.8), row + height / 2))
            at += pen.width(label, words) + pen.em(1.6)
        for person in shown:
            wide = pen.badge_width(person, height)
            if at + wide > x + width:
                at, row = x, row + height + pen.em(AIR)
            items.append(pen.badge(person, at, row, height))
            at += wide + 0.18 * height
        at += pen.em(0.8)
    drawn = bool(at > x)
    return tuple(items), (row + height if drawn else y - pen.em(AIR)) + pen.em(1.6) - place[1]
