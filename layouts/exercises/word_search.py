"""Word search: terms and names hidden among letters. Most classes get the words, the strongest only the clues."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from lessonpress.resources.items import Level
from lessonpress.resources.markup import Text

from ..document import Block, Drawing
from ..ids import WordId
from ..puzzles.drawn import Clue, Clues, Drawn, Found, FoundList
from ..puzzles.word_search import DOWN, DOWN_RIGHT, EVERY_WAY, RIGHT, UP_RIGHT, Hidden, WordSearch, hide
from ..puzzles.word_search_grid import square
from ..questions import Task
from .kind import Bench, ExerciseOptions, TooFewFactsError, task
from .puzzle_words import Word, choose, with_lengths

LEAST, USUAL, MOST = 4, 12, 14
WAYS = {
    Level.SUPPORT: (RIGHT, DOWN),
    Level.CORE: (RIGHT, DOWN, DOWN_RIGHT, UP_RIGHT),
    Level.CHALLENGE: EVERY_WAY,
}
"""Which way words may read."""
ARROWS = dict(zip(EVERY_WAY, "↖↑↗←→↙↓↘", strict=True))


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which words, and how many."""

    ids: tuple[WordId, ...] = ()
    count: Annotated[int, Meta(ge=1, le=MOST)] | None = None


def make(options: Options, bench: Bench) -> Task:
    """The square over the words to be found, or at challenge level over what is said of them."""
    words = choose(bench, options.ids, options.count or (min(MOST, len(options.ids)) or None), USUAL)
    if len(words) < LEAST:
        raise TooFewFactsError(f"a word search needs {LEAST} words, and has {len(words)}")
    words.sort(key=lambda word: word.shown.casefold())
    try:
        puzzle = hide([word.letters for word in words], WAYS[bench.level], bench.order)
    except ValueError as why:
        raise TooFewFactsError(str(why)) from why
    drawn = Drawn(_drawing(puzzle, bench, solved=False), _drawing(puzzle, bench, solved=True))
    clued = bench.level is Level.CHALLENGE
    below = _clues(words, puzzle, bench) if clued else _list(words, puzzle, bench)
    return task(options, bench, (drawn, below), label="word-search-clues" if clued else "word-search")


def _list(words: list[Word], puzzle: WordSearch, bench: Bench) -> Block:
    found = (Found(word.shown, _place(h, bench)) for word, h in zip(words, puzzle.hidden, strict=True))
    return FoundList(bench.labels("word-search-words"), tuple(found))


def _clues(words: list[Word], puzzle: WordSearch, bench: Bench) -> Block:
    """Clues in an order that is not that of the alphabet."""
    pairs = list(zip(words, puzzle.hidden, strict=True))
    bench.order.shuffle(pairs)
    clues = [
        Clue(str(n), with_lengths(word), (Text(f"{word.shown}: {_place(h, bench)}"),), span=word.span)
        for n, (word, h) in enumerate(pairs, 1)
    ]
    return Clues(("", bench.labels("word-search-clue")), tuple(clues))


def _place(hidden: Hidden, bench: Bench) -> str:
    """Where a word begins and which way it reads."""
    arrow = ARROWS[hidden.way]
    return bench.labels("word-search-place", row=hidden.row + 1, column=hidden.column + 1, arrow=arrow)


def _drawing(puzzle: WordSearch, bench: Bench, *, solved: bool) -> Drawing:
    size, count = len(puzzle.rows), len(puzzle.hidden)
    alt = bench.labels("word-search-alt-key" if solved else "word-search-alt", size=size, count=count)
    return Drawing(square(puzzle, bench.typesetter, solved=solved), alt)
