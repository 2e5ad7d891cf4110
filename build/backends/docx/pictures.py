"""Pictures in a Word file: photographs as they are, drawings as fine dots, each with words that say what it shows."""

from __future__ import annotations

from lessonpress.layouts.drawing.scene import Picture, Scene, spoken
from lessonpress.layouts.theme import Theme
from lessonpress.resources.images import Image

from ..ooxml import DECORATION, emu, plain
from ..svg import svg
from .book import Book
from .wml import PIC, A

DPI = 200
"""Dots to the inch of a drawing: as sharp as a school's printer."""
PART = 100_000
"""Word counts what is cut off a picture in so many parts of its side."""


def drawing(book: Book, scene: Scene, alt: str) -> str:
    """A drawing, at its size, as a run."""
    said = spoken(alt, scene.items)
    return _inline(book, _dots(scene, book.theme), said, scene.width, scene.height)


def photograph(book: Book, image: Image, width: float, height: float, *, is_round: bool = False) -> str:
    """A picture that fills so many mm, as a run; what has no room there is cut off, as on paper."""
    placed = Picture(0.0, 0.0, width, height, image)
    x, y, w, h = placed.whole
    cut = {"l": -x / w, "t": -y / h, "r": (x + w - width) / w, "b": (y + h - height) / h}
    edges = "".join(f' {side}="{round(max(0.0, part) * PART)}"' for side, part in cut.items())
    shape = "ellipse" if is_round else "rect"
    return _inline(book, image.data, image.alt, width, height, f"<a:srcRect{edges}/>", shape)


def _inline(book: Book, data: bytes, alt: str, width: float, height: float, cut: str = "", shape: str = "rect") -> str:
    number, size = book.next_id(), f'cx="{emu(width)}" cy="{emu(height)}"'
    about = f'id="{number}" name="{plain(book.labels("picture"))} {number}" descr="{plain(alt)}"'
    props = f"<wp:docPr {about}>{'' if alt else DECORATION}</wp:docPr>"
    blip = f'<a:blip r:embed="{book.picture(data)}"/>'
    fill = f"<pic:blipFill>{blip}{cut}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
    form = (
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        f'<a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom></pic:spPr>'
    )
    pic = f'<pic:pic><pic:nvPicPr><pic:cNvPr id="{number}" name=""/><pic:cNvPicPr/></pic:nvPicPr>{fill}{form}</pic:pic>'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>{props}'
        f'<a:graphic xmlns:a="{A}"><a:graphicData uri="{PIC}">{pic}</a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _dots(scene: Scene, theme: Theme) -> bytes:
    """A drawing as a PNG, with the theme's typefaces."""
    from resvg_py import svg_to_bytes

    text = svg(scene, theme, title="", description="")
    files = sorted({str(path) for path in theme.faces.values()})
    found: bytes = svg_to_bytes(svg_string=text, dpi=DPI, skip_system_fonts=True, font_files=files)
    return bytes(found)
