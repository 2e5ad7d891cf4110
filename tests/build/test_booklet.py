"""Booklets: sheets that are laid in each other and folded once show the pages in order."""

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonpress.build.pages import Halves, set_pages
from lessonpress.build.pages.booklet import HANDOUT, sides
from lessonpress.build.pages.page import Pages
from lessonpress.build.pipeline import build
from lessonpress.build.request import Request
from lessonpress.layouts.document import Flow, Heading, paragraph
from lessonpress.layouts.drawing.scene import TextBox, flat
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.markup import Text

from ..layouts.sheets import FOLDERS
from ..tools import pdfua

A4 = PAPERS["a4"]


def flow(pages: int) -> Flow:
    """A flow of at least so many half pages, with a heading that names each paragraph."""
    blocks = [block for n in range(4 * pages) for block in (Heading((Text(f"Head {n}"),), 2), paragraph("word " * 120))]
    return Flow(id="f", title="A text", language="en", blocks=tuple(blocks))


def made(document: Flow, halves: Halves = "booklet") -> Pages:
    return set_pages(document, load_theme(), A4, halves=halves)


def words(pages: Pages, number: int, *, tagged: bool = False) -> list[tuple[float, str]]:
    boxes = [item for item in flat(pages.pages[number].items) if isinstance(item, TextBox)]
    told = [box for box in boxes if box.tag is not None] if tagged else boxes
    return [(line.runs[0].x, line.text) for box in told for line in box.lines if line.runs]


@given(st.integers(1, 90))
def test_folded_sheets_show_the_pages_in_order(count: int) -> None:
    """Leafing through: the right halves of the fronts with the left ones behind them, then all back again."""
    order = list(sides(count, folded=True))
    if count <= HANDOUT:
        assert order == [(n, n) for n in range(count)]
        return
    fronts, backs = order[::2], order[1::2]
    leafed = [page for front, back in zip(fronts, backs, strict=True) for page in (front[1], back[0])]
    for front, back in reversed(list(zip(fronts, backs, strict=True))):
        leafed += [back[1], front[0]]
    assert leafed == list(range(len(leafed)))
    assert len(leafed) % 4 == 0 and count <= len(leafed) < count + 4


def test_a_side_is_a_sheet_on_its_side_with_two_pages() -> None:
    pages = made(flow(5))
    assert all((scene.width, scene.height) == (A4.height, A4.width) for scene in pages.pages)
    first = words(pages, 0)
    assert any(text.startswith("A text") and x > A4.height / 2 for x, text in first), "page 1 is on the right"
    assert pages.duplex == "short"


@given(st.integers(1, 90))
def test_two_to_a_side_the_pages_follow_one_another(count: int) -> None:
    order = list(sides(count, folded=False))
    if count > 1:
        assert [page for side in order for page in side][:count] == list(range(count))
        assert len(order) == -(-count // 2)
    else:
        assert order == [(0, 0)]


def test_two_to_a_side_every_word_is_there_once_and_in_order() -> None:
    document = flow(3)
    heads = [text for n in range(3) for _, text in words(made(document, "two-up"), n) if text.startswith("Head")]
    assert heads[:9] == [f"Head {n}" for n in range(9)]


def test_every_heading_leads_to_the_side_on_which_it_stands() -> None:
    pages = made(flow(5))
    heads = [mark for mark in pages.bookmarks if mark.title.startswith("Head")]
    assert heads
    for mark in heads:
        assert mark.title in [text for _, text in words(pages, mark.page)]


def test_a_handout_is_printed_twice_and_read_out_once() -> None:
    pages = made(Flow(id="f", title="Short", language="en", blocks=(paragraph("Only this."),)))
    assert len(pages.pages) == 1 and not pages.duplex
    seen = [x for x, text in words(pages, 0) if text == "Only this."]
    assert len(seen) == 2 and seen[1] - seen[0] == pytest.approx(A4.height / 2)
    assert [text for _, text in words(pages, 0, tagged=True)].count("Only this.") == 1


def test_a_pack_has_booklets_besides_where_they_are_asked_for(tmp_path: Path) -> None:
    folder, pack = tmp_path / "topic", tmp_path / "pack"
    copytree(FOLDERS["triumvirs"], folder)
    listed = "materials:\n  - {id: guide, layout: study-guide}\n  - {id: sheet, layout: knowledge-organiser}\n"
    (folder / "materials.yaml").write_text(listed)

    def files(**wanted: object) -> set[str]:
        assert build(Request(str(folder), str(pack), formats=("pdf",), jobs=1, **wanted)).ok  # type: ignore[arg-type]
        return {path.name for path in pack.rglob("*.pdf")}

    usual = {"01-guide.pdf", "01-sheet.pdf"}
    assert files() == usual
    both = {*usual, "01-guide-booklet.pdf", "01-guide-two-up.pdf"}
    assert files(besides=("booklet", "two-up")) == both, "what is one sheet is not folded"
    assert files() == usual
    (folder / "materials.yaml").write_text(listed.replace("study-guide}", "study-guide, booklet: yes, two-up: yes}"))
    assert files() == both
    if lacking := pdfua.missing():
        pytest.skip(lacking)
    fine, said = pdfua.judge(sorted(pack.rglob("01-guide-*.pdf")))
    assert fine, said
