"""Strips: set text as a column of unsplittable pieces, and how such a column is cut into pages.

Everything that flows is set into strips first: a line of a paragraph, a row of a table, a ruled line. What must stay
together says so on its strips, and cutting is one loop that knows nothing of paragraphs or tables.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lessonpress.layouts.drawing.scene import Item, Paint, Rect, TextBox, moved


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A box around strips: it is drawn on every page that they come to stand on. Measures in mm."""

    x: float
    width: float
    paint: Paint
    radius: float = 0.0
    bar: Paint | None = None
    """A thick bar along the left edge."""


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A piece that is never cut; its things are placed from its top left corner, in mm."""

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    after: float = 0.0
    """Space above and below; where two strips meet the larger counts, and none at the edge of a page."""
    keep: bool = False
    """Stands on the same page as the next strip."""
    breaks: bool = False
    """Starts a new page."""
    head: tuple[Strip, ...] = ()
    """Printed again above it where it starts a page: the head of its table."""
    frames: tuple[Frame, ...] = ()
    bookmark: tuple[str, int] | None = None

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
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip at its height on a page."""

    y: float
    strip: Strip


def height(strips: Sequence[Strip]) -> float:
    """How high `strips` stand when nothing cuts them."""
    placed = stack(strips)
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


def cut(strips: Sequence[Strip], room: float, first_room: float | None = None) -> list[list[Placed]]:
    """Fill pages of `room` mm with `strips` (the first page has `first_room`). Every strip lands on exactly one page.

    Kept strips move on together; a group higher than a whole page is cut where it must be.
    """
    pages: list[list[Placed]] = [[]]
    y = 0.0
    limit = room if first_room is None else first_room

    def turn() -> None:
        nonlocal y, limit
        pages.append([])
        y, limit = 0.0, room

    def put(strip: Strip) -> None:
        nonlocal y
        page = pages[-1]
        if not page and strip.head:
            for head in strip.head:
                page.append(Placed(y, head))
                y += head.height
        y += gap(page[-1].strip if page else None, strip)
        page.append(Placed(y, strip))
        y += strip.height

    for group in _groups(strips):
        last = pages[-1][-1].strip if pages[-1] else None
        if group[0].breaks and last:
            turn()
            last = None
        needed = gap(last, group[0]) + height(group)
        if last and y + needed > limit + 1e-6 and height(group) + _heads(group[0]) <= room + 1e-6:
            turn()
        for strip in group:
            last = pages[-1][-1].strip if pages[-1] else None
            if last and y + gap(last, strip) + strip.height > limit + 1e-6:
                turn()
            put(strip)
    return pages


def _heads(strip: Strip) -> float:
    return sum(head.height for head in strip.head)


def _groups(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Runs of strips that are kept together."""
    groups: list[list[Strip]] = []
    open_ = False
    for strip in strips:
        if open_:
            groups[-1].append(strip)
        else:
            groups.append([strip])
        open_ = strip.keep
    return groups


def kept(strips: Sequence[Strip]) -> list[Strip]:
    """The same strips, all to stand on one page."""
    return [replace(s, keep=True) for s in strips[:-1]] + list(strips[-1:])


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
    """The things on a page whose text area has its corner at x, y: frames first, then what stands in them."""
    items: list[Item] = _frames(page, x, y)
    for placed in page:
        items += [moved(item, x, y + placed.y) for item in placed.strip.items]
    return items


def _frames(page: Sequence[Placed], x: float, y: float) -> list[Item]:
    extents: dict[int, tuple[Frame, float, float]] = {}
    for placed in page:
        for frame in placed.strip.frames:
            _, top, _ = extents.get(id(frame), (frame, placed.y, 0.0))
            extents[id(frame)] = (frame, top, placed.y + placed.strip.height)
    items: list[Item] = []
    for frame, top, bottom in extents.values():
        items.append(Rect(x + frame.x, y + top, frame.width, bottom - top, frame.paint, frame.radius))
        if frame.bar:
            items.append(Rect(x + frame.x, y + top, 1.2, bottom - top, frame.bar))
    return items


def untagged(strip: Strip) -> Strip:
    """The same strip as decoration: a table's head, printed again."""
    return replace(strip, items=tuple(_untagged(item) for item in strip.items), bookmark=None)


def _untagged(item: Item) -> Item:
    if isinstance(item, TextBox):
        lines = tuple(replace(li, runs=tuple(replace(r, tag=None) for r in li.runs)) for li in item.lines)
        return replace(item, lines=lines, tag=None)
    return item
