"""Labels along an axis: which ones to show, and where, so that nothing overlaps and no leader crosses anything.

Every label has a leader in two parts: a curve that fans out from its anchor within a gutter beside the axis, and a
straight pole from there to the label, which the pole meets anywhere along its near edge. A label stands above or below
the axis, on one of many low rows. Three rules make a placement sound:

1. poles keep the order of their anchors and a distance, so that no two leaders cross;
2. labels that share a row keep the order of their poles and a gap, so that none overlap;
3. a pole that rises past a row stays clear of the labels there.

`row_search.py` finds the rows, heavier labels before lighter ones. Then `straightened` in `relax.py` moves poles and
labels within the rules as near to their anchors as they can be. Numbers only: no text, no theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from .relax import Difference, straightened
from .row_search import Rows, Search
from .seats import Field, Label, Placement, Seat, Spacing

__all__ = ["Field", "Label", "Placement", "Seat", "Spacing", "place"]

CROWDED = (4.0, 2.0)
"""How much it counts that a label leaves the next ones too few rows; the second is tried where the first leaves some
out, and the better result taken."""
SWAPS = 4
"""For how many labels without room a neighbour is moved."""


def place(
    labels: Sequence[Label], field: Field, spacing: Spacing, fuller: Mapping[int, Label] | None = None
) -> Placement:
    """Place as many labels as there is room for, the heaviest first. The same labels always go to the same places.

    `fuller` holds larger versions of some labels, by index: they are used where everything else keeps its place.
    """
    found: list[tuple[Search, Rows]] = []
    for crowded in CROWDED:
        found.append(_searched(Search(labels, field, spacing, crowded)))
        if len(found[-1][1]) == len(labels):
            break
    search, rows = max(found, key=lambda result: sum(5.0 ** labels[i].weight for i in result[1]))
    grown = {i for i in fuller or {} if i in rows and search.grow(rows, i, (fuller or {})[i])}
    seats = [seat for above in (True, False) for seat in _straight(search, rows, above)]
    seats = [replace(seat, full=seat.index in grown) for seat in seats]
    left_out = tuple(i for i in range(len(labels)) if i not in rows)
    return Placement(tuple(sorted(seats, key=lambda s: (labels[s.index].anchor, s.pole))), left_out)


def _searched(search: Search) -> tuple[Search, Rows]:
    """A search, and the rows that it found for as many labels as it could."""
    rows = search.run()
    missing = sorted((i for i in search.order if i not in rows), key=lambda i: -search.labels[i].weight)
    for index in missing:
        search.squeeze(rows, index)
    for index in [i for i in missing if i not in rows][:SWAPS]:
        search.swap(rows, index)
    return search, rows


def _straight(search: Search, rows: Rows, above: bool) -> list[Seat]:
    """The seats of one side, poles and labels as near to their anchors as the rules allow."""
    labels, field, s = search.labels, search.field, search.spacing
    order = [i for i in search.order if i in rows and rows[i][0] is above]
    wanted: list[float] = []
    bounds: list[tuple[float, float]] = []
    for index in order:  # of the nth label, place 2n is the pole and 2n + 1 the left edge
        label = labels[index]
        wanted += [label.anchor, label.anchor - s.inset]
        bounds += [
            (label.anchor - s.shift - 1e-6, label.anchor + s.shift + 1e-6),
            (field.left, field.right - label.width),
        ]
    rules = [rule for n in range(len(order)) for rule in _rules(n, order, rows, search)]
    poles_first = [*range(0, len(wanted), 2), *range(1, len(wanted), 2)]
    places = straightened(wanted, rules, bounds, poles_first)
    seats = []
    for n, index in enumerate(order):
        row = rows[index][1]
        near = s.gutter + row * s.row
        span = search.rows[index]
        seats.append(Seat(index, above, row, span, places[2 * n], places[2 * n + 1], near, near + labels[index].height))
    return seats


def _rules(n: int, order: Sequence[int], rows: Rows, search: Search) -> Iterator[Difference]:
    """The three rules for the nth label of a side and those before it, as least differences; implied ones left out."""
    s, labels = search.spacing, search.labels
    row, top = rows[order[n]][1], rows[order[n]][1] + search.rows[order[n]]
    yield 2 * n + 1, 2 * n, s.inset
    yield 2 * n, 2 * n + 1, s.inset - labels[order[n]].width
    if n:
        yield 2 * n - 2, 2 * n, s.poles
    free = set(range(top))  # rows whose last label before this one is still to be met
    higher = False
    for m in range(n - 1, -1, -1):
        earlier, end = rows[order[m]][1], labels[order[m]].width
        if row < earlier and not higher:
            higher = True
            yield 2 * m, 2 * n + 1, s.clear
        met = free.intersection(range(earlier, earlier + search.rows[order[m]]))
        if met:
            free -= met
            if max(met) >= row:
                yield 2 * m + 1, 2 * n + 1, end + s.gap
            if min(met) < row:
                yield 2 * m + 1, 2 * n, end + s.clear
