"""Placed slides into a presentation: real placeholders, native tables, charts and shapes; each slide at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import Part as FilePart
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from lessonpress.layouts.document import Deck

from ...slides.boards import FOOTER, NUMBER
from ...slides.placed import Part, PlacedChart, PlacedDrawing, PlacedSlide, PlacedTable, PlacedText
from .charts import chart_part
from .drawingml import NAMES, TREE, number_field, plain
from .frames import chart_data, foot, graphic_frame, table_data, text_shape
from .links import SlideLinks
from .media import Media
from .notes import notes_xml
from .shapes import ShapeWriter
from .tablexml import table_xml
from .template import HEAD, Template
from .text import TextWriter, to_slide
from .timing import Click, timing

FIRST_SLIDE_ID = 256
"""Ids of slides start here (ECMA-376, part 1, 19.7.13)."""
_FIRST_FOOT, _FIRST_SHAPE = 80, 100
"""Ids of shapes: a slide never has eighty places; those of drawings come last."""


class Writer:
    """A presentation that grows slide by slide.

    Each slide is put together as text, which is what the file holds, and named by its number: to let python-pptx keep
    trees, copy placeholders and look for free names takes ten times as long, and ever longer the more slides there are.
    """

    def __init__(self, deck: Deck, template: Template, slides: Sequence[PlacedSlide]) -> None:
        self.deck, self.template = deck, template
        self.text = TextWriter(template.colours, deck.language)
        self.presentation: Any = template.presentation
        self.media = Media(self.presentation.part.package)
        self.listed = self.presentation.part._element.get_or_add_sldIdLst()
        self.notes_master: Any = None
        self.numbers = {slide.id: number for number, slide in enumerate(slides, 1)}
        self.contents = next((slide.id for slide in slides if _leads_on(slide)), "")
        self._parts: dict[int, Any] = {}
        for number, slide in enumerate(slides, 1):
            self._add(slide, number)

    def part(self, name: str) -> Any:
        """The part of the slide of that id, which may not be written yet; None where there is no such slide."""
        number = self.numbers.get(name)
        if number is not None and number not in self._parts:
            place = PackURI(f"/ppt/slides/slide{number}.xml")
            self._parts[number] = FilePart(place, CONTENT_TYPE.PML_SLIDE, self.media.package)
        return self._parts.get(number or 0)

    def _add(self, placed: PlacedSlide, number: int) -> None:
        """Write one slide."""
        part = self.part(placed.id)
        part.relate_to(self.template.layouts[placed.board.name].part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        clicks: list[Click] = []
        shapes = "".join((*self._shapes(placed, part, clicks), *self._foot(placed, part, number)))
        part.blob = (
            f"{HEAD}<p:sld {NAMES}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
            f"<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>{timing(clicks)}</p:sld>"
        ).encode()
        if placed.notes:
            self._notes(part, placed, number)
        relation = self.presentation.part.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, part)
        self.listed.append(parse_xml(f'<p:sldId {NAMES} id="{FIRST_SLIDE_ID + number - 1}" r:id="{relation}"/>'))

    # ---- parts ------------------------------------------------------------------------------------------------------

    def _shapes(self, placed: PlacedSlide, part: Any, clicks: list[Click]) -> Iterator[str]:
        """In reading order: the title, drawings, and what is said about them. What waits for a click is noted."""
        ids = count(2)
        title, *others = placed.parts
        for thing in (title, *sorted(others, key=lambda other: not isinstance(other, PlacedDrawing))):
            number = next(ids)
            if isinstance(thing, PlacedText):
                clicks += [Click(number, *step, whole=thing.whole) for step in thing.clicks]
            yield self._shape(thing, placed, part, number)

    def _shape(self, thing: Part, placed: PlacedSlide, part: Any, shape_id: int) -> str:
        links = SlideLinks(part, self.part)
        match thing:
            case PlacedText():
                return text_shape(thing, shape_id, self.text, links)
            case PlacedTable():
                table = table_data(table_xml(thing, self.text, links))
                return graphic_frame(thing.place, shape_id, thing.alt or placed.title, table, thing.heights)
            case PlacedChart():
                chart = chart_part(thing.chart, self.media.package)
                relation = part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
                return graphic_frame(thing.place, shape_id, thing.chart.alt, chart_data(relation))
            case PlacedDrawing():
                writer = ShapeWriter(self.text.colours, self.text, thing, _FIRST_SHAPE, self.media.adding_to(part))
                return writer.group(placed.title)

    def _foot(self, placed: PlacedSlide, part: Any, number: int) -> Iterator[str]:
        """Footer, which leads to the contents of the deck, and slide number; LibreOffice needs the look here."""
        if placed.board.foot:
            look = f'{self.text.colours.fill("tx2")}<a:latin typeface="+mn-lt"/>'
            run = f'<a:rPr lang="{self.text.language}" sz="{FOOTER.sizes[0]}00">{look}</a:rPr>'
            words = f'<a:pPr algn="l"/><a:r>{run}<a:t>{plain(self.deck.title)}</a:t></a:r>'
            back = "" if placed.id == self.contents else SlideLinks(part, self.part).slide(self.contents)
            yield foot(FOOTER, _FIRST_FOOT, words, to_slide(back))
            yield foot(NUMBER, _FIRST_FOOT + 1, number_field(str(number), self.text.language))

    # ---- notes ------------------------------------------------------------------------------------------------------

    def _notes(self, slide: Any, placed: PlacedSlide, number: int) -> None:
        self.notes_master = self.notes_master or self.presentation.part.notes_master_part
        name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
        notes = (HEAD + notes_xml(placed.notes, self.text)).encode()
        part: Any = FilePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, self.media.package, notes)
        part.relate_to(self.notes_master, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
        slide.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)


def _leads_on(slide: PlacedSlide) -> bool:
    """Whether a slide leads to others."""
    texts = (part for part in slide.parts if isinstance(part, PlacedText))
    return any(run.slide for text in texts for par in text.pars for run in par.runs)
