"""A template as LibreOffice saves those of its own: places without numbers of their own, text without sizes."""

from __future__ import annotations

from lxml import etree

from .parts import MASTER, NAMES, PRESENTATION, edit, layouts, unzipped, zipped
from .powerpoint import powerpoint

FEET = ("dt", "ftr", "sldNum")


def libreoffice() -> bytes:
    """The PowerPoint-like one, written so."""
    parts = unzipped(powerpoint())
    for name in layouts(parts):
        edit(parts, name, _without_numbers)
    for name in (MASTER, *layouts(parts)):
        edit(parts, name, _without_styles)
    edit(parts, PRESENTATION, lambda tree: _gone(tree, "p:defaultTextStyle"))
    return zipped(parts)


def _without_numbers(tree: etree._Element) -> None:
    for ph in tree.iterfind(".//p:ph", NAMES):
        if ph.get("type") not in FEET:
            ph.attrib.pop("idx", None)


def _without_styles(tree: etree._Element) -> None:
    _gone(tree, "a:lstStyle")
    for style in tree.xpath(".//p:titleStyle | .//p:bodyStyle | .//p:otherStyle", namespaces=NAMES):
        style[:] = []


def _gone(tree: etree._Element, name: str) -> None:
    for element in tree.findall(f".//{name}", NAMES):
        element.getparent().remove(element)
