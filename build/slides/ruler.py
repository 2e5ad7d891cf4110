"""Measures paragraphs before they are written: how many lines at which size, and where they may be cut.

The deck names Calibri; it is measured with Carlito, which is as wide, letter for letter. Widths come from the
Typesetter; here they are kept per em, so that trying another size costs no measuring.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from lessonpress.layouts.drawing.scene import MM
from lessonpress.layouts.theme import TextStyle, Theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.values import Value

from .grid import INDENT
from .paragraphs import Par, Run

CELL_INDENT = 5.0
"""How far the text of a list stands in inside a table, in mm."""
CARE = 0.99
"""Of the width that there is, so much is used: programs differ a little in how they break lines."""
FLOOR, SMALL = 16.0, 14.0
"""The smallest type of text, and of references."""
_WORDS = re.compile(r"[^ ]+ *| +")


class Word(Value, frozen=True):
    """An unbreakable word: where it ends in its paragraph, and its width in ems without and with the space after it."""

    end: int
    ink: float
    full: float


class Ruler:
    """Measures in one theme."""

    def __init__(self, theme: Theme) -> None:
        self.type = Typesetter(theme)
        face = self.type.face("deck")
        self.line = face.ascent - face.descent
        """Height of a line at single spacing, in ems."""
        self._words: dict[tuple[Run, ...], tuple[Word, ...]] = {}
        self._widths: dict[tuple[str, bool], tuple[float, float]] = {}

    def height(self, pars: Iterable[Par], size: float, width: float, indent: float = INDENT) -> float:
        """How high `pars` stand at `size` points in `width` mm, in mm."""
        return sum(self.par_height(par, size, width, indent) for par in pars)

    def par_height(self, par: Par, size: float, width: float, indent: float = INDENT) -> float:
        """The height of one paragraph with the space above it, in mm."""
        points = scaled(par, size)
        return (len(self.breaks(par, size, width, indent)) * self.line + par.before) * points / MM

    def breaks(self, par: Par, size: float, width: float, indent: float = INDENT, *, care: float = CARE) -> list[int]:
        """Where each line ends, as places in the paragraph's text; at least one line."""
        room = (width - par.level * indent) * care * MM / scaled(par, size)
        ends: list[int] = []
        used, last = 0.0, 0
        for word in self.words(par):
            if used and used + word.ink > room:
                ends.append(last)
                used = 0.0
            used, last = used + word.full, word.end
            if word.ink > room:  # a word wider than the line is broken by the program that shows it
                start, rest = ends[-1] if ends else 0, int(word.ink / room)
                ends += [start + (last - start) * part // (rest + 1) for part in range(1, rest + 1)]
                used = room
        return [*ends, last]

    def words(self, par: Par) -> tuple[Word, ...]:
        """The words of a paragraph, measured once."""
        if par.runs not in self._words:
            self._words[par.runs] = tuple(self._measured(par.runs))
        return self._words[par.runs]

    def width(self, par: Par, size: float) -> float:
        """How wide the paragraph is on one line, in mm."""
        return sum(word.full for word in self.words(par)) * scaled(par, size) / MM / CARE

    def _measured(self, runs: tuple[Run, ...]) -> Iterator[Word]:
        end, ink, full, open_word = 0, 0.0, 0.0, False
        for run in runs:
            for part in _WORDS.findall(run.text):
                if open_word and part.strip(" ") and full > ink:
                    yield Word(end, ink, full)
                    ink = full = 0.0
                part_ink, part_full = self._width(part, run.bold)
                ink, full = full + part_ink, full + part_full
                end, open_word = end + len(part), True
        if open_word:
            yield Word(end, ink, full)

    def _width(self, part: str, bold: bool) -> tuple[float, float]:
        """Width of a word in ems, without and with its spaces."""
        key = (part, bold)
        if key not in self._widths:
            style = TextStyle("deck-bold" if bold else "deck", 1.0, 1.2)
            full = self.type.width(self.type.pieces(part, style)) * MM
            space = self.type.face(style.face).width(" ", 1.0)
            self._widths[key] = (full - space * (len(part) - len(part.rstrip(" "))), full)
        return self._widths[key]


def scaled(par: Par, size: float) -> float:
    """The paragraph's type size where the place's is `size`: whole points, and not below what can be read from afar."""
    floor = FLOOR if par.scale >= 0.9 else SMALL
    return float(max(round(size * par.scale), min(size, floor)))


def cut(par: Par, place: int) -> tuple[Par, Par]:
    """A paragraph in two, at a place in its text; the second goes on without marker or space above."""
    head: list[Run] = []
    tail: list[Run] = []
    for run in par.runs:
        here = max(0, min(len(run.text), place))
        head += [replace(run, text=run.text[:here])] if here else []
        tail += [replace(run, text=run.text[here:])] if here < len(run.text) else []
        place -= len(run.text)
    return replace(par, runs=tuple(head)), replace(par, runs=tuple(tail), marker=None, before=0.0)
