"""Imposition: where cards of one size lie on a sheet, and where their backs must lie to meet them."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.layouts.drawing.scene import Line, Paint
from lessonpress.layouts.paper import Paper
from lessonpress.resources.values import Value

EDGE = 5.0
"""The margin that printers leave white, in mm."""


class Grid(Value, frozen=True):
    """Cells side by side without gaps, centred on the sheet: one cut parts two cards. Measures in mm."""

    paper: Paper
    columns: int
    rows: int
    width: float
    height: float

    @property
    def count(self) -> int:
        """Cards on one side of a sheet."""
        return self.columns * self.rows

    @property
    def fits(self) -> bool:
        """Whether the sheet holds the cells; one cell is placed even where it does not."""
        return (
            self.columns * self.width <= self.paper.width - 2 * EDGE
            and self.rows * self.height <= self.paper.height - 2 * EDGE
        )

    @property
    def origin(self) -> tuple[float, float]:
        """The top left corner of the first cell."""
        return (self.paper.width - self.columns * self.width) / 2, (self.paper.height - self.rows * self.height) / 2

    def place(self, number: int) -> tuple[float, float]:
        """The top left corner of the cell of that number, in reading order."""
        row, column = divmod(number, self.columns)
        x, y = self.origin
        return x + column * self.width, y + row * self.height

    def behind(self, number: int, flip: str) -> tuple[float, float]:
        """Where the back of that cell lies when the sheet is turned over its long or its short edge."""
        row, column = divmod(number, self.columns)
        if (flip == "long") == (self.paper.height >= self.paper.width):
            column = self.columns - 1 - column
        else:
            row = self.rows - 1 - row
        return self.place(row * self.columns + column)


def grid(paper: Paper, width: float, height: float) -> Grid:
    """As many cells of that size as the sheet holds, upright or lying, whichever holds more; one, if it holds none."""
    best: Grid | None = None
    lying = paper.landscape
    for sheet in (Paper(paper.name, lying.height, lying.width), lying):
        columns, rows = int((sheet.width - 2 * EDGE) // width), int((sheet.height - 2 * EDGE) // height)
        candidate = Grid(sheet, max(1, columns), max(1, rows), width, height)
        if best is None or (candidate.fits, candidate.count) > (best.fits, best.count):
            best = candidate
    assert best is not None
    return best


def cut_marks(plan: Grid, colour: str) -> Iterator[Line]:
    """Short lines outside the cards where the knife goes."""
    left, top = plan.origin
    right, bottom = left + plan.columns * plan.width, top + plan.rows * plan.height
    paint = Paint(stroke=colour, width=0.3)
    for column in range(plan.columns + 1):
        x = left + column * plan.width
        yield Line(x, top - EDGE, x, top - 1, paint)
        yield Line(x, bottom + 1, x, bottom + EDGE, paint)
    for row in range(plan.rows + 1):
        y = top + row * plan.height
        yield Line(left - EDGE, y, left - 1, y, paint)
        yield Line(right + 1, y, right + EDGE, y, paint)
