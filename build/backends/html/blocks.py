"""Blocks as HTML: each becomes the element that means the same, so that any reader, eye or ear, finds its way."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup
from msgspec import Struct, field

from lessonpress.layouts.cut_outs import CutOuts
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
    Marker,
    Outline,
    OutlineEntry,
    PageBreak,
    Paragraph,
    Role,
    Table,
    Together,
    Tone,
)
from lessonpress.layouts.pictures import Portrait
from lessonpress.layouts.questions import WordBank
from lessonpress.resources.images import Image

from ..svg import data_address
from .elements import EMPTY, element, joined
from .inlines import InlineWriter
from .tables import chart, table

DRAWN = (Chart, WordBank, CutOuts, Outline, Portrait)
"""Rich blocks that a page draws itself: bars, words and cards as lists to be stepped through, points to be folded."""

_DEEPEST = 6
_ABREAST = ((4, 13), (2, 34))
"""How many entries of a list stand side by side when none has more letters than this."""


class BlockWriter(Struct):
    """Writes the blocks of one document in reading order; `figure` draws a scene.

    Headings never skip a level, whatever the layout says: screen readers lead their users from one to the next.
    """

    inlines: InlineWriter
    figure: Callable[[Drawing], Markup]
    parts: list[tuple[str, Markup]] = field(default_factory=list)
    """The headings of level 2 that were written: their ids, and their words, for a list of contents."""
    _level: int = 1
    """The level of the last heading."""
    _least: int = 2
    """What no heading may be above: the heading of the box that it stands in."""

    def write(self, blocks: Sequence[Block]) -> Markup:
        """`blocks` as HTML, one under the other."""
        return joined(*(self._block(block) for block in blocks))

    def _block(self, block: Block) -> Markup:
        match block:
            case Heading(text, level):
                return self._heading(self.inlines.write(text), level)
            case Paragraph(text, role):
                return element("p", self.inlines.write(text), class_=None if role is Role.BODY else role.value)
            case ListBlock():
                return self._list(block)
            case Table():
                return table(block, self.entry, self.inlines.labels("space-to-write"))
            case Lines(count):
                return self._lines(count)
            case WordBank(title, words):
                return self._word_bank(title, words)
            case Chart():
                return chart(block)
            case CutOuts():
                return self._cut_outs(block)
            case Outline(entries):
                return element("div", *self._points(entries, ""), class_="outline")
            case Box(blocks, title, tone):
                return self._box(title, tone, lambda: self.write(blocks)) if title or blocks else EMPTY
            case Columns():
                return self._columns(block)
            case Together(blocks, leads):
                return element("div", self.write(blocks), class_="together leads" if leads else "together")
            case Drawing():
                return element("figure", self.figure(block), class_="drawing")
            case Illustration():
                return self._illustration(block)
            case Portrait(image, blocks):
                return element("div", _img(image), element("div", self.write(blocks)), class_="portrait")
            case PageBreak():
                return element("hr", class_="page-break")
            case _:
                raise TypeError(f"{type(block).__name__} is not a core block: lower it first")

    def entry(self, blocks: Sequence[Block]) -> Markup:
        """What stands in a list's entry or a table's cell: a lone paragraph needs no element of its own."""
        match blocks:
            case [Paragraph(text, Role.BODY)]:
                return self.inlines.write(text)
            case _:
                return self.write(blocks)

    def _heading(self, words: Markup, level: int, class_: str | None = None) -> Markup:
        self._level = max(self._least, min(level, self._level + 1, _DEEPEST))
        if level > 2 or class_:
            return element(f"h{self._level}", words, class_=class_)
        self.parts.append((f"part-{len(self.parts) + 1}", words))
        return element(f"h{self._level}", words, id_=self.parts[-1][0])

    def _list(self, block: ListBlock) -> Markup:
        entries = [self.entry(entry) for entry in block.entries]
        ordered = block.marker in (Marker.NUMBER, Marker.LETTER)
        start = block.first if ordered and block.first != 1 else None
        abreast = _abreast(entries) if block.across else 1
        class_ = f"by-{block.marker.value}" + (f" abreast-{abreast}" if abreast > 1 else "")
        return element("ol" if ordered else "ul", *(element("li", e) for e in entries), class_=class_, start=start)

    def _lines(self, count: int) -> Markup:
        rules = [element("span")] * count
        return element("div", *rules, class_="lines", role="img", aria_label=self.inlines.labels("space-to-write"))

    def _box(self, title: str, tone: Tone, inside: Callable[[], Markup]) -> Markup:
        """A section with its heading, or a mere frame; headings inside are below the box's own."""
        if not title:
            return element("div", inside(), class_=f"box box-{tone.value}")
        level, least = self._level, self._least
        head = self._heading(joined(title), level + 1, "box-title")
        self._least = min(self._level + 1, _DEEPEST)
        body = inside()
        self._level, self._least = level, least
        return element("aside" if tone is Tone.NOTE else "section", head, body, class_=f"box box-{tone.value}")

    def _word_bank(self, title: str, words: Sequence[str]) -> Markup:
        entries = [element("li", word) for word in words]
        return self._box(title, Tone.BANK, lambda: element("ul", *entries, class_="words"))

    def _cut_outs(self, block: CutOuts) -> Markup:
        cards = [element("li", self.entry(card)) for card in block.cards]
        label = block.caption or None
        style = f"--across: {block.across}"
        return element("ul", *cards, class_="cut-outs", style=style, aria_label=label) if cards else EMPTY

    def _points(self, entries: Sequence[OutlineEntry], prefix: str) -> list[Markup]:
        """Points one under the other; one that has others below it can be folded, the first ones lie open."""
        return [self._point(entry, f"{prefix}{number}") for number, entry in enumerate(entries, 1)]

    def _point(self, entry: OutlineEntry, number: str) -> Markup:
        first = "." not in number
        words = joined(element("span", number, class_="number"), " ", self.inlines.write(entry.text))
        head = self._heading(words, 2) if first else element("span", words)
        if not entry.entries:
            return head if first else element("p", words)
        inside = self._points(entry.entries, f"{number}.")
        return element("details", element("summary", head), *inside, open="" if first else None)

    def _illustration(self, block: Illustration) -> Markup:
        caption = joined(self.inlines.write(block.caption), " ") if block.caption else EMPTY
        words = element("figcaption", caption, element("small", block.image.credit))
        return element("figure", _img(block.image), words, class_="picture", style=f"--share: {block.share:g}")

    def _columns(self, block: Columns) -> Markup:
        if not block.parts:
            return EMPTY
        shares = block.shares or (1.0,) * len(block.parts)
        parts = [element("div", self.write(part)) for part in block.parts]
        widths = " ".join(f"minmax(0, {share:g}fr)" for share in shares)
        return element(
            "div", *parts, class_="columns tight" if block.tight else "columns", style=f"--columns: {widths}"
        )


def _img(image: Image) -> Markup:
    return element("img", src=data_address(image), alt=image.alt, width=image.width, height=image.height)


def _abreast(entries: Sequence[Markup]) -> int:
    """How many entries stand side by side: four, two or one."""
    longest = max((len(entry.striptags()) for entry in entries), default=0)
    return next((count for count, letters in _ABREAST if longest <= letters), 1)
