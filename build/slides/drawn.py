"""Slides as drawings, for paper and for the page that shows the pack: what a presentation shows, at any size."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.layouts.diagrams.hand import Hand, largest, sizes
from lessonpress.layouts.diagrams.numbers import drawn as draw_numbers
from lessonpress.layouts.document import Deck
from lessonpress.layouts.drawing.scaled import scaled
from lessonpress.layouts.drawing.scene import Item, Paint, Rect, Scene, Tag, moved, spoken
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.theme import Theme

from ..pages.poster import tagged
from .boards import FOOTER, NUMBER, OURS
from .drawn_tables import draw_table
from .drawn_words import Look, Words
from .grid import Boards, Frame, Place
from .listing import Listing
from .placed import EDGES, Part, PlacedChart, PlacedDrawing, PlacedSlide, PlacedTable, PlacedText
from .ruler import Ruler

CHART, LEAST = 18.0, 6.0
"""The usual and the least size of the words of a chart, in points."""


class Drawer:
    """Draws the slides of one deck; their titles are headings of `level`."""

    def __init__(self, deck: Deck, theme: Theme, boards: Boards = OURS, level: int = 2) -> None:
        self.title = deck.title
        self.level = level
        self.size = boards.width, boards.height
        self.words = Words(Ruler(theme))

    def draw(self, slide: PlacedSlide, number: int, width: float, parent: Tag) -> Scene:
        """The slide, `width` mm wide; its structure becomes children of `parent`, its title a heading."""
        factor = width / self.size[0]
        items = tuple(scaled(item, factor) for item in self._items(slide, number, parent))
        return Scene(width, self.size[1] * factor, items)

    def _items(self, slide: PlacedSlide, number: int, parent: Tag) -> Iterator[Item]:
        yield Rect(0, 0, *self.size, Paint(fill=self.words.colour(slide.board.ground)))
        for band in slide.board.bands:
            yield _box(band.frame, Paint(fill=self.words.colour(band.colour)))
        listing = Listing(parent, self.level + 1)
        for place, part in enumerate(slide.parts):
            yield from self._title(part, parent) if place == 0 else self._part(part, listing)
        if slide.board.foot:
            yield from self._foot(number)

    # ---- parts ------------------------------------------------------------------------------------------------------

    def _title(self, part: Part, parent: Tag) -> Iterator[Item]:
        assert isinstance(part, PlacedText)
        node = parent.add(f"H{self.level}")
        return self.words.pars(part.pars, part.place.area, _look(part.place, part.size), lambda _: (None, node))

    def _part(self, part: Part, listing: Listing) -> Iterator[Item]:
        match part:
            case PlacedText():
                yield from self._edge(part)
                yield from self.words.pars(part.pars, part.place.area, _look(part.place, part.size), listing.place)
            case PlacedTable():
                yield from draw_table(part, self.words, listing.root)
            case PlacedChart():
                yield from self._chart(part, listing.root)
            case PlacedDrawing():
                yield from _drawing(part, listing.root)

    def _edge(self, part: PlacedText) -> Iterator[Item]:
        """The box that the words stand in, where they have one: that of the slide, or else of its layout."""
        fill, edge = (part.fill, part.edge) if part.edge else (part.place.fill, part.place.edge)
        if fill or edge:
            colour = self.words.colour
            paint = Paint(colour(fill) if fill else None, colour(edge) if edge else None, EDGES.get(edge, 1.0))
            yield _box(part.place.frame, paint)

    def _chart(self, part: PlacedChart, parent: Tag) -> Iterator[Item]:
        """The chart as on paper, in the middle of its place and as large as that allows."""
        area, chart, kind = part.place.area, part.chart, self.words.type
        hand = Hand(kind, Labels(chart.language), {}, {}, CHART, LEAST, ("deck", "deck-bold"))
        scene = largest(hand, sizes(CHART, LEAST), lambda one: draw_numbers(chart, one, area.w, area.h))
        if scene is not None:
            frame = Frame(area.x, area.y + (area.h - scene.height) / 2, scene.width, scene.height)
            yield from _drawing(PlacedDrawing(frame, scene, 1.0, chart.alt), parent)

    def _foot(self, number: int) -> Iterator[Item]:
        for place, text in ((FOOTER, self.title), (NUMBER, str(number))):
            align = "right" if place is NUMBER else "left"
            look = Look(place.sizes[0], place.colour, anchor=place.anchor, align=align)
            yield self.words.line(text, place.area, look)


def _look(place: Place, size: float) -> Look:
    return Look(size, place.colour, place.bold, place.anchor)


def _box(frame: Frame, paint: Paint) -> Rect:
    return Rect(frame.x, frame.y, frame.w, frame.h, paint)


def _drawing(part: PlacedDrawing, parent: Tag) -> Iterator[Item]:
    """A scene in its frame: a figure, or, where nothing is said of the whole, its pictures and words for themselves."""
    figure = parent.add("Figure", alt=spoken(part.alt, part.scene.items)) if part.alt else None
    for item in part.scene.items:
        shown = moved(scaled(item, part.scale), part.frame.x, part.frame.y)
        yield tagged(shown, figure or parent, figure)
