"""A living graph: who was how strong after which event. Blank axes to draw on, or a line for each contender.

Lines are told apart by dashes and by marks as well as by colour, and each is named at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from lessonpress.resources.values import Value

from ..drawing.fortunes import TOP, Fortune, places, spread
from ..drawing.marks import DASHES, mark
from ..drawing.scene import Item, Line, Paint, Scene
from ..type.paragraph import Typesetter
from .drawn import COLUMN
from .lettering import centred, fitted, from_left, style, width

LEFT, RIGHT = 25.0, 34.0
"""Beside the axes: what the scale means, and the names of the lines, in mm."""
ABOVE, HEIGHT, BELOW = 8.0, 92.0, 14.5
INSIDE = 5.0
"""Between the axes and the outermost points, in mm."""
APART = 1.5
"""Between lines that run through the same point, in mm."""
NAMES, PITCH = (9.0, 8.0, 7.0), 4.6
"""The names of lines in points, and how far they stand apart at least, in mm."""
YEARS = 8.0
"""The years under the axis, in points."""


class Frame(Value, frozen=True):
    """What stands on the axes: a year for each event, and words for the ends of the scale; `heading` is over it all."""

    years: tuple[str, ...]
    high: str
    low: str
    heading: str

    def x(self, event: int) -> float:
        """Where an event stands, in mm."""
        return LEFT + INSIDE + event * (COLUMN - LEFT - RIGHT - 2 * INSIDE) / max(1, len(self.years) - 1)


def axes(frame: Frame, type_: Typesetter) -> Scene:
    """Blank axes."""
    return Scene(COLUMN, ABOVE + HEIGHT + BELOW, tuple(_axes(frame, type_)))


def graph(frame: Frame, fortunes: Sequence[Fortune], type_: Typesetter) -> Scene:
    """The axes with a line for each fortune."""
    items = [*_axes(frame, type_), *_lines(frame, fortunes, type_), *_names(frame, fortunes, type_)]
    return Scene(COLUMN, ABOVE + HEIGHT + BELOW, tuple(items))


def _y(standing: float) -> float:
    """The height of a standing, in mm."""
    return ABOVE + INSIDE + (1 - standing / TOP) * (HEIGHT - 2 * INSIDE)


def _axes(frame: Frame, type_: Typesetter) -> Iterator[Item]:
    colour, right = type_.theme.colour, COLUMN - RIGHT
    hair, strong = Paint(stroke=colour("hair"), width=0.5), Paint(stroke=colour("ink"), width=1.2)
    yield from_left(type_, frame.heading, style(9.5, face="sans-bold"), LEFT, ABOVE / 2)
    for standing in range(0, TOP + 1, 2):
        yield Line(LEFT, _y(standing), right, _y(standing), hair)
        yield centred(type_, str(standing), style(8), LEFT - 3.5, _y(standing))
    look = style(YEARS, colour="soft")
    crowded = max(width(type_, year, look) for year in frame.years) > frame.x(1) - frame.x(0) - 1
    for number, year in enumerate(frame.years):
        yield Line(frame.x(number), ABOVE, frame.x(number), ABOVE + HEIGHT, hair)
        yield Line(frame.x(number), ABOVE + HEIGHT, frame.x(number), ABOVE + HEIGHT + 1.5, strong)
        yield centred(type_, str(number + 1), style(10, face="sans-bold"), frame.x(number), ABOVE + HEIGHT + 4)
        lower = 4.0 if crowded and number % 2 else 0.0
        yield centred(type_, year, look, frame.x(number), ABOVE + HEIGHT + 8.2 + lower)
    yield Line(LEFT, ABOVE + HEIGHT, LEFT, ABOVE, strong, arrow=True)
    yield Line(LEFT, ABOVE + HEIGHT, right, ABOVE + HEIGHT, strong, arrow=True)
    for words, standing in ((frame.high, TOP), (frame.low, 0)):
        shown, look = fitted(type_, words, (9, 8, 7), LEFT - 7, INSIDE * 2, "sans-bold")
        yield centred(type_, shown, look, (LEFT - 7) / 2, _y(standing), LEFT - 7)


def _lines(frame: Frame, fortunes: Sequence[Fortune], type_: Typesetter) -> Iterator[Item]:
    found = places(fortunes, frame.x, _y, APART)
    for fortune in fortunes:
        paint = _stroke(fortune, type_)
        points = found[fortune.name]
        yield from (Line(*start, *end, paint) for start, end in pairwise(points))
    for fortune in fortunes:
        for x, y in found[fortune.name]:
            yield mark(fortune.look, x, y, type_.theme)


def _stroke(fortune: Fortune, type_: Typesetter) -> Paint:
    return Paint(stroke=type_.theme.look(fortune.look).colour, width=1.3, dash=DASHES[fortune.look % len(DASHES)])


def _names(frame: Frame, fortunes: Sequence[Fortune], type_: Typesetter) -> Iterator[Item]:
    """A name for each line, as near to its end as the others allow, and what leads there."""
    ends = {name: points[-1] for name, points in places(fortunes, frame.x, _y, APART).items()}
    ordered = sorted(fortunes, key=lambda fortune: ends[fortune.name][1])
    wanted = [ends[fortune.name][1] for fortune in ordered]
    heights = spread(wanted, PITCH, ABOVE + PITCH / 2, ABOVE + HEIGHT - PITCH / 2)
    left = COLUMN - RIGHT + 5
    lead = Paint(stroke=type_.theme.colour("rule"), width=0.5, dash=(1, 1.5))
    for fortune, y in zip(ordered, heights, strict=True):
        x, end = ends[fortune.name]
        yield Line(x, end, COLUMN - RIGHT, end, lead)
        yield Line(COLUMN - RIGHT, end, left, y, lead)
        yield mark(fortune.look, left + 1.5, y, type_.theme)
        name, look = fitted(type_, fortune.name, NAMES, COLUMN - left - 4.5, PITCH, "sans-bold")
        yield from_left(type_, name, look, left + 4, y)
