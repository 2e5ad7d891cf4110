"""A crossword's grid as a drawing: numbered squares, empty or with their letters."""

from __future__ import annotations

from collections.abc import Iterator

from ..drawing.scene import MM, Item, Paint, Rect, Scene
from ..type.paragraph import Typesetter
from .crossword import Crossword
from .drawn import COLUMN
from .lettering import centred, from_left, style

SMALLEST, LARGEST = 6.0, 8.0
"""The side of a square, in mm: room for a letter written by hand."""
HIGHEST = 91.0
"""The grid leaves room for its clues on the page, in mm."""
MOST_COLUMNS, MOST_ROWS = 24, 13
"""Squares of 7 mm then fit."""
LETTER, NUMBER = 0.52, 7.0
"""Letters in parts of a square, numbers in points."""
EDGE = 0.3
"""Room for the outer strokes, in mm."""


def grid(crossword: Crossword, type_: Typesetter, *, filled: bool) -> Scene:
    """The grid; `filled` has the letters, in smaller squares, since nobody has to write in them."""
    cell = SMALLEST if filled else square_of(crossword)
    width, height = crossword.columns * cell + 2 * EDGE, crossword.rows * cell + 2 * EDGE
    return Scene(width, height, tuple(_items(crossword, cell, type_, filled)))


def square_of(crossword: Crossword) -> float:
    """The side of a square, in mm: as large as the grid's place allows."""
    fits = min((COLUMN - 2 * EDGE) / crossword.columns, HIGHEST / crossword.rows)
    return max(SMALLEST, min(LARGEST, fits))


def _items(crossword: Crossword, cell: float, type_: Typesetter, filled: bool) -> Iterator[Item]:
    paint = Paint(fill=type_.theme.colour("paper"), stroke=type_.theme.colour("ink"), width=0.7)
    number, letter = style(NUMBER), style(LETTER * cell * MM, face="sans-bold", colour="answer")
    letters, numbers = crossword.letters, crossword.numbers
    for row, column in sorted(letters):
        x, y = EDGE + column * cell, EDGE + row * cell
        yield Rect(x, y, cell, cell, paint)
        if (row, column) in numbers:
            yield from_left(type_, str(numbers[row, column]), number, x + 0.5, y + 1.35)
        if filled:
            yield centred(type_, letters[row, column], letter, x + 0.56 * cell, y + 0.58 * cell)
