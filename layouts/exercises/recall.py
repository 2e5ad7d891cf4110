"""Recall: quiz questions asked without their options, to be answered in a word or two."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.resources.dates import HistoricDate
from lessonpress.resources.markup import Citation, Text
from lessonpress.resources.topic import Alliance, Event, Phase, Policy, Question

from ..document import Inlines
from .choosing import UnfitError
from .kind import Bench
from .telling import beside_others

LONGEST = 60
"""Letters in an answer that one can be expected to have ready."""


def recalled(question: Question, asked: Sequence[Question], bench: Bench, *, named: bool) -> Question:
    """The question, if it has a short answer without its options; one that is `named` may have a long one.

    Raises `UnfitError` otherwise, or where one of those `asked` already tells its answer, or is told by it.
    """
    stem = question.stem.plain
    phrases = bench.labels("refers-to-options").split(";")
    if any(bench.wording.mentions(stem, phrase.strip()) for phrase in phrases):
        raise UnfitError("it cannot be answered without its options")
    if not named and len(question.answer.plain) > LONGEST:
        raise UnfitError("its answer is long")
    return beside_others(question, asked, bench.wording)


def answer(question: Question) -> Inlines:
    """The answer, and who says so."""
    sources = question.explanation.sources if question.explanation else ()
    return (*question.answer.words, *((Text(" "), Citation(sources)) if sources else ()))


def when(question: Question, bench: Bench) -> HistoricDate | None:
    """The last of the times of what it asks about; None where nothing of it has a date."""
    things = (bench.topic.by_id.get(i) for i in question.about)
    dates = [date for date in map(_date, things) if date]
    return max(dates, key=lambda date: date.sort_key, default=None)


def _date(thing: object) -> HistoricDate | None:
    match thing:
        case Event():
            return thing.date
        case Alliance() | Phase():
            return thing.from_
        case Policy():
            return thing.when
        case _:
            return None
