"""Flows on one page: nothing overlaps, nothing is lost without a word, type is as large as fits."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from lessonpress.build.pages import set_pages
from lessonpress.build.pages.one_page import SMALLEST
from lessonpress.layouts.document import Box, Cell, Column, Lines, OnePage, Role, Table, paragraph, text_cell
from lessonpress.layouts.drawing.scene import MM
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme

from .pages_of import lines, runs, words

THEME = load_theme()
TEXT = st.lists(st.text(st.sampled_from("abcdeéfgЖ"), min_size=1, max_size=10), min_size=1, max_size=16).map(" ".join)


def row(number: int, text: str):
    return (text_cell(f"({number})"), text_cell(text, header=True), Cell((Lines(1),), lines=2))


def table(texts) -> Table:
    rows = tuple(row(number, text) for number, text in enumerate(texts, 1))
    return Table((Column(align="right"), Column(1.0), Column(2.0)), (Cell(),) * 3, rows)


boxes = st.builds(lambda texts, title: Box((table(texts),), title=title), st.lists(TEXT, min_size=1, max_size=14), TEXT)
pages = st.builds(
    lambda lead, parts: (paragraph(lead, Role.LEAD), *parts, paragraph(lead)), TEXT, st.lists(boxes, max_size=5)
)


def sheet(*blocks, **about) -> OnePage:
    return OnePage(id="t", title="Title", language="en-GB", blocks=blocks, wide=True, **about)


def bare(text: str) -> str:
    """The letters of a text, whatever was broken, repeated or put between."""
    return re.sub(r"[^a-zéЖ]", "", text.replace("(continued)", ""))


@settings(max_examples=20, deadline=None)
@given(pages, st.sampled_from(["a5", "a4", "a3"]))
def test_one_page_lying_on_its_side_with_readable_type_apart(blocks, paper):
    set_ = set_pages(sheet(*blocks), THEME, PAPERS[paper])
    (scene,) = set_.pages
    assert (scene.width, scene.height) == (PAPERS[paper].height, PAPERS[paper].width)
    placed = []
    for _, line in lines(scene):
        left, right = line.runs[0].x, line.runs[-1].x + line.runs[-1].width
        high = max(r.size for r in line.runs) / MM
        assert left >= 0 and right <= scene.width + 1e-6
        assert high < line.y <= scene.height
        placed.append((left, line.y - 0.7 * high, right, line.y))
    for i, a in enumerate(placed):
        for b in placed[i + 1 :]:
            assert a[2] <= b[0] + 0.01 or b[2] <= a[0] + 0.01 or a[3] <= b[1] + 0.01 or b[3] <= a[1] + 0.01, (a, b)
    assert min(run.size for _, _, run in runs(set_)) >= SMALLEST - 1e-6


@settings(max_examples=20, deadline=None)
@given(pages)
def test_what_is_not_on_the_sheet_is_told(blocks):
    set_ = set_pages(sheet(*blocks), THEME, PAPERS["a4"])
    said = "Title" + "".join(_texts(blocks))
    told = [problem.message for problem in set_.problems if problem.code == "left-out"]
    if told:
        assert len(told) == 1
        assert len(bare(words(set_))) < len(bare(said))
    else:
        assert sorted(bare(words(set_))) == sorted(bare(said))


def _texts(blocks):
    for block in blocks:
        if isinstance(block, Box):
            yield block.title
            yield from _texts(block.blocks)
        elif isinstance(block, Table):
            for cells in block.rows:
                for cell in cells:
                    yield from _texts(cell.blocks)
        elif not isinstance(block, Lines):
            yield "".join(node.text for node in block.text)


def test_larger_paper_has_larger_type_and_less_to_say_has_larger_type():
    def size(count: int, paper: str) -> float:
        page = set_pages(sheet(Box((table(["some words to read"] * count),), title="Box")), THEME, PAPERS[paper])
        return max(run.size for _, _, run in runs(page) if run.text.startswith("some"))

    assert SMALLEST <= size(60, "a4") < size(60, "a3")
    assert size(60, "a4") < size(20, "a4")


def test_columns_are_about_equally_deep_and_reach_down_the_sheet():
    parts = [Box((table(["a few words to fill a row with something to read"] * 12),), title="Box")] * 4
    (scene,) = set_pages(sheet(*parts), THEME, PAPERS["a4"]).pages
    depths = {}
    for _, line in lines(scene):
        if line.text.startswith("("):
            depths[round(line.runs[-1].x + line.runs[-1].width)] = line.y
    bottom = [y for _, y in sorted(depths.items())]
    assert len(bottom) >= 3
    assert max(bottom) - min(bottom) < 15
    assert max(bottom) > 0.75 * scene.height


def test_a_box_that_goes_on_in_the_next_column_is_named_again_there():
    (scene,) = set_pages(sheet(Box((table(["word " * 8] * 30),), title="Long")), THEME, PAPERS["a4"]).pages
    heads = [(line.runs[0].x, line.text) for _, line in lines(scene) if line.text.startswith("Long")]
    assert [text for _, text in sorted(heads)] == ["Long", *["Long (continued)"] * (len(heads) - 1)]
    assert len(heads) > 1


def test_small_paper_drops_the_last_rows_of_the_highest_box_and_says_which():
    long = Box((table(["many words that take a lot of room on any paper " * 3] * 24),), title="Long")
    short = Box((table(["short"] * 2),), title="Short")
    page = set_pages(sheet(short, long), THEME, PAPERS["a5"])
    (problem,) = page.problems
    gone = [int(number) for number in re.findall(r"\((\d+)\)", problem.message)]
    assert gone == list(range(gone[0], 25))
    shown = re.findall(r"\((\d+)\)", words(page))
    assert [int(number) for number in shown] == [1, 2, *range(1, gone[0])]


def test_the_head_has_lines_for_a_name_when_asked():
    page = set_pages(sheet(Box((table(["x"]),), title="B"), fields=("Name", "Class")), THEME, PAPERS["a4"])
    assert "Name" in words(page) and "Class" in words(page)


def test_no_row_stands_alone_under_the_band_of_its_box_nor_at_the_end():
    """Whatever the depth of the box before it: the second box would begin at the foot of a column for some of them."""
    for before in range(1, 40):
        first, second = (Box((Table((Column(), Column(1.0)), (), rows),), title="Box") for rows in named(before, 12))
        (scene,) = set_pages(sheet(first, second), THEME, PAPERS["a4"]).pages
        left = {line.text: line.runs[0].x for _, line in lines(scene) if line.text.startswith("B")}
        assert left["B1"] == left["B2"]
        assert left["B11"] == left["B12"]


def named(*counts: int):
    for letter, count in zip("AB", counts, strict=True):
        yield tuple((text_cell(f"{letter}{n}"), text_cell("some words to read")) for n in range(1, count + 1))
