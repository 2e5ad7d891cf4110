"""Strips: set text as a column of pieces, each to stand on one page.

Everything that flows is set into strips first: a line of a paragraph, a row of a table, a ruled line. What must stay
together says so on its strips, and cutting (`cutting.py`) knows nothing of paragraphs or tables. What stands side by
side, the cells of a row or the parts of columns, is one strip that still knows its columns of strips: where it is
higher than a page, each of them is cut between its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lessonpress.layouts.drawing.scene import Item, Paint, Rect, Tag, moved
from lessonpress.resources.diagnostics import Span
from lessonpress.resources.values import Value

from .poster import decoration

WRITING_LINE = 8.5
"""Room to write in, in mm, that is worth a part of its own where a row is cut."""
SLACK = 1e-6
"""What a sum of lengths may be out by, in mm."""


class Frame(Struct, frozen=True, eq=False):
    """A box around strips: it is drawn on every page that they come to stand on. Measures in mm."""

    x: float
    width: float
    paint: Paint
    radius: float = 0.0
    bar: Paint | None = None
    """A thick bar along the left edge."""
    tag: Tag | None = None
    """The field that it is the edge of, on a sheet to be filled in on a screen."""


class Strip(Struct, frozen=True, eq=False):
    """A piece that is not cut unless no page can hold it; its things are placed from its top left corner, in mm."""

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    after: float = 0.0
    """Space above and below; where two strips meet the larger counts, and none at the edge of a page."""
    keep: bool = False
    """Stands on the same page as the next strip."""
    loose: int = 0
    """How large the whole is for whose sake it stays with the next: 0 for its own, 1 for what holds it, 2 for what
    holds that, and so on. Where a whole has to be cut, it is cut where it is loosest."""
    breaks: bool = False
    """Starts a new page."""
    head: tuple[Strip, ...] = ()
    """Printed again above it where it starts a page: the head of its table."""
    frames: tuple[Frame, ...] = ()
    bookmark: tuple[str, int] | None = None
    row: Row | None = None
    """What it was made of, if that can be cut."""
    yields: bool = False
    """May be cut although a page could hold it, where it is high and much of a page would stay empty."""
    span: Span | None = None
    """Where it comes from in the source, if it may be too high."""

    def marked(self, mark: Item) -> Strip:
        """The same strip with a mark beside its first line."""
        row = replace(self.row, marks=(mark, *self.row.marks)) if self.row else None
        return replace(self, items=(mark, *self.items), row=row)

    def shifted(self, dx: float) -> Strip:
        """The same strip, further right."""
        if not dx:
            return self
        frames = tuple(replace(f, x=f.x + dx) for f in self.frames)
        return replace(
            self,
            items=tuple(moved(i, dx, 0) for i in self.items),
            head=tuple(h.shifted(dx) for h in self.head),
            frames=frames,
            row=self.row.shifted(dx) if self.row else None,
        )


def _no_rules(height: float) -> tuple[Item, ...]:
    return ()


class Row(Struct, frozen=True, eq=False):
    """Columns of strips side by side, which make one strip. Measures in mm."""

    columns: tuple[tuple[float, tuple[Strip, ...]], ...]
    """Each with its distance from the left."""
    rules: Callable[[float], tuple[Item, ...]] = _no_rules
    """What is drawn around them, when the strip is that high."""
    padding: float = 0.0
    """Space above and below the columns."""
    least: float = 0.0
    """How high the columns are at least: room to write in."""
    x: float = 0.0
    marks: tuple[Item, ...] = ()

    def strip(self) -> Strip:
        """The columns as one strip."""
        inside = max([self.least, *(height(column) for _, column in self.columns)])
        deep = inside + 2 * self.padding
        items = [*self.marks, *(moved(item, self.x, 0) if self.x else item for item in self.rules(deep))]
        for x, column in self.columns:
            items += painted(stack(_grown(column, inside)), self.x + x, self.padding)
        return Strip(deep, tuple(items), row=self)

    def shifted(self, dx: float) -> Row:
        """The same row, further right."""
        return replace(self, x=self.x + dx, marks=tuple(moved(mark, dx, 0) for mark in self.marks))

    def parted(self, room: float, page: float, *, tidy: bool) -> tuple[Row, Row] | None:
        """What of it stands in `room` mm, and the rest; None when no line does, or, if `tidy`, none that may end it."""
        inside = room - 2 * self.padding
        halves = [(x, _filled(column, inside, page, tidy)) for x, column in self.columns]
        empty = not any(column for _, column in self.columns)
        if not any(upper for _, (upper, _) in halves) and not (empty and WRITING_LINE < inside < self.least):
            return None
        above = replace(self, columns=tuple((x, upper) for x, (upper, _) in halves), least=min(self.least, inside))
        left = max(0.0, self.least - inside)
        return above, replace(self, columns=tuple((x, lower) for x, (_, lower) in halves), least=left, marks=())


def _grown(column: Sequence[Strip], room: float) -> Sequence[Strip]:
    """The column; a field that it ends with takes all of `room` that is left."""
    if not (column and any(frame.tag for frame in column[-1].frames)):
        return column
    return (*column[:-1], replace(column[-1], height=column[-1].height + room - height(column)))


def _filled(
    column: Sequence[Strip], room: float, page: float, tidy: bool
) -> tuple[tuple[Strip, ...], tuple[Strip, ...]]:
    """What of `column` stands in `room` mm, and the rest; no end is left of what stays with the next, if it can be."""
    y, last = 0.0, None
    for number, strip in enumerate(column):
        y += gap(last, strip)
        if y + strip.height > room + SLACK:
            halves = parted(strip, room - y, page, tidy=tidy) if strip.height > page or not (tidy or number) else None
            if halves:
                return (*column[:number], halves[0]), (halves[1], *column[number + 1 :])
            end = number
            while end and column[end - 1].keep:
                end -= 1
            end = end if end or tidy else number
            return tuple(column[:end]), tuple(column[end:])
        y, last = y + strip.height, strip
    return tuple(column), ()


def parted(strip: Strip, room: float, page: float, *, tidy: bool = False) -> tuple[Strip, Strip] | None:
    """`strip` cut where `room` mm end, or None when it cannot be: the parts are framed, headed and kept as it was.

    What stands in it and fits on a page of `page` mm is not cut in its turn. If `tidy`, nothing is cut where nothing
    would stand before the cut but what has to stay with the next.
    """
    halves = strip.row.parted(room, page, tidy=tidy) if strip.row else None
    if not halves:
        return None
    upper, lower = (replace(half.strip(), head=strip.head, frames=strip.frames, span=strip.span) for half in halves)
    return replace(upper, before=strip.before), replace(lower, after=strip.after, keep=strip.keep)


class Placed(Value, frozen=True):
    """A strip at its height on a page."""

    y: float
    strip: Strip


def height(strips: Sequence[Strip]) -> float:
    """How high `strips` stand when nothing cuts them."""
    return depth(stack(strips))


def depth(placed: Sequence[Placed]) -> float:
    """How far down a page or a column is filled, in mm."""
    return placed[-1].y + placed[-1].strip.height if placed else 0.0


def stack(strips: Sequence[Strip], top: float = 0.0) -> list[Placed]:
    """`strips` one under the other from `top`."""
    placed: list[Placed] = []
    y, last = top, None
    for strip in strips:
        y += gap(last, strip)
        placed.append(Placed(y, strip))
        y, last = y + strip.height, strip
    return placed


def gap(above: Strip | None, below: Strip) -> float:
    """The space between two strips; none above the first of a page."""
    return max(above.after, below.before) if above else 0.0


def kept(strips: Sequence[Strip]) -> list[Strip]:
    """The same strips, all to stand on one page; what already stayed with the next does so more firmly."""
    loose = looser(strips)
    return [s if s.keep else replace(s, keep=True, loose=loose) for s in strips[:-1]] + list(strips[-1:])


def looser(strips: Sequence[Strip]) -> int:
    """How loosely strips are kept for the sake of a whole that holds these."""
    return 1 + max((strip.loose for strip in strips if strip.keep), default=0)


def framed(strips: Sequence[Strip], frame: Frame, padding: float) -> list[Strip]:
    """The same strips in a frame, with `padding` mm above and below that stays with them."""
    inside = [replace(s, frames=(frame, *s.frames)) for s in strips]
    if not inside:
        return []
    top = Strip(padding, keep=True, before=inside[0].before, frames=(frame,))
    bottom = Strip(padding, after=inside[-1].after, frames=(frame,))
    inside[0] = replace(inside[0], before=0.0)
    inside[-1] = replace(inside[-1], after=0.0, keep=True)
    return [top, *inside, bottom]


def painted(page: Sequence[Placed], x: float, y: float) -> list[Item]:
    """The things on a page whose text area has its corner at x, y: frames first, then what stands in them.

    A field stands where its strips do: whoever goes from field to field meets them as they are read.
    """
    frames = _frames(page, x, y)
    items = [item for _, is_field, item in frames if not is_field]
    for number, placed in enumerate(page):
        items += [item for first, is_field, item in frames if is_field and first == number]
        items += [moved(item, x, y + placed.y) for item in placed.strip.items]
    return items


def _frames(page: Sequence[Placed], x: float, y: float) -> list[tuple[int, bool, Item]]:
    """The frames, each with the number of its first strip, and whether it is that of a field."""
    extents: dict[int, tuple[Frame, int, float]] = {}
    for number, placed in enumerate(page):
        for frame in placed.strip.frames:
            key = id(frame.tag or frame)
            first = extents[key][1] if key in extents else number
            extents[key] = (frame, first, placed.y + placed.strip.height)
    items: list[tuple[int, bool, Item]] = []
    for frame, first, bottom in extents.values():
        top, is_field = page[first].y, frame.tag is not None
        edge = Rect(x + frame.x, y + top, frame.width, bottom - top, frame.paint, frame.radius, frame.tag)
        items.append((first, is_field, edge))
        if frame.bar:
            items.append((first, is_field, Rect(x + frame.x, y + top, 1.2, bottom - top, frame.bar)))
    return items


def untagged(strip: Strip) -> Strip:
    """The same strip as decoration: a table's head, printed again."""
    return replace(strip, items=tuple(map(decoration, strip.items)), bookmark=None, row=None)
