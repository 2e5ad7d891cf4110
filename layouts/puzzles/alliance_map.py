"""A map of an alliance: everybody around it, to be joined to it as a member or as somebody it was against.

A solid line with a dot says together, a broken line with a bar says against: a photocopy keeps both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import hypot

from lessonpress.resources.values import Value

from ..drawing.scene import Ellipse, Item, Line, Paint, Rect, Scene
from ..type.paragraph import Typesetter
from .lettering import centred, fitted, from_left, style

WIDTH, HEIGHT = 81.0, 66.0
"""The size of a map, in mm: two stand side by side on A4."""
BOX, HUB = (18.6, 7.0), (24.0, 15.0)
"""The size of a person's box, and of the alliance's."""
ASIDE = 0.3
"""How far down the sides begin, in parts of the height: no line to a corner then touches their boxes."""
MOST = 12
"""Boxes that find room around a map."""
_SIDES: dict[int, tuple[int, int, int, int]] = {
    2: (1, 0, 1, 0), 3: (1, 0, 2, 0), 4: (1, 1, 1, 1), 5: (2, 1, 1, 1), 6: (2, 1, 2, 1), 7: (3, 1, 2, 1),
    8: (3, 1, 3, 1), 9: (3, 2, 3, 1), 10: (3, 2, 3, 2), 11: (3, 3, 3, 2), 12: (3, 3, 3, 3),
}  # fmt: skip
"""How many boxes stand above, on the right, below and on the left, by how many there are."""
DOT, BAR = 1.1, 2.2
"""Half the size of a dot and of a bar, in mm."""
STROKE = 1.5
LEGEND = 7.0
"""The height of the legend, in mm."""


class Camp(Value, frozen=True):
    """An alliance: its name as far as it is given, and who was of it, with it and against it, by name."""

    name: str
    members: tuple[str, ...]
    supporters: tuple[str, ...]
    against: tuple[str, ...]


def blank_map(name: str, people: Sequence[str], type_: Typesetter) -> Scene:
    """Everybody around the box of an alliance, with nothing joined; without a name there are lines to write it on."""
    return Scene(WIDTH, HEIGHT, (*_hub(name, type_), *(i for p, x, y in _around(people) for i in _box(p, x, y, type_))))


def complete_map(camp: Camp, people: Sequence[str], type_: Typesetter) -> Scene:
    """The same with its lines; whoever belongs to the alliance has a heavy frame."""
    boxes: list[Item] = []
    ties: list[Item] = []
    for person, x, y in _around(people):
        together = person in (*camp.members, *camp.supporters)
        boxes += _box(person, x, y, type_, heavy=person in camp.members)
        if together or person in camp.against:
            ties += _tie(x, y, together, type_)
    return Scene(WIDTH, HEIGHT, (*_hub(camp.name, type_), *boxes, *ties))


def legend(together: str, against: str, type_: Typesetter) -> Scene:
    """What the two kinds of line say."""
    look, y, x = style(9.5), LEGEND / 2, 0.0
    items: list[Item] = []
    for words, joined in ((together, True), (against, False)):
        items += _line(x, y, x + 16, y, joined, type_)
        items.append(from_left(type_, words, look, x + 19, y))
        x += 19 + items[-1].w + 12  # type: ignore[union-attr]
    return Scene(x - 12, LEGEND, tuple(items))


def _around(people: Sequence[str]) -> Iterator[tuple[str, float, float]]:
    """The middle of everybody's box, clockwise from the top left."""
    top, right, bottom, left = _SIDES[len(people)]
    (w, h), side = BOX, ASIDE * HEIGHT
    places = [(x, h / 2) for x in _spread(top, w / 2, WIDTH - w / 2)]
    places += [(WIDTH - w / 2, y) for y in _spread(right, side, HEIGHT - side)]
    places += [(x, HEIGHT - h / 2) for x in reversed(_spread(bottom, w / 2, WIDTH - w / 2))]
    places += [(w / 2, y) for y in reversed(_spread(left, side, HEIGHT - side))]
    yield from ((person, *place) for person, place in zip(people, places, strict=True))


def _spread(count: int, first: float, last: float) -> list[float]:
    """So many places from the first to the last; a single one half-way."""
    if count < 2:
        return [(first + last) / 2] * count
    return [first + i * (last - first) / (count - 1) for i in range(count)]


def _box(person: str, x: float, y: float, type_: Typesetter, *, heavy: bool = False) -> tuple[Item, ...]:
    (w, h), colour = BOX, type_.theme.colour
    words, look = fitted(type_, person, (9.5, 9, 8, 7), w - 1.5, h, "sans-bold" if heavy else "sans")
    paint = Paint(fill=colour("paper"), stroke=colour("ink"), width=1.6 if heavy else 0.6)
    return Rect(x - w / 2, y - h / 2, w, h, paint, 1.0), centred(type_, words, look, x, y, w - 1.5)


def _hub(name: str, type_: Typesetter) -> tuple[Item, ...]:
    """The box of the alliance in the middle."""
    (w, h), colour = HUB, type_.theme.colour
    x, y = WIDTH / 2, HEIGHT / 2
    frame = Rect(x - w / 2, y - h / 2, w, h, Paint(fill=colour("tint"), stroke=colour("ink"), width=1.0), 4.0)
    if not name:
        rule = Paint(stroke=colour("rule"), width=0.5)
        return frame, *(Line(x - w / 2 + 3, at, x + w / 2 - 3, at, rule) for at in (y - 0.5, y + 5.5))
    words, look = fitted(type_, name, (10, 9, 8, 7), w - 3, h - 1, "sans-bold")
    return frame, centred(type_, words, look, x, y, w - 3)


def _tie(x: float, y: float, together: bool, type_: Typesetter) -> Iterator[Item]:
    """A line from the alliance to the box whose middle is x, y; it ends at the edges of both."""
    mid_x, mid_y = WIDTH / 2, HEIGHT / 2
    start = _edge(mid_x, mid_y, x, y, HUB)
    end = _edge(x, y, mid_x, mid_y, BOX)
    return _line(*start, *end, together, type_)


def _edge(x: float, y: float, to_x: float, to_y: float, size: tuple[float, float]) -> tuple[float, float]:
    """Where a line from the middle of a box of that size leaves it."""
    dx, dy = to_x - x, to_y - y
    share = min(size[0] / 2 / abs(dx) if dx else 9.0, size[1] / 2 / abs(dy) if dy else 9.0)
    return x + dx * share, y + dy * share


def _line(x1: float, y1: float, x2: float, y2: float, together: bool, type_: Typesetter) -> Iterator[Item]:
    """A line that says together, or against."""
    ink = type_.theme.colour("ink")
    yield Line(x1, y1, x2, y2, Paint(stroke=ink, width=STROKE, dash=() if together else (4, 3)))
    length = hypot(x2 - x1, y2 - y1)
    dx, dy = (x2 - x1) / length, (y2 - y1) / length
    if together:
        yield Ellipse(x2 - DOT, y2 - DOT, 2 * DOT, 2 * DOT, Paint(fill=ink))
    else:
        x, y = x2 - 1.5 * dx, y2 - 1.5 * dy
        yield Line(x - BAR * dy, y + BAR * dx, x + BAR * dy, y - BAR * dx, Paint(stroke=ink, width=2.2))
