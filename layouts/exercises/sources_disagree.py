"""Sources disagree: what each source says on one matter, what it is good for, how to find out, what is known."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.resources.dates import format_date
from lessonpress.resources.items import ConflictId
from lessonpress.resources.markup import Citation, Rich, Text
from lessonpress.resources.topic import Conflict, Source, SourceView

from ..document import (
    Block,
    Cell,
    Inlines,
    ListBlock,
    Marker,
    Strong,
    Table,
    Together,
    text_cell,
)
from ..document import Column as TableColumn
from ..questions import OpenAnswer, Task
from ..references import reference
from ..saying import said
from .choosing import UnfitError, select
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, starters, task

LEAST = 2
"""A source alone cannot disagree."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which matter."""

    conflict: ConflictId | None = None
    lines: Count = 3
    """Lines for each answer; the last has one more."""


def make(options: Options, bench: Bench) -> Task:
    """A table of what the sources say, three questions on it, and the judgement in the key."""
    ids = (options.conflict,) if options.conflict else ()
    found = select(bench, bench.topic.conflicts, ids, 1, 1, lambda c, _: _usable(c), rank=lambda c: -len(c.sources_say))
    if not found:
        raise TooFewFactsError(f"this needs a conflict on which {LEAST} sources say something")
    conflict = found[0]
    title = bench.labels("sources-disagree-title", matter=conflict.title.plain)
    begun = Together((_table(conflict, bench),), leads=True)
    asked = ListBlock(tuple((question,) for question in _questions(conflict, bench, options.lines)), Marker.NUMBER)
    return task(options, bench, (begun, asked), title=title)


def _usable(conflict: Conflict) -> Conflict:
    if len({view.says.plain.casefold() for view in conflict.sources_say}) < LEAST:
        raise UnfitError(f"fewer than {LEAST} sources say different things on it")
    return conflict


def _table(conflict: Conflict, bench: Bench) -> Table:
    """Source, its kind with who made it when, so that it can be judged, and what it says."""
    rows = tuple(
        (*_source(view, bench), text_cell(view.says.nodes, span=view.says.span)) for view in conflict.sources_say
    )
    heads = ("source", "kind", "says")
    head = tuple(text_cell(bench.labels(f"sources-disagree-{name}"), header=True) for name in heads)
    shares = (TableColumn(1.1), TableColumn(0.65), TableColumn(1.6))
    return Table(shares, head, rows, caption=conflict.title.plain, span=conflict.title.span)


def _source(view: SourceView, bench: Bench) -> tuple[Cell, Cell]:
    cited = Citation((view.source,))
    source = bench.topic.by_id.get(view.source)
    if not isinstance(source, Source):
        return text_cell((Text(view.source), Text(" "), cited), header=True), text_cell("")
    date = format_date(source.date, bench.topic.language) if source.date else ""
    kind = bench.labels(f"source-kind-{source.kind.replace(' ', '-')}")
    made = ", ".join(filter(None, (kind[:1].upper() + kind[1:], source.author, date)))
    return text_cell((*source.title.nodes, Text(" "), cited), header=True), text_cell(made)


def _questions(conflict: Conflict, bench: Bench, lines: int) -> tuple[Block, ...]:
    labels = bench.labels
    sources = [bench.topic.by_id[v.source] for v in conflict.sources_say if v.source in bench.topic.by_id]
    worth = tuple(_worth(source) for source in sources if source.strength or source.weakness)
    verdict = labels("settled" if conflict.settled else "open")
    judged: tuple[Inlines, ...] = (
        (Strong((Text(verdict + " "),)), *conflict.known.nodes),
        (Strong((Text(labels("for-teacher") + " "),)), *conflict.resolution.nodes),
    )
    find_out = labels("sources-disagree-check" if conflict.settled else "sources-disagree-settle")
    asked: tuple[tuple[str, Inlines, int, tuple[Inlines, ...]], ...] = (
        ("know", _words(labels("sources-disagree-know")), lines, worth or (_words(labels("know-guidance")),)),
        ("check", _words(find_out), lines, (_words(labels("settle-guidance")), *_records(conflict, bench))),
        ("verdict", conflict.prompt.nodes, lines + 1, judged),
    )
    return tuple(
        OpenAnswer(prompt, room, good, starters=starters(f"sources-disagree-{name}", bench), span=conflict.prompt.span)
        for name, prompt, room, good in asked
    )


def _records(conflict: Conflict, bench: Bench) -> tuple[Inlines, ...]:
    """Where to look: as the topic says, or the works and documents on which what is known rests."""
    if conflict.records:
        return tuple(said(record, bench.labels) for record in conflict.records)
    views = {view.source for view in conflict.sources_say}
    named = dict.fromkeys((*conflict.known.sources, *conflict.resolution.sources))
    works = (source for i in named if isinstance(source := bench.topic.by_id.get(i), Source) and i not in views)
    return tuple(
        (Text(reference(work, bench.topic.language).short + " "), Citation((work.id,)))
        for work in works
        if work.kind != "general"
    )


def _worth(source: Source) -> Inlines:
    """What a source is good for and where to be careful, for marking."""
    parts: Sequence[Rich] = [part for part in (source.strength, source.weakness) if part]
    said = [node for part in parts for node in (Text(" "), *part.nodes)]
    return (Strong((Text(source.code + ":"),)), *said)


def _words(words: str) -> Inlines:
    return (Text(words),)
