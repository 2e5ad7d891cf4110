"""Boxes in columns of a Word file: the cells of one row, each as full as the others.

Word could let boxes flow from column to column by itself; but then nobody knows where one ends, and what is one line
too long would go on a second sheet. So columns are filled here, by our own measure; a box that goes on says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from lessonpress.layouts.document import Block, Box, Table
from lessonpress.layouts.drawing.scene import MM, Tag
from lessonpress.layouts.labels import Labels
from lessonpress.resources.values import Value

from ...pages.columns import BETWEEN, PAD, ROWS
from ...pages.setter import Setter
from ...pages.strips import height
from ...pages.tables import set_table

STEPS = 12
"""How often the room is halved to find the least in which the columns are enough."""
BAND = 1.5
"""How high the band with a box's title is, in lines of it."""


class Piece(Value, frozen=True):
    """What is not parted: a row of a table in a box, another block in it, or a block outside of boxes."""

    box: int
    """The number of the block that it is of."""
    part: int
    """The number of the block in the box."""
    block: Block
    height: float
    """In mm."""


Column = Sequence[Piece]


def filled(blocks: Sequence[Block], setter: Setter, width: float, count: int) -> list[list[Piece]]:
    """The pieces of the blocks in so many columns of `width` mm, as equal as can be."""
    pieces = [piece for number, block in enumerate(blocks) for piece in _pieces(number, block, setter, width)]
    band = band_height(setter)
    low, high = 0.0, sum(piece.height for piece in pieces) + (band + BETWEEN) * (len(blocks) + count)
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if len(_cut(pieces, band, middle)) > count else (low, middle)
    return _cut(pieces, band, high)


def boxes(column: Column, blocks: Sequence[Block], before: int, labels: Labels) -> Iterator[Block]:
    """The blocks of a column; the box that was the last of the column `before` goes on, and says so."""
    for number, group in groupby(column, key=lambda piece: piece.box):
        whole, pieces = blocks[number], list(group)
        if not isinstance(whole, Box):
            yield whole
            continue
        title = labels("continued", title=whole.title) if number == before and whole.title else whole.title
        parts = [list(part) for _, part in groupby(pieces, key=lambda piece: piece.part)]
        yield replace(whole, title=title, blocks=tuple(_joined(part) for part in parts))


def band_height(setter: Setter) -> float:
    """How high the band with a title is, in mm."""
    return BAND * setter.style("sheet-head").leading / MM


def _joined(pieces: Sequence[Piece]) -> Block:
    """Rows of one table as a table again."""
    first = pieces[0].block
    if not isinstance(first, Table):
        return first
    return replace(
        first, rows=tuple(row for piece in pieces if isinstance(piece.block, Table) for row in piece.block.rows)
    )


def _pieces(number: int, block: Block, setter: Setter, width: float) -> Iterator[Piece]:
    if not isinstance(block, Box):
        yield Piece(number, 0, block, height(setter.block(block, width, Tag("Sect"))))
        return
    for part, inside in enumerate(block.blocks):
        if isinstance(inside, Table):
            strips = set_table(setter, inside, width, Tag("Sect"), ROWS)
            for row, strip in zip(inside.rows, strips[-len(inside.rows) :], strict=True):
                yield Piece(number, part, replace(inside, rows=(row,)), strip.height)
        else:
            yield Piece(number, part, inside, height(setter.block(inside, width - 2 * PAD, Tag("Sect"))) + PAD)


def _cut(pieces: Sequence[Piece], band: float, room: float) -> list[list[Piece]]:
    """The pieces in as many columns as they need that are so high, in mm."""
    columns: list[list[Piece]] = [[]]
    used = 0.0
    for piece in pieces:
        column = columns[-1]
        begins = not column or column[-1].box != piece.box
        needed = piece.height + (band + (BETWEEN if column else 0.0)) * begins
        if column and used + needed > room:
            columns.append([])
            used, needed = 0.0, piece.height + band
        columns[-1].append(piece)
        used += needed
    return columns
