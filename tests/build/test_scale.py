"""Long decks: twice as many slides are twice the work, counted in calls, whatever the machine and the hour."""

from __future__ import annotations

import sys
from types import FrameType

from lessonpress.build.backends.backend import PrintOptions
from lessonpress.build.backends.pptx.backend import Pptx
from lessonpress.layouts.theme import load_theme

from ..bench.bench_deck import long_deck


def calls(count: int) -> int:
    """How often anything is called while a deck of so many slides is written, in Python or in C."""
    deck, found = long_deck(count), 0

    def seen(_: FrameType, event: str, __: object) -> None:
        nonlocal found
        found += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        pages = Pptx().render(deck, theme=load_theme(), options=PrintOptions(reveal=True)).pages
    finally:
        sys.setprofile(None)
    assert pages == count
    return found


def test_the_work_grows_with_the_slides_and_no_faster() -> None:
    calls(6)  # whatever is done once
    one, two, four = (calls(count) for count in (30, 60, 120))
    assert four - two < 2.1 * (two - one), (one, two, four)
