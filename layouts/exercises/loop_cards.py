"""Loop cards: each card has a thing and asks for the next one by its description; the last asks for the first."""

from __future__ import annotations

from ..card_games import LoopCards
from ..ids import PairId
from ..questions import Task
from .choosing import scattered
from .facts import Column
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .pairs import Sort, most_fitting
from .wording import unmarked

LEAST, USUAL = 4, 12
ENOUGH = 8
"""Terms; where there are fewer, people or events may make a longer loop."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """What is on the cards."""

    of: Sort | None = None
    """Unless said, terms, or people or events where the topic says more of those."""
    by: Column | None = None
    """What people or alliances are asked for by; unless said, their one line, or their members."""
    ids: tuple[PairId, ...] = ()
    count: Count | None = None


def make(options: Options, bench: Bench) -> Task:
    """The cards, in an order of cutting in which hardly any follows the one that asks for it."""
    pairs = most_fitting(options.of, options.by, bench, options.ids, options.count, USUAL, ENOUGH)
    if len(pairs) < LEAST:
        raise TooFewFactsError(f"loop cards need {LEAST} things that can be told apart, and have {len(pairs)}")
    bench.pick.shuffle(pairs)
    labels = bench.labels
    block = LoopCards(
        have=tuple(pair.name for pair in pairs),
        clues=tuple(unmarked(pair.said.nodes) for pair in pairs),
        cut=tuple(scattered(bench, len(pairs))),
        says=(labels("loop-cards-have"), labels("loop-cards-who")),
        head=labels("match-answer"),
        caption=labels("cut-outs"),
    )
    return task(options, bench, (block,))
