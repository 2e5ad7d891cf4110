"""What fits: the largest type size for a box, and text that is too long over as many boxes as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from lessonpress.resources.values import Value

from .grid import INDENT, Place
from .paragraphs import Par
from .ruler import Ruler, cut


class Poured(Value, frozen=True):
    """Paragraphs that fit their box at `size` points."""

    pars: tuple[Par, ...]
    size: float


def best_size(ruler: Ruler, pars: Sequence[Par], place: Place) -> float | None:
    """The largest of the place's sizes at which `pars` fit there; None when they do not fit at any."""
    area, ruler = place.area, ruler.of(place.type)
    return next((size for size in place.sizes if ruler.height(pars, size, area.w) <= area.h), None)


def pour(ruler: Ruler, pars: Sequence[Par], place: Place) -> list[Poured]:
    """`pars` in as few boxes as the smallest size allows, then as large as these allow, and evenly. No word is lost."""
    if not pars:
        return []
    area, sizes, ruler = place.area, place.sizes, ruler.of(place.type)
    tried = [(size, whole_pars(ruler, pars, area.w, area.h, size)) for size in sizes]
    packed = [
        (size, pieces, pack(_heights(ruler, pieces, area.w, size), area.h, _glued(pieces))) for size, pieces in tried
    ]
    fewest = min(len(bins) for _, _, bins in packed)
    size, pieces, bins = next(found for found in packed if len(found[2]) == fewest)
    return [Poured(tuple(pieces[i] for i in bin_), size) for bin_ in bins]


def whole_pars(
    ruler: Ruler, pars: Sequence[Par], width: float, height: float, size: float, indent: float = INDENT
) -> list[Par]:
    """`pars` with those that are higher than `height` mm cut between lines."""
    return [piece for par in pars for piece in _pieces(ruler, par, width, height, size, indent)]


def _pieces(ruler: Ruler, par: Par, width: float, height: float, size: float, indent: float) -> Iterator[Par]:
    while ruler.par_height(par, size, width, indent) > height:
        ends = ruler.breaks(par, size, width, indent)
        line = (ruler.par_height(par, size, width, indent)) / (len(ends) + par.before / ruler.line)
        fitting = int(height / line - par.before / ruler.line)
        if not 0 < fitting < len(ends):
            break
        head, par = cut(par, ends[fitting - 1])
        yield head
    yield par


def _heights(ruler: Ruler, pars: Sequence[Par], width: float, size: float) -> list[float]:
    return [ruler.par_height(par, size, width) for par in pars]


def _glued(pars: Sequence[Par]) -> list[bool]:
    return [par.heading for par in pars]


def pack(heights: Sequence[float], limit: float, glued: Sequence[bool] = ()) -> list[range]:
    """Things in order into as few bins of `limit` as possible, evenly; a glued thing is not the last of its bin."""
    fewest = len(_fill(heights, limit, glued))
    if not fewest:
        return []
    even = sum(heights) / fewest
    for step in range(20):
        trial = even + (limit - even) * step / 20
        bins = _fill(heights, trial, glued)
        if len(bins) == fewest and all(sum(heights[i] for i in bin_) <= limit for bin_ in bins):
            return bins
    return _fill(heights, limit, glued)


def _fill(heights: Sequence[float], limit: float, glued: Sequence[bool]) -> list[range]:
    """Greedily: each bin takes what still fits, at least one thing."""
    tops = [0.0, *accumulate(heights)]
    bins: list[range] = []
    start = 0
    while start < len(heights):
        stop = start + 1
        while stop < len(heights) and tops[stop + 1] - tops[start] <= limit + 1e-6:
            stop += 1
        while stop < len(heights) and stop - 1 > start and glued and glued[stop - 1]:
            stop -= 1
        bins.append(range(start, stop))
        start = stop
    return bins
