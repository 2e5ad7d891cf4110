"""What is looked at in a Word file: drawings, photographs with their captions and credits, portraits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lessonpress.layouts.document import Illustration, Paragraph, Role, Strong
from lessonpress.layouts.drawing.scene import Scene
from lessonpress.resources.images import Image
from lessonpress.resources.markup import Text

from ...pages.pictures import size_of
from .book import Book
from .parts import Par, Part
from .pictures import drawing, photograph
from .place import Place

if TYPE_CHECKING:
    from .blocks import BlockWriter


def drawn(book: Book, scene: Scene, alt: str) -> Par:
    """A drawing in the middle of the page."""
    return Par(_style(book, "Drawing", "center", 160), drawing(book, scene, alt))


def illustration(writer: BlockWriter, block: Illustration, place: Place) -> list[Part]:
    """A picture as large as on paper, and below it who made it."""
    width, height = size_of(place.setter, block, place.width)
    style = _style(writer.book, "Picture", "left", 60)
    picture = Par(style, photograph(writer.book, block.image, width, height), keeps=True)
    caption = (Strong(block.caption), Text("  ")) if block.caption else ()
    words = Paragraph((*caption, Text(block.image.credit)), Role.SOURCE, span=block.span)
    return [picture, *writer.write((words,), place)]


def face(book: Book, image: Image, side: float) -> Par:
    """A portrait, cut to a square."""
    return small(book, photograph(book, image, side, side))


def small(book: Book, picture: str) -> Par:
    """A small picture beside words."""
    return Par(_style(book, "Portrait", "left", 0), picture)


def _style(book: Book, name: str, side: str, after: int) -> str:
    """The style of a paragraph that holds a picture, whose line is as high as that."""
    spacing = f'<w:spacing w:before="{after}" w:after="{after}" w:line="240" w:lineRule="auto"/>'
    return book.styles.plain(name, f'<w:pPr>{spacing}<w:jc w:val="{side}"/></w:pPr>')
