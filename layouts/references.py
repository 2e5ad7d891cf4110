"""The sources that a document names, each with its printed code and full reference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from lessonpress.resources.dates import format_date
from lessonpress.resources.markup import Citation
from lessonpress.resources.topic import Source, Topic

from .document import Reference


def references(topic: Topic, said: object) -> tuple[Reference, ...]:
    """The references of all citations in `said` (blocks, slides, cards ...), in the order of the bibliography."""
    cited = set(_cited(said))
    return tuple(reference(source, topic.language) for source in topic.sources if source.id in cited)


def reference(source: Source, language: str) -> Reference:
    """A bibliography entry in one line: author, title, date, details."""
    date = format_date(source.date, language) if source.date else ""
    short = (source.author, source.title.plain, date)
    full = (*short, source.details.plain if source.details else "")
    return Reference(source.code, _sentence(full), _sentence(short))


def _sentence(parts: Iterable[str | None]) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _cited(said: object) -> Iterator[str]:
    if isinstance(said, Citation):
        yield from said.sources
    elif isinstance(said, tuple | list):
        for part in said:
            yield from _cited(part)
    elif is_dataclass(said):
        for field in fields(said):
            yield from _cited(getattr(said, field.name))


def codes(references: Iterable[Reference]) -> str:
    """The references in short, for the foot of a page: 'S1 Title; S2 …' is too long, so the codes alone."""
    return " ".join(r.code for r in references)
