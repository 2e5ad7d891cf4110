"""Patterns as geometry: the lines and dots that fill a box, the same for every painter."""

from __future__ import annotations

import math
from collections.abc import Iterator

from .scene import Pattern

STEP = 1.6
"""Distance between the lines of a pattern, in mm: clear on a photocopy, calm from a distance."""
DOT = 0.32
"""Radius of a dot, in mm."""
HATCH_WIDTH = 0.5
"""Width of a line, in points."""

Mark = tuple[str, float, float, float] | tuple[str, float, float, float, float]


def hatch(pattern: Pattern, x: float, y: float, w: float, h: float, coarse: float = 1.0) -> Iterator[Mark]:
    """('line', x1, y1, x2, y2) and ('dot', x, y, radius) in mm that fill the box; lines may reach beyond it: clip them.

    Marks lie on one grid for the whole page, so that neighbouring boxes of a pattern join without a seam.
    """
    step = STEP * coarse
    if pattern in (Pattern.HORIZONTAL, Pattern.GRID):
        yield from (("line", x, at, x + w, at) for at in _steps(y, y + h, step))
    if pattern in (Pattern.VERTICAL, Pattern.GRID):
        yield from (("line", at, y, at, y + h) for at in _steps(x, x + w, step))
    if pattern in (Pattern.DIAGONAL, Pattern.CROSS):
        for at in _steps(x + y, x + y + w + h, step * math.sqrt(2)):
            yield ("line", at - y, y, at - y - h, y + h)
    if pattern in (Pattern.BACK_DIAGONAL, Pattern.CROSS):
        for at in _steps(x - y - h, x - y + w, step * math.sqrt(2)):
            yield ("line", at + y, y, at + y + h, y + h)
    if pattern is Pattern.DOTS:
        for down in _steps(y - step, y + h + step, step):
            offset = step / 2 if round(down / step) % 2 else 0.0
            yield from (("dot", across + offset, down, DOT * coarse) for across in _steps(x - step, x + w + step, step))


def _steps(start: float, stop: float, step: float) -> Iterator[float]:
    """Multiples of `step` between `start` and `stop`."""
    first = math.ceil(start / step - 1e-9)
    last = math.floor(stop / step + 1e-9)
    return (n * step for n in range(first, last + 1))
