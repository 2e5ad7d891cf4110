"""Card sort: cards to cut out and lay under heads. Each belongs under one head, and under no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal

from lessonpress.resources.dates import stretch
from lessonpress.resources.diagnostics import span_of
from lessonpress.resources.items import AnyId
from lessonpress.resources.markup import Citation, Text, plain
from lessonpress.resources.topic import Alliance, Event, Factor, Person, Phase
from lessonpress.resources.values import Value

from ..card_games import CardSort
from ..document import Inlines, Role, paragraph
from ..questions import Task
from .choosing import named
from .events import surely_outside, tells_year
from .facts import Column
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .sides import chosen, find_sides
from .wording import unmarked

LEAST = 2
"""Heads, and cards under each."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """What is sorted under what."""

    of: Literal["phases", "sides", "factors"] | None = None
    """Events of phases, what people or alliances stood for, evidence for factors; unless said, the first possible."""
    between: tuple[AnyId, ...] = ()
    """The heads: phases, people and alliances, or factors."""
    by: tuple[Column, ...] = ()
    """Of people and alliances: what is sorted; unless said, ideology, and purpose and policy."""
    count: Count = 15
    """Cards at most, shared out evenly."""


class Head(Value, frozen=True):
    """What events are laid under, and which."""

    id: str
    words: Inlines
    detail: str
    events: tuple[str, ...]


class Pile(Value, frozen=True):
    """A head, and the cards that belong under it and under no other."""

    id: str
    head: Inlines
    detail: str
    cards: tuple[Inlines, ...]


def make(options: Options, bench: Bench) -> Task:
    """The heads, and the cards in no order."""
    sorts = (options.of,) if options.of else _sorts(options, bench)
    of, piles = next(((of, piles) for of in sorts if len(piles := _PILES[of](options, bench)) >= LEAST), ("", []))
    _tell(options, piles, of, bench)
    if not piles:
        raise TooFewFactsError(f"a card sort needs {LEAST} heads, each with {LEAST} cards that fit no other")
    cards = [(card, number) for number, pile in enumerate(piles) for card in pile.cards]
    bench.order.shuffle(cards)
    heads = tuple(pile.head for pile in piles)
    items, under = tuple(card for card, _ in cards), tuple(number for _, number in cards)
    notes = (paragraph(bench.labels("card-sort-arguable"), Role.NOTE),) if of == "factors" else ()
    details = tuple(pile.detail for pile in piles) if any(pile.detail for pile in piles) else ()
    block = CardSort(heads, items, under, details, bench.labels("cut-outs"))
    return task(options, bench, (block,), label=f"card-sort-{of}", notes=notes)


def _tell(options: Options, piles: Sequence[Pile], of: str, bench: Bench) -> None:
    """Tell which of the heads that the teacher named have no cards; sides tell of themselves."""
    laid = {pile.id for pile in piles}
    for name in options.between:
        fits = isinstance(bench.topic.by_id.get(name), _HEADS.get(of, ()))
        if name not in laid and not (fits and of == "sides"):
            why = f"fewer than {LEAST} cards fit it alone" if fits else "nothing can be laid under it here"
            bench.leave_out(name, why, span_of(name))


def _sorts(options: Options, bench: Bench) -> Sequence[str]:
    """What may be sorted: what the ids name, or whatever the topic says enough for."""
    things = [bench.topic.by_id.get(i) for i in options.between]
    fit = [of for of, kinds in _HEADS.items() if any(isinstance(thing, kinds) for thing in things)]
    return fit or tuple(_HEADS)


def _phases(options: Options, bench: Bench) -> list[Pile]:
    """The events of phases; an event that may have happened in the time of two of them is in neither pile."""
    phases, by_id = named(bench.topic.phases, options.between), bench.topic.by_id
    heads = []
    for phase in phases:
        others = [other for other in phases if other is not phase]
        own = tuple(
            i for i in phase.events if i in by_id and all(surely_outside(by_id[i], o, bench.topic) for o in others)
        )
        heads.append(Head(phase.id, phase.title.words, stretch(phase.from_, phase.to, bench.topic.language), own))
    return _piles(heads, (), options, bench)


def _factors(options: Options, bench: Bench) -> list[Pile]:
    """Events that are evidence for one factor alone, and speak against none."""
    factors = named(bench.topic.factors, options.between)[: None if options.between else MOST_FACTORS]
    against = {event for factor in factors for event in factor.counter_evidence}
    return _piles([Head(f.id, f.title.words, "", f.evidence) for f in factors], against, options, bench)


MOST_FACTORS = 4
"""Factors that we choose ourselves: with more, most events would be evidence for several."""


def _piles(heads: Sequence[Head], barred: Iterable[str], options: Options, bench: Bench) -> list[Pile]:
    """A pile of events for each head, shared out evenly, weighty events first."""
    homes = Counter(event for head in heads for event in set(head.events)) + Counter(dict.fromkeys(barred, 2))
    titles = [plain(_card(event)) for event in bench.topic.events]
    piles: list[tuple[Head, list[Event]]] = []
    for head in heads:
        found = [bench.topic.by_id.get(i) for i in head.events if homes[i] == 1]
        clear = [e for e in found if isinstance(e, Event) and _is_clear(e, plain(head.words), titles, bench)]
        if len(clear) >= LEAST:
            piles.append((head, clear))
    each = max(LEAST, options.count // max(1, len(piles)))
    return [
        Pile(head.id, head.words, head.detail, tuple(map(_card, _weightiest(events, each, bench))))
        for head, events in piles
    ]


def _is_clear(event: Event, head: str, titles: Sequence[str], bench: Bench) -> bool:
    """Whether what happened is beyond dispute, and its title tells neither the year nor the head."""
    others = [title for title in titles if title != plain(_card(event))]
    told = bench.wording.gives_away(event.title.plain, head, others)
    return not event.description.disputed and not tells_year(event) and not told


def _weightiest(events: Sequence[Event], count: int, bench: Bench) -> list[Event]:
    mixed = bench.pick.sample(events, len(events))
    return sorted(mixed, key=lambda event: -event.weight)[:count]


def _card(event: Event) -> Inlines:
    sources = event.description.sources
    return (*event.title.words, Text(" "), Citation(sources)) if sources else event.title.words


def _sides(options: Options, bench: Bench) -> list[Pile]:
    """What people or alliances stood for."""
    sides = find_sides(options.between, options.by, bench)
    each = max(LEAST, options.count // max(1, len(sides)))
    return [
        Pile(side.id, (Text(side.name),), "", tuple(unmarked(fact.nodes) for fact in chosen(side.facts, each, bench)))
        for side in sides
    ]


_HEADS: dict[str, tuple[type[Any], ...]] = {"phases": (Phase,), "sides": (Person, Alliance), "factors": (Factor,)}
_PILES: dict[str, Callable[[Options, Bench], list[Pile]]] = {
    "phases": _phases,
    "sides": _sides,
    "factors": _factors,
}
