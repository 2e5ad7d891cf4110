"""Faces: which letters they have and how wide each is."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path


@dataclass(frozen=True, eq=False)
class Face:
    """A typeface's measures, as parts of the type size (1.0 is one em)."""

    path: Path
    widths: dict[int, float] = field(repr=False)
    ascent: float
    descent: float
    cap_height: float
    x_height: float
    missing: float
    """Width of the box that stands for a letter the face lacks."""
    _words: dict[str, float] = field(default_factory=dict, init=False, repr=False)
    """Words measured before: a pack says most of its words many times."""

    def width(self, text: str, size: float) -> float:
        """How wide `text` is at `size` points, in points."""
        known = self._words.get(text)
        if known is None:
            widths, missing = self.widths, self.missing
            known = self._words[text] = sum([widths.get(ord(c), missing) for c in text])
        return known * size

    def covers(self, text: str) -> bool:
        """Whether every letter of `text` is in the face."""
        return all(ord(c) in self.widths for c in text)


@lru_cache(maxsize=32)
def load_face(path: Path) -> Face:
    """Read a TrueType file's widths and vertical measures."""
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        em = font["head"].unitsPerEm
        advance = font["hmtx"].metrics
        widths = {code: advance[glyph][0] / em for code, glyph in font.getBestCmap().items()}
        os2, hhea = font["OS/2"], font["hhea"]
        return Face(
            path,
            widths,
            hhea.ascent / em,
            hhea.descent / em,
            os2.sCapHeight / em,
            os2.sxHeight / em,
            advance[".notdef"][0] / em,
        )
