"""A deck as a handout: three slides a page, each in a frame, with ruled lines beside it to write on.

That makes the words of slides small. Themes for readers who need large or open type have two slides a page instead,
as wide as the page, over their lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.layouts.document import Deck
from lessonpress.layouts.drawing.scene import Item, Line, Paint, Scene, Tag, TextBox
from lessonpress.layouts.paper import Paper
from lessonpress.layouts.theme import Theme
from lessonpress.layouts.type.paragraph import SetText
from lessonpress.resources.values import Value

from ..slides.drawn import Drawer
from ..slides.grid import Frame
from ..slides.placed import PlacedSlide
from ..slides.placing import place_deck
from .deck_sheet import bookmarks, deck_sheet, framed, told
from .flow import Sheet, foot
from .page import Pages

SLIDES, LARGE_SLIDES = 3, 2
"""Slides on a page: usually, and in large or open type."""
SHARE = 0.62
"""How much of the page's width a slide takes beside its lines."""
APART, AIR, UNDER_TITLE = 8.0, 6.0, 5.0
"""Between slides, between a slide and its lines, and between the title and the first slide, in mm."""
LINES = 2
"""Room for so many lines is left under a slide that is as wide as the page."""


class _Rows(Value, frozen=True):
    """Where slides and their lines stand on each page, in mm: so many under a title; `ratio` is width to height."""

    sheet: Sheet
    title: SetText
    count: int
    ratio: float

    @property
    def height(self) -> float:
        """How high a row is."""
        room = self.sheet.room - self.title.height - UNDER_TITLE
        return (room - (self.count - 1) * APART) / self.count

    def slide(self, row: int) -> Frame:
        """The box of the slide in a row."""
        sheet, roomy = self.sheet, self.sheet.setter.theme.is_roomy
        below = AIR + LINES * sheet.setter.theme.writing_line if roomy else 0.0
        wide = min(sheet.width * (1.0 if roomy else SHARE), (self.height - below) * self.ratio)
        top = sheet.top + self.title.height + UNDER_TITLE + row * (self.height + APART)
        return Frame(sheet.side, top, wide, wide / self.ratio)

    def lines(self, row: int) -> Iterator[Line]:
        """The lines of a row: beside its slide, or below it; the first is as far down as the others are apart."""
        sheet, box = self.sheet, self.slide(row)
        theme, right, bottom = sheet.setter.theme, sheet.side + sheet.width, box.y + self.height
        left, y = (box.x, box.y + box.h) if theme.is_roomy else (box.x + box.w + AIR, box.y)
        while (y := y + theme.writing_line) <= bottom:
            yield Line(left, y, right, y, Paint(stroke=theme.colour("rule")))


def set_handout(deck: Deck, theme: Theme, paper: Paper, build_id: str = "") -> Pages:
    """The pages of the handout, and what of the deck does not fit its slides."""
    slides, problems = place_deck(deck, theme)
    sheet, drawer = deck_sheet(deck, theme, paper, build_id), Drawer(deck, theme)
    title = sheet.setter.type.set(deck.title, sheet.setter.style("heading-2"), sheet.width)
    rows = _Rows(sheet, title, LARGE_SLIDES if theme.is_roomy else SLIDES, drawer.size[0] / drawer.size[1])
    root = Tag("Document", language=deck.language)
    count = max(1, -(-len(slides) // rows.count))
    pages = [slides[n * rows.count : (n + 1) * rows.count] for n in range(count)]
    scenes = tuple(_page(rows, drawer, root, shown, number, count) for number, shown in enumerate(pages))
    marks = bookmarks(slides, (place // rows.count for place in range(len(slides))))
    return Pages(deck.title, deck.language, scenes, root, tuple(marks), told(problems, drawer, sheet))


def _page(rows: _Rows, drawer: Drawer, root: Tag, shown: Sequence[PlacedSlide], number: int, count: int) -> Scene:
    """One page, from 0 of so many; its title is read out on the first."""
    sheet = rows.sheet
    items: list[Item] = [_title(rows, root.add("H1") if number == 0 else None)]
    for row, slide in enumerate(shown):
        box, place = rows.slide(row), number * rows.count + row + 1
        items += framed(drawer.draw(slide, place, box.w, root.add("Sect")), box.x, box.y, place, sheet)
        items += rows.lines(row)
    items += foot(sheet, number + 1, count)
    return Scene(sheet.paper.width, sheet.paper.height, tuple(items))


def _title(rows: _Rows, node: Tag | None) -> TextBox:
    sheet, style = rows.sheet, rows.sheet.setter.style("heading-2")
    words = sheet.setter.type.set(sheet.flow.title, style, sheet.width, tag=node)
    kind = node.kind if node else "Artifact"
    return TextBox(
        sheet.side, sheet.top, sheet.width, words.height, words.at(sheet.side, sheet.top), kind=kind, tag=node
    )
