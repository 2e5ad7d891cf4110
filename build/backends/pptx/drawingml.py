"""The few words of DrawingML that every part writes: names, measures, boxes."""

from __future__ import annotations

from typing import Any

from ...slides.grid import Frame
from ..ooxml import emu

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
NAMES = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
"""The namespaces, as a part's root declares them."""
NO_LINE = "<a:ln><a:noFill/></a:ln>"
TREE = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
"""What every tree of shapes begins with."""


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def xfrm(frame: Frame, *, flips: str = "", children: bool = False) -> str:
    """A box; for a group `children` share its coordinates."""
    x, y, w, h = (emu(v) for v in (frame.x, frame.y, frame.w, frame.h))
    inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{w}" cy="{h}"/>' if children else ""
    return f'<a:xfrm{flips}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>{inner}</a:xfrm>'


def preset(name: str, adjust: str = "") -> str:
    """One of the shapes that every program knows."""
    return f'<a:prstGeom prst="{name}"><a:avLst>{adjust}</a:avLst></a:prstGeom>'


def number_field(shown: str, language: str) -> str:
    """The field that shows a slide's number."""
    kind = '<a:fld id="{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}" type="slidenum">'
    return f'{kind}<a:rPr lang="{language}"/><a:t>{shown}</a:t></a:fld>'
