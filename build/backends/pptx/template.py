"""Our own template, written from data and a theme: no file made by another program is kept in the project.

The package is as small as PowerPoint accepts (ECMA-376, part 1, 13.3).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from msgspec.structs import replace

from lessonpress.layouts.theme import Theme

from ...slides import grid
from ...slides.boards import BOARDS, OURS
from ...slides.grid import Board, Boards, Place, Type
from ..ooxml import emu, plain
from .drawingml import NAMES, A, P, R
from .master import FIRST_ID, layout_part, level, master_part, places_of_all
from .palette import Palette, palette
from .tablestyle import table_styles
from .text import TextWriter

PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPEFACE = "Calibri"
"""What teachers have; the theme's face 'deck' is as wide, letter for letter."""
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml"


class Template(NamedTuple):
    """What a deck is made in: an open presentation without slides, and by their boards' names its layouts and colours.

    `way` is how its typeface for text differs from the one that is measured with.
    """

    presentation: Any
    layouts: dict[str, Any]
    boards: Boards
    palettes: dict[str, Palette]
    way: Type = Type()

    def text_writer(self, board: str, language: str) -> TextWriter:
        """What writes text on slides of this layout."""
        return TextWriter(self.palettes[board], language, self.way)

    def painted(self, theme: Theme) -> Theme:
        """The theme with the colours that title slides have in this template, for whoever draws one."""
        hues = self.palettes[self.boards.title.name].hues
        known = {name: hue for name, hue in hues.items() if name in theme.colours}
        return replace(theme, colours={**theme.colours, **known}) if known else theme

    def colour_map(self, board: str) -> str:
        """Which colours of the theme slides of this layout show: where it has its own, slides have to say so too."""
        from lxml.etree import tostring

        own = self.layouts[board]._element.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
        if own is None:
            return "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
        return f"<p:clrMapOvr>{tostring(own, encoding='unicode', with_tail=False)}</p:clrMapOvr>"


def own_template(theme: Theme, language: str) -> Template:
    """Our own."""
    return _opened(theme, template(theme, language))


def own_sheet(theme: Theme, language: str, board: Board, size: tuple[float, float]) -> Template:
    """A presentation for what has its own size, in mm, and no layout but that of `board`."""
    return _opened(theme, _package(theme, language, (board,), board.places, size))


def _opened(theme: Theme, package: bytes) -> Template:
    from pptx import Presentation

    presentation = Presentation(io.BytesIO(package))
    layouts = {layout.name: layout for layout in presentation.slide_layouts}
    return Template(presentation, layouts, OURS, dict.fromkeys(layouts, palette(theme)))


@lru_cache(maxsize=4)
def template(theme: Theme, language: str) -> bytes:
    """The template as a .pptx without slides."""
    return _package(theme, language, BOARDS, places_of_all(), (grid.WIDTH, grid.HEIGHT))


def _package(
    theme: Theme, language: str, boards: Sequence[Board], places: Sequence[Place], size: tuple[float, float]
) -> bytes:
    """A .pptx without slides: its layouts, what its master has, and the size of its slides in mm."""
    colours = palette(theme)
    to_master = [("slideMaster", "../slideMasters/slideMaster1.xml")]
    to_layouts = [("slideLayout", f"../slideLayouts/slideLayout{i}.xml") for i, _ in enumerate(boards, 1)]
    from_presentation = [
        ("slideMaster", "slideMasters/slideMaster1.xml"),
        ("theme", "theme/theme1.xml"),
        ("tableStyles", "tableStyles.xml"),
    ]
    parts = {
        "[Content_Types].xml": _content_types(len(boards)),
        "_rels/.rels": _relations([("officeDocument", "ppt/presentation.xml")]),
        "ppt/presentation.xml": _presentation(colours, size, language),
        "ppt/_rels/presentation.xml.rels": _relations(from_presentation),
        "ppt/tableStyles.xml": table_styles(colours),
        "ppt/theme/theme1.xml": _theme(theme.name, colours),
        "ppt/slideMasters/slideMaster1.xml": master_part(colours, language, places, len(boards)),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _relations([*to_layouts, ("theme", "../theme/theme1.xml")]),
    }
    for number, board in enumerate(boards, 1):
        parts[f"ppt/slideLayouts/slideLayout{number}.xml"] = layout_part(board, colours, language)
        parts[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relations(to_master)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name), HEAD + text)
    return out.getvalue()


def _relations(targets: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{items}</Relationships>'


def _content_types(layouts: int) -> str:
    types = {
        "presentation.xml": f"{_SLIDES}.presentation.main+xml",
        "slideMasters/slideMaster1.xml": f"{_SLIDES}.slideMaster+xml",
        "tableStyles.xml": f"{_SLIDES}.tableStyles+xml",
        "theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    }
    types |= {f"slideLayouts/slideLayout{i}.xml": f"{_SLIDES}.slideLayout+xml" for i in range(1, layouts + 1)}
    overrides = "".join(f'<Override PartName="/ppt/{name}" ContentType="{kind}"/>' for name, kind in types.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _presentation(colours: Palette, size: tuple[float, float], language: str) -> str:
    width, height = map(emu, size)
    return (
        f'<p:presentation {NAMES} saveSubsetFonts="1"><p:sldMasterIdLst>'
        f'<p:sldMasterId id="{FIRST_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        f'<p:sldSz cx="{width}" cy="{height}"/><p:notesSz cx="6858000" cy="9144000"/>'
        f'<p:defaultTextStyle><a:defPPr><a:defRPr lang="{language}"/></a:defPPr>{level(1, 18, colours)}'
        "</p:defaultTextStyle></p:presentation>"
    )


def _theme(name: str, colours: Palette) -> str:
    """Colours and typefaces; fills, lines and effects are plain throughout."""
    label = plain(f"lessonpress {name}")
    slots = "".join(f'<a:{slot}><a:srgbClr val="{hue.upper()}"/></a:{slot}>' for slot, hue in colours.slots.items())
    font = f'<a:latin typeface="{TYPEFACE}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="9525" cap="flat" cmpd="sng" algn="ctr">{fill}<a:prstDash val="solid"/></a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{A}" name="{label}"><a:themeElements><a:clrScheme name="{label}">{slots}</a:clrScheme>'
        f'<a:fontScheme name="{label}"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont>'
        f'</a:fontScheme><a:fmtScheme name="{label}"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst><a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements><a:objectDefaults/><a:extraClrSchemeLst/></a:theme>"
    )
