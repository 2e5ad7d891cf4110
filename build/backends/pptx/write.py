"""Placed slides into a presentation: real placeholders, native tables, charts and shapes; each slide at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE

from lessonpress.layouts.document import Deck

from ...slides.grid import Kind
from ...slides.placed import Part, PlacedChart, PlacedDrawing, PlacedSlide, PlacedTable, PlacedText
from .charts import chart_part
from .drawingml import number_field
from .frames import chart_data, foot, footer_words, graphic_frame, table_data, text_shape
from .links import SlideLinks
from .parts import Parts
from .shapes import ShapeWriter
from .tablexml import table_xml
from .template import Template
from .text import to_slide
from .timing import Click, timing

_FIRST_FOOT, _FIRST_SHAPE = 80, 100
"""Ids of shapes: a slide never has eighty places; those of drawings come last."""


class Writer:
    """Writes all slides of a deck into the presentation of a template."""

    def __init__(self, deck: Deck, template: Template, slides: Sequence[PlacedSlide]) -> None:
        self.deck = deck
        self.texts = {name: template.text_writer(name, deck.language) for name in template.layouts}
        self.parts = Parts(template, self.texts[template.boards.text.name], deck.id)
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
        text = self.texts[placed.board.name]
        match thing:
            case PlacedText():
                return text_shape(thing, shape_id, text, links)
            case PlacedTable():
                table = table_data(table_xml(thing, text, links))
                return graphic_frame(thing.place, shape_id, thing.alt or placed.title, table, thing.heights)
            case PlacedChart():
                chart = chart_part(thing.chart, self.parts.media.package, text.colours)
                relation = self.parts.slide(number, placed.id).relate_to(chart, RELATIONSHIP_TYPE.CHART)
                return graphic_frame(thing.place, shape_id, thing.chart.alt, chart_data(relation))
            case PlacedDrawing():
                pictures = self.parts.pictures_of(number)
                return ShapeWriter(text.colours, text, thing, _FIRST_SHAPE, pictures).group(placed.title)

    def _foot(self, placed: PlacedSlide, number: int, links: SlideLinks) -> Iterator[str]:
        """Footer, which leads to the contents of the deck, and slide number, where the layout has them."""
        text = self.texts[placed.board.name]
        back = "" if placed.id == self.contents else links.slide(self.contents)
        for shape_id, place in enumerate(placed.board.feet, _FIRST_FOOT):
            if place.kind is Kind.NUMBER:
                yield foot(place, shape_id, number_field(str(number), text.language))
            elif placed.footer:
                yield foot(place, shape_id, footer_words(place, placed.footer, text), to_slide(back))


def _leads_on(slide: PlacedSlide) -> bool:
    """Whether a slide leads to others."""
    texts = (part for part in slide.parts if isinstance(part, PlacedText))
    return any(run.slide for text in texts for par in text.pars for run in par.runs)
