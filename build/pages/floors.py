"""Floors: a page is legible, holds what stands on it, and is worth its paper; what is not so is told."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.layouts.document import Flow
from lessonpress.layouts.drawing.scaled import smallest
from lessonpress.layouts.paper import Paper
from lessonpress.resources.diagnostics import Problems, span_of

from .cutting import SPARSE, too_high
from .strips import SLACK, Placed, depth


def report(
    flow: Flow, pages: Sequence[Sequence[Placed]], room: float, least: float, paper: Paper, problems: Problems
) -> None:
    """Tell of strips that run off their page, of words under `least` points, and of pages that are all but empty."""
    strips = [placed.strip for page in pages for placed in page]
    high = list(too_high(pages, room))
    for strip in high:
        message = f"this is higher than a page of '{flow.id}' and runs off it"
        problems.warning("too-high", message, strip.span, "make it smaller, or print on larger paper")
    if small := min(strips, key=lambda strip: smallest(strip.items), default=None):
        size = smallest(small.items)
        if size < least - SLACK:
            message = f"words in a drawing of '{flow.id}' are only {size:.1f} points high on {paper.name}"
            problems.warning("small-type", message, small.span or span_of(flow.id), "print it on larger paper")
    for number, page in enumerate(pages, 1):
        if len(pages) > 1 and not high and depth(page) <= SPARSE * room:
            message = f"page {number} of '{flow.id}' is all but empty on {paper.name}"
            problems.warning("sparse-page", message, span_of(flow.id), "say a little less in it, or a little more")
