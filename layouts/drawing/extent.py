"""How far things reach: the box around all that an item paints."""

from __future__ import annotations

from collections.abc import Iterable

from .scene import MM, Clip, Ellipse, Group, Item, Line, Path, Picture, Rect, TextBox, TextLine

Box = tuple[float, float, float, float]
"""Left, top, right and bottom, in mm."""
DEPTH = 0.4
"""How far letters may reach under their line, in parts of their size."""


def extent(item: Item) -> Box:
    """The box around all that the item paints, strokes and heads of arrows included."""
    match item:
        case Line():
            ends = ((item.x1, item.y1, item.x1, item.y1), (item.x2, item.y2, item.x2, item.y2))
            return _wider(_around(ends), item.paint.width / MM * (5.0 if item.arrow else 0.5))
        case Path():
            points = ((float(x), float(y)) for step in item.steps for x, y in zip(step[1::2], step[2::2], strict=True))
            return _wider(_around((x, y, x, y) for x, y in points), item.paint.width / MM)
        case TextBox():
            return _around([_frame(item), *map(_line, filter(lambda line: line.runs, item.lines))])
        case Group():
            return _around(map(extent, item.items)) if item.items else (0.0, 0.0, 0.0, 0.0)
        case Picture() | Clip():
            return _frame(item)
        case _:
            return _wider(_frame(item), item.paint.width / MM)


def _frame(item: TextBox | Picture | Clip | Rect | Ellipse) -> Box:
    return item.x, item.y, item.x + item.w, item.y + item.h


def _line(line: TextLine) -> Box:
    return _around(
        (run.x, line.y - run.size / MM, run.x + run.width, line.y + DEPTH * run.size / MM) for run in line.runs
    )


def _around(boxes: Iterable[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _wider(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by
