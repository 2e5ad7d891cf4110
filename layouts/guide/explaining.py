"""Why it ended as it did, where the sources disagree about it, and the words to know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lessonpress.resources.items import Level
from lessonpress.resources.markup import Citation, Foreign, Text, plain
from lessonpress.resources.topic import Conflict, Factor, SourceView, Term

from ..document import (
    Block,
    Cell,
    Column,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Role,
    Strong,
    Table,
    Together,
    paragraph,
    text_cell,
)
from ..exercises.wording import wording
from .telling import DISAGREEMENTS, Telling, listed

USUAL = 8
"""Words to know that are listed where the text uses fewer."""


def factors(telling: Telling) -> Iterator[Block]:
    """Each reason with its evidence and what speaks against it."""
    if telling.topic.factors:
        yield telling.heading("guide-why", 2)
    for factor in telling.topic.factors:
        yield Heading(factor.title.words, 3, span=factor.title.span)
        yield telling.stated(factor.summary)
        yield from _evidence(telling, factor)
        if factor.counter_argument:
            yield telling.stated(factor.counter_argument, lead=telling.labels("guide-but") + " ")
        if factor.historians and telling.level is not Level.SUPPORT:
            yield telling.stated(factor.historians, lead=telling.labels("guide-historians") + " ")


def _evidence(telling: Telling, factor: Factor) -> Iterator[Block]:
    """The events that support it, told before: date and title are enough."""
    events = sorted((telling.topic.by_id[name] for name in factor.evidence), key=lambda e: e.date.sort_key)
    named = listed([Paragraph(_cited(telling.dated(e), e.description.sources), span=e.title.span) for e in events])
    if named:
        yield paragraph(telling.labels("guide-evidence"), Role.CAPTION)
    yield from named


def disagreements(telling: Telling) -> Iterator[Block]:
    """Some matters on which the sources disagree, open ones first: what each says, and what is known."""
    order = tuple(Level)
    suited = [c for c in telling.topic.conflicts if order.index(c.level) <= max(1, order.index(telling.level))]
    chosen = sorted(suited, key=lambda conflict: conflict.settled)[: DISAGREEMENTS[telling.level]]
    if chosen:
        yield telling.heading("guide-disagree", 2)
    for conflict in chosen:
        yield from _disagreement(telling, conflict)


def _disagreement(telling: Telling, conflict: Conflict) -> Iterator[Block]:
    yield Heading(conflict.title.words, 3, span=conflict.title.span)
    views = listed([Paragraph(view) for view in _views(conflict.sources_say)])
    verdict = telling.labels("settled" if conflict.settled else "open")
    known = telling.stated(conflict.known, lead=telling.labels("guide-known") + " ")
    yield Together((*views, replace(known, text=(*known.text, Strong((Text(f" {verdict}"),))))))


def _views(views: Sequence[SourceView]) -> Iterator[Inlines]:
    """What is said, each thing once, with all the sources that say it."""
    sources: dict[Inlines, tuple[str, ...]] = {}
    for view in views:
        sources[view.says.words] = (*sources.get(view.says.words, ()), view.source)
    for words, said_by in sources.items():
        yield _cited(words, said_by)


def _cited(words: Inlines, sources: tuple[str, ...]) -> Inlines:
    return (*words, Text(" "), Citation(sources)) if sources else words


def glossary(telling: Telling, told: Sequence[Block]) -> Iterator[Block]:
    """The terms that the guide uses, by the alphabet, with what they mean at its level."""
    text, mentions = _words(told), wording(telling.topic.language).mentions
    used = [term for term in telling.topic.terms if mentions(text, term.term.partition("(")[0].strip())]
    used = used or list(telling.topic.terms[:USUAL])
    if used:
        labels = telling.labels
        yield telling.heading("guide-words", 2)
        rows = tuple(_entry(telling, term) for term in sorted(used, key=lambda term: term.term.casefold()))
        head = tuple(text_cell(labels(f"guide-{name}"), header=True) for name in ("word", "meaning"))
        yield Table((Column(1.0), Column(2.6)), head, rows, caption=labels("guide-words"))


def _entry(telling: Telling, term: Term) -> tuple[Cell, Cell]:
    script = telling.topic.topic.script_language or telling.topic.language
    words = [paragraph(term.term)]
    if term.native_term:
        words.append(paragraph((Foreign(term.native_term, script),), Role.NOTE))
    return Cell(tuple(words), header=True), Cell((telling.stated(term.definition(telling.level)),))


def _words(blocks: Sequence[Block]) -> str:
    """All words of paragraphs and headings, at every depth, in order."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            found.append(plain(block.text))
        elif isinstance(block, Together):
            found.append(_words(block.blocks))
        elif isinstance(block, ListBlock):
            found += [_words(entry) for entry in block.entries]
        elif isinstance(block, Table):
            found += [_words(cell.blocks) for row in block.rows for cell in row]
    return "\n".join(found)
