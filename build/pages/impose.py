"""Imposition: where cards of one size lie on a sheet, and where their backs must lie to meet them."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.layouts.drawing.scene import Line, Paint
from lessonpress.layouts.paper import EDGE, Paper
from lessonpress.resources.values import Value

MARK = (1.0, 4.0)
"""How far from the cards a cut mark begins and ends, in mm."""
MARGIN = EDGE + MARK[1]
"""Around the cards: what printers leave white, and the marks."""


class Grid(Value, frozen=True):
    """Cells centred on the sheet, `gutter` mm apart; without a gutter one cut parts two cards. Measures in mm."""

    paper: Paper
    columns: int
    rows: int
    width: float
    height: float
    gutter: float = 0.0

    @property
    def count(self) -> int:
        """Cards on one side of a sheet."""
        return self.columns * self.rows

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of all cells together."""
        return _span(self.columns, self.width, self.gutter), _span(self.rows, self.height, self.gutter)

    @property
    def fits(self) -> bool:
        """Whether the sheet holds the cells; one cell is placed even where it does not."""
        width, height = self.size
        return width <= self.paper.width - 2 * EDGE and height <= self.paper.height - 2 * EDGE

    @property
    def origin(self) -> tuple[float, float]:
        """The top left corner of the first cell."""
        width, height = self.size
        return (self.paper.width - width) / 2, (self.paper.height - height) / 2

    def place(self, number: int) -> tuple[float, float]:
        """The top left corner of the cell of that number, in reading order."""
        row, column = divmod(number, self.columns)
        x, y = self.origin
        return x + column * (self.width + self.gutter), y + row * (self.height + self.gutter)

    def behind(self, number: int, flip: str) -> tuple[float, float]:
        """Where the back of that cell lies when the sheet is turned over its long or its short edge."""
        row, column = divmod(number, self.columns)
        if (flip == "long") == (self.paper.height >= self.paper.width):
            column = self.columns - 1 - column
        else:
            row = self.rows - 1 - row
        return self.place(row * self.columns + column)


def grid(paper: Paper, width: float, height: float, gutter: float = 0.0) -> Grid:
    """As many cells of that size as the sheet holds, upright or lying, whichever holds more; one, if it holds none."""

    def filled(sheet: Paper) -> Grid:
        columns, rows = _count(sheet.width, width, gutter), _count(sheet.height, height, gutter)
        return Grid(sheet, columns, rows, width, height, gutter)

    return max(map(filled, paper.ways), key=lambda cells: (cells.fits, cells.count))


def _span(count: int, length: float, gutter: float) -> float:
    return count * (length + gutter) - gutter


def _count(sheet: float, length: float, gutter: float) -> int:
    """How many cells stand in a row of the sheet, with room for the marks around them; one at least."""
    return max(1, int((sheet - 2 * MARGIN + gutter) // (length + gutter)))


def cut_marks(plan: Grid, colour: str) -> Iterator[Line]:
    """Short lines outside the cards where the knife goes, as far as the sheet has room for them."""
    (left, top), (width, height) = plan.origin, plan.size
    right, bottom = left + width, top + height
    near, far = MARK
    paint = Paint(stroke=colour, width=0.3)
    if left >= EDGE and (above := min(far, top - EDGE)) > near:
        for x in _edges(left, plan.columns, plan.width, plan.gutter):
            yield Line(x, top - above, x, top - near, paint)
            yield Line(x, bottom + near, x, bottom + above, paint)
    if top >= EDGE and (beside := min(far, left - EDGE)) > near:
        for y in _edges(top, plan.rows, plan.height, plan.gutter):
            yield Line(left - beside, y, left - near, y, paint)
            yield Line(right + near, y, right + beside, y, paint)


def _edges(start: float, count: int, length: float, gutter: float) -> list[float]:
    """Where cells begin and end; without a gutter, an end and the next beginning are one."""
    edges = (start + n * (length + gutter) + side for n in range(count) for side in (0.0, length))
    return sorted({round(edge, 6) for edge in edges})
