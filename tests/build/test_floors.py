"""Floors: whatever a topic says and whatever it is printed on, pages are legible, printable and not torn apart."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.build.pages import set_pages
from lessonpress.build.pages.page import Pages
from lessonpress.layouts.document import Deck, Document, Drawing, Flow, OnePage, PageBreak, paragraph
from lessonpress.layouts.drawing.scene import Run, Scene, TextBox, TextLine
from lessonpress.layouts.fillable import fillable
from lessonpress.layouts.layout import Setting, layout_of, load_layout
from lessonpress.layouts.paper import PAPERS, SIZES, Paper
from lessonpress.layouts.questions import has_answers
from lessonpress.layouts.theme import Theme, load_theme
from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.items import Level
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from ..layouts.generated import topics
from ..layouts.sheets import topic
from .floors import faults, off_the_paper

PRINTED = (
    "worksheet", "timeline-poster", "fact-cards", "overview-chart", "mind-map", "mind-map-outline", "essay",
    "knowledge-organiser", "study-guide", "lesson-plan", "unit-overview", "diagram",
    "print-test",
)  # fmt: skip
THEMES = ("classic", "classic-large-print", "readable")
SMALL = ("a5", "a5-landscape")
"""Papers on which drawings made for A4 are told to be too small, and posters have room for little."""
few = settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink a topic takes minutes, and tells no more
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def printed(of: Topic, material: Material, theme: Theme, paper: Paper) -> Iterator[tuple[Document, Pages]]:
    """A material's documents on paper, with answers and without."""
    layout = layout_of(of, material.layout)
    options = decode(material.options, layout.Options, Problems(), place=None)
    document = layout.make(of, material, options, Setting(theme, paper, Level.CORE, ""))
    if not isinstance(document, Deck):
        asks = isinstance(document, Flow) and has_answers(document.blocks)
        for one in (document, replace(document, answers=True)) if asks else (document,):
            yield one, set_pages(one, theme, paper)


@pytest.mark.parametrize("layout", PRINTED)
@few
@given(of=topics(), paper=st.sampled_from(sorted(PAPERS.keys() - SMALL)), theme=st.sampled_from(THEMES))
def test_pages_of_any_topic_are_fit_to_print(layout: str, of: Topic, paper: str, theme: str) -> None:
    for material in load_layout(layout).standard(of):
        for document, pages in printed(of, material, load_theme(theme), PAPERS[paper]):
            told = {problem.code for problem in pages.problems}
            wrong = faults(document, pages, load_theme(theme))
            wrong = [fault for fault in wrong if not ("small-type" in told and "points" in fault)]
            assert not wrong or "too-high" in told, (document.id, wrong)


@pytest.mark.parametrize("name", ["soviet", "triumvirs"])
def test_pages_of_the_topics_that_ship_are_fit_to_print(name: str) -> None:
    of, theme = topic(name), load_theme()
    for material in of.materials:
        paper = PAPERS[material.paper or layout_of(of, material.layout).paper]
        for document, pages in printed(of, material, theme, paper):
            assert (document.id, faults(document, pages, theme), pages.problems) == (document.id, [], ())


@pytest.mark.parametrize("name", ["soviet", "triumvirs"])
def test_sheets_to_fill_in_and_half_pages_keep_the_floors_too(name: str) -> None:
    of, theme, a4 = topic(name), load_theme(), PAPERS["a4"]
    flows = [d for m in of.materials for d, _ in printed(of, m, theme, a4) if isinstance(d, Flow) and not d.answers]
    sheets = [sheet for flow in flows if not isinstance(flow, OnePage) and (sheet := fillable(flow))]
    assert len(sheets) > 5 or name == "triumvirs"
    for sheet in sheets:
        assert faults(sheet, set_pages(sheet, theme, a4), theme) == [], sheet.id
    for flow in flows:
        if not (isinstance(flow, OnePage) or flow.wide or flow.most_pages):
            for halves in ("booklet", "two-up"):
                assert list(off_the_paper(set_pages(flow, theme, a4, halves=halves))) == [], flow.id


@pytest.mark.parametrize("paper", SIZES, ids=lambda paper: paper.name)
@pytest.mark.parametrize("way", ["landscape", "portrait"])
def test_every_page_lies_as_it_was_asked_for(paper: Paper, way: str) -> None:
    of, asked = topic("triumvirs"), PAPERS[f"{paper.name.lower()}-{way}"]
    for name in PRINTED:
        for material in load_layout(name).standard(of)[:1]:
            for document, pages in printed(of, material, load_theme(), asked):
                sizes = {(scene.width, scene.height) for scene in pages.pages}
                short, long = sorted((paper.width, paper.height))
                assert sizes == {(long, short) if way == "landscape" else (short, long)}, document.id


# ---- what cannot be helped is told ----------------------------------------------------------------------------------


def pages_of(*blocks, paper: str = "a4") -> Pages:
    return set_pages(Flow(id="f", title="F", language="en", blocks=blocks), load_theme(), PAPERS[paper])


def codes(*blocks, paper: str = "a4") -> list[str]:
    return [problem.code for problem in pages_of(*blocks, paper=paper).problems]


def test_words_in_a_drawing_that_a_small_paper_makes_too_small_are_told() -> None:
    words = TextLine(10, (Run("Words", 5, 20, "sans", 9, "#000000"),))
    scene = Scene(174, 40, (TextBox(5, 5, 20, 5, (words,)),))
    assert codes(Drawing(scene, "Words")) == []
    assert codes(Drawing(scene, "Words"), paper="a5") == ["small-type"]


def test_a_page_that_is_all_but_empty_is_told_and_avoided_where_a_break_leaves_little() -> None:
    assert codes(paragraph("One."), PageBreak(), paragraph("Two.")) == ["sparse-page", "sparse-page"]
    line, chapter = paragraph("word"), [paragraph("word " * 60) for _ in range(12)]
    most = max(n for n in range(20, 60) if len(pages_of(*[line] * n).pages) == 1)
    for more in (1, 2, 3):
        assert codes(*[line] * (most + more), PageBreak(), *chapter) == []
