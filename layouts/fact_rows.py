"""Rows of numbered facts: a table of number, cue and answer, in which the answer may be told, asked or rewritten."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from lessonpress.resources.images import Image
from lessonpress.resources.markup import Text

from .document import Answer, Block, Cell, Column, Lines, Paragraph, RichBlock, Table, text_cell
from .fact_bank import FactSection, NumberedFact
from .labels import Labels
from .pictures import with_portrait

COLUMNS = {"dates": (2.6, 1.2), "people": (1.0, 3.0)}
"""How the width is shared between cue and answer; for what is not named, as below."""
USUAL = (1.0, 2.2)


class FactRows(RichBlock, frozen=True):
    """Facts that are asked for: numbers and cues, with lines for the answers."""

    name: ClassVar[str] = "fact-rows"
    section: FactSection
    language: str = "en"

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The table with room to write, or filled in."""
        return (fact_table(self.section, self.language, told_in_key if answers else ruled, headed=True),)


def told(fact: NumberedFact) -> Cell:
    """The answer in print."""
    return Cell((Paragraph(fact.answer, span=fact.span),))


def told_in_key(fact: NumberedFact) -> Cell:
    """The answer, marked as one."""
    return Cell((Paragraph((Answer(fact.answer),), span=fact.span),))


def ruled(fact: NumberedFact) -> Cell:
    """Room to write the answer in; the rule under the row is its last line."""
    return Cell((Lines(fact.lines - 1),) if fact.lines > 1 else (), lines=fact.lines)


def fact_table(
    section: FactSection,
    language: str,
    answer: Callable[[NumberedFact], Cell],
    *,
    headed: bool = False,
    tries: Sequence[str] = (),
    pictures: Mapping[str, Image] = {},
) -> Table:
    """A row for each fact, its answer as `answer` has it; then empty columns under these heads, to write it again.

    People who have `pictures` are shown beside their names.
    """
    labels = Labels(language)
    faces = pictures if section.sort == "people" else {}
    cue, reply = COLUMNS.get(section.sort, USUAL)
    columns = (Column(align="right"), Column(cue), Column(reply), *(Column(USUAL[1] * 0.75) for _ in tries))
    words = (labels("fact-number"), labels(f"fact-{section.sort}-cue"), labels(f"fact-{section.sort}-answer"), *tries)
    head = tuple(text_cell(word if headed else "", header=True) for word in words)
    rows = tuple(
        (
            text_cell((Text(str(fact.number)),), span=fact.span),
            with_portrait(Cell((Paragraph(fact.cue, span=fact.span),), header=True), faces.get(fact.id)),
            answer(fact),
            *(Cell(lines=fact.lines) for _ in tries),
        )
        for fact in section.facts
    )
    return Table(columns, head, rows, caption=labels(f"fact-{section.sort}"))
