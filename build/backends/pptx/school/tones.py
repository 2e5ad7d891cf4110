"""Colours of a template: named as its theme names them, and computed, so that what stands on what can be read."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from lessonpress.layouts.contrast import contrast
from lessonpress.resources.values import Value

from ..drawingml import A

if TYPE_CHECKING:
    from lxml.etree import _Element

_MODIFIERS = ("lumMod", "lumOff", "shade", "tint", "satMod")
SLOTS = (
    "dk1",
    "lt1",
    "dk2",
    "lt2",
    "accent1",
    "accent2",
    "accent3",
    "accent4",
    "accent5",
    "accent6",
    "hlink",
    "folHlink",
)
_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
_PRESETS = {"black": "#000000", "white": "#ffffff"}


class Tone(Value, frozen=True):
    """A colour of the theme by its name, lighter or darker by modifiers in thousandths of a percent (20.1.2.3)."""

    name: str
    mods: tuple[tuple[str, int], ...] = ()

    def but(self, **mods: int) -> Tone:
        """The same colour with modifiers, in percent."""
        return Tone(self.name, tuple((name, 1000 * percent) for name, percent in mods.items()))

    @property
    def xml(self) -> str:
        """The colour as DrawingML."""
        inside = "".join(f'<a:{name} val="{value}"/>' for name, value in self.mods)
        return (
            f'<a:schemeClr val="{self.name}">{inside}</a:schemeClr>' if inside else f'<a:schemeClr val="{self.name}"/>'
        )


class Scheme(Value, frozen=True):
    """The colours of a theme by their slots, as '#rrggbb', and under which names slides show the four basic ones."""

    slots: dict[str, str]
    shown: dict[str, str]

    def hue(self, tone: Tone) -> str:
        """What a tone looks like, as '#rrggbb'."""
        slot = self.shown.get(tone.name, tone.name)
        return modified(self.slots.get(slot, "#000000"), tone.mods)


def scheme(theme: _Element | None, shown: dict[str, str]) -> Scheme:
    """The colours of a theme part."""
    slots = dict.fromkeys(SLOTS, "#000000") | {"lt1": "#ffffff", "lt2": "#ffffff"}
    for slot in SLOTS if theme is not None else ():
        found = theme.find(f".//{{{A}}}clrScheme/{{{A}}}{slot}") if theme is not None else None
        if found is not None and len(found) and (value := _fixed(found[0])):
            slots[slot] = value
    return Scheme(slots, _USUAL | shown)


def colour_of(fill: _Element | None, scheme: Scheme) -> tuple[str, Tone | None]:
    """What the first colour in an element looks like, and which tone of the theme it is, if it is one; '' for none."""
    for element in (
        fill.iter(f"{{{A}}}schemeClr", f"{{{A}}}srgbClr", f"{{{A}}}sysClr", f"{{{A}}}prstClr")
        if (fill is not None)
        else ()
    ):
        mods = tuple(
            (str(one.tag).rpartition("}")[2], int(one.get("val", "0")))
            for one in element
            if str(one.tag).rpartition("}")[2] in _MODIFIERS
        )
        if str(element.tag).endswith("}schemeClr"):
            tone = Tone(element.get("val", "tx1"), mods)
            return scheme.hue(tone), tone
        if value := _fixed(element):
            return modified(value, mods), None
    return "", None


def _fixed(element: _Element) -> str:
    """A colour that is not the theme's."""
    value = element.get("lastClr") or element.get("val") or ""
    value = _PRESETS.get(value, value if value.startswith("#") else f"#{value}")
    return value.lower() if len(value) == 7 and all(c in "0123456789abcdef" for c in value[1:].lower()) else ""


def modified(hue: str, mods: Iterable[tuple[str, int]]) -> str:
    """A colour with modifiers, as programs compute it: lightness in HSL, shade and tint as parts of the colour."""
    red, green, blue = (int(hue[at : at + 2], 16) / 255 for at in (1, 3, 5))
    for name, value in mods:
        part = value / 100000
        if name in ("shade", "tint"):
            to = 0.0 if name == "shade" else 1.0
            red, green, blue = (to + (c - to) * part for c in (red, green, blue))
            continue
        h, light, s = colorsys.rgb_to_hls(red, green, blue)
        light = light * part if name == "lumMod" else light + part if name == "lumOff" else light
        s = s * part if name == "satMod" else s
        red, green, blue = colorsys.hls_to_rgb(h, min(1.0, max(0.0, light)), min(1.0, max(0.0, s)))
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, c))):02x}" for c in (red, green, blue))


def mean(hues: Iterable[str]) -> str:
    """The middle of several colours; white when there is none."""
    found = [[int(hue[at : at + 2], 16) for at in (1, 3, 5)] for hue in hues]
    if not found:
        return "#ffffff"
    return "#" + "".join(f"{round(sum(column) / len(found)):02x}" for column in zip(*found, strict=True))


def readable(hue: str, grounds: Iterable[str], least: float = 4.5) -> bool:
    """Whether words of a colour can be read on all of the grounds."""
    return all(contrast(hue, ground) >= least for ground in grounds)
