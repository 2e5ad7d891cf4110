"""Placed slides into a presentation: real placeholders, native tables, charts and shapes; each slide at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE

from lessonpress.layouts.document import Deck

from ...slides.boards import FOOTER, NUMBER
from ...slides.placed import Part, PlacedChart, PlacedDrawing, PlacedSlide, PlacedTable, PlacedText
from .charts import chart_part
from .drawingml import number_field, plain
from .frames import chart_data, foot, graphic_frame, table_data, text_shape
from .links import SlideLinks
from .parts import Parts
from .shapes import ShapeWriter
from .tablexml import table_xml
from .template import Template
from .text import TextWriter, to_slide
from .timing import Click, timing

_FIRST_FOOT, _FIRST_SHAPE = 80, 100
"""Ids of shapes: a slide never has eighty places; those of drawings come last."""


class Writer:
    """Writes all slides of a deck into the presentation of a template."""

    def __init__(self, deck: Deck, template: Template, slides: Sequence[PlacedSlide]) -> None:
        self.deck = deck
        self.text = TextWriter(template.colours, deck.language)
        self.parts = Parts(template, self.text)
        self.numbers = {slide.id: number for number, slide in enumerate(slides, 1)}
        self.contents = next((slide.id for slide in slides if _leads_on(slide)), "")
        for number, slide in enumerate(slides, 1):
            self._add(slide, number)

    def _add(self, placed: PlacedSlide, number: int) -> None:
        """Write one slide."""
        links, clicks = SlideLinks(self.parts.slide(number, placed.id), self._part), list[Click]()
        shapes = "".join((*self._shapes(placed, number, links, clicks), *self._foot(placed, number, links)))
        self.parts.put(number, placed.board.name, shapes, placed.notes, timing(clicks))

    def _part(self, name: str) -> Any:
        """The part of the slide of that id; None where there is no such slide."""
        number = self.numbers.get(name)
        return self.parts.slide(number, name) if number else None

    def _shapes(self, placed: PlacedSlide, number: int, links: SlideLinks, clicks: list[Click]) -> Iterator[str]:
        """In reading order: the title, drawings, and what is said about them. What waits for a click is noted."""
        ids = count(2)
        title, *others = placed.parts
        for thing in (title, *sorted(others, key=lambda other: not isinstance(other, PlacedDrawing))):
            shape_id = next(ids)
            if isinstance(thing, PlacedText):
                clicks += [Click(shape_id, *step, whole=thing.whole) for step in thing.clicks]
            yield self._shape(thing, placed, number, shape_id, links)

    def _shape(self, thing: Part, placed: PlacedSlide, number: int, shape_id: int, links: SlideLinks) -> str:
        match thing:
            case PlacedText():
                return text_shape(thing, shape_id, self.text, links)
            case PlacedTable():
                table = table_data(table_xml(thing, self.text, links))
                return graphic_frame(thing.place, shape_id, thing.alt or placed.title, table, thing.heights)
            case PlacedChart():
                chart = chart_part(thing.chart, self.parts.media.package)
                relation = self.parts.slide(number, placed.id).relate_to(chart, RELATIONSHIP_TYPE.CHART)
                return graphic_frame(thing.place, shape_id, thing.chart.alt, chart_data(relation))
            case PlacedDrawing():
                pictures = self.parts.pictures_of(number)
                return ShapeWriter(self.text.colours, self.text, thing, _FIRST_SHAPE, pictures).group(placed.title)

    def _foot(self, placed: PlacedSlide, number: int, links: SlideLinks) -> Iterator[str]:
        """Footer, which leads to the contents of the deck, and slide number; LibreOffice needs the look here."""
        if placed.board.foot:
            look = f'{self.text.colours.fill("tx2")}<a:latin typeface="+mn-lt"/>'
            run = f'<a:rPr lang="{self.text.language}" sz="{FOOTER.sizes[0]}00">{look}</a:rPr>'
            words = f'<a:pPr algn="l"/><a:r>{run}<a:t>{plain(self.deck.title)}</a:t></a:r>'
            back = "" if placed.id == self.contents else links.slide(self.contents)
            yield foot(FOOTER, _FIRST_FOOT, words, to_slide(back))
            yield foot(NUMBER, _FIRST_FOOT + 1, number_field(str(number), self.text.language))


def _leads_on(slide: PlacedSlide) -> bool:
    """Whether a slide leads to others."""
    texts = (part for part in slide.parts if isinstance(part, PlacedText))
    return any(run.slide for text in texts for par in text.pars for run in par.runs)
