"""Chips: a person's name in a box, beside the colour and pattern that mark a contender."""

from __future__ import annotations

from ..theme import Look, Theme
from ..type.paragraph import SetText
from .scene import Item, Paint, Pattern, Rect, TextBox

MARK, INSET, BARE_INSET = 8.0, 11.0, 4.0
"""The width of the mark, and where the name begins beside it or without one, in mm at full size."""


def inset(look: Look | None, scale: float = 1.0) -> float:
    """Where the name begins, in mm from the left edge."""
    return scale * (INSET if look else BARE_INSET)


def chip(
    theme: Theme, look: Look | None, name: SetText, x: float, y: float, w: float, h: float, scale: float = 1.0
) -> tuple[Item, ...]:
    """A box of `w` by `h` mm; people without a look have a broken edge and no mark. Strokes grow with `scale`."""
    paper, stroke = theme.colour("paper"), 1.5 * scale
    left = inset(look, scale)
    top = y + (h - name.height) / 2
    words = TextBox(x + left, top, w - left - scale, name.height, name.at(x + left, top))
    if look is None:
        edge = Paint(fill=paper, stroke=theme.colour("soft"), width=1.25 * scale, dash=(3 * scale, 2 * scale))
        return Rect(x, y, w, h, edge), words
    ink = None if look.pattern is Pattern.SOLID else look.colour
    ground = look.colour if look.pattern is Pattern.SOLID else look.tint
    mark = Paint(fill=ground, stroke=look.colour, width=stroke, pattern=look.pattern, ink=ink)
    edge = Paint(fill=paper, stroke=look.colour, width=stroke)
    return Rect(x, y, w, h, edge), Rect(x, y, MARK * scale, h, mark), words
