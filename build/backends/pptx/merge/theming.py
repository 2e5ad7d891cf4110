"""Colours and typefaces in effect: what a slide's names for them mean by its theme and its master."""

from __future__ import annotations

import colorsys
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml

from ..drawingml import A, P, local

_WHOLE = 100_000


class Theming:
    """The theme of one slide, read once."""

    def __init__(self, slide: Any) -> None:
        layout = slide.slide_layout.part
        master = next(found.target_part for found in layout.rels.values() if found.reltype == RT.SLIDE_MASTER)
        theme = next(found.target_part for found in master.rels.values() if found.reltype == RT.THEME)
        root = parse_xml(theme.blob)
        self.slots = {local(slot): _plain(slot[0]) for slot in next(root.iter(f"{{{A}}}clrScheme"))}
        self.map = dict(master._element.find(f"{{{P}}}clrMap").attrib)
        self.faces = {key: _latin(root, name) for key, name in (("+mj-lt", "majorFont"), ("+mn-lt", "minorFont"))}

    def face(self, name: str) -> str:
        """A typeface by its name in the theme, or its own."""
        return self.faces.get(name, name)

    def colour(self, name: str) -> str:
        """A colour of the theme, as 'rrggbb'."""
        return self.slots.get(self.map.get(name, name), "000000")

    def fill(self, element: Any) -> str:
        """The plain colour that an element is filled with; empty when it has none of its own, 'none' for no fill."""
        if element.find(f"{{{A}}}noFill") is not None:
            return "none"
        solid = element.find(f"{{{A}}}solidFill")
        return self.of(solid[0]) if solid is not None and len(solid) else ""

    def of(self, colour: Any) -> str:
        """A colour element as 'rrggbb', its lights and darks worked out."""
        scheme = local(colour) == "schemeClr"
        plain = self.colour(colour.get("val")) if scheme else _plain(colour)
        for change in colour:
            plain = _changed(plain, local(change), int(change.get("val", _WHOLE)) / _WHOLE)
        return plain


def _latin(root: Any, name: str) -> str:
    found = next(root.iter(f"{{{A}}}{name}")).find(f"{{{A}}}latin")
    return str(found.get("typeface", ""))


def _plain(colour: Any) -> str:
    return str(colour.get("lastClr") or colour.get("val") or "000000").lower()


def _changed(plain: str, how: str, amount: float) -> str:
    """A colour made lighter or darker (ECMA-376, part 1, 20.1.2.3)."""
    red, green, blue = (int(plain[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, full = colorsys.rgb_to_hls(red, green, blue)
    if how == "lumMod":
        light *= amount
    elif how == "lumOff":
        light += amount
    elif how == "tint":
        light = light * amount + (1 - amount)
    elif how == "shade":
        light *= amount
    else:
        return plain
    mixed = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), full)
    return "".join(f"{round(part * 255):02x}" for part in mixed)
