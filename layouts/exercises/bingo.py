"""Bingo: cards of words, no two with the same ones, and the clues that call them."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb
from typing import Annotated, Literal

from msgspec import Meta

from lessonpress.resources.diagnostics import span_of
from lessonpress.resources.markup import plain

from ..card_games import Bingo
from ..ids import PairId
from ..questions import Task
from .facts import Column
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .pairs import Sort, most_fitting
from .wording import unmarked

SPARE = 7
"""Words that we add to those of a card, if there are so many: the more, the less alike the cards."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """What is on the cards, and how many there are."""

    of: Sort | None = None
    """Unless said, terms, or people or events where the topic says more of those."""
    by: Column | None = None
    ids: tuple[PairId, ...] = ()
    count: Count | None = None
    """Words in all; each card has some of them."""
    size: Literal[3, 4] = 3
    """Rows of a card, and words in each."""
    cards: Annotated[int, Meta(ge=2, le=40)] = 6
    """One for every player."""


def make(options: Options, bench: Bench) -> Task:
    """The cards, and the clues in the order in which they are called."""
    cells = options.size**2
    pairs = most_fitting(options.of, options.by, bench, options.ids, options.count, cells + SPARE, cells + 1)
    if len(pairs) <= cells:
        raise TooFewFactsError(f"this bingo needs {cells + 1} words that can be told apart, and has {len(pairs)}")
    bench.order.shuffle(pairs)
    most = comb(len(pairs), cells)
    if most < options.cards:
        bench.problems.warning(
            "too-few-facts", f"there are words for {most} different cards, not {options.cards}", span_of(options.kind)
        )
    labels = bench.labels
    cards = _cards(len(pairs), cells, min(options.cards, most), bench)
    block = Bingo(
        words=tuple(plain(pair.name) for pair in pairs),
        clues=tuple(unmarked(pair.said.nodes) for pair in pairs),
        cards=cards,
        titles=tuple(labels("bingo-card", number=number) for number in range(1, len(cards) + 1)),
        size=options.size,
        heads=(labels("bingo-clue"), labels("bingo-word")),
        caption=labels("cut-outs"),
    )
    return task(options, bench, (block,))


def _cards(words: int, cells: int, count: int, bench: Bench) -> tuple[tuple[int, ...], ...]:
    """`count` choices of words, no two of them the same; every word is on about as many cards as any other."""
    cards: list[tuple[int, ...]] = []
    used = [0] * words
    while len(cards) < count:
        card = _rarest(used, cells, bench)
        while any(set(card) == set(other) for other in cards):
            card = bench.order.sample(range(words), cells)
        bench.order.shuffle(card)
        for word in card:
            used[word] += 1
        cards.append(tuple(card))
    return tuple(cards)


def _rarest(used: Sequence[int], cells: int, bench: Bench) -> list[int]:
    """The words that are on the fewest cards so far, chance deciding among equals."""
    return sorted(bench.order.sample(range(len(used)), len(used)), key=lambda word: used[word])[:cells]
