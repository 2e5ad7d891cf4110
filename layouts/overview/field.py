"""The field of an overview chart: phases as bands from top to bottom, each with rows of cards."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lessonpress.resources.values import Value

from ..drawing.layers import Layered
from ..poster.pen import Pen
from .cards import EventCard
from .heads import Head
from .story import Story

ROOMIER = 2.0
"""How much wider than they need gaps may become to fill the field."""


class Field(Value, frozen=True):
    """Everything measured and placed from 0, 0; bands and rows have their tops and heights in mm."""

    story: Story
    pen: Pen
    cards: tuple[EventCard, ...]
    heads: tuple[Head, ...]
    head_width: float
    layered: Layered
    groups: tuple[int, ...]
    """The phase of each row."""
    gaps: tuple[float, ...]
    """After each row; after the last, to the end of the field."""
    edge: float
    """Between the beginning of a band and its first row."""
    between: float
    """Between two bands."""

    @property
    def tops(self) -> list[float]:
        """Where rows begin."""
        return [top + self.edge for top in self.layered.tops(self.gaps[:-1])]

    @property
    def height(self) -> float:
        """How high the field is."""
        return self.edge + sum(self.layered.heights) + sum(self.gaps)

    def bands(self) -> list[tuple[int, float, float]]:
        """For each phase that is shown its number, and where its band begins and ends."""
        tops = self.tops
        first = [n for n, group in enumerate(self.groups) if n == 0 or group != self.groups[n - 1]]
        starts = [tops[n] - self.edge for n in first]
        ends = [*(start - self.between for start in starts[1:]), self.height]
        return [(self.groups[n], start, end) for n, start, end in zip(first, starts, ends, strict=True)]

    def with_room_for_heads(self) -> Field:
        """The field with bands as high as their heads need."""
        spare = [head.height - (end - start) for head, (_, start, end) in zip(self.heads, self.bands(), strict=False)]
        return self._drawn_out([max(0.0, more) for more in spare] or [0.0] * len(self.bands()))

    def filled(self, height: float) -> Field:
        """The field drawn out to `height` mm: first all gaps, then the ends of bands."""
        if height <= self.height:
            return self
        roomier = min(ROOMIER, 1 + (height - self.height) / (self.edge + sum(self.gaps)))
        found = replace(self, gaps=tuple(gap * roomier for gap in self.gaps), edge=self.edge * roomier)
        count = len(self.bands())
        return found._drawn_out([(height - found.height) / count] * count)

    def _drawn_out(self, more: Sequence[float]) -> Field:
        """The field with so much more room at the end of each band."""
        last = [n for n, group in enumerate(self.groups) if group not in self.groups[n + 1 :]]
        added = dict(zip(last, more, strict=True))
        return replace(self, gaps=tuple(gap + added.get(n, 0.0) for n, gap in enumerate(self.gaps)))
