"""What stands side by side in a Word file: columns, short entries of a list, a portrait and its words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lessonpress.layouts.document import Block, Columns, Drawing, Paragraph
from lessonpress.layouts.pictures import Portrait

from ...pages.pictures import portrait_room, portrait_side
from ...pages.setter import GUTTER, Setter
from ...pages.tables import floored
from . import shown
from .book import Book
from .grids import SLACK
from .parts import Grid, Part, Room, Row
from .place import Place

if TYPE_CHECKING:
    from .blocks import BlockWriter


def columns(writer: BlockWriter, block: Columns, place: Place) -> Grid | None:
    """Parts in the cells of a table without lines; in open type, drawings stand under one another."""
    if not any(block.parts):
        return None
    if writer.book.theme.is_roomy and any(isinstance(inside, Drawing) for part in block.parts for inside in part):
        inner = place.inside_cell(place.width)
        rows = tuple(Row((Room(writer.cell(part, inner)),), is_whole=False) for part in block.parts)
        return Grid(writer.book.grids.bare(), (place.width,), rows, indent=place.indent)
    gutter = 0.0 if block.tight else GUTTER
    shares = block.shares or (1.0,) * len(block.parts)
    room = place.width - gutter * (len(shares) - 1)
    least = [_longest_word(part, place.setter) for part in block.parts]
    widths = [room * share / sum(shares) for share in shares]
    widths = floored(widths, least) if sum(least) < room else widths
    widths = [width + gutter for width in widths[:-1]] + widths[-1:]
    gaps = [gutter] * (len(shares) - 1) + [0.0]
    rooms = tuple(
        Room(writer.cell(part, place.inside_cell(width - gap)), right=gap)
        for part, width, gap in zip(block.parts, widths, gaps, strict=True)
    )
    return Grid(writer.book.grids.bare(), tuple(widths), (Row(rooms, is_whole=False),), indent=place.indent)


def _longest_word(blocks: Sequence[Block], setter: Setter) -> float:
    """The width of the longest word of paragraphs, in mm: on paper it would have a hyphen."""
    texts = ((block.text, setter.style(block.role.value)) for block in blocks if isinstance(block, Paragraph))
    return max((setter.type.longest_word(setter.type.pieces(*text)) + SLACK for text in texts), default=0.0)


def abreast(book: Book, entries: Sequence[Sequence[Part]], across: int, place: Place) -> Grid:
    """Short entries of a list in rows."""
    rooms = [Room(tuple(parts)) for parts in entries]
    rooms += [Room()] * (-len(rooms) % across)
    rows = tuple(Row(tuple(rooms[n : n + across])) for n in range(0, len(rooms), across))
    return Grid(book.grids.bare(), (place.width / across,) * across, rows, indent=place.indent)


def portrait(writer: BlockWriter, block: Portrait, place: Place) -> Grid:
    """A small portrait, and the words half-way up beside it."""
    left, side = portrait_room(place.setter), portrait_side(place.setter)
    words = writer.cell(block.blocks, place.inside_cell(place.width - left))
    face = shown.face(writer.book, block.image, side)
    row = Row((Room((face,)), Room(words, is_centred=True)))
    return Grid(writer.book.grids.bare(), (left, place.width - left), (row,), indent=place.indent)
