"""The panels at the foot of a poster: what came before, and what came after."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from lessonpress.resources.dates import format_date
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Event
from lessonpress.resources.values import Value

from ..document import Inlines, Strong
from ..drawing.scene import MM, Group, Item, Paint, Rect, TextBox, moved
from ..type.paragraph import SetText
from .pen import Pen, box

INSET = 2.6
"""Between a panel's edge and its words, in mm on A3."""


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
    head, top = panel_head(title, inset, pen)
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


def panel_head(title: str, inset: float, pen: Pen) -> tuple[TextBox, float]:
    """The panel's title, and where its contents begin."""
    style = pen.style("poster-label", 1.1)
    return pen.line(title, style, inset, inset * 0.8, "H2"), inset * 0.8 + style.leading / MM + pen.em(0.6)
