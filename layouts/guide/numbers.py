"""The numbers of a phase: a chart of each figure, what its numbers mean, and what is noted of single ones."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.topic import Figure, Phase

from ..document import Block, Paragraph, Role, Together
from ..figures import belongs, charted, drawable, noted
from .telling import Telling, listed


def numbers(telling: Telling, phase: Phase) -> Iterator[Block]:
    """The figures that belong to a phase."""
    for figure in drawable(telling.topic):
        if belongs(figure, phase, telling.topic.phases):
            yield Together(tuple(_numbers(telling, figure)))


def _numbers(telling: Telling, figure: Figure) -> Iterator[Block]:
    yield Paragraph(figure.title.words, Role.CAPTION, span=figure.title.span)
    yield charted(figure, telling.topic.language)
    yield telling.stated(figure.note)
    yield from listed([Paragraph(words) for words in noted(figure)])
