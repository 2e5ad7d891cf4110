"""The ruler of a poster: a dark strip with a number for every year and ticks for the months."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.dates import format_year

from ..drawing.axis import Axis
from ..drawing.scene import Group, Item, Line, Paint, Rect
from .pen import Pen

STRIP = 6.6
"""Height of the strip, in mm of type."""


def ruler(axis: Axis, y: float, pen: Pen, language: str, *, above: bool, below: bool, alt: str) -> Group:
    """The strip from `y` down, with ticks on the sides where events are."""
    return Group(tuple(_parts(axis, y, pen, language, above, below)), alt=alt, name="axis")


def _parts(axis: Axis, y: float, pen: Pen, language: str, above: bool, below: bool) -> Iterator[Item]:
    height = pen.em(STRIP)
    style = pen.style("poster-year", 0.86, colour="paper")
    line = Paint(stroke=pen.colour("paper"), width=pen.stroke(0.8))
    yield Rect(axis.x, y, axis.width, height, Paint(fill=pen.colour("ink")))
    room = _room(axis, pen, language)
    edges = [edge for edge, wanted in (((y, 1), above), ((y + height, -1), below)) if wanted]
    for edge, inward in edges:
        for x in axis.months(pen.mm(2.2)):
            yield Line(x, edge, x, edge + inward * height * 0.2, line)
    whole = axis.step(room) == 1  # then a number stands in the middle of its year, else beside its mark
    for mark in axis.years(room):
        for edge, inward in edges if mark.x > axis.x + 0.01 else ():
            yield Line(mark.x, edge, mark.x, edge + inward * height * (1.0 if whole else 0.45), line)
        words = format_year(mark.year, language)
        width = pen.width(words, style)
        x = mark.middle - width / 2 if whole else mark.x + pen.em(1)
        if x >= mark.x and x + width <= (mark.end if whole else axis.right):
            yield pen.centred(words, style, x, y + height / 2)


def _room(axis: Axis, pen: Pen, language: str) -> float:
    """What the longest year number needs."""
    style = pen.style("poster-year", 0.86)
    return max(pen.width(format_year(year, language), style) for year in (axis.first_year, axis.last_year)) + pen.em(4)
