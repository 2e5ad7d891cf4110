"""Shortening: what a sheet can do without, one row after another, always of the box that takes the most room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lessonpress.layouts.document import Block, Box, Cell, Heading, Paragraph, Table
from lessonpress.resources.diagnostics import Span
from lessonpress.resources.markup import plain

Row = tuple[Cell, ...]
Gone = Row | Block
"""What was taken away: a row of a table, or a block."""


def shortened(blocks: Sequence[Block], heights: Sequence[Sequence[float]]) -> Iterator[tuple[Sequence[Block], Gone]]:
    """Shorter and shorter versions of the blocks, down to none, each with what it lost to the one before.

    `heights` are those of the rows of each box that ends with a table; for other blocks there are none. While a table
    has two rows to spare, the highest box loses its last; when none has, blocks are taken from the end.
    """
    left, high = list(blocks), [list(rows) for rows in heights]
    while left:
        long = [n for n, block in enumerate(left) if len(_rows(block)) > 1]
        if not long:
            yield tuple(left[:-1]), left.pop()
            continue
        number = max(long, key=lambda n: sum(high[n]))
        gone = _rows(left[number])[-1]
        left[number] = _without_last(left[number])
        high[number].pop()
        yield tuple(left), gone


def pieces(blocks: Sequence[Block]) -> Iterator[Gone]:
    """All that could be taken away, in the order of the sheet."""
    for block in blocks:
        yield from _rows(block)
        yield block


def name(gone: Gone) -> str:
    """What to call something that is left out: the first words in it."""
    parts = [block for cell in gone for block in cell.blocks] if isinstance(gone, tuple) else [gone]
    said = (plain(part.text) for part in parts if isinstance(part, Paragraph | Heading))
    title = (part.title for part in parts if isinstance(part, Box))
    return next((words for words in (*said, *title) if words), "…")


def place(gone: Gone) -> Span | None:
    """Where it stands in the source."""
    parts = [block for cell in gone for block in cell.blocks] if isinstance(gone, tuple) else [gone]
    return next((part.span for part in parts if part.span), None)


def _rows(block: Block) -> tuple[Row, ...]:
    table = _table(block)
    return table.rows if table else ()


def _table(block: Block) -> Table | None:
    """The table that a box ends with."""
    last = block.blocks[-1] if isinstance(block, Box) and block.blocks else None
    return last if isinstance(last, Table) else None


def _without_last(block: Block) -> Block:
    table = _table(block)
    assert isinstance(block, Box) and table
    return replace(block, blocks=(*block.blocks[:-1], replace(table, rows=table.rows[:-1])))
