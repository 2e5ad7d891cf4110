"""The slide master and the named layouts, with their typed placeholders (ECMA-376, part 1, 19.3.1)."""

from __future__ import annotations

from collections.abc import Sequence

from ...slides import boards, grid
from ...slides.grid import Band, Board, Kind, Place
from ..ooxml import DECORATION, emu, plain
from .drawingml import NAMES, NO_LINE, TREE, number_field, preset, xfrm
from .palette import Palette

FIRST_ID = 2147483648
"""Ids of masters and layouts start here (19.7.13)."""
_FIRST_BAND = 90


def places_of_all() -> tuple[Place, ...]:
    """What the master of slides has: a title, text, the foot."""
    body = Place("Text", Kind.BODY, 1, grid.FULL, boards.BODY_SIZES, prompt="Text")
    return boards.TITLE, body, boards.FOOTER, boards.NUMBER


def master_part(colours: Palette, language: str, places: Sequence[Place], layouts: int) -> str:
    """The slide master: what all its layouts, so many, have in common."""
    shapes = "".join(_placeholder(i, place, colours, language) for i, place in enumerate(places, 2))
    listed = "".join(f'<p:sldLayoutId id="{FIRST_ID + i}" r:id="rId{i}"/>' for i in range(1, layouts + 1))
    slots = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink")
    shown = 'bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" ' + " ".join(f'{slot}="{slot}"' for slot in slots)
    levels = "".join(level(n, size, colours, bullet=True) for n, size in enumerate((24, 20, 18), 1))
    title = level(1, boards.TITLE_SIZES[0], colours, bold=True, face="+mj")
    return (
        f"<p:sldMaster {NAMES}><p:cSld>{_ground('bg1', colours)}<p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
        f"<p:clrMap {shown}/><p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst><p:txStyles>"
        f"<p:titleStyle>{title}</p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle>"
        f"<p:otherStyle>{level(1, 18, colours)}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def layout_part(board: Board, colours: Palette, language: str) -> str:
    """One named layout."""
    bands = "".join(_band(number, band, colours) for number, band in enumerate(board.bands, 1))
    places = enumerate((*board.places, *board.feet), 2)
    shapes = "".join(_placeholder(number, place, colours, language) for number, place in places)
    kind = f'type="{board.kind}" ' if board.kind else ""
    return (
        f'<p:sldLayout {NAMES} {kind}preserve="1" userDrawn="1"><p:cSld name="{board.name}">'
        f"{_ground(board.ground, colours)}<p:spTree>{TREE}{bands}{shapes}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _ground(colour: str, colours: Palette) -> str:
    return f"<p:bg><p:bgPr>{colours.fill(colour)}<a:effectLst/></p:bgPr></p:bg>"


def _band(number: int, band: Band, colours: Palette) -> str:
    name = f'<p:cNvPr id="{_FIRST_BAND + number}" name="Band {number}">{DECORATION}</p:cNvPr>'
    look = f"{xfrm(band.frame)}{preset('rect')}{colours.fill(band.colour)}{NO_LINE}"
    return f'<p:sp><p:nvSpPr>{name}<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{look}</p:spPr></p:sp>'


def _placeholder(number: int, place: Place, colours: Palette, language: str) -> str:
    idx = f' idx="{place.idx}"' if place.idx else ""
    fill = colours.fill(place.fill) if place.fill else ""
    edge = f'<a:ln w="12700">{colours.fill(place.edge)}</a:ln>' if place.edge else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{place.kind}"{idx}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{xfrm(place.frame)}{preset('rect')}{fill}{edge}</p:spPr>"
        f"<p:txBody>{body_properties(place)}<a:lstStyle>{own_style(place, colours)}</a:lstStyle>"
        f"{_prompt(place, language)}</p:txBody></p:sp>"
    )


def body_properties(place: Place) -> str:
    """How text stands in a place: its margins, and whether at the top, in the middle or at the bottom."""
    pad = emu(place.inset)
    pads = f'lIns="{pad}" tIns="{pad}" rIns="{pad}" bIns="{pad}"'
    return f'<a:bodyPr vert="horz" wrap="square" {pads} rtlCol="0" anchor="{place.anchor}"><a:noAutofit/></a:bodyPr>'


def own_style(place: Place, colours: Palette) -> str:
    """The first level of a placeholder's text, in the size that it usually has."""
    size, *deeper = place.sizes
    listed = place.bullets and bool(deeper)
    return level(1, size, colours, bullet=listed, bold=place.bold, colour=place.colour, align=place.align)


def level(
    number: int,
    size: float,
    colours: Palette,
    *,
    bullet: bool = False,
    bold: bool = False,
    face: str = "+mn",
    colour: str = "tx1",
    align: str = "l",
) -> str:
    """The style of one level of text (21.1.2.4.13); `face` is the theme's major or minor typeface."""
    step = emu(grid.INDENT)
    margin = f'marL="{step * number}" indent="-{step}"' if bullet else 'marL="0" indent="0"'
    point = f'<a:buClr>{colours.colour("accent1")}</a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    spacing = '<a:lnSpc><a:spcPct val="100000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
    faces = f'<a:latin typeface="{face}-lt"/><a:ea typeface="{face}-ea"/><a:cs typeface="{face}-cs"/>'
    return (
        f'<a:lvl{number}pPr {margin} algn="{align}" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        f'hangingPunct="1">{spacing}{point if bullet else "<a:buNone/>"}'
        f'<a:defRPr sz="{round(size * 100)}" b="{int(bold)}" kern="1200">{colours.fill(colour)}{faces}</a:defRPr>'
        f"</a:lvl{number}pPr>"
    )


def _prompt(place: Place, language: str) -> str:
    if place.kind is Kind.NUMBER:
        return f"<a:p>{number_field('‹#›', language)}</a:p>"
    if not place.prompt:
        return f'<a:p><a:endParaRPr lang="{language}"/></a:p>'
    return f'<a:p><a:r><a:rPr lang="{language}"/><a:t>{plain(place.prompt)}</a:t></a:r></a:p>'
