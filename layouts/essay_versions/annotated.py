"""The essay with its parts named in the margin, under a key of what each part does."""

from __future__ import annotations

from lessonpress.resources.markup import Text

from ..document import (
    Block,
    Box,
    Columns,
    Heading,
    ListBlock,
    Paragraph,
    Role,
    Strong,
    Together,
    Tone,
    paragraph,
)
from ..exercises.wording import unmarked
from .parts import Draft, Part, Section

MARGIN, TEXT = 1.0, 5.0
"""Shares of the page's width."""


def blocks(draft: Draft) -> tuple[Block, ...]:
    """The question, what each part does, and the essay part by part."""
    return (draft.asked, _key(draft), *(block for section in draft.sections for block in _section(section, draft)))


def _key(draft: Draft) -> Box:
    entries = tuple(
        (Paragraph((Strong((Text(f"{draft.name(move)}: "),)), Text(draft.labels(f"essay-does-{move.value}")))),)
        for move in draft.moves
    )
    return Box((ListBlock(entries),), title=draft.labels("essay-parts"), tone=Tone.NOTE)


def _section(section: Section, draft: Draft) -> tuple[Block, ...]:
    first, *rest = (_part(part, draft) for part in section.parts)
    return (Together((Heading((Text(section.heading),), 3), first)), *rest)


def _part(part: Part, draft: Draft) -> Columns:
    """The part's name beside its text; a statement of evidence stands on a line of its own."""
    label = paragraph((Strong((Text(draft.name(part.move)),)),), Role.NOTE)
    text = tuple(Paragraph(unmarked(statement), span=part.span) for statement in part.statements)
    return Columns(((label,), text), (MARGIN, TEXT), span=part.span)
