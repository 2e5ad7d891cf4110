"""Quiz questions that stand on one sheet: none of them may tell the answer of another."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.resources.topic import Question

from .choosing import UnfitError
from .wording import Wording


def beside_others(question: Question, asked: Sequence[Question], wording: Wording) -> Question:
    """The question, unless it tells the answer of one asked already, or is told by one."""
    for other in asked:
        if _tells(question, other, wording) or _tells(other, question, wording):
            raise UnfitError(f"it and '{other.id}' give one another's answer away")
    return question


def _tells(question: Question, other: Question, wording: Wording) -> bool:
    """Whether the stem of `question` shows the answer of `other`.

    A single word, such as a name, stands in many stems; it tells only where both ask about the same things.
    """
    answer = other.answer.plain
    together = len(set(question.about) & set(other.about)) > 1
    return wording.mentions(question.stem.plain, answer) and (together or len(wording.stems(answer)) > 1)
