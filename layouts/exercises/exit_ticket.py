"""Exit ticket: slips on which pupils show, before they leave, what they know and what they are still unsure about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from lessonpress.resources.items import QuestionId
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Question, Term

from ..document import ListBlock, Marker, Strong
from ..ids import TermId
from ..questions import OpenAnswer, Task
from ..saying import said
from ..short_questions import Slips
from .choosing import UnfitError, select
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .recall import answer, recalled


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """What is asked; unless said, what chance decides."""

    question: QuestionId | None = None
    term: TermId | None = None
    copies: Annotated[int, Meta(ge=1, le=12)] = 2
    """Slips on the sheet, all the same."""
    lines: Count = 3


def make(options: Options, bench: Bench) -> Task:
    """A question, a word to explain, and what is still open."""
    question, term = _question(options, bench)
    unsure, use = bench.labels("exit-ticket-unsure"), bench.labels("exit-ticket-use")
    asked = (
        OpenAnswer(question.stem.words, 1, (answer(question),), span=question.stem.span),
        _explained(term, options, bench),
        OpenAnswer((Text(unsure),), options.lines, ((Text(use),),)),
    )
    slip = ListBlock(tuple((question,) for question in asked), Marker.NUMBER)
    of = options.title.plain if options.title else bench.topic.topic.title.plain
    return task(options, bench, (Slips((slip,), options.copies, bench.labels("name"), of),))


def _question(options: Options, bench: Bench) -> tuple[Question, Term]:
    """A question and a word, of which neither tells the answer of the other."""
    terms = (options.term,) if options.term else ()
    questions = (options.question,) if options.question else ()
    words = select(bench, bench.topic.terms, terms, 1, 1, lambda term, _: _undisputed(term, bench))

    def ask(question: Question, asked: Sequence[Question]) -> Question:
        _check(question, words, bench)
        return recalled(question, asked, bench, named=bool(questions))

    found = select(bench, bench.topic.questions, questions, 1, 1, ask)
    if not found or not words:
        raise TooFewFactsError("an exit ticket needs a question with a short answer, and a word to explain")
    return found[0], words[0]


def _undisputed(term: Term, bench: Bench) -> Term:
    if term.definition(bench.level).disputed:
        raise UnfitError("what it means is disputed")
    return term


def _check(question: Question, terms: Sequence[Term], bench: Bench) -> None:
    """Raises `UnfitError` when the word is the answer, or the question says what it means."""
    for term in terms:
        if bench.wording.mentions(question.answer.plain, term.term) or bench.wording.mentions(
            term.term, question.answer.plain
        ):
            raise UnfitError(f"its answer is the word '{term.id}', which is to be explained")
        if bench.wording.likeness(question.stem.plain, term.definition(bench.level).plain) > 0.5:
            raise UnfitError(f"it tells what '{term.id}' means")


def _explained(term: Term, options: Options, bench: Bench) -> OpenAnswer:
    definition = term.definition(bench.level)
    before, after = bench.labels("exit-ticket-explain", term="\n").split("\n")
    prompt = (Text(before), Strong((Text(term.term),)), Text(after))
    return OpenAnswer(prompt, options.lines, (said(definition, bench.labels),), span=definition.span)
