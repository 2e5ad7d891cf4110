"""Numbers as native charts, each beside what it means."""

from __future__ import annotations

from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Figure

from ..document import Block, Chart, ListBlock, Role, Slide, Strong, paragraph
from ..figures import FEWEST, charted, drawable, noted
from .notes import notes
from .talk import Talk


def figures(talk: Talk) -> list[Figure]:
    """The figures to draw."""
    if talk.options.charts is not None:
        return [talk.topic.by_id[name] for name in talk.options.charts]
    return drawable(talk.topic)


def figure_slide(talk: Talk, figure: Figure) -> Slide:
    """The chart, and what to know about its numbers."""
    chart = charted(figure, talk.topic.language)
    blocks: list[Block] = [chart if len(chart.values) >= FEWEST else _alone(chart), talk.stated(figure.note)]
    if entries := tuple((paragraph(words),) for words in noted(figure)):
        blocks.append(ListBlock(entries))
    say = [talk.labels("slide-say-chart"), chart.alt]
    told, name = notes(talk, say, [figure.note]), f"figure-{figure.id}"
    return Slide(figure.title.plain, blocks=tuple(blocks), notes=told, span=figure.title.span, id=name)


def _alone(chart: Chart) -> Block:
    """A single number: '46 people'."""
    ((_, value),) = chart.numbers
    return paragraph((Strong((Text(f"{value} {chart.unit}".rstrip()),)),), Role.LEAD)
