"""Strokes: heads of arrows and lines under words, as every painter draws them."""

from __future__ import annotations

from math import dist, hypot

import pytest

from lessonpress.layouts.drawing.scene import MM, Line, Paint, Run
from lessonpress.layouts.drawing.strokes import arrow_head, tapering, underline


@pytest.mark.parametrize("end", [(10.0, 0.0), (0.0, -10.0), (-6.0, 8.0), (0.0, 0.0)])
def test_an_arrow_ends_where_its_line_does(end: tuple[float, float]) -> None:
    tip, left, right = arrow_head(Line(0, 0, *end, Paint(stroke="#000000", width=1.0)))
    size = (3.2 + 3) / MM
    assert tip == end
    assert hypot(left[0] - tip[0], left[1] - tip[1]) == pytest.approx(hypot(right[0] - tip[0], right[1] - tip[1]))
    if end != (0.0, 0.0):
        assert hypot(left[0] - right[0], left[1] - right[1]) == pytest.approx(0.9 * size)


def test_words_are_underlined_as_wide_as_they_are_and_never_invisibly() -> None:
    line = underline(Run("words", 12.0, 20.0, "sans", 5.0, "#123456", underline=True), 50.0)
    assert (line.x1, line.x2, line.y1, line.y2) == (12.0, 32.0, line.y2, line.y1)
    assert line.y1 == pytest.approx(50 + 0.8 / MM)
    assert line.paint.stroke == "#123456" and line.paint.width == 0.5
    raised = underline(Run("words", 0.0, 20.0, "sans", 20.0, "#123456", rise=10.0), 50.0)
    assert raised.y1 == pytest.approx(50 - 6.8 / MM) and raised.paint.width == 1.0


def test_a_tapering_stroke_is_as_thick_as_it_should_be_at_both_ends():
    steps = tapering((0, 0), (40, 90), (3, 1))
    points = [step[1:] for step in steps[:-1]]
    assert steps[0][0] == "M" and steps[-1] == ("Z",)
    half = len(points) // 2
    across = [dist(a, b) for a, b in zip(points[:half], reversed(points[half:]), strict=True)]
    assert across[0] == pytest.approx(3) and across[-1] == pytest.approx(1)
    assert across == sorted(across, reverse=True)


def test_a_tapering_stroke_leaves_and_arrives_level_either_way():
    for end in ((40, 90), (-40, 90), (40, -90), (40, 0)):
        points = [step[1:] for step in tapering((0, 0), end, (2, 1))[:-1]]
        assert points[0][0] == pytest.approx(0) and points[len(points) // 2][0] == pytest.approx(end[0])
