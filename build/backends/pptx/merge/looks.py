"""How the words of a slide look in effect, whoever says so: the run, its box, the layout, the master."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from lessonpress.resources.values import Value

from ..drawingml import A, P, R, local
from .theming import Theming

_TITLES = ("title", "ctrTitle")
_OTHERS = ("", "dt", "ftr", "sldNum")
"""Kinds of placeholder, and text boxes, that take the master's style for anything else."""
_LIST, _DEFAULTS = f"{{{A}}}lstStyle", f"{{{A}}}defRPr"


class Look(Value, frozen=True):
    """How words look: the size in hundredths of a point, the colour as 'rrggbb'."""

    size: int
    bold: bool
    italic: bool
    underline: bool
    colour: str
    face: str


class Reader:
    """Reads the looks of one shape's words."""

    def __init__(self, shape: Any, theming: Theming, *, colour: str = "", bold: bool = False) -> None:
        self.theming, self.part = theming, shape.part
        self.styles = list(_styles(shape))
        self.colour, self.bold = colour, bold
        """What a table's style says of words that say nothing themselves."""

    def settings(self, paragraph: Any) -> list[Any]:
        """All that says how a paragraph is set (elements), the nearest first."""
        own = paragraph.find(f"{{{A}}}pPr")
        level = int(own.get("lvl", 0)) if own is not None else 0
        said = (own, *(style.find(f"{{{A}}}lvl{level + 1}pPr") for style in self.styles))
        return [one for one in said if one is not None]

    def link(self, run: Any) -> str:
        """Where a run leads to; 'slide' for a place in the deck."""
        found = run.find(f"{{{A}}}rPr/{{{A}}}hlinkClick")
        key = found.get(f"{{{R}}}id") if found is not None else None
        if key in self.part.rels and self.part.rels[key].is_external:
            return str(self.part.rels[key].target_ref).rstrip("/")
        return "" if found is None else "slide"

    def look(self, paragraph: Any, run: Any) -> Look:
        """The look of a run (elements)."""
        own = run.find(f"{{{A}}}rPr")
        inherited = (one.find(_DEFAULTS) for one in self.settings(paragraph) if local(one) != "pPr")
        said = [one for one in (own, *inherited) if one is not None]
        colour = (self.theming.fill(own) if own is not None else "") or self.colour
        return Look(
            int(_first(said, "sz", "1800")),
            _first(said[:1] if self.bold else said, "b", str(int(self.bold))) in ("1", "true"),
            _first(said, "i", "0") in ("1", "true"),
            _first(said, "u", "none") != "none",
            colour or next((c for one in said if (c := self.theming.fill(one))), self.theming.colour("tx1")),
            next(
                (self.theming.face(f.get("typeface")) for o in said if (f := o.find(f"{{{A}}}latin")) is not None), ""
            ),
        )


def _first(said: list[Any], name: str, otherwise: str) -> str:
    return next((one.get(name) for one in said if one.get(name) is not None), otherwise)


def _styles(shape: Any) -> Iterator[Any]:
    """The lists of styles that hold for a shape, the nearest first."""
    kind = ""
    holder: Any = shape if shape.is_placeholder else None
    if holder is not None:
        ph = next(shape._element.iter(f"{{{P}}}ph"))
        kind = ph.get("type", "obj")
    element = shape._element
    while element is not None:
        style = element.find(f"{{{P}}}txBody/{_LIST}")
        if style is not None:
            yield style
        holder = getattr(holder, "_base_placeholder", None) if holder is not None else None
        element = holder._element if holder is not None else None
    yield from _of_master(shape, kind)


def _of_master(shape: Any, kind: str) -> Iterator[Any]:
    layout = next(r.target_part for r in shape.part.rels.values() if r.reltype == RT.SLIDE_LAYOUT)
    master = next(r.target_part for r in layout.rels.values() if r.reltype == RT.SLIDE_MASTER)
    name = "titleStyle" if kind in _TITLES else "otherStyle" if kind in _OTHERS else "bodyStyle"
    style = master._element.find(f"{{{P}}}txStyles/{{{P}}}{name}")
    if style is not None:
        yield style
    presentation = shape.part.package.presentation_part._element
    default = presentation.find(f"{{{P}}}defaultTextStyle")
    if default is not None:
        yield default
