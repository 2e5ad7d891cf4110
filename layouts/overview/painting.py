"""An overview chart's field as it is drawn: bands, heads, cards, and the arrows between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.topic import Topic

from ..drawing.layers import Step
from ..drawing.scene import MM, Group, Item, Line, Paint, Path, Rect, moved
from ..poster.pen import Pen
from ..saying import enumerated
from .cards import HEAVY, EventCard, draw
from .field import Field
from .grid import BETWEEN
from .heads import Head
from .story import Arrow

BOLD, THIN = 2.0, 0.9
"""The widths of arrows between turning points and of others, in points on A3: without colour they alone tell which."""


def drawn(found: Field, x: float, y: float, width: float, topic: Topic) -> Iterator[Item]:
    """The field with its top left corner at x, y: the bands, then head, cards and arrows, phase after phase."""
    pen = found.pen
    bands = found.bands()
    for _, top, bottom in bands:
        yield Rect(x, y + top, width, bottom - top, Paint(fill=pen.colour("tint")))
    left = x + found.head_width + pen.em(BETWEEN)
    tops = [y + top for top in found.tops]
    routes = found.layered.routes(tops)
    heights = [bottom - top for _, top, bottom in bands]
    summed = all(head.has_room_for_summary(high) for head, high in zip(found.heads, heights, strict=False))
    for number, (group, top, bottom) in enumerate(bands):
        if found.heads:
            made = found.heads[number]
            shown = made.with_summary() if summed else made.items
            yield _head(made, shown, x, y + top, bottom - top, pen)
        for index, event in enumerate(found.cards):
            box = found.layered.boxes[index]
            if found.groups[box.layer] == group:
                names = ", ".join(map(topic.name, event.people))
                yield draw(event, left + found.layered.left(index), tops[box.layer], pen, names)
                yield from _arrows(found, event, routes, left)


def _head(head: Head, items: Sequence[Item], x: float, y: float, height: float, pen: Pen) -> Group:
    """A head's `items` beside a rule as high as the band."""
    rule = Rect(x, y, pen.mm(1.3), height, Paint(fill=pen.colour("ink")))
    return Group((rule, *(moved(item, x, y) for item in items)), name=head.phase.id)


def _arrows(found: Field, made: EventCard, routes: Sequence[Sequence[Step]], left: float) -> Iterator[Group]:
    """All arrows from a card, with what they say."""
    starting = [(a, r) for a, r in zip(found.story.arrows, routes, strict=True) if a.start == made.event.id]
    if not starting:
        return
    titles = {c.event.id: str(c.event.title) for c in found.cards}
    weights = {c.event.id: c.event.weight for c in found.cards}
    led = enumerated([f"‘{titles[arrow.end]}’" for arrow, _ in starting], found.pen.words)
    alt = found.pen.words("chart-led-to", event=titles[made.event.id], events=led)
    items: list[Item] = []
    for arrow, route in starting:
        heavy = min(weights[arrow.start], weights[arrow.end]) >= HEAVY
        items += _arrow(arrow, route, left, heavy, found.pen)
    yield Group(tuple(items), alt=alt, name=f"{made.event.id}-led-to")


def _arrow(arrow: Arrow, route: Sequence[Step], left: float, heavy: bool, pen: Pen) -> tuple[Item, Item]:
    """The path of one arrow and its head; broken where it passes over what is not shown."""
    width = pen.stroke(BOLD if heavy else THIN)
    colour = pen.colour("accent" if heavy else "soft")
    dash = () if arrow.direct else (4 * width, 2.5 * width)
    steps: list[Step] = [(step[0], *(float(n) + (left, 0.0)[i % 2] for i, n in enumerate(step[1:]))) for step in route]
    x, y = float(steps[-1][-2]), float(steps[-1][-1])
    tip = (3.2 * width + 3) / MM
    along = steps[-1][0] == "L"  # only an arrow to the card beside ends in a straight line
    dx, dy = (tip, 0.0) if along else (0.0, tip)
    steps[-1] = (*steps[-1][:-2], x - 0.8 * dx, y - 0.8 * dy)
    end = Line(x - dx, y - dy, x, y, Paint(stroke=colour, width=width), arrow=True)
    return Path(tuple(steps), Paint(stroke=colour, width=width, dash=dash)), end
