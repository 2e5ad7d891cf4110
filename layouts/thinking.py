"""Questions that ask for reasons: a chain of consequences, who was for or against what, evidence to weigh."""

from __future__ import annotations

from typing import ClassVar

from lessonpress.resources.markup import Text
from lessonpress.resources.values import Value

from .document import (
    Answer,
    Blank,
    Block,
    Box,
    Cell,
    Column,
    Inlines,
    Lines,
    Paragraph,
    RichBlock,
    Strong,
    Table,
    Together,
    Tone,
    paragraph,
    text_cell,
)
from .saying import TICK

CROSS, SILENT = "✗", "–"
"""Stand where somebody was against a policy, and where the topic does not say."""
TITLE_ROOM = 50
"""Letters of room for a title: the same for all, so that its length gives nothing away."""


class Link(Value, frozen=True):
    """One event of a chain: what happened, when, and what came of it. A `missing` one is to be filled in."""

    title: Inlines
    when: str
    outcome: Inlines
    missing: bool = False
    dated: bool = True
    """Whether the date stands on the sheet."""


class Chain(RichBlock, frozen=True):
    """Events of which each led to the next: some are missing, and what came of each is to be explained."""

    name: ClassVar[str] = "chain"
    links: tuple[Link, ...]
    led: str
    """The words between an event and the next."""
    outcome: str
    """The words before what came of an event."""
    lines: int = 1

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A box for each event, with the words that join it to the one before."""
        boxes = []
        for number, link in enumerate(self.links):
            box = Box(self._link(link, answers), tone=Tone.SOURCE, span=self.span)
            boxes.append(Together((paragraph((Text(f"↓  {self.led}"),)), box)) if number else box)
        return tuple(boxes)

    def _link(self, link: Link, answers: bool) -> tuple[Block, ...]:
        when = (Text(f"  ({link.when})"),) if answers or link.dated else ()
        title: Inlines = (Strong((Answer(link.title),)) if answers else Blank(TITLE_ROOM),)
        head = Paragraph((*(title if link.missing else (Strong(link.title),)), *when))
        if not link.outcome:
            return (head,)
        if answers:
            return (head, Paragraph((Text(f"{self.outcome} "), Answer(link.outcome))))
        return (head, paragraph(self.outcome), Lines(self.lines))


class Stances(RichBlock, frozen=True):
    """Who was for what: `stands[row][column]` is True for, False against, None where the topic does not say."""

    name: ClassVar[str] = "stances"
    who: str
    """Over the names."""
    names: tuple[str, ...]
    matters: tuple[Inlines, ...]
    stands: tuple[tuple[bool | None, ...], ...]
    caption: str = ""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """An empty grid; in the key a tick, a cross or a dash in each cell."""
        rows = tuple(
            (text_cell(name, header=True), *(_stand(stand) if answers else Cell(lines=1) for stand in row))
            for name, row in zip(self.names, self.stands, strict=True)
        )
        head = (text_cell(self.who, header=True), *(text_cell(matter, header=True) for matter in self.matters))
        columns = (Column(), *(Column(1.0, "center") for _ in self.matters))
        return (Table(columns, head, rows, caption=self.caption, span=self.span),)


def _stand(stand: bool | None) -> Cell:
    sign = SILENT if stand is None else TICK if stand else CROSS
    return Cell((Paragraph((Strong((Answer((Text(sign),)),)),)),))


class Weighing(RichBlock, frozen=True):
    """Evidence to weigh: `cases[i]` is the lettered interpretation that `items[i]` bears on, for it or against it."""

    name: ClassVar[str] = "weighing"
    items: tuple[Inlines, ...]
    cases: tuple[str, ...]
    supports: tuple[bool, ...]
    heads: tuple[str, str, str]
    """Over the evidence, the letter, and the side."""
    sides: tuple[str, str]
    """The words for evidence that supports and that counters."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A row for each piece of evidence. What is the same in all rows is not asked."""
        lettered, sided = len(set(self.cases)) > 1, len(set(self.supports)) > 1
        wanted = (True, lettered, sided)
        rows = tuple(tuple(cell for cell, is_asked in zip(self._row(i, answers), wanted, strict=True) if is_asked)
                     for i in range(len(self.items)))  # fmt: skip
        head = tuple(text_cell(h, header=True) for h, is_asked in zip(self.heads, wanted, strict=True) if is_asked)
        columns = (Column(1.0), Column(), Column())[: len(head)]
        return (Table(columns, head, rows, caption=self.heads[0], span=self.span),)

    def _row(self, i: int, answers: bool) -> tuple[Cell, Cell, Cell]:
        if answers:
            side = self.sides[0 if self.supports[i] else 1]
            letter, said = ((Strong((Answer((Text(words),)),)),) for words in (self.cases[i], side))
            return text_cell(self.items[i]), text_cell(letter), text_cell(said)
        boxes = "   ".join(f"☐\u00a0{side}" for side in self.sides)
        return text_cell(self.items[i]), text_cell((Blank(0),)), text_cell(boxes)
