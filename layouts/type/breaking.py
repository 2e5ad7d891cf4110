"""Breaking: pieces become the rows of a column, as full as they will go; nothing is lost, nothing sticks out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from .pieces import Piece, Pieces

_WORDS = re.compile(r"[^ ]+ *| +")
_PARTING = "\u00a0–/-"
"""Signs after which a word that is too wide is best broken."""
_SLACK = 1e-6
Row = list[tuple[Piece, float]]
"""Pieces side by side, each with its width in mm."""


class Word(NamedTuple):
    """What is not broken, unless it is wider than a whole line: `full` with the space after it, `ink` without."""

    row: Row
    full: float
    ink: float


class Breaker:
    """Breaks pieces into rows, in one theme and language."""

    def __init__(self, pieces: Pieces, language: str) -> None:
        self.pieces, self.language = pieces, language

    def rows(self, pieces: Sequence[Piece], width: float, indent: float, *, hyphenate: bool) -> list[Row]:
        """Greedy rows of `width` mm, the first shorter by `indent`. Spaces at their ends hang and are dropped."""
        whole = self.word(pieces)
        if whole.ink <= width - indent + _SLACK:
            return [self._trimmed(whole.row)]
        rows: list[Row] = [[]]
        room, used = width - indent, 0.0
        for word in self.words(pieces):
            if used + word.ink > room + _SLACK and rows[-1]:
                head, rest = self._hyphenated(word, room - used) if hyphenate else (None, word)
                rows[-1] += head.row if head else ()
                rows.append([])
                word, room, used = rest, width, 0.0
            while word.ink > room + _SLACK and sum(len(piece.text) for piece, _ in word.row) > 1:
                head, word = self._split(word, room)
                rows[-1] += head.row
                rows.append([])
                room, used = width, 0.0
            rows[-1] += word.row
            used += word.full
        return [self._trimmed(row) for row in rows]

    def words(self, pieces: Sequence[Piece]) -> Iterator[Word]:
        """What is kept on one line, each with the space after it; a word may run over several pieces."""
        word: list[Piece] = []
        for piece in pieces:
            for part in [piece.text] if piece.unbroken else _WORDS.findall(piece.text):
                if word and word[-1].text[-1] == " " and part[0] != " ":
                    yield self.word(word)
                    word = []
                word.append(piece if part == piece.text else piece._replace(text=part))
        if word:
            yield self.word(word)

    def word(self, pieces: Sequence[Piece]) -> Word:
        """`pieces` measured."""
        row = [(piece, self.pieces.width(piece)) for piece in pieces]
        full = sum([width for _, width in row])
        return Word(row, full, full - self._space_after(pieces[-1]) if pieces else 0.0)

    def _space_after(self, piece: Piece) -> float:
        if not piece.text.endswith(" "):
            return 0.0
        spaces = len(piece.text) - len(piece.text.rstrip(" "))
        return self.pieces.width(piece._replace(text=" ")) * spaces

    def _trimmed(self, row: Row) -> Row:
        while row and not row[-1][0].text.rstrip(" "):
            row.pop()
        if row and row[-1][0].text.endswith(" "):
            piece = row[-1][0]._replace(text=row[-1][0].text.rstrip(" "))
            row[-1] = (piece, self.pieces.width(piece))
        return row

    def _hyphenated(self, word: Word, room: float) -> tuple[Word | None, Word]:
        """As much of `word` as fits in `room` mm with a hyphen, and the rest; one in several pieces is not parted."""
        piece = word.row[0][0]
        if len(word.row) > 1 or piece.unbroken:
            return None, word
        bare = piece.text.rstrip(" ")
        for head, tail in _hyphenator(self.language).iterate(bare):
            part = self.word([piece._replace(text=head.removesuffix("-") + "-")])
            if part.full <= room:
                return part, self.word([piece._replace(text=tail.removeprefix("-") + piece.text[len(bare) :])])
        return None, word

    def _split(self, word: Word, room: float) -> tuple[Word, Word]:
        """Break a word that is wider than a whole line: at a hyphenation point, after a sign, else between letters."""
        head, tail = self._hyphenated(word, room)
        if head:
            return head, tail
        fitting: list[Piece] = []
        rest = [piece for piece, _ in word.row]
        while self.word([*fitting, rest[0]]).full <= room:
            fitting.append(rest.pop(0))
        piece, count = rest[0], 0
        while self.word([*fitting, piece._replace(text=piece.text[: count + 1])]).full <= room:
            count += 1
        count = max((at + 1 for at, sign in enumerate(piece.text[:count]) if sign in _PARTING), default=count)
        count = max(count, 0 if fitting else 1)  # a column narrower than a letter still takes one
        if count:
            fitting.append(piece._replace(text=piece.text[:count]))
        left = piece.text[count:]
        return self.word(fitting), self.word([*([piece._replace(text=left)] if left else []), *rest[1:]])


@lru_cache(maxsize=8)
def _hyphenator(language: str) -> Any:
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_")) or "en_GB"
    return pyphen.Pyphen(lang=known, left=3, right=3)
