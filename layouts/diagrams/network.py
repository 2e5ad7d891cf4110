"""Alliances of a phase as a network: those who stood together in a hull, supporters tied to it by a broken line, a
zigzag between those who were against one another. Those in power are on the left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec.structs import replace

from lessonpress.resources.dates import stretch
from lessonpress.resources.topic import Topic
from lessonpress.resources.values import Value

from ..drawing.fortunes import spread
from ..drawing.scene import Item, Line, Path, Rect, Scene
from ..drawing.strokes import zigzag
from .camps import Camp, Camps
from .hand import Hand, placed
from .rows import Block, Token, in_rows, named, signed

DISC, UNDER = 3.4, 0.35
"""The width of a disc, and the space between it and the name under it, in ems."""
CELL = 9.0
"""No name is wider, in ems: longer ones stand on several lines."""
APART, PAD = 0.9, 0.9
"""Between people, and between a hull's edge and what it holds, in ems."""
TIE = 2.2
"""How long the line to a supporters' hull is, in ems."""
BETWEEN = (6.0, 13.0)
"""The least and the most between the sides, in ems."""
GAP = 1.3
"""Between camps, and between them and what is above and below, in ems."""
TOOTH = 0.9
"""The width of a zigzag's tooth, in ems."""
SIGN = 3.0
"""The width of a sign of the key, in ems."""
DASHED = (3.2, 2.4)
"""The dashes of a broken line, in widths of the line."""


class Hull(Value, frozen=True):
    """A camp drawn with what others lead to: the box of its members."""

    block: Block
    top: float
    width: float
    height: float


class Network:
    """Draws the camps of a phase with one hand."""

    def __init__(self, hand: Hand, camps: Camps, topic: Topic) -> None:
        self.hand, self.camps, self.topic = hand, camps, topic
        names = [topic.name(person) for person in camps.people]
        style = hand.style(bold=True)
        widest = max(hand.longest(name, style) for name in names)
        self.cell = max(hand.em(DISC), min(widest, hand.em(CELL))) + 0.01

    def scene(self, width: float, height: float) -> Scene | None:
        """The whole diagram, no larger than the room; None where it is too small."""
        hand = self.hand
        least, most = (hand.em(length) for length in BETWEEN)
        left = [self._hull(camp, 0.5 * (width - least), mirrored=True) for camp in self.camps.governing]
        wide = max(hull.block.width for hull in left)
        right = [self._hull(camp, width - least - wide, mirrored=False) for camp in self.camps.opposing]
        across = max(hull.block.width for hull in right)
        foot = [self._apart(width), self._key(width)]
        between = min(most, width - wide - across)
        high = max(self._height(left), self._height(right))
        top, gap = self._head_height, hand.em(GAP)
        whole = top + high + sum(block.height + gap for block in foot if block.items)
        if between < least - 1e-6 or whole > height or max(block.width for block in foot) > width + 1e-6:
            return None
        start = (width - wide - between - across) / 2
        items = [*self._sides(left, right, (start, wide, between), top, high)]
        y = top + high
        for block in foot:
            if block.items:
                items += block.at((width - block.width) / 2, y + gap)
                y += gap + block.height
        return Scene(width, whole, tuple(items))

    # ---- sides ------------------------------------------------------------------------------------------------------

    @property
    def _head_height(self) -> float:
        return self.hand.em(2.2)

    def _height(self, hulls: Sequence[Hull]) -> float:
        return sum(hull.block.height + self.hand.em(GAP) for hull in hulls) - self.hand.em(GAP)

    def _sides(
        self, left: Sequence[Hull], right: Sequence[Hull], widths: tuple[float, float, float], top: float, high: float
    ) -> Iterator[Item]:
        """Both sides with their heads, each half-way up, and what is between them."""
        (start, wide, between), hand = widths, self.hand
        far = start + wide + between
        style = hand.style(1.05, bold=True, colour="accent")
        near = start + wide - max(hull.width for hull in left)
        for label, x in (("guide-in-power", near), ("guide-opposed", far)):
            yield hand.line(hand.labels(label), style, x, hand.em(0.8))
        placed_left = self._stack(left, top + (high - self._height(left)) / 2)
        placed_right = self._stack(right, top + (high - self._height(right)) / 2)
        ends = [(hull, y) for hull, y in zip(right, placed_right, strict=True)]
        for hull, y in zip(left, placed_left, strict=True):
            yield from self._against((start + wide, y, hull), far, ends)
        for hulls, tops, edge in ((left, placed_left, start + wide), (right, placed_right, far)):
            for hull, y in zip(hulls, tops, strict=True):
                yield from hull.block.at(edge - (hull.block.width if hulls is left else 0.0), y)

    def _stack(self, hulls: Sequence[Hull], top: float) -> list[float]:
        tops = []
        for hull in hulls:
            tops.append(top)
            top += hull.block.height + self.hand.em(GAP)
        return tops

    def _against(
        self, start: tuple[float, float, Hull], far: float, ends: Sequence[tuple[Hull, float]]
    ) -> Iterator[Item]:
        """A zigzag from a hull of one side to each of the other, none crossing another."""
        x, y, hull = start
        inset = min(self.hand.em(1.2), 0.3 * hull.height)
        first, last = y + hull.top + inset, y + hull.top + hull.height - inset
        middles = [top + other.top + other.height / 2 for other, top in ends]
        apart = min(self.hand.em(1.6), (last - first) / len(ends))
        heights = spread([min(max(m, first), last) for m in middles], apart, first, last)
        paint = self.hand.pen("accent", 1.5)
        for height, middle in zip(heights, middles, strict=True):
            yield Path(zigzag((x, height), (far, middle), self.hand.em(TOOTH)), paint)

    # ---- camps ------------------------------------------------------------------------------------------------------

    def _hull(self, camp: Camp, room: float, *, mirrored: bool) -> Hull:
        """A camp, its members' box next to the other side: on the right where it is `mirrored`."""
        members = self._box(camp, camp.members, room, strong=mirrored)
        if not camp.supporters:
            return Hull(members, 0.0, members.width, members.height if camp.alliance else self.hand.em(DISC))
        block, top = self._supported(camp, members, room, mirrored=mirrored)
        return Hull(block, top, members.width, members.height)

    def _supported(self, camp: Camp, members: Block, room: float, *, mirrored: bool) -> tuple[Block, float]:
        """The members' box with its supporters beyond it or, where there is no room, below; and how far down it is."""
        hand, tie = self.hand, self.hand.em(TIE)
        line = hand.pen("ink", 1.2, DASHED)
        beyond = self._supporters(camp, max(room - members.width - tie, self.cell + 2 * hand.em(PAD)))
        if (wide := members.width + tie + beyond.width) <= room:
            high = max(members.height, beyond.height)
            first, second = (beyond, members) if mirrored else (members, beyond)
            joint = Line(first.width, high / 2, first.width + tie, high / 2, line)
            items = (*first.at(0.0, (high - first.height) / 2), joint)
            items = (*items, *second.at(wide - second.width, (high - second.height) / 2))
            return Block(items, wide, high), (high - members.height) / 2
        below = self._supporters(camp, room)
        wide, y = max(members.width, below.width), members.height + 0.6 * tie
        inner = min(members.width, below.width) / 2
        x = wide - inner if mirrored else inner
        items = (*members.at(wide - members.width if mirrored else 0.0, 0.0), Line(x, members.height, x, y, line))
        items = (*items, *below.at(wide - below.width if mirrored else 0.0, y))
        return Block(items, wide, y + below.height), 0.0

    def _box(self, camp: Camp, people: Sequence[str], room: float, *, strong: bool) -> Block:
        """The members of an alliance under its name, in a hull; people of no alliance stand free."""
        hand = self.hand
        if not camp.alliance:
            return self._people(people, room, joined=False)
        pad = hand.em(PAD)
        inner = self._people(people, room - 2 * pad, joined=True)
        name_style, date_style = hand.style(1.1, bold=True), hand.style(0.85, colour="soft")
        dates = stretch(camp.alliance.from_, camp.alliance.to, self.topic.language, short=True)
        width = min(room - 2 * pad, max(inner.width, hand.width(camp.name, name_style), hand.width(dates, date_style)))
        titles = [hand.set(camp.name, name_style, width), hand.set(dates, date_style, width)]
        high = sum(text.height for text in titles) + hand.em(0.5)
        fill = hand.colour("tint" if strong else "paper")
        edge = replace(hand.pen("ink" if strong else "soft", 2.0 if strong else 0.9), fill=fill)
        whole = (width + 2 * pad, high + inner.height + 2 * pad)
        items: list[Item] = [Rect(0.0, 0.0, *whole, edge, radius=hand.em(1.3))]
        items += [placed(titles[0], pad, pad), placed(titles[1], pad, pad + titles[0].height)]
        return Block((*items, *inner.at(pad + (width - inner.width) / 2, pad + high)), *whole)

    def _supporters(self, camp: Camp, room: float) -> Block:
        """Those who stood with an alliance, in a hull with a broken edge."""
        hand, pad = self.hand, self.hand.em(0.7 * PAD)
        inner = self._people(camp.supporters, room - 2 * pad, joined=False)
        edge = hand.pen("soft", 0.9, DASHED)
        whole = (inner.width + 2 * pad, inner.height + 2 * pad)
        return Block((Rect(0.0, 0.0, *whole, edge, radius=hand.em(1.1)), *inner.at(pad, pad)), *whole)

    def _people(self, people: Sequence[str], room: float, *, joined: bool) -> Block:
        """Discs over names, in rows; those who are joined have lines between neighbours."""
        hand, step = self.hand, self.cell + self.hand.em(APART)
        most = max(1, int((room + hand.em(APART) + 1e-6) / step))
        rows = -(-len(people) // most)
        across = -(-len(people) // rows)
        items: list[Item] = []
        y, size, style = 0.0, hand.em(DISC), hand.style(bold=True)
        for first in range(0, len(people), across):
            row = people[first : first + across]
            names = [hand.set(self.topic.name(person), style, self.cell, centred=True) for person in row]
            middles = [self.cell / 2 + number * step for number in range(len(row))]
            if joined:
                for one, other in pairwise(middles):
                    items.append(
                        Line(one + size / 2, y + size / 2, other - size / 2, y + size / 2, hand.pen("ink", 1.8))
                    )
            for person, name, x in zip(row, names, middles, strict=True):
                items.append(hand.disc(person, x, y + size / 2, size))
                items.append(placed(name, x - name.width / 2, y + size + hand.em(UNDER), 0.5))
            y += size + hand.em(UNDER) + max(name.height for name in names) + hand.em(APART)
        return Block(tuple(items), across * step - hand.em(APART), y - hand.em(APART))

    # ---- foot -------------------------------------------------------------------------------------------------------

    def _apart(self, room: float) -> Block:
        """Those in neither camp."""
        hand, people = self.hand, self.camps.apart
        if not people:
            return Block((), 0.0, 0.0)
        style, words = hand.style(0.9, bold=True, colour="soft"), hand.labels("diagram-apart")
        head = Token((hand.line(words, style, 0.0, 0.0),), hand.width(words, style))
        tokens = [named(hand, person, self.topic.name(person), room) for person in people]
        return in_rows((head, *tokens), room, hand.em(1.6), hand.em(2.2))

    def _key(self, room: float) -> Block:
        """What the lines mean, as far as there are such."""
        hand, labels = self.hand, self.hand.labels
        wide, x = hand.em(SIGN), hand.em(SIGN)
        camps = (*self.camps.governing, *self.camps.opposing)
        tokens = []
        if any(camp.alliance for camp in camps):
            tokens.append(signed(hand, (Line(0, 0, x, 0, hand.pen("ink", 1.8)),), wide, labels("diagram-together")))
        if any(camp.supporters for camp in camps):
            broken = (Line(0, 0, x, 0, hand.pen("ink", 1.2, DASHED)),)
            tokens.append(signed(hand, broken, wide, labels("diagram-supported")))
        teeth = Path(zigzag((0.0, 0.0), (x, 0.0), hand.em(0.6 * TOOTH)), hand.pen("accent", 1.5))
        tokens.append(signed(hand, (teeth,), wide, labels("diagram-against")))
        if any(hand.look(person) is None for person in self.camps.people):
            size = hand.em(1.4)
            other = next(person for person in self.camps.people if hand.look(person) is None)
            swatch = hand.swatch(other, size / 2, 0.0, size)
            tokens.append(signed(hand, (swatch,), size, labels("diagram-other")))
        return in_rows(tokens, room, hand.em(2.2), hand.em(1.7))
