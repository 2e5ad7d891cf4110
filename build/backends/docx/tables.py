"""Tables in a Word file: columns as wide as on paper, heads that are repeated, rows that no page parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lessonpress.layouts.cut_outs import CutOuts
from lessonpress.layouts.document import Cell, Table
from lessonpress.layouts.drawing.scene import Tag

from ...pages.cut_outs import PADDING, abreast, set_cut_outs
from ...pages.tables import GRID, TableLook, column_widths
from .parts import Grid, Room, Row
from .place import Place

if TYPE_CHECKING:
    from .blocks import BlockWriter


def table(
    writer: BlockWriter,
    block: Table,
    place: Place,
    look: TableLook = GRID,
    style: str = "",
    widths: Sequence[float] = (),
) -> Grid | None:
    """The table; its heads stand in every column's first cell, and again where it goes on."""
    if not block.columns or not (block.rows or any(cell.blocks for cell in block.head)):
        return None
    setter = place.setter
    inside = replace(setter.within(body="cell"), hang=0.0)
    widths = widths or column_widths(inside, block, place.width, look)
    rows = [_row(writer, block, cells, widths, place, look) for cells in block.rows]
    if any(cell.blocks for cell in block.head):
        rows.insert(0, _row(writer, block, block.head, widths, place, look, is_head=True))
    heads = any(row[0].header for row in block.rows if row)
    style = style or writer.book.grids.ruled(setter.scale, setter.air)
    return Grid(
        style, tuple(widths), tuple(rows), block.caption, indent=place.indent, has_row_heads=heads or look is not GRID
    )


def _row(
    writer: BlockWriter,
    block: Table,
    cells: Sequence[Cell],
    widths: Sequence[float],
    place: Place,
    look: TableLook,
    *,
    is_head: bool = False,
) -> Row:
    setter = place.setter
    rooms = []
    for cell, column, width in zip(cells, block.columns, widths, strict=True):
        body = "cell-head" if is_head or cell.header else "cell"
        inner = place.inside_cell(width - 2 * look.pad_x * setter.scale, align=column.align, body=body)
        rooms.append(Room(writer.cell(cell.blocks, inner)))
    lines = max((cell.lines for cell in cells), default=0)
    pitch = setter.theme.writing_line * setter.air * setter.scale
    return Row(tuple(rooms), lines * pitch, is_head=is_head)


def cut_outs(writer: BlockWriter, block: CutOuts, place: Place) -> Grid | None:
    """Cards with dashed lines around them, as high as on paper: all alike."""
    if not block.cards:
        return None
    across = abreast(place.setter, block)
    set_ = set_cut_outs(place.setter, block, place.width, Tag("L"))
    heights = [strip.height for strip in set_ if strip.row]
    width = place.width / across
    inner = place.inside_cell(width - 2 * PADDING, body="cell")
    rooms = [Room(writer.cell(card, inner), is_centred=True) for card in block.cards]
    rooms += [Room()] * (-len(rooms) % across)
    rows = [rooms[n : n + across] for n in range(0, len(rooms), across)]
    made = tuple(Row(tuple(row), high) for row, high in zip(rows, heights, strict=True))
    style = writer.book.grids.cut_outs()
    return Grid(style, (width,) * across, made, block.caption, indent=place.indent)
