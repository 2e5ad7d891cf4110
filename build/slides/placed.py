"""Slides with everything placed and sized: plain data between the document and the file, and its text form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lessonpress.layouts.document import Block, Chart, Paragraph
from lessonpress.layouts.drawing.scene import Scene, dump
from lessonpress.resources.diagnostics import Span
from lessonpress.resources.values import Placed, Value

from .grid import Board, Frame, Place
from .paragraphs import Par

EDGES = {"accent": 3.0}
"""Width of an edge in points, by its colour; others are a point wide."""


class PlacedText(Value, frozen=True):
    """Paragraphs in a placeholder, at a size. `fill` and `edge` are colours other than the placeholder's own."""

    place: Place
    pars: tuple[Par, ...]
    size: float
    fill: str = ""
    edge: str = ""
    clicks: tuple[tuple[int, int], ...] = ()
    """What waits to be shown: the first and the last paragraph of each click. All others are there at once."""
    whole: bool = False
    """Whether what waits is the shape itself, with its ground and its edge."""


class PlacedCell(Value, frozen=True):
    """A cell of a table."""

    pars: tuple[Par, ...]
    header: bool = False
    align: str = "left"


class PlacedTable(Value, frozen=True):
    """A table in a placeholder; widths and heights in mm. With `head`, the first row names the columns."""

    place: Place
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[PlacedCell, ...], ...]
    size: float
    head: bool
    alt: str


class PlacedChart(Value, frozen=True):
    """A native chart in a placeholder."""

    place: Place
    chart: Chart


class PlacedDrawing(Value, frozen=True):
    """A scene in a frame, to be drawn with native shapes. `scale` is from the scene's mm to the slide's.

    `noted` are words for which it has no room: they belong into the notes.
    """

    frame: Frame
    scene: Scene
    scale: float
    alt: str
    noted: tuple[Paragraph, ...] = ()


Part = PlacedText | PlacedTable | PlacedChart | PlacedDrawing


class PlacedSlide(Placed, frozen=True):
    """One slide as it will be: its layout, its parts in reading order (the title first), and its notes.

    `told` are the same notes as blocks, for paper, where they are set as text is.
    """

    board: Board
    parts: tuple[Part, ...]
    notes: tuple[Par, ...] = ()
    told: tuple[Block, ...] = ()
    section: str = ""
    """The part of the deck that begins here."""
    footer: str = ""
    """The words at its foot, where the layout has a place for them."""
    span: Span | None = None
    id: str = ""
    """Names it, as no other slide of the deck."""

    @property
    def title(self) -> str:
        """The words of the title."""
        first = self.parts[0]
        return "\n".join(par.text for par in first.pars) if isinstance(first, PlacedText) else ""


def dump_slides(slides: Iterable[PlacedSlide]) -> str:
    """The slides as text: layouts, and what stands in each placeholder at which size. For tests, and for reading."""
    return "\n".join(line for number, slide in enumerate(slides, 1) for line in _dump(number, slide))


def _dump(number: int, slide: PlacedSlide) -> Iterator[str]:
    if slide.section:
        yield f"=== {slide.section}"
    yield f"--- {number} [{slide.board.name}]"
    for part in slide.parts:
        match part:
            case PlacedText():
                yield f"{part.place.name} ({part.size:g} pt)"
                yield from _dump_pars(part.pars)
            case PlacedTable():
                yield f"{part.place.name} ({part.size:g} pt): {part.alt}"
                for row in part.rows:
                    yield "    " + " | ".join(" / ".join(par.text for par in cell.pars) for cell in row)
            case PlacedChart():
                yield f"{part.place.name}: {part.chart.alt}"
            case PlacedDrawing():
                yield f"Drawing at {part.scale:.2f}: {part.alt}"
                yield from ("    " + line for line in dump(part.scene).splitlines())
    if slide.notes:
        yield "Notes"
        yield from _dump_pars(slide.notes)


def _dump_pars(pars: Sequence[Par]) -> Iterator[str]:
    for par in pars:
        marker = f"{par.marker} {par.number}: " if par.marker else ""
        yield "    " + "  " * par.level + marker + par.text
