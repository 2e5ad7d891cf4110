"""The frames of what a slide shows, as DrawingML: placeholders, boxes of their own, tables, charts, the foot."""

from __future__ import annotations

from collections.abc import Sequence

from ...slides.grid import Frame, Kind, Place
from ...slides.placed import EDGES, PlacedText
from ..ooxml import plain
from .drawingml import A, preset, xfrm
from .master import body_properties, own_style
from .text import Links, Setting, TextWriter

_LOCK = '<a:spLocks noGrp="1"/>'
_TABLE = "http://schemas.openxmlformats.org/drawingml/2006/table"


def holder(place: Place) -> str:
    """What ties a shape to the layout's placeholder: it then looks, and stands, as the layout says."""
    if not place.held:
        return "<p:nvPr/>"
    kind = f' type="{place.kind}"' if place.kind is not Kind.OBJECT else ""
    number = f' idx="{place.idx}"' if place.idx else ""
    return f"<p:nvPr><p:ph{kind}{number}/></p:nvPr>"


def text_shape(part: PlacedText, shape_id: int, text: TextWriter, links: Links) -> str:
    """Text in its placeholder, which then has the layout's look; or in a box that has the place's look itself."""
    place = part.place
    listed = place.held and place.bullets
    usual = place.sizes[0] if place.sized else 0.0
    setting = Setting(part.size, usual, bullets=listed, margins=place.type.margins)
    edge = _edge(part.edge, text) if part.edge else ""
    if place.held:
        look = xfrm(place.frame) if place.moved else ""
        look += text.colours.fill(part.fill or None) + edge if edge else ""
        return _shape(place, shape_id, look, "<a:bodyPr/><a:lstStyle/>", text.pars(part.pars, setting, links))
    fill, line = part.fill or place.fill, edge or (_edge(place.edge, text) if place.edge else "")
    look = f"{xfrm(place.frame)}{preset('rect')}{text.colours.fill(fill or None)}{line}"
    style = f"{body_properties(place)}<a:lstStyle>{own_style(place, text.colours)}</a:lstStyle>"
    return _shape(place, shape_id, look, style, text.pars(part.pars, setting, links))


def graphic_frame(place: Place, shape_id: int, alt: str, data: str, heights: Sequence[float] = ()) -> str:
    """A table or a chart, with alternative text; a table is as high as its rows."""
    f = place.frame
    box = xfrm(Frame(f.x, f.y, f.w, sum(heights) or f.h)).replace("a:xfrm", "p:xfrm")
    named = f'<p:cNvPr id="{shape_id}" name="{plain(place.name)}" descr="{plain(alt)}"/>'
    lock = '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
    return (
        f"<p:graphicFrame><p:nvGraphicFramePr>{named}{lock}{holder(place)}</p:nvGraphicFramePr>{box}"
        f"<a:graphic>{data}</a:graphic></p:graphicFrame>"
    )


def table_data(table: str) -> str:
    """A table as what a frame shows."""
    return f'<a:graphicData uri="{_TABLE}">{table}</a:graphicData>'


def chart_data(relation: str) -> str:
    """A chart, by its relationship, as what a frame shows."""
    uri = f"{A.rpartition('/')[0]}/chart"
    return f'<a:graphicData uri="{uri}"><c:chart xmlns:c="{uri}" r:id="{relation}"/></a:graphicData>'


def foot(place: Place, shape_id: int, inside: str, click: str = "") -> str:
    """The footer or the slide's number; `click` says where a click on it leads."""
    return _shape(place, shape_id, "", "<a:bodyPr/><a:lstStyle/>", f"<a:p>{inside}</a:p>", click)


def footer_words(place: Place, words: str, text: TextWriter) -> str:
    """The footer's words; LibreOffice does not find what the layout says of their look, so it is said here again."""
    look = f'{text.colours.fill(place.colour)}<a:latin typeface="+mn-lt"/>'
    run = f'<a:rPr lang="{text.language}" sz="{round(100 * place.sizes[0])}">{look}</a:rPr>'
    return f'<a:pPr algn="{place.align}"/><a:r>{run}<a:t>{plain(words)}</a:t></a:r>'


def _edge(colour: str, text: TextWriter) -> str:
    return f'<a:ln w="{round(EDGES.get(colour, 1.0) * 12700)}">{text.colours.fill(colour)}</a:ln>'


def _shape(place: Place, shape_id: int, look: str, style: str, pars: str, click: str = "") -> str:
    named = f'<p:cNvPr id="{shape_id}" name="{plain(place.name)}">{click}</p:cNvPr>'
    kind = f"<p:cNvSpPr>{_LOCK}</p:cNvSpPr>" if place.held else '<p:cNvSpPr txBox="1"/>'
    return (
        f"<p:sp><p:nvSpPr>{named}{kind}{holder(place)}</p:nvSpPr>"
        f"<p:spPr>{look}</p:spPr><p:txBody>{style}{pars}</p:txBody></p:sp>"
    )
