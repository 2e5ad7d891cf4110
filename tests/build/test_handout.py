"""Decks on paper: handouts with lines, slides over their notes, outlines; made where they are asked for."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from shutil import copytree

import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pptx import Presentation

from lessonpress.build.backends.backend import OnPaper
from lessonpress.build.pages import set_pages
from lessonpress.build.pages.flow import BOTTOM
from lessonpress.build.pages.page import Pages
from lessonpress.build.pipeline import build
from lessonpress.build.request import Misuse, Request
from lessonpress.build.slides.placing import place_deck
from lessonpress.cli import main
from lessonpress.layouts.document import Deck, PageBreak, Slide, paragraph
from lessonpress.layouts.drawing.scene import Line, Paint, Rect, Scene, TextBox, flat
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.diagnostics import Severity
from lessonpress.resources.topic import Topic

from ..layouts.generated import topics
from ..layouts.sheets import FOLDERS, topic
from ..layouts.test_deck import make
from ..tools import pdfua
from .floors import off_the_paper
from .pages_of import words

THEME, A4 = load_theme(), PAPERS["a4"]
SLACK = 0.01
EDITIONS = ("handout", "notes", "outline")
LISTED = "materials:\n  - {id: unit, layout: deck}\n  - {id: sheet, layout: knowledge-organiser}\n"


def deck(*notes: str) -> Deck:
    """A deck with a slide for each of these notes."""
    slides = (
        Slide(f"Slide {n}", blocks=(paragraph(f"Text {n}"),), notes=(paragraph(said),) if said else ())
        for n, said in enumerate(notes, 1)
    )
    return Deck("d", "A deck", "en", slides=tuple(slides))


def on_paper(document: Deck, slides: OnPaper, theme: str = "classic", paper: str = "a4") -> Pages:
    return set_pages(document, load_theme(theme), PAPERS[paper], "abc1234", slides=slides)


def text(page: Scene) -> str:
    boxes = [item for item in flat(page.items) if isinstance(item, TextBox)]
    return " ".join(line.text for box in boxes for line in box.lines)


def fine(page: Scene, kind: type, theme: str = "classic") -> list:
    """The fine frames around slides, or the fine lines to write on."""
    pen = Paint(stroke=load_theme(theme).colour("rule"), width=0.5)
    return [item for item in page.items if isinstance(item, kind) and item.paint == pen]


# ---- handouts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [0, 1, 3, 4, 9])
def test_a_page_of_a_handout_has_three_slides(count: int) -> None:
    pages = on_paper(deck(*["said"] * count), "handout").pages
    assert len(pages) == max(1, -(-count // 3))
    assert [len(fine(page, Rect)) for page in pages] == [min(3, count - 3 * n) for n in range(len(pages))]
    for number in range(count):
        assert f"Slide {number + 1}" in text(pages[number // 3])
        assert "said" not in text(pages[number // 3])


def test_every_page_says_what_it_belongs_to_and_every_slide_its_number() -> None:
    for number, page in enumerate(on_paper(deck(*["said"] * 7), "handout").pages, 1):
        assert f"Page {number} of 3" in text(page) and "Build abc1234" in text(page)
        heads = [item for item in page.items if isinstance(item, TextBox) and item.lines[0].text == "A deck"]
        assert len([box for box in heads if box.lines[0].runs[0].size > 10]) == 1
        boxes = [item for item in page.items if isinstance(item, TextBox)]
        beside = [box.lines[0].text for box in boxes if box.x + box.w < fine(page, Rect)[0].x]
        assert beside == [str(3 * (number - 1) + n) for n in range(1, len(fine(page, Rect)) + 1)]


@pytest.mark.parametrize("theme", ["classic", "classic-grey", "classic-large-print", "readable"])
@settings(
    max_examples=10,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink a topic takes minutes, and tells no more
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(of=topics(), paper=st.sampled_from(("a4", "letter", "a3", "a4-landscape")))
def test_on_a_handout_nothing_lies_on_anything_else(theme: str, of: Topic, paper: str) -> None:
    made = make(of)
    pages = on_paper(made, "handout", theme, paper)
    assert not list(off_the_paper(pages))
    for page in pages.pages:
        shown, lines = fine(page, Rect, theme), fine(page, Line, theme)
        assert len(lines) >= 2 * len(shown) > 0 and min(line.x2 - line.x1 for line in lines) > 0.25 * page.width
        boxes = [(r.x, r.y, r.x + r.w, r.y + r.h) for r in shown] + [(li.x1, li.y1, li.x2, li.y2) for li in lines]
        for (left, top, right, bottom), other in combinations(boxes, 2):
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top
        assert max(bottom for _, _, _, bottom in boxes) < page.height - BOTTOM + SLACK


def test_large_print_has_two_slides_as_wide_as_the_page() -> None:
    pages = on_paper(deck(*["said"] * 3), "handout", "classic-large-print").pages
    assert len(pages) == 2
    assert all(rect.w > 0.8 * (A4.width - 36) for rect in fine(pages[0], Rect, "classic-large-print"))


# ---- slides over their notes ----------------------------------------------------------------------------------------


def test_every_slide_begins_a_page_and_its_notes_stand_under_it() -> None:
    said = ("Say this. " * 5, "", "Say much. " * 900)
    pages = on_paper(deck(*said), "notes")
    starts = [number for number, page in enumerate(pages.pages) if fine(page, Rect)]
    assert starts == [0, 1, 2] and len(pages.pages) > 3
    assert words(pages).count("Say this.") == 5 and words(pages).count("Say much.") == 900
    assert "Slide 3 (continued)" in text(pages.pages[3])
    assert [mark.page for mark in pages.bookmarks] == starts


def test_a_break_in_notes_begins_no_slide() -> None:
    notes = (paragraph("Before."), PageBreak(), paragraph("Behind."))
    pages = on_paper(Deck("d", "A deck", "en", slides=(Slide("One", notes=notes), Slide("Two", notes=notes))), "notes")
    assert [mark.page for mark in pages.bookmarks] == [0, 1] and len(pages.pages) == 2
    assert words(pages).count("Behind.") == 2


def test_a_slide_is_smaller_where_that_keeps_its_notes_beside_it() -> None:
    def width(count: int) -> tuple[int, float]:
        pages = on_paper(deck("word " * count), "notes").pages
        return len(pages), fine(pages[0], Rect)[0].w

    (_, usual), sizes = width(1), [width(count) for count in range(100, 1500, 100)]
    assert {wide < usual for pages, wide in sizes if pages == 1} == {False, True}
    assert all(wide == usual for pages, wide in sizes if pages > 1)
    assert min(wide for _, wide in sizes) >= 0.6 * usual


@pytest.mark.parametrize("name", ["soviet", "triumvirs"])
def test_the_notes_are_complete(name: str) -> None:
    made = make(topic(name))
    slides, _ = place_deck(made, THEME)
    pages = on_paper(made, "notes")
    assert not list(off_the_paper(pages)) and not pages.problems
    told = squeezed(words(pages))
    for slide in slides:
        assert squeezed(slide.title) in told
        for par in slide.notes:
            assert squeezed(par.text) in told


def squeezed(said: str) -> str:
    return "".join(said.split())


def test_letters_that_no_typeface_has_are_an_error_on_paper() -> None:
    """On a screen the computer has some typeface for them."""
    for slides in ("handout", "notes"):
        problems = on_paper(Deck("d", "D", "en", slides=(Slide("A \u4e2d"),)), slides).problems
        assert [(problem.code, problem.severity) for problem in problems] == [("missing-letter", Severity.ERROR)]


# ---- where they are made --------------------------------------------------------------------------------------------


def pack_of(folder: Path, pack: Path, **wanted: object) -> set[str]:
    request = Request(str(folder), str(pack), jobs=1, **wanted)  # type: ignore[arg-type]
    assert build(request).ok
    return {path.relative_to(pack).as_posix() for path in pack.glob("[a-z]*/*.*")}


def test_a_pack_has_decks_on_paper_where_they_are_asked_for(tmp_path: Path) -> None:
    folder, pack = tmp_path / "topic", tmp_path / "pack"
    copytree(FOLDERS["triumvirs"], folder)
    (folder / "materials.yaml").write_text(LISTED)
    usual = {"organisers/01-sheet.pdf", "slides/01-unit.pptx"}
    assert pack_of(folder, pack) == usual, "no slides in PDF unless somebody asks"
    more = {f"slides/01-unit-{edition}.pdf" for edition in EDITIONS}
    assert pack_of(folder, pack, besides=EDITIONS) == usual | more
    assert pack_of(folder, pack) == usual
    (folder / "materials.yaml").write_text(LISTED.replace("deck}", "deck, handout: yes, notes: yes, outline: yes}"))
    assert pack_of(folder, pack) == usual | more
    in_html = {"organisers/01-sheet.html", "slides/01-unit-outline.html"}
    assert pack_of(folder, tmp_path / "other", formats=("html",)) == in_html, "a text goes to every format for texts"


def test_the_handout_of_a_lesson_that_is_older_is_told_with_what_makes_it_anew(tmp_path: Path) -> None:
    folder = tmp_path / "topic"
    copytree(FOLDERS["triumvirs"], folder)
    wanted = Request(str(folder), str(tmp_path / "pack"), called="topic", jobs=1)
    assert build(wanted._replace(lesson=1, besides=EDITIONS)).ok
    lessons = folder / "lessons.yaml"
    lessons.write_text(lessons.read_text("utf-8").replace("title: ", "title: Now ", 1), "utf-8")
    (older,) = (problem.text for problem in build(wanted).problems if problem.data["code"] == "older")
    assert "lessonpress build topic --lesson 1 --handout --notes --outline" in older


def test_what_is_no_deck_has_no_handout(tmp_path: Path) -> None:
    folder = tmp_path / "topic"
    copytree(FOLDERS["triumvirs"], folder)
    (folder / "materials.yaml").write_text(LISTED.replace("organiser}", "organiser, handout: yes}"))
    report = build(Request(str(folder), str(tmp_path / "pack"), jobs=1))
    (warning,) = (problem.text for problem in report.problems)
    assert "'sheet' cannot be made as 'handout'" in warning and "take 'handout: yes' out of it" in warning


def test_the_command_makes_what_the_slides_say(tmp_path: Path) -> None:
    """Of a lesson's pack, where no materials but the slides matter here: the same bytes each time."""
    words = ["build", str(FOLDERS["soviet"]), "--lesson", "2", "--only", "slides", "--quiet"]
    for pack in ("one", "two"):
        asked = [f"--{edition}" for edition in EDITIONS]
        done = CliRunner().invoke(main, [*words, "-o", str(tmp_path / pack), *asked])
        assert (done.exit_code, done.output) == (0, "")
    files = {path.stem.rpartition("-")[2]: path for path in (tmp_path / "one").rglob("*.pdf")}
    assert set(files) == set(EDITIONS)
    for path in files.values():
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()
    (shown,) = (tmp_path / "one").glob("*/lessons/*/*.pptx")
    titles = [slide.shapes.title.text_frame.text for slide in Presentation(shown).slides]
    said = {edition: pages_of(path) for edition, path in files.items()}
    assert len(said["handout"]) == -(-len(titles) // 3)
    for number, title in enumerate(titles):
        assert squeezed(title) in said["handout"][number // 3]
        assert squeezed(title) in "".join(said["notes"])
        first = title.partition(" (continued")[0]
        assert squeezed(first) in "".join(said["outline"])
    assert len(said["notes"]) >= len(titles)


def pages_of(path: Path) -> list[str]:
    """The words of each page, without spaces."""
    document = pypdfium2.PdfDocument(path)
    found = [squeezed(page.get_textpage().get_text_bounded()) for page in document]
    document.close()
    return found


@pytest.mark.parametrize("name", EDITIONS)
def test_no_variant_is_called_like_an_edition(name: str, tmp_path: Path) -> None:
    with pytest.raises(Misuse, match="files are called so already"):
        build(Request(str(FOLDERS["triumvirs"]), str(tmp_path), variant=name, jobs=1))


def test_all_of_them_pass_pdf_ua(tmp_path: Path) -> None:
    if lacking := pdfua.missing():
        pytest.skip(lacking)
    pack_of(FOLDERS["triumvirs"], tmp_path, only=("slides",), besides=EDITIONS)
    files = sorted(tmp_path.rglob("*.pdf"))
    fine, said = pdfua.judge(files)
    assert len(files) == 9 and fine, said
