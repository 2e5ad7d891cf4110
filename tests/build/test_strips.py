"""Pages cut from strips: every strip on exactly one page, none over the edge, kept ones together."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonpress.build.pages.cutting import cut
from lessonpress.build.pages.strips import Frame, Strip, framed, height, kept, painted
from lessonpress.layouts.drawing.scene import Paint, Rect

ROOM = 100.0
strips = st.lists(
    st.builds(
        Strip,
        height=st.floats(1, 40),
        before=st.floats(0, 8),
        after=st.floats(0, 8),
        keep=st.booleans(),
        breaks=st.booleans(),
    ),
    max_size=40,
)


@given(strips)
def test_every_strip_stands_once_and_in_order(column):
    placed = [p.strip for page in cut(column, ROOM) for p in page]
    assert [id(s) for s in placed] == [id(s) for s in column]


@given(strips)
def test_nothing_overlaps_and_nothing_leaves_the_page(column):
    for page in cut(column, ROOM):
        bottom = 0.0
        for placed in page:
            assert placed.y >= bottom - 1e-9
            bottom = placed.y + placed.strip.height
        assert bottom <= ROOM + 1e-6


@given(strips)
def test_space_between_strips_is_the_larger_wish_and_none_at_the_top(column):
    for page in cut(column, ROOM):
        assert not page or page[0].y == 0
        for above, below in pairwise(page):
            assert below.y - above.y - above.strip.height == pytest.approx(max(above.strip.after, below.strip.before))


@given(strips)
def test_kept_strips_stand_on_one_page_if_they_can(column):
    pages = cut(column, ROOM)
    page_of = {id(p.strip): n for n, page in enumerate(pages) for p in page}
    group: list[Strip] = []
    for strip in column:
        group.append(strip)
        if not strip.keep:
            if height(group) <= ROOM:
                assert len({page_of[id(s)] for s in group}) == 1
            group = []


@given(strips)
def test_a_break_starts_a_page(column):
    for page in cut(column, ROOM):
        starts_group = [p for above, p in pairwise(page) if not above.strip.keep]
        assert not any(p.strip.breaks for p in starts_group)


def test_a_table_goes_on_under_its_head():
    head = Strip(10)
    rows = [Strip(30, head=(head,)) for _ in range(5)]
    pages = cut([head, *rows], ROOM)
    assert [p.strip.height for p in pages[1]] == [10, 30, 30, 30][: len(pages[1])]
    assert all(page[0].strip.height == head.height for page in pages)
    assert all(page[-1].y + page[-1].strip.height <= ROOM for page in pages)


def test_a_frame_is_drawn_on_each_page_that_it_reaches():
    boxed = framed([Strip(40) for _ in range(4)], Frame(0, 50, Paint(fill="#eeeeee")), 3)
    pages = cut(boxed, ROOM)
    frames = [[i for i in painted(page, 10, 20) if isinstance(i, Rect)] for page in pages]
    assert [len(f) for f in frames] == [1] * len(pages)
    assert len(pages) == 2
    assert frames[0][0].y == 20
    assert frames[0][0].h == pytest.approx(3 + 80)


def test_a_group_higher_than_a_page_is_cut_without_loss():
    column = kept([Strip(30) for _ in range(6)])
    pages = cut(column, ROOM)
    assert [len(page) for page in pages] == [3, 3]


def test_a_head_that_is_printed_again_stands_in_the_frame_of_its_table():
    head = Strip(10)
    boxed = framed([head, *(Strip(30, head=(head,)) for _ in range(4))], Frame(0, 50, Paint(fill="#eeeeee")), 3)
    for page in cut(boxed, ROOM):
        (frame,) = (item for item in painted(page, 0, 0) if isinstance(item, Rect))
        assert frame.y == 0 and frame.h == pytest.approx(page[-1].y + page[-1].strip.height)
