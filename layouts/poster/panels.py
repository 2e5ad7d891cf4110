"""The panels at the foot of a poster: what came before, what came after, and the key."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from lessonpress.resources.dates import format_date
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Event, Topic
from lessonpress.resources.values import Value

from ..document import Inlines, Strong
from ..drawing.scene import MM, Ellipse, Group, Item, Paint, Pattern, Rect, TextBox, moved
from ..theme import TextStyle
from ..type.paragraph import SetText
from .pen import Pen, box

INSET = 2.6
"""Between a panel's edge and its words, in mm on A3."""
LINE = 5.0
"""The height of a line of the key, in mm of type."""


class Panel(Value, frozen=True):
    """A panel, drawn from 0, 0 for one width."""

    items: tuple[Item, ...]
    height: float
    name: str
    events: tuple[Event, ...] = ()
    """Those that it lists."""

    def at(self, x: float, y: float, width: float, height: float, pen: Pen) -> Group:
        """The panel with its top left corner at x, y, on a ground of the given size."""
        ground = Rect(x, y, width, height, Paint(fill=pen.colour("tint")))
        rule = Rect(x, y, width, pen.mm(0.7), Paint(fill=pen.colour("ink")))
        return Group((ground, rule, *(moved(item, x, y) for item in self.items)), name=self.name)


def events_panel(title: str, events: Sequence[Event], width: float, height: float, pen: Pen, language: str) -> Panel:
    """A list of events in time order, in columns where the panel is wide enough.

    In a panel of at most `height` mm that is the weightiest, and how many more there are.
    """
    inset, gap, air = pen.mm(INSET), pen.em(4), pen.em(0.5)
    room = width - 2 * inset
    columns = max(1, min(3, int(room / pen.em(52)), len(events)))
    column = (room - gap * (columns - 1)) / columns
    style = pen.style("poster-text")
    head, top = _head(title, inset, pen)
    texts = [pen.set(_dated(event, language), style, column) for event in events]
    order = sorted(range(len(events)), key=lambda i: -events[i].weight)

    def listed(count: int) -> list[list[_Listed]]:
        found = [(str(events[i].id), texts[i]) for i in sorted(order[:count])]
        if count < len(events):
            found.append(("", pen.set(pen.words("poster-more", count=len(events) - count), style, column)))
        return _balanced(found, columns, air)

    def depth(count: int) -> float:
        return top + max(sum(text.height + air for _, text in part) for part in listed(count)) + inset - air

    count = len(events)
    if depth(count) > height:
        count = bisect_right(range(1, count), height, key=depth)
    items: list[Item] = [head]
    for number, part in enumerate(listed(count)):
        y = top
        for name, text in part:
            items.append(Group((box(text, inset + number * (column + gap), y),), name=name))
            y += text.height + air
    return Panel(tuple(items), depth(count), title, tuple(events[i] for i in sorted(order[:count])))


def _dated(event: Event, language: str) -> Inlines:
    date = format_date(event.date, language, short=True)
    return (Strong((Text(date),)), Text("\u2002"), *event.title.words)


_Listed = tuple[str, SetText]
"""An entry of a list: the event's id, and its words."""


def _balanced(entries: Sequence[_Listed], columns: int, air: float) -> list[list[_Listed]]:
    """The entries in columns, `air` below each, so that the tallest is as low as can be."""
    heights = [text.height + air for _, text in entries]
    limit = max([*heights, sum(heights) / columns])
    while True:
        parts: list[list[_Listed]] = [[]]
        used = 0.0
        for entry, height in zip(entries, heights, strict=True):
            if used + height > limit + 1e-9 and parts[-1]:
                parts.append([])
                used = 0.0
            parts[-1].append(entry)
            used += height
        if len(parts) <= columns:
            return parts
        limit *= 1.05


def key_panel(topic: Topic, width: float, height: float, pen: Pen, *, camps: bool) -> Panel:
    """Whose colours, patterns and letters these are, as many as `height` mm hold, and what the marks mean."""
    inset = pen.mm(INSET)
    head, y = _head(pen.words("poster-key"), inset, pen)
    items: list[Item] = [head]
    signs = list(_signs(pen, camps))
    room = width - 2 * inset
    people = _fitting(list(_people(topic, pen)), height - y - _rows(signs, room, pen)[0] * pen.em(LINE), room, pen)
    for entries in (people, signs):
        if entries:
            grid, y = _grid(entries, inset, y, room, pen)
            items += grid
    return Panel(tuple(items), y + inset - pen.em(1.2), pen.words("poster-key"))


class _Entry(Value, frozen=True):
    """A sign of the key, drawn from 0, 0 half-way up its line, and the words beside it."""

    sign: tuple[Item, ...]
    indent: float
    words: str
    style: TextStyle


def _rows(entries: Sequence[_Entry], width: float, pen: Pen) -> tuple[int, int]:
    """How many rows, and how many columns, as many as the longest entry leaves room for."""
    if not entries:
        return 0, 0
    widest = max(entry.indent + pen.width(entry.words, entry.style) for entry in entries) + pen.em(2.5)
    rows = math.ceil(len(entries) / max(1, min(len(entries), int((width + pen.em(2.5)) / widest))))
    return rows, math.ceil(len(entries) / rows)


def _fitting(entries: list[_Entry], height: float, width: float, pen: Pen) -> list[_Entry]:
    """The entries, or as many of them as have room, and how many more there are."""
    most = max(1, int(height / pen.em(LINE))) * max(1, _rows(entries, width, pen)[1])
    if len(entries) <= most:
        return entries
    more = pen.words("poster-more", count=len(entries) - most + 1)
    return [*entries[: most - 1], _Entry((), 0.0, more, pen.style("poster-text"))]


def _grid(entries: Sequence[_Entry], x: float, y: float, width: float, pen: Pen) -> tuple[list[Item], float]:
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


def _people(topic: Topic, pen: Pen) -> Iterator[_Entry]:
    """Everybody with a look: badge, colour, pattern, name."""
    height, style = pen.em(3.8), pen.style("poster-label", 0.86)
    for person in topic.contenders:
        look = pen.look(person.id)
        fill = look.colour if look.pattern is Pattern.SOLID else look.tint
        swatch = Rect(0, -height / 2, pen.em(9), height, pen.patterned(look, fill))
        yield _Entry((swatch, pen.badge(person.id, 0, -height / 2, height)), pen.em(10.2), person.name, style)


def _signs(pen: Pen, camps: bool) -> Iterator[_Entry]:
    """The two kinds of alliance, where there are two; the marks on the axis; who took part, and turning points."""
    style, ink, accent = pen.style("poster-text"), pen.colour("ink"), Paint(fill=pen.colour("accent"))
    for fill, label in ((ink, "poster-governing"), (pen.colour("hair"), "poster-opposing")) if camps else ():
        paint = Paint(fill=fill, stroke=ink, width=pen.stroke(0.9))
        yield _Entry((Rect(0, -pen.em(1.4), pen.em(6.6), pen.em(2.8), paint),), pen.em(7.6), pen.words(label), style)
    size = pen.em(1.15)
    dot = Ellipse(pen.em(3.3) - size, -size, 2 * size, 2 * size, accent)
    line = Rect(0, -pen.em(0.45), pen.em(6.6), pen.em(0.9), accent)
    yield _Entry((dot,), pen.em(7.6), pen.words("poster-moment"), style)
    yield _Entry((line, dot), pen.em(7.6), pen.words("poster-stretch"), style)
    rule, large = Rect(0, -pen.em(0.4), pen.em(6.6), pen.em(0.8), accent), pen.em(1.5)
    heavy = Ellipse(pen.em(3.3) - large, -large, 2 * large, 2 * large, accent)
    yield _Entry((rule, heavy), pen.em(7.6), pen.words("poster-turning-point"), style)
    if first := next(iter(pen.letters), None):
        badge = pen.badge(first, pen.em(3.3) - pen.badge_width(first, pen.em(3.2)) / 2, -pen.em(1.6), pen.em(3.2))
        yield _Entry((badge,), pen.em(7.6), pen.words("poster-took-part"), style)


def _head(title: str, inset: float, pen: Pen) -> tuple[TextBox, float]:
    """The panel's title, and where its contents begin."""
    style = pen.style("poster-label", 1.1)
    return pen.line(title, style, inset, inset * 0.8, "H2"), inset * 0.8 + style.leading / MM + pen.em(0.6)
