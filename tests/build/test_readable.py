"""The readable theme: open lines, no italics, no serifs, and every letter of a pack there is."""

import pytest

from lessonpress.build.backends.backend import PrintOptions, load_backend
from lessonpress.build.pages import set_pages
from lessonpress.build.pages.page import Pages
from lessonpress.layouts.document import Flow, ListBlock, Marker, paragraph
from lessonpress.layouts.drawing.scene import MM, TextBox, flat
from lessonpress.layouts.layout import Setting, load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Emphasis, Text

from ..layouts.sheets import topic
from .pages_of import runs

A4 = PAPERS["a4"]
THEMES = ("readable", "readable-cream")


def made(material: str, theme: str) -> Pages:
    of, look = topic("soviet"), load_theme(theme)
    listed = next(m for m in of.materials if m.id == material)
    layout = load_layout(listed.layout)
    options = decode(listed.options, layout.Options, Problems(), place=None)
    return set_pages(layout.make(of, listed, options, Setting(look, A4, Level.CORE, "")), look, A4)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("material", ["who-was-who", "study-guide", "the-testament"])
def test_lines_stand_one_and_a_half_times_as_far_apart_as_they_are_high(material: str, theme: str) -> None:
    pages = made(material, theme)
    body = [
        item
        for scene in pages.pages
        for item in flat(scene.items)
        if isinstance(item, TextBox) and item.tag is not None and item.tag.kind == "P"
        if item.lines and item.lines[0].runs[0].size == 12
    ]
    assert body and all(item.h * MM >= 1.5 * 12 - 1e-6 for item in body)
    assert pages.problems == ()


def test_nothing_is_slanted_or_has_serifs() -> None:
    faces = load_theme("readable").faces
    assert {path.stem for name, path in faces.items() if name not in ("symbols", "deck", "deck-bold")} == {
        "Andika_400Regular", "Andika_700Bold",
    }  # fmt: skip
    flow = Flow(id="f", title="F", language="en", blocks=(paragraph((Emphasis((Text("Pravda"),)),)),))
    assert not set_pages(flow, load_theme("readable"), A4).problems


def test_boxes_to_tick_come_from_a_face_that_has_them() -> None:
    flow = Flow(id="f", title="F", language="en", blocks=(ListBlock(((paragraph("Сталин"),),), Marker.BOX),))
    pages = set_pages(flow, load_theme("readable"), A4)
    found = {run.text: run.face for _, _, run in runs(pages)}
    assert (found["☐"], found["Сталин"], pages.problems) == ("symbols", "sans", ())


def test_cream_is_painted_on_every_page_and_grey_is_not() -> None:
    flow = Flow(id="f", title="F", language="en", blocks=(paragraph("Words."),))

    def corner(theme: str) -> tuple[int, ...]:
        import pypdfium2

        data = load_backend("pdf").render(flow, theme=load_theme(theme), options=PrintOptions()).data
        return pypdfium2.PdfDocument(data)[0].render(scale=0.2).to_pil().getpixel((2, 2))

    assert corner("readable-cream") == (253, 246, 227)
    assert corner("readable") == corner("readable-cream-grey") == (255, 255, 255)
