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
    Strong,
    Together,
    Tone,
    paragraph,
)
from ..exercises.wording import unmarked
from .parts import Draft, Part, Section

MARGIN, TEXT = 1.0, 4.4
"""Shares of the page's width."""


def blocks(draft: Draft) -> tuple[Block, ...]:
    """The question, what each part does, and the essay part by part."""
    return (draft.asked, _key(draft), *(block for section in draft.sections for block in _section(section, draft)))


def _key(draft: Draft) -> Box:
    labels = draft.labels
    named = ((labels("about", name=draft.name(move)), labels(f"essay-does-{move.value}")) for move in draft.moves)
    entries = tuple((Paragraph((Strong((Text(f"{name} "),)), Text(does))),) for name, does in named)
    half = (len(entries) + 1) // 2
    halves = tuple((ListBlock(some),) for some in (entries[:half], entries[half:]))
    return Box((Columns(halves),), title=draft.labels("essay-parts"), tone=Tone.NOTE)


def _section(section: Section, draft: Draft) -> tuple[Block, ...]:
    """A heading that keeps company with the first two parts, and the rest."""
    parts = tuple(_part(part, draft) for part in section.parts)
    return (Together((Heading((Text(section.heading),), 3), *parts[:2])), *parts[2:])


def _part(part: Part, draft: Draft) -> Columns:
    """The part's name beside its text; a statement of evidence stands on a line of its own."""
    label = paragraph((Strong((Text(draft.name(part.move)),)),))
    text = tuple(Paragraph(unmarked(statement), span=part.span) for statement in part.statements)
    return Columns(((label,), text), (MARGIN, TEXT), span=part.span)
