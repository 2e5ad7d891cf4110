"""What waits for a click on a slide: the entries of its lists and, where it answers questions, the answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lessonpress.layouts.document import Marker

from .grid import SOURCES, Place
from .paragraphs import Par
from .placed import Part, PlacedText

_ENTRIES = (Marker.BULLET, Marker.NUMBER, Marker.BOX)
REMARK = "Explanation"
"""The place where an answer is explained."""


def revealed(parts: Sequence[Part], *, answers: bool) -> tuple[Part, ...]:
    """The parts of a slide, those that wait knowing it; its title never does."""
    title, *others = parts
    return (title, *(_waiting(part, answers) for part in others))


def _waiting(part: Part, answers: bool) -> Part:
    if not isinstance(part, PlacedText) or part.clicks or part.place.name == SOURCES:
        return part
    if answers and part.place.name == REMARK:
        return replace(part, clicks=((0, len(part.pars) - 1),))
    return replace(part, clicks=tuple(_steps(part.pars, answers)))


def _steps(pars: Sequence[Par], answers: bool) -> Iterator[tuple[int, int]]:
    """First and last of the paragraphs that each click shows. What is under an entry comes with it."""
    first: int | None = None
    for number, par in enumerate(pars):
        begins = _begins(pars, number, answers)
        if first is not None and (begins or not par.level):
            yield first, number - 1
            first = None
        first = number if begins else first
    if first is not None:
        yield first, len(pars) - 1


def _begins(pars: Sequence[Par], number: int, answers: bool) -> bool:
    """Whether a click begins with this paragraph. The options of a question come together, or the gap would tell."""
    par = pars[number]
    if any(run.slide for run in par.runs):
        return False
    if par.marker is Marker.LETTER:
        return answers and pars[number - 1].marker is not Marker.LETTER
    if par.marker in _ENTRIES:
        return par.level == 1
    return answers and not par.level and any(run.colour == "answer" for run in par.runs)


def laid_over(part: PlacedText, name: str) -> PlacedText:
    """The part as a shape that waits to be laid over the one in its place."""
    place: Place = replace(part.place, name=name, idx=0, held=False)
    return replace(part, place=place, clicks=((0, len(part.pars) - 1),), whole=True)
