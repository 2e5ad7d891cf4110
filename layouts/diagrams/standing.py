"""Standing over time: how strong each contender stood after each event, as lines over an axis that is true to scale.

Lines differ by dashes and marks as well as by colour, and each is named at its end. Events are numbers on the axis;
what they were is told below.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from lessonpress.resources.dates import format_date, format_year
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Event, Topic
from lessonpress.resources.values import Value

from ..document import Strong
from ..drawing.axis import Axis
from ..drawing.fortunes import TOP, USUAL_EVENTS, Fortune, Places, places, spread
from ..drawing.marks import DASHES, mark
from ..drawing.scene import MM, Item, Line, Paint, Rect, Scene
from ..labels import Labels
from ..looks import look_numbers
from .hand import Hand, placed
from .rows import Block

LEAST_EVENTS, LEAST_PEOPLE = 3, 2
INSIDE = 1.2
"""Between the frame and the outermost points, in ems."""
APART, RADIUS = 0.5, 0.42
"""Between lines through the same point, and half the size of a mark, in ems."""
PITCH = 1.35
"""Between the names of lines, in ems."""
BETWEEN_NUMBERS = 1.2
"""Between the numbers of events, in ems."""
LOWEST, HIGHEST = 9.5, 0.5
"""The plot is at least so many ems high, and at most such a part of its width."""
FOOT = 4.8
"""Under the plot, for numbers and years, in ems."""
OPEN = 10**8
"""No day that is known has so high a number: that end of a date is open."""
COLUMN, MOST_COLUMNS = 17.0, 3
"""A column of the list of events is about so many ems wide, or wider; and how many there are at most."""


class Story(Value, frozen=True):
    """The lines of a topic's contenders over its events in order of time, and the numbers of those to be named."""

    events: tuple[Event, ...]
    fortunes: tuple[Fortune, ...]
    named: tuple[int, ...]


def story(topic: Topic, most: int = USUAL_EVENTS) -> Story | None:
    """All that the topic says of its contenders' standing; None where that is too little to draw."""
    contenders = {person.id for person in topic.contenders}
    events = tuple(event for event in topic.timeline if contenders & event.standing.keys())
    looks = look_numbers(topic)
    lines = [Fortune(p.name, looks[p.id], tuple(e.standing.get(p.id) for e in events)) for p in topic.contenders]
    fortunes = tuple(line for line in lines if sum(point is not None for point in line.points) > 1)
    if len(events) < LEAST_EVENTS or len(fortunes) < LEAST_PEOPLE:
        return None
    heavy = sorted(range(len(events)), key=lambda number: -events[number].weight)[:most]
    return Story(events, fortunes, tuple(sorted(heavy)))


def told(found: Story, topic: Topic, labels: Labels) -> str:
    """The diagram in words: the events by the numbers that they have on the axis, then the points of each line."""
    numbers = {event: place for place, event in enumerate(found.named, 1)}
    events = "; ".join(
        f"{number}: {format_date(found.events[event].date, topic.language)}, {found.events[event].title.plain}"
        for event, number in numbers.items()
    )
    lines = (
        f"{fortune.name}: "
        + ", ".join(
            labels("living-graph-point", number=numbers[event], standing=standing)
            for event, standing in enumerate(fortune.points)
            if standing is not None and event in numbers
        )
        for fortune in found.fortunes
    )
    return f"{events}. {labels('living-graph-alt-key', lines='; '.join(lines))}"


class Graph:
    """Draws a story with one hand."""

    def __init__(self, hand: Hand, found: Story, topic: Topic) -> None:
        self.hand, self.story, self.language = hand, found, topic.language

    def scene(self, width: float, height: float) -> Scene | None:
        """The graph over its list of events, as high as the room; None where that is too small."""
        hand, fortunes = self.hand, self.story.fortunes
        names = max(hand.width(f.name, hand.style(bold=True)) for f in fortunes) + hand.em(3.6)
        words = [hand.labels("living-graph-high"), hand.labels("living-graph-low")]
        left = max(hand.longest(text, hand.style(0.9, bold=True)) for text in words) + hand.em(2.4)
        events = self._list(width)
        bottom = min(height - events.height - hand.em(FOOT), HIGHEST * width)
        right = width - names
        enough = max(hand.em(LOWEST), hand.em(PITCH) * len(fortunes))
        if bottom - hand.em(0.5) < enough or right - left < hand.em(BETWEEN_NUMBERS) * (len(self.story.named) + 5):
            return None
        plot = _Plot(left, hand.em(0.5), right, bottom, hand.em(INSIDE), self._axis(left, right))
        items = [*self._scale(plot, words), *self._time(plot), *self._lines(plot), *self._names(plot)]
        items += events.at(0.0, bottom + hand.em(FOOT))
        return Scene(width, bottom + hand.em(FOOT) + events.height, tuple(items))

    def _axis(self, left: float, right: float) -> Axis:
        """From the first event to the last, so that these lie a little within the plot."""
        events, inset = self.story.events, self.hand.em(INSIDE)
        days = [[d for d in (e.date.first_day, e.date.last_day) if abs(d) < OPEN] for e in events]
        first, last = min(known[0] for known in days), max(min(known[-1], known[0] + 366) for known in days)
        return Axis(first, max(last, first + 30), left + inset, right - left - 2 * inset)

    def _scale(self, plot: _Plot, words: Sequence[str]) -> Iterator[Item]:
        """The frame, the scale from 0 to 10, and what its ends mean."""
        hand = self.hand
        ground = Paint(fill=hand.colour("paper"), stroke=hand.colour("hair"), width=hand.pen(width=0.5).width)
        yield Rect(plot.left, plot.top, plot.right - plot.left, plot.bottom - plot.top, ground)
        small = hand.style(0.85, colour="soft")
        for standing in range(0, TOP + 1, 2):
            y = plot.y(standing)
            yield Line(plot.left, y, plot.right, y, hand.pen("hair", 0.5))
            yield hand.line(str(standing), small, plot.left - hand.em(0.5), y, share=1.0)
        room = plot.left - hand.em(2.2)
        for text, standing in zip(words, (TOP, 0), strict=True):
            label = hand.set(text, hand.style(0.9, bold=True), room)
            y = min(max(plot.y(standing) - label.height / 2, plot.top), plot.bottom - label.height)
            yield placed(label, 0.0, y)

    def _time(self, plot: _Plot) -> Iterator[Item]:
        """Under the plot a strip with years, and the number of each event that is named."""
        hand, story = self.hand, self.story
        strong, fine = hand.pen("ink", 1.2), hand.pen("hair", 0.6)
        yield Line(plot.left, plot.bottom, plot.right, plot.bottom, strong)
        wanted = [plot.x(story.events[number]) for number in story.named]
        xs = spread(wanted, hand.em(BETWEEN_NUMBERS), plot.left, plot.right)
        style, low = hand.style(0.95, bold=True), plot.bottom + hand.em(1.8)
        for place, (x, at) in enumerate(zip(xs, wanted, strict=True), 1):
            yield Line(at, plot.top, at, plot.bottom, fine)
            yield Line(at, plot.bottom, x, plot.bottom + hand.em(1.0), hand.pen("soft", 0.6))
            yield hand.line(str(place), style, x, low, share=0.5)
        soft = hand.style(0.85, colour="soft")
        y = plot.bottom + hand.em(3.3)
        yield Line(plot.left, y - hand.em(0.7), plot.right, y - hand.em(0.7), fine)
        first, last = (format_year(year, self.language) for year in (plot.axis.first_year, plot.axis.last_year))
        room = max(hand.width(first, soft), hand.width(last, soft)) + hand.em(1.2)
        end = plot.left
        for year in plot.axis.years(room):
            text, x = format_year(year.year, self.language), max(year.x, plot.left)
            if x >= end and x + hand.width(text, soft) + hand.em(0.3) <= plot.right:
                yield Line(x, y - hand.em(0.7), x, y + hand.em(0.6), hand.pen("soft", 0.6))
                yield hand.line(text, soft, x + hand.em(0.3), y)
                end = x + hand.width(text, soft) + hand.em(0.6)

    def _lines(self, plot: _Plot) -> Iterator[Item]:
        hand, found = self.hand, self._places(plot)
        for fortune in self.story.fortunes:
            yield from (Line(*one, *other, self._stroke(fortune)) for one, other in pairwise(found[fortune.name]))
        for fortune in self.story.fortunes:
            yield from (mark(fortune.look, x, y, hand.type.theme, hand.em(RADIUS)) for x, y in found[fortune.name])

    def _names(self, plot: _Plot) -> Iterator[Item]:
        """A name for each line beside the plot, as near to its end as the others allow, and what leads there."""
        hand, found = self.hand, self._places(plot)
        ordered = sorted(self.story.fortunes, key=lambda fortune: found[fortune.name][-1][1])
        half = hand.em(PITCH / 2)
        ends = [found[fortune.name][-1] for fortune in ordered]
        heights = spread([y for _, y in ends], hand.em(PITCH), plot.top + half, plot.bottom - half)
        lead = replace(hand.pen("rule", 0.5), dash=(1.0, 1.5))
        left = plot.right + hand.em(1.4)
        for fortune, (x, end), y in zip(ordered, ends, heights, strict=True):
            yield Line(x, end, plot.right, end, lead)
            yield Line(plot.right, end, left, y, lead)
            yield Line(left, y, left + hand.em(1.5), y, self._stroke(fortune))
            yield mark(fortune.look, left + hand.em(0.75), y, hand.type.theme, hand.em(RADIUS))
            yield hand.line(fortune.name, hand.style(bold=True), left + hand.em(1.9), y)

    def _places(self, plot: _Plot) -> Places:
        events = self.story.events
        return places(self.story.fortunes, lambda number: plot.x(events[number]), plot.y, self.hand.em(APART))

    def _stroke(self, fortune: Fortune) -> Paint:
        look, width = self.hand.type.theme.look(fortune.look), self.hand.pen(width=1.3).width
        longer = self.hand.em(0.1) * MM
        dash = tuple(length * longer for length in DASHES[fortune.look % len(DASHES)])
        return Paint(stroke=look.colour, width=width, dash=dash)

    def _list(self, width: float) -> Block:
        """What happened, by the numbers of the axis, in columns."""
        hand = self.hand
        columns = min(MOST_COLUMNS, max(1, int(width / hand.em(COLUMN))))
        rows = -(-len(self.story.named) // columns)
        gap, indent, air = hand.em(2.0), hand.em(1.6), hand.em(0.3)
        room = (width - gap * (columns - 1)) / columns
        items: list[Item] = []
        lowest = y = 0.0
        for place, number in enumerate(self.story.named):
            column, row = divmod(place, rows)
            y = y if row else 0.0
            x, event = column * (room + gap), self.story.events[number]
            date = Strong((Text(format_date(event.date, self.language, short=True) + "\u2002"),))
            words = hand.set((date, *event.title.words), hand.style(0.9), room - indent)
            items.append(placed(hand.set(str(place + 1), hand.style(0.9, bold=True), indent), x, y))
            items.append(placed(words, x + indent, y))
            y += words.height + air
            lowest = max(lowest, y - air)
        return Block(tuple(items), width, lowest)


class _Plot(Value, frozen=True):
    """The field of the lines, in mm, and the axis under it."""

    left: float
    top: float
    right: float
    bottom: float
    inside: float
    axis: Axis

    def x(self, event: Event) -> float:
        """Where an event stands."""
        return self.axis.anchor(event.date)

    def y(self, standing: float) -> float:
        """The height of a standing."""
        return self.bottom - self.inside - standing / TOP * (self.bottom - self.top - 2 * self.inside)
