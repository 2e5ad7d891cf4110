"""Retrieval grid: questions on the last lesson, the last week and further back; the older, the more points."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Annotated

from msgspec import Meta

from lessonpress.resources.items import QuestionId
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Question

from ..document import Blank, Inlines
from ..questions import Task
from ..short_questions import Recall, RetrievalGrid
from .choosing import select
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .recall import answer, recalled, when

LEAST = 2
"""Columns, and questions in each of those that we fill ourselves."""
AGES = ("recent", "earlier", "oldest")
DIFFICULTY = ("easy", "medium", "hard")


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which questions are how old; unless any is named, those of the lessons, or else of the events, by their order."""

    recent: tuple[QuestionId, ...] = ()
    """Of the last lesson: a point each."""
    earlier: tuple[QuestionId, ...] = ()
    """Of the last week: two points."""
    oldest: tuple[QuestionId, ...] = ()
    """Of further back: three points."""
    rows: Annotated[int, Meta(ge=1, le=5)] = 3
    """Most questions in a column."""
    lines: Count = 2


def make(options: Options, bench: Bench) -> Task:
    """The grid; in every column the easiest question first."""
    ids = {age: getattr(options, age) for age in AGES}
    pools = _shared_out(bench) if not any(ids.values()) else {}
    asked: list[Question] = []
    columns = {age: _column(pools.get(age, ()), ids[age], options, asked, bench) for age in AGES}
    filled = {age: column for age, column in columns.items() if column}
    if len(filled) < LEAST or (pools and min(map(len, filled.values())) < LEAST):
        raise TooFewFactsError(f"a retrieval grid needs {LEAST} columns of {LEAST} questions with short answers")
    heads = tuple(bench.labels(f"retrieval-grid-{age}") for age in filled)
    most = sum((AGES.index(age) + 1) * len(column) for age, column in filled.items())
    grid = RetrievalGrid(heads, tuple(filled.values()), _score(most, bench), options.lines)
    return task(options, bench, (grid,))


def _column(
    pool: Sequence[Question], ids: Sequence[str], options: Options, asked: list[Question], bench: Bench
) -> tuple[Recall, ...]:
    """Questions that tell no answer of one another, nor of those `asked` in other columns; they are added to those."""

    def ask(question: Question, beside: Sequence[Question]) -> Question:
        return recalled(question, [*asked, *beside], bench, named=bool(ids))

    if not pool and not ids:
        return ()
    found = select(bench, pool or bench.topic.questions, ids, options.rows, options.rows, ask)
    asked += found
    bench.order.shuffle(found)
    found.sort(key=lambda question: DIFFICULTY.index(question.difficulty))
    return tuple(Recall(question.stem.words, answer(question)) for question in found)


def _shared_out(bench: Bench) -> dict[str, Sequence[Question]]:
    """All questions in three parts, by when they were taught, or else by when that of which they ask happened."""
    taught = [bench.topic.by_id.get(name) for name in _taught(bench)]
    questions = [question for question in taught if isinstance(question, Question)]
    if len(questions) < LEAST * len(AGES):
        dated = [(date.sort_key, n) for n, q in enumerate(bench.topic.questions) if (date := when(q, bench))]
        questions = [bench.topic.questions[n] for _, n in sorted(dated)]
    third = -(-len(questions) // len(AGES))
    parts = [questions[n * third : (n + 1) * third] for n in range(len(AGES))]
    return dict(zip(AGES, reversed(parts), strict=True))


def _taught(bench: Bench) -> list[str]:
    """The ids of all questions that lessons ask, in the order in which they are first asked."""
    activities = chain.from_iterable(lesson.activities for lesson in bench.topic.lessons)
    return list(dict.fromkeys(name for activity in activities for name in activity.questions))


def _score(most: int, bench: Bench) -> Inlines:
    """A place for the points."""
    before, after = bench.labels("retrieval-grid-score", most=most, points="\n").split("\n")
    return (Text(before), Blank(0), Text(after))
