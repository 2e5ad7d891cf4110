"""Pairs: people, terms, alliances or events with what is true of each of them and of no other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from lessonpress.resources.dates import format_date
from lessonpress.resources.markup import Text, plain
from lessonpress.resources.topic import Alliance, Event, Person, Term
from lessonpress.resources.values import Value

from ..document import Inlines
from .choosing import UnfitError, select
from .facts import Column, Fact, column, fact
from .kind import Bench
from .wording import Wording

Sort = Literal["people", "terms", "alliances", "events"]
ALIKE = 0.6
"""Two descriptions that share more of their sense than this could be taken for one another."""
EXACT = ("members", "against", "years", "life")
"""Columns that say so little in so few words that only the same words are alike."""


class Pair(Value, frozen=True):
    """Two things that belong together."""

    id: str
    name: Inlines
    said: Fact


def all_pairs(of: Sort, by: Column | None, bench: Bench) -> list[Pair]:
    """All things of that sort of which the topic says what they are joined with."""
    return [pair for pair in (_try(thing, by, bench) for thing in getattr(bench.topic, of)) if pair]


def most_fitting(
    of: Sort | None, by: Column | None, bench: Bench, ids: Sequence[str], count: int | None, usual: int, enough: int
) -> list[Pair]:
    """Pairs of that sort; unless it is said, of what the ids name, or of the first sort that has `enough`, or most."""
    told = frozenset(bench.used)
    best: list[Pair] = []
    for sort in (of,) if of else _sorts(ids, bench):
        bench.used.intersection_update(told)
        pairs = told_apart(sort, by, all_pairs(sort, by, bench), bench, ids, count, usual)
        best = max(best, pairs, key=len)
        if len(best) >= enough:
            break
    bench.used.intersection_update(told)
    bench.used.update(pair.id for pair in best)
    return best


def _sorts(ids: Sequence[str], bench: Bench) -> Sequence[Sort]:
    """The sorts of things that have these ids; with none, those that say most in few words first."""
    sorts: tuple[Sort, ...] = ("terms", "people", "events", "alliances")
    return [sort for sort in sorts if any(thing.id in ids for thing in getattr(bench.topic, sort))] or sorts[:3]


def told_apart(
    of: Sort,
    by: Column | None,
    everything: Sequence[Pair],
    bench: Bench,
    ids: Sequence[str],
    count: int | None,
    usual: int,
) -> list[Pair]:
    """Pairs of which each left belongs to one right only; chosen as `select` does."""

    def ask(thing: Any, asked: Sequence[Pair]) -> Pair:
        pair = _pair(thing, by, bench)
        _check(pair, everything, bench.wording, named=bool(ids))
        if any(_alike(pair, other, by, bench.wording) for other in asked):
            raise UnfitError("what is said of it fits another of the list as well")
        return pair

    return select(bench, getattr(bench.topic, of), ids, count, usual, ask, rank=_rank)


def _rank(thing: Any) -> float:
    """Contenders and weighty events come first."""
    return -getattr(thing, "weight", 0) - getattr(thing, "contender", False)


def _pair(thing: Any, by: Column | None, bench: Bench) -> Pair:
    """The thing and what is true of it alone. Raises `UnfitError` when the topic does not say it."""
    match thing:
        case Person() | Alliance():
            name = by or "one-line"
            said = [f for f in column(bench.topic, thing, name) if not f.disputed]
            if not said:
                raise UnfitError(f"the topic does not give its {name}")
            return Pair(thing.id, (Text(thing.name),), said[0])
        case Term():
            return Pair(thing.id, (Text(thing.term),), fact(thing.definition(bench.level)))
        case Event():
            if thing.date.circa or thing.description.disputed:
                raise UnfitError("its date is not certain")
            return Pair(thing.id, thing.title.words, Fact((Text(format_date(thing.date, bench.topic.language)),)))
        case _:
            raise UnfitError("there is nothing to match it with")


def _try(thing: Any, by: Column | None, bench: Bench) -> Pair | None:
    try:
        return _pair(thing, by, bench)
    except UnfitError:
        return None


def _check(pair: Pair, everything: Sequence[Pair], wording: Wording, *, named: bool) -> None:
    """Raises `UnfitError` when the pair gives itself away. What a teacher has named may share a word."""
    name, said = plain(pair.name), pair.said.plain
    others = [p.said.plain for p in everything if p.id != pair.id]
    if pair.said.disputed:
        raise UnfitError("what is said of it is disputed")
    if wording.mentions(said, name) or (not named and wording.gives_away(said, name, others)):
        raise UnfitError("its own name stands in what is said of it")


def _alike(one: Pair, other: Pair, by: Column | None, wording: Wording) -> bool:
    """Whether what is said of the one could be said of the other."""
    first, second = one.said.plain, other.said.plain
    return first == second or (by not in EXACT and wording.likeness(first, second) > ALIKE)


def decoys(pairs: Sequence[Pair], everything: Sequence[Pair], count: int, bench: Bench) -> list[Pair]:
    """Descriptions of others that fit nobody in the list and do not name them."""
    if count < 1:
        return []
    taken = {pair.id for pair in pairs}
    spare = [p for p in everything if p.id not in taken and not p.said.disputed]
    bench.pick.shuffle(spare)
    fit = [p for p in spare if not any(_alike(p, q, None, bench.wording) for q in pairs)]
    return fit[:count]
