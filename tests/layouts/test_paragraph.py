"""Lines of text: nothing is lost, nothing is wider than its column."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.layouts.document import Answer, Blank, Strong
from lessonpress.layouts.drawing.scene import MM, Tag
from lessonpress.layouts.theme import load_theme
from lessonpress.layouts.type.fonts import measures_of
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.markup import Citation, Emphasis, Foreign, KeyWord, Link, Text, parse, plain

THEME = load_theme()
BODY = THEME.style("body")
TYPE = Typesetter(THEME, "en-GB")

letters = st.text(st.sampled_from("abcdefgh éñ–’ЖдиTW.,-"), min_size=1, max_size=30)
leaves = (
    st.builds(Text, letters) | st.builds(Foreign, letters, st.just("ru")) | st.builds(Citation, st.just(("s1", "s3")))
)
inlines = st.lists(
    leaves
    | st.builds(KeyWord, st.tuples(leaves))
    | st.builds(Emphasis, st.tuples(leaves))
    | st.builds(Strong, st.tuples(leaves)),
    min_size=1,
    max_size=8,
).map(tuple)


def ink(text: str) -> str:
    return "".join(text.split())


@given(inlines, st.floats(15, 180))
def test_no_line_is_wider_than_its_column(nodes, width):
    for line in TYPE.set(nodes, BODY, width).lines:
        if line.runs:
            assert line.runs[-1].x + line.runs[-1].width <= width + 1e-6


@given(inlines, st.floats(15, 180))
def test_nothing_is_lost(nodes, width):
    given_text = ink("".join(p.text for p in TYPE.pieces(nodes, BODY)))
    set_text = ink("".join(line.text for line in TYPE.set(nodes, BODY, width).lines))
    unhyphenated = set_text.replace("-", "")
    assert unhyphenated == given_text.replace("-", "")


@given(inlines, st.floats(15, 180))
def test_runs_follow_one_another_without_overlap(nodes, width):
    for line in TYPE.set(nodes, BODY, width).lines:
        for left, right in zip(line.runs, line.runs[1:], strict=False):
            assert left.x + left.width == pytest.approx(right.x)


@given(inlines)
def test_a_narrower_column_never_has_fewer_lines(nodes):
    wide, narrow = TYPE.set(nodes, BODY, 150), TYPE.set(nodes, BODY, 60)
    assert len(narrow.lines) >= len(wide.lines)


def test_runs_are_as_wide_as_the_typeface_says():
    line = TYPE.set("Politburo", BODY, 100).lines[0]
    assert line.runs[0].width == pytest.approx(TYPE.face("sans").width("Politburo", BODY.size) / MM)


def test_words_run_together_across_looks_are_not_parted():
    nodes = parse("the **NEP**-men of the town").nodes
    for line in TYPE.set(nodes, BODY, 14).lines:
        assert not line.text.startswith("-men")


def test_a_citation_stays_with_the_word_before_it():
    nodes = parse("aaaa bbbb cccc dddd [@s1; @s3].").nodes
    lines = TYPE.set(nodes, BODY, 21).lines
    assert any("dddd" in line.text and "S1" in line.text for line in lines)


def test_a_word_longer_than_the_line_is_hyphenated():
    lines = TYPE.set("Industrialisation", BODY, 20).lines
    assert len(lines) > 1
    assert lines[0].text.endswith("-")


def test_what_holds_nothing_but_citations_goes_with_them():
    rich = parse("T **[@s1]** x *[**[@s2]**](https://example.org)*")
    assert rich.words == (Text("T"), Text(" x"))
    assert rich.plain == "T x"


@pytest.mark.parametrize("node", [KeyWord(()), Emphasis(()), Strong(()), Answer(()), Link((), "https://example.org")])
def test_a_node_without_children_takes_no_room(node):
    assert TYPE.set((Text("a"), node, Text("b")), BODY, 80).lines[0].text == "ab"


def test_plain_words_are_those_of_a_documents_own_nodes_too():
    assert plain((Strong((Text("Mind:"),)), Text(" "), Answer((KeyWord((Text("NEP"),)),)))) == "Mind: NEP"


def test_right_and_centred_text_end_where_they_should():
    right = TYPE.set("Page 1", BODY, 80, align="right").lines[0].runs[0]
    centre = TYPE.set("Page 1", BODY, 80, align="center").lines[0].runs[0]
    assert right.x + right.width == pytest.approx(80)
    assert centre.x == pytest.approx((80 - centre.width) / 2)


def test_a_face_without_cyrillic_falls_back_to_one_that_has_it():
    italic = TYPE.set((Emphasis((Text("Правда"),)),), BODY, 80).lines[0].runs
    assert all(TYPE.face(run.face).covers(run.text) for run in italic)


def test_a_letter_that_no_face_has_is_told():
    setter = Typesetter(THEME, "en")
    setter.set("snow \N{SNOWMAN}", BODY, 80)
    assert setter.missing == {"\N{SNOWMAN}"}


def test_inline_tags_take_their_language_address_and_text():
    paragraph = Tag("P")
    nodes = (Foreign("Ленин", "ru"), Blank(5), Answer((Text("x"),)))
    runs = TYPE.set(nodes, BODY, 120, tag=paragraph).lines[0].runs
    assert [(r.tag.kind, r.tag.language, r.tag.actual) for r in runs][:2] == [
        ("Span", "ru", None),
        ("Span", None, "_____"),
    ]
    assert runs[-1].tag is paragraph


def test_the_noted_measures_are_those_of_the_typefaces():
    folder = THEME.faces["sans"].parent
    faces = sorted(folder.glob("*.ttf"))
    assert [face.with_suffix(".json").name for face in faces] == sorted(noted.name for noted in folder.glob("*.json"))
    for face in faces:
        noted = face.with_suffix(".json").read_text("utf-8")
        assert noted == measures_of(face), "run python -m lessonpress.layouts.type.fonts"


def lines_of(nodes, width: float, style=BODY) -> list[str]:
    return [line.text.strip() for line in TYPE.set(nodes, style, width).lines]


def test_codes_of_sources_are_parted_between_them_where_a_column_is_too_narrow():
    told = lines_of((Citation(("s1", "s2", "s3", "s5", "g")),), 8)
    assert len(told) > 1
    assert [code for line in told for code in line.split()] == ["S1", "S2", "S3", "S5", "G"]


def test_a_stretch_of_years_is_parted_at_its_dash():
    assert lines_of("(1923–24)", TYPE.width(TYPE.pieces("(1923–2", BODY))) == ["(1923–", "24)"]


def test_a_word_with_a_hyphen_gets_no_second_one():
    narrow = replace(BODY, hyphenate=True)
    width = TYPE.width(TYPE.pieces("Counter-a", narrow))
    told = lines_of("Counter-argument", width, narrow)
    assert "--" not in "".join(told) and "".join(told).replace("-", "") == "Counterargument"


@pytest.mark.parametrize(("size", "raised"), [(10.5, True), (7.25, False)])
def test_codes_nearly_as_large_as_the_words_stand_on_their_line(size, raised):
    """Raised, they would meet the line above."""
    (code,) = (
        p
        for p in TYPE.pieces((Text("Won."), Citation(("s1",))), BODY.scaled(size / BODY.size))
        if p.rise or "S1" in p.text
    )
    assert (code.rise > 0) is raised and code.size >= 7
