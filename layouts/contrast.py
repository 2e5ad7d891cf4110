"""Colours as light: how much two of them differ, what grey is as light as one of them, and what a theme may not do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .theme import Look, TextStyle

LEAST = 4.5
"""The contrast of text with its ground, at least (WCAG 2.2, 1.4.3)."""
GROUNDS = ("paper", "tint")
"""What words stand on; words in the colour of the paper stand on the accent or on ink."""


def luminance(colour: str) -> float:
    """The relative luminance of a colour '#rrggbb', from 0 to 1 (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def grey(colour: str) -> str:
    """The grey that is as light as the colour: every contrast stays as it is."""
    level = luminance(colour)
    shade = round(255 * (level * 12.92 if level <= 0.0031308 else 1.055 * level ** (1 / 2.4) - 0.055))
    return f"#{shade:02x}{shade:02x}{shade:02x}"


def faults(colours: Mapping[str, str], styles: Mapping[str, TextStyle], looks: tuple[Look, ...]) -> Iterator[str]:
    """What a photocopy would lose, or few could read: looks told apart by colour alone, text of too little contrast."""
    patterns = [look.pattern for look in looks]
    for number, look in enumerate(looks, 1):
        first = patterns.index(look.pattern) + 1
        if first < number:
            yield f"only colour tells look {number} from look {first}: give it another pattern"
        yield from _faint(f"look {number}", look.colour, colours["paper"])
        yield from _faint(f"ink on the tint of look {number}", colours["ink"], look.tint)
    for name, style in styles.items():
        grounds = ("accent", "ink") if style.colour == "paper" else GROUNDS
        for ground in grounds:
            yield from _faint(f"'{name}' on {ground}", colours.get(style.colour, style.colour), colours[ground])


def _faint(what: str, colour: str, ground: str) -> Iterator[str]:
    if (ratio := contrast(colour, ground)) < LEAST:
        yield f"{what} has a contrast of {ratio:.1f}: it takes {LEAST}"


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
