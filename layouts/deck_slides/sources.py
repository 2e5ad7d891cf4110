"""Where it all comes from: every source that the deck cites, by the code that stands on its slides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..document import Cell, Column, Reference, Role, Slide, Table, paragraph, text_cell
from ..pictures import shown_in
from .gallery import looked_at
from .talk import Talk


def sources(talk: Talk, cited: Sequence[Reference], shown: Sequence[Slide]) -> Iterator[Slide]:
    """The bibliography of the deck, after those of its sources to be looked at that were not `shown` yet."""
    if not cited:
        return
    labels, codes, seen = talk.labels, [found.code for found in cited], shown_in(shown)
    named = (source for source in talk.topic.sources if source.code in codes)
    yield from looked_at(talk, [source for source in named if talk.topic.pictures.get(source.id) not in seen])
    title = labels("sources")
    rows = tuple((text_cell(found.code, header=True), Cell((paragraph(found.text, Role.SOURCE),))) for found in cited)
    yield Slide(
        title,
        blocks=(Table((Column(), Column(1.0)), (), rows, caption=title),),
        notes=(paragraph(labels("slide-say-sources")),),
        id="sources",
    )
