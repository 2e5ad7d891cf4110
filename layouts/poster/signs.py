"""The key of a poster: whose colours, patterns and letters these are, and what its signs mean."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from lessonpress.resources.topic import Topic
from lessonpress.resources.values import Value

from ..drawing.scene import Ellipse, Group, Item, Paint, Pattern, Rect, moved
from ..theme import TextStyle
from .panels import INSET, Panel, panel_head
from .pen import Pen

LINE = 5.0
"""The height of a line of the key, in mm of type."""


class Entry(Value, frozen=True):
    """A sign of the key, drawn from 0, 0 half-way up its line, and the words beside it."""

    sign: tuple[Item, ...]
    indent: float
    words: str
    style: TextStyle


def key_panel(topic: Topic, width: float, height: float, pen: Pen, signs: Sequence[Entry]) -> Panel:
    """Whose colours, patterns and letters these are, as many as `height` mm hold, and what the marks mean."""
    inset = pen.mm(INSET)
    head, y = panel_head(pen.words("poster-key"), inset, pen)
    items: list[Item] = [head]
    room = width - 2 * inset
    people = _fitting(list(_people(topic, pen)), height - y - _rows(signs, room, pen)[0] * pen.em(LINE), room, pen)
    for entries in (people, signs):
        if entries:
            grid, y = _grid(entries, inset, y, room, pen)
            items += grid
    return Panel(tuple(items), y + inset - pen.em(1.2), pen.words("poster-key"))


def _rows(entries: Sequence[Entry], width: float, pen: Pen) -> tuple[int, int]:
    """How many rows, and how many columns, as many as the longest entry leaves room for."""
    if not entries:
        return 0, 0
    widest = max(entry.indent + pen.width(entry.words, entry.style) for entry in entries) + pen.em(2.5)
    rows = math.ceil(len(entries) / max(1, min(len(entries), int((width + pen.em(2.5)) / widest))))
    return rows, math.ceil(len(entries) / rows)


def _fitting(entries: list[Entry], height: float, width: float, pen: Pen) -> list[Entry]:
    """The entries, or as many of them as have room, and how many more there are."""
    most = max(1, int(height / pen.em(LINE))) * max(1, _rows(entries, width, pen)[1])
    if len(entries) <= most:
        return entries
    more = pen.words("poster-more", count=len(entries) - most + 1)
    return [*entries[: most - 1], Entry((), 0.0, more, pen.style("poster-text"))]


def _grid(entries: Sequence[Entry], x: float, y: float, width: float, pen: Pen) -> tuple[list[Item], float]:
    """Entries in equal columns; and where they end."""
    rows, columns = _rows(entries, width, pen)
    step, row = width / columns, pen.em(LINE)
    items: list[Item] = []
    for number, entry in enumerate(entries):
        at, middle = x + number % columns * step, y + number // columns * row + row / 2
        shown = pen.within(entry.words, entry.style, step - entry.indent)
        words = pen.centred(shown, entry.style, at + entry.indent, middle)
        items.append(Group((*(moved(item, at, middle) for item in entry.sign), words)))
    return items, y + rows * row


def _people(topic: Topic, pen: Pen) -> Iterator[Entry]:
    """Everybody with a look: badge, colour, pattern, name."""
    height, style = pen.em(3.8), pen.style("poster-label", 0.86)
    for person in topic.contenders:
        look = pen.look(person.id)
        fill = look.colour if look.pattern is Pattern.SOLID else look.tint
        swatch = Rect(0, -height / 2, pen.em(9), height, pen.patterned(look, fill))
        yield Entry((swatch, pen.badge(person.id, 0, -height / 2, height)), pen.em(10.2), person.name, style)


def camp_signs(pen: Pen) -> Iterator[Entry]:
    """The two kinds of alliance."""
    ink = pen.colour("ink")
    for fill, label in ((ink, "poster-governing"), (pen.colour("hair"), "poster-opposing")):
        paint = Paint(fill=fill, stroke=ink, width=pen.stroke(0.9))
        yield sign((Rect(0, -pen.em(1.4), pen.em(6.6), pen.em(2.8), paint),), label, pen)


def moment_signs(pen: Pen) -> Iterator[Entry]:
    """The two marks on an axis."""
    size, accent = pen.em(1.15), Paint(fill=pen.colour("accent"))
    dot = Ellipse(pen.em(3.3) - size, -size, 2 * size, 2 * size, accent)
    line = Rect(0, -pen.em(0.45), pen.em(6.6), pen.em(0.9), accent)
    yield sign((dot,), "poster-moment", pen)
    yield sign((line, dot), "poster-stretch", pen)


def sign(drawn: tuple[Item, ...], label: str, pen: Pen) -> Entry:
    """A sign of at most 6.6 mm of type, and what it means."""
    return Entry(drawn, pen.em(8), pen.words(label), pen.style("poster-text"))
