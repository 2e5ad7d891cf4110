"""Boxes in a Word file: paragraphs with a frame around them where that is enough, else a table of one cell.

Framed paragraphs are read and edited like any others. But a frame follows its paragraphs' indents, so that lists,
tables and lines to write on need a cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lessonpress.layouts.document import Box, Paragraph, Role, paragraph
from lessonpress.layouts.drawing.scene import Tag

from ...pages.setter import PADDING
from ...pages.strips import height
from .parts import Grid, Part, Room, Row, together
from .place import Place

if TYPE_CHECKING:
    from .blocks import BlockWriter

HIGHEST = 120.0
"""A box that is higher may be parted by the end of a page, in mm."""


def box(writer: BlockWriter, block: Box, place: Place) -> list[Part]:
    """A box with its title."""
    title = (paragraph(block.title, Role.CAPTION),) if block.title else ()
    blocks = (*title, *block.blocks)
    if not blocks:
        return []
    if not place.depth and not place.tone and all(isinstance(inside, Paragraph) for inside in blocks):
        framed = replace(place, tone=block.tone, width=place.width - 2 * PADDING)
        return [*together(writer.write(blocks, framed)), writer.space()]
    inner = place.inside_cell(place.width - 2 * PADDING)
    is_whole = height(place.setter.block(block, place.width, Tag("Sect"))) < HIGHEST
    parts = writer.cell(blocks, inner)
    row = Row((Room(parts),), is_whole=is_whole)
    style = writer.book.grids.box(block.tone)
    return writer.spaced(Grid(style, (place.width,), (row,), block.title, indent=place.indent))
