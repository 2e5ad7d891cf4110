"""What the body of a Word file is a sequence of: paragraphs and tables, before they are written down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ..ooxml import plain
from .wml import twips

KEPT = ("title", "heading-2", "heading-3", "heading-4", "instruction", "caption", "card-label", "card-name")
"""Roles that stay with what follows."""
MOST_ROWS, HIGHEST = 8, 150.0
"""A table with more rows, or whose rows are so high together, in mm, may be parted although it should not."""
FEW_ROWS = 3
"""The same in large type."""


class Par(Struct, frozen=True):
    """A paragraph: the id of its style, and its runs as XML.

    What it has besides is what no style can say: where it stands in which list, and what must stay together.
    """

    style: str
    inside: str = ""
    list_id: int = 0
    level: int = 0
    keeps: bool = False
    """Whether it stays on the page of what follows."""
    breaks: bool = False
    """Whether it begins a page."""
    is_loose: bool = False
    """Whether it parts from what follows although its style would not: in a cell, that would keep whole rows."""
    role: str = ""
    """What its style stands for, if it is a role of the theme."""
    space: float = 0.0
    """The space above it that its style has, in points."""
    is_space: bool = False
    """Whether it only stands between a table and the next words."""

    def xml(self) -> str:
        """The paragraph as XML."""
        keeps = "<w:keepNext/>" if self.keeps else '<w:keepNext w:val="0"/>' if self.is_loose else ""
        breaks = "<w:pageBreakBefore/>" if self.breaks else ""
        listed = ""
        if self.list_id:
            listed = f'<w:numPr><w:ilvl w:val="{self.level}"/><w:numId w:val="{self.list_id}"/></w:numPr>'
        return f'<w:p><w:pPr><w:pStyle w:val="{self.style}"/>{keeps}{breaks}{listed}</w:pPr>{self.inside}</w:p>'


class Room(Struct, frozen=True):
    """A cell of a table."""

    parts: tuple[Part, ...] = ()
    right: float = 0.0
    """Space between the words and the right edge beyond the usual, in mm."""
    is_centred: bool = False


class Row(Struct, frozen=True):
    """A row of cells, at least so many mm high, or exactly so high; a head is repeated on every page."""

    rooms: tuple[Room, ...]
    height: float = 0.0
    is_exact: bool = False
    is_head: bool = False
    is_whole: bool = True
    """Whether no page may part it."""


class Grid(Struct, frozen=True):
    """A table: the id of its style, the widths of its columns in mm, and its rows."""

    style: str
    widths: tuple[float, ...]
    rows: tuple[Row, ...]
    title: str = ""
    about: str = ""
    indent: float = 0.0
    """How far it stands in, in mm."""
    keeps: bool = False
    """Whether it stays on the page of what follows."""
    holds: bool = False
    """Whether all its rows stand on one page."""
    has_row_heads: bool = False

    def xml(self, end: str) -> str:
        """The table as XML; `end` is the id of the style of what must stand after a table that ends a cell."""
        rows = "".join(self._row(row, end, keeps=self._keeps(n, row)) for n, row in enumerate(self.rows))
        columns = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in self.widths)
        return f"<w:tbl>{self._properties()}<w:tblGrid>{columns}</w:tblGrid>{rows}</w:tbl>"

    def _keeps(self, number: int, row: Row) -> bool:
        """Whether a row stays with the next, the last with what follows the table."""
        return self.keeps if number == len(self.rows) - 1 else self.holds or row.is_head

    def is_small(self, most: int) -> bool:
        """Whether it may be expected to find room on a page as a whole: no more than `most` rows, and none too high."""
        return len(self.rows) <= most and sum(row.height for row in self.rows) < HIGHEST

    def _properties(self) -> str:
        wide = sum(map(twips, self.widths))
        headed = any(row.is_head for row in self.rows)
        look = f'w:firstRow="{int(headed)}" w:lastRow="0" w:firstColumn="{int(self.has_row_heads)}" w:lastColumn="0"'
        value = 0x0600 + 0x20 * headed + 0x80 * self.has_row_heads
        said = f'<w:tblCaption w:val="{plain(self.title)}"/>' if self.title else ""
        said += f'<w:tblDescription w:val="{plain(self.about)}"/>' if self.about else ""
        return (
            f'<w:tblPr><w:tblStyle w:val="{self.style}"/><w:tblW w:w="{wide}" w:type="dxa"/>'
            f'<w:tblInd w:w="{twips(self.indent)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{value:04X}" {look} w:noHBand="1" w:noVBand="1"/>{said}</w:tblPr>'
        )

    def _row(self, row: Row, end: str, *, keeps: bool) -> str:
        about = "<w:cantSplit/>" if row.is_whole else ""
        if row.height:
            rule = "exact" if row.is_exact else "atLeast"
            about += f'<w:trHeight w:val="{twips(row.height)}" w:hRule="{rule}"/>'
        about += "<w:tblHeader/>" if row.is_head else ""
        cells = "".join(self._cell(room, width, end, keeps) for room, width in zip(row.rooms, self.widths, strict=True))
        return f"<w:tr>{f'<w:trPr>{about}</w:trPr>' if about else ''}{cells}</w:tr>"

    def _cell(self, room: Room, width: float, end: str, keeps: bool) -> str:
        about = f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>'
        about += f'<w:tcMar><w:right w:w="{twips(room.right)}" w:type="dxa"/></w:tcMar>' if room.right else ""
        about += '<w:vAlign w:val="center"/>' if room.is_centred else ""
        parts = kept(room.parts) if keeps else room.parts
        return f"<w:tc><w:tcPr>{about}</w:tcPr>{written(parts, end, is_cell=True)}</w:tc>"


Part = Par | Grid


def kept(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, each on the page of what follows."""
    return tuple(replace(part, keeps=True) for part in parts)


def loose(part: Part) -> Part:
    """A part of a cell, which keeps no row on the page of the next, whatever its style does."""
    return replace(part, is_loose=part.role in KEPT) if isinstance(part, Par) else part


def together(parts: Sequence[Part], *, leads: bool = False, is_large: bool = False) -> tuple[Part, ...]:
    """The parts on one page, but for tables that are too large for that, as all but the smallest are in large type.

    With `leads` the beginning of what follows stands there too.
    """
    most = FEW_ROWS if is_large else MOST_ROWS
    held = [replace(part, holds=part.is_small(most)) if isinstance(part, Grid) else part for part in parts]
    end = len(held)
    while end and not leads and (end == len(held) or _is_space(held[end])):
        end -= 1  # the last stays with nothing, nor with the space after it
    return (*kept(held[:end]), *held[end:])


def _is_space(part: Part) -> bool:
    return isinstance(part, Par) and part.is_space


def written(parts: Sequence[Part], end: str, *, is_cell: bool = False) -> str:
    """The parts as XML. Tables that follow each other would be one, and a cell ends with a paragraph."""
    out: list[str] = []
    for number, part in enumerate(parts):
        if isinstance(part, Par):
            out.append(part.xml())
            continue
        out.append(part.xml(end))
        after = parts[number + 1] if number + 1 < len(parts) else None
        if isinstance(after, Grid) or (after is None and is_cell):
            out.append(Par(end, keeps=part.keeps and after is not None).xml())
    if not out:
        out.append(Par(end).xml())
    return "".join(out)
