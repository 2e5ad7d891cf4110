"""The document as readable text: for `lessonpress show`, for golden tests, and for those who debug."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import indent

from lessonpress.resources.inline import code_of
from lessonpress.resources.markup import Citation, Emphasis, Foreign, KeyWord, Link, Text

from .document import (
    Answer,
    Blank,
    Block,
    Box,
    Cards,
    Cell,
    Columns,
    Deck,
    Document,
    Drawing,
    Flow,
    Gap,
    Heading,
    Illustration,
    Inlines,
    Lines,
    ListBlock,
    Paragraph,
    Poster,
    RichBlock,
    Role,
    SourceNames,
    Strong,
    Table,
    Together,
)
from .drawing import scene
from .pictures import Portrait, credited, credits
from .questions import lowered


def dump(document: Document) -> str:
    """All of `document`, in reading order. Answers stand in braces, so that sheet and key are read in one."""
    return "\n".join(_document(document)).rstrip() + "\n"


def _document(document: Document) -> Iterator[str]:
    yield f"{type(document).__name__.lower()} {document.id}: {document.title}"
    if document.subtitle:
        yield document.subtitle
    match document:
        case Flow():
            if document.fields:
                yield "fields: " + ", ".join(document.fields)
            yield ""
            yield from _blocks(document.blocks, answers=document.answers)
            if images := credited(document.blocks):
                yield f"\npictures\n  {credits(images)}"
        case Cards():
            for card in document.cards:
                yield f"\n=== {card.name} | {card.native_name} | {card.dates} | {card.monogram}"
                yield from filter(None, (card.full_name, *card.life))
                if card.picture:
                    yield f"[portrait] {card.picture.alt} | {card.picture.credit}"
                yield from _blocks(card.front)
                yield "--- back"
                yield from _blocks(card.back)
        case Poster():
            yield document.summary
            yield scene.dump(document.scene)
        case Deck():
            for number, slide in enumerate(document.slides, 1):
                yield f"\n=== {number} [{slide.role}] {slide.title}"
                yield from _blocks(slide.blocks)
                if slide.right:
                    yield "--- right"
                    yield from _blocks(slide.right)
                if slide.notes:
                    yield "--- notes"
                    yield from _blocks(slide.notes)
    if document.references:
        yield "\nsources"
        yield from (f"  {r.code}  {r.text}" for r in document.references)


def _blocks(blocks: Sequence[Block], *, answers: bool = False) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, answers)


def _block(block: Block, answers: bool) -> Iterator[str]:
    match block:
        case Heading():
            yield f"\n{'#' * block.level} {words(block.text)}"
        case Paragraph():
            mark = "" if block.role is Role.BODY else f"({block.role}) "
            yield mark + words(block.text)
        case ListBlock():
            for number, entry in enumerate(block.entries, block.first):
                text = "\n".join(_blocks(entry, answers=answers))
                mark = f"{block.prefix}{number}{'' if block.prefix else '.'}" if block.marker != "bullet" else "-"
                yield f"{mark} " + indent(text, "   ").lstrip()
        case Table():
            yield _row(block.head)
            yield from (_row(row) for row in block.rows)
        case Lines():
            yield f"[{block.count} lines]"
        case Box():
            yield f"[{block.tone}] {block.title}".rstrip()
            yield indent("\n".join(_blocks(block.blocks, answers=answers)), "| ")
        case Together():
            yield from _blocks(block.blocks, answers=answers)
        case Columns():
            for part in block.parts:
                yield "[column]"
                yield from _blocks(part, answers=answers)
        case Drawing():
            yield f"[drawing] {block.alt}"
        case Illustration():
            yield f"[picture] {block.image.alt} | {words(block.caption)} | {block.image.credit}"
        case Portrait():
            yield f"[portrait] {block.image.alt}"
            yield from _blocks(block.blocks, answers=answers)
        case RichBlock():
            yield from _rich(block, answers)
        case _:
            yield f"[{type(block).__name__}]"


def _rich(block: RichBlock, answers: bool) -> Iterator[str]:
    """A question as its own fields say it, answer included; where it holds blocks, those."""
    held = [name for name in block.__struct_fields__ if _holds_blocks(getattr(block, name))]
    if held:
        yield from _blocks(block.lower(answers=answers), answers=answers)
        return
    yield f"[{block.name}]"
    sheet = "\n".join(_blocks(lowered((block,), answers=False)))
    key = "\n".join(_blocks(lowered((block,), answers=True)))
    yield indent(sheet, "  ")
    if key != sheet:
        yield indent(key, "  > ")


def _holds_blocks(value: object) -> bool:
    return isinstance(value, tuple) and any(isinstance(v, Block) for v in value)


def _row(cells: Sequence[Cell]) -> str:
    return "| " + " | ".join(" / ".join(_blocks(c.blocks)) or "_" * c.lines for c in cells) + " |"


def words(inlines: Inlines) -> str:
    """Inline content as text: key words in stars, citations in brackets, answers in braces."""
    return "".join(_inline(node) for node in inlines)


def _inline(node: object) -> str:
    match node:
        case Text(text) | Foreign(text):
            return text
        case Emphasis(children):
            return f"*{words(children)}*"
        case KeyWord(children):
            return f"**{words(children)}**"
        case Strong(children):
            return f"__{words(children)}__"
        case Link(children, address):
            return f"[{words(children)}]({address})"
        case Citation(sources):
            return "[" + "; ".join(f"@{s}" for s in sources) + "]"
        case SourceNames(sources):
            return ", ".join(map(code_of, sources))
        case Gap(answer, first):
            return f"{{{first}|{answer}}}" if first else f"{{{answer}}}"
        case Blank(_, first):
            return f"{first}____"
        case Answer(children):
            return f"{{{words(children)}}}"
        case _:
            return str(node)
