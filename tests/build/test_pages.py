"""Documents on paper: nothing is lost, nothing overlaps, sheet and key come from one document."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.build.pages import set_pages
from lessonpress.build.pages.page import Pages
from lessonpress.layouts.document import (
    Box,
    Cell,
    Column,
    Columns,
    Drawing,
    Flow,
    Gap,
    Heading,
    Lines,
    ListBlock,
    Marker,
    PageBreak,
    Paragraph,
    Reference,
    Role,
    Table,
    Together,
    Tone,
    paragraph,
    text_cell,
)
from lessonpress.layouts.drawing.scene import MM, Line, Paint, Rect, Scene, Tag, flat
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import MultipleChoice, Task, printed
from lessonpress.layouts.theme import load_theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.diagnostics import Span
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Text, parse

from .pages_of import lines, runs, words

THEME = load_theme()
A4 = PAPERS["a4"]

sentences = (
    st.lists(st.text(st.sampled_from("abcdeé fgЖ"), min_size=1, max_size=12), min_size=1, max_size=30)
    .map(" ".join)
    .filter(str.strip)
)
paragraphs = st.builds(paragraph, sentences)
tables = st.integers(1, 4).flatmap(
    lambda n: st.builds(
        Table,
        columns=st.lists(st.builds(Column, st.none() | st.floats(0.5, 3)), min_size=n, max_size=n).map(tuple),
        head=st.lists(st.builds(text_cell, sentences), min_size=n, max_size=n).map(tuple),
        rows=st.lists(
            st.lists(st.builds(text_cell, sentences), min_size=n, max_size=n).map(tuple), min_size=1, max_size=8
        ).map(tuple),
    )
)
simple = paragraphs | tables | st.builds(Lines, st.integers(1, 9)) | st.builds(lambda s: Heading((Text(s),)), sentences)
lists = st.builds(
    ListBlock, st.lists(st.tuples(paragraphs), min_size=1, max_size=6).map(tuple), st.sampled_from(Marker)
)
boxes = st.builds(Box, st.lists(simple | lists, min_size=1, max_size=3).map(tuple), tone=st.sampled_from(Tone))
blocks = st.lists(simple | lists | boxes | st.just(PageBreak()), min_size=1, max_size=8).map(tuple)


def flow(*content, **about):
    return Flow(id="t", title="Title", language="en-GB", blocks=content, **about)


def given_words(content) -> str:
    return "".join("".join(t) for t in _texts(content))


def _texts(content):
    for block in content:
        match block:
            case Paragraph() | Heading():
                yield "".join(n.text for n in block.text if isinstance(n, Text))
            case ListBlock():
                for entry in block.entries:
                    yield from _texts(entry)
            case Box() | Together():
                yield from _texts(block.blocks)
            case Table():
                for row in (block.head, *block.rows):
                    for cell in row:
                        yield from _texts(cell.blocks)


def letters(text: str) -> list[str]:
    return sorted(c for c in text if not c.isspace() and c not in "-•☐.0123456789ABCDEFGHI")


@settings(max_examples=60, deadline=None)
@given(blocks)
def test_all_text_is_set_and_read_out_once(content):
    pages = set_pages(flow(*content), THEME, A4)
    assert letters(words(pages)) == letters("Title" + given_words(content))


@settings(max_examples=60, deadline=None)
@given(blocks)
def test_no_line_overlaps_another_or_leaves_the_paper(content):
    pages = set_pages(flow(*content), THEME, A4)
    for scene in pages.pages:
        boxes_ = []
        for _, line in lines(scene):
            left, right = line.runs[0].x, line.runs[-1].x + line.runs[-1].width
            height = max(r.size for r in line.runs) / MM
            assert left >= 0 and right <= scene.width + 1e-6
            assert height < line.y <= scene.height
            boxes_.append((left, line.y - 0.7 * height, right, line.y))
        for i, a in enumerate(boxes_):
            for b in boxes_[i + 1 :]:
                apart = a[2] <= b[0] + 0.01 or b[2] <= a[0] + 0.01 or a[3] <= b[1] + 0.01 or b[3] <= a[1] + 0.01
                assert apart, (a, b)


@settings(max_examples=40, deadline=None)
@given(blocks)
def test_a_tables_rules_span_the_text_width(content):
    pages = set_pages(flow(*content), THEME, A4)
    for scene in pages.pages:
        for item in flat(scene.items):
            if isinstance(item, Line):
                assert min(item.x1, item.x2) >= 17.9 and max(item.x1, item.x2) <= scene.width - 17.9


def test_the_structure_follows_the_document():
    content = (Heading((Text("Part"),)), paragraph("Words"), ListBlock(((paragraph("one"),), (paragraph("two"),))))
    pages = set_pages(flow(*content), THEME, A4)
    assert [(t.kind, [c.kind for c in t.children]) for t in pages.root.children] == [
        ("H1", []),
        ("H2", []),
        ("P", []),
        ("L", ["LI", "LI"]),
    ]


def test_a_table_has_heads_with_scope():
    table = Table(
        (Column(), Column(1)), (text_cell("a"), text_cell("b")), ((text_cell("c", header=True), text_cell("d")),)
    )
    root = set_pages(flow(table), THEME, A4).root
    rows = next(t for t in root.children if t.kind == "Table").children
    assert [[(c.kind, c.scope) for c in row.children] for row in rows] == [
        [("TH", "Column"), ("TH", "Column")],
        [("TH", "Row"), ("TD", None)],
    ]


def test_a_head_is_printed_again_on_the_next_page_but_read_once():
    rows = tuple((text_cell(f"row {n}"), Cell(lines=3)) for n in range(14))
    pages = set_pages(flow(Table((Column(), Column(1)), (text_cell("Event"), text_cell("Why")), rows)), THEME, A4)
    assert len(pages.pages) > 1
    assert words(pages).count("Event") == 1
    assert words(pages, tagged=False).count("Event") == len(pages.pages)


# ---- higher than a page ---------------------------------------------------------------------------------------------

HERE = Span("people.yaml", 7, 3, 9)
long_texts = st.integers(0, 700).map(lambda count: "abc " * count)
high_cells = st.builds(text_cell, long_texts) | st.builds(Cell, lines=st.integers(0, 60))
high_tables = st.integers(1, 3).flatmap(
    lambda n: st.builds(
        Table,
        st.just((Column(1.0),) * n),
        st.just(()) | st.tuples(*[high_cells] * n),
        st.lists(st.tuples(*[high_cells] * n), max_size=4).map(tuple),
    )
)


def stays_on_the_paper(pages) -> None:
    for scene in pages.pages:
        for box, line in lines(scene):
            assert line.y <= scene.height - 20 or box.kind == "Artifact"
        assert all(max(i.y1, i.y2) <= scene.height - 13.9 for i in flat(scene.items) if isinstance(i, Line))


@settings(max_examples=40, deadline=None)
@given(high_tables, st.sampled_from(["alone", "in a box", "in columns", "in a list"]), st.integers(0, 50))
def test_no_line_of_any_table_leaves_the_page(table, where, above):
    inside = {
        "alone": table,
        "in a box": Box((table,)),
        "in columns": Columns(((table,), (paragraph("beside"),))),
        "in a list": ListBlock(((table,),)),
    }[where]
    pages = set_pages(flow(paragraph("word " * above), inside), THEME, A4)
    stays_on_the_paper(pages)
    assert {problem.code for problem in pages.problems} <= {"sparse-page"}
    assert letters(words(pages)).count("c") == letters(given_words([table])).count("c")


def test_a_row_that_no_page_holds_goes_on_under_its_head_in_the_same_cells():
    rows = ((text_cell("Why", header=True), text_cell("word " * 1500)),)
    pages = set_pages(flow(Table((Column(), Column(1)), (text_cell("What"), text_cell("Told")), rows)), THEME, A4)
    assert len(pages.pages) > 1
    stays_on_the_paper(pages)
    assert words(pages).count("word") == 1500
    assert words(pages, tagged=False).count("Told") == len(pages.pages)
    table = next(t for t in pages.root.children if t.kind == "Table")
    assert [[c.kind for c in row.children] for row in table.children] == [["TH", "TH"], ["TH", "TD"]]


def test_columns_that_no_page_holds_go_on_side_by_side():
    left, right = (paragraph("left " * 700), Lines(3)), (paragraph("right " * 900),)
    pages = set_pages(flow(Columns((left, right))), THEME, A4)
    stays_on_the_paper(pages)
    assert pages.problems == ()
    assert words(pages).count("left") == 700 and words(pages).count("right") == 900
    second = [line for _, line in lines(pages.pages[1])]
    assert {line.text.split()[0] for line in second} >= {"left", "right"}


@pytest.mark.parametrize("place", ["alone", "in a cell"])
def test_what_cannot_be_cut_and_is_too_high_is_told_with_its_place(place):
    high = Drawing(Scene(50, 400, ()), "A tower", span=HERE)
    block = high if place == "alone" else Table((Column(),), (), ((Cell((high,)),),), span=HERE)
    pages = set_pages(flow(block), THEME, A4)
    assert [(d.code, d.span) for d in pages.problems] == [("too-high", HERE)]


def test_a_box_in_columns_has_its_frame():
    boxed = Columns(((Box((paragraph("framed"),)),), (paragraph("not"),)))
    scene = set_pages(flow(boxed), THEME, A4).pages[0]
    assert any(isinstance(item, Rect) for item in flat(scene.items))


def test_a_heading_never_stands_at_the_foot_of_a_page():
    filler = [paragraph("word " * 40) for _ in range(60)]
    for start in range(20, 30):
        content = (*filler[:start], Heading((Text("Heading"),)), *filler[:5])
        for scene in set_pages(flow(*content), THEME, A4).pages:
            found = [line for _, line in lines(scene) if line.text == "Heading"]
            below = [line for _, line in lines(scene) if found and found[0].y < line.y < scene.height - 18]
            assert not found or below


def test_what_leads_stands_on_the_page_where_what_follows_begins():
    """A paragraph in a Together that leads, then one of three lines: never parted."""
    parted = 0
    for leads in (True, False):
        for start in range(20, 45):
            lead = Together((paragraph("LEAD"),), leads=leads)
            content = (*[paragraph("word")] * start, lead, paragraph("FOLLOWS " * 30), *[paragraph("word")] * 20)
            for scene in set_pages(flow(*content), THEME, A4).pages:
                told = " ".join(line.text for _, line in lines(scene))
                alone = "LEAD" in told and "FOLLOWS" not in told
                assert not (leads and alone)
                parted += alone
    assert parted, "without that they are parted somewhere"


def test_frames_of_tight_columns_join():
    frame = (Table((Column(1.0),), (), ((Cell(lines=2),),)),)
    for tight, gap in ((True, 0.0), (False, 6.0)):
        scene = set_pages(flow(Columns((frame, frame), tight=tight)), THEME, A4).pages[0]
        edges = sorted(
            {round(item.x1, 1) for item in flat(scene.items) if isinstance(item, Line) and item.x1 == item.x2}
        )
        assert round(edges[-2] - edges[1], 1) == gap if not tight else len(edges) == 3


def test_no_row_stands_alone_at_the_foot_of_a_page_under_its_head():
    rows = tuple((text_cell(f"row {n}"),) for n in range(6))
    table = Table((Column(1.0),), (text_cell("HEAD", header=True),), rows)
    word = paragraph("word")
    for start in range(15, 40):
        for scene in set_pages(flow(*[word] * start, table, *[word] * 20), THEME, A4).pages:
            told = [line.text for _, line in lines(scene) if line.text.startswith(("HEAD", "row"))]
            assert told not in (["HEAD", "row 0"], ["HEAD", "row 5"])


@pytest.mark.parametrize("marks", ["‘’", "“”", "„“", "«»"])
def test_an_opening_quotation_mark_hangs_out_so_that_words_stand_under_each_other(marks):
    both = (paragraph(f"{marks[0]}Quoted{marks[1]} words"), paragraph("Plain words"))
    for block in (Box(both), ListBlock((both,))):
        placed = {
            line.text.split()[0][1:6]: line.runs[0] for _, line in lines(set_pages(flow(block), THEME, A4).pages[0])
        }
        quoted, plain_ = placed["Quote"], placed["lain"]
        wide = Typesetter(THEME).face(quoted.face).width(marks[0], quoted.size) / MM
        assert quoted.x == pytest.approx(plain_.x - wide)


def test_columns_stand_side_by_side():
    left, right = (paragraph("left"),), (paragraph("right"),)
    scene = set_pages(flow(Columns((left, right))), THEME, A4).pages[0]
    placed = {line.text: line for _, line in lines(scene)}
    assert placed["left"].y == placed["right"].y
    assert placed["right"].runs[0].x > placed["left"].runs[0].x + 80


QUESTION = MultipleChoice(
    parse("Who led?").nodes, (parse("Ann").nodes, parse("Bob").nodes), 1, parse("He won the vote.").nodes
)
GAPPED = Paragraph((Text("It was "), Gap("Pravda"), Text(".")))
SHEET = flow(Task("quiz", "Quiz", parse("Choose.").nodes, (QUESTION, GAPPED), 1), fields=("Name", "Class"))


def test_a_sheet_keeps_its_answers_to_itself_and_the_key_tells_all():
    sheet = words(set_pages(SHEET, THEME, A4))
    key = words(set_pages(replace(SHEET, answers=True), THEME, A4))
    assert "Pravda" not in sheet and "He won" not in sheet
    assert "Pravda" in key and "He won the vote." in key
    assert "Name" in sheet and "Name" not in key


def test_a_blank_is_drawn_as_a_line_and_read_as_a_blank():
    pages = set_pages(SHEET, THEME, A4)
    blank = next(r for _, _, r in runs(pages) if "\u2007" in r.text)
    assert blank.underline and blank.width > 15
    assert isinstance(blank.tag, Tag) and blank.tag.actual == "_____"


def test_sheet_and_key_carry_the_same_build_and_their_pages():
    said = paragraph(parse("It was said [@s1].").nodes)
    references = (Reference("S1", "A chart."), Reference("S2", "Not cited here."))
    flow_ = replace(SHEET, blocks=(*SHEET.blocks, said), references=references)
    for answers in (False, True):
        text = words(set_pages(replace(flow_, answers=answers), THEME, A4, "abc1234"), tagged=False)
        assert "Build abc1234" in text and "Page 1 of 1" in text and "Sources: S1" in text and "A chart." in text
        assert "S2" not in text


@pytest.mark.parametrize("paper", ["a4", "a5"])
@pytest.mark.parametrize("title", ["Short", "A title that goes on and on, " * 9])
def test_a_foot_is_one_line_and_never_without_its_build_and_page(paper, title):
    sources = tuple(Reference(f"SOURCE{n}", f"Book {n}.") for n in range(30))
    said = paragraph(parse(" ".join(f"a [@source{n}]" for n in range(30))).nodes)
    pages = set_pages(replace(flow(said), title=title, references=sources), THEME, PAPERS[paper], "abc1234")
    for number, scene in enumerate(pages.pages, 1):
        foot = [line for box, line in lines(scene) if box.kind == "Artifact" and line.y > scene.height - 14]
        assert len({line.y for line in foot}) == 1
        left, page = (line.text for line in foot)
        assert left.endswith("Build abc1234") and "…" in left and left.startswith(title[:20])
        assert page == f"Page {number} of {len(pages.pages)}"
        assert foot[0].runs[-1].x + foot[0].runs[-1].width < foot[1].runs[0].x


def body_lines(scene) -> list[str]:
    return [line.text for _, line in lines(scene) if line.y < scene.height - 15]


@pytest.mark.parametrize("count", range(30, 50))
def test_no_sheet_ends_on_a_page_of_next_to_nothing(count):
    sources = (Reference("S1", "A book. " * 40), Reference("S2", "Another book. " * 30))
    said = [paragraph((*parse("word " * 40).nodes, *parse("x [@s1; @s2]").nodes)) for _ in range(count)]
    pages = set_pages(flow(*said, Lines(3), references=sources), THEME, A4)
    last = [line for _, line in lines(pages.pages[-1]) if line.y < A4.height - 15]
    assert len(pages.pages) == 1 or max(line.y for line in last) > 16 + 0.28 * (A4.height - 36)
    assert not body_lines(pages.pages[-1])[0].startswith("Sources:")


@pytest.mark.parametrize(("heights", "on_pages"), [((110, 110, 70), [2, 1]), ((40, 40, 40, 40, 40, 70), [4, 2])])
def test_a_last_page_is_not_filled_by_emptying_the_one_before(heights: tuple[int, ...], on_pages: list[int]):
    """Things that cannot be cut: a share of what came before goes to the last page only while that has less."""
    things = [Drawing(Scene(100, high, (Rect(0, 0, 100, high, Paint(fill="#000000")),)), "x") for high in heights]
    pages = set_pages(flow(*things), THEME, A4)
    assert [
        sum(isinstance(item, Rect) and item.w == 100 for item in flat(scene.items)) for scene in pages.pages
    ] == on_pages


def test_lowering_leaves_core_blocks_only():
    assert {type(b).__name__ for b in printed(SHEET).blocks} == {"Heading", "Paragraph", "Together"}


def test_a_letter_that_no_face_has_is_an_error():
    pages = set_pages(flow(paragraph("\N{SNOWMAN}", Role.NOTE)), THEME, A4)
    assert [(d.code, d.severity) for d in pages.problems] == [("missing-letter", "error")]


@pytest.mark.parametrize("paper", ["a4", "letter", "a3", "a5"])
def test_every_paper_has_its_size(paper):
    scene = set_pages(flow(paragraph("x")), THEME, PAPERS[paper]).pages[0]
    assert (scene.width, scene.height) == (PAPERS[paper].width, PAPERS[paper].height)


def test_questions_stand_further_apart_than_their_options():
    options = tuple(
        (Text(f"An option that is rather long, {letter}, so that it has a line to itself"),) for letter in "ABCD"
    )
    asked = tuple((MultipleChoice((Text(f"Question {n}?"),), options, 0),) for n in range(2))
    flow = Flow("f", "Quiz", "en", blocks=(Task("quiz", "Quiz", (), (ListBlock(asked, Marker.NUMBER),)),))
    (page,) = set_pages(printed(flow), THEME, A4).pages
    signs = (", A,", ", B,", "Question 1")
    first, second, question = (next(line.y for _, line in lines(page) if sign in line.text) for sign in signs)
    assert question - (first + 3 * (second - first)) > 1.3 * (second - first)


def long_flow(parts: int, **about):
    content = [b for n in range(parts) for b in (Heading((Text(f"Part {n} of it"),)), paragraph("words " * 300))]
    return flow(*content, **about)


def test_a_list_of_contents_names_the_page_of_every_part():
    pages = set_pages(long_flow(12, contents="Contents"), THEME, A4)
    listed = [line.text for _, line in lines(pages.pages[0]) if line.text.startswith("Part")][:12]
    numbers = [box.lines[0].text for box, _ in lines(pages.pages[0]) if box.align == "right" and box.tag]
    stands = {b.title: b.page + 1 for b in pages.bookmarks}
    assert dict(zip(listed, map(int, numbers), strict=True)) == stands
    assert len(set(stands.values())) > 3
    for title, page in stands.items():
        assert title in words(Pages("", "en", (pages.pages[page - 1],), Tag("Document")))


def test_a_short_flow_has_no_list_of_contents_and_no_flow_that_does_not_ask():
    assert "Contents" not in words(set_pages(long_flow(3, contents="Contents"), THEME, A4))
    assert words(set_pages(long_flow(12), THEME, A4)).count("Part 8") == 1


def test_a_wide_flow_lies_on_its_side():
    pages = set_pages(flow(paragraph("words"), wide=True), THEME, A4)
    assert (pages.pages[0].width, pages.pages[0].height) == (A4.height, A4.width)


@pytest.mark.parametrize(("level", "mark"), [(None, ""), (Level.SUPPORT, "•"), (Level.CHALLENGE, "•••")])
def test_a_sheet_for_a_level_bears_its_mark_at_the_foot(level: Level | None, mark: str) -> None:
    text = words(set_pages(replace(SHEET, level=level), THEME, A4), tagged=False)
    assert text.count("•") == len(mark) * len(set_pages(SHEET, THEME, A4).pages)


def test_a_flow_that_should_have_fewer_pages_is_set_smaller_and_loses_nothing() -> None:
    usual = set_pages(flow(*(paragraph("words " * 90) for _ in range(9))), THEME, A4)
    fewer = set_pages(flow(*(paragraph("words " * 90) for _ in range(9)), most_pages=1), THEME, A4)
    assert (len(usual.pages), len(fewer.pages)) == (2, 1)
    assert words(usual) == words(fewer)
    sizes = [max(run.size for _, line in lines(pages.pages[0]) for run in line.runs) for pages in (usual, fewer)]
    assert 0.8 <= sizes[1] / sizes[0] <= 1.0
    far = flow(*(paragraph("words " * 90) for _ in range(40)))
    many = set_pages(replace(far, most_pages=1), THEME, A4)
    assert len(many.pages) == len(set_pages(far, THEME, A4).pages)
    assert [problem.code for problem in many.problems] == ["too-long"] and not fewer.problems


def test_no_head_of_a_table_in_columns_stands_alone_at_the_foot_of_a_page():
    rows = tuple((text_cell(f"row {n} " + "word " * 12),) for n in range(30))
    table = Table((Column(1.0),), (text_cell("HEAD", header=True),), rows)
    for start in range(25, 40):
        pages = set_pages(flow(*[paragraph("word")] * start, Columns(((table,), (table,)))), THEME, A4)
        for scene in pages.pages:
            told = [line.text.split()[0] for _, line in lines(scene)]
            assert "HEAD" not in told or "row" in told


def test_a_group_that_would_leave_a_page_all_but_empty_begins_on_it():
    for count in range(60, 110, 4):
        together = Together(tuple(paragraph("word " * count) for _ in range(9)))
        pages = set_pages(flow(Heading((Text("Heading"),)), paragraph("Lead."), together), THEME, A4)
        assert not pages.problems, count
