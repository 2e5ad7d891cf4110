"""What pages that show slides have in common: the sheet, frames, numbers, bookmarks, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lessonpress.layouts.document import Deck, Flow
from lessonpress.layouts.drawing.scene import MM, Item, Paint, Rect, Scene, TextBox, moved
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.paper import EDGE, Paper
from lessonpress.layouts.theme import Theme
from lessonpress.layouts.type.missing import NoLetter, report_missing
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.diagnostics import Diagnostic, Problems

from ..slides.drawn import Drawer
from ..slides.placed import PlacedSlide
from .flow import BOTTOM, OVER_FOOT, USUAL, Sheet
from .page import Bookmark
from .setter import INDENT, Setter

NUMBER = 1.8
"""Between a slide's number, which stands in the margin, and the slide, in mm."""


def deck_sheet(deck: Deck, theme: Theme, paper: Paper, build_id: str) -> Sheet:
    """The sheet of a deck on paper: upright, its foot that of a text with the deck's title."""
    flow = Flow(id=deck.id, title=deck.title, language=deck.language, level=deck.level)
    setter = Setter(Typesetter(theme, deck.language), {}, indent=INDENT * max(1.0, theme.style("body").size / USUAL))
    bottom = max(BOTTOM, OVER_FOOT + theme.style("foot").leading / MM + EDGE)
    return Sheet(flow, paper.laid(wide=False), setter, Labels(deck.language), build_id, bottom=bottom)


def framed(scene: Scene, x: float, y: float, number: int, sheet: Sheet) -> Iterator[Item]:
    """A slide with its corner at x, y, its number left of it, and a fine frame: on paper its ground has no end."""
    label = sheet.setter.type.set(str(number), sheet.setter.style("caption"), sheet.side)
    wide = label.lines[0].runs[-1].width
    left = x - NUMBER - wide
    yield TextBox(left, y, wide, label.height, label.at(left, y), kind="Artifact")
    yield from (moved(item, x, y) for item in scene.items)
    yield Rect(x, y, scene.width, scene.height, Paint(stroke=sheet.setter.theme.colour("rule"), width=0.5))


def bookmarks(slides: Sequence[PlacedSlide], pages: Iterable[int]) -> Iterator[Bookmark]:
    """The sections of the deck and the titles of its slides, each with its page."""
    depth = int(any(slide.section for slide in slides))
    for slide, page in zip(slides, pages, strict=True):
        if slide.section:
            yield Bookmark(slide.section, 0, page)
        yield Bookmark(slide.title, depth, page)


def told(placing: Iterable[Diagnostic], drawer: Drawer, sheet: Sheet) -> tuple[Diagnostic, ...]:
    """What did not fit its slide, and the letters that no face has: a presentation shows them somehow, paper cannot."""
    problems = Problems()
    problems.add(*(problem for problem in placing if not isinstance(problem, NoLetter)))
    for typesetter in (drawer.words.type, sheet.setter.type):
        report_missing(typesetter, problems)
    return problems.found
