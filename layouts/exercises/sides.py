"""Sides: people or alliances, each with the statements that are true of it alone among those it is set beside."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from string import ascii_uppercase

from lessonpress.resources.diagnostics import span_of
from lessonpress.resources.topic import Alliance, Person
from lessonpress.resources.values import Value

from .choosing import named
from .facts import Column, Fact, column, sure
from .kind import Bench
from .wording import Wording

LEAST = 2
"""Sides, and statements of each."""
MOST = 8
"""Contenders or alliances among which we look for those that can best be told apart."""
SIDES = len(ascii_uppercase) // LEAST
"""More sides than these have more statements than there are letters."""
ALIKE = 0.5


class Side(Value, frozen=True):
    """One column: its name and the statements that belong to it alone."""

    id: str
    name: str
    facts: tuple[Fact, ...]


def find_sides(between: Sequence[str], by: Sequence[Column], bench: Bench) -> list[Side]:
    """Those with the ids of `between`, or else those that can best be told apart by what the topic says of them."""
    return _named(between, by, bench) if between else _best(by, bench)


def _named(between: Sequence[str], by: Sequence[Column], bench: Bench) -> list[Side]:
    """The sides that the teacher names, but for those about which too little is clear."""
    pool: tuple[Person | Alliance, ...] = (*bench.topic.people, *bench.topic.alliances)
    things = named(pool, between)
    for thing in things[SIDES:]:
        bench.leave_out(thing.id, f"there are letters for the statements of {SIDES} sides", span_of(thing))
    sides = _apart([_side(thing, by, bench) for thing in things[:SIDES]], bench.wording)
    for side in sides:
        if len(side.facts) < LEAST:
            where = span_of(next(i for i in between if i == side.id))
            bench.leave_out(side.id, f"fewer than {LEAST} of its statements fit it alone", where)
    return [side for side in sides if len(side.facts) >= LEAST]


def _best(by: Sequence[Column], bench: Bench) -> list[Side]:
    """The two or three contenders, or else alliances, that can best be told apart."""
    for things in (bench.topic.contenders, bench.topic.alliances):
        sides = [_side(thing, by, bench) for thing in things[:MOST]]
        trials = (_apart(some, bench.wording) for size in (2, 3) for some in combinations(sides, size))
        clear = [trial for trial in trials if all(len(side.facts) >= LEAST for side in trial)]
        if clear:
            return max(clear, key=lambda trial: sum(min(len(side.facts), 4) for side in trial))
    return []


def _side(thing: Person | Alliance, by: Sequence[Column], bench: Bench) -> Side:
    columns: Sequence[Column] = by or (("ideology",) if isinstance(thing, Person) else ("purpose", "policy"))
    facts = sure(f for name in columns for f in column(bench.topic, thing, name))
    return Side(thing.id, thing.name, facts)


def _apart(sides: Sequence[Side], wording: Wording) -> list[Side]:
    """The sides with only those statements that neither name a side nor could belong to another."""
    names = [side.name for side in sides]

    def is_clear(f: Fact, home: Side) -> bool:
        others = [other for side in sides if side is not home for other in side.facts]
        tells = any(wording.mentions(f.plain, name) for name in names)
        return not tells and not any(_alike(f, other, wording) for other in others)

    return [Side(side.id, side.name, tuple(f for f in side.facts if is_clear(f, side))) for side in sides]


def _alike(one: Fact, other: Fact, wording: Wording) -> bool:
    """Whether two statements have a key word in common, or much of their sense."""
    telling = wording.telling
    shared = any(telling(a) & telling(b) for a in one.key_words for b in other.key_words)
    return shared or wording.likeness(one.plain, other.plain) >= ALIKE


def chosen(facts: Sequence[Fact], count: int, bench: Bench) -> list[Fact]:
    """A fair choice of `count` facts at most, in their own order."""
    picked = bench.pick.sample(range(len(facts)), min(count, len(facts)))
    return [facts[i] for i in sorted(picked)]
