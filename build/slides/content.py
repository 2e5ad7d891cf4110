"""The desk that slides are laid out on: text beside tables, charts and drawings, titles, and the line of sources."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from msgspec.structs import replace

from lessonpress.layouts.document import Block, Chart, Drawing, Slide, Table
from lessonpress.layouts.drawing.scene import TextBox, flat
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.pictures import Plate
from lessonpress.layouts.theme import TextStyle, Theme
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.inline import plain

from . import grid
from .fit import best_size, pour
from .grid import Board, Boards, Kind, Place
from .leaves import Segment
from .paragraphs import Par, Run, paragraphs
from .placed import Part, PlacedChart, PlacedDrawing, PlacedText
from .plates import place_plate
from .ruler import Ruler
from .tables import place_table
from .titles import Titles

Laid = tuple[Board, tuple[Part, ...]]
"""A slide's layout and its parts, before it has a title."""
LARGEST_SCALE = 1.15
READABLE = 14.0
"""A drawing scaled below this type size, in points, is reported."""
ALONE = 0.75
"""How much smaller a title may become so that its last word does not stand alone."""
QUOTED = 60
"""Letters of words that are told of, at most."""


class Desk:
    """Measures in one theme, speaks one language, remembers what did not fit.

    With `reveal`, what is marked must be laid over what is not: the mark waits for a click.
    """

    def __init__(self, theme: Theme, language: str, boards: Boards, *, reveal: bool = False) -> None:
        self.ruler, self.boards, self.reveal = Ruler(theme), boards, reveal
        self.labels = Labels(language)
        self.problems = Problems()
        self.titles = Titles()
        self.slide: Slide | None = None
        """The one that is being set."""

    def complain(self, code: str, message: str, block: Block, *hints: str) -> None:
        """Note something that a slide cannot show."""
        self.problems.warning(code, message, block.span or (self.slide.span if self.slide else None), *hints)

    # ---- what a segment needs ---------------------------------------------------------------------------------------

    def segment(self, segment: Segment, *, answers: bool) -> list[Laid]:
        """The slides of one segment."""
        before, after = (paragraphs(blocks, answers=answers) for blocks in (segment.before, segment.after))
        match segment.thing:
            case Table():
                return self._table(segment.thing, before, answers=answers)
            case Chart():
                return self._chart(segment.thing, before + after)
            case Drawing():
                return self._drawing(segment.thing, before + after)
            case Plate():
                return self._plate(segment.thing, before + after)
            case None:
                return self.pouring(before)

    def pouring(self, pars: tuple[Par, ...]) -> list[Laid]:
        """`pars` over as many slides of plain text as they take."""
        board, place = self.boards.text, self.boards.text.place("Text")
        if not pars:
            return [(board, ())]
        poured = pour(self.ruler, pars, place)
        return [(board, (PlacedText(place, found.pars, found.size),)) for found in poured]

    def overflowing(self, board: Board, pars: tuple[Par, ...]) -> list[Laid]:
        """`pars` in the text of `board`; what does not fit there goes on to slides of plain text."""
        if not pars:
            return [(board, ())]
        place = board.place("Text")
        count = next((n for n in range(len(pars), 0, -1) if best_size(self.ruler, pars[:n], place)), 0)
        size = best_size(self.ruler, pars[:count], place) or place.sizes[0]
        here: tuple[Part, ...] = (PlacedText(place, pars[:count], size),) if count else ()
        return [(board, here), *(self.pouring(pars[count:]) if count < len(pars) else [])]

    def _table(self, table: Table, lead: tuple[Par, ...], *, answers: bool) -> list[Laid]:
        """A table, under its lead when there is one that is short enough; nothing of one without any cells."""
        if not table.rows and not any(cell.blocks for cell in table.head):
            return self.pouring(lead)
        whole, under = self.boards.table, self.boards.text_table
        plain, above = whole.place("Table"), under.place("Text")
        size = best_size(self.ruler, lead, above)
        if not lead or size is None:
            own = self.pouring(lead) if lead else []
            return own + [(whole, (found,)) for found in place_table(self.ruler, table, plain, answers=answers)]
        first, *others = place_table(self.ruler, table, under.place("Table"), answers=answers)
        rest = [(whole, (replace(found, place=plain),)) for found in others]
        return [(under, (PlacedText(above, lead, size), first)), *rest]

    def _chart(self, chart: Chart, text: tuple[Par, ...]) -> list[Laid]:
        board = self.boards.chart if text else self.boards.chart_only
        placed = PlacedChart(board.place("Chart"), chart)
        laid = self.overflowing(board, text) if text else [(board, ())]
        return [(board, (placed, *laid[0][1])), *laid[1:]]

    def _drawing(self, drawing: Drawing, text: tuple[Par, ...]) -> list[Laid]:
        board = self.boards.diagram if text else self.boards.diagram_only
        assert board.drawing is not None
        placed = self._scaled(drawing, board.drawing)
        laid = self.overflowing(board, text) if text else [(board, ())]
        return [(board, (placed, *laid[0][1])), *laid[1:]]

    def _plate(self, plate: Plate, text: tuple[Par, ...]) -> list[Laid]:
        board = self.boards.picture if text else self.boards.diagram_only
        assert board.drawing is not None
        placed = place_plate(self.ruler.type, plate, board.drawing)
        for words in placed.noted:
            said = shorten(plain(words.text), QUOTED, placeholder=" …")
            message = f"this is too long to stand under a picture on a slide, and is in the notes: '{said}'"
            self.problems.warning("slide-picture-words", message, words.span, "write it shorter")
        laid = self.overflowing(board, text) if text else [(board, ())]
        return [(board, (placed, *laid[0][1])), *laid[1:]]

    def _scaled(self, drawing: Drawing, room: grid.Frame) -> PlacedDrawing:
        """The drawing as large as the room allows, in its middle."""
        scene = drawing.scene
        slide = self.boards.height / grid.HEIGHT
        scale = min(room.w / scene.width, room.h / scene.height, LARGEST_SCALE * max(1.0, slide))
        w, h = scene.width * scale, scene.height * scale
        frame = grid.Frame(room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h)
        boxes = [item for item in flat(scene.items) if isinstance(item, TextBox)]
        runs = [run for box in boxes for line in box.lines for run in line.runs]
        for run in runs:
            self.ruler.type.pieces(run.text, TextStyle(run.face, run.size, run.size))  # it hears of missing letters
        smallest = min((run.size for run in runs), default=READABLE) * scale
        if runs and round(smallest) < round(READABLE * min(1.0, slide)):
            named = f" '{self.slide.title}'" if self.slide else ""
            message = f"the drawing on the slide{named} is too large for it: its smallest words are {smallest:.0f} pt"
            hint = "fewer things or shorter words in it help; in a school's template, a layout with more room"
            self.complain("slide-drawing-small", message, drawing, hint)
        return PlacedDrawing(frame, scene, scale, drawing.alt)

    # ---- titles and sources -----------------------------------------------------------------------------------------

    def title(self, slide: Slide, board: Board, number: int) -> tuple[Part, ...]:
        """The slide's title, as no other slide of the deck has it; on continuations it says so.

        One that is too long is cut, and reported. By their titles screen readers and the outline tell slides apart.
        """
        place = board.places[0]
        named = said = slide.title.strip() or self.labels("slide-untitled")
        if number:
            said = self.labels("continued" if number == 1 else "continued-again", title=named, number=number)
        if self._title_size(said, place) is None:
            message = f"this title is too long for a slide and is cut: '{slide.title}'"
            self.problems.warning("slide-title", message, slide.span, "write a shorter title")
        words = self.titles.own(lambda tail: self._shortened(said, place, tail))
        size = self._title_size(words, place)
        size = self._without_lone_word(words, place, size) if size else place.sizes[-1]
        return (PlacedText(place, (Par((Run(words),), before=0.0),), size),)

    def _without_lone_word(self, words: str, place: Place, size: float) -> float:
        """A size not much smaller, if the last word would stand alone on its line at this one, and would not then."""
        par, ruler = Par((Run(words, bold=place.bold),), before=0.0), self.ruler.of(place.type)
        ends = ruler.breaks(par, size, place.area.w)
        if len(ends) < 2 or " " in words[ends[-2] : ends[-1]].strip():
            return size
        smaller = (one for one in place.sizes if ALONE * size <= one < size)
        return next((one for one in smaller if len(ruler.breaks(par, one, place.area.w)) < len(ends)), size)

    def _title_size(self, words: str, place: Place) -> float | None:
        par = Par((Run(words, bold=place.bold),), before=0.0)
        return best_size(self.ruler, (par,), place)

    def _shortened(self, words: str, place: Place, tail: str = "") -> str:
        """The words with their tail, as many of them as fit."""
        if self._title_size(words + tail, place):
            return words + tail
        tail = f" …{tail}"
        while " " in words and self._title_size(words + tail, place) is None:
            words = words.rpartition(" ")[0]
        while words and self._title_size(words + tail, place) is None:
            words = words[:-1]
        return words + tail

    def footer(self, board: Board, words: str) -> str:
        """What stands at the foot of every slide, as much of it as its place takes; nothing where it has none."""
        place = next((foot for foot in board.feet if foot.kind is Kind.FOOTER), None)
        if place is None or self._title_size(words, place):
            return words if place else ""
        return self._shortened(words, place)

    def source_line(self, board: Board, codes: Sequence[str]) -> tuple[Part, ...]:
        """The codes of the sources that the slide cites, where the layout has a place for them."""
        place = board.source
        if place is None or not codes:
            return ()
        for count in range(len(codes), 0, -1):
            words = self.labels("sources") + ": " + ", ".join(codes[:count]) + (" …" if count < len(codes) else "")
            pars = (Par((Run(words),), before=0.0),)
            if best_size(self.ruler, pars, place):
                return (PlacedText(place, pars, place.sizes[0]),)
        return ()
