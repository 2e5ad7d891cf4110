"""A sheet for one diagram: its title, what it shows, the diagram as large as there is room for, its sources."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from lessonpress.resources.topic import Topic
from lessonpress.resources.values import Value

from ..document import Inlines
from ..drawing.scene import Group, Item, Scene, moved
from ..poster.frame import GAP, Frame, pen_for
from ..poster.pen import box
from ..type.paragraph import Typesetter
from .hand import LEAST, Hand, hand_for, largest, sizes

NOTES = 1.4
"""The size of notes, in sizes of a poster's usual words."""
Draw = Callable[[Hand, float, float], Scene | None]
"""Draws with a hand in a room of so many mm across and down; None where that is too small."""


class Shown(Value, frozen=True):
    """What a sheet shows, and of which time: `lead` is read before the diagram, `notes` after it, `alt` instead of it.

    The ways to draw it are tried in turn, the fullest first, with words of at most so many points on A3; `cited` holds
    statements that it draws without their words.
    """

    title: str
    when: str
    lead: Inlines
    alt: str
    ways: tuple[Draw, ...]
    most: float
    notes: tuple[Inlines, ...] = ()
    cited: object = ()
    pictured: tuple[str, ...] = ()
    """The people whose portraits it shows, as far as there are some."""

    @property
    def said(self) -> object:
        """All that cites sources."""
        return self.lead, self.notes, self.cited


class DiagramSheet:
    """A sheet of `size` mm. `way` is the number of the way in which it was drawn, None where none had room."""

    def __init__(self, topic: Topic, typesetter: Typesetter, size: tuple[float, float], shown: Shown) -> None:
        self.size, self.shown = size, shown
        self.pen = replace(pen_for(topic, typesetter, size), faces={})
        self.frame = Frame(topic, self.pen, size, shown.title, shown.when)
        portraits = {person: topic.pictures[person] for person in shown.pictured if person in topic.pictures}
        self.hand = replace(hand_for(topic, typesetter, LEAST), portraits=portraits)
        self.way: int | None = None

    def scene(self) -> Scene:
        """The whole sheet."""
        head, top = self.frame.head(self.shown.lead)
        sources, bottom = self.frame.sources(self.shown.said, self.hand.portraits.values())
        notes, bottom = self._notes(bottom)
        return Scene(*self.size, (*head, *self._diagram(top, bottom), *notes, *sources))

    def _notes(self, bottom: float) -> tuple[list[Item], float]:
        """What is noted below the diagram, and where the room above it ends."""
        pen = self.pen
        items: list[Item] = []
        for words in reversed(self.shown.notes):
            text = pen.set(words, pen.style("poster-text", NOTES), self.frame.width)
            bottom -= text.height
            items.append(box(text, self.frame.left, bottom))
        return items[::-1], bottom - (pen.mm(GAP) if items else 0.0)

    def _diagram(self, top: float, bottom: float) -> list[Item]:
        """The diagram in the middle of its room, drawn in the first way that has room for it."""
        room = (self.frame.width, bottom - top)
        tried = sizes(max(LEAST, self.shown.most * self.pen.unit), LEAST)
        for number, draw in enumerate(self.shown.ways):
            if found := largest(self.hand, tried, lambda hand, draw=draw: draw(hand, *room)):  # type: ignore[misc]
                self.way = number
                x, y = self.frame.left + (room[0] - found.width) / 2, top + (room[1] - found.height) / 2
                return [Group(tuple(moved(item, x, y) for item in found.items), alt=self.shown.alt, name="diagram")]
        return []
