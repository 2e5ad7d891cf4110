"""Tables: columns sized to their content, rows cut only where no page can hold them, heads repeated on every page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lessonpress.layouts.document import Block, Cell, Column, ListBlock, Paragraph, Table
from lessonpress.layouts.drawing.scene import Item, Line, Paint, Rect, Tag, TextBox
from lessonpress.layouts.pictures import Portrait
from lessonpress.resources.values import Value

from .pictures import portrait_room
from .strips import Row, Strip, untagged

if TYPE_CHECKING:
    from .setter import Setter

WIDEST_UNSHARED = 0.4
"""A column without a share takes at most this part of the table."""


class TableLook(Value, frozen=True):
    """How a table looks: what is drawn around a row of cells of these widths and this height, and the space in them."""

    rules: Callable[[Setter, Sequence[float], bool, float], tuple[Item, ...]]
    pad_x: float
    pad_y: float
    """Space between a cell's rule and its words, in mm."""


def _grid(setter: Setter, widths: Sequence[float], head: bool, height: float) -> tuple[Item, ...]:
    """The lines around a row's cells; the head stands on a tint."""
    total = sum(widths)
    strong = Paint(stroke=setter.theme.colour("rule"), width=0.6)
    rules: list[Item] = [Rect(0, 0, total, height, Paint(fill=setter.theme.colour("tint")))] if head else []
    rules.append(Line(0, 0, total, 0, strong))
    rules.append(Line(0, height, total, height, strong))
    x = 0.0
    for width in (0.0, *widths):
        x += width
        rules.append(Line(x, 0, x, height, strong))
    return tuple(rules)


GRID = TableLook(_grid, 1.8, 1.4)
"""The usual look: every cell is ruled on all sides."""


def set_table(setter: Setter, table: Table, width: float, tag: Tag, look: TableLook = GRID) -> list[Strip]:
    """Rows as strips. The head stays with the first row and is printed again where the table goes on."""
    node = tag.add("Table", summary=table.caption or None)
    if not table.columns:
        return []
    inside = replace(setter.within(body="cell"), hang=0.0)
    widths = column_widths(inside, table, width, look)
    head: tuple[Strip, ...] = ()
    strips: list[Strip] = []
    if any(cell.blocks for cell in table.head):
        row = _row(inside.within(body="cell-head"), table.head, table.columns, widths, node, look, head=True)
        head = (untagged(row),)
        strips.append(replace(row, keep=True, before=2.0))
    for number, cells in enumerate(table.rows):
        row = _row(inside, cells, table.columns, widths, node, look, head=False)
        before = 0.0 if strips else 2.0
        strips.append(replace(row, head=head, before=before, yields=setter.theme.is_roomy))
        first, last = number == 0 and len(table.rows) > 3, number == len(table.rows) - 2 and len(table.rows) > 2
        if first or last:  # no row stands alone at the foot or the head of a page
            strips[-1] = replace(strips[-1], keep=strips[-1].height < 40)
    if strips:
        strips[-1] = replace(strips[-1], after=4.0)
    return [replace(strip, span=table.span) for strip in strips]


def needed(setter: Setter, table: Table) -> float:
    """How wide a table is at least that breaks no word, in mm."""
    return sum(_sizes(setter.within(body="cell"), table, GRID)[1])


def _row(
    setter: Setter,
    cells: Sequence[Cell],
    columns: Sequence[Column],
    widths: Sequence[float],
    table: Tag,
    look: TableLook,
    *,
    head: bool,
) -> Strip:
    """One row: cells side by side, as high as the highest, with its rules."""
    node = table.add("TR")
    contents: list[tuple[float, tuple[Strip, ...]]] = []
    pad_x, pad_y = look.pad_x * setter.scale, look.pad_y * setter.scale * setter.air
    x = 0.0
    for cell, column, width in zip(cells, columns, widths, strict=True):
        header = cell.header or head
        scope = ("Column" if head else "Row") if header else None
        tag = node.add("TH" if header else "TD", scope=scope)
        inside = setter.within(body="cell-head") if header and not head else setter
        strips = inside.blocks(cell.blocks, width - 2 * pad_x, tag)
        contents.append((x + pad_x, tuple(_aligned(s, width - 2 * pad_x, column.align) for s in strips)))
        x += width
    least = max(cell.lines for cell in cells) * setter.theme.writing_line * setter.air * setter.scale
    return Row(tuple(contents), partial(look.rules, setter, widths, head), pad_y, least).strip()


def _aligned(strip: Strip, width: float, align: str) -> Strip:
    """A strip of text pushed to the side its column wants."""
    if align == "left":
        return strip
    items = []
    for item in strip.items:
        if isinstance(item, TextBox) and item.lines and item.lines[0].runs:
            runs = item.lines[0].runs
            slack = width - (runs[-1].x + runs[-1].width)
            dx = slack if align == "right" else slack / 2
            item = replace(item, lines=tuple(line.moved(dx, 0) for line in item.lines))
        items.append(item)
    return replace(strip, items=tuple(items))


def column_widths(setter: Setter, table: Table, width: float, look: TableLook) -> list[float]:
    """Widths in mm that add up to `width`. Columns without a share are as wide as their content needs."""
    natural, least = _sizes(setter, table, look)
    shares = [column.share or 0.0 for column in table.columns]
    wanted = [
        low if share else max(low, min(size, width * WIDEST_UNSHARED))
        for share, size, low in zip(shares, natural, least, strict=True)
    ]
    if not any(shares) or sum(wanted) > width:
        return _spread(natural, least, width)
    rest = width - sum(size for size, share in zip(wanted, shares, strict=True) if not share)
    shared = [rest * share / sum(shares) for share in shares]
    floors = [low if share else 0.0 for share, low in zip(shares, least, strict=True)]
    widths = floored(shared, floors)
    return [new if share else size for new, share, size in zip(widths, shares, wanted, strict=True)]


def _sizes(setter: Setter, table: Table, look: TableLook) -> tuple[list[float], list[float]]:
    """What each column would like, and the least that it can do with, in mm."""
    natural, least = [], []
    for number in range(len(table.columns)):
        sizes = [_needs(setter, row[number], head=False) for row in table.rows]
        sizes += [_needs(setter, cell, head=True) for cell in table.head[number : number + 1]]
        natural.append(max((size[0] for size in sizes), default=0.0) + 2 * look.pad_x * setter.scale)
        least.append(max((size[1] for size in sizes), default=0.0) + 2 * look.pad_x * setter.scale)
    return natural, least


def _spread(natural: Sequence[float], least: Sequence[float], width: float) -> list[float]:
    """All columns sized to content: what is left over, or lacking, is shared in proportion."""
    if sum(natural) <= width:
        return [size * width / sum(natural) for size in natural]
    spare = [size - low for size, low in zip(natural, least, strict=True)]
    if sum(least) >= width:
        return [low * width / sum(least) for low in least]
    room = width - sum(least)
    return [low + room * more / sum(spare) for low, more in zip(least, spare, strict=True)]


def floored(widths: Sequence[float], floors: Sequence[float]) -> list[float]:
    """`widths` with none under its floor and the same sum, which the floors do not exceed; the wide ones give."""
    short = sum(max(0.0, floor - size) for size, floor in zip(widths, floors, strict=True))
    spare = sum(max(0.0, size - floor) for size, floor in zip(widths, floors, strict=True))
    factor = short / spare if spare else 0.0
    return [
        floor if size <= floor else size - (size - floor) * factor for size, floor in zip(widths, floors, strict=True)
    ]


def _needs(setter: Setter, cell: Cell, *, head: bool) -> tuple[float, float]:
    """The width a cell would like, and the least it can do with: its longest line, its longest word."""
    style = setter.style("cell-head" if head or cell.header else "body")
    found = [(setter.type.pieces(block.text, style), inside) for block, inside in _paragraphs(setter, cell.blocks)]
    natural = max((setter.type.width(pieces) + inside for pieces, inside in found), default=0.0)
    longest = max((setter.type.longest_word(pieces) + inside for pieces, inside in found), default=0.0)
    beside = portrait_room(setter) if any(isinstance(block, Portrait) for block in cell.blocks) else 0.0
    return natural + beside + 0.1, longest + beside + 0.1


def _paragraphs(setter: Setter, blocks: Sequence[Block]) -> Iterator[tuple[Paragraph, float]]:
    """The paragraphs of a cell, each with how far it stands in, in mm."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block, 0.0
        elif isinstance(block, Portrait):
            yield from _paragraphs(setter, block.blocks)
        elif isinstance(block, ListBlock):
            for entry in block.entries:
                for inner, inside in _paragraphs(setter, entry):
                    yield inner, inside + setter.indent * setter.scale
