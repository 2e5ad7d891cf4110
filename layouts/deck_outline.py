"""The outline of a deck: what its slides say, as a text of headings, lists and tables; what they show is described."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from lessonpress.resources.inline import code_of, plain
from lessonpress.resources.markup import Text

from .document import (
    Block,
    Box,
    Cell,
    Columns,
    Deck,
    Drawing,
    Flow,
    Heading,
    Illustration,
    ListBlock,
    Paragraph,
    Reference,
    Role,
    Slide,
    SlideRole,
    Table,
    Together,
    paragraph,
)
from .drawing.scene import spoken
from .questions import lowered
from .references import cited


def outline(deck: Deck) -> Flow:
    """The deck as a text: its sections, the titles of its slides, and what stands on them, in order.

    Where a drawing or a picture is shown, a note says what there is to see. What the teacher says is left out.
    """
    level = 3 if any(slide.section for slide in deck.slides) else 2
    blocks = tuple(block for slide in deck.slides for block in _slide(slide, deck, level))
    return Flow(
        id=deck.id,
        title=deck.title,
        language=deck.language,
        subtitle=deck.subtitle,
        references=_references(deck, blocks),
        level=deck.level,
        blocks=blocks,
    )


def _references(deck: Deck, blocks: tuple[Block, ...]) -> tuple[Reference, ...]:
    """The sources that the text cites; none where a slide lists them anyway."""
    named = set(map(code_of, cited(blocks)))
    rows = (row for block in blocks if isinstance(block, Table) for row in block.rows if row)
    listed = {plain(part.text) for row in rows for part in row[0].blocks if isinstance(part, Paragraph)}
    return () if named <= listed else tuple(reference for reference in deck.references if reference.code in named)


def _slide(slide: Slide, deck: Deck, level: int) -> Iterator[Block]:
    """A slide's section, if one begins there, its title and its text; what heads the whole is not said again."""
    if slide.section:
        yield Heading((Text(slide.section),), 2, span=slide.span)
    is_first = slide.role is SlideRole.TITLE
    if slide.title not in (slide.section, deck.title if is_first else slide.section):
        yield Heading((Text(slide.title),), level, span=slide.span)
    core = lowered((*slide.blocks, *slide.right), answers=slide.role is SlideRole.ANSWER)
    for number, block in enumerate(_texts(core, level + 1)):
        if not (is_first and number == 0 and isinstance(block, Paragraph) and plain(block.text) == deck.subtitle):
            yield block


def _texts(blocks: Iterable[Block], level: int) -> Iterator[Block]:
    """Blocks one under the other, their headings of that level; what is drawn is said, what is written on goes."""
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Heading():
                yield replace(block, level=level)
            case ListBlock(entries):
                yield replace(block, entries=tuple(tuple(_texts(entry, level)) for entry in entries))
            case Table(_, head, rows):
                yield replace(block, head=_cells(head, level), rows=tuple(_cells(row, level) for row in rows))
            case Box(inner, title):
                if title:
                    yield Heading((Text(title),), level, span=block.span)
                yield from _texts(inner, level)
            case Together(inner):
                yield from _texts(inner, level)
            case Columns(parts):
                for part in parts:
                    yield from _texts(part, level)
            case Drawing(scene, alt):
                if said := spoken(alt, scene.items):
                    yield paragraph(said, Role.NOTE, span=block.span)
            case Illustration(image, caption):
                if caption:
                    yield Paragraph(caption, Role.CAPTION, span=block.span)
                yield paragraph(image.alt, Role.NOTE, span=block.span)


def _cells(cells: Iterable[Cell], level: int) -> tuple[Cell, ...]:
    return tuple(replace(cell, blocks=tuple(_texts(cell.blocks, level))) for cell in cells)
