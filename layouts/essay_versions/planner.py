"""An empty plan of the essay: boxes for its parts, with more or less help to begin; the key has the model's points."""

from __future__ import annotations

from typing import ClassVar

from lessonpress.resources.items import Level
from lessonpress.resources.markup import Text
from lessonpress.resources.values import Value

from ..document import (
    Answer,
    Block,
    Cell,
    Column,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    RichBlock,
    Role,
    Table,
    Together,
    paragraph,
    text_cell,
)
from ..exercises.wording import unmarked
from .parts import Draft, KeyNote, Move, Part, Section

STARTERS = {Level.SUPPORT: 2, Level.CORE: 1, Level.CHALLENGE: 0}
"""Ways to begin a sentence that each box offers."""
LINES = {Move.THESIS: 4, Move.EVIDENCE: 3, Move.JUDGEMENT: 6}
USUAL = 2
"""Lines of room in a box, the beginning of a sentence included."""
LABEL, ROOM = 1.0, 4.2
"""Shares of the page's width."""


class Slot(Value, frozen=True):
    """A box of the plan: the part that belongs there, how to begin, and the model's own words."""

    label: str
    starters: tuple[str, ...]
    model: tuple[Inlines, ...]
    lines: int
    given: bool = False
    """Whether the model's words stand on the sheet."""


class Plan(RichBlock, frozen=True):
    """A paragraph to plan: a box for each of its parts."""

    name: ClassVar[str] = "plan"
    title: str
    slots: tuple[Slot, ...]

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """Boxes with room to write, or with what the model says."""
        rows = tuple((text_cell(slot.label, header=True), _box(slot, answers)) for slot in self.slots)
        table = Table((Column(LABEL), Column(ROOM)), (), rows, caption=self.title, span=self.span)
        return (Together((Heading((Text(self.title),), 3), table)),)


def blocks(draft: Draft) -> tuple[Block, ...]:
    """The question, what to do, and a plan for each paragraph of the model."""
    instruction = paragraph(draft.labels(f"essay-planner-{draft.level.value}"), Role.INSTRUCTION)
    note = KeyNote(draft.labels("essay-planner-note"))
    return (draft.asked, note, instruction, *(_plan(section, draft) for section in draft.sections))


def _plan(section: Section, draft: Draft) -> Plan:
    """Only those who need support are told which factor the model takes up where."""
    supported = draft.level is Level.SUPPORT
    return Plan(
        section.heading if supported else section.name,
        tuple(_slot(part, section, draft) for part in section.parts),
        span=section.parts[0].span,
    )


def _slot(part: Part, section: Section, draft: Draft) -> Slot:
    is_point = part.move is Move.POINT
    given = is_point and draft.level is Level.SUPPORT
    order = (2, 1) if is_point and section is not draft.sections[1] else (1, 2)  # 'one reason', 'a further reason'
    numbers = () if given else order[: STARTERS[draft.level]]
    starters = tuple(draft.labels(f"essay-start-{part.move.value}-{n}") for n in numbers)
    return Slot(
        draft.name(part.move),
        starters,
        tuple(unmarked(statement) for statement in part.statements),
        LINES.get(part.move, USUAL),
        given,
    )


def _box(slot: Slot, answers: bool) -> Cell:
    if slot.given or answers:
        shown = slot.model if slot.given else tuple((Answer(words),) for words in slot.model)
        if len(shown) == 1:
            return Cell((Paragraph(shown[0]),))
        return Cell((ListBlock(tuple((Paragraph(words),) for words in shown)),))
    hint = (paragraph("   /   ".join(slot.starters), Role.NOTE),) if slot.starters else ()
    return Cell(hint, lines=slot.lines)
