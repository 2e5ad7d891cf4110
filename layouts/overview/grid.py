"""The grid of an overview chart: how wide cards and heads are for so many in a row, and how high a story then is."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, product

from lessonpress.resources.topic import Event, Phase, Topic

from ..drawing.layers import Box, Spacing, arrange, fits, in_time, layers
from ..poster.pen import Pen
from .cards import EventCard, card
from .field import Field
from .heads import Head
from .story import Story

HEAD = 52.0
"""The width of the phases' heads, in mm of type."""
WIDEST_HEAD = 0.24
"""The most of the field's width that they may take."""
NARROWEST, WIDEST = 42.0, 78.0
"""How wide a card may be, in mm of type."""
BETWEEN, CHANNEL, ENDS, RISE = 5.5, 1.6, 5.0, 3.4
"""Between cards, where an arrow passes, between the ends of arrows at a card, above a row, in mm of type."""
PASSING = 3
"""For so many arrows that pass between its cards a row keeps room."""
ROW = 9.0
"""Between rows, in mm of type."""
BAND = 1.6
"""Of that, between the bands of two phases."""


Layering = Callable[[Sequence[int], Sequence[tuple[int, int]], int], list[int]]
"""Gives a layer to each event: of phases, arrows, and how many may stand in a row."""
Heading = Callable[[Phase, float, Pen, Topic], Head]
"""Makes the head of a phase, so many mm wide."""


def _by_time(groups: Sequence[int], _: Sequence[tuple[int, int]], capacity: int) -> list[int]:
    return in_time(groups, capacity)


LAYERINGS: tuple[Layering, ...] = (layers, _by_time)
"""All arrows run down, which is clearest; or rows are filled in order of time, which takes fewer rows."""


class Stock:
    """What grids of one pen have set: cards by event and width, heads by phase."""

    def __init__(self, topic: Topic, pen: Pen, heading: Heading) -> None:
        self.topic, self.pen, self.heading = topic, pen, heading
        self._cards: dict[tuple[str, float], EventCard] = {}
        self._heads: dict[int, Head] = {}

    def card(self, event: Event, width: float) -> EventCard:
        """The card of an event."""
        key = (event.id, width)
        if key not in self._cards:
            self._cards[key] = card(event, width, self.pen, self.topic.language)
        return self._cards[key]

    def head(self, group: int, width: float) -> Head:
        """The head of a phase, in a field whose heads are so wide."""
        if group not in self._heads:
            self._heads[group] = self.heading(self.topic.phases[group], width, self.pen, self.topic)
        return self._heads[group]


class Grid:
    """Up to `capacity` cards in a row, in a field of `width` mm."""

    def __init__(self, stock: Stock, width: float, capacity: int, layering: Layering) -> None:
        self.stock, self.capacity, self.layering = stock, capacity, layering
        topic, pen = stock.topic, stock.pen
        self.topic, self.pen = topic, pen
        self.head_width = min(pen.em(HEAD), WIDEST_HEAD * width) if topic.phases else 0.0
        self.room = width - self.head_width - 2 * pen.em(BETWEEN)
        self.spacing = Spacing(pen.em(BETWEEN), pen.em(CHANNEL), pen.em(ENDS), pen.em(RISE))
        passing = PASSING * (self.spacing.channel + self.spacing.between)
        across = (self.room - passing + self.spacing.between) / capacity - self.spacing.between
        self.card_width = min(pen.em(WIDEST), across)

    def has_room(self, story: Story, height: float) -> bool:
        """Whether a story fits into a field `height` mm high."""
        boxes, edges = self._boxes(story)
        if not fits(boxes, edges, self.room, self.spacing):
            return False
        rows: dict[tuple[int, int], float] = {}
        for box, group in zip(boxes, story.groups, strict=True):
            rows[group, box.layer] = max(rows.get((group, box.layer), 0.0), box.height)
        bands: dict[int, float] = {}
        for (group, _), high in rows.items():
            bands[group] = bands.get(group, -self.pen.em(BAND)) + high + self.pen.em(ROW)
        between = self.pen.em(BAND) * (len(bands) - 1)
        return sum(max(high, self._head_height(group)) for group, high in bands.items()) + between <= height

    def field(self, story: Story) -> Field:
        """The field of a story that has room in it."""
        boxes, edges = self._boxes(story)
        layered = arrange(boxes, edges, self.room, self.spacing, self._fixed(boxes))
        if layered is None:
            raise ValueError("a row of the chart is too long")
        groups = dict(zip((box.layer for box in boxes), story.groups, strict=True))
        heads = tuple(self._head(group) for group in dict.fromkeys(story.groups)) if story.phases else ()
        cards = tuple(self._card(event) for event in story.events)
        gap, between = self.pen.em(ROW), self.pen.em(BAND)
        edge = (gap - between) / 2
        gaps = (*[gap] * (len(groups) - 1), edge)
        rows = tuple(groups[layer] for layer in sorted(groups))
        found = Field(story, self.pen, cards, heads, self.head_width, layered, rows, gaps, edge, between)
        return found.with_room_for_heads()

    def _boxes(self, story: Story) -> tuple[list[Box], list[tuple[int, int]]]:
        """A box for each event, and the arrows by the numbers of their events."""
        place = {event.id: number for number, event in enumerate(story.events)}
        edges = [(place[arrow.start], place[arrow.end]) for arrow in story.arrows]
        found = zip(story.events, self.layering(story.groups, edges, self.capacity), strict=True)
        return [Box(self.card_width, self._card(event).height, layer) for event, layer in found], edges

    def _fixed(self, boxes: Sequence[Box]) -> list[tuple[int, int]]:
        """What stands before what: rows that are filled in order of time are read so."""
        if self.layering is not _by_time:
            return []
        return [(n, n + 1) for n, (a, b) in enumerate(pairwise(boxes)) if a.layer == b.layer]

    def _card(self, event: Event) -> EventCard:
        return self.stock.card(event, self.card_width)

    def _head(self, group: int) -> Head:
        return self.stock.head(group, self.head_width)

    def _head_height(self, group: int) -> float:
        return self._head(group).height if self.topic.phases else 0.0


def grids(topic: Topic, pen: Pen, width: float, heading: Heading) -> Iterator[Grid]:
    """Grids of a few cards in a row, as wide as cards may be, of more, and so on as long as they can be read."""
    stock = Stock(topic, pen, heading)
    for layering, capacity in product(LAYERINGS, range(1, 1 + math.ceil(width / pen.em(NARROWEST)))):
        grid, more = (Grid(stock, width, count, layering) for count in (capacity, capacity + 1))
        readable = grid.card_width >= pen.em(NARROWEST) or capacity == 1
        if readable and more.card_width < pen.em(WIDEST):  # else more find room beside them as they are
            yield grid
