"""Sort into columns: who stood for what. A statement that would fit two columns is not asked."""

from __future__ import annotations

from ..ids import SideId
from ..questions import Sorting, Task
from .facts import Column
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .sides import LEAST, chosen, find_sides
from .wording import unmarked


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Between whom, and by what."""

    between: tuple[SideId, ...] = ()
    """Two or more people or alliances; unless said, the contenders that the topic says most about."""
    by: tuple[Column, ...] = ()
    """What is sorted; unless said, the ideology of people and the purpose and policy of alliances."""
    count: Count = 12
    """Statements at most, shared out evenly."""


def make(options: Options, bench: Bench) -> Task:
    """Statements, shuffled, over a column for each side."""
    sides = find_sides(options.between, options.by, bench)
    if len(sides) < LEAST:
        raise TooFewFactsError(f"sorting needs {LEAST} sides, each with {LEAST} statements that fit no other")
    each = max(LEAST, options.count // len(sides))
    items = [(f, number) for number, side in enumerate(sides) for f in chosen(side.facts, each, bench)]
    bench.order.shuffle(items)
    heads = tuple(side.name for side in sides)
    block = Sorting(heads, tuple(unmarked(f.nodes) for f, _ in items), tuple(number for _, number in items))
    return task(options, bench, (block,))
