"""A deck over its notes: each slide begins a page, and what the teacher says about it stands under it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lessonpress.layouts.document import Deck, Role
from lessonpress.layouts.drawing.scene import Scene, Tag, TextBox
from lessonpress.layouts.paper import Paper
from lessonpress.layouts.questions import lowered
from lessonpress.layouts.theme import Theme

from ..slides.drawn import Drawer
from ..slides.placed import PlacedSlide
from ..slides.placing import place_deck
from .cutting import cut
from .deck_sheet import bookmarks, deck_sheet, framed, told
from .flow import BODY, Sheet, foot
from .page import Pages
from .setter import DRAWN, Setter
from .strips import Strip, height, painted

HIGHEST = 0.45
"""How much of the page's height a slide takes at most."""
UNDER_SLIDE = 6.0
"""Between a slide and its notes, in mm."""
SMALLEST = 0.6
"""A slide is made smaller than usual, down to this part, where that saves a page."""
CLOSE, AIR = 0.9, 0.7
"""Parts of the usual type size and of the usual space that notes are set in."""


def set_notes(deck: Deck, theme: Theme, paper: Paper, build_id: str = "") -> Pages:
    """A page for each slide, or more where its notes are long, and what of the deck does not fit its slides."""
    slides, problems = place_deck(deck, theme)
    sheet, drawer = deck_sheet(deck, theme, paper, build_id), Drawer(theme, level=1)
    root = Tag("Document", language=deck.language)
    strips = [s for n, slide in enumerate(slides, 1) for s in _strips(sheet, drawer, slide, n, root.add("Sect"))]
    pages = cut(strips, sheet.room)
    starts = [number for number, page in enumerate(pages) for placed in page if placed.strip.breaks]
    scenes = tuple(
        Scene(
            sheet.paper.width,
            sheet.paper.height,
            (*painted(page, sheet.side, sheet.top), *foot(sheet, number, len(pages))),
        )
        for number, page in enumerate(pages, 1)
    )
    marks = tuple(bookmarks(slides, starts))
    return Pages(deck.title, deck.language, scenes, root, marks, told(problems, drawer, sheet))


def _strips(sheet: Sheet, drawer: Drawer, slide: PlacedSlide, number: int, tag: Tag) -> Iterator[Strip]:
    """The slide, and its notes under it; where these go on to another page, its title stands over them again."""
    said = Tag("Sect", parent=tag)
    notes = _setter(sheet).blocks(lowered(slide.told, answers=False, keep=DRAWN), sheet.width, said)
    scene = drawer.draw(slide, number, _width(sheet, drawer.size[0] / drawer.size[1], height(notes)), tag)
    tag.children.append(said)
    items = tuple(framed(scene, (sheet.width - scene.width) / 2, 0.0, number, sheet))
    yield Strip(scene.height, items, after=UNDER_SLIDE, keep=bool(notes), breaks=True)
    again = _again(sheet, slide)
    for strip in notes:
        yield replace(strip, head=(again, *strip.head), breaks=False)  # only slides begin pages


def _width(sheet: Sheet, ratio: float, below: float) -> float:
    """How wide a slide is: smaller than usual where that keeps its notes on its page."""
    usual = min(sheet.width, HIGHEST * sheet.room * ratio)
    left = (sheet.room - UNDER_SLIDE - below) * ratio
    return min(usual, left) if left >= SMALLEST * usual else usual


def _setter(sheet: Sheet) -> Setter:
    """Notes are set closer than other texts, their headings smaller: most then stand on the page of their slide."""
    close = {} if sheet.setter.theme.is_roomy else {"scale": CLOSE, "air": AIR, "floor": BODY}
    return replace(sheet.setter.within(**{"heading-2": "heading-3"}), **close)


def _again(sheet: Sheet, slide: PlacedSlide) -> Strip:
    """What stands over notes that go on: the slide's title, as decoration."""
    words = sheet.labels("continued", title=slide.title.replace("\n", " "))
    text = sheet.setter.type.set(words, sheet.setter.style(Role.CAPTION), sheet.width)
    return Strip(text.height, (TextBox(0, 0, sheet.width, text.height, text.lines, kind="Artifact"),), after=3.0)
