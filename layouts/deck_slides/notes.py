"""Speaker notes: what to say, where each point comes from, what is disputed, and the sources spelled out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lessonpress.resources.images import Image
from lessonpress.resources.inline import code_of
from lessonpress.resources.markup import Citation, Rich, Statement, Text
from lessonpress.resources.topic import Source

from ..document import Block, Heading, Inlines, ListBlock, SourceNames, paragraph
from ..references import reference
from .talk import Talk

Said = Statement | Rich


def notes(
    talk: Talk,
    say: Iterable[str],
    said: Sequence[Said] = (),
    sources: Sequence[str] = (),
    pictures: Sequence[Image] = (),
) -> tuple[Block, ...]:
    """The notes of a slide that shows the statements `said`, and pictures.

    `sources` are ids of sources that it names besides.
    """
    labels = talk.labels
    blocks: list[Block] = [_head(labels("slide-say")), *(paragraph(words) for words in say if words)]
    proven = [_proven(statement) for statement in said if statement.sources]
    blocks += _part(labels("slide-from"), proven)
    blocks += _part(labels("slide-disputed"), [_doubt(statement) for statement in said if _disputed(statement)])
    cited = {*sources, *(source for statement in said for source in _all_sources(statement))}
    listed = (source for source in talk.topic.sources if source.id in cited)
    blocks += _part(labels("sources"), [_reference(source, talk.topic.language) for source in listed])
    blocks += _part(labels("pictures"), [f"{image.title}: {image.credit}" for image in pictures])
    return tuple(blocks)


def _reference(source: Source, language: str) -> Inlines:
    """A source spelled out; named as one, so that the list of the deck has it."""
    return SourceNames((source.id,)), Text(f": {reference(source, language).text}")


def _part(title: str, entries: Sequence[str | Inlines]) -> list[Block]:
    if not entries:
        return []
    return [_head(title), ListBlock(tuple((paragraph(entry),) for entry in entries))]


def _head(title: str) -> Heading:
    return Heading((Text(title),), 2)


def _proven(statement: Said) -> str:
    return f"{statement.plain} {_codes(statement.sources)}"


def _disputed(statement: Said) -> Rich | None:
    return statement.disputed if isinstance(statement, Statement) else None


def _doubt(statement: Said) -> str:
    why = _disputed(statement)
    assert why is not None
    return f"{statement.plain} – {why.plain} {_codes(why.sources)}".rstrip()


def _codes(sources: Sequence[str]) -> str:
    return f"[{', '.join(map(code_of, sources))}]" if sources else ""


def _all_sources(statement: Said) -> tuple[str, ...]:
    why = _disputed(statement)
    return statement.sources + (why.sources if why else ())


def cite(*sources: str) -> Citation:
    """A citation for words that stand beside their source's name."""
    return Citation(sources)
