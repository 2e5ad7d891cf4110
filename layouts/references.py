"""The sources that a document names, each with its printed code and full reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from lessonpress.resources.dates import format_date
from lessonpress.resources.markup import Citation
from lessonpress.resources.topic import Source, Topic

from .document import Reference, SourceNames


def references(topic: Topic, said: object) -> tuple[Reference, ...]:
    """The references of all citations in `said` (blocks, slides, cards ...), in the order of the bibliography."""
    named = cited(said)
    return tuple(reference(source, topic.language) for source in topic.sources if source.id in named)


def cited(said: object) -> frozenset[str]:
    """Ids of the sources that are cited anywhere in `said`."""
    return frozenset(_cited(said))


def reference(source: Source, language: str) -> Reference:
    """A bibliography entry in one line: author, title, date, details."""
    date = format_date(source.date, language) if source.date else ""
    short = (source.author, source.title.plain, date)
    full = (*short, source.details.plain if source.details else "")
    return Reference(source.code, _sentence(full), _sentence(short))


def _sentence(parts: Iterable[str | None]) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _cited(said: object) -> Iterator[str]:
    if isinstance(said, Citation | SourceNames):
        yield from said.sources
    elif isinstance(said, tuple | list):
        for part in said:
            yield from _cited(part)
    elif isinstance(said, Struct):
        for name in said.__struct_fields__:
            yield from _cited(getattr(said, name))


def codes(references: Iterable[Reference]) -> str:
    """The references' codes alone, for the foot of a page."""
    return " ".join(r.code for r in references)
