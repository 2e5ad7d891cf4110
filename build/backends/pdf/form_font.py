"""The typeface of what is typed into a form: letters of Western Europe and Cyrillic ones, in one simple font.

A simple font has 256 codes at most, and it is simple fonts in which viewers set what is typed (ISO 32000-1, 9.6.6 and
12.7.3.3): so it has the letters of English, German, French and Russian. Any other is set by the viewer in a typeface of
its own.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFStreamFilterZCompress

NAME = "Typed"
"""What the font is called in the document's forms."""
ASCII = "".join(map(chr, range(32, 127)))
LATIN = "ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜŸàâäæçèéêëîïôöœùûüÿßáíñóúìò’‘“”„«»–—…€°§"
CYRILLIC = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
AFII = 10017, 10065
"""The numbers that name the first of each row of Cyrillic letters in the Adobe Glyph List."""
NONSYMBOLIC = 32
"""Font flag: its letters are told by their names."""


def form_font(document: Any, face: Path) -> Any:
    """The font, with all its letters embedded; returns a reference to it."""
    from fontTools import agl

    letters = "".join((LATIN, *CYRILLIC))
    codes = dict(enumerate(ASCII, 32)) | dict(enumerate(letters, 128))
    data, widths, measures = _embedded(face, tuple(codes.values()))
    filters = [PDFStreamFilterZCompress()]
    file = document.Reference(PDFStream(PDFDictionary({"Length1": len(data)}), data, filters))
    base = PDFName(f"LPFORM+{face.stem}")
    descriptor = {"Type": PDFName("FontDescriptor"), "FontName": base, "Flags": NONSYMBOLIC, "FontFile2": file}
    names = [agl.UV2AGL[ord(letter)] for letter in LATIN]
    names += [f"afii{first + n}" for first, row in zip(AFII, CYRILLIC, strict=True) for n in range(len(row))]
    encoding = {
        "Type": PDFName("Encoding"),
        "BaseEncoding": PDFName("WinAnsiEncoding"),
        "Differences": PDFArray([128, *map(PDFName, names)]),
    }
    last = max(codes)
    font = {
        "Type": PDFName("Font"),
        "Subtype": PDFName("TrueType"),
        "BaseFont": base,
        "FirstChar": 32,
        "LastChar": last,
        "Widths": PDFArray([widths[codes[code]] if code in codes else 0 for code in range(32, last + 1)]),
        "Encoding": PDFDictionary(encoding),
        "FontDescriptor": document.Reference(PDFDictionary(descriptor | measures)),
        "ToUnicode": document.Reference(PDFStream(PDFDictionary({}), _to_unicode(codes), filters)),
    }
    return document.Reference(PDFDictionary(font))


@lru_cache(maxsize=4)
def _embedded(face: Path, letters: tuple[str, ...]) -> tuple[bytes, dict[str, int], dict[str, Any]]:
    """The typeface with these letters alone, how wide each is, and its measures, all in thousandths of an em."""
    from fontTools import subset, ttLib

    library: Any = ttLib  # the fields of its tables are made as they are read: no checker knows them
    with library.TTFont(face, recalcTimestamp=False) as font:
        wanted = subset.Options(layout_features=[], hinting=False, name_IDs=[], notdef_outline=True)
        cutter = subset.Subsetter(wanted)
        cutter.populate(unicodes=[ord(letter) for letter in letters])
        cutter.subset(font)
        em, glyphs, head, lines = font["head"].unitsPerEm, font.getBestCmap(), font["head"], font["OS/2"]
        widths = {letter: round(font["hmtx"][glyphs[ord(letter)]][0] * 1000 / em) for letter in letters}
        sides = (head.xMin, head.yMin, head.xMax, head.yMax)
        measures = {
            "FontBBox": PDFArray([round(side * 1000 / em) for side in sides]),
            "Ascent": round(lines.sTypoAscender * 1000 / em),
            "Descent": round(lines.sTypoDescender * 1000 / em),
            "CapHeight": round(lines.sCapHeight * 1000 / em),
            "ItalicAngle": 0,
            "StemV": 80,
        }
        data = io.BytesIO()
        font.save(data)
    return data.getvalue(), widths, measures


def _to_unicode(codes: Mapping[int, str]) -> str:
    """Which letter each code stands for (ISO 32000-1, 9.10.3), at most a hundred to a section."""
    lines = [f"<{code:02X}> <{ord(letter):04X}>" for code, letter in codes.items()]
    parts = [lines[n : n + 100] for n in range(0, len(lines), 100)]
    sections = "\n".join(f"{len(part)} beginbfchar\n" + "\n".join(part) + "\nendbfchar" for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Typed def /CMapType 2 def\n"
        "1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{sections}\nendcmap CMapName currentdict /CMap defineresource pop end end"
    )
