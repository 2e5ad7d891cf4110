"""Tiling: how a poster is parted into sheets that overlap, in as few of them as there can be."""

from __future__ import annotations

import math
from collections.abc import Iterator
from string import ascii_lowercase

from lessonpress.layouts.paper import Paper
from lessonpress.resources.values import Value

MARGIN = 10.0
"""Around what a tile shows, in mm: printers leave 5 white, and the marks need the rest."""
OVERLAP = 12.0
"""What neighbours both show, in mm: the strip to glue."""


class Tile(Value, frozen=True):
    """A sheet of the grid: its row and column, from 0, and the part of the poster that it shows, in mm."""

    row: int
    column: int
    x: float
    y: float
    width: float
    height: float

    @property
    def name(self) -> str:
        """Row and column: '1a' is the first sheet, '1b' the one beside it. (A1 would be a size of paper.)"""
        return f"{self.row + 1}{ascii_lowercase[self.column % 26]}"


class Tiling(Value, frozen=True):
    """A grid of sheets of one size and way round that show a poster of `width` by `height` mm."""

    paper: Paper
    width: float
    height: float

    @property
    def columns(self) -> int:
        """Sheets in a row."""
        return _count(self.width, self.paper.width)

    @property
    def rows(self) -> int:
        """Sheets in a column."""
        return _count(self.height, self.paper.height)

    @property
    def count(self) -> int:
        """Sheets in all."""
        return self.columns * self.rows

    def tiles(self) -> Iterator[Tile]:
        """The sheets, row by row. The poster lies in the middle of the grid, so that no sheet is all but empty."""
        across, down = _parts(self.width, self.paper.width), _parts(self.height, self.paper.height)
        for row, (y, height) in enumerate(down):
            for column, (x, width) in enumerate(across):
                yield Tile(row, column, x, y, width, height)


def tiling(paper: Paper, width: float, height: float) -> Tiling:
    """The grid of sheets, upright or lying, that needs fewer of them; upright, where both need as many."""
    return min((Tiling(sheet, width, height) for sheet in paper.ways), key=lambda grid: grid.count)


def _count(length: float, sheet: float) -> int:
    room = sheet - 2 * MARGIN
    return max(1, math.ceil((length - OVERLAP) / (room - OVERLAP) - 1e-9))


def _parts(length: float, sheet: float) -> list[tuple[float, float]]:
    """Where each sheet's part of a length begins, and how long it is."""
    count, room = _count(length, sheet), sheet - 2 * MARGIN
    spare = count * room - (count - 1) * OVERLAP - length
    starts = [number * (room - OVERLAP) - spare / 2 for number in range(count)]
    return [(max(0.0, start), min(length, start + room) - max(0.0, start)) for start in starts]
