"""Paragraphs: inline content becomes runs of one face, and runs become lines of a given width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from lessonpress.resources.markup import Citation, Emphasis, Foreign, KeyWord, Link, Text

from ..document import Answer, Blank, Gap, Inlines, Strong
from ..drawing.scene import MM, Run, Tag, TextLine
from ..theme import TextStyle, Theme
from .fonts import Face, load_face

_WORDS = re.compile(r"[^ ]+ *| +")
_BLANK = "\u2007"
CITATION_SIZE = 0.68
"""Size of a citation's code beside the words it follows."""


class Piece(NamedTuple):
    """Words of one look, before they are broken into lines. Sizes in points."""

    text: str
    face: str
    size: float
    colour: str
    underline: bool = False
    rise: float = 0.0
    unbroken: bool = False
    tag: Tag | None = None


Row = list[tuple[Piece, float]]
"""Pieces on one line, each with its width in mm."""


@dataclass(frozen=True, slots=True)
class SetText:
    """A paragraph set to a width: lines whose first baseline and depths are in mm from its top left corner."""

    lines: tuple[TextLine, ...]
    width: float
    height: float
    leading: float
    """The distance between baselines, in mm."""

    def at(self, x: float, y: float) -> tuple[TextLine, ...]:
        """The lines with the paragraph's top left corner at x, y."""
        return tuple(line.moved(x, y) for line in self.lines)


class Typesetter:
    """Sets text in one theme. `missing` hears of letters that no face has; citations are at least `smallest` points."""

    def __init__(self, theme: Theme, language: str = "en", *, smallest: float = 5.0) -> None:
        self.theme = theme
        self.language = language
        self.smallest = smallest
        self.missing: set[str] = set()
        self._faces: dict[str, Face] = {}

    def face(self, name: str) -> Face:
        """A face of the theme."""
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = load_face(self.theme.faces[name])
        return face

    # ---- inline content to pieces -----------------------------------------------------------------------------------

    def pieces(self, inlines: Inlines | str, style: TextStyle, tag: Tag | None = None) -> list[Piece]:
        """The words of `inlines`, each with its look. With `tag`, links, answers and foreign words get inline tags."""
        base = Piece("", style.face, style.size, self.theme.colour(style.colour))
        if isinstance(inlines, str):
            return self._covered(base._replace(text=inlines))
        return [p for piece in self._walk(inlines, base, tag) for p in self._covered(piece)]

    def _walk(self, inlines: Inlines, base: Piece, tag: Tag | None) -> Iterator[Piece]:
        for node, following in zip(inlines, (*inlines[1:], None), strict=True):
            match node:
                case Text(text):
                    yield base._replace(text=text.rstrip(" ") if isinstance(following, Citation) else text)
                case Foreign(text, language):
                    yield base._replace(text=text, tag=_inline(tag, "Span", language=language))
                case Emphasis(children):
                    yield from self._walk(children, base._replace(face=_variant(base.face, italic=True)), tag)
                case KeyWord(children) | Strong(children):
                    yield from self._walk(children, base._replace(face=_variant(base.face, bold=True)), tag)
                case Link(children, address):
                    inner = _inline(tag, "Link", address=address, alt=address)
                    yield from self._walk(children, base._replace(underline=True, tag=inner), inner)
                case Citation(sources):
                    codes = "\u00a0".join(s.upper() for s in sources)
                    size = max(base.size * CITATION_SIZE, min(self.smallest, base.size))
                    colour = self.theme.colour("soft")
                    yield base._replace(
                        text="\u2009" + codes,
                        face="sans",
                        size=size,
                        rise=base.size * 0.3,
                        colour=colour,
                        unbroken=True,
                    )
                case Answer(children, on_line):
                    colour = self.theme.colour("answer")
                    face = _variant(base.face, bold=on_line, italic=not on_line and "bold" not in base.face)
                    look = base._replace(face=face, colour=colour, underline=on_line)
                    yield from self._walk(children, look, tag)
                case Blank(letters, first):
                    spaces = _BLANK * max(8, round(letters * 1.25) + 4 - len(first))
                    inner = _inline(tag, "Span", actual=(first + " " if first else "") + "_____")
                    yield base._replace(text=first + spaces, underline=True, unbroken=True, tag=inner)
                case Gap(answer):
                    yield base._replace(text=answer)

    def _covered(self, piece: Piece) -> list[Piece]:
        """`piece`, cut where its face lacks letters that a fallback face has."""
        if self.face(piece.face).covers(piece.text):
            return [piece] if piece.text else []
        parts: list[Piece] = []
        for char in piece.text:
            face = self._face_for(char, piece.face)
            if parts and parts[-1].face == face:
                parts[-1] = parts[-1]._replace(text=parts[-1].text + char)
            else:
                parts.append(piece._replace(text=char, face=face))
        return parts

    def _face_for(self, char: str, wanted: str) -> str:
        bold = "bold" in wanted or wanted == "display"
        for name in (wanted, "sans-bold" if bold else "sans", "sans", "deck"):
            if self.face(name).covers(char):
                return name
        self.missing.add(char)
        return wanted

    # ---- pieces to lines --------------------------------------------------------------------------------------------

    def width(self, pieces: Sequence[Piece]) -> float:
        """How wide `pieces` are on one line, in mm."""
        return sum(self.face(p.face).width(p.text, p.size) for p in pieces) / MM

    def longest_word(self, pieces: Sequence[Piece]) -> float:
        """The width in mm of the widest word: no line can be narrower without breaking it."""
        return max((self.width(word) - self._trailing(word) for word in self._words(pieces)), default=0.0)

    def set(
        self,
        inlines: Inlines | str,
        style: TextStyle,
        width: float,
        *,
        align: str = "left",
        tag: Tag | None = None,
        first_indent: float = 0.0,
    ) -> SetText:
        """Set a paragraph to `width` mm. Words too long for a line are hyphenated, or broken where they must be."""
        leading = style.leading / MM
        rows = self._rows(self.pieces(inlines, style, tag), style, width, first_indent)
        face = self.face(style.face)
        first = (style.leading - style.size * (face.ascent - face.descent)) / 2 / MM + style.size * face.ascent / MM
        lines = []
        for number, row in enumerate(rows):
            indent = first_indent if number == 0 else 0.0
            used = sum(w for _, w in row)
            slack = max(0.0, width - indent - used)
            x = indent + {"left": 0.0, "center": slack / 2, "right": slack}[align]
            lines.append(_line(row, x, first + number * leading, tag, last=number == len(rows) - 1))
        return SetText(tuple(lines), width, len(rows) * leading, leading)

    def _rows(self, pieces: Sequence[Piece], style: TextStyle, width: float, indent: float) -> list[Row]:
        """Greedy lines: each a list of pieces with their widths in mm. Trailing spaces hang and are dropped."""
        rows: list[Row] = [[]]
        room = width - indent
        used = 0.0
        for word in self._words(pieces):
            ink = self.width(word) - self._trailing(word)
            if used + ink > room + 1e-6 and rows[-1]:
                if style.hyphenate:
                    head, word = self._hyphenated(word, room - used)
                    rows[-1] += self._measured(head)
                rows.append([])
                room, used = width, 0.0
            while self.width(word) - self._trailing(word) > room + 1e-6 and sum(len(p.text) for p in word) > 1:
                head, word = self._split(word, room)
                rows[-1] += self._measured(head)
                rows.append([])
                room, used = width, 0.0
            measured = self._measured(word)
            rows[-1] += measured
            used += sum(w for _, w in measured)
        return [self._trimmed(row) for row in rows]

    def _measured(self, pieces: Sequence[Piece]) -> Row:
        return [(p, self.face(p.face).width(p.text, p.size) / MM) for p in pieces]

    def _words(self, pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
        """Unbreakable words, each with the space after it; a word may run over several pieces."""
        word: list[Piece] = []
        for piece in pieces:
            for part in [piece.text] if piece.unbroken else _WORDS.findall(piece.text):
                if word and word[-1].text.endswith(" ") and part.strip(" "):
                    yield word
                    word = []
                word.append(piece._replace(text=part))
        if word:
            yield word

    def _trailing(self, word: Sequence[Piece]) -> float:
        last = word[-1]
        spaces = len(last.text) - len(last.text.rstrip(" "))
        return self.face(last.face).width(" ", last.size) * spaces / MM if spaces else 0.0

    def _trimmed(self, row: Row) -> Row:
        while row and not row[-1][0].text.rstrip(" "):
            row.pop()
        if row and row[-1][0].text.endswith(" "):
            piece = row[-1][0]._replace(text=row[-1][0].text.rstrip(" "))
            row[-1] = (piece, self.width([piece]))
        return row

    def _hyphenated(self, word: list[Piece], room: float) -> tuple[list[Piece], list[Piece]]:
        """As much of `word` as fits in `room` mm with a hyphen, and the rest; one in several pieces is not parted."""
        if len(word) > 1 or word[0].unbroken:
            return [], word
        piece = word[0]
        for head, tail in _hyphenator(self.language).iterate(piece.text.rstrip(" ")):
            part = piece._replace(text=head + "-")
            if self.width([part]) <= room:
                spaces = piece.text[len(piece.text.rstrip(" ")) :]
                return [part], [piece._replace(text=tail + spaces)]
        return [], word

    def _split(self, word: list[Piece], room: float) -> tuple[list[Piece], list[Piece]]:
        """Break a word that is wider than a whole line: at a hyphenation point, else between letters."""
        head, tail = self._hyphenated(word, room)
        if head:
            return head, tail
        fitting: list[Piece] = []
        for number, piece in enumerate(word):
            if self.width([*fitting, piece]) <= room:
                fitting.append(piece)
                continue
            count = 0
            while self.width([*fitting, piece._replace(text=piece.text[: count + 1])]) <= room:
                count += 1
            count = max(count, 0 if fitting else 1)  # a column narrower than a letter still takes one
            head = [*fitting, piece._replace(text=piece.text[:count])] if count else fitting
            rest = [piece._replace(text=piece.text[count:]), *word[number + 1 :]]
            return head, [p for p in rest if p.text]
        return fitting, []


def _line(row: Sequence[tuple[Piece, float]], x: float, y: float, tag: Tag | None, *, last: bool) -> TextLine:
    """Pieces side by side from `x`; neighbours of one look become one run."""
    runs: list[Run] = []
    for piece, width in row:
        mark = piece.tag or tag
        previous = runs[-1] if runs else None
        if previous and _same_look(previous, piece) and previous.tag is mark:
            runs[-1] = _joined(previous, piece.text, width)
        else:
            runs.append(
                Run(piece.text, x, width, piece.face, piece.size, piece.colour, piece.underline, piece.rise, mark)
            )
        x += width
    return TextLine(y, tuple(runs), last)


def _joined(run: Run, text: str, width: float) -> Run:
    """A run, and more of the same look after it."""
    r = run
    return Run(r.text + text, r.x, r.width + width, r.face, r.size, r.colour, r.underline, r.rise, r.tag)


def _same_look(run: Run, piece: Piece) -> bool:
    return (run.face, run.size, run.colour, run.underline, run.rise) == (
        piece.face,
        piece.size,
        piece.colour,
        piece.underline,
        piece.rise,
    )


def _inline(parent: Tag | None, kind: str, **about: str) -> Tag | None:
    if parent is None:
        return None
    return Tag(kind, parent=parent, inline=True, **about)  # type: ignore[arg-type]


def _variant(face: str, *, bold: bool = False, italic: bool = False) -> str:
    """The bolder or slanted sister of a face; a display face has none and stays."""
    if face in ("display", "deck-bold"):
        return face
    if face == "deck":
        return "deck-bold" if bold else face
    bold = bold or "bold" in face
    italic = italic or "italic" in face
    return {
        (False, False): "sans",
        (True, False): "sans-bold",
        (False, True): "sans-italic",
        (True, True): "sans-bold-italic",
    }[bold, italic]


@lru_cache(maxsize=8)
def _hyphenator(language: str):  # type: ignore[no-untyped-def]
    import pyphen

    known = pyphen.language_fallback(language.replace("-", "_")) or "en_GB"
    return pyphen.Pyphen(lang=known, left=3, right=3)
