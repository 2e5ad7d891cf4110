"""Form fields of a PDF: a widget for each place to type in or to tick (ISO 32000-1, 12.7)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFStreamFilterZCompress, PDFString

from lessonpress.layouts.drawing.scene import Tag, Takes

from .canvas import TaggedCanvas
from .form_font import NAME, form_font

PRINTED = 4
"""Annotation flag: a field is printed too."""
MANY_LINES = 1 << 12
"""Field flag of a text field that may have several lines."""
CENTRED = 1
MOST = 2
"""Letters of a slot at most: a letter, or the number of a place."""
SIGNS = "ZaDb"
"""What viewers call the font of ticks, one of the fourteen that each of them has; they may draw ticks anew with it."""
LINE = 1.2
"""How high a field of a single line is, in ems of its type."""
NAMED = 60
"""Letters of a name at most."""
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


class Forms:
    """The fields of one document. What is typed is set in `face` and the colour '#rrggbb'."""

    def __init__(self, canvas: TaggedCanvas, face: Path, colour: str) -> None:
        self.canvas, self.face = canvas, face
        self.ink = " ".join(f"{int(colour[n : n + 2], 16) / 255:.3g}" for n in (1, 3, 5))
        self.fields: list[Any] = []
        self._last: dict[Tag, Tag] = {}
        self._drawn: dict[str, Any] = {}

    def add(self, tag: Tag, box: Box) -> None:
        """Put the field of `tag` into `box`; one that comes again, on the next page, is a field of its own."""
        here = tag
        if last := self._last.get(tag):
            here = _after(last)
        self._last[tag] = here
        width, height = box[2] - box[0], box[3] - box[1]
        about = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Widget"),
            "Rect": PDFArray([round(side, 3) for side in box]),
            "F": PRINTED,
            "T": PDFString(self._name(tag)),
            "TU": PDFString(tag.alt or ""),
        }
        kind = self._tick(width, height) if tag.scope == Takes.TICK else self._text(tag, height)
        self.fields.append(self.canvas.field(here, PDFDictionary(about | kind)))

    def finish(self) -> None:
        """Tell the document of its fields, if it has any."""
        if not self.fields:
            return
        document = self.canvas._doc
        signs = {"Type": PDFName("Font"), "Subtype": PDFName("Type1"), "BaseFont": PDFName("ZapfDingbats")}
        fonts = PDFDictionary({NAME: form_font(document, self.face), SIGNS: document.Reference(PDFDictionary(signs))})
        about = {
            "Fields": PDFArray(self.fields),
            "NeedAppearances": "true",
            "DA": PDFString(self._look()),
            "DR": PDFDictionary({"Font": fonts}),
        }
        document.Catalog.AcroForm = PDFDictionary(about)

    def _name(self, tag: Tag) -> str:
        """A name that no other field has: its number, then what is asked. Full stops would part it into several."""
        return f"{len(self.fields) + 1:03d} {(tag.alt or '').replace('.', '')}"[:NAMED].rstrip()

    def _look(self, size: float = 0) -> str:
        """How words are set that are typed in, in points; 0 lets the viewer make them as large as fits."""
        return f"/{NAME} {size:.4g} Tf {self.ink} rg"

    def _text(self, tag: Tag, height: float) -> dict[str, Any]:
        """A field for words: on a single line they are as large as those around it, on several as large as fits."""
        if tag.scope == Takes.LINES:
            return {"FT": PDFName("Tx"), "DA": PDFString(self._look()), "Ff": MANY_LINES}
        slot = {"MaxLen": MOST, "Q": CENTRED} if tag.scope == Takes.SLOT else {}
        return {"FT": PDFName("Tx"), "DA": PDFString(self._look(height / LINE))} | slot

    def _tick(self, width: float, height: float) -> dict[str, Any]:
        """A box that is printed already: ticked it shows a tick, else nothing."""
        steps = ((0.22, 0.5), (0.44, 0.24), (0.82, 0.86))
        (x, y), *rest = ((across * width, up * height) for across, up in steps)
        lines = " ".join(f"{x:.2f} {y:.2f} l" for x, y in rest)
        tick = f"q {self.ink} RG {0.15 * width:.2f} w 1 J 1 j {x:.2f} {y:.2f} m {lines} S Q"
        shown = {"Yes": self._form(tick, width, height), "Off": self._form("", width, height)}
        off = PDFName("Off")
        looks = PDFDictionary({"N": PDFDictionary(shown)})
        return {"FT": PDFName("Btn"), "V": off, "AS": off, "AP": looks, "MK": PDFDictionary({"CA": PDFString("4")})}

    def _form(self, code: str, width: float, height: float) -> Any:
        """What a box shows; boxes of one size share it."""
        size = [0, 0, round(width, 2), round(height, 2)]
        key = f"{size} {code}"
        if key not in self._drawn:
            about = {"Type": PDFName("XObject"), "Subtype": PDFName("Form"), "BBox": PDFArray(size)}
            stream = PDFStream(PDFDictionary(about), code, [PDFStreamFilterZCompress()])
            self._drawn[key] = self.canvas._doc.Reference(stream)
        return self._drawn[key]


def _after(tag: Tag) -> Tag:
    """A twin of a field, right after it."""
    twin = Tag(tag.kind, parent=tag.parent, inline=tag.inline, alt=tag.alt, scope=tag.scope)
    if not tag.inline and tag.parent is not None:
        siblings = tag.parent.children
        siblings.insert(siblings.index(tag) + 1, twin)
    return twin
