"""Blocks as paragraphs and tables of a Word file, in reading order and as wide as on paper."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from lessonpress.layouts.cut_outs import CutOuts
from lessonpress.layouts.diagrams.numbers import in_text
from lessonpress.layouts.document import (
    Block,
    Box,
    Chart,
    Columns,
    Drawing,
    Heading,
    Illustration,
    Inlines,
    Lines,
    ListBlock,
    Marker,
    PageBreak,
    Paragraph,
    Role,
    Table,
    Together,
)
from lessonpress.layouts.drawing.scaled import within
from lessonpress.layouts.pictures import Portrait
from lessonpress.resources.markup import plain as words_of

from ...pages.setter import DEEPEST, HIGHEST
from ..ooxml import plain
from . import beside, boxes, shown, tables
from .book import Book
from .inlines import Words
from .parts import Grid, Par, Part, loose, together
from .place import Entry, Place
from .properties import hexed
from .wml import TAB, points, run, twips

SPACE, LEAST = 8.0, 1.0
"""How high is what stands between a table and the next words, and what must end a cell after a table, in points."""
EDGE = 0.2
"""What a line to write on keeps away from the right edge, so that it does not run over to the next line, in mm."""


class BlockWriter(Struct):
    """Writes the blocks of one document; headings never skip a level, whatever the layout says."""

    book: Book
    pending: Entry | None = None
    """The entry of a list whose mark waits for its first paragraph."""
    level: int = 1
    """The level of the last heading."""

    def write(self, blocks: Sequence[Block], place: Place) -> list[Part]:
        """`blocks`, one under the other; no question is parted from the lines below it."""
        parts: list[Part] = []
        breaks = False
        for block in blocks:
            if isinstance(block, PageBreak):
                breaks = True
                continue
            new = self._block(block, place)
            if isinstance(block, Lines) and parts:
                parts[-1] = replace(parts[-1], keeps=True)
            if breaks and new:
                first = new[0]
                new[:1] = [replace(first, breaks=True)] if isinstance(first, Par) else [self._least(breaks=True), first]
                breaks = False
            if new and isinstance(new[0], Par) and new[0].space >= SPACE:
                parts = self.ended(parts)  # what follows brings its own space
            parts += new
        return parts

    def cell(self, blocks: Sequence[Block], place: Place) -> tuple[Part, ...]:
        """What stands in a cell of a table, which has no space at its end; an empty one has a paragraph to write in."""
        level, self.pending = self.level, None
        parts = self.write(blocks, place)
        parts = [loose(part) for part in self.ended(parts)]
        self.level = level
        return tuple(parts) or (Par(self.book.styles.paragraph(place.setter, Role.BODY.value, place.variant()).id),)

    def _block(self, block: Block, place: Place) -> list[Part]:
        if self.pending and not isinstance(block, Paragraph | Heading | Together):
            return [self.paragraph((), Role.BODY.value, place), *self._block(block, place)]
        match block:
            case Heading():
                return [self._heading(block, place)]
            case Paragraph(text, role):
                return [self.paragraph(text, role.value, place)]
            case Together(blocks, leads):
                return list(together(self.write(blocks, place), leads=leads, is_large=self.book.theme.is_roomy))
            case ListBlock():
                return self._list(block, place)
            case Lines(count):
                return self._lines(count, place)
            case Table():
                return self.spaced(tables.table(self, block, place))
            case CutOuts():
                return self.spaced(tables.cut_outs(self, block, place))
            case Box():
                return boxes.box(self, block, place)
            case Columns():
                return self.spaced(beside.columns(self, block, place))
            case Portrait():
                return self.spaced(beside.portrait(self, block, place))
            case Drawing(scene, alt):
                small = within(scene, place.width, place.setter.deepest, self.book.theme.smallest)
                return [shown.drawn(self.book, small, alt)]
            case Chart():
                size = place.setter.style(Role.BODY.value).size
                return self._block(Drawing(in_text(block, self.book.type, size, place.width), block.alt), place)
            case Illustration():
                return shown.illustration(self, block, place)
            case _:
                raise TypeError(f"{type(block).__name__} is not a core block: lower it first")

    # ---- words ------------------------------------------------------------------------------------------------------

    def paragraph(self, text: Inlines, role: str, place: Place, before: str = "", outline: int = 0) -> Par:
        """A paragraph; the first of an entry has its mark."""
        entry, self.pending = self.pending, None
        variant = place.variant()._replace(outline=outline)
        if entry:
            hang = entry.hang if entry.marker is Marker.BOX else 0.0
            variant = variant._replace(marker=entry.marker, is_question=entry.is_question, hang=hang)
            variant = variant if hang else variant._replace(indent=0.0)  # the list itself knows
        style = self.book.styles.paragraph(place.setter, role, variant)
        words = Words(self.book, style)
        inside = before + words.write(text)
        if entry and entry.marker is Marker.BOX:
            inside = words.tick_box(words_of(text)[:60]) + TAB + inside
        listed = entry.list_id if entry else 0
        level = entry.level if entry and listed else 0
        return Par(style.id, inside, listed, level, space=style.style.before if not variant.tone else 0.0, role=role)

    def _heading(self, block: Heading, place: Place) -> Par:
        looks = min(max(block.level, HIGHEST), DEEPEST)
        self.level = max(HIGHEST, min(looks, self.level + 1))
        outline = self.level if self.level != looks and not place.setter.styles.get(f"heading-{looks}") else 0
        if block.level > HIGHEST:
            return self.paragraph(block.text, f"heading-{looks}", place, outline=outline)
        name, number = f"_part{len(self.book.parts) + 1}", self.book.next_id()
        self.book.parts.append((name, words_of(block.text)))
        mark = f'<w:bookmarkStart w:id="{number}" w:name="{plain(name)}"/><w:bookmarkEnd w:id="{number}"/>'
        return self.paragraph(block.text, f"heading-{looks}", place, before=mark)

    def _lines(self, count: int, place: Place) -> list[Part]:
        """Lines to write on, the first of which does not stand alone at the end of a page."""
        setter = place.setter
        pitch = setter.theme.writing_line * setter.air * setter.scale
        line = self.writing_line(f"Writing line ({round(place.width)} mm)", pitch, "rule", place)
        return [replace(line, keeps=number == 0 and count > 1) for number in range(count)]

    def writing_line(self, name: str, pitch: float, colour: str, place: Place) -> Par:
        """A line to write on, `pitch` mm high: a tab to the right edge, with a leader. Its style gets that name."""
        end, left = twips(place.indent + place.width - EDGE), twips(place.indent)
        look = (
            f'<w:pPr><w:tabs><w:tab w:val="right" w:leader="underscore" w:pos="{end}"/></w:tabs>'
            f'<w:spacing w:before="0" w:after="0" w:line="{twips(pitch)}" w:lineRule="exact"/>'
            f'<w:ind w:left="{left}"/></w:pPr>'
            f'<w:rPr><w:color w:val="{hexed(self.book.theme.colour(colour))}"/></w:rPr>'
        )
        # LibreOffice gives no line its height that has a tab alone
        return Par(self.book.styles.plain(name, look), run("\u00a0") + TAB)

    # ---- lists ------------------------------------------------------------------------------------------------------

    def _list(self, block: ListBlock, place: Place) -> list[Part]:
        setter = place.setter
        across = setter.how_many_abreast(block, place.width) if block.across else 1
        hang = setter.indent * setter.scale
        if block.prefix:
            hang = max(hang, setter.mark_width(f"{block.prefix}{block.first + len(block.entries) - 1}"))
        inside = place.inside_list(hang, place.width / across)
        at = Place(setter, inside.width, hang, 1, align=place.align) if across > 1 else inside
        listed = 0
        if block.marker is not Marker.BOX:
            listed = self.book.numbering.begin(block, at.depth - 1, at.indent, hang)
        asks = any(len(entry) > 1 or not all(isinstance(b, Paragraph) for b in entry) for entry in block.entries)
        entry = Entry(block.marker, listed, at.depth - 1, hang, asks)
        entries = [self._entry(blocks, entry, at) for blocks in block.entries if blocks]
        if across == 1:
            return [part for parts in entries for part in parts]
        return self.spaced(beside.abreast(self.book, entries, across, place))

    def _entry(self, blocks: Sequence[Block], entry: Entry, place: Place) -> list[Part]:
        self.pending = entry
        parts = self.write(blocks, place)
        self.pending = None
        return parts

    # ---- space ------------------------------------------------------------------------------------------------------

    def spaced(self, grid: Grid | None) -> list[Part]:
        """A table, and the space after it."""
        return [grid, self.space()] if grid else []

    def space(self) -> Par:
        """What stands between a table and the next words."""
        return Par(self._space("Space after a table", SPACE), is_space=True)

    def ended(self, parts: list[Part]) -> list[Part]:
        """The parts without the space after the last."""
        while parts and isinstance(parts[-1], Par) and parts[-1].is_space:
            parts = parts[:-1]
        return parts

    def end(self) -> str:
        """The style of what must stand after a table at the end of a cell."""
        return self._space("End", LEAST)

    def _least(self, *, breaks: bool) -> Par:
        return Par(self.end(), breaks=breaks)

    def _space(self, name: str, high: float) -> str:
        spacing = f'<w:spacing w:before="0" w:after="0" w:line="{points(high)}" w:lineRule="exact"/>'
        letters = '<w:sz w:val="2"/><w:szCs w:val="2"/>'
        return self.book.styles.plain(name, f"<w:pPr>{spacing}</w:pPr><w:rPr>{letters}</w:rPr>")
