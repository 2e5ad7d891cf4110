"""Where the sources disagree: what each says, and on the next slide what is known."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from lessonpress.resources.inline import code_of
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Conflict, Source

from ..document import Cell, Column, Heading, ListBlock, Slide, SlideRole, Strong, Table, paragraph
from .gallery import looked_at
from .notes import cite, notes
from .talk import Talk

_LEVELS = tuple(Level)


def conflicts(talk: Talk) -> Iterator[Slide]:
    """The chosen matters; unless they are named, those of which most sources speak."""
    suited = [
        c
        for c in talk.topic.conflicts
        if len(c.sources_say) > 1 and _LEVELS.index(c.level) <= _LEVELS.index(talk.level)
    ]
    ranked = sorted(suited, key=lambda conflict: -len(conflict.sources_say))
    section, seen = talk.labels("slide-part-sources"), set[str]()
    for conflict in talk.chosen(talk.options.conflicts, ranked):
        for slide in conflict_slides(talk, conflict, seen):
            yield replace(slide, section=section)
            section = ""
        seen |= {view.source for view in conflict.sources_say}


def conflict_slides(talk: Talk, conflict: Conflict, seen: Collection[str] = ()) -> Iterator[Slide]:
    """The sources to be looked at, if not `seen` before; what each source says, and what is known."""
    yield from looked_at(talk, [talk.topic.by_id[v.source] for v in conflict.sources_say if v.source not in seen])
    yield _says(talk, conflict)
    yield _known(talk, conflict)


def _says(talk: Talk, conflict: Conflict) -> Slide:
    """The question, and what each source says."""
    labels, by_id = talk.labels, talk.topic.by_id
    rows = tuple(
        (_source(by_id[view.source]), Cell((paragraph((*view.says.nodes, cite(view.source)), span=view.says.span),)))
        for view in conflict.sources_say
    )
    head = tuple(Cell((paragraph(labels(name)),), header=True) for name in ("slide-source", "slide-says"))
    views = [f"{code_of(view.source)}: {view.says.plain}" for view in conflict.sources_say]
    return Slide(
        conflict.title.plain,
        blocks=(
            paragraph(conflict.prompt.nodes, span=conflict.prompt.span),
            Table((Column(0.75), Column(1.0)), head, rows, caption=conflict.title.plain),
        ),
        notes=notes(talk, [labels("slide-say-conflict"), *views], sources=[v.source for v in conflict.sources_say]),
        span=conflict.title.span,
        id=f"views-{conflict.id}",
    )


def _source(source: Source) -> Cell:
    return Cell((paragraph((Strong((Text(source.code + "\u2002"),)), *source.title.nodes)),), header=True)


def _known(talk: Talk, conflict: Conflict) -> Slide:
    """What is known, beside what the class is to judge by it."""
    labels = talk.labels
    state = labels("slide-settled" if conflict.settled else "slide-open")
    left = (
        Heading((Text(labels("slide-known")),)),
        talk.stated(conflict.known),
        paragraph((Strong((Text(state),)),)),
    )
    asked = ("closest", "beyond") if conflict.settled else ("closest", "beyond", "settle")
    questions = tuple((paragraph(labels(f"slide-judge-{ask}")),) for ask in asked)
    right = (Heading((Text(labels("slide-check" if conflict.settled else "slide-judge")),)), ListBlock(questions))
    return Slide(
        labels("slide-known-title", title=conflict.title.plain),
        SlideRole.TWO_COLUMNS,
        left,
        right,
        notes=notes(
            talk, [labels("slide-say-known"), conflict.resolution.plain, state], [conflict.known, conflict.resolution]
        ),
        span=conflict.title.span,
        id=f"known-{conflict.id}",
    )
