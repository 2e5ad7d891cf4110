"""Colours of a theme as colours of a presentation: where PowerPoint has a slot for one, shapes follow the slot."""

from __future__ import annotations

from functools import lru_cache

from lessonpress.layouts.theme import Theme
from lessonpress.resources.values import Value

_FIXED = {"dk1": "ink", "lt1": "paper", "dk2": "soft", "lt2": "tint", "hlink": "cool", "folHlink": "soft"}
_SHOWN = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""The master's colour map: what slides call the four basic slots."""


class Palette(Value, frozen=True):
    """`slots` are the twelve colours of the presentation's theme, as 'rrggbb'; `shown` names a slot by its colour."""

    slots: dict[str, str]
    shown: dict[str, str]
    extra: dict[str, str]
    written: dict[str, str] = {}
    """Every colour there may be as DrawingML, by its name and as '#rrggbb', where it is not written as it is."""
    hues: dict[str, str] = {}
    """What those look like, as '#rrggbb'."""
    faint_links: bool = False
    """Whether the theme's colour for links is hard to read here."""

    def colour(self, name: str) -> str:
        """A colour as DrawingML: a slot's name, a theme's name or '#rrggbb'."""
        if self.written:
            return self.written[name.lower() if name.lower() in self.written else self._nearest(name)]
        if name.startswith("#"):
            name = self.shown.get(name[1:].lower(), name)
        name = self.extra.get(name, name)
        if name.startswith("#"):
            return f'<a:srgbClr val="{name[1:].upper()}"/>'
        return f'<a:schemeClr val="{name}"/>'

    def _nearest(self, hue: str) -> str:
        """The colour of ours that is most like one which is not."""

        def far(other: str) -> int:
            return sum(abs(int(hue[at : at + 2], 16) - int(other[at : at + 2], 16)) for at in (1, 3, 5))

        return min((name for name in self.written if name.startswith("#")), key=far)

    def fill(self, name: str | None) -> str:
        """A plain fill; none for None."""
        return f"<a:solidFill>{self.colour(name)}</a:solidFill>" if name else "<a:noFill/>"


@lru_cache(maxsize=8)
def palette(theme: Theme) -> Palette:
    """The theme's basic colours in the four basic slots, its accent and its contenders' colours in the six accents."""
    looks = (look.colour for look in theme.looks)
    accents = list(dict.fromkeys([theme.colour("accent"), *looks, theme.colour("cool"), theme.colour("rule")]))[:6]
    slots = {slot: theme.colour(name) for slot, name in _FIXED.items() if slot[:2] in ("dk", "lt")}
    slots |= {f"accent{i}": colour for i, colour in enumerate(accents, 1)}
    slots |= {slot: theme.colour(name) for slot, name in _FIXED.items() if slot.endswith("link") or slot == "folHlink"}
    plain = {slot: colour.lstrip("#").lower() for slot, colour in slots.items()}
    shown = {colour: _SHOWN.get(slot, slot) for slot, colour in reversed(plain.items()) if not slot.endswith("ink")}
    extra = {name: "#" + colour.lstrip("#").lower() for name, colour in theme.colours.items()}
    extra = {name: shown.get(colour[1:], colour) for name, colour in extra.items()}
    return Palette(plain, shown, extra)
