"""A card of an overview chart: when, who took part, what happened, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.dates import format_date
from lessonpress.resources.topic import Event
from lessonpress.resources.values import Value

from ..drawing.scene import Group, Item, Line, Paint, Rect
from ..poster.pen import Pen, box, ink_width
from ..saying import said
from ..type.paragraph import SetText

HEAVY = 5
"""The weight of a turning point."""
INSET = 1.9
"""Between a card's edge and its words, in mm of type."""
ARROW = 3.4
"""How far the words of the effect stand in, after the sign for it, in mm of type."""
AIR = 0.9
"""Between the title and the effect, in mm of type."""


class EventCard(Value, frozen=True):
    """The words of a card, set to its width in mm, and how high they need it to be."""

    event: Event
    date: SetText
    title: SetText
    effect: SetText | None
    people: tuple[str, ...]
    own_row: bool
    """The badges stand on a row of their own, below the date."""
    width: float
    height: float

    @property
    def badge(self) -> float:
        """The height of a badge."""
        return 0.86 * self.date.leading


def card(event: Event, width: float, pen: Pen, language: str) -> EventCard:
    """The card of an event."""
    room = width - 2 * pen.em(INSET)
    heavy = event.weight == HEAVY
    date = pen.set(format_date(event.date, language, short=True), pen.style("poster-date", 0.95), room)
    title = pen.set(event.title.words, pen.style("poster-event", 1.06 if heavy else 0.94), room)
    style = pen.style("poster-text")
    effect = pen.set(said(event.effect, pen.words), style, room - pen.em(ARROW)) if event.effect else None
    people = tuple(p for p in event.people if p in pen.letters)
    size = 0.86 * date.leading
    row = sum(pen.badge_width(p, size) + 0.18 * size for p in people)
    own_row = bool(people) and ink_width(date) + pen.em(1.6) + row > room
    height = 2 * pen.em(INSET) + date.height + title.height + (1.2 * size if own_row else 0.0)
    height += pen.em(AIR) + effect.height if effect else 0.0
    return EventCard(event, date, title, effect, people, own_row, width, height)


def draw(card: EventCard, x: float, y: float, pen: Pen, names: str) -> Group:
    """The card with its top left corner at x, y. `names` says whose badges these are."""
    heavy = card.event.weight == HEAVY
    edge = Paint(
        fill=pen.colour("paper"),
        stroke=pen.colour("accent" if heavy else "soft"),
        width=pen.stroke(1.7 if heavy else 0.6),
    )
    ground = Rect(x, y, card.width, card.height, edge, radius=pen.em(1.1))
    return Group((ground, *_words(card, x + pen.em(INSET), y + pen.em(INSET), pen, names)), name=card.event.id)


def _words(card: EventCard, x: float, y: float, pen: Pen, names: str) -> Iterator[Item]:
    yield box(card.date, x, y)
    if card.people:
        size = card.badge
        left = x if card.own_row else x + card.width - 2 * pen.em(INSET)  # beside the date they stand at the far edge
        wide = pen.badges(card.people, 0, 0, size, names)[1]
        top = y + card.date.height if card.own_row else y + (card.date.leading - size) / 2
        yield pen.badges(card.people, left if card.own_row else left - wide, top, size, names)[0]
    y += card.date.height + (1.2 * card.badge if card.own_row else 0.0)
    yield box(card.title, x, y)
    if card.effect:
        y += card.title.height + pen.em(AIR)
        middle = y + card.effect.leading / 2
        paint = Paint(stroke=pen.colour("accent"), width=pen.stroke(0.7))
        yield Line(x, middle, x + pen.em(ARROW - 0.9), middle, paint, arrow=True)
        yield box(card.effect, x + pen.em(ARROW), y)
