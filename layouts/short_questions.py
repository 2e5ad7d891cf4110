"""Short questions on things known before: which one does not belong, what is still known, what was learnt today."""

from __future__ import annotations

from string import ascii_uppercase
from typing import ClassVar

from lessonpress.resources.markup import Text
from lessonpress.resources.values import Value

from .cut_outs import CutOuts
from .document import (
    Answer,
    Blank,
    Block,
    Cell,
    Column,
    Inlines,
    Lines,
    Paragraph,
    RichBlock,
    Strong,
    Table,
    text_cell,
)
from .saying import TICK

NAME = 26
"""Letters that a name may have."""


class Misfit(Value, frozen=True):
    """Things of which the one at `odd` (from 0) does not belong, and why."""

    things: tuple[Inlines, ...]
    odd: int
    reason: Inlines


class OddOneOut(RichBlock, frozen=True):
    """Rows of things; in each of them one does not belong."""

    name: ClassVar[str] = "odd-one-out"
    rows: tuple[Misfit, ...]
    head: str
    """Over the place for the reason."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A table with room for a reason; in the key the odd one stands out, and the reason is told."""
        width = max((len(row.things) for row in self.rows), default=0)
        rows = tuple(self._row(number, row, answers) for number, row in enumerate(self.rows, 1))
        letters = (text_cell(ascii_uppercase[n], header=True) for n in range(width))
        head = (Cell(header=True), *letters, text_cell(self.head, header=True))
        columns = (Column(), *((Column(1.0),) * width), Column(1.7))
        return (Table(columns, head, rows, caption=self.head, span=self.span),)

    def _row(self, number: int, row: Misfit, answers: bool) -> tuple[Cell, ...]:
        things = [
            text_cell((Strong((Answer((*thing, Text(f"\u00a0{TICK}"))),)),) if answers and n == row.odd else thing)
            for n, thing in enumerate(row.things)
        ]
        why = text_cell((Answer(row.reason),)) if answers else Cell(lines=2)
        return (text_cell(f"{number}.", header=True), *things, why)


class Recall(Value, frozen=True):
    """A question to be answered from memory, in a word or two."""

    stem: Inlines
    answer: Inlines


class RetrievalGrid(RichBlock, frozen=True):
    """Questions in columns, the oldest matter last; a right answer of the nth column is worth n points."""

    name: ClassVar[str] = "retrieval-grid"
    heads: tuple[str, ...]
    columns: tuple[tuple[Recall, ...], ...]
    score: Inlines
    """What stands under the grid: a place for the points."""
    lines: int = 2

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The grid with room to write, or with the answers."""
        deep = max((len(column) for column in self.columns), default=0)
        rows = tuple(tuple(self._cell(column, row, answers) for column in self.columns) for row in range(deep))
        head = tuple(text_cell(head, header=True) for head in self.heads)
        table = Table((Column(1.0),) * len(head), head, rows, caption=", ".join(self.heads), span=self.span)
        return (table,) if answers else (table, Paragraph(self.score))

    def _cell(self, column: tuple[Recall, ...], row: int, answers: bool) -> Cell:
        if row >= len(column):
            return Cell()
        stem = Paragraph(column[row].stem)
        if answers:
            return Cell((stem, Paragraph((Answer(column[row].answer),))))
        return Cell((stem, Lines(self.lines)))


class Slips(RichBlock, frozen=True):
    """A slip of paper for every pupil, so many of them on a sheet; the key shows one."""

    name: ClassVar[str] = "slips"
    blocks: tuple[Block, ...]
    copies: int
    title: str = ""
    """The label of the line for a name."""
    of: str = ""
    """What the slip is about: cut off, it has no heading over it."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The slips to cut apart; in the key the questions alone, answered."""
        if answers:
            return self.blocks
        of = (Text(f"{self.of}   "),) if self.of else ()
        head = (Paragraph((*of, Strong((Text(f"{self.title}\u00a0\u00a0"),)), Blank(NAME))),) if self.title else ()
        return (CutOuts(((*head, *self.blocks),) * self.copies, 1, span=self.span),)
