"""Pieces: inline content as words of one look each, every letter in a face that has it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lessonpress.resources.inline import code_of
from lessonpress.resources.markup import Citation, Emphasis, Foreign, KeyWord, Link, Text

from ..document import Answer, Blank, Gap, Inlines, SourceNames, Strong
from ..drawing.scene import MM, Tag, Takes
from ..fields import BlankField, BoxField
from ..numbers import unbroken
from ..theme import TextStyle, Theme
from .fonts import Face, load_face

CITATION_SIZE = 0.68
"""Size of a citation's code beside the words it follows."""
CITATION_RISE = 0.3
RAISED = 0.85
"""Codes larger than this part of the words before them stand on the line: raised, they would meet the one above."""
BOX_SIZE = 1.25
"""Size of a box to tick on a screen beside the words that it stands among: fingers are larger than pens."""
_BLANK = "\u2007"


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


class Pieces:
    """Makes pieces in one theme. `missing` hears of letters that no face has; citations are at least `smallest`."""

    def __init__(self, theme: Theme, smallest: float) -> None:
        self.theme = theme
        self.smallest = smallest
        self.missing: set[str] = set()
        self._faces: dict[str, Face] = {}

    def face(self, name: str) -> Face:
        """A face of the theme."""
        face = self._faces.get(name)
        if face is None:
            face = self._faces[name] = load_face(self.theme.faces[name])
        return face

    def width(self, piece: Piece) -> float:
        """How wide a piece is, in mm."""
        return self.face(piece.face).width(piece.text, piece.size) / MM

    def of(self, inlines: Inlines | str, style: TextStyle, tag: Tag | None = None) -> list[Piece]:
        """The words of `inlines`, each with its look. With `tag`, links, gaps and foreign words get inline tags."""
        base = Piece("", style.face, style.size, self.theme.colour(style.colour))
        if isinstance(inlines, str):
            return self._covered(base._replace(text=unbroken(inlines)))
        return [p for piece in self._walk(inlines, base, tag) for p in self._covered(piece)]

    def citation_size(self, size: float) -> float:
        """How large the codes of sources are after words of this size; both in points."""
        return max(size * CITATION_SIZE, min(self.smallest, size))

    def _walk(self, inlines: Inlines, base: Piece, tag: Tag | None) -> Iterator[Piece]:
        for node, following in zip(inlines, (*inlines[1:], None), strict=False):
            match node:
                case BoxField(text, tip):
                    mark = _inline(tag, "Form", alt=tip, scope=Takes.TICK)
                    yield base._replace(text=text, size=BOX_SIZE * base.size, tag=mark)
                case Text(text):
                    text = unbroken(text)
                    yield base._replace(text=text.rstrip(" ") if isinstance(following, Citation) else text)
                case Foreign(text, language):
                    yield base._replace(text=text, tag=_inline(tag, "Span", language=language))
                case Emphasis(children):
                    yield from self._walk(children, base._replace(face=variant(base.face, italic=True)), tag)
                case KeyWord(children) | Strong(children):
                    yield from self._walk(children, base._replace(face=variant(base.face, bold=True)), tag)
                case Link(children, address):
                    inner = _inline(tag, "Link", address=address, alt=address)
                    yield from self._walk(children, base._replace(underline=True, tag=inner), inner)
                case Citation(sources):
                    yield self._citation(sources, base)
                case SourceNames(sources):
                    yield base._replace(text=", ".join(map(code_of, sources)))
                case Answer(children, on_line):
                    face = variant(base.face, bold=on_line, italic=not on_line and "bold" not in base.face)
                    look = base._replace(face=face, colour=self.theme.colour("answer"), underline=on_line)
                    yield from self._walk(children, look, tag)
                case BlankField(letters, first, tip):
                    look = base._replace(underline=True, unbroken=True)
                    takes = Takes.LINE if letters else Takes.SLOT
                    yield look._replace(text=first)
                    yield look._replace(text=room(letters, first), tag=_inline(tag, "Form", alt=tip, scope=takes))
                case Blank(letters, first):
                    inner = _inline(tag, "Span", actual=(first + " " if first else "") + "_____")
                    text = first + room(letters, first)
                    yield base._replace(text=text, underline=True, unbroken=True, tag=inner)
                case Gap(answer):
                    yield base._replace(text=answer)

    def _citation(self, sources: tuple[str, ...], base: Piece) -> Piece:
        size = self.citation_size(base.size)
        raised = size <= base.size * RAISED
        return base._replace(
            text=("\u2009" if raised else "\u00a0") + "\u00a0".join(map(code_of, sources)),
            face="sans",
            size=size,
            rise=base.size * CITATION_RISE if raised else 0.0,
            colour=self.theme.colour("soft"),
            unbroken=True,
        )

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
        for name in (wanted, "sans-bold" if bold else "sans", "sans", *self.theme.faces):
            if self.face(name).covers(char):
                return name
        self.missing.add(char)
        return wanted


def variant(face: str, *, bold: bool = False, italic: bool = False) -> str:
    """The bolder or slanted sister of a face; a display face has none and stays."""
    if face in ("display", "deck-bold"):
        return face
    if face == "deck":
        return "deck-bold" if bold else face
    weight = "-bold" if bold or "bold" in face else ""
    slant = "-italic" if italic or "italic" in face else ""
    return f"sans{weight}{slant}"


def room(letters: int, first: str) -> str:
    """The spaces of a blank for handwriting, wider than print; `letters` 0 is room for a number or a letter."""
    return _BLANK * max(8, round(letters * 1.25) + 4 - len(first))


def _inline(parent: Tag | None, kind: str, **about: str) -> Tag | None:
    if parent is None:
        return None
    return Tag(kind, parent=parent, inline=True, **about)  # type: ignore[arg-type]
