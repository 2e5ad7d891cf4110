"""Multiple choice: the topic's own questions, their options shuffled so that no place is likelier than another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lessonpress.resources.items import AnyId, Level, QuestionId
from lessonpress.resources.topic import Question

from ..document import ListBlock, Marker
from ..posing import distractors, places, posed
from ..questions import AtAGlance, MultipleChoice, Task
from .choosing import select
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .telling import beside_others

LEAST, USUAL = 2, 8


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which questions."""

    ids: tuple[QuestionId, ...] = ()
    about: tuple[AnyId, ...] = ()
    """Only questions about one of these."""
    difficulty: tuple[Literal["easy", "medium", "hard"], ...] = ()
    levels: tuple[Level, ...] = ()
    count: Count | None = None


def make(options: Options, bench: Bench) -> Task:
    """The questions, easy ones first."""
    pool = [q for q in bench.topic.questions if options.ids or _is_wanted(q, options)]

    def ask(question: Question, asked: Sequence[Question]) -> Question:
        return beside_others(question, asked, bench.wording)

    questions = select(bench, pool, options.ids, options.count, USUAL, ask, rank=_tells_by_length)
    if len(questions) < LEAST:
        raise TooFewFactsError(f"multiple choice needs {LEAST} questions, and has {len(questions)}")
    bench.order.shuffle(questions)
    questions.sort(key=lambda q: ("easy", "medium", "hard").index(q.difficulty))
    choices = [_choice(q, place, bench) for q, place in zip(questions, places(questions, bench.order), strict=True)]
    glance = AtAGlance(bench.labels("at-a-glance"), tuple(choices))
    return task(options, bench, (ListBlock(tuple((c,) for c in choices), Marker.NUMBER),), notes=(glance,))


def _is_wanted(question: Question, options: Options) -> bool:
    return (
        (not options.about or bool(set(options.about) & set(question.about)))
        and (not options.difficulty or question.difficulty in options.difficulty)
        and (not options.levels or question.level in options.levels)
    )


def _tells_by_length(question: Question) -> float:
    """1 where the right option can be picked for being much the longest, so that such questions come last."""
    return float(len(question.answer.plain) > 1.5 * max(len(wrong.plain) for wrong in question.distractors))


def _choice(question: Question, place: int, bench: Bench) -> MultipleChoice:
    wrong = distractors(question, bench.pick)
    bench.order.shuffle(wrong)
    return posed(question, wrong, place)
