"""Who stood with whom: two camps face each other, each alliance a panel with its members.

What an alliance wanted is told where it first appears."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.topic import Alliance, Event, Phase
from lessonpress.resources.values import Value

from ..camps import new_in, new_policies, targets
from ..camps import sides as sides_of
from ..document import Drawing
from ..drawing.scene import Item, Line, Paint, Rect, Scene
from ..saying import supporters_of
from ..type.paragraph import SetText
from .drawn import one_line, person_box, style, words
from .talk import Talk

WIDTH, HEIGHT = 302.0, 95.0
"""Of the drawing; it grows when the camps need more."""
BETWEEN = 42.0
PAD, GAP = 6.0, 4.0
BOX, BOX_GAP = 12.5, 2.5
"""Height of a member's box, and the space below it."""
SUPPORTERS = 8.0
"""Height of the line that names supporters."""
AIM_SIZES = (20, 18, 16)
AIM_GAP = 1.0
DASH = 5.0
KEY = 7.5
"""Height of the line that explains the frames and patterns."""
EVENT = 10.0
"""Height of an event's line under the camps."""


class Camp(Value, frozen=True):
    """Who stood together, under which name, when, and what they wanted."""

    name: str
    dates: str
    members: tuple[str, ...]
    aims: tuple[str, ...] = ()
    supporters: str = ""
    """Who stood with them, in words."""


class Panel(Value, frozen=True):
    """A camp and where it is drawn, in mm."""

    camp: Camp
    x: float
    y: float
    h: float

    @property
    def columns(self) -> int:
        """Members side by side."""
        return 2 if len(self.camp.members) <= 4 else 3

    @property
    def members_top(self) -> float:
        """Where the members' boxes begin."""
        return self.y + 15.5 + (7.0 if self.camp.dates else 0.0)

    @property
    def supporters_top(self) -> float:
        """Where the supporters are named."""
        return self.members_top + -(-len(self.camp.members) // self.columns) * (BOX + BOX_GAP)

    @property
    def aims_top(self) -> float:
        """Where the aims begin."""
        return self.supporters_top + (SUPPORTERS if self.camp.supporters else 0.0)

    @property
    def needed(self) -> float:
        """The least height, without any aims."""
        return self.aims_top - self.y + 3.0


WIDE = (WIDTH - BETWEEN) / 2
INNER = WIDE - 2 * PAD


def camps_of(talk: Talk, phase: Phase) -> tuple[list[Camp], list[Camp]]:
    """Those in power, and those against them. Where no alliance is named, those whom the other side was against."""
    labels, new = talk.labels, new_in(talk.topic, phase)
    governing, opposing = sides_of(talk.topic, phase)
    left, right = ([_camp(talk, alliance, new=alliance in new) for alliance in side] for side in (governing, opposing))
    return (
        left or _targets(talk, phase, labels("slide-in-power"), opposing),
        right or _targets(talk, phase, labels("slide-other-side"), governing),
    )


def _camp(talk: Talk, alliance: Alliance, *, new: bool) -> Camp:
    aims = (*alliance.purpose[:1], *alliance.policy) if new else ()
    dates = talk.span(alliance.from_, alliance.to)
    supporters = supporters_of(alliance, talk.topic, talk.labels)
    return Camp(alliance.name, dates, alliance.members, tuple(statement.plain for statement in aims), supporters)


def _targets(talk: Talk, phase: Phase, name: str, alliances: Sequence[Alliance]) -> list[Camp]:
    people = targets(alliances)
    aims = tuple(policy.statement.plain for policy in new_policies(talk.topic, people, phase))
    return [Camp(name, "", people, aims)] if people else []


def camps(talk: Talk, phase: Phase, events: Sequence[Event] = ()) -> Drawing | None:
    """The drawing of a phase, with `events` under it; None when nobody is named in the phase."""
    left, right = camps_of(talk, phase)
    if not (left or right):
        return None
    told = [f"{talk.date(event.date)}: {event.title.plain}" for event in events]
    height = max(HEIGHT - EVENT * len(told), *(_needed(side) for side in (left, right)))
    sides = (_panels(left, 0.0, height), _panels(right, WIDE + BETWEEN, height))
    items: list[Item] = []
    for number, side in enumerate(sides):
        for panel in side:
            items += _panel(talk, panel, dashed=number == 1)
    if left and right:
        items += _against(talk, height)
    items += _aims(talk, (*sides[0], *sides[1]))
    for number, text in enumerate(told):
        found = one_line(talk, text, AIM_SIZES, WIDTH - 2 * PAD)
        items.append(words(found, PAD, height + EVENT * (number + 1) - found.height, WIDTH - 2 * PAD))
    bottom = height + EVENT * len(told)
    key = one_line(talk, talk.labels("slide-camps-key"), (16, 15, 14), WIDTH, colour="soft")
    items.append(words(key, 0.0, bottom + KEY - key.height, WIDTH))
    scene = Scene(WIDTH, bottom + KEY, tuple(items))
    return Drawing(scene, "; ".join((_alt(talk, left, right), *told)), span=phase.title.span)


def _needed(side: Sequence[Camp]) -> float:
    return sum(Panel(camp, 0.0, 0.0, 0.0).needed + GAP for camp in side) - GAP


def _panels(side: Sequence[Camp], x: float, height: float) -> list[Panel]:
    """A side's camps, one under the other; one without aims is no higher than it must be, and stands in the middle."""
    spare = (height - _needed(side)) / max(1, len(side))
    panels: list[Panel] = []
    top = 0.0
    for camp in side:
        high = Panel(camp, 0.0, 0.0, 0.0).needed
        if camp.aims or len(side) > 1:
            high += spare
        else:
            top = (height - high) / 2
        panels.append(Panel(camp, x, top, high))
        top += high + GAP
    return panels


def _panel(talk: Talk, panel: Panel, *, dashed: bool) -> Iterator[Item]:
    """One camp: a firm edge for those in power, a broken one for those against."""
    camp, x = panel.camp, panel.x + PAD
    dash = (4.0, 3.0) if dashed else ()
    edge = Paint(talk.theme.colour("tint"), talk.theme.colour("soft"), 1.5, dash)
    yield Rect(panel.x, panel.y, WIDE, panel.h, edge, radius=2.5)
    yield words(one_line(talk, camp.name, (24, 22, 20, 18, 16), INNER, bold=True), x, panel.y + 3.5, INNER)
    if camp.dates:
        yield words(one_line(talk, camp.dates, (16,), INNER, colour="soft"), x, panel.y + 13.5, INNER)
    wide = (INNER - GAP * (panel.columns - 1)) / panel.columns
    for number, member in enumerate(camp.members):
        row, column = divmod(number, panel.columns)
        top = panel.members_top + row * (BOX + BOX_GAP)
        yield person_box(talk, member, x + column * (wide + GAP), top, wide, BOX)
    if camp.supporters:
        yield words(one_line(talk, camp.supporters, (16, 15, 14), INNER, bold=True), x, panel.supporters_top, INNER)


def _aims(talk: Talk, panels: Sequence[Panel]) -> Iterator[Item]:
    """What each camp wanted, all in the largest size at which it fits; in the smallest, as much as has room."""

    def fits(size: float) -> bool:
        return all(len(_listed(talk, panel, size)) == len(panel.camp.aims) for panel in panels)

    size = next(filter(fits, AIM_SIZES), AIM_SIZES[-1])
    dash = talk.typesetter.set("–", style(size, colour="accent"), DASH)
    for panel in panels:
        x, top = panel.x + PAD, panel.aims_top + AIM_GAP
        for text in _listed(talk, panel, size):
            yield words(dash, x, top, DASH)
            yield words(text, x + DASH, top, INNER - DASH)
            top += text.height + AIM_GAP


def _listed(talk: Talk, panel: Panel, size: float) -> list[SetText]:
    """As many of a camp's aims as fit its panel at this size."""
    texts: list[SetText] = []
    top = panel.aims_top + AIM_GAP
    for aim in panel.camp.aims:
        text = talk.typesetter.set(aim, style(size), INNER - DASH)
        top += text.height + AIM_GAP
        if top > panel.y + panel.h - 2.0:
            break
        texts.append(text)
    return texts


def _against(talk: Talk, height: float) -> Iterator[Item]:
    """A line with two heads between the camps."""
    middle, centre = height / 2, WIDTH / 2
    paint = Paint(stroke=talk.theme.colour("accent"), width=3.0)
    for end in (WIDE + 4.0, WIDE + BETWEEN - 4.0):
        yield Line(centre, middle, end, middle, paint, arrow=True)
    label = one_line(talk, talk.labels("slide-against"), (20, 18, 16), BETWEEN - 4.0, bold=True, colour="accent")
    yield words(label, WIDE + 2.0, middle - label.height - 2.0, BETWEEN - 4.0, "center")


def _alt(talk: Talk, left: Sequence[Camp], right: Sequence[Camp]) -> str:
    sides = ["; ".join(f"{camp.name}: {_people(talk, camp)}" for camp in side) for side in (left, right)]
    return f" – {talk.labels('slide-against')} – ".join(side for side in sides if side)


def _people(talk: Talk, camp: Camp) -> str:
    names = [talk.topic.name(member) for member in camp.members]
    return ", ".join((*names, camp.supporters) if camp.supporters else names)
