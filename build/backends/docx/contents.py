"""The list of contents of a Word file: links to its headings, with the numbers of their pages as fields."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.layouts.document import Role
from lessonpress.resources.markup import Text

from .blocks import BlockWriter
from .parts import Par, Part
from .place import Place
from .wml import TAB, field, run, twips


def contents(writer: BlockWriter, title: str, pages: Sequence[int], place: Place) -> list[Part]:
    """The headings of level 2 that were written; `pages` are those on which they stand on paper, counted from 0."""
    book = writer.book
    end = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(place.width - 0.2)}"/></w:tabs>'
    style = book.styles.plain("toc 1", f'<w:pPr>{end}<w:spacing w:after="20"/></w:pPr>')
    parts: list[Part] = [writer.paragraph((Text(title),), Role.CAPTION.value, place)]
    for (name, words), page in zip(book.parts, pages, strict=False):
        number = field(f"PAGEREF {name} \\h", str(page + 1))
        parts.append(
            Par(style, f'<w:hyperlink w:anchor="{name}" w:history="1">{run(words)}{TAB}{number}</w:hyperlink>')
        )
    return parts
