"""Sort into columns: who stood for what. A statement that would fit two columns is not asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from string import ascii_uppercase

from msgspec.structs import replace

from lessonpress.resources.dates import stretch_in_years
from lessonpress.resources.diagnostics import span_of
from lessonpress.resources.topic import Alliance, Person
from lessonpress.resources.values import Value

from ..ids import SideId
from ..questions import Sorting, Task
from .choosing import named
from .facts import Column, Fact, column, sure
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .wording import Wording, unmarked

LEAST = 2
"""Columns, and statements in each."""
MOST = 8
"""Contenders or alliances among which we look for those that can best be told apart."""
SIDES = len(ascii_uppercase) // LEAST
"""More sides than these have more statements than there are letters."""
ALIKE = 0.5


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Between whom, and by what."""

    between: tuple[SideId, ...] = ()
    """Two or more people or alliances; unless said, the contenders that the topic says most about."""
    by: tuple[Column, ...] = ()
    """What is sorted; unless said, the ideology of people and the purpose and policy of alliances."""
    count: Count = 12
    """Statements at most, shared out evenly."""


class Side(Value, frozen=True):
    """One column: its name, when it was if that helps, and the statements that belong to it alone."""

    id: str
    name: str
    years: str
    facts: tuple[Fact, ...]


def make(options: Options, bench: Bench) -> Task:
    """Statements, shuffled, over a column for each side."""
    sides = _named(options, bench) if options.between else _best(options, bench)
    if len(sides) < LEAST:
        raise TooFewFactsError(f"sorting needs {LEAST} sides, each with {LEAST} statements that fit no other")
    each = max(LEAST, options.count // len(sides))
    items = [(f, number) for number, side in enumerate(sides) for f in _chosen(side.facts, each, bench)]
    bench.order.shuffle(items)
    heads = tuple(f"{side.name}, {side.years}" if side.years else side.name for side in sides)
    block = Sorting(heads, tuple(unmarked(f.nodes) for f, _ in items), tuple(number for _, number in items))
    return task(options, bench, (block,))


def _named(options: Options, bench: Bench) -> list[Side]:
    """The sides that the teacher names, but for those about which too little is clear."""
    pool: tuple[Person | Alliance, ...] = (*bench.topic.people, *bench.topic.alliances)
    things = named(pool, options.between)
    for thing in things[SIDES:]:
        bench.leave_out(thing.id, f"there are letters for the statements of {SIDES} sides", span_of(thing))
    sides = _apart([_side(thing, options, bench) for thing in things[:SIDES]], bench.wording)
    for side in sides:
        if len(side.facts) < LEAST:
            where = span_of(next(i for i in options.between if i == side.id))
            bench.leave_out(side.id, f"fewer than {LEAST} of its statements fit it alone", where)
    return [side for side in sides if len(side.facts) >= LEAST]


def _best(options: Options, bench: Bench) -> list[Side]:
    """The two or three contenders, or else alliances, that can best be told apart."""
    for things in (bench.topic.contenders, bench.topic.alliances):
        sides = [_side(thing, options, bench) for thing in things[:MOST]]
        trials = (_apart(some, bench.wording) for size in (2, 3) for some in combinations(sides, size))
        clear = [trial for trial in trials if all(len(side.facts) >= LEAST for side in trial)]
        if clear:
            return max(clear, key=lambda trial: sum(min(len(side.facts), 4) for side in trial))
    return []


def _side(thing: Person | Alliance, options: Options, bench: Bench) -> Side:
    by: Sequence[Column] = options.by or (("ideology",) if isinstance(thing, Person) else ("purpose", "policy"))
    facts = sure(f for name in by for f in column(bench.topic, thing, name))
    years = stretch_in_years(thing.from_, thing.to, bench.topic.language) if isinstance(thing, Alliance) else ""
    return Side(thing.id, thing.name, years, facts)


def _apart(sides: Sequence[Side], wording: Wording) -> list[Side]:
    """The sides with only those statements that neither name a side nor could belong to another."""
    names = [side.name for side in sides]

    def is_clear(f: Fact, home: Side) -> bool:
        others = [other for side in sides if side is not home for other in side.facts]
        tells = any(wording.mentions(f.plain, name) for name in names)
        return not tells and not any(_alike(f, other, wording) for other in others)

    return [replace(side, facts=tuple(f for f in side.facts if is_clear(f, side))) for side in sides]


def _alike(one: Fact, other: Fact, wording: Wording) -> bool:
    """Whether two statements have a key word in common, or much of their sense."""
    telling = wording.telling
    shared = any(telling(a) & telling(b) for a in one.key_words for b in other.key_words)
    return shared or wording.likeness(one.plain, other.plain) >= ALIKE


def _chosen(facts: Sequence[Fact], count: int, bench: Bench) -> list[Fact]:
    picked = bench.pick.sample(range(len(facts)), min(count, len(facts)))
    return [facts[i] for i in sorted(picked)]
