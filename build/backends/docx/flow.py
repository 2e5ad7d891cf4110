"""Flows as Word files: what stands at the head, the blocks, and the sources at the end."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.layouts.document import Box, Flow, Strong, Tone, paragraph
from lessonpress.layouts.drawing.scene import Scene
from lessonpress.layouts.paper import Paper
from lessonpress.layouts.theme import Theme
from lessonpress.resources.markup import Text

from ...pages.contents import MOST
from ...pages.flow import Sheet, fitted, most_pages, page_of, sheet_of, sources, title
from ...pages.flow import bookmarks as marks
from .blocks import BlockWriter
from .book import Book
from .contents import contents
from .package import Package
from .page import foot, leaf_of, name_line
from .parts import Par, Part, kept, written
from .place import Place

CLOSER = 0.85
"""Part of the space on paper, for what should have no more than so many pages and just has them there."""


def write_flow(flow: Flow, theme: Theme, paper: Paper, build_id: str) -> tuple[Package, Scene | None]:
    """The flow, printed with answers or without as it says, and how its first page looks on paper."""
    package = Package()
    sheet, cut, _ = fitted(sheet_of(flow, theme, paper, build_id))
    if most_pages(sheet):
        sheet = replace(sheet, setter=replace(sheet.setter, air=sheet.setter.air * CLOSER))
    pages = [mark.page for mark in marks(cut) if mark.level == 0] if flow.contents and len(cut) > MOST else []
    book = Book(sheet.setter, flow.language, link=package.link, picture=package.picture)
    writer = BlockWriter(book)
    place = Place(sheet.setter, sheet.width)
    top = head(writer, sheet, place)
    parts = writer.write(sheet.flow.blocks, place)
    listed = writer.write(sources(sheet), place)
    if pages:
        top += contents(writer, flow.contents, pages, place)
    parts = writer.ended(parts)
    if listed and parts:
        parts[-1:] = kept(parts[-1:])
    leaf = leaf_of(sheet, package.foot(foot(book, sheet)))
    body = written([*top, *parts, *listed], writer.end(), is_cell=True)
    package.fill(body + leaf.xml(), book.styles.xml(), book.numbering.xml(), book.styles.faces, flow.language)
    package.describe(title(sheet), flow.subtitle, flow.language, build_id)
    return package, page_of(sheet, cut[0], 1, len(cut)) if cut else None


def head(writer: BlockWriter, sheet: Sheet, place: Place) -> list[Part]:
    """Title and subtitle; on a sheet the line for name, class and date, on a key a mark that it is the teacher's."""
    flow, book = sheet.flow, writer.book
    parts: list[Part] = []
    if flow.answers:
        level = f" ({sheet.labels(f'level-{flow.level}')})" if flow.level else ""
        label = paragraph((Strong((Text(sheet.labels("teacher") + level),)),))
        parts += writer.write((Box((label,), tone=Tone.ANSWER),), place)
    elif flow.fields:
        parts.append(Par(*name_line(book, sheet)))
    variant = f" ({sheet.labels('variant', variant=flow.variant.upper())})" if flow.variant else ""
    parts.append(writer.paragraph((Text(flow.title + variant),), "title", place))
    if flow.subtitle:
        parts.append(writer.paragraph((Text(flow.subtitle),), "subtitle", place))
    return parts
