"""In which order things stand within their layers, so that the lines from layer to layer cross little.

Each layer in turn is sorted by where its neighbours in the layer before stand on average (the barycentre heuristic of
Sugiyama, Tagawa and Toda, 1981), down and up again; then neighbours within a layer are exchanged where that saves
crossings. The best order met is kept, so that it is never worse than the first.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Iterable, Mapping, Sequence

Link = tuple[int, int]
"""A line from a thing to one in the next layer."""
Rows = list[list[int]]
SWEEPS = 12
"""Down and up: more seldom help."""


def ordered(rows: Sequence[Sequence[int]], links: Iterable[Link], fixed: Collection[Link] = ()) -> Rows:
    """The same things in each row, in an order with as few crossings as the sweeps find.

    Of each pair in `fixed`, the first stays before the second: they must stand so in `rows`, and be numbered so.
    """
    links = sorted(set(links))
    above, below = _neighbours(links)
    now = [list(row) for row in rows]
    best, fewest = [list(row) for row in now], crossings(now, links)
    for sweep in range(SWEEPS):
        if fewest == 0:
            break
        down = sweep % 2 == 0
        for number in range(1, len(now)) if down else range(len(now) - 2, -1, -1):
            places = _places(now[number - 1 if down else number + 1])
            now[number] = _sorted(now[number], places, above if down else below, fixed)
        _exchange(now, above, below, {}, fixed)
        count = crossings(now, links)
        if count < fewest:
            best, fewest = [list(row) for row in now], count
    given = {node: at for row in rows for at, node in enumerate(row)}
    _exchange(best, above, below, given, fixed)
    return best


def crossings(rows: Sequence[Sequence[int]], links: Iterable[Link]) -> int:
    """How many pairs of lines cross, each between two rows that follow one another."""
    layer = {node: number for number, row in enumerate(rows) for node in row}
    place = {node: at for row in rows for at, node in enumerate(row)}
    ends: dict[int, list[Link]] = {}
    for a, b in links:
        ends.setdefault(layer[a], []).append((place[a], place[b]))
    return sum(_inversions(sorted(pairs)) for pairs in ends.values())


def _inversions(pairs: Sequence[Link]) -> int:
    """Lines sorted by their first ends: how many end before one that began before them."""
    met: list[int] = []
    count = 0
    for _, end in pairs:
        count += len(met) - bisect_right(met, end)
        insort(met, end)
    return count


_Neighbours = Mapping[int, Sequence[int]]


def _neighbours(links: Iterable[Link]) -> tuple[_Neighbours, _Neighbours]:
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for a, b in links:
        above.setdefault(b, []).append(a)
        below.setdefault(a, []).append(b)
    return above, below


def _places(row: Sequence[int]) -> dict[int, float]:
    """Where each stands, as a share of the row: rows are of different lengths."""
    return {node: (at + 0.5) / len(row) for at, node in enumerate(row)}


def _sorted(
    row: Sequence[int], places: Mapping[int, float], neighbours: _Neighbours, fixed: Collection[Link]
) -> list[int]:
    """A row by the barycentres of its neighbours; those that have none stay about where they are."""
    own = _places(row)

    def barycentre(node: int) -> float:
        found = [places[other] for other in neighbours.get(node, ())]
        return sum(found) / len(found) if found else own[node]

    wish = {node: barycentre(node) for node in row}
    for first, second in sorted(fixed):
        if first in wish:
            wish[second] = max(wish[first], wish[second])
    return sorted(row, key=lambda node: (wish[node], own[node]))


def _exchange(
    rows: Rows, above: _Neighbours, below: _Neighbours, given: Mapping[int, int], fixed: Collection[Link]
) -> None:
    """Exchange neighbours within rows as long as that saves a crossing, or brings back an order `given` for free."""
    saved = True
    while saved:
        saved = False
        for number, row in enumerate(rows):
            around = [
                (_places(rows[other]), nearby)
                for other, nearby in ((number - 1, above), (number + 1, below))
                if 0 <= other < len(rows)
            ]
            for at in range(len(row) - 1):
                a, b = row[at], row[at + 1]
                gain = sum(_gain(places, nearby.get(a, ()), nearby.get(b, ())) for places, nearby in around)
                if (a, b) not in fixed and (gain > 0 or (gain == 0 and given.get(a, 0) > given.get(b, 0))):
                    row[at], row[at + 1] = b, a
                    saved = True


def _gain(places: Mapping[int, float], left: Sequence[int], right: Sequence[int]) -> int:
    """How many crossings fewer there are when two neighbours change places."""
    pairs = [(places[a], places[b]) for a in left for b in right]
    return sum((a > b) - (a < b) for a, b in pairs)
