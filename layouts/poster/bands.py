"""Alliances on the axis: which stretch and which row each has; those that held the majority have rows of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec.structs import replace

from lessonpress.resources.topic import Alliance, Phase
from lessonpress.resources.values import Value

from ..drawing.axis import Axis


class Band(Value, frozen=True):
    """One alliance on the axis, from `x` to `end`, true to scale."""

    alliance: Alliance
    x: float
    end: float
    start: float
    """Where the room that its words need begins: before `x` when they stand to the left of it."""
    stop: float
    """Where that room ends."""
    governing: bool
    row: int = 0

    @property
    def width(self) -> float:
        """Its length, in mm."""
        return self.end - self.x


def bands(
    alliances: Sequence[Alliance],
    phases: Sequence[Phase],
    axis: Axis,
    gap: float,
    needed: Callable[[Alliance, float], float],
) -> tuple[Band, ...]:
    """The alliances that fall in the axis' time, those in power first, on as few rows as keep them apart.

    `needed` tells how much room the words of an alliance need, given its length.
    """
    governing = {phase.governing or phase.id for phase in phases}
    found = [(alliance, *stretch) for alliance in alliances if (stretch := _stretch(alliance, axis))]
    camps: list[list[Band]] = []
    for power in (True, False):
        camp = [item for item in found if (item[0].id in governing) is power]
        others = [(x, end) for _, x, end in camp]
        camps.append([_band(a, x, end, needed(a, end - x), others, axis, power) for a, x, end in camp])
    first = _rows(camps[0], 0, gap)
    return (*first, *_rows(camps[1], 1 + max((b.row for b in first), default=-1), gap))


def _band(
    alliance: Alliance,
    x: float,
    end: float,
    room: float,
    others: Sequence[tuple[float, float]],
    axis: Axis,
    power: bool,
) -> Band:
    """A band with `room` for its words: within it, or where that is too short, after it or before it, as is free."""
    after, before = (x, max(end, x + room)), (min(x, end - room), end)

    def free(stretch: tuple[float, float]) -> bool:
        inside = axis.x <= stretch[0] and stretch[1] <= axis.right
        return inside and not any(o != (x, end) and o[0] < stretch[1] and stretch[0] < o[1] for o in others)

    start, stop = after if free(after) or not free(before) else before
    if stop > axis.right:
        start, stop = min(x, axis.right - room), axis.right
    return Band(alliance, x, end, max(axis.x, start), stop, power)


def _stretch(alliance: Alliance, axis: Axis) -> tuple[float, float] | None:
    """From the middle of what its first date can mean to that of its last; None outside the axis' time."""
    if axis.after(alliance.from_) or (alliance.to and axis.before(alliance.to)):
        return None
    begun = axis.x if axis.before(alliance.from_) else axis.anchor(alliance.from_)
    ended = axis.right if not alliance.to or axis.after(alliance.to) else axis.anchor(alliance.to)
    if ended > begun:
        return begun, ended
    # It began and ended in the same year, and no more is known: then the whole of that year.
    return axis.stretch(alliance.from_)[0], axis.stretch(alliance.to or alliance.from_)[1]


def _rows(found: Sequence[Band], first: int, gap: float) -> list[Band]:
    """First fit in order of time, which needs the fewest rows there can be (interval partitioning)."""
    ends: list[float] = []
    placed = []
    for band in sorted(found, key=lambda b: (b.start, b.stop)):
        row = next((n for n, taken in enumerate(ends) if taken <= band.start + gap), len(ends))
        ends[row : row + 1] = [band.stop]
        placed.append(replace(band, row=first + row))
    return placed
