"""The panels at the foot of a poster: what came before, what came after, and the key."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Event, Topic

from ..document import Strong
from ..drawing.scene import MM, Ellipse, Group, Item, Paint, Pattern, Rect, TextBox, moved
from ..theme import TextStyle
from .pen import Pen, box
from .short_dates import short_date

INSET = 2.6
"""Between a panel's edge and its words, in mm on A3."""


@dataclass(frozen=True)
class Panel:
    """A panel, drawn from 0, 0 for one width."""

    items: tuple[Item, ...]
    height: float
    name: str

    def at(self, x: float, y: float, width: float, height: float, pen: Pen) -> Group:
        """The panel with its top left corner at x, y, on a ground of the given size."""
        ground = Rect(x, y, width, height, Paint(fill=pen.colour("tint")))
        rule = Rect(x, y, width, pen.mm(0.7), Paint(fill=pen.colour("ink")))
        return Group((ground, rule, *(moved(item, x, y) for item in self.items)), name=self.name)


def events_panel(title: str, events: Sequence[Event], width: float, pen: Pen, language: str) -> Panel:
    """A list of events in time order, in two columns where the panel is wide enough."""
    inset = pen.mm(INSET)
    room = width - 2 * inset
    columns = max(1, min(3, int(room / pen.em(52)), len(events)))
    gap = pen.em(4)
    column = (room - gap * (columns - 1)) / columns
    style = pen.style("poster-text")
    head, top = _head(title, inset, pen)
    texts = [
        pen.set((Strong((Text(short_date(e.date, language)),)), Text("\u2002"), *e.title.words), style, column)
        for e in events
    ]
    air = pen.em(0.5)
    items: list[Item] = [head]
    bottom = top
    at = 0
    for number, count in enumerate(_balanced([t.height + air for t in texts], columns)):
        y = top
        for event, text in zip(events[at : at + count], texts[at : at + count], strict=True):
            items.append(Group((box(text, inset + number * (column + gap), y),), name=event.id))
            y += text.height + air
        at += count
        bottom = max(bottom, y)
    return Panel(tuple(items), bottom + inset - air, title)


def _balanced(heights: Sequence[float], columns: int) -> list[int]:
    """How many entries go into each column, so that the tallest is as low as can be."""
    limit = max([*heights, sum(heights) / columns]) if heights else 0.0
    while True:
        counts, used = [0], 0.0
        for height in heights:
            if used + height > limit + 1e-9 and counts[-1]:
                counts.append(0)
                used = 0.0
            counts[-1] += 1
            used += height
        if len(counts) <= columns:
            return counts + [0] * (columns - len(counts))
        limit *= 1.05


def key_panel(topic: Topic, width: float, pen: Pen, *, camps: bool) -> Panel:
    """Whose colours, patterns and letters these are, and what the marks mean."""
    inset = pen.mm(INSET)
    head, y = _head(pen.words("poster-key"), inset, pen)
    items: list[Item] = [head]
    for entries in (list(_people(topic, pen)), list(_signs(pen, camps))):
        if entries:
            grid, y = _grid(entries, inset, y, width - 2 * inset, pen)
            items += grid
    return Panel(tuple(items), y + inset - pen.em(1.2), pen.words("poster-key"))


@dataclass(frozen=True)
class _Entry:
    """A sign of the key, drawn from 0, 0 half-way up its line, and the words beside it."""

    sign: tuple[Item, ...]
    indent: float
    words: str
    style: TextStyle


def _grid(entries: Sequence[_Entry], x: float, y: float, width: float, pen: Pen) -> tuple[list[Item], float]:
    """Entries in equal columns, as many as the longest leaves room for; and where they end."""
    widest = max(entry.indent + pen.width(entry.words, entry.style) for entry in entries) + pen.em(2.5)
    rows = math.ceil(len(entries) / max(1, min(len(entries), int((width + pen.em(2.5)) / widest))))
    columns = math.ceil(len(entries) / rows)
    step, row = width / columns, pen.em(5)
    items: list[Item] = []
    for number, entry in enumerate(entries):
        at, middle = x + number % columns * step, y + number // columns * row + row / 2
        words = pen.centred(entry.words, entry.style, at + entry.indent, middle)
        items.append(Group((*(moved(item, at, middle) for item in entry.sign), words)))
    return items, y + rows * row


def _people(topic: Topic, pen: Pen) -> Iterator[_Entry]:
    """Everybody with a look: badge, colour, pattern, name."""
    height, style = pen.em(3.8), pen.style("poster-label", 0.86)
    for person in topic.contenders:
        look = pen.look(person.id)
        fill = look.colour if look.pattern is Pattern.SOLID else look.tint
        swatch = Rect(0, -height / 2, pen.em(9), height, pen.patterned(look, fill))
        yield _Entry((swatch, pen.badge(person.id, 0, -height / 2, height)), pen.em(10.2), person.name, style)


def _signs(pen: Pen, camps: bool) -> Iterator[_Entry]:
    """The two kinds of alliance, where there are two, and the two marks on the axis."""
    style, ink, accent = pen.style("poster-text"), pen.colour("ink"), Paint(fill=pen.colour("accent"))
    for fill, label in ((ink, "poster-governing"), (pen.colour("hair"), "poster-opposing")) if camps else ():
        paint = Paint(fill=fill, stroke=ink, width=pen.stroke(0.9))
        yield _Entry((Rect(0, -pen.em(1.4), pen.em(6.6), pen.em(2.8), paint),), pen.em(8), pen.words(label), style)
    size = pen.em(1.15)
    dot = Ellipse(pen.em(3.3) - size, -size, 2 * size, 2 * size, accent)
    line = Rect(0, -pen.em(0.45), pen.em(6.6), pen.em(0.9), accent)
    yield _Entry((dot,), pen.em(8), pen.words("poster-moment"), style)
    yield _Entry((line, dot), pen.em(8), pen.words("poster-stretch"), style)


def _head(title: str, inset: float, pen: Pen) -> tuple[TextBox, float]:
    """The panel's title, and where its contents begin."""
    style = pen.style("poster-label", 1.1)
    return pen.line(title, style, inset, inset * 0.8, "H2"), inset * 0.8 + style.leading / MM + pen.em(0.6)
