"""The essay as it is read: one paragraph for each argument, with its citations."""

from __future__ import annotations

from ..document import Block, Paragraph, Role
from ..exercises.wording import unmarked
from .parts import Draft, run_on


def blocks(draft: Draft) -> tuple[Block, ...]:
    """The question, then continuous prose, in the larger type of what is read at length.

    Key words do not stand out: it is an essay, not a list to learn.
    """
    prose = (
        Paragraph(unmarked(run_on(part.text for part in section.parts)), Role.LEAD, span=section.parts[0].span)
        for section in draft.sections
    )
    return (draft.asked, *prose)
