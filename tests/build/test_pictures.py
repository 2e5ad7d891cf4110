"""Packs with pictures: what is seen, heard and printed of them in every format, and what is not."""

from __future__ import annotations

import base64
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace
from pptx import Presentation

from lessonpress.build.pages import set_pages
from lessonpress.build.pipeline import build
from lessonpress.build.plan import plan
from lessonpress.build.press import documents
from lessonpress.build.report import Report
from lessonpress.build.request import Request
from lessonpress.build.slides.placed import PlacedDrawing
from lessonpress.build.slides.placing import place_deck
from lessonpress.layouts.document import Block, Deck, Document, Illustration, Slide, paragraph
from lessonpress.layouts.drawing.scene import MM, Clip, Item, Picture, Scene, TextBox, flat
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.pictures import Plate
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.diagnostics import Diagnostic, Problems, Span
from lessonpress.resources.markup import Text
from lessonpress.resources.reader import read_topic
from lessonpress.resources.topic import Topic

from ..images import CREDIT, SECRET, illustrated, image
from ..layouts.sheets import FOLDERS
from ..tools import pdfua

THEME = load_theme()
REQUEST = Request("", "", formats=("pdf", "pptx", "html"))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The triumvirs, with pictures of all people, events and sources."""
    return illustrated(FOLDERS["triumvirs"], tmp_path_factory.mktemp("with") / "topic")


@pytest.fixture(scope="module")
def topic(folder: Path) -> Topic:
    reading = read_topic(folder)
    assert reading.topic is not None, reading.diagnostics
    return reading.topic


@pytest.fixture(scope="module")
def made(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Report]:
    pack = tmp_path_factory.mktemp("pack")
    return pack, build(REQUEST._replace(topic=str(folder), pack=str(pack)))


@pytest.fixture(scope="module")
def pack(made: tuple[Path, Report]) -> Path:
    assert made[1].ok
    return made[0]


def all_documents(topic: Topic) -> Iterator[tuple[str, Document]]:
    """Every document of the topic, with the paper that it is for."""
    for job in plan(topic, REQUEST, Problems()).jobs:
        found, wrong = documents(topic, job, THEME, REQUEST)
        assert not wrong
        yield from ((job.paper, document) for document in found)


WORDS = (b"Exif\0", SECRET.encode(), b"tEXt", b"iTXt")
"""What notes in pictures begin with, and what those of the tests say."""


# ---- what is in the files -------------------------------------------------------------------------------------------


def streams(file: Path) -> Iterator[bytes]:
    """All that a file holds, unpacked."""
    data = file.read_bytes()
    yield data
    if file.suffix == ".pdf":
        with pikepdf.open(io.BytesIO(data)) as pdf:
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    yield thing.read_raw_bytes()
                    if "/Image" not in str(thing.get("/Subtype", "")):
                        yield thing.read_bytes()
    elif file.suffix == ".pptx":
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            yield from map(parts.read, parts.namelist())
    else:
        yield from map(base64.b64decode, re.findall(rb"base64,([\w+/=]+)", data))


def test_nothing_that_a_camera_noted_is_in_any_file(pack: Path) -> None:
    files = [file for file in pack.rglob("*") if file.suffix in (".pdf", ".pptx", ".html")]
    assert len(files) > 40
    for file in files:
        for data in streams(file):
            assert not any(words in data for words in WORDS), file.name


def test_a_pdf_tells_and_names_its_pictures(pack: Path) -> None:
    for name in (
        "cards/*fact-cards",
        "notes/*study-guide",
        "organisers/*organiser",
        "posters/*timeline",
        "posters/*chart",
        "diagrams/*partners",
    ):
        (file,) = pack.glob(f"{name}.pdf")
        with pikepdf.open(file) as pdf:
            kinds = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]
            alts = {str(thing.Alt) for thing in kinds if thing.S == "/Figure"}
        words = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file))
        assert any("What is seen of caesar" in alt for alt in alts), name
        assert "".join(CREDIT.split()) in "".join(words.split()), name


def test_the_source_is_shown_above_the_questions_on_it(pack: Path) -> None:
    (file,) = pack.glob("worksheets/*how-useful-is-this-source.pdf")
    with pikepdf.open(file) as pdf:
        alts = [str(thing.Alt) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary) and "/Alt" in thing]
    assert any(alt.startswith("What is seen of ") for alt in alts)


def test_all_forms_with_pictures_pass_pdf_ua(pack: Path) -> None:
    if why := pdfua.missing():
        pytest.skip(why)
    fine, words = pdfua.judge(sorted(pack.rglob("*.pdf")))
    assert fine, words


def test_a_slide_has_real_pictures_with_their_words(pack: Path) -> None:
    (file,) = pack.glob("slides/01-*.pptx")
    seen: set[str] = set()
    for slide in Presentation(str(file)).slides:
        pictures = slide._element.findall(".//{*}pic")
        told = [picture.find(".//{*}cNvPr").get("descr") for picture in pictures]
        if pictures:
            shown = " ".join(t.text or "" for t in slide._element.iter("{*}t"))
            assert shown.count(CREDIT) == len(pictures)
            assert CREDIT in slide.notes_slide.notes_text_frame.text
        seen |= set(told)
    assert {"What is seen of caesar", "What is seen of pompey"} <= seen
    assert any("ides" in alt for alt in seen)


def test_a_page_describes_its_pictures(pack: Path) -> None:
    (file,) = pack.glob("notes/*study-guide.html")
    text = file.read_text("utf-8")
    pictures = re.findall(r"<img [^>]*?>", text)
    assert pictures and all('alt="What is seen of ' in picture for picture in pictures)
    assert CREDIT in text
    (file,) = pack.glob("cards/*fact-cards.html")
    assert 'aria-label="What is seen of caesar"' in file.read_text("utf-8")
    for name in ("posters/*chart", "diagrams/*partners"):
        (file,) = pack.glob(f"{name}.html")
        assert re.search('<g role="img" aria-label="[^"]+ What is seen of caesar[."]', file.read_text("utf-8")), name


def test_the_same_pictures_give_the_same_bytes(folder: Path, pack: Path, tmp_path: Path) -> None:
    only = ("fact-cards", "slides", "study-guide")
    assert build(REQUEST._replace(topic=str(folder), pack=str(tmp_path), only=only)).ok
    for file in tmp_path.rglob("*/*.*"):
        if file.suffix in (".pdf", ".pptx", ".html") and ".lessonpress" not in file.parts:
            (first,) = pack.glob(f"{file.parent.name}/{file.name}")
            assert file.read_bytes() == first.read_bytes(), file.name


# ---- where they stand -----------------------------------------------------------------------------------------------


def opened(items: Sequence[Item]) -> Iterator[Item]:
    for item in flat(tuple(items)):
        yield from opened(item.items) if isinstance(item, Clip) else (item,)


def overlaps(scene: Scene) -> list[str]:
    """The words, but for the letters of badges, that touch a picture."""
    pictures = [item for item in opened(scene.items) if isinstance(item, Picture)]
    boxes = [item for item in opened(scene.items) if isinstance(item, TextBox)]
    runs = [(run, line.y) for box in boxes for line in box.lines for run in line.runs if len(run.text.strip()) > 3]
    return [
        run.text
        for picture in pictures
        for run, y in runs
        if run.x < picture.x + picture.w - 0.01
        and picture.x < run.x + run.width - 0.01
        and y - 0.7 * run.size / MM < picture.y + picture.h
        and picture.y < y
    ]


def scenes(paper: str, document: Document) -> Iterator[Scene]:
    if isinstance(document, Deck):
        for slide in place_deck(document, THEME)[0]:
            yield from (part.scene for part in slide.parts if isinstance(part, PlacedDrawing))
    else:
        yield from set_pages(document, THEME, PAPERS[paper]).pages


def test_no_picture_covers_words_leaves_the_sheet_or_goes_without_its_credit(topic: Topic) -> None:
    shown: set[str] = set()
    for paper, document in all_documents(topic):
        drawn = list(scenes(paper, document))
        if any(isinstance(item, Picture) for scene in drawn for item in opened(scene.items)):
            boxes = (item for scene in drawn for item in opened(scene.items) if isinstance(item, TextBox))
            assert CREDIT in " ".join(line.text.strip() for box in boxes for line in box.lines), document.id
        for scene in drawn:
            assert not overlaps(scene), document.id
            for item in opened(scene.items):
                if isinstance(item, Picture):
                    shown.add(document.id)
                    assert item.x >= 0 and item.x + item.w <= scene.width + 0.01, document.id
                    assert item.y >= 0 and item.y + item.h <= scene.height + 0.01, document.id
    wanted = {"fact-cards", "slides", "study-guide", "timeline", "overview-chart", "knowledge-organiser"}
    assert wanted | {"how-useful-is-this-source", "look-cover-write-check", "lesson-1-slides"} <= shown


@pytest.mark.parametrize("paper", ["a5", "a4", "a3"])
def test_portraits_cost_nothing_its_room(topic: Topic, paper: str) -> None:
    plain = replace(topic, pictures={})
    asked = REQUEST._replace(paper=paper, only=("timeline", "overview-chart", "knowledge-organiser"))
    told = []
    for of in (topic, plain):
        problems = Problems()
        for job in plan(of, asked, Problems()).jobs:
            (document,) = documents(of, job, THEME, asked)[0]
            problems.add(*document.warnings, *set_pages(document, THEME, PAPERS[paper]).problems)
        told.append([problem.message for problem in problems.found])
    assert told[0] == told[1]


def illustration(name: str, credit: str, caption: str = "", size: tuple[int, int] = (1200, 900)) -> Illustration:
    shown = replace(image(name, *size), credit=credit, span=Span("people.yaml", 3, 5, 9))
    return Illustration(shown, (Text(caption or name),))


def place(*pictures: Illustration, notes: tuple[Block, ...] = ()) -> tuple[list[Picture], str, str, list[Diagnostic]]:
    """The pictures on a slide, the words on it and in its notes, and what is told."""
    shown = Slide("Seen", blocks=(Plate(pictures),), notes=notes)
    (slide,), problems = place_deck(Deck(id="d", title="D", language="en", slides=(shown,)), THEME)
    (part,) = (part for part in slide.parts if isinstance(part, PlacedDrawing))
    assert not overlaps(part.scene)
    boxes = [item for item in part.scene.items if isinstance(item, TextBox)]
    assert all(box.y >= 0 and box.y + box.h <= part.scene.height + 0.01 for box in boxes)
    words = " ".join(line.text.strip() for box in boxes for line in box.lines)
    noted = "\n".join(par.text for par in slide.notes)
    told = [problem for problem in problems if problem.code == "slide-picture-words"]
    return [item for item in part.scene.items if isinstance(item, Picture)], words, noted, told


LONG = "Photograph by N. N., from the collection of the museum. " * 80


@pytest.mark.parametrize("count", [1, 3, 8])
def test_a_credit_that_leaves_a_picture_no_room_goes_into_the_notes(count: int) -> None:
    others = [illustration(f"P{n}", f"By {n}") for n in range(count - 1)]
    shown, words, noted, told = place(illustration("Ann", LONG), *others)
    assert len(shown) == count and all(picture.h > 20 for picture in shown)
    assert "museum" not in words and f"Ann: {LONG.strip()}" in noted
    assert all(f"By {n}" in words and f"By {n}" not in noted for n in range(count - 1))
    (problem,) = told
    assert problem.span == Span("people.yaml", 3, 5, 9) and problem.hints
    assert "'Ann: Photograph by N. N., from" in problem.message and len(problem.message) < 160


@pytest.mark.parametrize("length", range(100, 3000, 400))
def test_pictures_on_a_slide_have_room_however_long_their_credits_are(length: int) -> None:
    shown, words, noted, told = place(*(illustration(name, LONG[:length]) for name in ("Ann", "Bob", "Eve")))
    assert len(shown) == 3 and all(picture.h > 25 for picture in shown)
    assert words.count("Photograph") + noted.count("Photograph") == 3 * LONG[:length].count("Photograph")
    assert noted.count(": Photograph") == len(told)


def test_a_caption_goes_into_the_notes_too_where_it_must_and_nothing_stands_there_twice() -> None:
    said = (paragraph(f"Ann: {LONG.strip()}"),)
    shown, words, noted, told = place(illustration("Ann", LONG.strip(), "What is seen " * 200), notes=said)
    assert len(shown) == 1 and shown[0].h > 100 and not words
    assert noted.count("What is seen") == 200 and noted.count("museum") == 80 and len(told) == 2


def test_many_pictures_are_smaller_and_keep_their_names() -> None:
    shown, words, _, _ = place(*(illustration(f"P{n}", "By N.") for n in range(24)))
    assert len(shown) == 24 and all(picture.h > 0 for picture in shown)
    assert "P23" in words


# ---- how sharp they are ---------------------------------------------------------------------------------------------


def test_pictures_that_are_sharp_are_not_told_of(made: tuple[Path, Report]) -> None:
    assert not [told for told in made[1].problems if "looks coarse" in told.text]


def test_a_coarse_picture_is_told_of_once_at_its_worst(tmp_path: Path) -> None:
    folder = illustrated(FOLDERS["triumvirs"], tmp_path / "topic", size=(90, 120))
    only = ("fact-cards", "study-guide", "slides", "lesson-1-slides")
    report = build(REQUEST._replace(topic=str(folder), pack=str(tmp_path / "pack"), only=only, jobs=2))
    told = [told.text for told in report.problems]
    assert report.ok and len(told) == 2
    for text, file, size in zip(told, ("upright.jpg", "wide.png"), ((90, 120), (120, 90)), strict=True):
        first = text.splitlines()[0]
        where = rf"the picture '{file}' looks coarse in '(?:lesson-2-)?slides'"
        found = re.search(rf"{where}: it has (\d+) dots to the inch there", first)
        needed = re.search(r"sharp with (\d+) × (\d+) dots or more", text)
        assert found and needed and f"file: {file}" in text and "^^^^" in text
        assert int(needed[1]) == pytest.approx(size[0] * 150 / int(found[1]), rel=0.1)
        assert int(needed[2]) == pytest.approx(size[1] * 150 / int(found[1]), rel=0.1)


def test_who_has_no_pictures_waits_for_no_library() -> None:
    code = "import sys; from pathlib import Path; from lessonpress.resources.reader import read_topic\n"
    code += f"assert read_topic(Path({str(FOLDERS['triumvirs'])!r})).topic; print('PIL' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
