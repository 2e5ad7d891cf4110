"""Posing a quiz question: which wrong options stand beside the right one, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from lessonpress.resources.markup import Rich
from lessonpress.resources.topic import Question

from .questions import MultipleChoice

OPTIONS = 4
"""The most options of a question, the right one included."""


def distractors(question: Question, dice: Random) -> list[Rich]:
    """The wrong options to show: where there is a choice, those that do not leave the right one the longest."""
    wrong = sorted(dice.sample(question.distractors, len(question.distractors)), key=lambda w: -len(w.plain))
    return wrong[: OPTIONS - 1]


def places(questions: Sequence[Question], dice: Random) -> list[int]:
    """Where each right option stands: every place about as often, and never three times running."""
    used = [0] * OPTIONS
    found: list[int] = []
    for question in questions:
        size = min(OPTIONS, len(question.distractors) + 1)
        free = [place for place in range(size) if found[-2:] != [place, place]]
        dice.shuffle(free)
        found.append(min(free, key=lambda place: used[place]))
        used[found[-1]] += 1
    return found


def posed(question: Question, wrong: Sequence[Rich], place: int) -> MultipleChoice:
    """The question with its wrong options in this order, and the right one at `place` among them (from 0)."""
    shown = [*wrong[:place], question.answer, *wrong[place:]]
    why = question.explanation.nodes if question.explanation else ()
    return MultipleChoice(
        question.stem.words, tuple(option.words for option in shown), place, why, span=question.stem.span
    )
