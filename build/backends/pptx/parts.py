"""The file as it grows: slides and their notes as parts of a package, each written once and named by its number."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.package import XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.parts.slide import NotesSlidePart, SlidePart

from ...slides.paragraphs import Par
from .drawingml import NAMES, TREE
from .media import AddPicture, Media
from .merge.marks import mark_slide
from .notes import notes_xml
from .template import Template
from .text import TextWriter

FIRST_SLIDE_ID = 256
"""Ids of slides start here (ECMA-376, part 1, 19.7.13)."""
_BARE = f"<p:sld {NAMES}/>"


class Finishing(XmlPart):
    """A part whose tree is let go as soon as it is finished: of two thousand slides only the text is kept."""

    _text: bytes | None = None

    def finish(self) -> None:
        """Nothing more is changed in it."""
        self._text = self.blob
        self._element = None  # type: ignore[assignment]
        for seen in ("slide", "notes_slide"):
            self.__dict__.pop(seen, None)

    @property  # type: ignore[misc]
    def blob(self) -> bytes:
        """The text of the part."""
        return super().blob if self._text is None else self._text


class WrittenSlide(Finishing, SlidePart):
    """A slide; `slide_name` is what it will be known by again."""

    slide_name = ""


class WrittenNotes(Finishing, NotesSlidePart):
    """The notes of a slide."""


class Parts:
    """The parts of a presentation, whose slides are marked as those of `deck`.

    Each slide is put together as text and parsed once, and named by its number: to let python-pptx copy placeholders
    and look for free names takes ten times as long, and ever longer the more slides there are.
    """

    def __init__(self, template: Template, text: TextWriter, deck: str) -> None:
        self._deck = deck
        self._template, self.layouts, self._text = template, template.layouts, text
        self._presentation: Any = template.presentation.part
        self.media = Media(self._presentation.package)
        self._listed = self._presentation._element.get_or_add_sldIdLst()
        self._notes_master: Any = None
        self._slides: dict[int, Any] = {}

    def slide(self, number: int, name: str) -> Any:
        """The part of a slide, which may not be written yet: so earlier slides can lead to it."""
        if number not in self._slides:
            place = PackURI(f"/ppt/slides/slide{number}.xml")
            part = WrittenSlide(place, CONTENT_TYPE.PML_SLIDE, self.media.package, parse_xml(_BARE))
            part.slide_name = name
            self._slides[number] = part
        return self._slides[number]

    def put(self, number: int, layout: str, shapes: str, notes: Sequence[Par] = (), timing: str = "") -> None:
        """Write the slide of that number, which is the next."""
        part = self._slides[number]
        part.relate_to(self.layouts[layout].part, RELATIONSHIP_TYPE.SLIDE_LAYOUT)
        part._element = parse_xml(
            f"<p:sld {NAMES}><p:cSld><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>"
            f"{self._template.colour_map(layout)}{timing}</p:sld>"
        )
        said = self._put_notes(part, number, notes) if notes else None
        mark_slide(part.slide, self._deck, part.slide_name)
        for finished in filter(None, (part, said)):
            finished.finish()
        relation = self._presentation.rels._add_relationship(RELATIONSHIP_TYPE.SLIDE, part)
        self._listed.append(parse_xml(f'<p:sldId {NAMES} id="{FIRST_SLIDE_ID + number - 1}" r:id="{relation}"/>'))

    def pictures_of(self, number: int) -> AddPicture:
        """Keeps the pictures of a slide."""
        return self.media.adding_to(self._slides[number])

    def _put_notes(self, slide: Any, number: int, notes: Sequence[Par]) -> Any:
        self._notes_master = self._notes_master or self._presentation.notes_master_part
        name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
        tree = parse_xml(notes_xml(notes, self._text))
        part: Any = WrittenNotes(name, CONTENT_TYPE.PML_NOTES_SLIDE, self.media.package, tree)
        part.relate_to(self._notes_master, RELATIONSHIP_TYPE.NOTES_MASTER)
        part.relate_to(slide, RELATIONSHIP_TYPE.SLIDE)
        slide.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
        return part
