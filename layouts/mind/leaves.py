"""The nodes of a mind map: branches on a dark ground, what grows from them in frames, statements beside a thin line."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lessonpress.resources.values import Value

from ..drawing.scene import Group, Item, Line, Paint, Rect, TextBox
from ..drawing.scene import Path as Outline
from ..drawing.strokes import tapering
from ..drawing.tree import Node, Seat
from ..poster.pen import Pen, box
from ..theme import TextStyle
from ..type.paragraph import SetText
from .thoughts import Thought

COLOURS = ("accent", "cool", "ink", "soft")
"""Of the branches, in their order."""
PADDING = ((3.0, 1.6), (2.0, 1.1), (1.5, 0.2))
"""Beside and above the words of each level, in mm of type."""
BADGE = 4.0
"""The height of a badge, in mm of type."""
LEVELS = 3


class Leaf(Value, frozen=True):
    """A thought set to its width, with those that grow from it."""

    thought: Thought
    text: SetText
    years: SetText | None
    indent: float
    """Before the words, for a badge."""
    node: Node
    children: tuple[Leaf, ...]


def leaf(thought: Thought, widths: Sequence[float], pen: Pen, level: int = 0) -> Leaf:
    """A thought and all that grows from it, the words of each level at most so many mm wide."""
    across, above = (pen.em(pad) for pad in PADDING[level])
    style = _style(level, pen)
    indent = _indent(thought, pen)
    room = widths[level] - 2 * across - indent
    text = (pen.balanced if level < LEVELS - 1 else pen.set)(thought.words, style, room)
    children = tuple(leaf(child, widths, pen, level + 1) for child in thought.children)
    years = pen.set(thought.years, pen.style("poster-text", colour="soft"), room) if thought.years else None
    width = max(text.width, years.width if years else 0.0)
    high = text.height + (years.height if years else 0.0)
    node = Node(width + indent + 2 * across, high + 2 * above, tuple(child.node for child in children))
    return Leaf(thought, text, years, indent, node, children)


def item_width(branches: Sequence[Thought], pen: Pen) -> float:
    """What the longest word needs of what grows from the branches: no name is broken."""
    style = _style(1, pen)
    widest = 0.0
    for item in (item for branch in branches for item in branch.children):
        word = pen.typesetter.longest_word(pen.typesetter.pieces(item.words, style))
        widest = max(widest, word + _indent(item, pen))
    return widest + 2 * pen.em(PADDING[1][0]) + 0.1


def _indent(thought: Thought, pen: Pen) -> float:
    """The room for a badge before the words."""
    person = thought.person if thought.person in pen.letters else None
    return pen.badge_width(person, pen.em(BADGE)) + pen.em(1.2) if person else 0.0


def branch_width(branches: Sequence[Thought], pen: Pen) -> float:
    """What the longest name of a branch needs."""
    widest = max((pen.width(branch.words, _style(0, pen)) for branch in branches), default=0.0)
    return widest + 2 * pen.em(PADDING[0][0]) + 0.1


def _style(level: int, pen: Pen) -> TextStyle:
    if level == 0:
        return pen.style("poster-label", 1.3, colour="paper")
    return pen.style("poster-event", 0.92) if level == 1 else pen.style("poster-text")


def drawn(made: Leaf, seat: Seat, left: float, top: float, inner: float, pen: Pen) -> Group:
    """A leaf with its left edge at `left` and its top at `top`; `inner` is its edge towards the root."""
    level = len(seat.path) - 1
    across, above = (pen.em(pad) for pad in PADDING[level])
    colour = pen.colour(COLOURS[seat.path[0] % len(COLOURS)])
    ground: Item
    if level == 0:
        ground = Rect(left, top, seat.width, seat.height, Paint(fill=colour), radius=seat.height / 2)
    elif level == 1:
        paint = Paint(fill=pen.colour("paper"), stroke=colour, width=pen.stroke(1.0))
        ground = Rect(left, top, seat.width, seat.height, paint, radius=pen.em(1.2))
    else:
        ground = Line(inner, top, inner, top + seat.height, Paint(stroke=colour, width=pen.stroke(0.8)))
    items: list[Item] = [ground]
    if made.indent and made.thought.person:
        size = pen.em(BADGE)
        items.append(_unspoken(pen.badge(made.thought.person, left + across, top + (seat.height - size) / 2, size)))
    words = box(made.text, left + across + made.indent, top + above, ("H2", "H3", "P")[level])
    items.append(_flush_right(words) if level > 1 and inner > left else words)
    if made.years:
        items.append(box(made.years, left + across + made.indent, top + above + made.text.height))
    return Group(tuple(items))


def _flush_right(words: TextBox) -> TextBox:
    """The same words, their lines ending where the box does: beside a branch to their right."""
    right = words.x + words.w
    lines = tuple(
        line.moved(right - line.runs[-1].x - line.runs[-1].width, 0) if line.runs else line for line in words.lines
    )
    return replace(words, lines=lines, align="right")


def _unspoken(item: Item) -> Item:
    """The item as decoration: the name beside a badge says as much."""
    if isinstance(item, Group):
        return replace(item, items=tuple(map(_unspoken, item.items)))
    return replace(item, kind="Artifact") if isinstance(item, TextBox) else item


def branch(start: tuple[float, float], end: tuple[float, float], number: int, level: int, pen: Pen) -> Outline:
    """The curve that a node of a branch grows on, thinner from level to level."""
    widths = ((3.2, 1.6), (1.5, 0.7), (0.6, 0.35))[level]
    colour = pen.colour(COLOURS[number % len(COLOURS)])
    return Outline(tapering(start, end, (pen.mm(widths[0]), pen.mm(widths[1]))), Paint(fill=colour))
