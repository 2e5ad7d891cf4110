"""Crossword: terms and names to be found from what is said of them."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.resources.diagnostics import span_of
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Text

from ..document import Drawing
from ..ids import WordId
from ..puzzles.crossword import Crossword, Entry, lay_out
from ..puzzles.crossword_grid import MOST_COLUMNS, MOST_ROWS, grid
from ..puzzles.drawn import Clue, ClueLists, Clues, Drawn
from ..questions import Task, WordBank
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .puzzle_words import Word, choose, with_lengths

LEAST = 4
USUAL = {Level.SUPPORT: 10, Level.CORE: 12, Level.CHALLENGE: 12}
SPARE = 4
"""So many more words than are asked for give the grid a choice, unless the teacher names them."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which words, and how many."""

    ids: tuple[WordId, ...] = ()
    count: Count | None = None


def make(options: Options, bench: Bench) -> Task:
    """The grid over its clues, across and down; for support with a bank of the words."""
    usual = options.count or USUAL[bench.level]
    words = choose(bench, options.ids, None, usual + (0 if options.ids else SPARE))
    most = len(words) if options.ids and not options.count else usual
    puzzle = _laid_out(words, most, bench)
    if len(puzzle.entries) < LEAST:
        raise TooFewFactsError(f"a crossword needs {LEAST} words that cross, and has {len(puzzle.entries)}")
    by_letters = {word.letters: word for word in words}
    laid = {entry.word for entry in puzzle.entries}
    for word in words if options.ids else ():
        if word.letters not in laid:
            bench.leave_out(
                word.id, "it crosses none of the others", span_of(next(i for i in options.ids if i == word.id))
            )
    drawn = Drawn(_blank(puzzle, bench), _complete(puzzle, bench))
    bank = tuple(sorted((by_letters[word].shown for word in laid), key=str.casefold))
    help_ = (WordBank(bench.labels("word-bank"), bank),) if bench.level is Level.SUPPORT else ()
    return task(options, bench, (drawn, _clues(puzzle, by_letters, bench), *help_))


def _laid_out(words: Sequence[Word], most: int, bench: Bench) -> Crossword:
    """The grid; a variant has the same words in another, where there is one that holds them all."""
    puzzle = lay_out([word.letters for word in words], most, MOST_COLUMNS, MOST_ROWS, bench.pick)
    same = [entry.word for entry in puzzle.entries]
    other = lay_out(same, len(same), MOST_COLUMNS, MOST_ROWS, bench.order) if bench.variant else puzzle
    return other if len(other.entries) == len(same) else puzzle


def _clues(puzzle: Crossword, words: dict[str, Word], bench: Bench) -> ClueLists:
    """Across, and down."""
    lists = []
    for label, down in (("crossword-across", False), ("crossword-down", True)):
        entries = [entry for entry in puzzle.entries if entry.down is down]
        lists.append(Clues(("", bench.labels(label)), tuple(_clue(entry, words[entry.word]) for entry in entries)))
    return ClueLists(tuple(found for found in lists if found.clues))


def _clue(entry: Entry, word: Word) -> Clue:
    return Clue(str(entry.number), with_lengths(word), (Text(word.shown),), span=word.span)


def _blank(puzzle: Crossword, bench: Bench) -> Drawing:
    across, down = (sum(entry.down is way for entry in puzzle.entries) for way in (False, True))
    size = {"rows": puzzle.rows, "columns": puzzle.columns}
    alt = bench.labels("crossword-alt", **size, across=across, down=down)
    return Drawing(grid(puzzle, bench.typesetter, filled=False), alt)


def _complete(puzzle: Crossword, bench: Bench) -> Drawing:
    ways = (("crossword-across", False), ("crossword-down", True))
    told = "; ".join(f"{bench.labels(label)}: {_told(puzzle.entries, down=down)}" for label, down in ways)
    return Drawing(grid(puzzle, bench.typesetter, filled=True), bench.labels("crossword-alt-key", words=told))


def _told(entries: Sequence[Entry], *, down: bool) -> str:
    return ", ".join(f"{entry.number} {entry.word}" for entry in entries if entry.down is down)
