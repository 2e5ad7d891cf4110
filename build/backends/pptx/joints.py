"""Lines of a scene that join two of its boxes: as connectors they follow when a box is moved.

A scene draws lines, and knows nothing of what they join; they do where both ends lie in the middle of an edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot

from lessonpress.layouts.drawing.scene import MM, Clip, Ellipse, Group, Item, Line, Path, Rect
from lessonpress.resources.values import Value

NEAR = 0.5
"""An end that lies no farther from the middle of an edge, in mm, is at it."""
Box = Rect | Ellipse
Point = tuple[float, float]
_SITES = {Rect: (0, 1, 2, 3), Ellipse: (0, 2, 4, 6)}
"""The numbers of a shape's sites at its top, left, bottom and right (ECMA-376, presetShapeDefinitions.xml)."""


class Site(Value, frozen=True):
    """Where a connector is glued: the box, and the number of the site."""

    box: Box
    number: int


class Joint(Value, frozen=True):
    """A line between two boxes; `curved`, it leaves and arrives upright. The items are what the scene draws for it."""

    line: Line
    start: Site
    end: Site
    curved: bool
    items: tuple[Item, ...]


def joints(items: Sequence[Item]) -> Iterator[Joint]:
    """The joints among things, groups opened."""
    sites = _Sites(_boxes(items))
    for listed in _lists(items):
        before: Item | None = None
        for item in listed:
            if isinstance(item, Line):
                found = _headed(before, item, sites) or _straight(item, sites)
                if found:
                    yield found
            before = item


def _straight(line: Line, sites: _Sites) -> Joint | None:
    return _joint(line, sites, (line,), curved=False)


def _headed(shaft: Item | None, head: Line, sites: _Sites) -> Joint | None:
    """A shaft, and the arrow's head that is drawn as a line of its own at its end."""
    if not (isinstance(shaft, Path) and head.arrow) or shaft.paint != head.paint:
        return None
    start, end = _ends(shaft)
    whole = Line(*start, head.x2, head.y2, head.paint, arrow=True)
    straight = [step[0] for step in shaft.steps] == ["M", "L"] and min(_reach(whole)) < NEAR
    if hypot(end[0] - head.x1, end[1] - head.y1) > (3.2 * head.paint.width + 3) / MM:
        return None
    if not straight and (head.x1 != head.x2 or not _is_plain(shaft)):
        return None
    return _joint(whole, sites, (shaft, head), curved=min(_reach(whole)) > NEAR)


def _reach(line: Line) -> Point:
    """How far a line goes to the side and down."""
    return abs(line.x2 - line.x1), abs(line.y2 - line.y1)


def _is_plain(shaft: Path) -> bool:
    """Whether it is one curve that leaves and arrives upright: what a connector draws likewise."""
    points = [tuple(float(n) for n in step[-2:]) for step in shaft.steps if step[0] in ("M", "L")]
    kinds = [step[0] for step in shaft.steps if step[0] != "L"]
    if kinds != ["M", "C"] or any(hypot(x2 - x1, y2 - y1) > NEAR for (x1, y1), (x2, y2) in pairwise(points)):
        return False
    (_, x1, _, x2, _, x, _) = shaft.steps[-1]
    return abs(float(x1) - points[0][0]) < NEAR and abs(float(x2) - float(x)) < NEAR


def _ends(path: Path) -> tuple[Point, Point]:
    first, last = path.steps[0], path.steps[-1]
    return (float(first[1]), float(first[2])), (float(last[-2]), float(last[-1]))


def _joint(line: Line, sites: _Sites, drawn: tuple[Item, ...], *, curved: bool) -> Joint | None:
    start, end = sites.at(line.x1, line.y1), sites.at(line.x2, line.y2)
    if start is None or end is None or start.box is end.box:
        return None
    return Joint(line, start, end, curved, drawn)


class _Sites:
    """Where lines can be glued, found by place. Of boxes that share an edge the largest counts."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        self._found: dict[tuple[int, int], list[tuple[float, float, Site]]] = {}
        for box in sorted(boxes, key=lambda one: -one.w * one.h):
            middle, half = box.x + box.w / 2, box.y + box.h / 2
            places = ((middle, box.y), (box.x, half), (middle, box.y + box.h), (box.x + box.w, half))
            for (x, y), number in zip(places, _SITES[type(box)], strict=True):
                self._found.setdefault((round(x), round(y)), []).append((x, y, Site(box, number)))

    def at(self, x: float, y: float) -> Site | None:
        """The site at a place."""
        cells = ((round(x) + dx, round(y) + dy) for dx in (0, -1, 1) for dy in (0, -1, 1))
        near = (found for cell in cells for found in self._found.get(cell, ()))
        inside = [(site.box, site) for sx, sy, site in near if hypot(sx - x, sy - y) <= NEAR]
        return max(inside, key=lambda found: found[0].w * found[0].h)[1] if inside else None


def _lists(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """The items, and those of each group."""
    yield items
    for item in items:
        if isinstance(item, Group | Clip):
            yield from _lists(item.items)


def _boxes(items: Sequence[Item]) -> Iterator[Box]:
    return (item for listed in _lists(items) for item in listed if isinstance(item, Rect | Ellipse))
