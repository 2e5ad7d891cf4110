"""Traits: what some people or events have in common, and who or what the topic says to lack it.

That the topic does not say something of a thing does not mean that it is not so. Only those that stood against an
alliance or a policy surely did not belong to it, and only what surely happened before or after a phase is not of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

from lessonpress.resources.dates import format_date, stretch
from lessonpress.resources.markup import Citation, Text
from lessonpress.resources.topic import Event, Phase
from lessonpress.resources.values import Value

from ..document import Inlines
from .events import surely_outside, tells_year
from .kind import Bench

Ground = Literal["alliances", "policies", "phases", "kinds"]
USUAL_KIND = "event"
"""What an event is of which no kind is said: it has nothing in common with others of its kind."""


class Trait(Value, frozen=True):
    """Something that `has` have and `lacks` lack; `reason` says so of one that lacks it."""

    ground: Ground | Literal["people"]
    has: tuple[Any, ...]
    lacks: tuple[Any, ...]
    reason: Callable[[Any], Inlines] = lambda odd: ()
    kind: str = ""

    @property
    def ids(self) -> frozenset[str]:
        """The ids of those that have it."""
        return frozenset(thing.id for thing in self.has)


def traits(bench: Bench) -> list[Trait]:
    """All traits that the topic knows; those of the ground 'people' only show where another answer would do as well."""
    return [*_alliances(bench), *_policies(bench), *_phases(bench), *_kinds(bench), *_people(bench)]


def _alliances(bench: Bench) -> Iterator[Trait]:
    for alliance in bench.topic.alliances:
        years = stretch(alliance.from_, alliance.to, bench.topic.language)
        said = (*alliance.purpose, *alliance.policy, *alliance.outcome)
        sources = dict.fromkeys(source for statement in said for source in statement.sources)
        say = _saying(bench, "alliance", tuple(sources), name=alliance.name, years=years)
        yield Trait("alliances", _found(alliance.members, bench), _found(alliance.against, bench), say)


def _policies(bench: Bench) -> Iterator[Trait]:
    for policy in bench.topic.policies:
        if not policy.statement.disputed:
            say = _saying(bench, "policy", policy.statement.sources, name=policy.title.plain)
            yield Trait("policies", _found(policy.for_, bench), _found(policy.against, bench), say)


def _phases(bench: Bench) -> Iterator[Trait]:
    for phase in bench.topic.phases:
        within = tuple(e for e in _found(phase.events, bench) if _is_clear(e))
        beyond = tuple(e for other in bench.topic.phases for e in _beyond(phase, other, bench) if _is_clear(e))
        years = stretch(phase.from_, phase.to, bench.topic.language)
        yield Trait(
            "phases",
            within,
            beyond,
            _saying(bench, "phase", phase.summary.sources, name=phase.title.plain, years=years),
        )


def _beyond(phase: Phase, other: Phase, bench: Bench) -> Iterator[Event]:
    """The events of another phase that surely happened before this one began or after it ended."""
    for event in _found(other.events, bench):
        if event.id not in phase.events and surely_outside(event, phase, bench.topic):
            yield event


def _kinds(bench: Bench) -> Iterator[Trait]:
    events = [event for event in bench.topic.timeline if _is_clear(event)]
    for kind in dict.fromkeys(event.kind for event in events if event.kind != USUAL_KIND):
        has = tuple(event for event in events if event.kind == kind)
        lacks = tuple(event for event in events if event.kind not in (kind, USUAL_KIND))
        yield Trait("kinds", has, lacks, _of_kind(kind, bench), kind)


def _people(bench: Bench) -> Iterator[Trait]:
    """Who took part in what: no exercise asks it, since a list of those who took part need not be complete."""
    for person in bench.topic.people:
        has = tuple(event for event in bench.topic.events if person.id in event.people)
        yield Trait("people", has, ())


def _is_clear(event: Event) -> bool:
    return not (event.description.disputed or event.date.circa or tells_year(event))


def _found(ids: Sequence[str], bench: Bench) -> tuple[Any, ...]:
    return tuple(bench.topic.by_id[i] for i in ids if i in bench.topic.by_id)


def _of_kind(kind: str, bench: Bench) -> Callable[[Event], Inlines]:
    def reason(odd: Event) -> Inlines:
        return _cited(bench.labels("odd-one-out-kind", name=kind, odd=odd.kind), odd.description.sources)

    return reason


def _saying(bench: Bench, ground: str, sources: Sequence[str], **about: str) -> Callable[[Any], Inlines]:
    """What tells the odd one, in words; an event says when it happened, anybody else who it is."""

    def reason(odd: Any) -> Inlines:
        event = isinstance(odd, Event)
        this = format_date(odd.date, bench.topic.language) if event else odd.name
        cited = dict.fromkeys((*sources, *(odd.description.sources if event else ())))
        return _cited(bench.labels(f"odd-one-out-{ground}", odd=this, **about), tuple(cited))

    return reason


def _cited(words: str, sources: Sequence[str]) -> Inlines:
    return (Text(f"{words} "), Citation(tuple(sources))) if sources else (Text(words),)
