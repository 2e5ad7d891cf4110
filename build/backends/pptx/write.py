"""Placed slides into a presentation: real placeholders, native tables, charts and shapes; each slide at once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart, SlidePart

from lessonpress.layouts.document import Deck

from ...slides.grid import Kind
from ...slides.placed import Part, PlacedChart, PlacedDrawing, PlacedSlide, PlacedTable, PlacedText
from .charts import chart_part
from .drawingml import NAMES, TREE, R, number_field
from .frames import chart_data, foot, footer_words, graphic_frame, table_data, text_shape
from .media import Media
from .notes import notes_xml
from .shapes import ShapeWriter
from .tablexml import table_xml
from .template import Template
from .text import Link, TextWriter

FIRST_SLIDE_ID = 256
"""Ids of slides start here (ECMA-376, part 1, 19.7.13)."""
_FIRST_FOOT, _FIRST_SHAPE = 80, 100
"""Ids of shapes: a slide never has eighty places; those of drawings come last."""
_BARE = f"<p:sld {NAMES}/>"


class Writer:
    """A presentation that grows slide by slide.

    Each slide is put together as text and parsed once, and named by its number: to let python-pptx copy placeholders
    and look for free names takes ten times as long, and ever longer the more slides there are.
    """

    def __init__(self, deck: Deck, template: Template) -> None:
        self.deck, self.template = deck, template
        self.texts = {name: template.text_writer(name, deck.language) for name in template.layouts}
        self.presentation: Any = template.presentation
        self.media = Media(self.presentation.part.package)
        self.listed = self.presentation.part._element.get_or_add_sldIdLst()
        self.notes_master: Any = None

    def add(self, placed: PlacedSlide, number: int) -> None:
        """Write one slide."""
        name = PackURI(f"/ppt/slides/slide{number}.xml")
        part: Any = SlidePart(name, CONTENT_TYPE.PML_SLIDE, self.media.package, parse_xml(_BARE))
        part.relate_to(self.template.layouts[placed.board.name].part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        shapes = "".join((*self._shapes(placed, part), *self._foot(placed, number)))
        part._element = parse_xml(
            f"<p:sld {NAMES}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
            f"{self.template.colour_map(placed.board.name)}</p:sld>"
        )
        if placed.notes:
            self._notes(part, placed, number)
        relation = self.presentation.part.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, part)
        self.listed.append(parse_xml(f'<p:sldId {NAMES} id="{FIRST_SLIDE_ID + number - 1}" r:id="{relation}"/>'))

    # ---- parts ------------------------------------------------------------------------------------------------------

    def _shapes(self, placed: PlacedSlide, part: Any) -> Iterator[str]:
        """In reading order: the title, drawings, and what is said about them."""
        ids, link, text = count(2), _linking(part), self.texts[placed.board.name]
        title, *others = placed.parts
        for thing in (title, *sorted(others, key=lambda other: not isinstance(other, PlacedDrawing))):
            yield self._shape(thing, placed, part, next(ids), link, text)

    def _shape(self, thing: Part, placed: PlacedSlide, part: Any, shape_id: int, link: Link, text: TextWriter) -> str:
        match thing:
            case PlacedText():
                return text_shape(thing, shape_id, text, link)
            case PlacedTable():
                table = table_data(table_xml(thing, text, link))
                return graphic_frame(thing.place, shape_id, thing.alt or placed.title, table, thing.heights)
            case PlacedChart():
                chart = chart_part(thing.chart, self.media.package, text.colours)
                relation = part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
                return graphic_frame(thing.place, shape_id, thing.chart.alt, chart_data(relation))
            case PlacedDrawing():
                writer = ShapeWriter(text.colours, text, thing, _FIRST_SHAPE, self.media.adding_to(part))
                return writer.group(placed.title)

    def _foot(self, placed: PlacedSlide, number: int) -> Iterator[str]:
        """Footer and slide number, where the layout has them."""
        text = self.texts[placed.board.name]
        for shape_id, place in enumerate(placed.board.feet, _FIRST_FOOT):
            if place.kind is Kind.NUMBER:
                yield foot(place, shape_id, number_field(str(number), text.language))
            elif placed.footer:
                yield foot(place, shape_id, footer_words(place, placed.footer, text))

    # ---- notes ------------------------------------------------------------------------------------------------------

    def _notes(self, slide: Any, placed: PlacedSlide, number: int) -> None:
        self.notes_master = self.notes_master or self.presentation.part.notes_master_part
        name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
        notes = parse_xml(notes_xml(placed.notes, self.texts[placed.board.name]))
        part: Any = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, self.media.package, notes)
        part.relate_to(self.notes_master, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
        slide.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)


def _linking(part: Any) -> Link:
    """Keeps web addresses among the slide's relationships."""
    return lambda address: str(part.relate_to(address, f"{R}/hyperlink", is_external=True))
