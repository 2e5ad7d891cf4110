"""Placed slides into a presentation, with python-pptx: real placeholders, native tables, charts and shapes."""

from __future__ import annotations

import io
from typing import Any

from msgspec.structs import replace
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from lessonpress.layouts.document import Deck, Marker
from lessonpress.layouts.theme import Theme

from ...slides import boards
from ...slides.grid import Place
from ...slides.paragraphs import Par
from ...slides.placed import PlacedChart, PlacedDrawing, PlacedSlide, PlacedTable, PlacedText
from .charts import insert_chart
from .drawingml import NAMES, R, emu, number_field, plain
from .palette import palette
from .shapes import ShapeWriter
from .tablexml import table_xml
from .template import template
from .text import Link, Setting, TextWriter

EDGES = {"accent": 3.0}
"""Width of an edge in points, by its colour; others are a point wide."""
_FIRST_FOOT, _FIRST_SHAPE = 80, 100
"""Ids of shapes on a slide: python-pptx counts from 2, and a slide never has eighty placeholders."""


class Writer:
    """A presentation that grows slide by slide."""

    def __init__(self, deck: Deck, theme: Theme) -> None:
        self.deck = deck
        self.colours = palette(theme)
        self.text = TextWriter(self.colours, deck.language)
        self.presentation = Presentation(io.BytesIO(template(theme, deck.language)))
        self.layouts = {layout.name: layout for layout in self.presentation.slide_layouts}

    def add(self, placed: PlacedSlide, number: int) -> None:
        """Write one slide. Placeholders that it does not need are taken out."""
        slide = self.presentation.slides.add_slide(self.layouts[placed.board.name])
        waiting = {holder.placeholder_format.idx: holder for holder in slide.placeholders}
        for part in placed.parts:
            match part:
                case PlacedText():
                    self._fill(slide, waiting.pop(part.place.idx), part)
                case PlacedTable():
                    self._table(slide, waiting.pop(part.place.idx), part, placed.title)
                case PlacedChart():
                    _describe(insert_chart(waiting.pop(part.place.idx), part.chart), part.chart.alt)
                case PlacedDrawing():
                    self._drawing(slide, part, placed.title)
        for empty in waiting.values():
            empty._element.getparent().remove(empty._element)
        if placed.board.foot:
            self._foot(slide, number)
        if placed.notes:
            self._notes(slide, placed.notes)

    # ---- parts ------------------------------------------------------------------------------------------------------

    def _fill(self, slide: Any, holder: Any, part: PlacedText) -> None:
        """Text into a placeholder; what is as the layout has it is left to the layout."""
        element = holder._element
        setting = Setting(part.size, usual=part.place.sizes[0])
        _replace(element, "p:txBody", f"<a:bodyPr/><a:lstStyle/>{self.text.pars(part.pars, setting, _link(slide))}")
        if part.edge:
            edge = f'<a:ln w="{round(EDGES.get(part.edge, 1.0) * 12700)}">{self.colours.fill(part.edge)}</a:ln>'
            _replace(element, "p:spPr", self.colours.fill(part.fill or None) + edge)

    def _table(self, slide: Any, holder: Any, part: PlacedTable, title: str) -> None:
        frame = holder.insert_table(1, 1)
        old = frame._element.graphic.graphicData.tbl
        old.getparent().replace(old, parse_xml(table_xml(part, self.text, _link(slide))))
        frame.height = emu(sum(part.heights))
        _describe(frame, part.alt or title)

    def _drawing(self, slide: Any, part: PlacedDrawing, title: str) -> None:
        """The drawing's group, read after the title and before what is said about it."""
        shapes = ShapeWriter(self.colours, self.text, part, _FIRST_SHAPE, lambda data: _picture(slide, data))
        slide.shapes.title._element.addnext(parse_xml(shapes.group(title)))

    def _foot(self, slide: Any, number: int) -> None:
        """Footer and slide number, which python-pptx does not bring along; LibreOffice needs the footer's look here."""
        look = f'{self.colours.fill("tx2")}<a:latin typeface="+mn-lt"/>'
        run = f'<a:rPr lang="{self.text.language}" sz="{boards.FOOTER.sizes[0]}00">{look}</a:rPr>'
        words = f'<a:pPr algn="l"/><a:r>{run}<a:t>{plain(self.deck.title)}</a:t></a:r>'
        fills = ((boards.FOOTER, words), (boards.NUMBER, number_field(str(number), self.text.language)))
        for shape_id, (place, inside) in enumerate(fills, _FIRST_FOOT):
            slide.shapes._spTree.append(parse_xml(_placeholder(shape_id, place, inside)))

    # ---- notes ------------------------------------------------------------------------------------------------------

    def _notes(self, slide: Any, notes: tuple[Par, ...]) -> None:
        body = "".join(self._note(par) for par in notes)
        holder = slide.notes_slide.notes_placeholder._element
        _replace(holder, "p:txBody", f"<a:bodyPr/><a:lstStyle/>{body}")

    def _note(self, par: Par) -> str:
        """A paragraph of the notes; its marker is written out, for programs that show notes as plain text."""
        sign = {None: "", Marker.NUMBER: f"{par.number}. "}.get(par.marker, "– ")
        words = "".join(self.text.run(replace(run, colour=""), 0, None) for run in par.runs)
        lead = f'<a:r><a:rPr lang="{self.text.language}"/><a:t>{sign}</a:t></a:r>' if sign else ""
        return f"<a:p>{lead}{words}</a:p>"


def _replace(parent: Any, tag: str, inside: str) -> None:
    """Put another element of this tag in the place of the one there is."""
    parent.replace(parent.find(qn(tag)), parse_xml(f"<{tag} {NAMES}>{inside}</{tag}>"))


def _link(slide: Any) -> Link:
    """Keeps web addresses among the slide's relationships."""
    return lambda address: str(slide.part.relate_to(address, f"{R}/hyperlink", is_external=True))


def _describe(frame: Any, alt: str) -> None:
    """Alternative text."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)


def _picture(slide: Any, data: bytes) -> str:
    _, relation = slide.part.get_or_add_image_part(io.BytesIO(data))
    return str(relation)


def _placeholder(shape_id: int, place: Place, inside: str) -> str:
    kind = f'<p:nvPr><p:ph type="{place.kind}" idx="{place.idx}"/></p:nvPr>'
    return (
        f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{shape_id}" name="{plain(place.name)}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>{kind}</p:nvSpPr>'
        f"<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/><a:p>{inside}</a:p></p:txBody></p:sp>"
    )
