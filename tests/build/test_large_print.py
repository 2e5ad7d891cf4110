"""Large print: the same words in type of 18 points, without serifs and italics, on as many pages as they take."""

from functools import cache

import pytest

from lessonpress.build.pages import set_pages
from lessonpress.build.pages.page import Pages
from lessonpress.layouts.document import Cell, Column, Columns, Drawing, Flow, Table, paragraph
from lessonpress.layouts.drawing.scene import Paint, Rect, Run, Scene, Tag, TextBox, TextLine, flat
from lessonpress.layouts.layout import Setting, load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import Theme, load_theme
from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.items import Level
from lessonpress.resources.teaching import Material

from ..layouts.sheets import topic
from .pages_of import lines, words

LARGE = "classic-large-print"
CODES = 16.0
"""The least size of type: that of the codes of sources."""
MATERIALS = [m for m in topic("soviet").materials if m.layout in ("worksheet", "study-guide", "lesson-plan", "essay")]
some = pytest.mark.parametrize("material", MATERIALS[::3], ids=lambda material: material.id)


@cache
def made(material: str, theme: str) -> tuple[Flow, Pages]:
    of = topic("soviet")
    listed: Material = next(m for m in of.materials if m.id == material)
    layout, look = load_layout(listed.layout), load_theme(theme)
    options = decode(listed.options, layout.Options, Problems(), place=None)
    document = layout.make(of, listed, options, Setting(look, PAPERS["a4"], Level.CORE, ""))
    assert isinstance(document, Flow)
    return document, set_pages(document, look, PAPERS["a4"])


def boxes(pages: Pages) -> list[TextBox]:
    """All text but that of drawings, which has its place in them."""
    found = [item for scene in pages.pages for item in flat(scene.items) if isinstance(item, TextBox)]
    return [box for box in found if not _is_drawn(box.tag or (box.lines and box.lines[0].runs[0].tag) or None)]


def _is_drawn(tag: Tag | None) -> bool:
    return tag is not None and (tag.kind == "Figure" or _is_drawn(tag.parent))


@some
def test_all_type_is_roomy_and_plain(material: Material) -> None:
    theme = load_theme(LARGE)
    plain = {theme.faces["sans"], theme.faces["sans-bold"]}
    for box in boxes(made(material.id, LARGE)[1]):
        for line in box.lines:
            for run in (run for run in line.runs if run.text.strip()):
                assert run.size >= CODES, run.text
                assert theme.faces[run.face] in plain, run.text


@some
def test_it_is_set_anew_and_loses_no_word(material: Material) -> None:
    """Pages of the usual size, more of them; never a page made larger."""
    (_, usual), (_, large) = (made(material.id, name) for name in ("classic", LARGE))
    assert len(large.pages) >= len(usual.pages)
    for scene in large.pages:
        assert {round(scene.width), round(scene.height)} == {210, 297}

    def said(pages: Pages) -> set[str]:
        return {word.strip("-\u00ad") for word in words(pages).split() if len(word) > 3 and word.isalpha()}

    lost = said(usual) - said(large)
    assert len(lost) <= 0.1 * len(said(usual)), "but for words that are broken at another place"


def test_what_is_placed_on_one_sheet_keeps_its_sizes() -> None:
    usual, large = load_theme(), load_theme(LARGE)
    placed = [name for name in usual.styles if name.startswith(("poster", "card", "sheet"))]
    assert placed and all(large.style(name) == usual.style(name) for name in placed)
    assert all(large.style(name).size >= 18 for name in usual.styles if name not in placed)


def test_it_goes_together_with_grey() -> None:
    theme: Theme = load_theme("classic-grey-large-print")
    assert theme.is_grey and theme.is_roomy
    assert theme.digest not in (load_theme("classic-grey").digest, load_theme(LARGE).digest)


def test_words_in_a_drawing_grow_with_the_print_as_far_as_the_page_is_wide_and_high() -> None:
    words = TextLine(10, (Run("Words", 5, 20, "sans", 8, "#000000"),))
    small = Drawing(Scene(60, 40, (TextBox(5, 5, 20, 5, (words,)),)), "Words")
    for scene, size in ((small.scene, 16.0), (Scene(120, 40, small.scene.items), 8 * 174 / 120)):
        flow = Flow(id="f", title="F", language="en", blocks=(Drawing(scene, "Words"),))
        pages = set_pages(flow, load_theme(LARGE), PAPERS["a4"])
        (found,) = (run.size for _, line in lines(pages.pages[0]) for run in line.runs if run.text == "Words")
        assert found == pytest.approx(size)
        assert [problem.code for problem in pages.problems] == ([] if size == 16 else ["small-type"])


@pytest.mark.parametrize(("theme", "pages"), [(LARGE, [1, 2]), ("classic", [2])])
def test_a_high_row_of_open_type_begins_where_much_of_a_page_would_stay_empty(theme: str, pages: list[int]) -> None:
    """In the usual type a row is never parted that a page can hold."""
    size = load_theme(theme).style("cell").size
    row = (Cell((paragraph("CELL " + "word " * round(62000 / size**2)),)),)
    table = Table((Column(1.0),), (), (row, row))
    above = [paragraph("word") for _ in range(round(190 / size))]
    flow = Flow(id="f", title="F", language="en", blocks=(*above, table))
    scenes = set_pages(flow, load_theme(theme), PAPERS["a4"]).pages
    tags = [
        {id(box.tag) for box, line in lines(scene) if box.tag is not None and box.tag.parent.kind == "TD"}
        for scene in scenes
    ]
    first = next(id(box.tag) for scene in scenes for box, line in lines(scene) if line.text.startswith("CELL"))
    assert [number for number, found in enumerate(tags, 1) if first in found] == pages


def test_maps_side_by_side_stand_one_below_the_other_and_each_with_its_caption() -> None:
    drawn = Drawing(Scene(84, 60, (Rect(0, 0, 84, 60, Paint(fill="#000000")),)), "Map")
    part = (paragraph("Caption"), drawn)
    flow = Flow(id="f", title="F", language="en", blocks=(Columns((part, part)),))
    for theme, count in ((LARGE, 2), ("classic", 1)):
        pages = set_pages(flow, load_theme(theme), PAPERS["a4"])
        tops = {round(item.y) for scene in pages.pages for item in flat(scene.items) if isinstance(item, Rect)}
        assert len(tops) == count
