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

from . import boards, grid
from .fit import best_size, pour
from .grid import Board, Place
from .leaves import Segment
from .paragraphs import Par, Run, paragraphs
from .placed import Part, PlacedChart, PlacedDrawing, PlacedText
from .plates import place_plate
from .ruler import Ruler
from .tables import place_table

Laid = tuple[Board, tuple[Part, ...]]
"""A slide's layout and its parts, before it has a title."""
LARGEST_SCALE = 1.15
READABLE = 14.0
"""A drawing scaled below this type size, in points, is reported."""
QUOTED = 60
"""Letters of words that are told of, at most."""


class Desk:
    """Measures in one theme, speaks one language, remembers what did not fit."""

    def __init__(self, theme: Theme, language: str) -> None:
        self.ruler = Ruler(theme)
        self.labels = Labels(language)
        self.problems = Problems()

    def complain(self, code: str, message: str, block: Block) -> None:
        """Note something that a slide cannot show."""
        self.problems.warning(code, message, block.span)

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
                return self.overflowing(boards.TEXT, boards.TEXT.place("Text"), before)

    def overflowing(self, board: Board, place: Place, pars: tuple[Par, ...]) -> list[Laid]:
        """`pars` in `place`; what does not fit there goes on to slides of plain text."""
        if not pars:
            return [(board, ())]
        if place.frame == grid.FULL:
            return [
                (board, (PlacedText(place, found.pars, found.size),))
                for found in pour(self.ruler, pars, place.area, place.sizes)
            ]
        count = next(
            (n for n in range(len(pars), 0, -1) if best_size(self.ruler, pars[:n], place.area, place.sizes)), 0
        )
        size = best_size(self.ruler, pars[:count], place.area, place.sizes) or place.sizes[0]
        here: tuple[Part, ...] = (PlacedText(place, pars[:count], size),) if count else ()
        rest = self.overflowing(boards.TEXT, boards.TEXT.place("Text"), pars[count:]) if count < len(pars) else []
        return [(board, here), *rest]

    def _table(self, table: Table, lead: tuple[Par, ...], *, answers: bool) -> list[Laid]:
        """A table, under its lead when there is one that is short enough; nothing of one without any cells."""
        if not table.rows and not any(cell.blocks for cell in table.head):
            return self.overflowing(boards.TEXT, boards.TEXT.place("Text"), lead)
        plain = boards.TABLE.place("Table")
        size = best_size(self.ruler, lead, boards.LEAD.area, boards.LEAD.sizes)
        if not lead or size is None:
            own = self.overflowing(boards.TEXT, boards.TEXT.place("Text"), lead) if lead else []
            return own + [(boards.TABLE, (found,)) for found in place_table(self.ruler, table, plain, answers=answers)]
        below = boards.TEXT_TABLE.place("Table")
        first, *others = place_table(self.ruler, table, below, answers=answers)
        rest = [(boards.TABLE, (replace(found, place=plain),)) for found in others]
        return [(boards.TEXT_TABLE, (PlacedText(boards.LEAD, lead, size), first)), *rest]

    def _chart(self, chart: Chart, text: tuple[Par, ...]) -> list[Laid]:
        board = boards.CHART if text else boards.CHART_ONLY
        placed = PlacedChart(board.place("Chart"), chart)
        laid = self.overflowing(board, board.place("Text"), text) if text else [(board, ())]
        return [(board, (placed, *laid[0][1])), *laid[1:]]

    def _drawing(self, drawing: Drawing, text: tuple[Par, ...]) -> list[Laid]:
        board = boards.DIAGRAM if text else boards.DIAGRAM_ONLY
        assert board.drawing is not None
        placed = self._scaled(drawing, board.drawing)
        laid = self.overflowing(board, board.place("Text"), text) if text else [(board, ())]
        return [(board, (placed, *laid[0][1])), *laid[1:]]

    def _plate(self, plate: Plate, text: tuple[Par, ...]) -> list[Laid]:
        board = boards.PICTURE if text else boards.DIAGRAM_ONLY
        assert board.drawing is not None
        placed = place_plate(self.ruler.type, plate, board.drawing)
        for words in placed.noted:
            said = shorten(plain(words.text), QUOTED, placeholder=" …")
            message = f"this is too long to stand under a picture on a slide, and is in the notes: '{said}'"
            self.problems.warning("slide-picture-words", message, words.span, "write it shorter")
        laid = self.overflowing(board, board.place("Text"), text) if text else [(board, ())]
        return [(board, (placed, *laid[0][1])), *laid[1:]]

    def _scaled(self, drawing: Drawing, room: grid.Frame) -> PlacedDrawing:
        """The drawing as large as the room allows, in its middle."""
        scene = drawing.scene
        scale = min(room.w / scene.width, room.h / scene.height, LARGEST_SCALE)
        w, h = scene.width * scale, scene.height * scale
        frame = grid.Frame(room.x + (room.w - w) / 2, room.y + (room.h - h) / 2, w, h)
        boxes = [item for item in flat(scene.items) if isinstance(item, TextBox)]
        runs = [run for box in boxes for line in box.lines for run in line.runs]
        for run in runs:
            self.ruler.type.pieces(run.text, TextStyle(run.face, run.size, run.size))  # it hears of missing letters
        smallest = min((run.size for run in runs), default=READABLE) * scale
        if runs and smallest < READABLE:
            message = f"this drawing is too large for a slide: its smallest words are {smallest:.0f} pt"
            self.complain("slide-drawing-small", message, drawing)
        return PlacedDrawing(frame, scene, scale, drawing.alt)

    # ---- titles and sources -----------------------------------------------------------------------------------------

    def title(self, slide: Slide, board: Board, number: int) -> tuple[Part, ...]:
        """The slide's title; on continuations it says so. One that is too long is cut, and reported."""
        place = board.places[0]
        words = slide.title
        if number:
            words = self.labels("continued" if number == 1 else "continued-again", title=slide.title, number=number)
        size = self._title_size(words, place)
        if size is None:
            message = f"this title is too long for a slide and is cut: '{slide.title}'"
            self.problems.warning("slide-title", message, slide.span, "write a shorter title")
            words = self._shortened(words, place)
        return (PlacedText(place, (Par((Run(words),), before=0.0),), size or place.sizes[-1]),)

    def _title_size(self, words: str, place: Place) -> float | None:
        par = Par((Run(words, bold=place.bold),), before=0.0)
        return best_size(self.ruler, (par,), place.area, place.sizes)

    def _shortened(self, words: str, place: Place) -> str:
        while " " in words and self._title_size(words + " …", place) is None:
            words = words.rpartition(" ")[0]
        while self._title_size(words + " …", place) is None:
            words = words[:-1]
        return words + " …"

    def source_line(self, board: Board, codes: Sequence[str]) -> tuple[Part, ...]:
        """The codes of the sources that the slide cites, where the layout has a place for them."""
        if boards.SOURCE not in board.places or not codes:
            return ()
        for count in range(len(codes), 0, -1):
            words = self.labels("sources") + ": " + ", ".join(codes[:count]) + (" …" if count < len(codes) else "")
            pars = (Par((Run(words),), before=0.0),)
            if best_size(self.ruler, pars, boards.SOURCE.area, boards.SOURCE.sizes):
                return (PlacedText(boards.SOURCE, pars, boards.SOURCE.sizes[0]),)
        return ()
