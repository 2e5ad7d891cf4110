"""Cards: nothing clipped, nothing under seven points, backs behind their fronts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.build.pages import set_pages
from lessonpress.build.pages.cards import MEDALLION
from lessonpress.build.pages.impose import cut_marks, grid
from lessonpress.layouts.document import Card, Cards, Heading, ListBlock, fingerprint, paragraph
from lessonpress.layouts.drawing.scene import Picture, TextBox, flat
from lessonpress.layouts.paper import EDGE, PAPERS, Paper
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.diagnostics import Span
from lessonpress.resources.markup import Text

from ..images import CREDIT, image
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
    assert "A in front" in first and "A 0\u00a0word" in second


def test_cards_to_fold_have_their_backs_beside_them_on_one_side():
    content = [card(f"Card{n}", 2) for n in range(3)]
    pages = set_pages(cards(*content, flip="fold"), THEME, PAPERS["a4"])
    assert not pages.duplex and not pages.problems
    usual = set_pages(cards(*content), THEME, PAPERS["a4"])
    assert sorted(words(pages).split()) == sorted(words(usual).split()), "every word once"
    width = cards().size[0]
    for scene in pages.pages:
        found = {line.text: line.runs[0].x for _, line in lines(scene) if line.text.startswith("Card")}
        names = [line.runs[0].x for _, line in lines(scene) if line.text == "Card0"]
        assert found
        if names:
            front, back = sorted(names)
            assert back - front > width * 0.4, "the small name on the back lies beyond the fold"


def test_a_native_name_is_read_in_its_language():
    pages = set_pages(cards(card("A", 1)), THEME, A4)
    native = next(run for _, _, run in runs(pages) if run.text == "Сталин")
    assert native.tag.language == "ru"


def test_as_many_cards_as_fit():
    assert (grid(A4, 95, 138).columns, grid(A4, 95, 138).rows) == (2, 2)
    assert grid(A4, 63, 88).count == 9
    assert grid(A4, 500, 500).count == 1
    assert grid(A4, 95, 138).fits and not grid(A4, 500, 500).fits
    assert grid(A4, 210, 148).fits, "lying, though it holds no more than upright"


def test_cards_larger_than_the_sheet_are_told():
    pages = set_pages(cards(card("A", 1), size=(200, 200)), THEME, PAPERS["a5"])
    assert [d.code for d in pages.problems] == ["too-large"]


def test_no_cards_are_an_empty_sheet():
    assert len(set_pages(cards(), THEME, A4).pages) == 1


@pytest.mark.parametrize("size", [(95, 138), (95, 50), (60, 20)])
def test_whatever_has_no_room_is_told_at_its_place_or_that_of_its_card(size):
    place = Span("people.yaml", 5, 1, 9)
    spanless = (Heading((Text("Label"),)), ListBlock(((paragraph("word " * 600),), (paragraph("word " * 600),))))
    made = replace(card("A", 0), front=spanless, back=(paragraph("word " * 900), ListBlock(())), span=place)
    pages = set_pages(cards(made, size=size), THEME, A4)
    assert {(d.code, d.span) for d in pages.problems} == {("left-out", place)}
    assert "Label" not in words(pages)


@pytest.mark.parametrize(
    ("name", "rows"), [("Ordzhonikidze, Grigory K.", 1), ("Ordzhonikidze, Grigory Konstantinovich", 2)]
)
def test_a_long_name_is_smaller_but_not_under_nine_points_and_meets_nothing(name, rows):
    for scene in set_pages(cards(replace(card("A", 3), name=name)), THEME, A4).pages:
        boxes = [item for item in flat(scene.items) if isinstance(item, TextBox) and item.lines]
        set_name = next(box for box in boxes if "Ordzhonikidze" in box.lines[0].text)
        assert all(run.size >= 9 - 1e-9 for line in set_name.lines for run in line.runs)
        assert len(set_name.lines) == (rows if set_name.kind == "H1" else 1)
        below = [box for box in boxes if box.y > set_name.y and box.x + box.w > set_name.x]
        assert min(box.y for box in below) >= set_name.y + set_name.h - 1e-6


FULL = {"full_name": "Ann Alice of Ely", "life": ("born 1 May 1878, Ely", "died 5 March 1953, York")}


def test_full_name_and_places_are_on_a_card_with_room_for_them():
    text = words(set_pages(cards(replace(card("A", 3), **FULL)), THEME, A4))
    assert text.index("Ann Alice of Ely") < text.index("Сталин") < text.index("1 May 1878, Ely")
    assert "1878–1953" not in text


def test_a_full_card_keeps_to_native_name_and_dates():
    crowded = replace(card("A", 3), front=tuple(paragraph("word " * 30) for _ in range(9)), **FULL)
    text = words(set_pages(cards(crowded), THEME, A4))
    assert "Сталин 1878–1953" in text and "Ely" not in text


def test_a_portrait_is_a_figure_that_says_whom_it_shows():
    pages = set_pages(cards(replace(card("A", 1), picture=image())), THEME, A4)
    (picture,) = (item for item in flat(pages.pages[0].items) if isinstance(item, Picture))
    assert (picture.tag.kind, picture.tag.alt) == ("Figure", "Ann looks at us")
    assert (picture.w, picture.h, picture.radius) == (MEDALLION, MEDALLION, MEDALLION / 2)
    assert picture.tag in pages.root.children[0].children


def test_another_portrait_is_another_document():
    digests = {fingerprint(cards(replace(card("A", 1), picture=image(width=wide)))) for wide in (60, 60, 61)}
    assert len(digests) == 2


@given(
    width=st.floats(50, 200), height=st.floats(50, 200), gutter=st.floats(0, 20), paper=st.sampled_from(sorted(PAPERS))
)
def test_cards_and_their_marks_lie_apart_and_on_the_printable_sheet(width, height, gutter, paper):
    plan = grid(PAPERS[paper], width, height, gutter)
    places = [plan.place(n) for n in range(plan.count)]
    for number, (x, y) in enumerate(places):
        for left, top in places[number + 1 :]:
            assert abs(left - x) >= width + gutter - 1e-6 or abs(top - y) >= height + gutter - 1e-6
        assert plan.behind(number, "long") in places and plan.behind(number, "short") in places
    marks = list(cut_marks(plan, "#000000"))
    edges = {x + side for x, _ in places for side in (0, width)}
    upright = {mark.x1 for mark in marks if mark.x1 == mark.x2}
    roomy = plan.origin[1] >= EDGE + 4 and plan.origin[0] >= EDGE
    assert all(any(abs(x - edge) < 1e-3 for x in upright) for edge in edges) or not roomy
    assert all(any(abs(x - edge) < 1e-3 for edge in edges) for x in upright)
    assert min((min(m.x1, m.y1) for m in marks), default=EDGE) >= EDGE - 1e-6
    assert max((m.x2 for m in marks), default=0) <= plan.paper.width - EDGE + 1e-6
    assert max((m.y2 for m in marks), default=0) <= plan.paper.height - EDGE + 1e-6


def test_who_made_a_portrait_stands_at_the_foot_of_the_back():
    crowded = replace(card("A", 1), back=tuple(paragraph("word " * 12) for _ in range(40)))
    pages = set_pages(cards(crowded, replace(crowded, picture=image())), THEME, A4)
    boxes = [item for item in flat(pages.pages[1].items) if isinstance(item, TextBox)]
    (credit,) = (box for box in boxes if CREDIT in " ".join(line.text for line in box.lines))
    above = [box for box in boxes if box is not credit and box.x < credit.x + credit.w and credit.x < box.x + box.w]
    assert above and all(box.y + box.h <= credit.y for box in above)
