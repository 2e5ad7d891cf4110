"""A table of a slide as a drawing, with the rules of the deck's table style: none between columns, a firm one below
the heads."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate

from lessonpress.layouts.drawing.scene import Item, Line, Paint, Rect, Tag

from .drawn_words import Look, Words
from .grid import Frame
from .listing import Listing
from .placed import PlacedCell, PlacedTable
from .ruler import CELL_INDENT
from .tables import PAD_X, PAD_Y

HAIR, RULE, HEAVY = ("hair", 0.75), ("rule", 1.0), ("accent", 1.75)
"""The rules between rows, under the last, and under the heads: their colours, and their widths in points."""


def draw_table(table: PlacedTable, words: Words, parent: Tag) -> Iterator[Item]:
    """The cells row by row, then the rules."""
    node = parent.add("Table", summary=table.alt or None)
    xs = [table.place.area.x + x for x in accumulate(table.widths, initial=0.0)]
    ys = [table.place.area.y + y for y in accumulate(table.heights, initial=0.0)]
    heads = any(row[0].header for row in table.rows[int(table.head) :])
    for number, row in enumerate(table.rows):
        line = node.add("TR")
        is_head = table.head and number == 0
        for column, cell in enumerate(row):
            box = Frame(xs[column], ys[number], table.widths[column], table.heights[number])
            if heads and column == 0 and not is_head:
                yield Rect(box.x, box.y, box.w, box.h, Paint(fill=words.colour("bg2")))
            yield from _cell(cell, box, table.size, words, _tag(line, cell, is_head=is_head))
    for number, y in enumerate(ys):
        if number or not table.head:
            colour, width = HEAVY if number == 1 and table.head else RULE if number == len(ys) - 1 else HAIR
            yield Line(xs[0], y, xs[-1], y, Paint(stroke=words.colour(colour), width=width))


def _tag(row: Tag, cell: PlacedCell, *, is_head: bool) -> Tag:
    if is_head or cell.header:
        return row.add("TH", scope="Column" if is_head else "Row")
    return row.add("TD")


def _cell(cell: PlacedCell, box: Frame, size: float, words: Words, tag: Tag) -> Iterator[Item]:
    area = Frame(box.x + PAD_X, box.y + PAD_Y, box.w - 2 * PAD_X, box.h - 2 * PAD_Y)
    colour = "accent1" if tag.scope == "Column" else "tx1"
    look = Look(size, colour, anchor="ctr", align=cell.align, indent=CELL_INDENT)
    return words.pars(cell.pars, area, look, Listing(tag).place)
