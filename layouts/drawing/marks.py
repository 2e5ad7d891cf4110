"""Marks and dashes that tell the lines of a graph apart on a photocopy."""

from __future__ import annotations

from ..theme import Theme
from .scene import Ellipse, Item, Paint, Path

DASHES: tuple[tuple[float, ...], ...] = (
    (),
    (7, 2.5),
    (2, 2),
    (8, 2, 2, 2),
    (4, 2.5),
    (12, 3),
    (8, 2, 2, 2, 2, 2),
    (1, 2.5),
)
"""In points, for one look after the other."""
RADIUS = 1.25
"""Half the usual size of a mark, in mm."""
_SHAPES: tuple[tuple[tuple[float, float], ...], ...] = (
    (),
    ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    ((0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
    ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
)
"""Circle, square, triangle and diamond: their corners in parts of the radius."""


def mark(look: int, x: float, y: float, theme: Theme, radius: float = RADIUS) -> Item:
    """The mark of the line with this look, its middle at x, y: four shapes full, then the same four empty."""
    colour = theme.look(look).colour
    full = look // len(_SHAPES) % 2 == 0
    paint = Paint(fill=colour if full else theme.colour("paper"), stroke=colour, width=0.8 * radius)
    corners = _SHAPES[look % len(_SHAPES)]
    if not corners:
        return Ellipse(x - radius, y - radius, 2 * radius, 2 * radius, paint)
    points = [(x + radius * dx, y + radius * dy) for dx, dy in corners]
    return Path((("M", *points[0]), *(("L", *point) for point in points[1:]), ("Z",)), paint)
