"""Which things an exercise asks about: those that the teacher named, or a fair choice of those that fit together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Protocol, TypeVar

from lessonpress.resources.diagnostics import span_of

from .kind import MOST, Bench


class Named(Protocol):
    """Anything of the topic that has an id."""

    @property
    def id(self) -> str:
        """Its id."""
        ...


Thing = TypeVar("Thing", bound=Named)
Asked = TypeVar("Asked")


class UnfitError(Exception):
    """This thing cannot be asked about beside the others; the message says why, in the teacher's words."""


def select(
    bench: Bench,
    pool: Sequence[Thing],
    ids: Sequence[str],
    count: int | None,
    usual: int,
    ask: Callable[[Thing, Sequence[Asked]], Asked],
    *,
    rank: Callable[[Thing], float] = lambda thing: 0,
    again: bool = False,
) -> list[Asked]:
    """What is asked about the things of `pool` that fit together, in the order of the source.

    That is `count` of them at most; unless it is given, all that have `ids`, or the `usual` number.

    `ask` turns a thing into what is asked, given what is asked already, or raises `UnfitError`. Things with `ids` are
    taken first and in that order, and each one left out is a warning; with none named, those of the lowest `rank`
    come first, chance decides among equals, and what the sheet has told already is passed over, unless `again`.
    """
    most = how_many(count, ids, usual)
    asked: list[Asked] = []
    places: list[int] = []
    place = {thing.id: number for number, thing in enumerate(pool)}
    fresh = pool if again or ids else [thing for thing in pool if thing.id not in bench.used]
    for thing in _candidates(bench, fresh, ids, rank):
        try:
            if len(asked) == most:
                raise UnfitError(f"only {most} are asked for")
            found = ask(thing, tuple(asked))
        except UnfitError as why:
            if ids:
                bench.leave_out(thing.id, str(why), span_of(next(i for i in ids if i == thing.id)))
            continue
        asked.append(found)
        bench.used.add(thing.id)
        places.append(place[thing.id])
    return [found for _, found in sorted(zip(places, asked, strict=True), key=lambda pair: pair[0])]


def how_many(count: int | None, ids: Sequence[str], usual: int) -> int:
    """How many things to ask about: as the teacher says, or all that are named, or the usual number."""
    return min(MOST, count or (len(ids) if ids else usual))


def named(things: Sequence[Thing], ids: Sequence[str]) -> tuple[Thing, ...]:
    """The things with these ids, in the order of the ids; all of them when no id is given."""
    known = {thing.id: thing for thing in things}
    return tuple(known[i] for i in ids if i in known) if ids else tuple(things)


def scattered(bench: Bench, count: int) -> list[int]:
    """The numbers below `count` in an order in which hardly any stands at its own place or after its neighbour."""
    best: list[int] = list(range(count))
    for _ in range(24):
        trial = bench.order.sample(range(count), count)
        best = min(best, trial, key=_telltales)
    return best


def _telltales(order: Sequence[int]) -> int:
    """How many places of an order a guesser would get right by reading down, or up, the page."""
    at_home = sum(place == number for place, number in enumerate(order))
    steps = sum(abs(a - b) == 1 for a, b in pairwise(order))
    return 2 * at_home + steps


def _candidates(
    bench: Bench, pool: Sequence[Thing], ids: Sequence[str], rank: Callable[[Thing], float]
) -> Sequence[Thing]:
    if not ids:
        return sorted(bench.pick.sample(pool, len(pool)), key=rank)
    known = {thing.id for thing in pool}
    for missing in (i for i in ids if i not in known):
        bench.leave_out(missing, "this exercise has no use for it", span_of(missing))
    return named(pool, ids)
