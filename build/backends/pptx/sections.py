"""The parts of a deck as PowerPoint's sections: how a teacher finds the way through forty slides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from pptx.oxml import parse_xml

from ...slides.placed import PlacedSlide
from ..ooxml import plain
from .drawingml import P

_EXTENSION = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_OFFICE_2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
Sections = list[tuple[str, list[str]]]
"""The names of sections, each with the ids of its slides."""


def add_sections(presentation: Any, slides: Sequence[PlacedSlide], name: str) -> None:
    """Group the slides by the parts that begin on them; slides before the first part are in one called `name`."""
    listed = (entry.get("id") for entry in presentation.part._element.get_or_add_sldIdLst())
    write_sections(presentation, grouped(zip((slide.section for slide in slides), listed, strict=True), name))


def grouped(begun: Iterable[tuple[str, str]], name: str) -> Sections:
    """Slides' ids by section, from the section that begins on each, if any; none when no section begins anywhere."""
    groups: Sections = []
    sectioned = False
    for section, slide in begun:
        sectioned = sectioned or bool(section)
        if section or not groups:
            groups.append((section or name, []))
        groups[-1][1].append(slide)
    return groups if sectioned else []


def sections_of(presentation: Any) -> Sections:
    """The sections of a presentation."""
    found = presentation.part._element.iter(f"{{{_OFFICE_2010}}}section")
    return [(s.get("name"), [one.get("id") for one in s.iter(f"{{{_OFFICE_2010}}}sldId")]) for s in found]


def write_sections(presentation: Any, groups: Sections) -> None:
    """Give the presentation these sections, and no others."""
    root = presentation.part._element
    for old in list(root.iter(f"{{{_OFFICE_2010}}}sectionLst")):
        extension = old.getparent()
        extension.getparent().remove(extension)
    extensions = root.find(f"{{{P}}}extLst")
    if extensions is None:
        extensions = parse_xml(f'<p:extLst xmlns:p="{P}"/>')
        root.append(extensions)
    if groups:
        inside = "".join(_section(number, title, ids) for number, (title, ids) in enumerate(groups))
        extensions.insert(
            0,
            parse_xml(
                f'<p:ext xmlns:p="{P}" uri="{_EXTENSION}"><p14:sectionLst xmlns:p14="{_OFFICE_2010}">{inside}'
                "</p14:sectionLst></p:ext>"
            ),
        )
    if not len(extensions):
        root.remove(extensions)


def _section(number: int, title: str, ids: Sequence[str]) -> str:
    listed = "".join(f'<p14:sldId id="{slide}"/>' for slide in ids)
    unique = str(uuid5(NAMESPACE_URL, f"lessonpress:{number}:{title}")).upper()
    return f'<p14:section name="{plain(title)}" id="{{{unique}}}"><p14:sldIdLst>{listed}</p14:sldIdLst></p14:section>'
