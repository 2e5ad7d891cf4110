"""Faces: which letters they have and how wide each is.

Reading a typeface takes its time, and every process of a build needs most of them. So the measures of those that ship
lie beside them as JSON; `python -m lessonpress.layouts.type.fonts` writes that anew, and a test says when to.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct, field


class Face(Struct, frozen=True, eq=False):
    """A typeface's measures, as parts of the type size (1.0 is one em)."""

    path: Path
    widths: dict[int, float]
    ascent: float
    descent: float
    missing: float
    """Width of the box that stands for a letter the face lacks."""
    _words: dict[str, float] = field(default_factory=dict)
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
        return all([ord(c) in self.widths for c in text])  # noqa: C419  a list is faster for words this short


@lru_cache(maxsize=32)
def load_face(path: Path) -> Face:
    """A typeface's measures: those noted beside it, or else read from the TrueType file itself."""
    noted = path.with_suffix(".json")
    measures = json.loads(noted.read_text("utf-8")) if noted.is_file() else read_measures(path)
    em = measures["em"]
    widths = {int(code): advance / em for code, advance in measures["widths"].items()}
    names = ("ascent", "descent", "missing")
    return Face(path, widths, *(measures[name] / em for name in names))


def read_measures(path: Path) -> dict[str, Any]:
    """The measures in a TrueType file, in its own units."""
    from fontTools import ttLib

    tables: Any = ttLib  # their fields are made as they are read: no checker knows them
    with tables.TTFont(path, lazy=True) as font:
        advance = font["hmtx"].metrics
        return {
            "em": font["head"].unitsPerEm,
            "ascent": font["hhea"].ascent,
            "descent": font["hhea"].descent,
            "missing": advance[".notdef"][0],
            "widths": {str(code): advance[glyph][0] for code, glyph in sorted(font.getBestCmap().items())},
        }


def measures_of(path: Path) -> str:
    """The measures of a typeface, as they are noted beside it."""
    return json.dumps(read_measures(path), separators=(",", ":")) + "\n"


if __name__ == "__main__":
    for typeface in (Path(__file__).parents[1] / "themes" / "typefaces").glob("*.ttf"):
        typeface.with_suffix(".json").write_text(measures_of(typeface), "utf-8")
