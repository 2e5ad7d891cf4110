"""Blocks become paragraphs of runs: what a text placeholder or a table's cell can hold. No sizes yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from lessonpress.layouts.document import (
    Answer,
    Blank,
    Block,
    Box,
    Columns,
    Gap,
    Heading,
    Inlines,
    ListBlock,
    Marker,
    Paragraph,
    Role,
    SlideContents,
    SourceNames,
    Strong,
    Together,
)
from lessonpress.layouts.numbers import unbroken
from lessonpress.layouts.questions import MultipleChoice, lowered
from lessonpress.layouts.saying import TICK
from lessonpress.resources.diagnostics import Span
from lessonpress.resources.inline import code_of
from lessonpress.resources.markup import Citation, Emphasis, Foreign, KeyWord, Link, Text
from lessonpress.resources.values import Placed, Value


class Run(Value, frozen=True):
    """Words of one look. An empty colour or language is that of the surroundings."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    colour: str = ""
    address: str = ""
    language: str = ""
    slide: str = ""
    """The id of the slide to which a click on it leads."""


class Par(Placed, frozen=True):
    """A paragraph. `scale` weighs its type size, `before` is the space above it as a part of that size."""

    runs: tuple[Run, ...]
    marker: Marker | None = None
    number: int = 1
    level: int = 0
    """How many indents it stands in; a marker hangs one indent further out."""
    scale: float = 1.0
    before: float = 0.35
    heading: bool = False
    """Belongs to what follows: never the last on a slide."""
    span: Span | None = None

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(run.text for run in self.runs)


_LOOKS = {
    Role.LEAD: {"scale": 1.1, "before": 0.4},
    Role.INSTRUCTION: {"scale": 1.0, "before": 0.5},
    Role.NOTE: {"scale": 0.9, "before": 0.5},
    Role.CAPTION: {"scale": 0.9, "before": 0.3},
    Role.SOURCE: {"scale": 0.85, "before": 0.4},
}


def paragraphs(blocks: Iterable[Block], *, answers: bool = False) -> tuple[Par, ...]:
    """The text of `blocks` as paragraphs. Blocks that hold no text of their own give none."""
    core = lowered(tuple(blocks), answers=answers, keep=(MultipleChoice, SlideContents))
    return tuple(par for block in core for par in _paragraphs(block, 0, answers))


def _paragraphs(block: Block, level: int, answers: bool) -> Iterator[Par]:
    match block:
        case MultipleChoice():
            yield from _choice(block, level, answers=answers)
        case Heading(text):
            yield Par(coloured(bold(runs(text)), "accent"), level=level, before=0.6, heading=True, span=block.span)
        case Paragraph(text, role):
            look = _LOOKS.get(role, {})
            colour = "" if role in (Role.BODY, Role.LEAD, Role.SOURCE) else "soft"
            yield Par(coloured(runs(text), colour), level=level, span=block.span, **look)  # type: ignore[arg-type]
        case ListBlock():
            yield from _entries(block, level, answers)
        case SlideContents(entries):
            for number, entry in enumerate(entries, 1):
                words = tuple(replace(run, slide=entry.slide) for run in runs(entry.text))
                yield Par(words, Marker.BULLET, number, level + 1)
        case Box(blocks, title):
            if title:
                yield Par((Run(title, bold=True),), level=level, before=0.6, heading=True, span=block.span)
            for inner in blocks:
                yield from _paragraphs(inner, level, answers)
        case Together(blocks):
            for inner in blocks:
                yield from _paragraphs(inner, level, answers)
        case Columns(parts):
            for part in parts:
                for inner in part:
                    yield from _paragraphs(inner, level, answers)


def _entries(block: ListBlock, level: int, answers: bool) -> Iterator[Par]:
    for number, entry in enumerate(block.entries, block.first):
        first = True
        for inner in entry:
            for par in _paragraphs(inner, level + 1, answers):
                yield replace(par, marker=block.marker, number=number) if first else replace(par, before=0.1)
                first = False


def _choice(question: MultipleChoice, level: int, *, answers: bool) -> Iterator[Par]:
    """A question among others: its stem in bold, its options lettered, all on one slide."""
    yield Par(bold(runs(question.stem)), level=level, before=0.7, heading=True, span=question.span)
    last = len(question.options) - 1
    for number, option in enumerate(question.options):
        words = runs(option)
        if answers:
            words = runs((Answer(option),)) if number == question.right else coloured(words, "soft")
        yield Par(words, Marker.LETTER, number + 1, level + 1, before=0.15, heading=number < last)
    if answers and question.explanation:
        yield Par(coloured(runs(question.explanation), "soft"), level=level + 1, scale=0.9, before=0.15)


def bold(words: tuple[Run, ...]) -> tuple[Run, ...]:
    """The same words in bold."""
    return tuple(replace(run, bold=True) for run in words)


def in_bold(pars: Iterable[Par]) -> tuple[Par, ...]:
    """The same paragraphs as a bold place shows them."""
    return tuple(replace(par, runs=bold(par.runs)) for par in pars)


def coloured(words: tuple[Run, ...], colour: str) -> tuple[Run, ...]:
    """The same words in a colour, unless they have one."""
    return tuple(replace(run, colour=run.colour or colour) for run in words)


def runs(inlines: Inlines) -> tuple[Run, ...]:
    """The words of `inlines`, without citations; neighbours of one look become one run."""
    joined: list[Run] = []
    for run in _runs(inlines, Run("")):
        if joined and replace(joined[-1], text="") == replace(run, text=""):
            joined[-1] = replace(run, text=joined[-1].text + run.text)
        elif run.text:
            joined.append(run)
    return tuple(joined)


def _runs(inlines: Inlines, base: Run) -> Iterator[Run]:
    for node, following in zip(inlines, (*inlines[1:], None), strict=False):
        match node:
            case Text(text):
                text = unbroken(text)
                yield replace(base, text=text.rstrip(" ") if isinstance(following, Citation) else text)
            case Foreign(text, language):
                yield replace(base, text=text, language=language)
            case Emphasis(children):
                yield from _runs(children, replace(base, italic=True))
            case KeyWord(children) | Strong(children):
                yield from _runs(children, replace(base, bold=True))
            case Link(children, address):
                yield from _runs(children, replace(base, address=address))
            case Answer(children):
                look = replace(base, bold=True, colour="answer")
                yield replace(look, text=TICK + "\u00a0")
                yield from _runs(children, look)
            case SourceNames(sources):
                yield replace(base, text=", ".join(map(code_of, sources)))
            case Blank(letters, first):
                yield replace(base, text=first + "\u2007" * max(8, letters - len(first)), underline=True)
            case Gap(answer):
                yield replace(base, text=answer)
