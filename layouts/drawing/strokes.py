"""Strokes that every painter draws alike: the heads of arrows and the lines under words."""

from __future__ import annotations

from math import hypot

from .scene import MM, Line, Paint, Run

Point = tuple[float, float]


def arrow_head(line: Line) -> tuple[Point, Point, Point]:
    """The triangle at the second end of a line, its tip first, in mm; it grows with the line's width."""
    size = (3.2 * line.paint.width + 3) / MM
    length = hypot(line.x2 - line.x1, line.y2 - line.y1) or 1.0
    dx, dy = (line.x2 - line.x1) / length * size, (line.y2 - line.y1) / length * size
    back_x, back_y = line.x2 - dx, line.y2 - dy
    return (line.x2, line.y2), (back_x + 0.45 * dy, back_y - 0.45 * dx), (back_x - 0.45 * dy, back_y + 0.45 * dx)


def underline(run: Run, baseline: float) -> Line:
    """The line under words whose line of text has its baseline at so many mm; it shows at every size."""
    y = baseline - run.rise / MM + 0.16 * run.size / MM
    return Line(run.x, y, run.x + run.width, y, Paint(stroke=run.colour, width=max(0.5, 0.05 * run.size)))
