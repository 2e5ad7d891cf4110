"""Labels along an axis: laws that every placement keeps, whatever the labels."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonpress.layouts.drawing.axis import Axis
from lessonpress.layouts.drawing.relax import straightened
from lessonpress.layouts.drawing.timeline import Field, Label, Placement, Seat, Spacing, place
from lessonpress.resources.dates import Moment, parse_date

SPACING = Spacing()
FIELD = Field(10, 290, 62, 55)
CLOSE = 1e-6

labels = st.lists(
    st.builds(
        Label,
        anchor=st.floats(10, 290).map(lambda x: round(x, 2)),
        width=st.floats(8, 60).map(lambda x: round(x, 2)),
        height=st.floats(4, 40).map(lambda x: round(x, 2)),
        weight=st.integers(1, 5),
    ),
    max_size=36,
)


def boxes(placement: Placement, given: list[Label]) -> list[tuple[float, float, float, float]]:
    """Left, top, right, bottom of every label, distances below the axis counting as positive."""
    return [
        (s.left, -s.far, s.left + given[s.index].width, -s.near)
        if s.above
        else (s.left, s.near, s.left + given[s.index].width, s.far)
        for s in placement.seats
    ]


def sides(placement: Placement) -> list[list[Seat]]:
    return [[s for s in placement.seats if s.above is above] for above in (True, False)]


@given(labels)
def test_no_two_labels_overlap(given: list[Label]) -> None:
    for a, b in combinations(boxes(place(given, FIELD, SPACING), given), 2):
        assert a[2] <= b[0] + CLOSE or b[2] <= a[0] + CLOSE or a[3] <= b[1] + CLOSE or b[3] <= a[1] + CLOSE


@given(labels)
def test_all_lie_within_the_field_beyond_the_gutter(given: list[Label]) -> None:
    placement = place(given, FIELD, SPACING)
    for left, top, right, bottom in boxes(placement, given):
        assert FIELD.left - CLOSE <= left and right <= FIELD.right + CLOSE
        assert -FIELD.above - CLOSE <= top and bottom <= FIELD.below + CLOSE
    assert all(seat.near >= SPACING.gutter - CLOSE for seat in placement.seats)


@given(labels)
def test_no_leader_crosses_a_label_or_another_leader(given: list[Label]) -> None:
    for side in sides(place(given, FIELD, SPACING)):
        for seat in side:
            for other in side:
                if other.near < seat.near - CLOSE:  # the pole of `seat` rises past `other`
                    end = other.left + given[other.index].width
                    assert seat.pole <= other.left - SPACING.clear + CLOSE or seat.pole >= end + SPACING.clear - CLOSE
        # Within the gutter all leaders follow one curve from anchor to pole: they cross only if the order changes.
        for earlier, later in pairwise(side):
            assert given[earlier.index].anchor <= given[later.index].anchor
            assert later.pole - earlier.pole >= SPACING.poles - CLOSE


@given(labels)
def test_every_pole_meets_its_label_near_its_anchor(given: list[Label]) -> None:
    for seat in place(given, FIELD, SPACING).seats:
        assert seat.left + SPACING.inset - CLOSE <= seat.pole
        assert seat.pole <= seat.left + given[seat.index].width - SPACING.inset + CLOSE
        assert abs(seat.pole - given[seat.index].anchor) <= SPACING.shift + 2 * CLOSE


@given(labels)
def test_labels_of_a_row_keep_the_order_of_time(given: list[Label]) -> None:
    for side in sides(place(given, FIELD, SPACING)):
        for a, b in combinations(side, 2):
            if a.row < b.row + b.rows and b.row < a.row + a.rows:
                assert a.left + given[a.index].width + SPACING.gap <= b.left + CLOSE


@given(labels)
def test_each_is_either_seated_or_reported(given: list[Label]) -> None:
    placement = place(given, FIELD, SPACING)
    assert sorted([seat.index for seat in placement.seats] + list(placement.left_out)) == list(range(len(given)))


@given(labels)
def test_the_same_labels_go_to_the_same_places(given: list[Label]) -> None:
    assert place(given, FIELD, SPACING) == place(list(given), FIELD, SPACING)


@given(st.lists(st.integers(1, 5), min_size=1, max_size=5))
def test_all_are_kept_where_there_is_room(weights: list[int]) -> None:
    sparse = [Label(30 + 55 * i, 40, 20, weight) for i, weight in enumerate(weights)]
    placement = place(sparse, FIELD, SPACING)
    assert not placement.left_out
    assert all(abs(seat.pole - sparse[seat.index].anchor) < 1 for seat in placement.seats)


def test_a_crowd_fans_out_and_loses_only_its_lightest() -> None:
    crowd = [Label(150 + i, 34, 13, 2 if i % 2 else 5) for i in range(24)]
    placement = place(crowd, FIELD, SPACING)
    assert len(placement.seats) >= 10
    kept = [crowd[seat.index].weight for seat in placement.seats]
    assert kept.count(5) > kept.count(2)


def test_the_heavy_come_before_the_light() -> None:
    heavy = [Label(60 + 45 * i, 40, 25, 5) for i in range(5)]
    light = [Label(62 + 9 * i, 40, 25, 1) for i in range(22)]
    placement = place([*light, *heavy], FIELD, SPACING)
    assert not set(range(22, 27)) & set(placement.left_out)
    assert placement.left_out


def test_fuller_labels_are_used_where_nothing_gives_way_for_them() -> None:
    small = [Label(40 + 60 * i, 30, 10, 3) for i in range(4)]
    large = {i: Label(label.anchor, 45, 30, 3) for i, label in enumerate(small)}
    assert all(seat.full for seat in place(small, FIELD, SPACING, large).seats)
    too_tall = {0: Label(40, 45, 90, 3)}
    placement = place(small, FIELD, SPACING, too_tall)
    assert not placement.left_out and not any(seat.full for seat in placement.seats)


def test_nothing_is_nothing() -> None:
    assert place([], FIELD, SPACING) == Placement((), ())


def test_too_small_a_field_leaves_all_out() -> None:
    assert place([Label(20, 10, 10)], Field(10, 40, 5, 5), SPACING).left_out == (0,)


# ---- straightening --------------------------------------------------------------------------------------------------


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12), st.floats(0.5, 8))
def test_a_chain_keeps_its_distances_and_moves_no_more_than_it_must(wanted: list[float], distance: float) -> None:
    wanted.sort()
    rules = [(i, i + 1, distance) for i in range(len(wanted) - 1)]
    places = straightened(wanted, rules, [(-200.0, 300.0)] * len(wanted), range(len(wanted)))
    assert all(b - a >= distance - 1e-6 for a, b in pairwise(places))
    if all(b - a >= distance for a, b in pairwise(wanted)):
        assert places == pytest.approx(wanted)


def test_a_crowd_spreads_around_where_it_wants_to_be() -> None:
    assert straightened([50.0] * 3, [(0, 1, 4.0), (1, 2, 4.0)], [(0.0, 100.0)] * 3, range(3)) == pytest.approx(
        [46, 50, 54]
    )


# ---- the axis -------------------------------------------------------------------------------------------------------


@given(st.integers(-1200, 1900), st.integers(1, 3000), st.floats(50, 1200))
@settings(max_examples=60)
def test_an_axis_is_true_to_scale(first: int, years: int, width: float) -> None:
    axis = Axis(Moment(first).first_day, Moment(first + years - 1).last_day, 12, width)
    assert axis.at(axis.first) == 12 and axis.at(axis.last + 1) == pytest.approx(12 + width)
    for day in (axis.first, axis.first + axis.days // 3, axis.last):
        assert axis.day(axis.at(day)) == pytest.approx(day)
        assert axis.at(day + 1) - axis.at(day) == pytest.approx(width / axis.days)


@given(st.integers(-1200, 1900), st.integers(1, 3000), st.floats(50, 1200))
@settings(max_examples=60)
def test_marks_stand_at_the_start_of_round_years_and_leave_room(first: int, years: int, width: float) -> None:
    axis = Axis(Moment(first).first_day, Moment(first + years - 1).last_day, 12, width)
    marks = axis.years(18)
    assert marks
    for mark in marks:
        assert mark.x == pytest.approx(max(12, axis.at(Moment(mark.year).first_day)))
    inner = [mark.end - mark.x for mark in marks[1:-1] if mark.year != 1]
    step = axis.step(18)
    if step < 1000:  # longer ages may crowd the coarsest step
        assert all(gap >= 18 * (step - 1) / step * 0.99 for gap in inner if step > 1)
    assert axis.x <= marks[0].x < marks[-1].x + 1e-9 <= axis.right


def test_years_before_christ_are_round_as_people_count_them() -> None:
    axis = Axis(Moment(-299).first_day, Moment(250).last_day, 0, 110)
    assert [mark.year for mark in axis.years(18)] == [-299, -199, -99, 1, 100, 200]


def test_ticks_are_months_quarters_or_none() -> None:
    year = Axis(Moment(1924).first_day, Moment(1924).last_day, 0, 120)
    assert len(year.months(5)) == 11
    assert len(year.months(20)) == 3
    assert year.months(100) == ()
    assert year.months(5)[0] == pytest.approx(year.at(Moment(1924, 2).first_day))


def test_a_date_is_where_the_middle_of_its_meaning_is() -> None:
    axis = Axis(Moment(1920).first_day, Moment(1929).last_day, 0, 365.3)
    start, end = axis.stretch(parse_date("1924"))
    assert end - start == pytest.approx(36.6, abs=0.1)
    assert axis.anchor(parse_date("1924")) == pytest.approx((start + end) / 2)
    assert axis.stretch(parse_date("1928/1940"))[1] == pytest.approx(axis.right)
    assert axis.before(parse_date("1919-12-31")) and axis.after(parse_date("1930-01-01"))
