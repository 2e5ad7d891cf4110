"""Essay plan: the factors behind the outcome, evidence for each, the case against it, and a judgement."""

from __future__ import annotations

from lessonpress.resources.items import FactorId
from lessonpress.resources.markup import Rich, Text
from lessonpress.resources.topic import Event, Factor

from ..document import Box, Inlines, Paragraph, Strong, Tone
from ..questions import Completion, OpenAnswer, Task
from .choosing import UnfitError, select
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .weighing import factor_row, weights

LEAST, USUAL = 2, 5


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
    rows = tuple(factor_row(factor, options.evidence, bench) for factor in factors)
    given = tuple((True, example, example) for example in (options.example and n == 0 for n in range(len(rows))))
    table = Completion(heads, rows, given, options.lines)
    judgement = OpenAnswer((Text(bench.labels("essay-plan-judgement")),), options.judgement, _judgement(factors, bench))
    asked = Box((Paragraph((Strong(question.nodes),), span=question.span),), tone=Tone.SOURCE)
    return task(options, bench, (asked, table, judgement))


def _weighable(factor: Factor, bench: Bench) -> Factor:
    if not any(isinstance(bench.topic.by_id.get(i), Event) for i in factor.evidence):
        raise UnfitError("it names no event as evidence")
    return factor


def _judgement(factors: list[Factor], bench: Bench) -> tuple[Inlines, ...]:
    """What a good judgement does, and how the sources and historians weigh the factors."""
    points: list[Inlines] = [(Text(bench.labels("essay-plan-guidance")),)]
    for factor in factors:
        historians = (Text(" "), *factor.historians.nodes) if factor.historians else ()
        weighed = (*weights(factor.sources_say, bench), *historians)
        if weighed:
            points.append((Strong((*factor.title.words, Text(":"))), *weighed))
    return tuple(points)
