"""Places that keep their distances and are as near as may be to where they want to be.

The rules are least differences, `place[b] - place[a] >= distance`, and every place has a lowest and a highest value.
Such a system is tightened by following its longest paths (Bellman and Ford); after that, any value between a place's
bounds can be completed to a solution. So places are settled one by one, each as near to its wish as its bounds then
allow. Settled from first to last, crowded places are pushed on; from last to first, back. The solutions form a convex
set: half-way between the two lies a third, in which a crowd spreads evenly around where it wants to be, as it does in
isotonic regression.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Difference = tuple[int, int, float]
"""(a, b, distance): place b lies at least `distance` beyond place a."""
Bounds = tuple[float, float]

POLISH = 4
"""How often every place may still move nearer to its wish, as far as its neighbours let it."""


def straightened(
    wanted: Sequence[float], rules: Sequence[Difference], bounds: Sequence[Bounds], order: Sequence[int]
) -> list[float]:
    """Places that keep all rules, settled in `order` and against it. There must be a solution."""
    system = _System(len(wanted), rules)
    on = system.settled(wanted, bounds, order)
    back = system.settled(wanted, bounds, order[::-1])
    places = [(a + b) / 2 for a, b in zip(on, back, strict=True)]
    for number in range(POLISH):
        for i in order if number % 2 else order[::-1]:
            low, high = system.room(places, i, bounds[i])
            places[i] = min(max(wanted[i], low), high) if low <= high else places[i]
    return places


class _System:
    """The rules, by the places that they bind."""

    def __init__(self, count: int, rules: Iterable[Difference]) -> None:
        self.after: list[list[tuple[int, float]]] = [[] for _ in range(count)]
        self.before: list[list[tuple[int, float]]] = [[] for _ in range(count)]
        for a, b, distance in rules:
            self.after[a].append((b, distance))
            self.before[b].append((a, distance))

    def settled(self, wanted: Sequence[float], bounds: Sequence[Bounds], order: Sequence[int]) -> list[float]:
        """Every place in turn as near to its wish as those before it in `order` allow."""
        low, high = [bound[0] for bound in bounds], [bound[1] for bound in bounds]
        self._raise(low, list(order))
        self._lower(high, list(order))
        for i in order:
            low[i] = high[i] = min(max(wanted[i], low[i]), high[i])
            self._raise(low, [i])
            self._lower(high, [i])
        return low

    def room(self, places: Sequence[float], i: int, bounds: Bounds) -> Bounds:
        """Between what a place can move when no other does."""
        low = max([bounds[0], *(places[a] + distance for a, distance in self.before[i])])
        high = min([bounds[1], *(places[b] - distance for b, distance in self.after[i])])
        return low, high

    def _raise(self, low: list[float], queue: list[int]) -> None:
        """Carry raised lowest values on to the places after."""
        while queue:
            a = queue.pop()
            for b, distance in self.after[a]:
                if low[a] + distance > low[b] + 1e-9:
                    low[b] = low[a] + distance
                    queue.append(b)

    def _lower(self, high: list[float], queue: list[int]) -> None:
        """Carry lowered highest values back to the places before."""
        while queue:
            b = queue.pop()
            for a, distance in self.before[b]:
                if high[b] - distance < high[a] - 1e-9:
                    high[a] = high[b] - distance
                    queue.append(a)
