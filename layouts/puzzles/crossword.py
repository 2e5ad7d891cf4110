"""A crossword from a list of words: all connected, crossing as often as may be, with no word that nobody asked for.

No library does this well: those that are kept fill a given grid from a dictionary, and the others bring a window
system or dice of their own. Words are laid one by one, each where it crosses most in the least room, beginning with a
long one; of many such attempts the best is kept.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from random import Random

from lessonpress.resources.values import Value

ATTEMPTS = 30
"""Grids that are tried; more are hardly ever better."""

Square = tuple[int, int]
"""Row and column, from the top left."""


class Entry(Value, frozen=True):
    """A word in the grid: where it begins, which way it runs, and its number."""

    word: str
    row: int
    column: int
    down: bool
    number: int = 0

    @property
    def squares(self) -> tuple[Square, ...]:
        """Where its letters stand."""
        return tuple(_along((self.row, self.column), self.down, i) for i in range(len(self.word)))


class Crossword(Value, frozen=True):
    """A grid of so many rows and columns, and its words by their numbers."""

    rows: int
    columns: int
    entries: tuple[Entry, ...]

    @property
    def letters(self) -> dict[Square, str]:
        """The letter of every square that has one."""
        return {square: sign for e in self.entries for square, sign in zip(e.squares, e.word, strict=True)}

    @property
    def numbers(self) -> dict[Square, int]:
        """The number of every square at which a word begins."""
        return {(e.row, e.column): e.number for e in self.entries}

    @property
    def crossings(self) -> int:
        """How many squares belong to two words."""
        return sum(len(e.word) for e in self.entries) - len(self.letters)


def lay_out(words: Sequence[str], most: int, columns: int, rows: int, dice: Random) -> Crossword:
    """The best grid found of at most `most` of the words. They are unlike one another and of at least two letters."""
    attempts = (_attempt(words, most, columns, rows, dice) for _ in range(ATTEMPTS))
    return _numbered(max((attempt.placed for attempt in attempts), key=_merit))


def _attempt(words: Sequence[str], most: int, columns: int, rows: int, dice: Random) -> _Grid:
    """Words laid one by one; those that cross nothing yet come again later, as long as that helps."""
    grid = _Grid(columns, rows)
    order = sorted(dice.sample(words, len(words)), key=lambda word: -len(word) + dice.randrange(4))
    waiting, idle = deque(order), 0
    while waiting and idle < len(waiting) and len(grid.placed) < most:
        word = waiting.popleft()
        best = max(grid.places(word), key=lambda place: (*grid.merit(place), dice.random()), default=None)
        if best is None:
            waiting.append(word)
            idle += 1
        else:
            grid.add(best)
            idle = 0
    return grid


class _Grid:
    """Words laid so far; rows and columns may be negative until all is moved to the top left."""

    def __init__(self, columns: int, rows: int) -> None:
        self.most = (rows, columns)
        self.placed: list[Entry] = []
        self.letters: dict[Square, str] = {}
        self.taken: set[tuple[Square, bool]] = set()
        """Squares with the direction of a word that runs over them."""

    def places(self, word: str) -> Iterator[Entry]:
        """Where `word` can be laid: anywhere at first, then only across others, touching none beside it."""
        if not self.placed:
            yield from (Entry(word, 0, 0, down) for down in (False, True) if len(word) <= self.most[not down])
            return
        seen = set()
        for (row, column), letter in self.letters.items():
            for i, sign in enumerate(word):
                if sign != letter:
                    continue
                for down in (False, True):
                    entry = Entry(word, *_along((row, column), down, -i), down)
                    if entry not in seen and self._fits(entry):
                        seen.add(entry)
                        yield entry

    def _fits(self, entry: Entry) -> bool:
        ends = (_along((entry.row, entry.column), entry.down, i) for i in (-1, len(entry.word)))
        if any(end in self.letters for end in ends):
            return False
        for square, sign in zip(entry.squares, entry.word, strict=True):
            there = self.letters.get(square)
            if there is None:
                if any(_along(square, not entry.down, side) in self.letters for side in (-1, 1)):
                    return False
            elif there != sign or (square, entry.down) in self.taken:
                return False
        height, width = _size([*self.placed, entry])
        return height <= self.most[0] and width <= self.most[1]

    def merit(self, entry: Entry) -> tuple[float, ...]:
        """Crossings first, then little room, then as many words across as down."""
        crossed = sum(square in self.letters for square in entry.squares)
        height, width = _size([*self.placed, entry])
        same = sum(other.down == entry.down for other in self.placed)
        return 6.0 * crossed - 0.12 * height * width - 1.5 * (2 * same - len(self.placed)), crossed

    def add(self, entry: Entry) -> None:
        """Lay a word."""
        self.placed.append(entry)
        for square, sign in zip(entry.squares, entry.word, strict=True):
            self.letters[square] = sign
            self.taken.add((square, entry.down))


def _along(square: Square, down: bool, steps: int) -> Square:
    """The square so many steps further."""
    return (square[0] + steps, square[1]) if down else (square[0], square[1] + steps)


def _size(entries: Sequence[Entry]) -> tuple[int, int]:
    """Rows and columns that the words take."""
    bottom = max(e.row + (len(e.word) if e.down else 1) for e in entries)
    right = max(e.column + (1 if e.down else len(e.word)) for e in entries)
    return bottom - min(e.row for e in entries), right - min(e.column for e in entries)


def _merit(entries: Sequence[Entry]) -> tuple[float, ...]:
    """What makes a grid better than another: more words; then more crossings in less room, both ways alike."""
    if not entries:
        return (0.0,)
    height, width = _size(entries)
    crossings = sum(len(e.word) for e in entries) - len({square for e in entries for square in e.squares})
    tilt = abs(2 * sum(e.down for e in entries) - len(entries))
    return len(entries), 6.0 * crossings - 0.12 * height * width - 2.0 * tilt


def _numbered(entries: Sequence[Entry]) -> Crossword:
    """The words moved to the top left, and numbered in reading order by the squares at which they begin."""
    top, left = min((e.row for e in entries), default=0), min((e.column for e in entries), default=0)
    starts = sorted({(e.row - top, e.column - left) for e in entries})
    number = {square: n for n, square in enumerate(starts, 1)}
    moved = [(e.row - top, e.column - left, e) for e in entries]
    told = [Entry(e.word, row, column, e.down, number[row, column]) for row, column, e in moved]
    height, width = _size(entries) if entries else (0, 0)
    return Crossword(height, width, tuple(sorted(told, key=lambda e: (e.number, e.down))))
