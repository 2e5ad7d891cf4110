"""Where it all comes from: every source that the deck cites, by the code that stands on its slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Cell, Column, Reference, Role, Slide, Table, paragraph, text_cell
from .talk import Talk


def sources(talk: Talk, cited: Sequence[Reference]) -> Iterator[Slide]:
    """The bibliography of the deck."""
    if not cited:
        return
    labels = talk.labels
    title = labels("sources")
    rows = tuple((text_cell(found.code, header=True), Cell((paragraph(found.text, Role.SOURCE),))) for found in cited)
    yield Slide(
        title,
        blocks=(Table((Column(), Column(1.0)), (), rows, caption=title),),
        notes=(paragraph(labels("slide-say-sources")),),
    )
