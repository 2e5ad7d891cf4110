"""Paragraphs: inline content set to a width, as lines of placed runs."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.resources.values import Value

from ..document import Inlines
from ..drawing.scene import MM, Run, Tag, TextLine
from ..theme import TextStyle, Theme
from .breaking import Breaker, Row
from .fonts import Face
from .pieces import Piece, Pieces


class SetText(Value, frozen=True):
    """A paragraph set to a width: lines whose first baseline and depths are in mm from its top left corner."""

    lines: tuple[TextLine, ...]
    width: float
    height: float
    leading: float
    """The distance between baselines, in mm."""

    def at(self, x: float, y: float) -> tuple[TextLine, ...]:
        """The lines with the paragraph's top left corner at x, y."""
        return tuple([line.moved(x, y) for line in self.lines])


class Typesetter:
    """Sets text in one theme and language; citations are at least `smallest` points, or as large as the theme says."""

    def __init__(self, theme: Theme, language: str = "en", *, smallest: float | None = None) -> None:
        self.theme = theme
        self._pieces = Pieces(theme, theme.smallest if smallest is None else smallest)
        self._breaker = Breaker(self._pieces, language)

    @property
    def missing(self) -> set[str]:
        """Letters that were met and that no face has."""
        return self._pieces.missing

    def citation_size(self, style: TextStyle) -> float:
        """How large the codes of sources are after words in a style, in points."""
        return self._pieces.citation_size(style.size)

    def face(self, name: str) -> Face:
        """A face of the theme."""
        return self._pieces.face(name)

    def pieces(self, inlines: Inlines | str, style: TextStyle, tag: Tag | None = None) -> list[Piece]:
        """The words of `inlines`, each with its look."""
        return self._pieces.of(inlines, style, tag)

    def width(self, pieces: Sequence[Piece]) -> float:
        """How wide `pieces` are on one line, in mm."""
        return sum([self._pieces.width(piece) for piece in pieces])

    def longest_word(self, pieces: Sequence[Piece]) -> float:
        """The width in mm of the widest word: no line can be narrower without breaking it."""
        return max((word.ink for word in self._breaker.words(pieces)), default=0.0)

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
        pieces = self._pieces.of(inlines, style, tag)
        rows = self._breaker.rows(pieces, width, first_indent, hyphenate=style.hyphenate)
        face = self.face(style.face)
        first = (style.leading - style.size * (face.ascent - face.descent)) / 2 / MM + style.size * face.ascent / MM
        lines = []
        for number, row in enumerate(rows):
            indent = first_indent if number == 0 else 0.0
            slack = max(0.0, width - indent - sum([w for _, w in row])) if align != "left" else 0.0
            x = indent + (slack / 2 if align == "center" else slack)
            lines.append(_line(row, x, first + number * leading, tag, last=number == len(rows) - 1))
        return SetText(tuple(lines), width, len(rows) * leading, leading)


def _line(row: Row, x: float, y: float, tag: Tag | None, *, last: bool) -> TextLine:
    """Pieces side by side from `x`; neighbours of one look become one run."""
    runs: list[Run] = []
    before: Piece | None = None
    for piece, width in row:
        if before and piece[1:] == before[1:]:
            runs[-1] = _joined(runs[-1], piece.text, width)
        else:
            mark = piece.tag or tag
            look = (piece.face, piece.size, piece.colour, piece.underline, piece.rise)
            runs.append(Run(piece.text, x, width, *look, mark))
        before = piece
        x += width
    return TextLine(y, tuple(runs), last)


def _joined(run: Run, text: str, width: float) -> Run:
    """A run, and more of the same look after it."""
    r = run
    return Run(r.text + text, r.x, r.width + width, r.face, r.size, r.colour, r.underline, r.rise, r.tag)
