"""Trees to both sides of a root: laws that every drawing keeps, whatever grows from what."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lessonpress.layouts.drawing.tree import FEW, Node, Seat, Side, Spacing, height, shared_out, side

SPACING = Spacing(between=(5.0, 2.0, 1.0), before=(12.0, 8.0, 6.0))
CLOSE = 1e-6

sizes = st.floats(3, 60).map(lambda x: round(x, 1))
leaves = st.builds(Node, sizes, sizes)
items = st.builds(Node, sizes, sizes, st.lists(leaves, max_size=3).map(tuple))
branches = st.lists(st.builds(Node, sizes, sizes, st.lists(items, max_size=5).map(tuple)), max_size=6)


def sides(nodes: list[Node]) -> tuple[Side, Side]:
    right, left = shared_out([height(node, SPACING) for node in nodes])
    return side(nodes, right, SPACING), side(nodes, left, SPACING)


def paths(nodes, before=()):
    for number, node in enumerate(nodes):
        yield (*before, number)
        yield from paths(node.children, (*before, number))


@given(branches)
def test_every_node_has_its_place_on_one_side(nodes: list[Node]) -> None:
    seats = [seat for one in sides(nodes) for seat in one.seats]
    assert sorted(seat.path for seat in seats) == sorted(paths(nodes))


@given(branches)
def test_nothing_overlaps_and_all_lies_within_the_side(nodes: list[Node]) -> None:
    for one in sides(nodes):
        for seat in one.seats:
            assert seat.y >= -CLOSE and seat.y + seat.height <= one.height + CLOSE
            assert seat.x >= SPACING.before[0] - CLOSE and seat.x + seat.width <= one.width + CLOSE
        for a, b in combinations(one.seats, 2):
            assert apart(a, b)


def apart(a: Seat, b: Seat) -> bool:
    beside = a.x + a.width <= b.x + CLOSE or b.x + b.width <= a.x + CLOSE
    return beside or a.y + a.height <= b.y + CLOSE or b.y + b.height <= a.y + CLOSE


@given(branches)
def test_what_grows_from_a_node_is_further_out_in_order_and_around_it(nodes: list[Node]) -> None:
    for one in sides(nodes):
        seats = {seat.path: seat for seat in one.seats}
        for path, seat in seats.items():
            children = [seats[p] for p in sorted(seats) if len(p) == len(path) + 1 and p[:-1] == path]
            assert all(child.x >= seat.x + seat.width + SPACING.before[min(len(path), 2)] - CLOSE for child in children)
            assert [child.y for child in children] == sorted(child.y for child in children)
            if children and len(path) == 2:  # these have no children that could make them stand further apart
                assert abs((children[0].y + children[-1].y + children[-1].height) / 2 - seat.middle) < CLOSE


@given(st.lists(st.floats(0, 300), max_size=FEW + 6))
def test_both_sides_are_about_equally_high(heights: list[float]) -> None:
    right, left = shared_out(heights)
    assert sorted(right + left) == list(range(len(heights)))
    assert right == sorted(right) and left == sorted(left)
    difference = abs(sum(heights[n] for n in right) - sum(heights[n] for n in left))
    assert difference <= max(heights, default=0.0) + CLOSE


def test_of_few_branches_the_best_way_to_share_them_out_is_found() -> None:
    assert shared_out([8, 7, 6, 5, 4]) == ([0, 1], [2, 3, 4])  # where the highest first would give 17 and 13


@given(branches)
def test_the_same_tree_gives_the_same_drawing(nodes: list[Node]) -> None:
    assert sides(nodes) == sides(list(nodes))


def test_nothing_is_nothing() -> None:
    assert shared_out([]) == ([], [])
    assert side([], [], SPACING) == Side((), 0.0, 0.0)
