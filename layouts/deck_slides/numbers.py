"""Numbers as native charts, each beside what it means."""

from __future__ import annotations

from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Figure

from ..document import Block, Chart, ListBlock, Role, Slide, Strong, paragraph
from .notes import notes
from .talk import Talk

FEWEST = 2
"""A chart of one value compares nothing."""


def figures(talk: Talk) -> list[Figure]:
    """The figures to draw."""
    if talk.options.charts is not None:
        return [talk.topic.by_id[name] for name in talk.options.charts]
    return [figure for figure in talk.topic.figures if len(figure.values) >= FEWEST]


def figure_slide(talk: Talk, figure: Figure) -> Slide:
    """The chart, and what to know about its numbers."""
    values = tuple((value.label.plain, value.value) for value in figure.values)
    chart = Chart(figure.title.plain, figure.unit, values, talk.topic.language, span=figure.title.span)
    blocks: list[Block] = [chart if len(values) >= FEWEST else _alone(chart), talk.stated(figure.note)]
    noted = [value for value in figure.values if value.note]
    if noted:
        entries = (
            paragraph((Strong(value.label.nodes), Text(": "), *value.note.nodes)) for value in noted if value.note
        )
        blocks.append(ListBlock(tuple((entry,) for entry in entries)))
    say = [talk.labels("slide-say-chart"), chart.alt]
    return Slide(
        figure.title.plain, blocks=tuple(blocks), notes=notes(talk, say, [figure.note]), span=figure.title.span
    )


def _alone(chart: Chart) -> Block:
    """A single number: '46 people'."""
    ((_, value),) = chart.numbers
    return paragraph((Strong((Text(f"{value} {chart.unit}".rstrip()),)),), Role.LEAD)
