"""The parts of a deck as PowerPoint's sections: how a teacher finds the way through forty slides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml

from ...slides.placed import PlacedSlide
from .drawingml import P

_EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_OFFICE_2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"


def add_sections(presentation: Any, slides: Sequence[PlacedSlide], name: str) -> None:
    """Group the slides by the parts that begin on them; slides before the first part are in one called `name`."""
    if not any(slide.section for slide in slides):
        return
    groups: list[tuple[str, list[str]]] = []
    for slide, listed in zip(slides, presentation.slides._sldIdLst, strict=True):
        if slide.section or not groups:
            groups.append((slide.section or name, []))
        groups[-1][1].append(listed.get("id"))
    inside = "".join(_section(number, title, ids) for number, (title, ids) in enumerate(groups))
    presentation.part._element.append(
        parse_xml(
            f'<p:extLst xmlns:p="{P}"><p:ext uri="{_EXTENSION}"><p14:sectionLst xmlns:p14="{_OFFICE_2010}">{inside}'
            "</p14:sectionLst></p:ext></p:extLst>"
        )
    )


def _section(number: int, title: str, ids: Sequence[str]) -> str:
    listed = "".join(f'<p14:sldId id="{slide}"/>' for slide in ids)
    unique = str(uuid5(NAMESPACE_URL, f"lessonpress:{number}:{title}")).upper()
    return f'<p14:section name={quoteattr(title)} id="{{{unique}}}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'
