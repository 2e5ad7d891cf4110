"""Layered drawings: laws that every drawing keeps, whatever leads to what."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from lessonpress.layouts.drawing.layer_order import crossings, ordered
from lessonpress.layouts.drawing.layers import Box, Layered, Spacing, arrange, in_time, layers

SPACING = Spacing()
CAPACITY = 4
CLOSE = 1e-6


@st.composite
def graphs(draw) -> tuple[list[Box], list[tuple[int, int]], list[int]]:
    """Things in order of time with their groups, what leads to what, and a box for each in its layer."""
    groups = sorted(draw(st.lists(st.integers(0, 4), min_size=1, max_size=18)))
    pairs = list(combinations(range(len(groups)), 2))
    edges = sorted(draw(st.sets(st.sampled_from(pairs), max_size=24))) if pairs else []
    size = st.floats(12, 60).map(lambda x: round(x, 1))
    given = layers(groups, edges, CAPACITY) if draw(st.booleans()) else in_time(groups, CAPACITY)
    boxes = [Box(draw(size), draw(size), layer) for layer in given]
    return boxes, edges, groups


def drawn(boxes: list[Box], edges: list[tuple[int, int]]) -> Layered:
    found = arrange(boxes, edges, 1e4, SPACING)
    assert found is not None
    return found


def rects(found: Layered, tops: list[float]) -> list[tuple[float, float, float, float]]:
    return [
        (found.left(n), tops[b.layer], found.left(n) + b.width, tops[b.layer] + b.height)
        for n, b in enumerate(found.boxes)
    ]


def points(route) -> list[tuple[float, float]]:
    """Points along a path, close together."""
    found = [route[0][1:]]
    for step in route[1:]:
        x, y = found[-1]
        if step[0] == "L":
            found += [(x + (step[1] - x) * t / 10, y + (step[2] - y) * t / 10) for t in range(1, 11)]
        else:
            _, x1, y1, x2, y2, x3, y3 = step
            for t in (n / 20 for n in range(1, 21)):
                a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
                found.append((a * x + b * x1 + c * x2 + d * x3, a * y + b * y1 + c * y2 + d * y3))
    return found


@given(graphs())
def test_layers_keep_the_order_of_groups_and_edges_and_are_never_overfull(graph) -> None:
    boxes, edges, groups = graph
    strict = layers(groups, edges, CAPACITY)
    assert all(strict[a] < strict[b] for a, b in edges)
    assert in_time(groups, CAPACITY) == sorted(in_time(groups, CAPACITY))
    assert max(Counter(box.layer for box in boxes).values()) <= CAPACITY
    for (a, one), (b, other) in combinations(zip(boxes, groups, strict=True), 2):
        assert one == other or a.layer < b.layer


@given(graphs())
def test_boxes_never_overlap_and_lie_within_the_width(graph) -> None:
    boxes, edges, _ = graph
    widths = [sum(b.width for b in boxes if b.layer == layer) for layer in range(max(b.layer for b in boxes) + 1)]
    found = arrange(boxes, edges, width := max(widths) + 200, SPACING)
    assert found is not None
    places = rects(found, found.tops([9.0] * (len(found.rows) - 1)))
    for a, b in combinations(places, 2):
        assert a[2] <= b[0] + CLOSE or b[2] <= a[0] + CLOSE or a[3] <= b[1] + CLOSE or b[3] <= a[1] + CLOSE
    assert all(left >= -CLOSE and right <= width + CLOSE for left, _, right, _ in places)


@given(graphs())
def test_every_edge_runs_on_from_its_box_to_its_box_and_through_no_other(graph) -> None:
    boxes, edges, _ = graph
    found = drawn(boxes, edges)
    tops = found.tops([9.0] * (len(found.rows) - 1))
    places = rects(found, tops)
    routes = found.routes(tops)
    assert len(routes) == len(edges)
    for (a, b), route in zip(edges, routes, strict=True):
        line = points(route)
        (x, y), (end, bottom) = line[0], line[-1]
        assert places[a][0] <= x <= places[a][2] and places[b][0] <= end <= places[b][2]
        if boxes[a].layer < boxes[b].layer:
            assert abs(y - places[a][3]) < CLOSE and abs(bottom - places[b][1]) < CLOSE
            assert all(one[1] <= other[1] + CLOSE for one, other in pairwise(line))
        else:
            assert all(one[0] <= other[0] + CLOSE for one, other in pairwise(line))
            assert places[b][1] <= bottom < places[b][3] and places[a][1] <= y < places[a][3]
        for left, top, right, low in places:
            assert not any(left + CLOSE < px < right - CLOSE and top + CLOSE < py < low - CLOSE for px, py in line)


@given(graphs())
def test_arrows_reach_a_box_at_places_of_their_own(graph) -> None:
    boxes, edges, _ = graph
    found = drawn(boxes, edges)
    ends = {
        (b, chain[-2], round(route[-1][-2], 6))
        for (_, b), chain, route in zip(
            edges, found.chains, found.routes(found.tops([9.0] * (len(found.rows) - 1))), strict=True
        )
    }
    assert len({(b, x) for b, _, x in ends}) == len(ends)


@given(graphs())
def test_sweeps_never_add_a_crossing(graph) -> None:
    boxes, edges, _ = graph
    near = [(a, b) for a, b in edges if boxes[b].layer == boxes[a].layer + 1]
    rows = [[n for n, b in enumerate(boxes) if b.layer == layer] for layer in range(max(b.layer for b in boxes) + 1)]
    found = ordered(rows, near)
    assert [sorted(row) for row in found] == rows
    assert crossings(found, near) <= crossings(rows, near) == counted(rows, near)


def counted(rows: list[list[int]], links: list[tuple[int, int]]) -> int:
    """Crossings, counted pair by pair."""
    place = {n: (number, at) for number, row in enumerate(rows) for at, n in enumerate(row)}
    return sum(
        place[a][0] == place[c][0] and (place[a][1] - place[c][1]) * (place[b][1] - place[d][1]) < 0
        for (a, b), (c, d) in combinations(links, 2)
    )


@given(graphs())
@settings(max_examples=30)
def test_the_same_graph_gives_the_same_drawing(graph) -> None:
    boxes, edges, _ = graph
    assert drawn(boxes, edges) == drawn(list(boxes), list(edges))


def test_a_knot_that_can_be_untied_is() -> None:
    rows, links = [[0, 1, 2], [3, 4, 5]], [(0, 5), (1, 4), (2, 3)]
    assert crossings(rows, links) == 3
    assert crossings(ordered(rows, links), links) == 0


def test_a_straight_line_of_causes_is_drawn_straight() -> None:
    found = drawn([Box(40, 10, layer) for layer in range(4)], [(0, 1), (1, 2), (2, 3)])
    assert len({round(x, 3) for x in found.middles}) == 1


def test_an_arrow_over_several_rows_passes_beside_the_boxes_between() -> None:
    found = drawn([Box(40, 10, 0), Box(40, 10, 1), Box(40, 10, 2)], [(0, 2), (0, 1)])
    (chain, _) = found.chains
    assert abs(found.middles[chain[1]] - found.middles[1]) >= 20 + SPACING.channel / 2 + SPACING.between - CLOSE


def test_a_row_that_is_too_long_is_refused() -> None:
    boxes = [Box(40, 10, 0), Box(40, 10, 0)]
    assert arrange(boxes, [], 80, SPACING) is None
    assert arrange(boxes, [], 84, SPACING) is not None


def test_nothing_is_nothing() -> None:
    found = drawn([], [])
    assert (found.rows, found.tops(()), found.routes([0.0])) == ((), [0.0], ())


def test_a_group_fills_its_layers_evenly() -> None:
    assert layers([0] * 5 + [1], [], 4) == [0, 0, 0, 1, 1, 2]
