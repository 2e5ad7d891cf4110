"""Event labels: a date, a title and perhaps a description on a bar that its leader joins to the axis."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.dates import format_date
from lessonpress.resources.topic import Event
from lessonpress.resources.values import Value

from ..drawing.scene import Ellipse, Group, Item, Paint, Path, Rect
from ..drawing.timeline import Seat
from ..exercises.wording import unmarked
from ..type.paragraph import SetText
from .pen import Pen, box, last_width

PROMINENCE = {5: 1.24, 4: 1.04}
"""How much larger than usual the titles of the weightiest events are."""
USUAL = 0.92
HEAVY = 5
WIDEST, WIDEST_HEAVY, WIDEST_TOLD = 37, 46, 54
"""How wide a label may be, in mm of type: usually, of the weightiest, and with a description."""
PADDING = 0.9
"""Between the words of a label and its bar, in mm of type."""


class Flag(Value, frozen=True):
    """The label of one event, set and measured in mm, not yet placed."""

    event: Event
    texts: tuple[SetText, ...]
    """Date, title, and the description if it is told."""
    people: tuple[str, ...]
    badges: tuple[float, float, float]
    """Where the badges stand, from the top left corner of the words, and how high they are."""
    tops: tuple[float, ...]
    """Where each text begins, below the first."""
    width: float
    height: float


def flag(event: Event, pen: Pen, language: str, *, described: bool) -> Flag:
    """The label of an event; with `described`, the description too."""
    factor = PROMINENCE.get(event.weight, USUAL)
    widest = pen.em(WIDEST_TOLD if described else WIDEST_HEAVY if event.weight == HEAVY else WIDEST)
    date = pen.set(format_date(event.date, language, short=True), pen.style("poster-date", min(factor, 1.1)), widest)
    title = pen.balanced(event.title.words, pen.style("poster-event", factor), widest)
    texts = [date, title]
    if described:
        texts.append(_description(event, pen, widest))
    people = tuple(p for p in event.people if p in pen.letters)
    size = 0.86 * date.leading
    badges, right, extra = _badges(date, title, people, size, max(widest, pen.em(WIDEST_HEAVY)), pen)
    tops = [0.0, date.height + extra]
    if described:
        tops.append(tops[1] + title.height)
    height = tops[-1] + texts[-1].height + pen.em(PADDING)
    width = max(right, *(text.width for text in texts))
    return Flag(event, tuple(texts), people, (*badges, size), tuple(tops), width, height)


def _description(event: Event, pen: Pen, width: float) -> SetText:
    """What happened, with its sources' codes."""
    style = pen.style("poster-text")
    words = unmarked(event.description.nodes)
    text = pen.set(words, style, width)
    return text if last_width(text) > width / 3 else pen.balanced(words, style, width)


def _badges(
    date: SetText, title: SetText, people: tuple[str, ...], size: float, widest: float, pen: Pen
) -> tuple[tuple[float, float], float, float]:
    """Where badges of `size` go: after the date, after the title, or on a row of their own. Also how far they reach to
    the right, and how much lower the title then begins."""
    row = sum(pen.badge_width(p, size) + 0.18 * size for p in people)
    gap = pen.em(1.6)
    after_date, after_title = last_width(date) + gap, last_width(title) + gap
    if not people:
        return (0.0, 0.0), 0.0, 0.0
    if after_date + row <= widest:
        return (after_date, date.height - (date.leading + size) / 2), after_date + row, 0.0
    if after_title + row <= widest:
        return (after_title, date.height + title.height - (title.leading + size) / 2), after_title + row, 0.0
    return (0.0, date.height + 0.1 * size), row, 1.25 * size


class Root(Value, frozen=True):
    """Where a label grows from: the axis' edge (a y in mm), the point and stretch of its date, the gutter's depth."""

    edge: float
    anchor: float
    stretch: tuple[float, float]
    gutter: float


def draw(flag: Flag, seat: Seat, root: Root, pen: Pen, names: str) -> Group:
    """The label in its place, its leader, and its mark on the axis. `names` says whose badges these are."""
    side = -1 if seat.above else 1
    near = root.edge + side * seat.near
    top = near - flag.height if seat.above else near + pen.em(PADDING)
    marks = (_leader(flag.event, seat, root, near, pen), *_mark(flag.event, root, side, pen))
    return Group(
        (*marks, *_words(flag, seat.left, top, pen, names), _bar(flag, seat.left, near, side, pen)), name=flag.event.id
    )


def _words(flag: Flag, x: float, y: float, pen: Pen, names: str) -> Iterator[Item]:
    for number, (text, top) in enumerate(zip(flag.texts, flag.tops, strict=True)):
        yield box(text, x, y + top)
        if number == 0 and flag.people:
            across, down, size = flag.badges
            yield pen.badges(flag.people, x + across, y + down, size, names)[0]


def _bar(flag: Flag, x: float, near: float, side: int, pen: Pen) -> Item:
    """The bar that the words stand on or hang from: the weightiest have a thick one."""
    heavy = flag.event.weight == HEAVY
    thick = pen.mm(0.9 if heavy else 0.45)
    return Rect(
        x, near if side < 0 else near - thick, flag.width, thick, Paint(fill=pen.colour("accent" if heavy else "soft"))
    )


def _leader(event: Event, seat: Seat, root: Root, near: float, pen: Pen) -> Item:
    """From the axis up to the bar: a curve within the gutter, then straight."""
    heavy = event.weight == HEAVY
    paint = Paint(stroke=pen.colour("accent" if heavy else "soft"), width=pen.stroke(0.9 if heavy else 0.6))
    turn = root.edge + (root.gutter if near > root.edge else -root.gutter)
    middle = (root.edge + turn) / 2
    curve = ("C", root.anchor, middle, seat.pole, middle, seat.pole, turn)
    return Path((("M", root.anchor, root.edge), curve, ("L", seat.pole, near)), paint)


def _mark(event: Event, root: Root, side: int, pen: Pen) -> tuple[Item, ...]:
    """A dot for the day; a line as long as the event lasted, or as its date is uncertain."""
    colour = pen.colour("accent")
    size = pen.mm(1.5 if event.weight == HEAVY else 1.15)
    ring = Paint(fill=colour, stroke=pen.colour("paper"), width=pen.stroke(0.7))
    dot = Ellipse(root.anchor - size, root.edge - size, 2 * size, 2 * size, ring)
    start, end = root.stretch
    if end - start <= 2 * size:
        return (dot,)
    thick = pen.mm(0.9)
    line = Rect(start, root.edge if side > 0 else root.edge - thick, end - start, thick, Paint(fill=colour))
    return (line, dot)
