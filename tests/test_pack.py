"""The whole pack, as a teacher gets it: of the shipped topic, and of a small one with dates before Christ."""

import io
import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from pptx import Presentation

from lessonpress.build.pipeline import build
from lessonpress.build.request import Request
from lessonpress.layouts.exercises import KINDS
from lessonpress.layouts.paper import EDGE
from lessonpress.resources.reader import read_topic
from lessonpress.resources.topic import Verdict

from .tools import axe, chromium, pdfua

ROOT = Path(__file__).parents[1]
TOPICS = {"soviet": ROOT / "resources" / "soviet_succession", "triumvirs": ROOT / "tests" / "topics" / "triumvirs"}
FEET = {"Answers", "continued"}
"""Words that pages set by us add where one ends or goes on."""
FORMATS = ("pdf", "pptx", "html")


@pytest.fixture(scope="session", params=TOPICS)
def pack(request, tmp_path_factory):
    """A pack in every format, and the report of its build."""
    folder = tmp_path_factory.mktemp(request.param)
    return folder, build(Request(TOPICS[request.param], folder, formats=FORMATS))


def texts(path: Path) -> list[str]:
    """The text of every page of a PDF."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_everything_is_made_without_a_problem(pack):
    folder, report = pack
    assert report.ok
    assert [told.text for told in report.problems] == []
    assert {path.name for path in folder.iterdir() if path.is_dir()} >= {"worksheets", "posters", "cards", "slides"}
    assert (folder / "index.html").is_file()


def test_every_pdf_passes_pdf_ua(pack):
    if lacking := pdfua.missing():
        pytest.skip(lacking)
    fine, said = pdfua.judge(sorted(pack[0].rglob("*.pdf")))
    assert fine, said


def test_axe_finds_nothing_in_any_page(pack):
    if lacking := axe.missing():
        pytest.skip(lacking)
    files = sorted(pack[0].rglob("*.html"))
    assert len(files) > 20
    assert not axe.violations(files)


@pytest.mark.parametrize("kind", ["worksheets", "posters", "cards", "organisers", "notes"])
def test_html_prints_as_well_as_the_pdf(pack, kind):
    """The same words on the same paper, none where a printer prints nothing; and there is no script to wait for."""
    if lacking := chromium.missing():
        pytest.skip(lacking)
    for page in sorted((pack[0] / kind).glob("*.html"))[:1]:
        assert "<script" not in page.read_text("utf-8")
        on_paper = pypdfium2.PdfDocument(page.with_suffix(".pdf").read_bytes())
        by_browser = pypdfium2.PdfDocument(chromium.printed(page))
        width, height = on_paper[0].get_size()
        assert all(one.get_size() == pytest.approx((width, height), abs=2) for one in by_browser), page.name
        printed = "".join(one.get_textpage().get_text_bounded() for one in by_browser)
        told = {word for text in texts(page.with_suffix(".pdf")) for word in re.findall(r"[A-Za-z]{5,}(?![\w-])", text)}
        assert {word for word in told if word not in printed} <= FEET, page.name
        for one in by_browser:
            left, bottom, right, top = ink(one)
            assert min(left, bottom, width - right, height - top) >= EDGE / 25.4 * 72 - 1, page.name
        on_paper.close()
        by_browser.close()


def ink(page) -> tuple[float, float, float, float]:
    """The box around all words of a page, in points from its lower left corner."""
    text = page.get_textpage()
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    return tuple(edge(box[n] for box in boxes) for n, edge in enumerate((min, min, max, max)))


def test_every_sheet_has_a_key_of_the_same_build(pack):
    keys = sorted(pack[0].glob("worksheets/*-answers.pdf"))
    assert keys
    for key in keys:
        sheet = key.with_name(key.name.replace("-answers", ""))
        (mark,) = {word for text in texts(sheet) for word in text.split() if len(word) == 7 and f"Build {word}" in text}
        assert all(f"Build {mark}" in text for text in texts(key))
        assert "Teacher" in texts(key)[0] and "Teacher" not in texts(sheet)[0]


def filled(path: Path) -> list[float]:
    """How far down each page is filled, as a part of its height, the foot left out."""
    document = pypdfium2.PdfDocument(path.read_bytes())
    try:
        pages = [page.render(scale=0.5, grayscale=True).to_pil().point(lambda v: 255 - v) for page in document]
    finally:
        document.close()
    boxes = [page.crop((20, 0, page.width, int(page.height * 0.92))).getbbox() for page in pages]
    return [box[3] / page.height if box else 0.0 for box, page in zip(boxes, pages, strict=True)]


def test_no_page_is_all_but_empty(pack):
    for path in pack[0].rglob("*.pdf"):
        assert min(filled(path)) > 0.18, path.name


def test_the_index_leads_to_every_file(pack):
    index = (pack[0] / "index.html").read_text("utf-8")
    made = [p for p in pack[0].rglob("*") if p.suffix in (".pdf", ".pptx") and ".lessonpress" not in p.parts]
    assert made
    for path in made:
        assert f'href="{path.relative_to(pack[0]).as_posix()}"' in index


def test_every_slide_with_something_to_say_has_notes(pack):
    decks = [list(Presentation(io.BytesIO(path.read_bytes())).slides) for path in pack[0].glob("slides/*.pptx")]
    assert max(map(len, decks)) >= 18
    for slides in decks:
        assert all(slide.shapes.title.text for slide in slides)
        assert sum(slide.has_notes_slide for slide in slides) >= len(slides) - 1


def test_a_second_build_touches_nothing(pack):
    folder, _ = pack
    before = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
    topic = TOPICS["soviet" if "soviet" in folder.name else "triumvirs"]
    build(Request(topic, folder, formats=FORMATS))
    after = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}
    assert after == before


def test_the_shipped_topic_is_complete():
    reading = read_topic(TOPICS["soviet"])
    topic = reading.topic
    assert reading.diagnostics == ()
    least = {
        "events": 45, "alliances": 6, "terms": 30, "factors": 9, "conflicts": 15, "questions": 40, "sources": 6,
    }  # fmt: skip
    assert {name: len(getattr(topic, name)) >= number for name, number in least.items()} == dict.fromkeys(least, True)
    assert len(topic.contenders) == 7
    assert len([m for m in topic.materials if m.layout == "worksheet"]) >= 10
    kinds = {e["kind"] for m in topic.materials if m.layout == "worksheet" for e in m.options["exercises"]}
    assert kinds == set(KINDS)


def test_a_claim_that_is_wrong_says_what_is_right():
    topic = read_topic(TOPICS["soviet"]).topic
    assert [c.id for c in topic.claims if c.verdict is Verdict.WRONG and not c.correction] == []


def test_the_code_knows_nothing_of_the_topic():
    words = "Stalin|Trotsky|Zinoviev|Kamenev|Bukharin|Soviet Union|Politburo|Lenin"
    command = ["grep", "-rlE", words, "--include=*.py", "cli.py", "layouts", "build", "resources"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    assert found == []
