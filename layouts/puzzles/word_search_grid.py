"""A square of letters as a drawing; in the key every hidden word is ringed."""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from ..drawing.scene import MM, Item, Paint, Path, Rect, Scene
from ..type.paragraph import Typesetter
from .lettering import centred, style
from .word_search import Hidden, WordSearch

LARGEST, WIDEST = 9.5, 144.0
"""The side of a letter's place and of the whole square, at most, in mm."""
KEY = 0.82
"""The key, which nobody writes in, is so much smaller: the places of the words stand below it."""
EDGE = 5.0
"""Around the letters, in mm: in the key the numbers of rows and columns stand there."""
LETTER, NUMBER = 0.52, 7.0
"""Letters in parts of their place, numbers in points."""
RING = 0.4
"""Half the width of a ring, in parts of a letter's place."""
ROUND = 0.5523
"""How far the handles of a curve lie that is as good as a quarter of a circle."""


def square(puzzle: WordSearch, type_: Typesetter, *, solved: bool) -> Scene:
    """The letters in a frame; `solved` has the words ringed and in bold, and rows and columns numbered."""
    size = len(puzzle.rows)
    cell = min(LARGEST, WIDEST / size) * (KEY if solved else 1.0)
    side = size * cell
    frame = Paint(fill=type_.theme.colour("paper"), stroke=type_.theme.colour("ink"), width=1.0)
    items: list[Item] = [Rect(EDGE, EDGE, side, side, frame, 1.5)]
    if solved:
        ring = Paint(stroke=type_.theme.colour("answer"), width=1.1)
        items += [Path(_ring(hidden, cell), ring) for hidden in puzzle.hidden]
        items += _numbers(size, cell, type_)
    items += _letters(puzzle, cell, type_, solved)
    return Scene(side + 2 * EDGE, side + 2 * EDGE, tuple(items))


def _letters(puzzle: WordSearch, cell: float, type_: Typesetter, solved: bool) -> Iterator[Item]:
    plain = style(LETTER * cell * MM, colour="soft" if solved else "ink")
    bold = style(LETTER * cell * MM, face="sans-bold")
    found = {place for hidden in puzzle.hidden for place in hidden.squares} if solved else set()
    for row, line in enumerate(puzzle.rows):
        for column, sign in enumerate(line):
            yield centred(type_, sign, bold if (row, column) in found else plain, *_middle((row, column), cell))


def _numbers(size: int, cell: float, type_: Typesetter) -> Iterator[Item]:
    look = style(NUMBER, colour="soft")
    for i in range(size):
        at = EDGE + (i + 0.5) * cell
        yield centred(type_, str(i + 1), look, at, EDGE / 2)
        yield centred(type_, str(i + 1), look, EDGE / 2, at)


def _ring(hidden: Hidden, cell: float) -> tuple[tuple[str | float, ...], ...]:
    """A line around a word, its ends round."""
    x1, y1 = _middle(hidden.squares[0], cell)
    x2, y2 = _middle(hidden.squares[-1], cell)
    length, r = hypot(x2 - x1, y2 - y1), RING * cell
    ax, ay = (x2 - x1) / length * r, (y2 - y1) / length * r
    bx, by, k = -ay, ax, ROUND

    def curve(x: float, y: float, fx: float, fy: float, tx: float, ty: float) -> tuple[str | float, ...]:
        """A quarter of a circle around x, y from the one direction to the other."""
        return ("C", x + fx + k * tx, y + fy + k * ty, x + tx + k * fx, y + ty + k * fy, x + tx, y + ty)

    return (
        ("M", x1 + bx, y1 + by),
        ("L", x2 + bx, y2 + by),
        curve(x2, y2, bx, by, ax, ay),
        curve(x2, y2, ax, ay, -bx, -by),
        ("L", x1 - bx, y1 - by),
        curve(x1, y1, -bx, -by, -ax, -ay),
        curve(x1, y1, -ax, -ay, bx, by),
        ("Z",),
    )


def _middle(place: tuple[int, int], cell: float) -> tuple[float, float]:
    """The middle of a letter's place: x and y."""
    row, column = place
    return EDGE + (column + 0.5) * cell, EDGE + (row + 0.5) * cell
