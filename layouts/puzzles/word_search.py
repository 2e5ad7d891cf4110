"""Words hidden in a square of letters: each can be found exactly once, and no rude word can be found at all.

No library is used: the one that is kept draws its own pages and throws its own dice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import ceil, sqrt
from random import Random
from string import ascii_uppercase

from lessonpress.resources.values import Value

from .rude import rude_words

Square = tuple[int, int]
"""Row and column, from the top left."""
Direction = tuple[int, int]
"""Rows down and columns to the right, per letter."""
RIGHT, DOWN, DOWN_RIGHT, UP_RIGHT = (0, 1), (1, 0), (1, 1), (-1, 1)
EVERY_WAY = tuple((down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if down or right)
ROOM = 1.9
"""Squares for each letter that is hidden: enough for others between them."""
ATTEMPTS = 12
"""Squares of one size that are tried before a larger one."""
LARGER = 12
"""So many sizes are tried."""
CHANGES = 400
"""Letters that are exchanged in one square before it is given up."""


class Hidden(Value, frozen=True):
    """A word in the square: where it begins and which way it reads."""

    word: str
    row: int
    column: int
    way: Direction

    @property
    def squares(self) -> tuple[Square, ...]:
        """Where its letters stand."""
        return tuple((self.row + i * self.way[0], self.column + i * self.way[1]) for i in range(len(self.word)))


class WordSearch(Value, frozen=True):
    """A square of letters, row by row, and the words in it in the order in which they were given."""

    rows: tuple[str, ...]
    hidden: tuple[Hidden, ...]


def hide(words: Sequence[str], ways: Sequence[Direction], dice: Random, least: int = 10) -> WordSearch:
    """A square as small as serves, of at least `least` rows.

    No word may be part of another, read either way. Raises ValueError when there is no square for them.
    """
    start = max([least, *map(len, words), ceil(sqrt(ROOM * sum(map(len, words))))])
    for size in range(start, start + LARGER):
        for _ in range(ATTEMPTS):
            hidden = _placed(words, ways, size, dice)
            rows = _filled(hidden, words, size, dice) if hidden else None
            if hidden and rows:
                by_word = {h.word: h for h in hidden}
                return WordSearch(rows, tuple(by_word[word] for word in words))
    raise ValueError("these words cannot be hidden together")


def occurrences(rows: Sequence[str], text: str) -> Iterator[tuple[Square, ...]]:
    """Wherever `text` can be read in the square, straight on in any of the eight directions."""
    size = len(rows)
    for row, line in enumerate(rows):
        for column, sign in enumerate(line):
            if sign != text[0]:
                continue
            for down, right in EVERY_WAY:
                end = row + (len(text) - 1) * down, column + (len(text) - 1) * right
                if not (0 <= end[0] < size and 0 <= end[1] < size):
                    continue
                squares = tuple((row + i * down, column + i * right) for i in range(len(text)))
                if all(rows[r][c] == wanted for (r, c), wanted in zip(squares, text, strict=True)):
                    yield squares


def _placed(words: Sequence[str], ways: Sequence[Direction], size: int, dice: Random) -> tuple[Hidden, ...] | None:
    """The words laid anywhere, long ones first, sharing letters where they meet; None when one finds no room."""
    letters: dict[Square, str] = {}
    found: list[Hidden] = []
    for word in sorted(words, key=len, reverse=True):
        places = [p for p in _places(word, ways, size) if _agrees(p, letters)]
        if not places:
            return None
        chosen = dice.choice(places)
        found.append(chosen)
        letters |= dict(zip(chosen.squares, word, strict=True))
    return tuple(found)


def _places(word: str, ways: Sequence[Direction], size: int) -> Iterator[Hidden]:
    reach = len(word) - 1
    for way in ways:
        for row in range(size):
            for column in range(size):
                if 0 <= row + reach * way[0] < size and 0 <= column + reach * way[1] < size:
                    yield Hidden(word, row, column, way)


def _agrees(place: Hidden, letters: Mapping[Square, str]) -> bool:
    return all(letters.get(square, sign) == sign for square, sign in zip(place.squares, place.word, strict=True))


def _filled(hidden: Sequence[Hidden], words: Sequence[str], size: int, dice: Random) -> tuple[str, ...] | None:
    """The square with other letters between the words; None when what must not be read cannot be got rid of."""
    fixed = {square: sign for h in hidden for square, sign in zip(h.squares, h.word, strict=True)}
    letters = "".join(words) + ascii_uppercase
    signs = [[fixed.get((row, column)) or dice.choice(letters) for column in range(size)] for row in range(size)]
    for _ in range(CHANGES):
        rows = tuple("".join(line) for line in signs)
        wrong = next(_unwanted(rows, hidden), None)
        if wrong is None:
            return rows
        free = [square for square in wrong if square not in fixed]
        if not free:
            return None
        row, column = dice.choice(free)
        signs[row][column] = dice.choice(letters)
    return None


def _unwanted(rows: Sequence[str], hidden: Sequence[Hidden]) -> Iterator[tuple[Square, ...]]:
    """Where a hidden word can be read a second time, or a rude one that is no part of a hidden word."""
    homes = [set(h.squares) for h in hidden]
    for h, home in zip(hidden, homes, strict=True):
        yield from (squares for squares in occurrences(rows, h.word) if set(squares) != home)
    lines = _lines(rows)
    for word in rude_words():
        if any(word in line for line in lines):
            yield from (s for s in occurrences(rows, word) if not any(home.issuperset(s) for home in homes))


def _lines(rows: Sequence[str]) -> list[str]:
    """All that can be read in the square: rows, columns and diagonals, both ways."""
    size = len(rows)
    slopes = range(1 - size, size)
    lines = [*rows, *("".join(line) for line in zip(*rows, strict=True))]
    lines += ["".join(rows[i][i + at] for i in range(size) if 0 <= i + at < size) for at in slopes]
    lines += [
        "".join(rows[i][size - 1 - i + at] for i in range(size) if 0 <= size - 1 - i + at < size) for at in slopes
    ]
    return [*lines, *(line[::-1] for line in lines)]
