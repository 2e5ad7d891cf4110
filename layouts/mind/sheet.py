"""The sheet of a mind map: the question in the middle, branches to both sides, as much of them as there is room for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from lessonpress.resources.topic import Topic
from lessonpress.resources.values import Value

from ..drawing.scene import Group, Item, Paint, Rect, Scene
from ..drawing.tree import Node, Side, Spacing, height, shared_out, side
from ..poster.frame import Frame, pen_for
from ..poster.pen import Pen, box
from ..type.paragraph import SetText, Typesetter
from .leaves import Leaf, branch, branch_width, drawn, item_width, leaf
from .thoughts import Thought, prunings

SIZES = (2.0, 1.8, 1.6, 1.45, 1.3, 1.2, 1.1, 1.0, 0.93, 0.86, 0.8, 0.7, 0.6)
"""How much larger or smaller than usual type may be so that all has room."""
SMALLEST = 0.86
"""The smallest type, compared with the usual one on A3."""
CENTRE = 46.0
"""The width of the middle, in mm of type."""
INSET = 3.0
"""Between its edge and its words, in mm of type."""
WIDEST_CENTRE, WIDEST_BRANCH = 0.18, 0.12
"""What parts of the sheet's width the middle and the name of a branch may take."""
ITEM = 0.31
"""What share of the room beside the branches' names goes to what grows from them."""
WIDEST_ITEM, WIDEST_LEAF = 56.0, 120.0
"""In mm of type."""
BETWEEN = (5.0, 1.9, 0.8)
"""Between branches, between what grows from them, between statements, in mm of type."""
BEFORE = (13.0, 8.5, 5.5)
"""Before each level, where the curves are, in mm of type."""
ROOMIER = 2.2
"""How much wider than they need gaps may become to fill the sheet."""


class Map(Value, frozen=True):
    """A tree set and placed: its leaves, and its right and left side."""

    thought: Thought
    pen: Pen
    leaves: tuple[Leaf, ...]
    spacing: Spacing
    sides: tuple[Side, Side]
    centre: SetText
    centre_width: float

    @property
    def height(self) -> float:
        """How high it is."""
        return max(self.sides[0].height, self.sides[1].height, self.centre_height)

    @property
    def centre_height(self) -> float:
        """How high the middle is."""
        return self.centre.height + 2 * self.pen.em(INSET)


class MapSheet:
    """A sheet of `size` mm that shows as much of a tree as it has room for."""

    def __init__(self, topic: Topic, typesetter: Typesetter, size: tuple[float, float], title: str) -> None:
        self.topic, self.size = topic, size
        self.pen = pen_for(topic, typesetter, size)
        self.frame = Frame(topic, self.pen, size, title)

    def scene(self, whole: Thought) -> tuple[Scene, Thought]:
        """The whole sheet, and what of the tree it shows."""
        frame = self.frame
        head, top = frame.head(())
        _, bottom = frame.sources(whole)
        found = self._best(whole, bottom - top)
        sources, bottom = frame.sources(found.thought)
        found = _roomier(found, bottom - top)
        return Scene(*self.size, (*head, *_painted(found, frame, top, bottom), *sources)), found.thought

    def _best(self, whole: Thought, room: float) -> Map:
        """As much as has room, in type as large as can be."""
        pens = [self.pen.larger(factor) for factor in SIZES if factor >= 1 or factor * self.pen.type >= SMALLEST]
        trees = list(prunings(whole))
        made = cache(lambda tree, pen: _map(trees[tree], self.frame.width, pens[pen]))
        last = len(pens) - 1
        tree = bisect_left(range(len(trees) - 1), True, key=lambda n: made(n, last).height <= room)
        return made(tree, bisect_left(range(last), True, key=lambda n: made(tree, n).height <= room))


def _map(thought: Thought, width: float, pen: Pen) -> Map:
    """The tree set for a sheet so many mm wide between its margins."""
    middle = min(pen.em(CENTRE), WIDEST_CENTRE * width)
    before = tuple(pen.em(length) for length in BEFORE)
    label = min(branch_width(thought.children, pen), WIDEST_BRANCH * width)
    rest = (width - middle) / 2 - label - sum(before)
    item = min(max(ITEM * rest, item_width(thought.children, pen)), 0.5 * rest, pen.em(WIDEST_ITEM))
    widths = (label, item, min(rest - item, pen.em(WIDEST_LEAF)))
    leaves = tuple(leaf(child, widths, pen) for child in thought.children)
    spacing = Spacing(tuple(pen.em(length) for length in BETWEEN), before)
    style = pen.style("poster-label", 1.2, face="display", colour="paper")
    centre = pen.typesetter.set(thought.words, style, middle - 2 * pen.em(INSET), align="center")
    return Map(thought, pen, leaves, spacing, _sides([made.node for made in leaves], spacing), centre, middle)


def _sides(branches: Sequence[Node], spacing: Spacing) -> tuple[Side, Side]:
    right, left = shared_out([height(node, spacing) for node in branches])
    return side(branches, right, spacing), side(branches, left, spacing)


def _roomier(found: Map, room: float) -> Map:
    """The tree with wider gaps, as far as there is room for them."""
    nodes = [made.node for made in found.leaves]
    for factor in (ROOMIER, 2.0, 1.8, 1.6, 1.4, 1.2, 1.1):
        spacing = replace(found.spacing, between=tuple(gap * factor for gap in found.spacing.between))
        wider = replace(found, spacing=spacing, sides=_sides(nodes, spacing))
        if wider.height <= room:
            return wider
    return found


# ---- drawing ---------------------------------------------------------------------------------------------------------


def _painted(found: Map, frame: Frame, top: float, bottom: float) -> Iterator[Item]:
    """The middle, then branch after branch in the order of the tree, on whichever side it is."""
    x, y = frame.size[0] / 2, (top + bottom) / 2
    placed = {
        seat.path: (seat, sign, y - one.height / 2)
        for one, sign in zip(found.sides, (1, -1), strict=True)
        for seat in one.seats
    }
    for path in sorted(placed):
        seat, sign, start = placed[path]
        if len(path) == 1:
            reach = 0.32 * found.centre_height
            root = y + max(-reach, min(reach, 0.3 * (start + seat.middle - y)))
            begin = (x + sign * 0.45 * found.centre_width, root)
        else:
            parent = placed[path[:-1]][0]
            begin = (_edge(found, x, sign, parent.x + parent.width), start + parent.middle)
        end = (_edge(found, x, sign, seat.x), start + seat.middle)
        yield branch(begin, end, path[0], len(path) - 1, found.pen)
    yield _middle(found, x, y)
    for number in range(len(found.leaves)):
        groups = []
        for path, (seat, sign, start) in sorted(placed.items()):
            if path[0] == number:
                inner = _edge(found, x, sign, seat.x)
                left = inner if sign > 0 else inner - seat.width
                groups.append(drawn(_at(found.leaves, path), seat, left, start + seat.y, inner, found.pen))
        yield Group(tuple(groups), name=f"branch-{number + 1}")


def _middle(found: Map, x: float, y: float) -> Group:
    width, height = found.centre_width, found.centre_height
    ground = Rect(
        x - width / 2, y - height / 2, width, height, Paint(fill=found.pen.colour("ink")), radius=found.pen.em(5)
    )
    return Group((ground, box(found.centre, x - found.centre.width / 2, y - found.centre.height / 2)), name="centre")


def _edge(found: Map, x: float, sign: int, distance: float) -> float:
    """So many mm outwards from the edge of the middle."""
    return x + sign * (found.centre_width / 2 + distance)


def _at(leaves: Sequence[Leaf], path: Sequence[int]) -> Leaf:
    made = leaves[path[0]]
    for number in path[1:]:
        made = made.children[number]
    return made
