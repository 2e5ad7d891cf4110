"""Figures of a topic as charts: which can be drawn, to which phase they belong, what is noted of their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Figure, Phase, Topic

from .document import Chart, Inlines, Strong

FEWEST = 2
"""A chart of one value compares nothing."""


def drawable(topic: Topic) -> list[Figure]:
    """The figures with numbers enough for a chart."""
    return [figure for figure in topic.figures if len(figure.values) >= FEWEST]


def charted(figure: Figure, language: str) -> Chart:
    """The figure's numbers as a chart: in order of time where all have dates."""
    dated = [(value.date.sort_key, value) for value in figure.values if value.date]
    over_time = len(dated) == len(figure.values)
    values = [value for _, value in sorted(dated, key=lambda one: one[0])] if over_time else figure.values
    numbers = tuple((value.label.plain, value.value) for value in values)
    return Chart(figure.title.plain, figure.unit, numbers, language, over_time, span=figure.title.span)


def noted(figure: Figure) -> Iterator[Inlines]:
    """What is noted of single numbers, each after its label."""
    for value in figure.values:
        if value.note:
            yield (Strong(value.label.nodes), Text(": "), *value.note.nodes)


def belongs(figure: Figure, phase: Phase, phases: Sequence[Phase]) -> bool:
    """Whether a figure tells of this phase: the first with an event it is about, else the last that it begins in."""
    about = [p for p in phases if set(figure.about) & set(p.events)]
    if about or figure.date is None:
        return bool(about) and about[0] is phase
    day = figure.date.first_day
    within = [p for p in phases if p.from_.first_day <= day <= (p.to.last_day if p.to else 10**9)]
    return bool(within) and within[-1] is phase
