"""Cards: nothing clipped, nothing under seven points, backs behind their fronts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonpress.build.pages import set_pages
from lessonpress.build.pages.impose import grid
from lessonpress.layouts.document import Card, Cards, Heading, ListBlock, paragraph
from lessonpress.layouts.paper import PAPERS, Paper
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.diagnostics import Span
from lessonpress.resources.markup import Text

from .pages_of import lines, runs, words

THEME = load_theme()
A4 = PAPERS["a4"]


def card(name: str, statements: int, length: int = 12) -> Card:
    entries = tuple(
        (paragraph(f"{name} {n} " + "word " * length, span=Span("people.yaml", n + 1, 1, 9)),)
        for n in range(statements)
    )
    back = (Heading((Text("Strengths"),)), ListBlock(entries))
    return Card(name, "Сталин", "1878–1953", name[:1], ord(name[0]) % 8, (paragraph(name + " in front"),), back)


def cards(*content: Card, **about) -> Cards:
    return Cards(id="c", title="Cards", language="en-GB", cards=content, script_language="ru", **about)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 25)), min_size=1, max_size=5))
def test_text_stays_on_its_card_and_is_at_least_seven_points(shapes):
    made = [card(chr(65 + i), n, length) for i, (n, length) in enumerate(shapes)]
    pages = set_pages(cards(*made), THEME, A4)
    plan = grid(A4, 95, 138)
    for scene, line, run in runs(pages):
        assert run.size >= 7 - 1e-9
        column = (run.x - plan.origin[0]) // 95
        left = plan.origin[0] + column * 95
        assert left <= run.x and run.x + run.width <= left + 95
        assert plan.origin[1] <= line.y <= scene.height - plan.origin[1]


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60), st.integers(1, 25))
def test_every_statement_is_printed_or_told_with_its_line(statements, length):
    pages = set_pages(cards(card("A", statements, length)), THEME, A4)
    printed = {n for n in range(statements) if f"A {n} word" in words(pages)}
    told = {d.span.line - 1 for d in pages.problems if d.code == "left-out"}
    assert printed | told == set(range(statements))
    assert not printed & told


@given(st.integers(0, 3), st.sampled_from(["long", "short"]), st.booleans())
def test_a_back_meets_its_front_when_the_sheet_is_turned(number, flip, lying):
    size = (138, 95) if lying else (95, 138)
    plan = grid(Paper("A4", 297, 210) if lying else A4, *size)
    (x, y), (bx, by) = plan.place(number), plan.behind(number, flip)
    upright = plan.paper.height >= plan.paper.width
    if (flip == "long") == upright:
        assert (bx, by) == (pytest.approx(plan.paper.width - x - plan.width), y)
    else:
        assert (bx, by) == (x, pytest.approx(plan.paper.height - y - plan.height))


def test_fronts_and_backs_alternate_and_the_printer_is_told():
    pages = set_pages(cards(*(card(chr(65 + i), 2) for i in range(5))), THEME, A4)
    assert len(pages.pages) == 4
    assert pages.duplex == "long"
    first, second = ("".join(line.text for _, line in lines(p)) for p in pages.pages[:2])
    assert "A in front" in first and "A 0 word" in second


def test_a_native_name_is_read_in_its_language():
    pages = set_pages(cards(card("A", 1)), THEME, A4)
    native = next(run for _, _, run in runs(pages) if run.text == "Сталин")
    assert native.tag.language == "ru"


def test_as_many_cards_as_fit():
    assert (grid(A4, 95, 138).columns, grid(A4, 95, 138).rows) == (2, 2)
    assert grid(A4, 63, 88).count == 9
    assert grid(A4, 500, 500).count == 1
