"""The search for rows: on which side of the axis, and how far from it, each label stands.

A beam search goes along the axis and follows the few cheapest partial placements, each label as far left as it may
stand. A label that finds no row makes the lightest of those around it give way. Those that gave way are then squeezed
in again where they disturb nobody, if need be by moving a neighbour to another row.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from heapq import nsmallest
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from .seats import Field, Label, Spacing

BEAM = 4
"""How many partial placements are followed at a time."""
NEIGHBOURS = 6
"""How many neighbours are asked to move for a label without room."""
FAR = -1e9
"""Before everything."""


class _Side(NamedTuple):
    """What is taken on one side so far."""

    ends: tuple[float, ...]
    """Per row, where its last label ends."""
    passed: tuple[float, ...]
    """Per row, the last pole that rises past it."""
    pole: float
    """The last pole of all."""


class _Node(NamedTuple):
    """A partial placement: its cost, both sides, and how it came about."""

    cost: float
    sides: tuple[_Side, _Side]
    choice: _Choice | None
    parent: _Node | None


_Choice = tuple[int, int, int, float, float]
"""Index, side (0 is above), row, pole, left."""
Rows = dict[int, tuple[bool, int]]
"""By index, whether a label stands above, and on which row."""


class Search:
    """The search for places for one set of labels in one field."""

    def __init__(self, labels: Sequence[Label], field: Field, spacing: Spacing, crowded: float) -> None:
        self.labels, self.field, self.spacing, self.crowded = list(labels), field, spacing, crowded
        depths = (depth - spacing.gutter + spacing.gap / 2 + 1e-9 for depth in (field.above, field.below))
        self.depths = tuple(max(0, int(depth / spacing.row)) for depth in depths)
        self.rows = [self._needed(label) for label in labels]
        self.order = sorted(range(len(labels)), key=lambda i: (labels[i].anchor, -labels[i].weight, i))
        self.reach = 1.5 * max((label.width for label in labels), default=0.0)
        self._queue: list[float] = []
        self._sums: list[int] = [0]

    def _needed(self, label: Label) -> int:
        """How many rows a label takes."""
        return -int(-(label.height + self.spacing.gap / 2 - 1e-9) // self.spacing.row)

    def run(self) -> Rows:
        """The best rows found. When a label has nowhere to go, the lightest of those around it gives way."""
        queue = list(self.order)
        beams = [[_Node(0.0, (self._empty(0), self._empty(1)), None, None)]]
        self._count(queue)
        while len(beams) <= len(queue):
            index = queue[len(beams) - 1]
            choices = [choice for node in beams[-1] for choice in self._choices(node, index)]
            if choices:
                beams.append([self._after(*choice) for choice in nsmallest(BEAM, choices, key=itemgetter(0))])
            else:
                gone = self._giving_way(queue, len(beams) - 1)
                del queue[gone], beams[gone + 1 :]
                self._count(queue)
        rows: Rows = {}
        node: _Node | None = beams[-1][0]
        while node is not None and node.choice is not None:
            rows[node.choice[0]] = (node.choice[1] == 0, node.choice[2])
            node = node.parent
        return rows

    def _empty(self, number: int) -> _Side:
        return _Side((FAR,) * self.depths[number], (FAR,) * self.depths[number], FAR)

    def _giving_way(self, queue: Sequence[int], at: int) -> int:
        """Where in the queue the label stands that is given up for the one at `at`: the lightest near it, or itself."""
        label = self.labels[queue[at]]
        near = range(bisect_left(self._queue, label.anchor - self.reach), at + 1)
        return min(near, key=lambda n: (self.labels[queue[n]].weight - (n == at) / 2, -n))

    def _count(self, queue: Sequence[int]) -> None:
        """Note who comes, and how many rows they need."""
        self._queue = [self.labels[i].anchor for i in queue]
        self._sums = [0, *accumulate(self.rows[i] for i in queue)]

    def _choices(self, node: _Node, index: int) -> Iterator[tuple[float, _Node, _Choice]]:
        """Every row on either side where the label can go, with the cost so far."""
        for number, side in enumerate(node.sides):
            for row in range(self.depths[number] - self.rows[index] + 1):
                place = self._fit(side, index, row, self.labels[index].anchor)
                if place:
                    cost = node.cost + self._cost(node, index, number, row, *place)
                    yield cost, node, (index, number, row, *place)

    def _fit(self, side: _Side, index: int, row: int, wanted: float) -> tuple[float, float] | None:
        """The first pole from `wanted` on, and the left edge, with which a label can stand on a row."""
        label, s, right = self.labels[index], self.spacing, self.field.right
        ends = side.ends
        floor = max(self.field.left, max(ends[row : row + self.rows[index]]) + s.gap, side.passed[row] + s.clear)
        low = max(side.pole + s.poles, floor + s.inset, (max(ends[:row]) if row else FAR) + s.clear)
        pole = max(low, wanted)
        left = max(floor, pole + s.inset - label.width)
        if left + label.width > right:  # where the axis ends, a label leans back as far as its row allows
            left, pole = right - label.width, min(pole, right - s.inset)
            if left < floor or pole < max(low, left + s.inset):
                return None
        return (pole, left) if abs(pole - label.anchor) <= s.shift + 1e-6 else None

    def _cost(self, node: _Node, index: int, number: int, row: int, pole: float, left: float) -> float:
        """How unwelcome a position is: far from its anchor, far from the axis, in the way of what comes."""
        label, rows, ends = self.labels[index], self.rows[index], node.sides[number].ends
        depth, right = len(ends), left + self.labels[index].width
        bent = (pole - label.anchor) / self.spacing.shift
        ahead = sum([right - max(end, label.anchor) for end in ends[row : row + rows] if right > end])
        idle = sum([label.anchor - end for end in ends[row : row + rows] if 0 < label.anchor - end < label.width])
        cost = 4.0 * bent * bent + 0.9 * (row + rows) / depth + (ahead + 0.5 * idle) / (label.width * depth)
        # Poles that come before this label ends cannot rise past it: they need the rows beneath it. And where the axis
        # ends before another label would, they need the rows beyond.
        coming = self._coming(pole, right) / 2 - row
        if right + label.width > self.field.right:
            coming = max(coming, self._coming(label.anchor, self.field.right) / 2 - (depth - row - rows))
        same = node.choice is not None and node.choice[1] == number
        return cost + self.crowded * max(0.0, coming) / depth + (0.25 if same else 0.0)

    def _coming(self, after: float, before: float) -> int:
        """How many rows the labels need whose anchors lie between two places."""
        return max(0, self._sums[bisect_left(self._queue, before)] - self._sums[bisect_right(self._queue, after)])

    def _after(self, cost: float, node: _Node, choice: _Choice) -> _Node:
        """The placement with one more decision."""
        index, number, row, pole, left = choice
        changed = self._taken(node.sides[number], index, row, pole, left)
        sides = (changed, node.sides[1]) if number == 0 else (node.sides[0], changed)
        return _Node(cost, sides, choice, node)

    def _taken(self, side: _Side, index: int, row: int, pole: float, left: float) -> _Side:
        """A side with one more label."""
        rows, right = self.rows[index], left + self.labels[index].width
        ends = side.ends[:row] + (right,) * rows + side.ends[row + rows :]
        return _Side(ends, (pole,) * row + side.passed[row:], pole)

    # ---- given the rows: are there positions? -----------------------------------------------------------------------

    def squeeze(self, rows: Rows, index: int) -> bool:
        """Find a row for one more label where it and all others have positions; the nearest there is."""
        sides = [self._around(rows, index, above) for above in (True, False)]
        for row in range(max(self.depths) - self.rows[index] + 1):
            for number, (before, after) in enumerate(sides):
                if self._stands(before, index, row, after):
                    rows[index] = (number == 0, row)
                    return True
        return False

    def _around(self, rows: Rows, index: int, above: bool) -> tuple[_Side, list[tuple[int, int]]]:
        """What the labels before one take on a side, and those after it with their rows."""
        at = self.order.index(index)
        taken = self._empty(0 if above else 1)
        for i in self.order[:at]:
            if i in rows and rows[i][0] is above:
                taken = self._next(taken, i, rows[i][1]) or taken
        return taken, [(i, rows[i][1]) for i in self.order[at + 1 :] if i in rows and rows[i][0] is above]

    def _stands(self, before: _Side, index: int, row: int, after: Sequence[tuple[int, int]]) -> bool:
        """Whether a label can stand on a row, and those after it still on theirs.

        All rules bind a label to earlier ones only, so one pass with every pole as far left as it may go decides it.
        """
        if row + self.rows[index] > len(before.ends):
            return False
        side = self._next(before, index, row)
        for i, its_row in after:
            if side is None:
                return False
            side = self._next(side, i, its_row)
        return side is not None

    def _next(self, side: _Side, index: int, row: int) -> _Side | None:
        """A side with one more label as far left as it may go; None when it cannot stand there."""
        place = self._fit(side, index, row, self.labels[index].anchor - self.spacing.shift)
        return self._taken(side, index, row, *place) if place else None

    def swap(self, rows: Rows, index: int) -> None:
        """Make room for a label by finding another row for one of its neighbours."""
        anchor = self.labels[index].anchor
        for other in sorted(rows, key=lambda i: (abs(self.labels[i].anchor - anchor), i))[:NEIGHBOURS]:
            seat = rows.pop(other)
            if self.squeeze(rows, index):
                if self.squeeze(rows, other):
                    return
                del rows[index]
            rows[other] = seat

    def grow(self, rows: Rows, index: int, label: Label) -> bool:
        """Take a larger version of a label if it finds room, where it stands or elsewhere."""
        seat, former = rows.pop(index), self.labels[index]
        self.labels[index], self.rows[index] = label, self._needed(label)
        before, after = self._around(rows, index, seat[0])
        if self._stands(before, index, seat[1], after):
            rows[index] = seat
            return True
        if self.squeeze(rows, index):
            return True
        self.labels[index], self.rows[index] = former, self._needed(former)
        rows[index] = seat
        return False
