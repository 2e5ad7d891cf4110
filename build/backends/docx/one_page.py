"""Flows that stand on one sheet, as Word files: a head across it, boxes in columns, the sources across it again.

The type is a little smaller than on paper, which is filled to the last line: so it stays on one sheet in Word too.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lessonpress.layouts.document import Block, Box, OnePage, Table
from lessonpress.layouts.paper import Paper
from lessonpress.layouts.theme import Theme
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.markup import Text

from ...pages.columns import BETWEEN, PAD, ROWS
from ...pages.flow import Sheet, sources, title
from ...pages.one_page import GUTTER, Fit, column_width, laid_out, parts, unit_of
from ...pages.setter import Setter
from ...pages.tables import column_widths
from . import tables
from .blocks import BlockWriter
from .book import Book
from .columns import boxes, filled
from .grids import edge
from .package import Package
from .page import foot, leaf_of, name_line
from .parts import Grid, Par, Part, Room, Row, written
from .place import Place
from .properties import ground
from .wml import points, twips

CLOSER, LESS_AIR = 0.94, 0.8
"""Parts of the type size and of the space on paper."""
LEFT, RIGHT = 0.5, 0.46
"""Parts of the width that the two halves of the head take."""


def write_one_page(flow: OnePage, theme: Theme, paper: Paper, build_id: str) -> tuple[Package, Problems]:
    """The sheet; what no readable size makes room for is left out, and told."""
    package = Package()
    sheet, fit, kept, problems = laid_out(flow, theme, paper, build_id)
    sheet = replace(sheet, setter=replace(sheet.setter, scale=unit_of(sheet)))
    book = Book(sheet.setter, flow.language, link=package.link, picture=package.picture)
    writer = BlockWriter(book)
    across, _ = parts(sheet.flow.blocks)
    top = _head(writer, sheet, across)
    columns = _columns(writer, sheet, kept, fit)
    listed = writer.write(sources(sheet), Place(sheet.setter, sheet.width))
    short = replace(sheet, flow=replace(sheet.flow, references=()))
    leaf = replace(leaf_of(short, package.foot(foot(book, short))), bar="")
    end = writer.end()
    body = written([*top, *columns, *listed], end, is_cell=True)
    package.fill(body + leaf.xml(), book.styles.xml(), book.numbering.xml(), book.styles.faces, flow.language)
    package.describe(title(sheet), flow.subtitle, flow.language, build_id)
    return package, problems


def _head(writer: BlockWriter, sheet: Sheet, across: Sequence[Block]) -> list[Part]:
    """Title and subtitle beside what leads to the boxes, or beside the line for a name; under them a rule."""
    flow, book = sheet.flow, writer.book
    widths = (sheet.width * (1 - RIGHT), sheet.width * RIGHT)
    left = Place(sheet.setter, widths[0] - (1 - LEFT - RIGHT) * sheet.width)
    names: list[Part] = [writer.paragraph((Text(flow.title),), "title", left)]
    if flow.subtitle:
        names.append(writer.paragraph((Text(flow.subtitle),), "subtitle", left))
    beside: list[Part] = []
    if flow.fields:
        narrow = replace(sheet, side=(sheet.paper.width - widths[1]) / 2)
        beside.append(Par(*name_line(book, narrow)))
    beside += writer.write(across, Place(sheet.setter, widths[1]))
    row = Row((Room(tuple(names)), Room(tuple(beside))))
    line = edge(book.theme.colour("accent"), 11)
    space = f'<w:spacing w:before="0" w:after="{points(8)}" w:line="40" w:lineRule="exact"/>'
    rule = f"<w:pBdr><w:bottom {line}/></w:pBdr>{space}"
    letters = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    style = book.styles.plain("Rule under the head", f"<w:pPr>{rule}</w:pPr>{letters}")
    return [Grid(book.grids.bare(), widths, (row,)), Par(style)]


def _columns(writer: BlockWriter, sheet: Sheet, blocks: Sequence[Block], fit: Fit) -> list[Part]:
    """The blocks in columns, which are the cells of one row."""
    setter = replace(sheet.setter, scale=fit.scale * CLOSER, air=fit.air * LESS_AIR)
    width = column_width(sheet, fit.count)
    place, made, before = Place(setter, width), list[Room](), -1
    widths = _widths(blocks, setter, width)
    for column in filled(blocks, setter, width, fit.count):
        parts: list[Part] = []
        for block in boxes(column, blocks, before, sheet.labels):
            parts += _box(writer, block, place, widths) if isinstance(block, Box) else writer.write((block,), place)
        made.append(Room(tuple(writer.ended(parts)), right=GUTTER))
        before = column[-1].box if column else -1
    made += [Room()] * (fit.count - len(made))
    made[-1] = replace(made[-1], right=0.0)
    steps = (width + GUTTER,) * (fit.count - 1) + (width,)
    return [Grid(writer.book.grids.bare(), steps, (Row(tuple(made), is_whole=False),))]


def _widths(blocks: Sequence[Block], setter: Setter, width: float) -> dict[str, list[float]]:
    """How wide the columns of each table are, by its caption and its head: the same wherever it goes on."""
    inside = replace(setter.within(body="cell"), hang=0.0)
    found = [inner for block in blocks if isinstance(block, Box) for inner in block.blocks if isinstance(inner, Table)]
    return {_name(table): column_widths(inside, table, width, ROWS) for table in found}


def _name(table: Table) -> str:
    return repr((table.caption, table.head, table.columns, table.span))


def _box(writer: BlockWriter, box: Box, place: Place, widths: dict[str, list[float]]) -> list[Part]:
    """A band with the title, and under it tables from edge to edge; other things keep away from the edges."""
    inner = place.inside_cell(place.width - 2 * PAD)
    made: list[Part] = [_band(writer, box.title, place)] if box.title else []
    for block in box.blocks:
        if isinstance(block, Table):
            style = _rows(writer, place)
            made += filter(None, (tables.table(writer, block, place, ROWS, style, widths[_name(block)]),))
        else:
            made.append(Grid(_frame(writer), (place.width,), (Row((Room(writer.cell((block,), inner)),)),)))
    return [*made, Par(_gap(writer), is_space=True)]


def _band(writer: BlockWriter, words: str, place: Place) -> Par:
    """The title of a box, light on dark."""
    book, colour = writer.book, writer.book.theme.colour("accent")
    named = book.styles.paragraph(place.setter, "sheet-head")
    frame = edge(colour, 4).replace('w:space="0"', 'w:space="4"')
    stands = f'{ground(colour)}<w:ind w:left="{twips(PAD)}"/><w:outlineLvl w:val="0"/>'
    stands = f"<w:keepNext/><w:pBdr><w:left {frame}/></w:pBdr>{stands}"
    style = book.styles.plain("Title of a box", f"<w:pPr>{stands}</w:pPr>", named.id)
    return Par(style, writer.paragraph((Text(words),), "sheet-head", place).inside)


def _rows(writer: BlockWriter, place: Place) -> str:
    """Rows between lines; what numbers them stands on a tint."""
    theme, setter = writer.book.theme, place.setter
    outer, hair = edge(theme.colour("rule"), 5), edge(theme.colour("hair"), 3)
    lines = "".join(f"<w:{side} {outer}/>" for side in ("top", "left", "bottom", "right", "insideH"))
    name = f"Rows in a box ({round(100 * setter.scale)} %)"
    pads = (ROWS.pad_x * setter.scale, ROWS.pad_y * setter.scale * setter.air)
    return writer.book.grids.made(name, f"{lines}<w:insideV {hair}/>", pads, tints_first=True)


def _frame(writer: BlockWriter) -> str:
    line = edge(writer.book.theme.colour("rule"), 5)
    lines = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right"))
    return writer.book.grids.made("Words in a box", lines, (PAD, PAD / 2))


def _gap(writer: BlockWriter) -> str:
    look = f'<w:spacing w:before="0" w:after="0" w:line="{twips(BETWEEN)}" w:lineRule="exact"/>'
    return writer.book.styles.plain(
        "Space between boxes", f'<w:pPr>{look}</w:pPr><w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    )
