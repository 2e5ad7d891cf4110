"""Flows that stand on one sheet: boxes in columns, in the largest type that fits.

First the type is made as large as fits, over all numbers of columns; then rows and lines to write on take the room
that is left. What no readable size makes room for is left out.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile
from math import sqrt

from msgspec.structs import replace

from lessonpress.layouts.document import Block, Box, Flow, Heading, OnePage, paragraph
from lessonpress.layouts.drawing.scene import MM, Item, Line, Paint, Scene, Tag
from lessonpress.layouts.fields import has_fields
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.paper import PAPERS, Paper
from lessonpress.layouts.pictures import credited
from lessonpress.layouts.questions import printed
from lessonpress.layouts.theme import Theme
from lessonpress.layouts.type.missing import report_missing
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.diagnostics import Problems, span_of
from lessonpress.resources.markup import Text
from lessonpress.resources.values import Value

from .columns import boxed, filled, too_many
from .flow import Sheet, fields, foot, sources
from .page import Bookmark, Pages
from .setter import DRAWN, Setter
from .shortening import name, pieces, place, shortened
from .strips import Placed, Row, Strip, height, painted, stack

MARGIN, BOTTOM, FOOT, GUTTER = 10.0, 12.5, 16.0, 4.5
"""Around the sheet, under all but its foot, under where its foot begins, and between its columns, in mm."""
NARROWEST = 22
"""No column of several is narrower, in ems of its type: seven words to a line."""
MOST = 6
"""There are no more columns."""
SMALLEST, LARGEST, STEP = 7.25, 12.5, 0.25
"""Sizes of type that are tried in the columns, in points; a sheet larger than A4 may have larger type."""
FACE = 2.4
"""How high a portrait is, in lines of the text beside it."""
LEFT_OUT = "left-out"
AIRS = tuple(0.8 + 0.05 * n for n in range(40))
"""Parts of the usual space in and between rows, and of the pitch of lines to write on, that are tried."""
STYLES = {
    "body": "sheet-cell",
    "cell": "sheet-cell",
    "cell-head": "sheet-cue",
    "title": "sheet-title",
    "lead": "sheet-lead",
    "source": "sheet-source",
}


class Fit(Value, frozen=True):
    """How the columns are set: how many, how large, how loosely."""

    count: int
    scale: float
    air: float = AIRS[0]


def set_one_page(flow: OnePage, theme: Theme, paper: Paper, build_id: str = "") -> Pages:
    """The sheet, with portraits where these cost nothing its room.

    What it cannot hold in type of 7¼ points is left out, and told with its place.
    """
    drawn = printed(flow, keep=DRAWN)
    pages = _set(drawn, theme, paper, build_id)
    if credited(drawn.blocks) and any(problem.code == LEFT_OUT for problem in pages.problems):
        return _set(printed(flow), theme, paper, build_id)
    return pages


def _set(flow: Flow, theme: Theme, paper: Paper, build_id: str) -> Pages:
    sheet, problems = _sheet(flow, theme, paper, build_id), Problems()
    root = Tag("Document", language=flow.language)
    across, boxes = parts(sheet.flow.blocks)
    head = _head(sheet, across, root)
    top, room = MARGIN + height(head), _room(sheet, head)
    fit, kept = _fitted(sheet, boxes, room, problems)
    listed = _across(sheet, sources(sheet), root)
    columns = filled(_strips(sheet, kept, fit, root), fit.count, room)
    items = painted(stack(head), MARGIN, MARGIN)
    for number, column in enumerate(columns):
        items += painted(column, MARGIN + number * (column_width(sheet, fit.count) + GUTTER), top)
    items += [*painted(stack(listed), MARGIN, top + room), *_foot(sheet)]
    report_missing(sheet.setter.type, problems)
    page = Scene(sheet.paper.width, sheet.paper.height, tuple(items))
    return Pages(flow.title, flow.language, (page,), root, _bookmarks(columns), problems.found)


def laid_out(flow: Flow, theme: Theme, paper: Paper, build_id: str) -> tuple[Sheet, Fit, Sequence[Block], Problems]:
    """The sheet in core blocks, how its columns are set, what of its boxes fits, and what is told of the rest."""
    sheet, problems = _sheet(printed(flow), theme, paper, build_id), Problems()
    across, boxes = parts(sheet.flow.blocks)
    fit, kept = _fitted(sheet, boxes, _room(sheet, _head(sheet, across, Tag("Sect"))), problems)
    return sheet, fit, kept, problems


def _sheet(flow: Flow, theme: Theme, paper: Paper, build_id: str) -> Sheet:
    setter = Setter(Typesetter(theme, flow.language), STYLES, face=FACE)
    sheet = Sheet(flow, paper.laid(wide=True), setter, Labels(flow.language), build_id, MARGIN, MARGIN, FOOT)
    return replace(sheet, is_filled_in=has_fields(sheet.flow.blocks))


def _room(sheet: Sheet, head: Sequence[Strip]) -> float:
    """How high the columns may be under the head and over the sources, in mm."""
    listed = _across(sheet, sources(sheet), Tag("Sect"))
    return sheet.paper.height - BOTTOM - height(listed) - MARGIN - height(head)


def parts(blocks: Sequence[Block]) -> tuple[Sequence[Block], Sequence[Block]]:
    """What leads to the first box, and runs across the sheet; and what stands in columns."""
    across = tuple(takewhile(lambda block: not isinstance(block, Box), blocks))
    return (across, blocks[len(across) :]) if len(across) < len(blocks) else ((), blocks)


# ---- across the sheet -----------------------------------------------------------------------------------------------


def unit_of(sheet: Sheet) -> float:
    """How large the head of the sheet is beside that of A4. A small sheet is read as closely as a large one."""
    a4 = PAPERS["a4"]
    return max(1.0, sqrt(sheet.paper.width * sheet.paper.height / (a4.width * a4.height)))


def _across(sheet: Sheet, blocks: Sequence[Block], root: Tag) -> list[Strip]:
    """Blocks as wide as the sheet, with a little space over them."""
    strips = replace(sheet.setter, scale=unit_of(sheet)).blocks(blocks, sheet.width, root)
    return [Strip(2.0), *strips] if strips else []


def _head(sheet: Sheet, across: Sequence[Block], root: Tag) -> list[Strip]:
    """Title and subtitle beside what leads to the boxes, or beside the lines for a name; under them a rule."""
    flow, unit = sheet.flow, unit_of(sheet)
    setter = replace(sheet.setter, scale=unit)
    left = setter.text(Heading((Text(flow.title),), 1), setter.style("title"), sheet.width * 0.5, root)
    if flow.subtitle:
        left += setter.text(paragraph(flow.subtitle), setter.style("subtitle"), sheet.width * 0.5, root)
    wide = sheet.width * 0.46
    right = [*([fields(replace(sheet, side=(sheet.paper.width - wide) / 2), root)] if flow.fields else [])]
    right += setter.blocks(across, wide, root)
    beside = Row(((0.0, tuple(left)), (sheet.width - wide, tuple(right)))).strip()
    rule = Line(0, 1.2 * unit, sheet.width, 1.2 * unit, Paint(stroke=setter.theme.colour("accent"), width=1.4 * unit))
    return [replace(beside, row=None), Strip(4.0 * unit, (rule,))]


def _foot(sheet: Sheet) -> Sequence[Item]:
    """The foot of any page; the sources stand right over it already."""
    return foot(replace(sheet, flow=replace(sheet.flow, references=())), 1, 1)


# ---- columns --------------------------------------------------------------------------------------------------------


def _fitted(sheet: Sheet, blocks: Sequence[Block], room: float, problems: Problems) -> tuple[Fit, Sequence[Block]]:
    """The largest type at which the blocks fit, in however many columns; and those of the blocks that fit at all."""
    size = sheet.setter.style("body").size
    scales = [(SMALLEST + STEP * n) / size for n in range(int((LARGEST * unit_of(sheet) - SMALLEST) / STEP) + 1)]
    counts = [n for n in range(1, MOST + 1) if _is_wide_enough(sheet, Fit(n, scales[0]))]

    def fits(fit: Fit, kept: Sequence[Block]) -> bool:
        return _is_wide_enough(sheet, fit) and not too_many(_strips(sheet, kept, fit, Tag("Sect")), fit.count, room)

    def fit_at_all(kept: Sequence[Block]) -> bool:
        return any(fits(Fit(count, scales[0]), kept) for count in counts)

    kept = blocks if fit_at_all(blocks) else _most(sheet, blocks, Fit(counts[-1], scales[0]), fit_at_all, problems)
    best = Fit(1, 0.0)
    for count in counts:  # more columns are worth their while only where the type becomes larger
        larger = [scale for scale in scales if scale > best.scale]
        if larger and fits(Fit(count, larger[0]), kept):
            best = _largest(count, larger, partial(fits, kept=kept))
    best = best if best.scale else Fit(1, scales[0])
    return replace(best, air=_last(AIRS, lambda air: fits(replace(best, air=air), kept))), kept


def _most(
    sheet: Sheet,
    blocks: Sequence[Block],
    fit: Fit,
    fit_at_all: Callable[[Sequence[Block]], bool],
    problems: Problems,
) -> Sequence[Block]:
    """As much as fits at all, and what is left out is told."""
    strips = [_strips(sheet, [block], fit, Tag("Sect")) for block in blocks]
    steps = list(shortened(blocks, [[strip.height for strip in column if strip.row] for column in strips]))
    count = bisect_left(steps, True, key=lambda step: fit_at_all(step[0])) + 1
    left_out = [gone for _, gone in steps[:count]]
    names = ", ".join(name(piece) for piece in pieces(blocks) if any(piece is gone for gone in left_out))
    message = f"'{sheet.flow.id}' has no room on {sheet.paper.name} at {SMALLEST:g} points for: {names}"
    problems.warning(LEFT_OUT, message, place(left_out[-1]) or span_of(sheet.flow.id), "print it on larger paper")
    return steps[count - 1][0]


def _largest(count: int, scales: Sequence[float], fits: Callable[[Fit], bool]) -> Fit:
    return Fit(count, _last(scales, lambda scale: fits(Fit(count, scale))))


def _last(values: Sequence[float], fits: Callable[[float], bool]) -> float:
    """The last of the values, the smallest of which comes first, that fits; the first where none does."""
    return values[max(0, bisect_right(values, False, key=lambda value: not fits(value)) - 1)]


def _is_wide_enough(sheet: Sheet, fit: Fit) -> bool:
    em = sheet.setter.style("body").size * fit.scale / MM
    return fit.count == 1 or column_width(sheet, fit.count) >= NARROWEST * em


def column_width(sheet: Sheet, count: int) -> float:
    """The width of one of so many columns, in mm."""
    return (sheet.width - GUTTER * (count - 1)) / count


def _strips(sheet: Sheet, blocks: Sequence[Block], fit: Fit, root: Tag) -> list[Strip]:
    """The blocks as one long column."""
    setter = replace(sheet.setter, scale=fit.scale, air=fit.air)
    return boxed(setter, blocks, column_width(sheet, fit.count), root, sheet.labels)


def _bookmarks(columns: Sequence[Sequence[Placed]]) -> tuple[Bookmark, ...]:
    marks = [placed.strip.bookmark for column in columns for placed in column]
    return tuple(Bookmark(mark[0], mark[1] - 2, 0) for mark in marks if mark)
