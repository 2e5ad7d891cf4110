"""Pictures in documents: rows of one height, and who made which."""

from hypothesis import given
from hypothesis import strategies as st

from lessonpress.layouts.document import Cell, Column, Columns, Illustration, Table, paragraph
from lessonpress.layouts.drawing.scene import Picture
from lessonpress.layouts.pictures import FULLEST, ROW, Plate, Portrait, credited, credits
from lessonpress.layouts.questions import lowered

from ..images import CREDIT, image

sides = st.integers(20, 400)


@given(st.lists(st.tuples(sides, sides), min_size=1, max_size=9))
def test_rows_hold_every_picture_once_and_none_too_many(sizes):
    shown = tuple(Illustration(image(str(n), *size)) for n, size in enumerate(sizes))
    rows = Plate(shown).lower(answers=False)
    assert tuple(block for row in rows for part in row.parts for block in part) == shown
    for row in rows:
        assert isinstance(row, Columns) and len(row.shares) == len(row.parts)
        assert ROW - 0.001 <= sum(row.shares) <= FULLEST + 0.001


def test_who_made_what_is_said_once():
    one, two = image("Ann"), image("Bob")
    assert credits((one, two)) == f"Ann, Bob: {CREDIT}"
    cells = tuple((Cell((Portrait(each, (paragraph("x"),)),)),) for each in (one, two, one))
    assert credited((Table((Column(),), (), cells),)) == (one, two)
    assert credited((Illustration(one),)) == ()  # it says so itself


def test_without_its_portrait_a_name_is_a_name():
    name = paragraph("Ann")
    assert lowered((Portrait(image(), (name,)),), answers=False) == (name,)


@given(sides, sides, sides, sides)
def test_a_picture_fills_its_box_and_keeps_its_shape(w, h, wide, high):
    box = Picture(5, 7, w, h, image("Ann", wide, high))
    x, y, whole_w, whole_h = box.whole
    assert abs(whole_w / whole_h - wide / high) < 1e-6
    assert x <= 5.001 and y <= 7.001 and x + whole_w >= 4.999 + w and y + whole_h >= 6.999 + h
    assert abs(whole_w - w) < 1e-6 or abs(whole_h - h) < 1e-6
    assert 7 - y <= (y + whole_h) - (7 + h) + 1e-6  # faces are in the upper half
