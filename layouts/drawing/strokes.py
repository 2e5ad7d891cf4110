"""Strokes that every painter draws alike: the heads of arrows, the lines under words, zigzags."""

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


def zigzag(start: Point, end: Point, tooth: float) -> tuple[tuple[str | float, ...], ...]:
    """A line from start to end whose middle goes to and fro in teeth about so many mm wide, and half as high."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1) or 1.0
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    teeth = max(2, 2 * round(0.3 * length / tooth))
    step = 0.6 * length / teeth
    points = [start]
    for number in range(teeth + 1):
        along = 0.2 * length + number * step
        aside = 0.0 if number in (0, teeth) else tooth / 2 * (1 if number % 2 else -1)
        points.append((x1 + along * dx - aside * dy, y1 + along * dy + aside * dx))
    points.append(end)
    return (("M", *points[0]), *(("L", *point) for point in points[1:]))


SAMPLES = 24
"""Points along each edge of a tapering stroke."""


def tapering(start: Point, end: Point, widths: tuple[float, float]) -> tuple[tuple[str | float, ...], ...]:
    """The outline of a curve that leaves and arrives level, so many mm thick at its start and at its end."""
    (x1, y1), (x2, y2) = start, end
    one: list[Point] = []
    other: list[Point] = []
    for number in range(SAMPLES + 1):
        t = number / SAMPLES
        # The cubic with both handles at half-way: x moves as 1.5 t (1 - t) + t³, y as the smooth step.
        x = x1 + (x2 - x1) * (1.5 * t * (1 - t) + t**3)
        y = y1 + (y2 - y1) * t * t * (3 - 2 * t)
        dx, dy = (x2 - x1) * (1.5 - 3 * t + 3 * t * t), (y2 - y1) * 6 * t * (1 - t)
        half = (widths[0] + (widths[1] - widths[0]) * t) / 2 / (hypot(dx, dy) or 1.0)
        one.append((x - dy * half, y + dx * half))
        other.append((x + dy * half, y - dx * half))
    points = [*one, *reversed(other)]
    return (("M", *points[0]), *(("L", *point) for point in points[1:]), ("Z",))
