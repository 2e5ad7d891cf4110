"""Columns of boxes on a sheet: a box that a column cannot hold goes on in the next, under its head."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from msgspec.structs import replace

from lessonpress.layouts.document import Block, Box, Heading, Table
from lessonpress.layouts.drawing.scene import Item, Line, Paint, Rect, Tag, moved
from lessonpress.layouts.labels import Labels
from lessonpress.resources.markup import Text

from .cutting import cut, too_high
from .setter import Setter
from .strips import Frame, Placed, Strip, depth, height, untagged
from .tables import TableLook, set_table

BETWEEN = 2.6
"""Space between two boxes."""
EDGE = 0.25
"""What a tint keeps away from the lines around it."""
PAD = 1.6
"""Space between the edge of a box and its words, where they are no table."""
MOST_PER_ROW = 4.0
"""At most so much more space is put into a row to bring its column to the depth of the others. All measures in mm."""
STEPS = 12
"""How often the room is halved to find the least in which columns are of equal height."""


def boxed(setter: Setter, blocks: Sequence[Block], width: float, root: Tag, labels: Labels) -> list[Strip]:
    """The blocks under one another; those in boxes under a band with their title."""
    strips: list[Strip] = []
    for block in blocks:
        strips += (
            _box(setter, block, width, root, labels) if isinstance(block, Box) else setter.block(block, width, root)
        )
    return strips


def too_many(strips: Sequence[Strip], count: int, room: float) -> bool:
    """Whether the strips need more than `count` columns of `room` mm."""
    columns = cut(strips, room)
    return len(columns) > count or any(too_high(columns, room))


def filled(strips: Sequence[Strip], count: int, room: float) -> list[list[Placed]]:
    """The strips in at most `count` columns, about equally high, which end together."""
    low, high = 0.0, room
    for _ in range(STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if too_many(strips, count, middle) else (low, middle)
    columns = cut(strips, high)
    deepest = max(map(depth, columns))
    return [_spread(column, deepest) for column in columns]


def _spread(column: Sequence[Placed], deepest: float) -> list[Placed]:
    """The column brought to that depth: all its rows take the same share of what is missing into themselves."""
    rows = sum(1 for placed in column if placed.strip.row)
    more = min(MOST_PER_ROW, (deepest - depth(column)) / rows) if rows else 0.0
    placed_again, down = [], 0.0
    for placed in column:
        strip = _deeper(placed.strip, more)
        placed_again.append(Placed(placed.y + down, strip))
        down += strip.height - placed.strip.height
    return placed_again


def _deeper(strip: Strip, more: float) -> Strip:
    """A row with so much more space in it; anything else as it was."""
    if strip.row is None:
        return strip
    row = replace(strip.row, padding=strip.row.padding + more / 2)
    new = row.strip()
    return replace(strip, height=new.height, items=new.items, row=row)


def _box(setter: Setter, box: Box, width: float, root: Tag, labels: Labels) -> list[Strip]:
    """A frame with a band on top, which is repeated where the box goes on."""
    node = root.add("Sect")
    frame = Frame(0, width, Paint(stroke=setter.theme.colour("rule"), width=0.6))
    band = [_band(setter, box.title, width, node)] if box.title else []
    again = [untagged(_band(setter, labels("continued", title=box.title), width, Tag("Sect")))] if band else []
    inside = [strip for block in box.blocks for strip in _inside(setter, block, width, node)]
    inside = [*(replace(strip, keep=True) for strip in inside[:1]), *inside[1:]]  # no row stands alone under its band
    strips = [replace(strip, head=(*again, *strip.head), frames=(frame, *strip.frames)) for strip in inside]
    strips = [*(replace(strip, frames=(frame,)) for strip in band), *strips]
    return [*strips[:-1], *(replace(strip, after=BETWEEN, keep=False) for strip in strips[-1:])]


def _inside(setter: Setter, block: Block, width: float, node: Tag) -> list[Strip]:
    """A table reaches from edge to edge; other things keep away from them."""
    if isinstance(block, Table):
        return [replace(strip, before=0.0, after=0.0) for strip in set_table(setter, block, width, node, ROWS)]
    return [strip.shifted(PAD) for strip in setter.block(block, width - 2 * PAD, node)]


def _band(setter: Setter, title: str, width: float, node: Tag) -> Strip:
    """The title of a box, light on dark."""
    style, pad = setter.theme.style("sheet-head").scaled(setter.scale), 0.5 * setter.scale
    wide = setter.type.width(setter.type.pieces(title, style))
    if wide > width - 2 * PAD:  # a long title is set smaller, but never below the text
        style = style.scaled(max((width - 2 * PAD) / wide, setter.style("body").size / style.size))
    lines = setter.text(Heading((Text(title),), 2), style, width - 2 * PAD, node)
    ground = Rect(0, 0, width, height(lines) + 2 * pad, Paint(fill=setter.theme.colour("accent")))
    words = [moved(item, PAD, pad + n * line.height) for n, line in enumerate(lines) for item in line.items]
    return Strip(ground.h, (ground, *words), keep=True, bookmark=(title, 2))


def _hairlines(setter: Setter, widths: Sequence[float], head: bool, high: float) -> tuple[Item, ...]:
    """A line over a row; its first cell, which numbers it, on a tint; upright lines between the others."""
    colour = setter.theme.colour
    ground = Rect(EDGE, EDGE, widths[0] - EDGE, high - 2 * EDGE, Paint(fill=colour("tint")))
    hair = Paint(stroke=colour("hair"), width=0.4)
    between = [Line(x, EDGE, x, high - EDGE, hair) for x in list(accumulate(widths))[1:-1]]
    return ground, *between, Line(0, 0, sum(widths), 0, Paint(stroke=colour("rule"), width=0.4))


ROWS = TableLook(_hairlines, 1.3, 0.75)
"""Rows between hairlines, as close as they can be read."""
