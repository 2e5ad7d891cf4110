"""Lines that tell how somebody's standing rose and fell: where their points are, and where their names stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

from lessonpress.resources.values import Value

from .relax import straightened

TOP = 10
"""The highest standing; 0 is the lowest."""
USUAL_EVENTS = 10
"""Events that have numbers on the axis, unless somebody wants others: the same on a sheet and on a diagram."""

Places = dict[str, list[tuple[float, float]]]
"""The points of each line, by name, in mm."""


class Fortune(Value, frozen=True):
    """How strong somebody stood after each event, None where nothing is said; `look` is their colour's number."""

    name: str
    look: int
    points: tuple[int | None, ...]


def places(fortunes: Sequence[Fortune], x: Callable[[int], float], y: Callable[[float], float], apart: float) -> Places:
    """The points of each line, given where events and standings are; those that would lie on one another are `apart`.

    However many there are, they come no nearer to the next standing than halfway.
    """
    same: dict[tuple[int, int], list[str]] = defaultdict(list)
    for fortune in fortunes:
        for event, standing in enumerate(fortune.points):
            if standing is not None:
                same[event, standing].append(fortune.name)
    found: Places = {fortune.name: [] for fortune in fortunes}
    for (event, standing), names in sorted(same.items()):
        step = min(apart, (y(0) - y(1)) / len(names))
        for number, name in enumerate(names):
            found[name].append((x(event), y(standing) + step * (number - (len(names) - 1) / 2)))
    return found


def spread(wanted: Sequence[float], apart: float, first: float, last: float) -> list[float]:
    """Places as near to those wanted as they can be, given in order, so far apart, from the first to the last at most.

    There must be room for them.
    """
    rules = [(i, i + 1, apart) for i in range(len(wanted) - 1)]
    return straightened(wanted, rules, [(first, last)] * len(wanted), range(len(wanted)))
