"""A layered drawing: boxes in rows from top to bottom, and arrows that run down from row to row, past all boxes.

An arrow within a row runs to the right: straight to the box beside, or over the boxes between in the gap above them.

The steps are Sugiyama's: layers are given out; an arrow over several layers gets a place to pass in each between
(one for all arrows of a box, which part as late as they can); the order within layers is chosen for few crossings;
then boxes move to where their neighbours are, as far as those beside them allow. Between two rows an arrow is a
curve that stays in the gap, within a row it runs straight down: so it meets no box but those that it joins.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from itertools import accumulate, groupby, pairwise

from lessonpress.resources.values import Value

from .layer_order import Link, Rows, ordered
from .relax import straightened

SWEEPS = 6
"""How often boxes move towards their neighbours above, and then below."""
STRAIGHT = 3
"""So much more than others an arrow over several rows wants to be straight."""
LOWER = 0.65
"""How much lower the second of two arrows runs that overlap above a row."""
BEND = 0.55
"""How far a curve keeps its direction at each end, as a part of the gap."""

Step = tuple[str | float, ...]


class Box(Value, frozen=True):
    """A box of a size in mm, in one of the layers, counted from 0."""

    width: float
    height: float
    layer: int


class Spacing(Value, frozen=True):
    """Distances in mm: between boxes of a row; the width of a place where an arrow passes; between ends at a box.

    `rise` is how far above its row an arrow goes that runs over boxes.
    """

    between: float = 4.0
    channel: float = 2.0
    ends: float = 5.0
    rise: float = 2.0


class Layered(Value, frozen=True):
    """Where everything is from left to right; `rows` are those of the drawing, places to pass numbered after boxes."""

    boxes: tuple[Box, ...]
    rows: tuple[tuple[int, ...], ...]
    middles: tuple[float, ...]
    """The middle of every box, and of every place to pass."""
    chains: tuple[tuple[int, ...], ...]
    """For every edge its first box, where it passes, and its last box."""
    spacing: Spacing

    @property
    def heights(self) -> tuple[float, ...]:
        """The height of each row."""
        return tuple(max([self.boxes[n].height for n in row if n < len(self.boxes)], default=0.0) for row in self.rows)

    def left(self, box: int) -> float:
        """Where a box begins."""
        return self.middles[box] - self.boxes[box].width / 2

    def tops(self, gaps: Sequence[float]) -> list[float]:
        """Where rows begin, the first at 0, with such gaps after each."""
        return list(accumulate((h + gap for h, gap in zip(self.heights[:-1], gaps, strict=True)), initial=0.0))

    def routes(self, tops: Sequence[float]) -> tuple[tuple[Step, ...], ...]:
        """For every edge its path from the bottom of one box to the top of another, in rows that begin at `tops`."""
        ends = self._ends()
        return tuple(
            tuple((self._across if self._in_row(chain) else self._down)(chain, tops, ends[chain[-2:]]))
            for chain in self.chains
        )

    def _in_row(self, chain: Sequence[int]) -> bool:
        return chain[-1] in self.rows[self.boxes[chain[0]].layer]

    def _across(self, chain: Sequence[int], tops: Sequence[float], end: float) -> Iterator[Step]:
        """Along a row: straight to the next box, or over those between."""
        first, last = chain
        a, b = self.boxes[first], self.boxes[last]
        row, top, right = self.rows[a.layer], tops[a.layer], self.left(first) + a.width
        between = [n for n in row[row.index(first) + 1 : row.index(last)] if n < len(self.boxes)]
        if not between:
            middle = top + min(a.height, b.height) / 2
            yield ("M", right, middle)
            yield ("L", self.left(last), middle)
            return
        rise = self.spacing.rise * LOWER ** self._below(first, last)
        start = max(self.middles[first], right - self.spacing.ends)
        yield ("M", start, top)
        yield ("C", start, top - rise, start, top - rise, start + rise, top - rise)
        yield ("L", end - rise, top - rise)
        yield ("C", end, top - rise, end, top - rise, end, top)

    def _below(self, first: int, last: int) -> int:
        """How many arrows along its row an arrow has to pass under: those that begin before it and overlap it."""
        place = {n: at for at, n in enumerate(self.rows[self.boxes[first].layer])}
        others = {chain for chain in self.chains if chain[0] in place and self._in_row(chain)}
        spans = [(place[a], place[b]) for a, b in others if place[b] - place[a] > 1]
        start, end = place[first], place[last]
        return sum((a, -b) < (start, -end) and b > start for a, b in spans)

    def _down(self, chain: Sequence[int], tops: Sequence[float], end: float) -> Iterator[Step]:
        first = self.boxes[chain[0]]
        x, layer = self.middles[chain[0]], first.layer
        yield ("M", x, tops[layer] + first.height)
        for number in chain[1:]:
            bottom, top = tops[layer] + self.heights[layer], tops[layer + 1]
            yield ("L", x, bottom)
            to = end if number == chain[-1] else self.middles[number]
            bend = BEND * (top - bottom)
            yield ("C", x, bottom + bend, to, top - bend, to, top)
            x, layer = to, layer + 1

    def _ends(self) -> dict[tuple[int, ...], float]:
        """Where arrows meet the top of each box: side by side, in the order from which they come."""
        arriving: dict[int, set[int]] = {}
        for chain in self.chains:
            arriving.setdefault(chain[-1], set()).add(chain[-2])
        found: dict[tuple[int, ...], float] = {}
        for box, before in arriving.items():
            step = min(self.spacing.ends, self.boxes[box].width / (len(before) + 1))
            for number, other in enumerate(sorted(before, key=lambda n: (self.middles[n], n))):
                found[other, box] = self.middles[box] + (number - (len(before) - 1) / 2) * step
        return found


def layers(groups: Sequence[int], edges: Sequence[Link], capacity: int) -> list[int]:
    """A layer for each of several things in order of time, whose `groups` never fall; edges run on in that order.

    A group begins a new layer; what leads to something stands above it; no layer holds more than `capacity`.
    """
    before: list[list[int]] = [[] for _ in groups]
    for a, b in edges:
        before[b].append(a)
    found: list[int] = []
    held: dict[int, int] = {}
    base = 0
    for number, group in enumerate(groups):
        if number and group != groups[number - 1]:
            base = max(found) + 1
        size = groups.count(group)
        room = math.ceil(size / math.ceil(size / capacity))  # layers of a group about equally full
        layer = max([base, *(found[other] + 1 for other in before[number])])
        while held.get(layer, 0) >= room:
            layer += 1
        held[layer] = held.get(layer, 0) + 1
        found.append(layer)
    return found


def in_time(groups: Sequence[int], capacity: int) -> list[int]:
    """A layer for each of several things in order of time, filled one after the other: what leads to what is no matter.

    A group begins a new layer; no layer holds more than `capacity`.
    """
    found: list[int] = []
    for _, members in groupby(groups):
        size = len(list(members))
        base = found[-1] + 1 if found else 0
        room = math.ceil(size / math.ceil(size / capacity))
        found += [base + number // room for number in range(size)]
    return found


def arrange(
    boxes: Sequence[Box], edges: Sequence[Link], width: float, spacing: Spacing, fixed: Collection[Link] = ()
) -> Layered | None:
    """Boxes in rows of at most `width` mm, every edge running to a later layer or, by number, further on in its own.

    Of each pair in `fixed`, the first stands before the second in their row. None when a row is too long.
    """
    if not fits(boxes, edges, width, spacing):
        return None
    rows, chains = _with_passes(boxes, edges)
    beside = {(a, b) for a, b in edges if boxes[a].layer == boxes[b].layer}
    links = {link for chain in chains for link in pairwise(chain)} - beside
    rows = ordered(rows, links, beside.union(fixed))
    widths = [box.width for box in boxes]
    widths += [spacing.channel] * (sum(map(len, rows)) - len(boxes))
    middles = _middles(rows, links, widths, width, spacing.between, len(boxes))
    return Layered(tuple(boxes), tuple(map(tuple, rows)), tuple(middles), tuple(chains), spacing)


def fits(boxes: Sequence[Box], edges: Sequence[Link], width: float, spacing: Spacing) -> bool:
    """Whether no row is too long, with all arrows that pass between its boxes."""
    taken = [-spacing.between] * (1 + max((box.layer for box in boxes), default=-1))
    for box in boxes:
        taken[box.layer] += box.width + spacing.between
    for _, layer in {(a, layer) for a, b in edges for layer in range(boxes[a].layer + 1, boxes[b].layer)}:
        taken[layer] += spacing.channel + spacing.between
    return all(row <= width + 1e-9 for row in taken)


def _with_passes(boxes: Sequence[Box], edges: Sequence[Link]) -> tuple[Rows, list[tuple[int, ...]]]:
    """The rows, in the order given, with places to pass about below whence they come; and the way of each edge."""
    rows: Rows = [[] for _ in range(1 + max((box.layer for box in boxes), default=-1))]
    for number, box in enumerate(boxes):
        rows[box.layer].append(number)
    passes: dict[tuple[int, int], int] = {}
    chains = []
    for a, b in edges:
        between = [(a, layer) for layer in range(boxes[a].layer + 1, boxes[b].layer)]
        for key in between:
            passes.setdefault(key, len(boxes) + len(passes))
        chains.append((a, *(passes[key] for key in between), b))
    for layer in range(1, len(rows)):
        share = {n: (at + 0.5) / len(row) for row in rows[layer - 1 : layer + 1] for at, n in enumerate(row)}
        new = {number: passes.get((a, layer - 1), a) for (a, at), number in passes.items() if at == layer}
        share |= {number: share[source] for number, source in new.items()}
        rows[layer] = sorted([*rows[layer], *new], key=lambda n: share[n])
    return rows, chains


def _middles(
    rows: Rows, links: set[Link], widths: Sequence[float], width: float, between: float, count: int
) -> list[float]:
    """Where each stands, the first `count` being boxes: spread over its row, then nearer to its neighbours."""
    middles = [0.0] * len(widths)
    for row in rows:
        air = (width - sum(widths[n] for n in row)) / len(row)
        x = air / 2
        for number in row:
            middles[number] = x + widths[number] / 2
            x += widths[number] + air
    near: list[list[int]] = [[] for _ in widths]
    for a, b in sorted(links):
        times = 1 if max(a, b) < count else STRAIGHT
        near[a] += [b] * times
        near[b] += [a] * times
    for _ in range(SWEEPS):
        for row in [*rows, *rows[::-1]]:
            wanted = [sum(middles[o] for o in near[n]) / len(near[n]) if near[n] else middles[n] for n in row]
            rules = [(i, i + 1, (widths[a] + widths[b]) / 2 + between) for i, (a, b) in enumerate(pairwise(row))]
            bounds = [(widths[n] / 2, width - widths[n] / 2) for n in row]
            for number, x in zip(row, straightened(wanted, rules, bounds, range(len(row))), strict=True):
                middles[number] = x
    return middles
