"""A question with lettered options on a slide, and the same slide with the right one marked."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.layouts.document import Marker
from lessonpress.layouts.questions import MultipleChoice
from lessonpress.layouts.saying import TICK

from .content import Desk, Laid
from .fit import best_size
from .grid import Place
from .paragraphs import Par, Run, bold, in_bold, runs
from .placed import Part, PlacedText
from .reveal import laid_over


def place_choice(desk: Desk, question: MultipleChoice, remark: tuple[Par, ...], *, answers: bool) -> Laid | None:
    """The question's slide, or with `answers` its twin, or None when the question needs more room than that layout has.

    The two are set alike, so that nothing but the mark changes from one to the next.
    """
    board = desk.boards.answer if answers else desk.boards.question
    boxes = [place for place in board.places if place.option]
    if len(question.options) > len(boxes):
        return None
    stem = _fitting(desk, (Par(runs(question.stem), before=0.0, span=question.span),), board.place("Question"))
    options = _options(desk, question, boxes)
    if answers and question.explanation:
        remark = (Par(runs(question.explanation), before=0.0), *remark)
    below = (
        _fitting(desk, tuple(replace(par, scale=1.0) for par in remark), board.place("Explanation")) if remark else None
    )
    if stem is None or options is None or (remark and below is None):
        return None
    if answers and desk.reveal:
        options.append(laid_over(_marked(options[question.right], right=True), desk.labels("answer")))
    elif answers:
        options = [_marked(part, right=i == question.right) for i, part in enumerate(options)]
    parts: list[Part] = [stem, *options]
    return board, (*parts, below) if below else tuple(parts)


def _fitting(desk: Desk, pars: tuple[Par, ...], place: Place) -> PlacedText | None:
    size = best_size(desk.ruler, in_bold(pars) if place.bold else pars, place)
    return PlacedText(place, pars, size) if size else None


def _options(desk: Desk, question: MultipleChoice, boxes: list[Place]) -> list[PlacedText] | None:
    """All options in the size that suits the longest, as it will be when it is marked."""
    pars = [Par(runs(option), Marker.LETTER, i, level=1, before=0.0) for i, option in enumerate(question.options, 1)]
    sizes = [best_size(desk.ruler, (_ticked(par),), boxes[0]) for par in pars]
    found = [size for size in sizes if size]
    if len(found) < len(pars):
        return None
    return [PlacedText(place, (par,), min(found)) for par, place in zip(pars, boxes, strict=False)]


def _marked(part: PlacedText, *, right: bool) -> PlacedText:
    """The right option: a tick, bold, a firm edge. The others step back."""
    if right:
        return replace(part, pars=tuple(_ticked(par) for par in part.pars), fill="accent-tint", edge="accent")
    pars = tuple(replace(par, runs=tuple(replace(run, colour="soft") for run in par.runs)) for par in part.pars)
    return replace(part, pars=pars, fill="paper", edge="hair")


def _ticked(par: Par) -> Par:
    return replace(par, runs=(Run(TICK + "\u00a0", bold=True, colour="accent"), *bold(par.runs)))
