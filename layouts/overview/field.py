"""The field of an overview chart: phases as bands from top to bottom, in each its cards, and the arrows between."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lessonpress.resources.topic import Topic
from lessonpress.resources.values import Value

from ..drawing.layers import Box, Layered, Spacing, Step, arrange, layers
from ..drawing.scene import MM, Group, Item, Line, Paint, Path, Rect, moved
from ..poster.pen import Pen
from ..saying import enumerated
from .cards import HEAVY, EventCard, card, draw
from .heads import Head, head
from .story import Arrow, Story

HEAD = 46.0
"""The width of the phases' heads, in mm of type."""
WIDEST_HEAD = 0.24
"""The most of the field's width that they may take."""
NARROWEST, WIDEST = 42.0, 78.0
"""How wide a card may be, in mm of type."""
BETWEEN, CHANNEL, ENDS = 4.5, 1.6, 5.0
"""Between cards, where an arrow passes, and between the ends of arrows at a card, in mm of type."""
PASSING = 3
"""For so many arrows that pass between its cards a row keeps room."""
ROW = 7.5
"""Between rows, in mm of type."""
BAND = 2.0
"""Of that, between the bands of two phases."""
ROOMIER, HIGHER = 1.7, 1.25
"""How much higher than they need gaps, and then cards, may become to fill the field."""


class Field(Value, frozen=True):
    """Everything measured and placed from 0, 0; bands and rows have their tops and heights in mm."""

    story: Story
    pen: Pen
    cards: tuple[EventCard, ...]
    heads: tuple[Head, ...]
    head_width: float
    layered: Layered
    gaps: tuple[float, ...]
    """After each row but the last."""
    groups: tuple[int, ...]
    """The phase of each row."""
    edge: float
    """Between the edge of a band and its first and last row."""

    @property
    def tops(self) -> list[float]:
        """Where rows begin."""
        return [top + self.edge for top in self.layered.tops(self.gaps)]

    @property
    def height(self) -> float:
        """How high the field is."""
        return self.tops[-1] + self.layered.heights[-1] + self.edge if self.cards else 0.0

    def bands(self) -> Iterator[tuple[int, float, float]]:
        """For each phase that is shown its number, and where its band begins and ends."""
        tops, heights = self.tops, self.layered.heights
        for group in dict.fromkeys(self.groups):
            rows = [number for number, other in enumerate(self.groups) if other == group]
            yield group, tops[rows[0]] - self.edge, tops[rows[-1]] + heights[rows[-1]] + self.edge


def field(story: Story, width: float, capacity: int, pen: Pen, topic: Topic) -> Field | None:
    """The field with at most `capacity` cards in a row; None when they would be too narrow, or arrows too many."""
    wide = min(pen.em(HEAD), WIDEST_HEAD * width) if story.phases else 0.0
    room = width - wide - 2 * pen.em(BETWEEN)
    spacing = Spacing(pen.em(BETWEEN), pen.em(CHANNEL), pen.em(ENDS))
    kept = PASSING * (spacing.channel + spacing.between) if story.arrows else 0.0
    across = min(pen.em(WIDEST), (room - kept + spacing.between) / capacity - spacing.between)
    if across < pen.em(NARROWEST):
        return None
    place = {event.id: number for number, event in enumerate(story.events)}
    edges = [(place[a.start], place[a.end]) for a in story.arrows]
    cards = [card(event, across, pen, topic.language) for event in story.events]
    found = layers(story.groups, edges, capacity)
    high = [max(c.height for c, layer in zip(cards, found, strict=True) if layer == n) for n in range(max(found) + 1)]
    boxes = [Box(across, high[layer], layer) for layer in found]
    layered = arrange(boxes, edges, room, spacing)
    if layered is None:
        return None
    groups = tuple(dict(zip(found, story.groups, strict=True)).values())
    shown = [story.phases[group] for group in dict.fromkeys(groups)] if story.phases else []
    heads = tuple(head(phase, wide, pen, topic) for phase in shown)
    gaps = (pen.em(ROW),) * (len(high) - 1)
    edge = (pen.em(ROW) - pen.em(BAND)) / 2
    return _with_room_for_heads(Field(story, pen, tuple(cards), heads, wide, layered, gaps, groups, edge))


def _with_room_for_heads(found: Field) -> Field:
    """The field with the rows of a phase higher where its head needs that."""
    heights = list(found.layered.heights)
    for made, (group, top, bottom) in zip(found.heads, found.bands(), strict=False):
        rows = [number for number, other in enumerate(found.groups) if other == group]
        for row in rows:
            heights[row] += max(0.0, made.height - (bottom - top)) / len(rows)
    return _of_heights(found, heights)


def _of_heights(found: Field, heights: Sequence[float]) -> Field:
    boxes = tuple(replace(box, height=heights[box.layer]) for box in found.layered.boxes)
    return replace(found, layered=replace(found.layered, boxes=boxes))


def filled(found: Field, height: float) -> Field:
    """The field drawn out towards `height` mm: first the gaps between its rows, then its cards."""
    spare = height - found.height
    if spare <= 0:
        return found
    roomier = min(ROOMIER, 1 + spare / (sum(found.gaps) + 2 * found.edge))
    found = replace(found, gaps=tuple(gap * roomier for gap in found.gaps), edge=found.edge * roomier)
    heights = found.layered.heights
    factor = min(HIGHER, 1 + max(0.0, height - found.height) / sum(heights))
    return _of_heights(found, [factor * h for h in heights])


# ---- drawing ---------------------------------------------------------------------------------------------------------


def drawn(found: Field, x: float, y: float, width: float, topic: Topic) -> Iterator[Item]:
    """The field with its top left corner at x, y: the bands, then head, cards and arrows, phase after phase."""
    pen = found.pen
    bands = list(found.bands())
    for _, top, bottom in bands:
        yield Rect(x, y + top, width, bottom - top, Paint(fill=pen.colour("tint")))
    left = x + found.head_width + pen.em(BETWEEN)
    tops = [y + top for top in found.tops]
    routes = found.layered.routes(tops)
    for number, (group, top, bottom) in enumerate(bands):
        if found.heads:
            yield _head(found.heads[number], x, y + top, bottom - top, pen)
        for index, made in enumerate(found.cards):
            box = found.layered.boxes[index]
            if found.groups[box.layer] == group:
                names = ", ".join(map(topic.name, made.people))
                yield draw(made, left + found.layered.left(index), tops[box.layer], box.height, pen, names)
                yield from _arrows(found, made, routes, left)


def _head(head: Head, x: float, y: float, height: float, pen: Pen) -> Group:
    rule = Rect(x, y, pen.mm(1.3), height, Paint(fill=pen.colour("ink")))
    return Group((rule, *(moved(item, x, y) for item in head.at(height))), name=head.phase.id)


def _arrows(found: Field, made: EventCard, routes: Sequence[Sequence[Step]], left: float) -> Iterator[Group]:
    """All arrows from a card, with what they say."""
    starting = [(a, r) for a, r in zip(found.story.arrows, routes, strict=True) if a.start == made.event.id]
    if not starting:
        return
    titles = {c.event.id: str(c.event.title) for c in found.cards}
    weights = {c.event.id: c.event.weight for c in found.cards}
    led = enumerated([f"‘{titles[arrow.end]}’" for arrow, _ in starting], found.pen.words)
    alt = found.pen.words("chart-led-to", event=titles[made.event.id], events=led)
    items: list[Item] = []
    for arrow, route in starting:
        heavy = min(weights[arrow.start], weights[arrow.end]) >= HEAVY
        items += _arrow(arrow, route, left, heavy, found.pen)
    yield Group(tuple(items), alt=alt, name=f"{made.event.id}-led-to")


def _arrow(arrow: Arrow, route: Sequence[Step], left: float, heavy: bool, pen: Pen) -> tuple[Item, Item]:
    """The path of one arrow and its head; broken where it passes over what is not shown."""
    width = pen.stroke(1.5 if heavy else 0.9)
    colour = pen.colour("accent" if heavy else "soft")
    dash = () if arrow.direct else (4 * width, 2.5 * width)
    steps = [(step[0], *(float(n) + (left, 0.0)[i % 2] for i, n in enumerate(step[1:]))) for step in route]
    x, y = float(steps[-1][-2]), float(steps[-1][-1])
    tip = (3.2 * width + 3) / MM
    steps[-1] = (*steps[-1][:-1], y - 0.8 * tip)
    end = Line(x, y - tip, x, y, Paint(stroke=colour, width=width), arrow=True)
    return Path(tuple(steps), Paint(stroke=colour, width=width, dash=dash)), end


def capacities(width: float, pen: Pen) -> Sequence[int]:
    """How many cards may stand in a row, as many as there is room for first."""
    most = math.ceil(width / pen.em(NARROWEST))
    return range(most, 0, -1)
