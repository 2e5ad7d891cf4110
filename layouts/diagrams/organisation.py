"""The organisation chart: bodies in layers, each below those that chose it or that it answers to, with who sat there.

Bodies that no line leads to stand in a column beside the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from msgspec.structs import replace

from lessonpress.resources.topic import Body, Topic
from lessonpress.resources.values import Value

from ..document import Inlines
from ..drawing.layers import Box, Layered, Spacing, Step, arrange, layers
from ..drawing.scene import MM, Group, Item, Line, Paint, Path, Rect, Scene
from ..saying import said
from ..theme import TextStyle
from .bodies import Detail, Seated, in_order, seated
from .hand import Hand, placed
from .rows import Block, Token, in_rows, named, signed

PAD = 0.8
"""Between a box's edge and its words, in ems."""
NARROWEST, WIDEST, BARE = 10.5, 60.0, 22.0
"""A box is so many ems wide; at most the last where it has only a name."""
HEAD = 0.55
"""The most that an office may take of the line that names those who had it."""
GAP, RISE, MOST_RISE = 1.6, 2.6, 4.5
"""Between boxes side by side, and between layers at least and at most, in ems."""
ASIDE = 0.27
"""What part of the width the column beside takes."""
SIGN = 3.0
"""The width of a sign of the key, in ems."""
DASHED = (3.2, 2.4)
"""The dashes of a broken line, in widths of the line."""


class Chart(Value, frozen=True, dict=True):
    """Draws the bodies of a topic with one hand, in so much detail."""

    hand: Hand
    topic: Topic
    detail: Detail

    @cached_property
    def linked(self) -> tuple[Body, ...]:
        """Those that lines join, each after those above it; all, where there is no line."""
        below = self.topic.below
        joined = {name for name, others in below.items() if others}.union(*below.values())
        return tuple(body for body in in_order(self.topic) if body.id in joined or not joined)

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """From body to body below, by their numbers."""
        place = {body.id: number for number, body in enumerate(self.linked)}
        return tuple((place[b.id], place[other]) for b in self.linked for other in self.topic.below[b.id])

    def scene(self, width: float, height: float) -> Scene | None:
        """The whole chart, no larger than the room; None where it is too small."""
        key, gap = self._key(width), self.hand.em(GAP)
        room = height - key.height - (gap if key.items else 0.0)
        aside = self._aside(ASIDE * width)
        left = width - (aside.width + 2 * gap if aside.items else 0.0)
        layered = self._layered(left, room)
        if layered is None or aside.height > room:
            return None
        high = max(layered.height, aside.height)
        items = [*layered.at(0.0, (high - layered.height) / 2), *aside.at(width - aside.width, 0.0)]
        if key.items:
            items += key.at((width - key.width) / 2, high + gap)
        return Scene(width, high + (key.height + gap if key.items else 0.0), tuple(items))

    @property
    def _channel(self) -> float:
        """The width of a place where a line passes between boxes, in mm."""
        return self.hand.em(0.5)

    @property
    def _widest(self) -> float:
        """How wide a box may be, in mm."""
        return self.hand.em(BARE if self.detail is Detail.NAMES else WIDEST)

    def _layered(self, width: float, height: float) -> Block | None:
        """The bodies that lines join, as many side by side as there is room for."""
        gap, least = self.hand.em(GAP), self.hand.em(NARROWEST)
        for across in range(len(self.linked), 0, -1):
            rows = layers([0] * len(self.linked), self.edges, across)
            passing = [{a for a, b in self.edges if rows[a] < row < rows[b]} for row in range(max(rows) + 1)]
            rooms = [width + gap - len(through) * (self._channel + gap) for through in passing]
            widths = [min(self._widest, rooms[row] / rows.count(row) - gap) for row in rows]
            if min(widths) >= least and (found := self._arranged(rows, widths, width, height)):
                return found
        return None

    def _arranged(self, rows: Sequence[int], widths: Sequence[float], width: float, height: float) -> Block | None:
        """Boxes of such widths in such layers, and the lines between them."""
        hand = self.hand
        blocks = [self._box(body, wide) for body, wide in zip(self.linked, widths, strict=True)]
        boxes = [Box(block.width, block.height, row) for block, row in zip(blocks, rows, strict=True)]
        spacing = Spacing(hand.em(GAP), self._channel, hand.em(1.5))
        layered = arrange(boxes, self.edges, width, spacing)
        if layered is None:
            return None
        steps = len(layered.heights) - 1
        rise = (height - sum(layered.heights)) / max(1, steps)
        if rise < (hand.em(RISE) if steps else 0.0):
            return None
        tops = layered.tops([min(rise, hand.em(MOST_RISE))] * steps)
        items: list[Item] = [*self._edges(layered, tops)]
        for number, (body, block) in enumerate(zip(self.linked, blocks, strict=True)):
            items.append(Group(block.at(layered.left(number), tops[rows[number]]), name=body.id))
        return Block(tuple(items), width, tops[-1] + layered.heights[-1])

    def _aside(self, width: float) -> Block:
        """The other bodies, one under the other."""
        items: list[Item] = []
        y, gap = 0.0, self.hand.em(GAP)
        for body in self.topic.bodies:
            if body not in self.linked:
                block = self._box(body, min(width, self._widest))
                items.append(Group(block.at(0.0, y), name=body.id))
                y += block.height + gap
        return Block(tuple(items), min(width, self._widest) if items else 0.0, max(0.0, y - gap))

    # ---- boxes ------------------------------------------------------------------------------------------------------

    def _box(self, body: Body, width: float) -> Block:
        """A body: its name, what it was for, who sat in it."""
        hand, pad, air = self.hand, self.hand.em(PAD), self.hand.em(0.35)
        items: list[Item] = []
        y = pad
        for part in self._parts(body, width - 2 * pad):
            items += part.at(pad, y)
            y += part.height + air
        high = y - air + pad
        edge = replace(hand.pen("ink", 1.1), fill=hand.colour("paper"))
        band = Rect(0.0, 0.0, width, hand.em(0.35), Paint(fill=hand.colour("ink")))
        return Block((Rect(0.0, 0.0, width, high, edge), band, *items), width, high)

    def _parts(self, body: Body, room: float) -> Iterator[Block]:
        hand = self.hand
        yield self._words(body.name, hand.style(1.1, bold=True), room)
        groups = seated(self.topic, body)
        if self.detail is Detail.ALL:
            if body.native_name:
                yield self._words(body.native_name, hand.style(0.85, colour="soft"), room)
            yield self._words(said(body.does, hand.labels), hand.style(0.9), room)
            for group in groups:
                yield from self._group(group, room)
        elif self.detail is Detail.PEOPLE and groups:
            people = dict.fromkeys(person for group in groups for person, _ in group.people)
            yield self._people([(person, "") for person in people], room)

    def _words(self, words: Inlines | str, style: TextStyle, room: float) -> Block:
        text = self.hand.set(words, style, room)
        return Block((placed(text, 0.0, 0.0),), text.width, text.height)

    def _group(self, group: Seated, room: float) -> Iterator[Block]:
        """Those of an office, the office before them or, where it is long, above."""
        hand = self.hand
        style = hand.style(0.85, bold=True, colour="soft")
        office = Token((hand.line(group.office, style, 0.0, 0.0),), hand.width(group.office, style))
        if office.width <= HEAD * room:
            yield self._people(group.people, room, office)
        else:
            yield self._words(group.office, style, room)
            yield self._people(group.people, room)

    def _people(self, people: Sequence[tuple[str, str]], room: float, *before: Token) -> Block:
        """People with what is said of each, side by side."""
        hand = self.hand
        tokens = [named(hand, person, f"{self.topic.name(person)} {more}".rstrip(), room) for person, more in people]
        return in_rows((*before, *tokens), room, hand.em(1.0), hand.em(1.95))

    # ---- lines ------------------------------------------------------------------------------------------------------

    def _edges(self, layered: Layered, tops: Sequence[float]) -> Iterator[Item]:
        """A firm arrow down to those who are elected; a broken line to those who answer."""
        for (a, b), route in zip(self.edges, layered.routes(tops), strict=True):
            if self.linked[b].id in self.linked[a].elects:
                yield from self._arrow(route)
            else:
                yield Path(tuple(route), self.hand.pen("soft", 1.2, DASHED))

    def _arrow(self, route: Sequence[Step]) -> Iterator[Item]:
        paint = self.hand.pen("accent", 1.3)
        tip = (3.2 * paint.width + 3) / MM
        *steps, last = route
        x, y = float(last[-2]), float(last[-1])
        yield Path((*steps, (*last[:-1], y - 0.8 * tip)), paint)
        yield Line(x, y - tip, x, y, paint, arrow=True)

    def _shown(self) -> Iterator[str]:
        """Those whose signs stand in the boxes."""
        if self.detail is not Detail.NAMES:
            for body in self.topic.bodies:
                yield from (person for group in seated(self.topic, body) for person, _ in group.people)

    def _key(self, room: float) -> Block:
        """What the lines mean, as far as there are such."""
        hand, labels = self.hand, self.hand.labels
        wide, x = hand.em(SIGN), hand.em(SIGN)
        tokens = []
        if any(body.elects for body in self.linked):
            arrow = Line(0, 0, x, 0, hand.pen("accent", 1.3), arrow=True)
            tokens.append(signed(hand, (arrow,), wide, labels("diagram-elects")))
        if any(body.answers_to for body in self.linked):
            line = Line(0, 0, x, 0, hand.pen("soft", 1.2, DASHED))
            tokens.append(signed(hand, (line,), wide, labels("diagram-answers")))
        if other := next((person for person in self._shown() if hand.look(person) is None), None):
            size = hand.em(1.4)
            swatch = hand.swatch(other, size / 2, 0.0, size)
            tokens.append(signed(hand, (swatch,), size, labels("diagram-other")))
        return in_rows(tokens, room, hand.em(2.2), hand.em(1.7))
