"""Weighing factors: the evidence for each, the case against it, and how the sources weigh it."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.resources.dates import format_date
from lessonpress.resources.markup import Citation, Text
from lessonpress.resources.topic import Event, Factor, SourceView

from ..document import Inline, Inlines
from .kind import Bench

WEIGHTS = ("high", "medium", "low", "none")
"""What a source may give a factor, the most first."""


def factor_row(factor: Factor, most: int, bench: Bench) -> tuple[tuple[Inlines, ...], ...]:
    """A row for the factor: its title; what it says, with `most` events as evidence; what speaks against it."""
    evidence = _events(factor.evidence, bench)[:most]
    against = (factor.counter_argument.nodes,) if factor.counter_argument else _events(factor.counter_evidence, bench)
    return ((factor.title.nodes,), (factor.summary.nodes, *evidence), against or ((Text("–"),),))


def _events(ids: Sequence[str], bench: Bench) -> tuple[Inlines, ...]:
    return tuple(_event(bench.topic.by_id[i], bench) for i in ids if i in bench.topic.by_id)


def _event(event: Event, bench: Bench) -> Inlines:
    """An event in a line: what, when, and who says so."""
    sources = event.description.sources
    cited = (Text(" "), Citation(sources)) if sources else ()
    return (*event.title.words, Text(f" ({format_date(event.date, bench.topic.language)})"), *cited)


def weights(views: Sequence[SourceView], bench: Bench) -> Inlines:
    """Which sources give much weight, which some, and so on; nothing when none gives any judgement."""
    nodes: list[Inline] = []
    for rating in WEIGHTS:
        sources = tuple(view.source for view in views if view.rating == rating)
        if sources:
            lead = Text("; " if nodes else f" {bench.labels('weight')} ")
            nodes += [lead, Text(bench.labels(f"weight-{rating}") + " "), Citation(sources)]
    return (*nodes, Text(".")) if nodes else ()
