"""A tree drawn to both sides of its root: branches shared out so that both sides are about equally high, nothing
overlapping, every node in the column of its level and half-way up its children.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from lessonpress.resources.values import Value

FEW = 12
"""Of so many branches every way to share them out is tried."""

Path = tuple[int, ...]
"""Where a node is: the number of the branch, of the child in it, of the child in that ..."""


class Node(Value, frozen=True):
    """A node so many mm wide and high, and what grows from it."""

    width: float
    height: float
    children: tuple[Node, ...] = ()


class Spacing(Value, frozen=True):
    """Distances in mm, by level from the branches on; the last counts for all deeper ones."""

    between: tuple[float, ...]
    """Above and below: between branches, between children of a branch, ..."""
    before: tuple[float, ...]
    """Sideways: between the root and the branches, between these and their children, ..."""


class Seat(Value, frozen=True):
    """A node's place: `x` is how far it begins from the root's edge, outwards; `y` its top, from that of the side."""

    path: Path
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Half-way up."""
        return self.y + self.height / 2


class Side(Value, frozen=True):
    """The branches on one side, from top to bottom, and how far they reach."""

    seats: tuple[Seat, ...]
    width: float
    height: float


def shared_out(heights: Sequence[float]) -> tuple[list[int], list[int]]:
    """The numbers of the branches on the right, where the first is, and on the left, each side in their order.

    All ways are tried as long as they are few; else the highest go first, each to the side that is lower so far
    (Graham, 1969). In both cases the sides differ by no more than the highest branch.
    """
    rest = range(1, len(heights))
    if len(heights) <= FEW:
        first = (0,) if heights else ()
        ways = [(*first, *chosen) for count in range(len(rest) + 1) for chosen in combinations(rest, count)]
        right = min(ways, key=lambda way: abs(sum(heights) - 2 * sum(heights[n] for n in way)))
        return list(right), [n for n in rest if n not in right]
    sides: tuple[list[int], list[int]] = ([], [])
    for number in sorted(range(len(heights)), key=lambda n: (-heights[n], n)):
        min(sides, key=lambda side: sum(heights[n] for n in side)).append(number)
    one, other = sorted(map(sorted, sides))
    return one, other


def side(branches: Sequence[Node], numbers: Sequence[int], spacing: Spacing) -> Side:
    """These of the branches, one below the other, their levels in columns."""
    columns = _columns([branches[n] for n in numbers], spacing)
    seats: list[Seat] = []
    y = 0.0
    for number in numbers:
        seats += _seats(branches[number], (number,), y, columns, spacing)
        y += height(branches[number], spacing) + spacing.between[0]
    return Side(tuple(seats), columns[-1], max(0.0, y - spacing.between[0]))


def height(node: Node, spacing: Spacing, level: int = 0) -> float:
    """How high a node is with all that grows from it."""
    return max(node.height, _children_height(node, spacing, level))


def _children_height(node: Node, spacing: Spacing, level: int) -> float:
    gap = _at(spacing.between, level + 1)
    return sum(height(child, spacing, level + 1) + gap for child in node.children) - (gap if node.children else 0.0)


def _seats(node: Node, path: Path, top: float, columns: Sequence[float], spacing: Spacing) -> Iterator[Seat]:
    """A node and all that grows from it, from `top` down: outer after inner."""
    level = len(path) - 1
    whole = height(node, spacing, level)
    yield Seat(path, columns[level], top + (whole - node.height) / 2, node.width, node.height)
    y = top + (whole - _children_height(node, spacing, level)) / 2
    for number, child in enumerate(node.children):
        yield from _seats(child, (*path, number), y, columns, spacing)
        y += height(child, spacing, level + 1) + _at(spacing.between, level + 1)


def _columns(nodes: Sequence[Node], spacing: Spacing) -> list[float]:
    """Where each level begins; and, last, where the deepest ends."""
    starts, level, x = [], 0, 0.0
    here = list(nodes)
    while here:
        starts.append(x + _at(spacing.before, level))
        x = starts[-1] + max(node.width for node in here)
        here = [child for node in here for child in node.children]
        level += 1
    return [*starts, x]


def _at(values: Sequence[float], level: int) -> float:
    return values[min(level, len(values) - 1)]
