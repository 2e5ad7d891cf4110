"""The fact bank: what is worth knowing by heart about a topic, each fact with a number that stays the same.

The numbers depend on the topic alone, never on paper or level: the organiser prints them, and a quiz asks for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import count

from msgspec.structs import replace

from lessonpress.resources.dates import format_date, format_year, stretch_in_years
from lessonpress.resources.diagnostics import Span, span_of
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Citation, Inline, Text, plain, without_citations
from lessonpress.resources.topic import Alliance, Event, Person, Term, Topic
from lessonpress.resources.values import Placed, Value

from .document import Inlines
from .labels import Labels
from .saying import company, enumerated, said

EVENTS, PEOPLE, TERMS, ALLIANCES, FACTORS = 16, 10, 14, 8, 9
"""How many facts of each sort there are at most: what a class can learn by heart, and a page can hold."""
FEW = 8
"""Where there are fewer events of great weight than these, lighter ones make up the number."""
SHORT = 24
"""An answer of no more letters than this is written on one line."""

Cue = tuple[Inline, ...]


class NumberedFact(Placed, frozen=True):
    """A cue and what it should bring to mind."""

    number: int
    id: str
    """The id of what it is about."""
    cue: Cue
    answer: Inlines
    span: Span | None = None

    @property
    def uncited(self) -> NumberedFact:
        """The same fact, without the sources of its cue."""
        return replace(self, cue=without_citations(self.cue))

    @property
    def lines(self) -> int:
        """How many lines it takes to write the answer by hand: told so roughly that it gives nothing away."""
        return 1 if len(plain(self.answer)) <= SHORT else 2


class FactSection(Value, frozen=True):
    """Facts of one sort: dates, people, terms, alliances or factors."""

    sort: str
    facts: tuple[NumberedFact, ...]


def fact_bank(topic: Topic, level: Level) -> tuple[FactSection, ...]:
    """The facts of a topic, numbered from 1; sorts of which it says nothing are left out."""
    labels, numbers = Labels(topic.language), count(1)
    events, people = _key_events(topic), _people(topic)
    known = {thing.id for some in (events, people, topic.alliances, topic.factors) for thing in some}
    sorts = (
        ("dates", (_date(event, topic) for event in events)),
        ("people", ((p.id, (Text(p.name),), said(p.one_line, labels), p.one_line.span) for p in people)),
        ("terms", (_term(term, level, labels) for term in _terms(topic, known))),
        ("alliances", (_alliance(a, topic, labels) for a in topic.alliances[:ALLIANCES])),
        ("factors", ((f.id, f.title.words, said(f.summary, labels), f.title.span) for f in topic.factors[:FACTORS])),
    )
    sections = (FactSection(sort, tuple(_numbered(facts, numbers))) for sort, facts in sorts)
    return tuple(section for section in sections if section.facts)


_Unnumbered = tuple[str, Cue, Inlines, Span | None]


def _numbered(facts: Iterable[_Unnumbered], numbers: Iterator[int]) -> Iterator[NumberedFact]:
    for fact in facts:
        yield NumberedFact(next(numbers), *fact)


# ---- what is chosen -------------------------------------------------------------------------------------------------


def _key_events(topic: Topic) -> list[Event]:
    """The weightiest events in order of time: all of a weight, or none, as long as that leaves enough of them."""
    askable = [event for event in topic.timeline if not _tells_its_year(event)]
    heavy: list[Event] = []
    for weight in sorted({event.weight for event in askable}, reverse=True):
        same = [event for event in askable if event.weight == weight]
        if len(heavy) + len(same) <= EVENTS:
            heavy += same
        elif len(heavy) < FEW:
            heavy += same[: EVENTS - len(heavy)]
            break
        else:
            break
    return [event for event in askable if event in heavy]


def _tells_its_year(event: Event) -> bool:
    """Whether the title gives the date away."""
    return format_year(event.date.year).split()[0] in re.findall(r"\d+", event.title.plain)


def _people(topic: Topic) -> list[Person]:
    """Contenders first, in the order of the source; then those who had the greatest part in what happened."""

    def part(person: Person) -> int:
        return sum(event.weight for event in topic.events if person.id in event.people)

    others = sorted((p for p in topic.people if not p.contender), key=part, reverse=True)
    return [*topic.contenders, *others][:PEOPLE]


def _terms(topic: Topic, known: set[str]) -> list[Term]:
    """The words that have most to do with the rest of the bank, by the alphabet; alliances have facts of their own."""
    alliances = [alliance.name.casefold() for alliance in topic.alliances]
    terms = [term for term in topic.terms if not term.term.casefold().startswith(tuple(alliances))]
    chosen = sorted(terms, key=lambda term: -len(known.intersection(term.about)))[:TERMS]
    return sorted(chosen, key=lambda term: term.term.casefold())


# ---- what is said ---------------------------------------------------------------------------------------------------


def _date(event: Event, topic: Topic) -> _Unnumbered:
    """The event is the cue: many things may have happened on a date, but each of them on one."""
    sources = event.description.sources
    cue = (*event.title.words, Citation(sources)) if sources else event.title.words
    when = format_date(event.date, topic.language, short=True)
    return event.id, cue, (Text(_unbroken(when)),), event.title.span


def _term(term: Term, level: Level, labels: Labels) -> _Unnumbered:
    """What a term means, put for `level`, but never more fully than for most: a long text is not learnt by heart."""
    definition = term.definition(min(level, Level.CORE, key=tuple(Level).index))
    return term.id, (Text(term.term),), said(definition, labels), definition.span


def _alliance(alliance: Alliance, topic: Topic, labels: Labels) -> _Unnumbered:
    """'Ann and Bob against Carl, 60–53 BC.', and what they wanted."""
    against = enumerated([topic.name(who) for who in alliance.against], labels)
    when = stretch_in_years(alliance.from_, alliance.to, topic.language)
    key = "fact-alliance" if alliance.against else "fact-alliance-alone"
    who = labels(key, members=company(alliance, topic, labels), against=against, years=_unbroken(when))
    why = (Text(" "), *said(alliance.purpose[0], labels)) if alliance.purpose else ()
    return alliance.id, (Text(alliance.name),), (Text(who), *why), span_of(alliance)


def _unbroken(date: str) -> str:
    """A date that is broken only where one of two ends."""
    return date.replace(" ", "\u00a0").replace("–\u00a0", "– ")
