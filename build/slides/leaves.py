"""The blocks of a slide, opened until each is text or one thing that fills a place of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from lessonpress.layouts.document import (
    Block,
    Box,
    Chart,
    Columns,
    Drawing,
    Heading,
    Illustration,
    Lines,
    ListBlock,
    PageBreak,
    Paragraph,
    SlideContents,
    Table,
    Together,
    paragraph,
)
from lessonpress.layouts.pictures import Plate
from lessonpress.layouts.questions import MultipleChoice, lowered
from lessonpress.resources.values import Value

Thing = Table | Chart | Drawing | Plate
THINGS = (Table, Chart, Drawing, Plate)
Complain = Callable[[str, str, Block], None]
"""Hears of a block that a slide cannot show: a code, a message, and the block."""


class Segment(Value, frozen=True):
    """Text, then perhaps one thing, and the text after it."""

    before: tuple[Block, ...]
    thing: Thing | None = None
    after: tuple[Block, ...] = ()


def segments(blocks: tuple[Block, ...], complain: Complain, *, answers: bool) -> list[Segment]:
    """The slide's blocks in segments, each of which can be set on a slide of its own."""
    found: list[Segment] = []
    text: list[Block] = []
    for leaf in _leaves(lowered(blocks, answers=answers, keep=(Chart, MultipleChoice, Plate, SlideContents)), complain):
        if not isinstance(leaf, (*THINGS, PageBreak)):
            text.append(leaf)
            continue
        text = _close(found, text)
        if isinstance(leaf, THINGS):
            found.append(Segment(tuple(text), leaf))
        elif text:
            found.append(Segment(tuple(text)))
        text = []
    rest = _close(found, text)
    return [*found, Segment(tuple(rest))] if rest or not found else found


def _close(found: list[Segment], text: list[Block]) -> list[Block]:
    """Text after a chart or a drawing stands beside it; what is left is the next segment's."""
    last = found[-1] if found else None
    if last is None or last.thing is None or isinstance(last.thing, Table) or last.after:
        return text
    own = next((i for i, block in enumerate(text) if isinstance(block, Heading)), len(text))
    found[-1] = Segment(last.before, last.thing, tuple(text[:own]))
    return text[own:]


def _leaves(blocks: Iterable[Block], complain: Complain) -> Iterator[Block]:
    for block in blocks:
        match block:
            case Together(inner):
                yield from _leaves(inner, complain)
            case Box(inner, title):
                if title:
                    yield Heading(paragraph(title).text, 3, span=block.span)
                yield from _leaves(inner, complain)
            case Columns(parts):
                for part in parts:
                    yield from _leaves(part, complain)
            case ListBlock(entries):
                yield block
                yield from (inner for entry in entries for inner in entry if isinstance(inner, THINGS))
            case Lines():
                complain("slide-lines", "a slide has no lines to write on; they are left out", block)
            case Illustration():
                yield Plate((block,), span=block.span)
            case Heading() | Paragraph() | MultipleChoice() | SlideContents() | PageBreak():
                yield block
            case Table() | Chart() | Drawing() | Plate():
                yield block
            case _:
                complain("slide-block", f"a slide cannot show a {type(block).__name__.lower()}; it is left out", block)
