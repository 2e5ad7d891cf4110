"""The sheet of an overview chart: head, key and sources take their room, and the field what is left."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from msgspec.structs import replace

from lessonpress.resources.topic import Topic

from ..drawing.scene import Item, Line, Paint, Path, Rect, Scene
from ..poster.frame import GAP, Frame, pen_for
from ..poster.pen import Pen
from ..poster.signs import Entry, camp_signs, key_panel, sign
from ..type.paragraph import Typesetter
from .cards import HEAVY
from .field import Field
from .grid import Grid, Heading, grids
from .heads import brief_head, head
from .painting import BOLD, THIN, drawn
from .story import Story

SIZES = (2.0, 1.75, 1.5, 1.3, 1.15, 1.0, 0.85, 0.7, 0.6)
"""How much larger or smaller than usual type may be so that all events have room: never smaller than usual on A3."""
KEY = 0.12
"""The most that the key may take of the sheet's height."""


class ChartSheet:
    """A sheet of `size` mm that tells as much of a story as it has room for.

    The faces of contenders stand in the head, or, if there is room for them, `faces_below` in the heads of phases.
    """

    def __init__(
        self, topic: Topic, typesetter: Typesetter, size: tuple[float, float], title: str, *, faces_below: bool = False
    ) -> None:
        self.topic, self.size = topic, size
        pen = pen_for(topic, typesetter, size)
        without = replace(pen, faces={})
        self.pen, above = (pen, without) if faces_below else (without, pen)
        self.frame, self.faces = Frame(topic, above, size, title), tuple(pen.faces.values())

    def scene(self, story: Story) -> tuple[Scene, Story]:
        """The whole sheet, and what it tells."""
        frame, pen = self.frame, self.pen
        title, top = frame.head(self.topic.topic.question.words)
        _, bottom = frame.sources(story.statements, self.faces)
        key = key_panel(self.topic, frame.width, KEY * self.size[1], pen, list(_signs(pen, story)))
        room = bottom - key.height - pen.mm(GAP) - top
        found = self._best(story, room)
        if found is None:
            return Scene(*self.size, tuple(title)), story.only(())
        shown = found.story
        sources, bottom = frame.sources(shown.statements, self.faces)
        key = key_panel(self.topic, frame.width, KEY * self.size[1], pen, list(_signs(pen, shown)))
        found = found.filled(bottom - key.height - pen.mm(GAP) - top)
        foot = key.at(frame.left, bottom - key.height, frame.width, key.height, pen)
        field_items = drawn(found, frame.left, top, frame.width, self.topic)
        return Scene(*self.size, (*title, *field_items, foot, *sources)), shown

    def _best(self, story: Story, room: float) -> Field | None:
        """All in the largest type that has room for it; in the smallest, as much as there is room for."""
        if not story.events:
            return None
        pens = [self.pen.larger(factor) for factor in SIZES if factor >= 1 or factor * self.pen.type >= 1]
        fitting = cache(lambda n: next((g for g in self._grids(pens[n], head) if g.has_room(story, room)), None))
        largest = bisect_left(range(len(pens)), True, key=lambda n: fitting(n) is not None)
        if largest < len(pens) and (roomy := fitting(largest)):
            return roomy.field(story)
        for heading in (head, brief_head):
            found = [(self._told(story, room, grid), grid) for grid in self._grids(pens[-1], heading)]
            shown, grid = max(found, key=lambda made: _said_by(made[0]))
            if heading is brief_head or set(shown.groups) == set(story.groups):
                return grid.field(shown) if shown.events else None
        return None

    def _grids(self, pen: Pen, heading: Heading) -> list[Grid]:
        return list(grids(self.topic, pen, self.frame.width, heading))

    @staticmethod
    def _told(story: Story, room: float, grid: Grid) -> Story:
        """As much of a story as has room in a grid: the weightiest first, then whatever still fits beside it."""
        kept: list[str] = []
        for event in story.ranked:
            if grid.has_room(story.only({*kept, event.id}), room):
                kept.append(event.id)
        return story.only(kept)


def _said_by(story: Story) -> tuple[int, int, int]:
    """How much a story says: how many phases, then how many turning points, then how weighty it is in all."""
    weights = [event.weight for event in story.events]
    return len(set(story.groups)), weights.count(HEAVY), sum(weights)


def _signs(pen: Pen, story: Story) -> Iterator[Entry]:
    """The two kinds of alliance, the arrows, and the frames of cards, as far as they are shown."""
    if any(phase.governing for phase in story.phases):
        yield from camp_signs(pen)
    heavy = {event.id for event in story.events if event.weight == HEAVY}
    turning = [arrow for arrow in story.arrows if {arrow.start, arrow.end} <= heavy]
    colour = "soft" if len(turning) < len(story.arrows) else "accent"
    if any(arrow.direct for arrow in story.arrows):
        yield sign(_sample(pen, colour), "chart-arrow", pen)
    if any(not arrow.direct for arrow in story.arrows):
        yield sign(_sample(pen, colour, (3.6, 2.2)), "chart-broken-arrow", pen)
    if turning and colour == "soft":
        yield sign(_sample(pen, "accent"), "chart-heavy-arrow", pen)
    if any(event.effect for event in story.events):
        line = Line(pen.em(2), 0, pen.em(4.6), 0, Paint(stroke=pen.colour("accent"), width=pen.stroke(0.7)), arrow=True)
        yield sign((line,), "chart-effect", pen)
    if heavy:
        frame = Paint(fill=pen.colour("paper"), stroke=pen.colour("accent"), width=pen.stroke(1.7))
        yield sign((Rect(0, -pen.em(1.4), pen.em(6.6), pen.em(2.8), frame, radius=pen.em(0.8)),), "chart-heavy", pen)


def _sample(pen: Pen, colour: str, dash: tuple[float, ...] = ()) -> tuple[Item, ...]:
    """An arrow for the key: those between turning points are bolder, and have the accent's colour."""
    paint = Paint(stroke=pen.colour(colour), width=pen.stroke(BOLD if colour == "accent" else THIN))
    shaft = Path((("M", 0, 0), ("L", pen.em(5), 0)), replace(paint, dash=dash))
    return shaft, Line(pen.em(5), 0, pen.em(6.6), 0, paint, arrow=True)
