"""Posters and cards as slides: as large as on paper, every word there and in type that fits, native and named."""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest
from pptx import Presentation
from pptx.util import Mm

from lessonpress.build.backends.backend import PrintOptions
from lessonpress.build.backends.pptx.backend import Pptx
from lessonpress.build.pages.cards import set_faces
from lessonpress.build.pipeline import build
from lessonpress.build.request import Request
from lessonpress.layouts.document import Card, Cards, Document, ListBlock, Poster, paragraph
from lessonpress.layouts.drawing.scene import Item, Line, Paint, Rect, Scene, TextBox, flat
from lessonpress.layouts.layout import Setting, layout_of
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import TextStyle, load_theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.teaching import Material

from ..layouts.sheets import FOLDERS
from ..layouts.test_deck import topic

THEME = load_theme()
LAYOUTS = ("fact-cards", "print-test", "timeline-poster", "overview-chart", "mind-map")
layouts = pytest.mark.parametrize("name", LAYOUTS)


@cache
def document(name: str) -> Document:
    of = topic("triumvirs")
    layout = layout_of(of, name)
    options = layout.Options()
    return layout.make(of, Material(id=name, layout=name), options, Setting(THEME, PAPERS[layout.paper]))


def opened(made: Document):
    options = PrintOptions(build_id="7f3a9c", by_hand=True)
    return Presentation(io.BytesIO(Pptx().render(made, theme=THEME, options=options).data))


def scenes(made: Document) -> list[Scene]:
    if isinstance(made, Poster):
        return [made.scene]
    assert isinstance(made, Cards)
    return [scene for both in set_faces(made, THEME)[0] for scene in both]


def boxes(items: tuple[Item, ...]) -> Iterator[TextBox]:
    yield from (item for item in flat(items) if isinstance(item, TextBox) and any(line.runs for line in item.lines))


def shapes(within) -> Iterator:
    for shape in within.shapes:
        if shape.shape_type == 6:
            yield from shapes(shape)
        else:
            yield shape


def squeezed(text: str) -> str:
    return "".join(text.split())


def letters(text: str) -> str:
    return "".join(sorted(text.replace("•", "").replace("–", "").split()))


@layouts
def test_a_slide_for_each_side_as_large_as_on_paper(name: str) -> None:
    made, file = document(name), opened(document(name))
    assert len(file.slides) == len(scenes(made))
    width, height = scenes(made)[0].width, scenes(made)[0].height
    assert (file.slide_width, file.slide_height) == (pytest.approx(Mm(width), 2), pytest.approx(Mm(height), 2))


@layouts
def test_every_word_is_there_as_text_no_larger_than_on_paper(name: str) -> None:
    for slide, scene in zip(opened(document(name)).slides, scenes(document(name)), strict=True):
        texts = [shape for shape in shapes(slide) if shape.has_text_frame and not shape.is_placeholder]
        said = " ".join(par.text for shape in texts for par in shape.text_frame.paragraphs)
        assert letters(said) == letters(" ".join(line.text for box in boxes(scene.items) for line in box.lines))
        sizes = {run.font.size.pt for shape in texts for par in shape.text_frame.paragraphs for run in par.runs}
        largest = max(run.size for box in boxes(scene.items) for line in box.lines for run in line.runs)
        assert max(sizes) <= largest + 0.01


@layouts
def test_every_side_has_a_title_of_its_own_above_the_slide(name: str) -> None:
    titles = [slide.shapes.title for slide in opened(document(name)).slides]
    assert len({title.text_frame.text for title in titles}) == len(titles)
    assert all(title.top + title.height < 0 for title in titles)


@layouts
def test_what_is_no_text_is_described_or_decoration(name: str) -> None:
    for slide in opened(document(name)).slides:
        for shape in slide.shapes:
            about = shape._element.xpath(".//p:cNvPr")[0]
            if about.get("hidden"):
                continue  # the mark by which we know the slide again
            told = about.get("descr") or (shape.has_text_frame and shape.text_frame.text)
            assert bool(told) is not bool(list(about)), shape.name


def test_a_poster_says_in_the_notes_what_it_shows() -> None:
    made = document("timeline-poster")
    (slide,) = opened(made).slides
    assert isinstance(made, Poster) and squeezed(slide.notes_slide.notes_text_frame.text) == squeezed(made.summary)


def test_the_text_of_a_card_is_paragraphs_and_lists_in_one_box() -> None:
    sentence = "He fought for years in the north and came home with an army that would follow him anywhere. "
    entries = tuple((paragraph(f"{number}. {sentence}"),) for number in range(3))
    card = Card("Caesar", "", "100–44 BC", "C", 0, (paragraph(sentence * 2),), (ListBlock(entries),))
    front, back = opened(Cards("c", "Cards", "en", cards=(card,))).slides
    texts = [s for s in back.shapes if s.has_text_frame and "He fought" in s.text_frame.text]
    (body,) = texts
    assert [par.text.strip() for par in body.text_frame.paragraphs] == [f"{n}. {sentence}".strip() for n in range(3)]
    assert all(par._p.xpath("./a:pPr/a:buChar") for par in body.text_frame.paragraphs)
    (lead,) = (s for s in front.shapes if s.has_text_frame and "He fought" in s.text_frame.text)
    assert [par.text.strip() for par in lead.text_frame.paragraphs] == [(sentence * 2).strip()]
    assert front.shapes.title.text_frame.text == "Caesar" and back.shapes.title.text_frame.text == "Caesar: back"


def test_no_cards_are_no_slides_and_cards_of_one_name_are_told_apart() -> None:
    assert not opened(Cards("none", "None", "en")).slides
    twins = Cards("two", "Two", "en", cards=(Card("Ann", "", "", "", 0, (), ()),) * 2)
    titles = [slide.shapes.title.text_frame.text for slide in opened(twins).slides]
    assert titles == ["Ann", "Ann: back", "Ann (2)", "Ann: back (2)"]


def test_what_is_longer_than_a_slide_may_be_is_drawn_smaller() -> None:
    type_ = Typesetter(THEME)
    words = type_.set("Far", TextStyle("sans", 100, 120), 500)
    box = TextBox(0, 0, 500, words.height, words.at(0, 0))
    scene = Scene(2844.8, 1000, (Rect(0, 0, 2844.8, 1000, Paint(fill="#ffffff")), box, Line(0, 0, 9, 9, Paint())))
    file = opened(Poster("p", "Long", "en", scene=scene))
    assert file.slide_width == pytest.approx(Mm(1422.4), 2) and file.slide_height == pytest.approx(Mm(500), 2)
    sizes = [
        run.font.size.pt for s in file.slides[0].shapes if s.name == "Words" for run in s.text_frame.paragraphs[0].runs
    ]
    assert sizes == [50]


def test_a_pack_has_them_besides_where_they_are_asked_for(tmp_path: Path) -> None:
    folder, pack = tmp_path / "topic", tmp_path / "pack"
    copytree(FOLDERS["triumvirs"], folder)
    listed = "materials:\n  - {id: map, layout: mind-map}\n  - {id: facts, layout: fact-cards}\n"
    (folder / "materials.yaml").write_text(listed)

    def files(**wanted: object) -> set[str]:
        report = build(Request(str(folder), str(pack), jobs=1, **wanted))  # type: ignore[arg-type]
        assert report.ok and not report.problems
        return {path.name for path in pack.rglob("*.p*") if path.suffix in (".pdf", ".pptx")}

    usual = {"01-map.pdf", "01-facts.pdf"}
    assert files() == usual
    assert files(besides=("editable",)) == usual | {"01-map-editable.pptx", "01-facts-editable.pptx"}
    assert files() == usual
    (folder / "materials.yaml").write_text(listed.replace("mind-map}", "mind-map, editable: yes}"))
    assert files() == usual | {"01-map-editable.pptx"}
    assert files(formats=("pdf",)) >= usual, "that it is not made as a PDF is nothing to be told"
