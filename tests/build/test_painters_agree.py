"""The painters agree: the same boxes and words stand in the same places in PDF and SVG, to a tenth of a millimetre.

So do the boxes of diagrams on slides, as native shapes.
"""

from __future__ import annotations

import ctypes
import io
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonpress.build.backends.pdf.write import paint
from lessonpress.build.backends.pptx.joints import joints
from lessonpress.build.backends.pptx.palette import palette
from lessonpress.build.backends.pptx.shapes import ShapeWriter
from lessonpress.build.backends.pptx.text import TextWriter
from lessonpress.build.backends.svg import svg
from lessonpress.build.pages import set_pages
from lessonpress.build.pages.page import Pages
from lessonpress.build.slides.grid import Frame
from lessonpress.build.slides.placed import PlacedDrawing
from lessonpress.layouts.drawing.scene import (
    MM,
    Ellipse,
    Group,
    Item,
    Line,
    Paint,
    Path,
    Pattern,
    Rect,
    Run,
    Scene,
    Tag,
    TextBox,
    TextLine,
    flat,
    moved,
)
from lessonpress.layouts.drawing.strokes import arrow_head
from lessonpress.layouts.layout import load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.layouts.type.fonts import load_face
from lessonpress.resources.teaching import Material

from ..layouts.sheets import setting, topic
from .samples import SAMPLES, small_scene

THEME = load_theme()
NEAR = 0.1
"""How far apart, in mm, two painters may put the same thing."""

Box = tuple[float, ...]
Word = tuple[str, float, float]


# ---- what a PDF has -------------------------------------------------------------------------------------------------


def pdf_boxes(data: bytes, number: int) -> list[Box]:
    """The boxes around all that is painted on a page but patterns, in mm from its top left corner."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[number]
        height = float(page.mediabox[3])
        return [box(points, height) for points in _paths(pikepdf.parse_content_stream(page))]


def _paths(content: Sequence[object]) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    clips, clip, frame = [False], False, [(0.0, 0.0)]
    for operands, operator in content:  # type: ignore[attr-defined]
        match str(operator):
            case "m" | "l" | "c":
                numbers = [float(n) for n in operands]
                points += zip(numbers[::2], numbers[1::2], strict=True)
            case "re":
                x, y, w, h = (float(n) for n in operands)
                points += [(x, y), (x + w, y + h)]
            case "cm":
                wide, slant, lean, high, *corner = (float(n) for n in operands)
                assert (slant, lean) == (0, 0)
                frame = [(corner[0], corner[1]), (corner[0] + wide, corner[1] + high)]
            case "Do":
                yield frame
            case "q":
                clips.append(clips[-1])
            case "Q":
                clips.pop()
            case "W" | "W*":
                clip = True
            case "n" | "f" | "F" | "f*" | "S" | "s" | "B" | "B*" | "b" | "b*" as done:
                if done != "n" and not clips[-1]:
                    yield points
                clips[-1], clip, points = clips[-1] or clip, False, []
            case _:
                pass


def box(points: Sequence[tuple[float, float]], height: float) -> Box:
    xs, ys = [x / MM for x, _ in points], [(height - y) / MM for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def pdf_letters(data: bytes, number: int) -> list[Word]:
    """Every letter of a page and where on its baseline it begins, in mm."""
    page = pypdfium2.PdfDocument(data)[number]
    text = page.get_textpage()
    height = page.get_height()
    letters = []
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        if letter.isalnum():
            pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
            letters.append((letter, x.value / MM, (height - y.value) / MM))
    return letters


# ---- what an SVG has ------------------------------------------------------------------------------------------------


def svg_tree(scene: Scene) -> ET.Element:
    tree = ET.fromstring(svg(scene, THEME, title="t", description=""))
    assert [float(n) for n in tree.get("viewBox", "").split()] == pytest.approx(
        [0, 0, scene.width, scene.height], abs=0.1
    )
    return tree


def svg_boxes(tree: ET.Element) -> Iterator[Box]:
    """The boxes around all shapes, in mm; one with a pattern lies twice on the same place."""
    for element in painted(tree):
        match element.tag.rsplit("}")[-1]:
            case "rect" | "image":
                x, y, w, h = numbers(element, "x", "y", "width", "height")
                yield x, y, x + w, y + h
            case "ellipse":
                x, y, rx, ry = numbers(element, "cx", "cy", "rx", "ry")
                yield x - rx, y - ry, x + rx, y + ry
            case "line":
                x1, y1, x2, y2 = numbers(element, "x1", "y1", "x2", "y2")
                yield min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
            case "path" | "polygon":
                places = [float(n) for n in re.findall(r"-?[\d.]+", element.get("d") or element.get("points") or "")]
                yield min(places[::2]), min(places[1::2]), max(places[::2]), max(places[1::2])


def svg_words(tree: ET.Element) -> list[Word]:
    """The text of every run and where it begins."""
    texts = (e for e in painted(tree) if e.tag.endswith("}text"))
    return [(e.text or "", *numbers(e, "x", "y")) for e in texts]  # type: ignore[misc]


def painted(tree: ET.Element) -> Iterator[ET.Element]:
    for child in tree:
        if not child.tag.endswith(("}defs", "}style", "}clipPath")):
            yield child
            yield from painted(child)


def numbers(element: ET.Element, *names: str) -> list[float]:
    return [float(element.get(name, "")) for name in names]


# ---- the contract ---------------------------------------------------------------------------------------------------


def assert_painters_agree(pages: Pages) -> None:
    data = paint(pages, THEME)
    for number, scene in enumerate(pages.pages):
        tree = svg_tree(scene)
        same_boxes(pdf_boxes(data, number), list(svg_boxes(tree)))
        same_words(pdf_letters(data, number), svg_words(tree))


def near(one: Box, other: Box) -> bool:
    return max(abs(a - b) for a, b in zip(one, other, strict=True)) < NEAR


def same_boxes(printed: Sequence[Box], shown: Sequence[Box]) -> None:
    for some, all_ in ((printed, shown), (shown, printed)):
        alone = [b for b in some if not any(near(b, other) for other in all_)]
        assert not alone, f"only one painter has {alone}"


def same_words(letters: Sequence[Word], words: Sequence[Word]) -> None:
    """The same letters, and each run begins in the same place. PDFium may read a line's runs in another order."""
    runs = [("".join(c for c in text if c.isalnum()), x, y) for text, x, y in words if text[:1].isalnum()]
    said = "".join(letter for letter, _, _ in letters)
    assert sorted(said) == sorted(c for text, _, _ in words for c in text if c.isalnum())
    for text, x, y in runs:
        there = (i for i, (_, px, py) in enumerate(letters) if abs(px - x) < NEAR and abs(py - y) < NEAR)
        assert any(said.startswith(text, i) for i in there), f"only SVG has '{text}' at {x}, {y}"


# ---- what a slide has ------------------------------------------------------------------------------------------------


def slide_boxes(scene: Scene) -> Iterator[Box]:
    """The boxes around all native shapes of a drawing but text boxes, in the scene's mm."""
    drawing = PlacedDrawing(Frame(0, 0, scene.width, scene.height), scene, 1.0, "")
    colours = palette(THEME)
    writer = ShapeWriter(colours, TextWriter(colours, "en"), drawing, 1, lambda data: "")
    for shape in ET.fromstring(writer.group("d")).iter():
        if shape.tag.endswith(("}sp", "}cxnSp")) and not shape.findall(".//{*}cNvSpPr[@txBox]"):
            if shape.find(".//{*}stCxn") is not None:
                continue  # a connector, which stands for several things of the scene: see test_joints.py
            off, ext = shape.find(".//{*}xfrm/{*}off"), shape.find(".//{*}xfrm/{*}ext")
            assert off is not None and ext is not None
            x, y, w, h = (
                int(n) / 36000 for n in (off.get("x", ""), off.get("y", ""), ext.get("cx", ""), ext.get("cy", ""))
            )
            yield x, y, x + w, y + h


def around(item: Item) -> Box:
    """The box around a line, or around the points of a path."""
    if isinstance(item, Line):
        return min(item.x1, item.x2), min(item.y1, item.y2), max(item.x1, item.x2), max(item.y1, item.y2)
    assert isinstance(item, Path)
    xs, ys = ([float(n) for step in item.steps for n in step[first::2]] for first in (1, 2))
    return min(xs), min(ys), max(xs), max(ys)


def pages_of(scene: Scene) -> Pages:
    return Pages("t", "en", (scene,), Tag("Document"))


@pytest.mark.parametrize("name", ["flow", "key", "cards", "poster", "bare flow", "bare poster"])
def test_painters_agree_on_documents(name: str) -> None:
    assert_painters_agree(set_pages(SAMPLES[name], THEME, PAPERS["a4"], "7f3a9c"))


def test_painters_agree_on_a_drawing() -> None:
    assert_painters_agree(pages_of(small_scene()))


def diagrams() -> Iterator[object]:
    layout = load_layout("diagram")
    for name in ("soviet", "triumvirs"):
        for material in layout.standard(topic(name)):
            yield pytest.param(name, material, id=f"{name}-{material.id}")


@pytest.mark.parametrize(("name", "material"), list(diagrams()))
def test_painters_agree_on_diagrams(name: str, material: Material) -> None:
    """In PDF, in SVG, and as shapes of a slide, where arrows have their heads from the program."""
    layout = load_layout("diagram")
    document = layout.make(topic(name), material, layout.Options(**material.options), setting())
    assert_painters_agree(set_pages(document, THEME, PAPERS["a4"]))
    (drawn,) = (item for item in document.scene.items if isinstance(item, Group) and item.name == "diagram")
    scene = Scene(document.scene.width, document.scene.height, (drawn,))
    tips = [
        (min(xs), min(ys), max(xs), max(ys))
        for line in flat(scene.items)
        if isinstance(line, Line) and line.arrow
        for xs, ys in [zip(*arrow_head(line), strict=True)]
    ]
    joined = [around(item) for joint in joints(scene.items) for item in joint.items]
    shown = [one for one in svg_boxes(svg_tree(scene)) if not any(near(one, other) for other in (*tips, *joined))]
    same_boxes(list(slide_boxes(scene)), shown)


def test_the_test_sees_a_difference() -> None:
    """What moves by more than a hair is found; a contract that nothing breaks would be none."""
    scene = small_scene()
    data = paint(pages_of(scene), THEME)
    shifted = svg_tree(Scene(80, 24, tuple(moved(item, 0.2, 0) for item in scene.items)))
    with pytest.raises(AssertionError, match="only one painter has"):
        same_boxes(pdf_boxes(data, 0), list(svg_boxes(shifted)))
    with pytest.raises(AssertionError, match="Rubicon"):
        same_words(pdf_letters(data, 0), svg_words(shifted))


FACES = ("sans", "sans-bold", "sans-italic", "display")
CELL = 40.0
"""Things of a made-up scene stand each in a cell of their own, so that words never lie on one another."""
colours = st.sampled_from(("#8c1c13", "#1f4e79", "#ffffff"))
inside = st.floats(1, CELL / 2, width=16)
paints = st.builds(
    Paint,
    fill=colours,
    stroke=st.none() | colours,
    width=st.floats(0.25, 3, width=16),
    dash=st.sampled_from(((), (3, 2))),
    pattern=st.sampled_from(Pattern),
    ink=colours,
)
pens = st.builds(Paint, stroke=colours, width=st.floats(0.25, 3, width=16))


@st.composite
def text_boxes(draw: st.DrawFn) -> TextBox:
    text = draw(st.text("abcdefgXYZ АБВя", min_size=1, max_size=8)).strip() or "a"
    face, size = draw(st.sampled_from(FACES)), draw(st.floats(5, 14, width=16))
    width = load_face(THEME.faces[face]).width(text, size) / MM
    rise = draw(st.sampled_from((0.0, 3.0)))
    run = Run(text, draw(inside), width, face, size, draw(colours), draw(st.booleans()), rise)
    return TextBox(1, 1, CELL, CELL, (TextLine(draw(inside), (run,), True),))


steps = st.lists(
    st.tuples(st.just("L"), inside, inside) | st.tuples(st.just("C"), inside, inside, inside, inside, inside, inside),
    min_size=1,
    max_size=4,
).map(lambda rest: (("M", 1.0, 1.0), *rest, ("Z",)))
items = st.one_of(
    st.builds(Rect, inside, inside, inside, inside, paints, st.sampled_from((0.0, 2.0, 50.0))),
    st.builds(Ellipse, inside, inside, inside, inside, paints),
    st.builds(Line, inside, inside, inside, inside, pens, st.booleans()),
    st.builds(Path, steps, paints),
    text_boxes(),
)


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    placed: list[Item] = []
    for number, item in enumerate(draw(st.lists(items, max_size=12))):
        item = moved(item, number % 4 * CELL, number // 4 * CELL)
        placed.append(Group((item,), alt=draw(st.none() | st.just("a group"))) if draw(st.booleans()) else item)
    return Scene(4 * CELL + draw(inside), 3 * CELL + draw(inside), tuple(placed))


@given(scenes())
@settings(max_examples=60, deadline=None)
def test_painters_agree_on_any_scene(scene: Scene) -> None:
    assert_painters_agree(pages_of(scene))
