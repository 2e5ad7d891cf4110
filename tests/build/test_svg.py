"""SVG: pictures that say what the scene says, that are well-formed whatever it says, and always the same."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonpress.build.backends.html.greek import thumbnail
from lessonpress.build.backends.svg import svg
from lessonpress.layouts.drawing.scene import (
    MM,
    Ellipse,
    Group,
    Item,
    Line,
    Paint,
    Path,
    Pattern,
    Picture,
    Rect,
    Run,
    Scene,
    TextBox,
    TextLine,
)
from lessonpress.layouts.theme import load_theme
from lessonpress.layouts.type.paragraph import Typesetter

from ..images import image

THEME = load_theme()
NS = "{http://www.w3.org/2000/svg}"
INK = Paint(stroke="#112233", width=1.0)


def drawn(*items: Item, title: str = "A poster", description: str = "What it shows", prefix: str = "") -> ET.Element:
    return ET.fromstring(svg(Scene(210, 297, items), THEME, title=title, description=description, prefix=prefix))


def words(text: str, x: float = 10, y: float = 20, face: str = "sans", **looks: object) -> TextBox:
    run = Run(text, x, 30.0, face, 12.0, "#1d1b19", **looks)  # type: ignore[arg-type]
    return TextBox(x, y - 5, 40, 6, (TextLine(y, (run,), True),))


def only(found: ET.Element, tag: str) -> ET.Element:
    (element,) = found.iter(NS + tag)
    return element


def test_it_measures_in_millimetres() -> None:
    found = drawn()
    assert found.get("viewBox") == "0 0 210 297"
    assert (found.get("width"), found.get("height")) == ("210mm", "297mm")


def test_it_has_a_title_and_a_description_for_those_who_cannot_see_it() -> None:
    found = drawn(title="Stalin & <Trotsky>", description="It's “true”")
    assert only(found, "title").text == "Stalin & <Trotsky>"
    assert only(found, "desc").text == "It's “true”"
    assert found.get("aria-label") == "Stalin & <Trotsky>"


def test_a_group_with_alternative_text_is_heard_as_that() -> None:
    found = drawn(Group((words("S"),), alt='Stalin "and" co'), Group((words("T"),)))
    named, plain = found.iter(NS + "g")
    assert (named.get("role"), named.get("aria-label")) == ("img", 'Stalin "and" co')
    assert plain.get("role") is None


def test_words_stand_where_they_were_set_and_keep_their_width() -> None:
    box = words("Lenin’s  funeral", 12.345, 40.678, rise=3.0)
    text = only(drawn(box), "text")
    assert text.text == "Lenin’s  funeral"
    assert text.get("x") == "12.35" and text.get("y") == f"{40.678 - 3 / MM:.2f}"
    assert float(text.get("font-size", 0)) == pytest.approx(12 / MM, abs=0.005)
    assert text.get("textLength") == "30"


def test_faces_name_their_family_weight_and_slant() -> None:
    found = drawn(words("a"), words("b", face="sans-bold"), words("c", face="sans-italic"), words("d", face="display"))
    style = only(found, "style").text or ""
    assert style.count("'Source Sans 3'") == 3 and "'Source Serif 4'" in style
    assert style.count("font-weight:700") == 2 and style.count("font-style:italic") == 1


def test_underlines_are_lines() -> None:
    line = only(drawn(words("gap", underline=True)), "line")
    assert line.get("x1") == "10" and line.get("x2") == "40"
    assert float(line.get("y1", 0)) > 20


@pytest.mark.parametrize("pattern", list(Pattern))
def test_a_pattern_lies_on_its_ground(pattern: Pattern) -> None:
    found = drawn(Rect(10, 10, 30, 20, Paint(fill="#ffeeee", pattern=pattern, ink="#aa0000", stroke="#000000"), 2))
    shapes = list(found.iter(NS + "rect"))
    if pattern is Pattern.SOLID:
        assert [s.get("fill") for s in shapes] == ["#ffeeee"]
        return
    ground, over = shapes
    assert ground.get("fill") == "#ffeeee" and over.get("fill") == f"url(#{only(found, 'pattern').get('id')})"
    assert over.get("stroke") == "#000000" and ground.get("stroke") is None


def test_a_pattern_is_defined_once_for_each_ink() -> None:
    paints = [Paint(fill="#fff", pattern=Pattern.DOTS, ink=ink) for ink in ("#111111", "#222222", "#111111")]
    found = drawn(*(Rect(10 * n, 10, 5, 5, paint) for n, paint in enumerate(paints)), prefix="s2")
    assert [p.get("id") for p in found.iter(NS + "pattern")] == ["s2p0", "s2p1"]


def test_shapes_and_lines() -> None:
    steps = (("M", 1.0, 2.0), ("C", 1.0, 5.0, 4.0, 5.004, 4.0, 9.0), ("L", 4.0, 12.0), ("Z",))
    found = drawn(
        Path(steps, Paint(fill="#eeeeee", stroke="#112233", width=2.0, dash=(3.0, 1.5))),
        Ellipse(10, 20, 6, 4, Paint(fill="#ff0000")),
        Line(5, 5, 25, 5, INK, arrow=True),
    )
    path = only(found, "path")
    assert path.get("d") == "M1 2C1 5 4 5 4 9L4 12Z"
    assert path.get("stroke-width") == f"{2 / MM:.2f}" and path.get("stroke-dasharray") == "1.06 0.53"
    ellipse = only(found, "ellipse")
    assert [ellipse.get(k) for k in ("cx", "cy", "rx", "ry")] == ["13", "22", "3", "2"]
    assert (only(found, "polygon").get("points") or "").startswith("25,5 ")
    assert only(found, "line").get("x2") == "25"


def test_a_picture_is_carried_along_with_its_description() -> None:
    picture = only(drawn(Picture(1, 2, 3, 4, image("A stamp"))), "image")
    assert (picture.get("href") or "").startswith("data:image/png;base64,iVBOR")
    assert picture.get("aria-label") == "A stamp looks at us"


def test_what_of_a_picture_has_no_room_is_cut_off() -> None:
    found = drawn(Picture(10, 10, 30, 30, image(), radius=15))
    shown, frame = only(found, "image"), only(found, "rect")
    assert [shown.get(k) for k in ("x", "y", "width", "height")] == ["10", "8", "30", "40"]
    assert [frame.get(k) for k in ("x", "y", "width", "height", "rx")] == ["10", "10", "30", "30", "15"]


def test_foreign_words_name_their_language() -> None:
    box = words("Сталин")
    named = TextBox(box.x, box.y, box.w, box.h, box.lines, language="ru")
    text = only(drawn(named), "text")
    assert text.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"


@given(st.text(max_size=40), st.floats(-500, 500), st.floats(-500, 500))
def test_whatever_is_said_it_is_well_formed_and_the_same_again(text: str, x: float, y: float) -> None:
    scene = Scene(210, 297, (words("x" + text, x, y), Group((), alt=text), Line(x, y, y, x, INK)))
    once = svg(scene, THEME, title=text, description=text)
    assert once == svg(scene, THEME, title=text, description=text)
    ET.fromstring(once)
    numbers = re.findall(r'"(-?[\d.]+)"', once)
    assert all(len(number.partition(".")[2]) <= 2 and number != "-0" for number in numbers)


# ---- thumbnails -----------------------------------------------------------------------------------------------------


def page() -> Scene:
    """A page full of words, boxes and lines."""
    setter = Typesetter(THEME)
    style = THEME.style("body")
    items: list[Item] = [Rect(20, 15, 170, 12, Paint(fill="#f4f0e8"))]
    for number in range(10):
        text = setter.set("Who stood with whom, and who against? " * 4, style, 160)
        items.append(TextBox(25, 30 + 25 * number, 160, text.height, text.at(25, 30 + 25 * number)))
        items.append(Rect(20, 32 + 25 * number, 2, 2, INK))
        items.append(Line(20, 52 + 25 * number, 190, 52 + 25 * number, INK))
    return Scene(210, 297, tuple(items))


def test_a_thumbnail_is_light_and_well_formed() -> None:
    small = thumbnail(page(), "A & B")
    found = ET.fromstring(small)
    assert only(found, "title").text == "A & B"
    assert not list(found.iter(NS + "text"))
    assert len(small) < 2000 < len(svg(page(), THEME, title="A & B", description=""))
    assert found.get("viewBox") == "0 0 320 453"


def test_a_thumbnail_shows_a_bar_for_every_line_of_words() -> None:
    lines = sum(len(item.lines) for item in page().items if isinstance(item, TextBox))
    small = thumbnail(page(), "")
    bars = [
        d for d, colour in re.findall(r'<path d="([^"]+)" stroke="([^"]+)"', small) if colour == THEME.colour("ink")
    ]
    assert sum(d.count("M") for d in bars) == lines
