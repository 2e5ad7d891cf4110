"""Essay plan: the factors behind the outcome, evidence for each, the case against it, and a judgement."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.resources.dates import format_date
from lessonpress.resources.items import FactorId
from lessonpress.resources.markup import Citation, Rich, Text
from lessonpress.resources.topic import Event, Factor, SourceView

from ..document import Box, Inline, Inlines, Paragraph, SourceNames, Strong, Tone
from ..questions import Completion, OpenAnswer, Task
from ..saying import said
from .choosing import UnfitError, select
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task

LEAST, USUAL = 2, 5
WEIGHTS = ("high", "medium", "low", "none")
"""What a source may give a factor, the most first."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """The question, and which factors to weigh."""

    question: Rich | None = None
    """Unless given, the topic's enquiry question."""
    factors: tuple[FactorId, ...] = ()
    count: Count | None = None
    evidence: Count = 3
    """Most events named for a factor in the key."""
    lines: Count = 5
    judgement: Count = 8
    """Lines for the judgement."""
    example: bool = False
    """Whether the first factor is worked out on the sheet."""


def make(options: Options, bench: Bench) -> Task:
    """The question, a table of factors to fill in, and room for the judgement."""
    pool = bench.topic.factors

    def ask(factor: Factor, _: object) -> Factor:
        return _weighable(factor, bench)

    factors = select(bench, pool, options.factors, options.count, USUAL, ask, rank=pool.index)
    least = LEAST + options.example
    if len(factors) < least:
        raise TooFewFactsError(f"an essay plan needs {least} factors with evidence, and has {len(factors)}")
    question = options.question or bench.topic.topic.question
    heads = tuple(bench.labels(f"essay-plan-{name}") for name in ("factor", "evidence", "counter"))
    rows = tuple(_row(factor, options, bench) for factor in factors)
    given = tuple((True, example, example) for example in (options.example and n == 0 for n in range(len(rows))))
    table = Completion(heads, rows, given, options.lines)
    judgement = OpenAnswer((Text(bench.labels("essay-plan-judgement")),), options.judgement, _judgement(factors, bench))
    asked = Box((Paragraph((Strong(question.nodes),), span=question.span),), tone=Tone.SOURCE)
    return task(options, bench, (asked, table, judgement))


def _weighable(factor: Factor, bench: Bench) -> Factor:
    if not any(isinstance(bench.topic.by_id.get(i), Event) for i in factor.evidence):
        raise UnfitError("it names no event as evidence")
    return factor


def _row(factor: Factor, options: Options, bench: Bench) -> tuple[tuple[Inlines, ...], ...]:
    evidence = _events(factor.evidence, bench)[: options.evidence]
    against = (factor.counter_argument.nodes,) if factor.counter_argument else _events(factor.counter_evidence, bench)
    return ((factor.title.nodes,), (factor.summary.nodes, *evidence), against or ((Text("–"),),))


def _events(ids: Sequence[str], bench: Bench) -> tuple[Inlines, ...]:
    return tuple(_event(bench.topic.by_id[i], bench) for i in ids if i in bench.topic.by_id)


def _event(event: Event, bench: Bench) -> Inlines:
    """An event in a line: what, when, what came of it, and who says so."""
    named = (*event.title.words, Text(f" ({format_date(event.date, bench.topic.language)})"))
    if event.effect:
        return (*named, Text(": "), *said(event.effect, bench.labels))
    sources = event.description.sources
    return (*named, Text(" "), Citation(sources)) if sources else named


def _judgement(factors: list[Factor], bench: Bench) -> tuple[Inlines, ...]:
    """What a good judgement does, and how the sources and historians weigh the factors."""
    points: list[Inlines] = [(Text(bench.labels("essay-plan-guidance")),)]
    for factor in factors:
        historians = (Text(" "), *factor.historians.nodes) if factor.historians else ()
        weighed = (*_weights(factor.sources_say, bench), *historians)
        if weighed:
            points.append((Strong((*factor.title.words, Text(":"))), *weighed))
    return tuple(points)


def _weights(views: Sequence[SourceView], bench: Bench) -> Inlines:
    """Which sources give much weight, which some, and so on; nothing when none gives any judgement."""
    nodes: list[Inline] = []
    for rating in WEIGHTS:
        sources = tuple(view.source for view in views if view.rating == rating)
        if sources:
            lead = Text("; " if nodes else f" {bench.labels('weight')} ")
            nodes += [lead, Text(bench.labels(f"weight-{rating}") + " "), SourceNames(sources)]
    return (*nodes, Text(".")) if nodes else ()
