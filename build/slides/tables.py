"""Tables for slides: widths from the content, the size that needs the fewest slides, rows too high cut in two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from lessonpress.layouts.document import Cell, Marker, Table

from .fit import pack, whole_pars
from .grid import Place
from .paragraphs import Par, Run, in_bold, paragraphs
from .placed import PlacedCell, PlacedTable
from .ruler import CELL_INDENT, FLOOR, Ruler

PAD_X, PAD_Y = 2.6, 1.25
"""The margins of a cell, in mm."""
ROOMY = 1.4
"""Rows of a table that leaves room may become so much higher."""
CLEAR = 18.0
"""The type that can be read from the last row, in points."""
WORTH_TWO = 6
"""Rows that fill two slides."""
Row = tuple[PlacedCell, ...]


def place_table(ruler: Ruler, table: Table, place: Place, *, answers: bool = False) -> list[PlacedTable]:
    """The table over as few slides as easily readable type allows, then as large as these allow.

    One that fits a slide only in the smallest of these types goes over two, if each then has enough to show. Still
    smaller type is for tables of which a row would otherwise have to be cut.
    """
    ruler = ruler.of(replace(place.type, margins=()))
    head = tuple(
        _cell(cell, column.align, header=True, answers=answers)
        for cell, column in zip(table.head, table.columns, strict=False)
    )
    head = head if any(cell.pars for cell in head) else ()
    rows = [
        tuple(_cell(c, col.align, answers=answers) for c, col in zip(row, table.columns, strict=True))
        for row in table.rows
    ]
    tried = [_set(ruler, table, place, size, head, rows) for size in place.sizes if size >= FLOOR]
    if any(sum(len(part.rows) - bool(head) for part in found) > len(rows) for found in tried[-1:]):
        tried += [_set(ruler, table, place, size, head, rows) for size in place.sizes if size < FLOOR]
    fewest = min(len(found) for found in tried)
    best = next(found for found in tried if len(found) == fewest)
    larger = [found for found in tried if found[0].size >= CLEAR and len(found) == 2]
    parted = best[0].size < CLEAR and fewest == 1 and len(rows) >= WORTH_TWO and _is_read(rows)
    return larger[0] if parted and larger else best


def _is_read(rows: Sequence[Row]) -> bool:
    """Whether the class reads it: lists of references are there to be looked up."""
    return all(par.scale >= 0.9 for row in rows for cell in row for par in cell.pars)


def _cell(cell: Cell, align: str, *, answers: bool, header: bool = False) -> PlacedCell:
    pars = paragraphs(cell.blocks, answers=answers)
    if cell.header or header:
        pars = in_bold(pars)
    if len(pars) > 1 and not any(par.marker for par in pars) and not cell.header:
        pars = tuple(replace(par, marker=Marker.BULLET, level=1) for par in pars)
    first = tuple(replace(par, before=0.0 if i == 0 else 0.15) for i, par in enumerate(pars))
    return PlacedCell(first, cell.header or header, align)


def _set(ruler: Ruler, table: Table, place: Place, size: float, head: Row, rows: Sequence[Row]) -> list[PlacedTable]:
    """The table at one size: a table per slide."""
    area = place.area
    widths = _widths(ruler, table, [head, *rows] if head else rows, area.w, size)
    top = _height(ruler, head, widths, size) if head else 0.0
    room = area.h - top
    whole = [part for row in rows for part in _cut_row(ruler, row, widths, room, size)]
    heights = [_height(ruler, row, widths, size) for row in whole]
    tables = []
    for bin_ in pack(heights, room) or [range(0)]:
        shown = [whole[i] for i in bin_]
        air = min(ROOMY, room / sum(heights[i] for i in bin_)) if room > 0 and shown else 1.0
        high = [heights[i] * max(1.0, air) for i in bin_]
        all_rows = (head, *shown) if head else tuple(shown)
        all_heights = (top, *high) if head else tuple(high)
        tables.append(PlacedTable(place, widths, all_heights, all_rows, size, bool(head), table.caption))
    return tables


def _widths(ruler: Ruler, table: Table, rows: Sequence[Row], total: float, size: float) -> tuple[float, ...]:
    """Columns without a share are as wide as their longest line, but a third at most; the others share the rest."""
    natural = []
    for number, column in enumerate(table.columns):
        widest = max(
            (ruler.width(par, size) + par.level * CELL_INDENT for row in rows for par in row[number].pars), default=0.0
        )
        natural.append(0.0 if column.share else min(widest + 2 * PAD_X + 1.0, total / 3))
    shares = sum(column.share or 0.0 for column in table.columns)
    spare = total - sum(natural)
    if not shares:
        return tuple(width + spare / len(natural) for width in natural)
    return tuple(
        width or spare * (column.share or 0.0) / shares for width, column in zip(natural, table.columns, strict=True)
    )


def _height(ruler: Ruler, row: Row, widths: Sequence[float], size: float) -> float:
    """A row is as high as its highest cell."""
    inner = (
        ruler.height(cell.pars or _EMPTY, size, width - 2 * PAD_X, CELL_INDENT)
        for cell, width in zip(row, widths, strict=True)
    )
    return max(inner) + 2 * PAD_Y


def _cut_row(ruler: Ruler, row: Row, widths: Sequence[float], room: float, size: float) -> Iterator[Row]:
    """The row, or when it is higher than `room`, several; the cell that heads the row is repeated."""
    if _height(ruler, row, widths, size) <= room:
        yield row
        return
    columns = []
    for cell, width in zip(row, widths, strict=True):
        inner, limit = width - 2 * PAD_X, room - 2 * PAD_Y
        pars = whole_pars(ruler, cell.pars, inner, limit, size, CELL_INDENT)
        bins = pack([ruler.par_height(par, size, inner, CELL_INDENT) for par in pars], limit) if pars else []
        columns.append([replace(cell, pars=tuple(pars[i] for i in bin_)) for bin_ in bins])
    count = max(len(column) for column in columns)
    columns = [c * count if len(c) == 1 and row[i].header else c for i, c in enumerate(columns)]
    for cells in zip_longest(*columns):
        yield tuple(cell or replace(row[i], pars=()) for i, cell in enumerate(cells))


_EMPTY = (Par((Run(" "),), before=0.0),)
