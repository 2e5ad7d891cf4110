"""Blocks that pupils complete by drawing or writing beside a drawing; the key has them complete."""

from __future__ import annotations

from typing import ClassVar

from lessonpress.resources.diagnostics import Span
from lessonpress.resources.markup import Text, plain
from lessonpress.resources.values import Placed, Value

from ..document import (
    Answer,
    Block,
    Cell,
    Column,
    Columns,
    Drawing,
    Inlines,
    Lines,
    ListBlock,
    Marker,
    Paragraph,
    RichBlock,
    Role,
    Strong,
    Table,
)

COLUMN = 174.0
"""The width of the text column on A4, in mm: no drawing is wider."""
LONG = 1500
"""Letters of all clues: with more, they would not stand below a grid side by side."""


class Drawn(RichBlock, frozen=True):
    """A drawing to complete, and the same complete."""

    name: ClassVar[str] = "drawn"
    blank: Drawing
    complete: Drawing

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The one on the sheet, the other in the key."""
        return (self.complete if answers else self.blank,)


class Clue(Placed, frozen=True):
    """What is said of a word that is looked for; `number` says where it stands, `answer` is the word."""

    number: str
    text: Inlines
    answer: Inlines
    span: Span | None = None


class Clues(RichBlock, frozen=True):
    """Clues under a head, such as those across; the key adds each answer."""

    name: ClassVar[str] = "clues"
    heads: tuple[str, str]
    """Over the numbers and over the clues."""
    clues: tuple[Clue, ...]

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A table of numbers and clues."""
        head = tuple(Cell((Paragraph((Text(words),)),), header=True) for words in self.heads)
        rows = tuple(self._row(clue, answers) for clue in self.clues)
        return (Table((Column(), Column(1.0)), head, rows, caption=self.heads[1], span=self.span),)

    def _row(self, clue: Clue, answers: bool) -> tuple[Cell, ...]:
        told = (Text("  "), Strong((Answer(clue.answer),))) if answers else ()
        number = Paragraph((Strong((Text(clue.number),)),))
        return (Cell((number,)), Cell((Paragraph((*clue.text, *told), span=clue.span),)))


class ClueLists(RichBlock, frozen=True):
    """Lists of clues beside one another, as long as they are short; long ones may break over pages."""

    name: ClassVar[str] = "clue-lists"
    lists: tuple[Clues, ...]

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """Side by side, or one after the other."""
        listed = [clue for clues in self.lists for clue in clues.clues]
        letters = sum(len(plain(clue.text)) + (len(plain(clue.answer)) if answers else 0) for clue in listed)
        if letters > LONG or len(self.lists) < 2:
            return self.lists
        return (Columns(tuple((clues,) for clues in self.lists)),)


class Told(RichBlock, frozen=True):
    """Words that only the key has, after a label: the answer of a drawing in words."""

    name: ClassVar[str] = "told"
    label: str
    answer: Inlines

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """Nothing on the sheet."""
        if not answers:
            return ()
        return (Paragraph((Strong((Text(self.label),)), Text(" "), Answer(self.answer))),)


class Noted(RichBlock, frozen=True):
    """A label with lines to write on after it; the key has the answer instead."""

    name: ClassVar[str] = "noted"
    label: str
    answer: Inlines
    lines: int

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """Label and lines, or label and answer."""
        label = (Strong((Text(self.label),)),)
        if answers:
            return (Paragraph((*label, Text(" "), Answer(self.answer))),)
        return (Paragraph(label), Lines(self.lines))


class Found(Value, frozen=True):
    """A word that is looked for, and where it is."""

    word: str
    place: str


class FoundList(RichBlock, frozen=True):
    """Words to find and to tick; the key says where each is."""

    name: ClassVar[str] = "found-list"
    title: str
    words: tuple[Found, ...]

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A caption over the words, side by side."""
        entries = tuple((Paragraph(self._entry(found, answers)),) for found in self.words)
        marker = Marker.BULLET if answers else Marker.BOX
        return (Paragraph((Text(self.title),), Role.CAPTION), ListBlock(entries, marker, across=True))

    def _entry(self, found: Found, answers: bool) -> Inlines:
        return (Text(f"{found.word}: "), Answer((Text(found.place),))) if answers else (Text(found.word),)
