"""Quiz range: the facts of these numbers on the knowledge organiser, asked for from memory."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta
from msgspec.structs import replace

from lessonpress.resources.markup import Text

from ..document import Block, Heading
from ..fact_bank import FactSection, fact_bank
from ..fact_rows import FactRows
from ..questions import Task
from .kind import Bench, ExerciseOptions, TooFewFactsError, task
from .wording import unmarked

Number = Annotated[int, Meta(ge=1, le=999)]


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which numbers, both included."""

    from_: Number = 1
    to: Number = 20


def make(options: Options, bench: Bench) -> Task:
    """The facts by sort, in the order of their numbers: beside the organiser, marking takes a glance."""
    body: list[Block] = []
    numbers: list[int] = []
    for section in fact_bank(bench.topic, bench.level):
        facts = tuple(fact for fact in section.facts if options.from_ <= fact.number <= options.to)
        if facts:
            title = bench.labels(f"fact-{section.sort}")
            plain = tuple(replace(fact, cue=unmarked(fact.cue), answer=unmarked(fact.answer)) for fact in facts)
            body += [Heading((Text(title),), 3), FactRows(FactSection(section.sort, plain), bench.topic.language)]
            bench.used.update(fact.id for fact in facts)
            numbers += [fact.number for fact in facts]
    if not numbers:
        raise TooFewFactsError(f"the knowledge organiser has no facts numbered {options.from_} to {options.to}")
    title = bench.labels("quiz-range-title", first=numbers[0], last=numbers[-1])
    return task(options, bench, body, title=title)
