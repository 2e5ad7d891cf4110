"""Lines that join two boxes are connectors, glued to them, so that they follow when a box is moved."""

from __future__ import annotations

import io

import pytest
from pptx import Presentation

from lessonpress.build.backends.backend import PrintOptions
from lessonpress.build.backends.pptx.backend import Pptx
from lessonpress.layouts.document import Deck, Drawing, Slide
from lessonpress.layouts.drawing.scene import Ellipse, Group, Item, Line, Paint, Path, Rect, Scene
from lessonpress.layouts.theme import load_theme

from ..layouts.test_deck import make, topic

PEN = Paint(stroke="#1f4e79", width=1.3)
TOP, LEFT, BOTTOM, RIGHT = (
    Rect(40, 0, 60, 20, PEN),
    Rect(0, 60, 40, 20, PEN),
    Rect(50, 60, 40, 20, PEN),
    Rect(100, 60, 40, 20, PEN),
)


def slide(*items: Item):
    deck = Deck("d", "D", "en", slides=(Slide("Drawn", blocks=(Drawing(Scene(140, 80, items), "Boxes"),)),))
    return opened(deck)[0]


def opened(deck: Deck):
    data = Pptx().render(deck, theme=load_theme(), options=PrintOptions()).data
    return Presentation(io.BytesIO(data)).slides


def glued(of) -> list[tuple[str, tuple[int, int], tuple[int, int]]]:
    """Of each glued connector its kind, and left and top of the boxes at both ends, in mm of the slide."""
    boxes = {box.get("id"): box.getparent().getparent() for box in of._element.xpath(".//p:sp/p:nvSpPr/p:cNvPr")}

    def corner(end) -> tuple[int, int]:
        (off,) = boxes[end.get("id")].xpath("./p:spPr/a:xfrm/a:off")
        return round(int(off.get("x")) / 36000), round(int(off.get("y")) / 36000)

    return [
        (line.xpath("./p:spPr/a:prstGeom/@prst")[0], corner(start[0]), corner(end[0]))
        for line in of._element.xpath(".//p:cxnSp")
        if (start := line.xpath(".//a:stCxn")) and (end := line.xpath(".//a:endCxn"))
    ]


def curve(x1: float, y1: float, x2: float, y2: float) -> tuple[Path, Line]:
    """An arrow as charts draw it: a curve, and its head."""
    steps = (("M", x1, y1), ("L", x1, y1), ("C", x1, (y1 + y2) / 2, x2, (y1 + y2) / 2, x2, y2 - 2))
    return Path(steps, PEN), Line(x2, y2 - 2.5, x2, y2, PEN, arrow=True)


def test_a_line_between_the_middles_of_two_edges_is_glued() -> None:
    ((kind, start, end),) = glued(slide(LEFT, BOTTOM, Line(40, 70, 50, 70, PEN, arrow=True)))
    assert kind == "straightConnector1" and start[1] == end[1] and start[0] < end[0]


@pytest.mark.parametrize("x", [20, 120], ids=["to the left", "to the right"])
def test_a_curve_and_its_head_are_one_connector(x: float) -> None:
    drawn = slide(*curve(70, 20, x, 60), Group((TOP,), name="upper"), LEFT, RIGHT)
    assert [kind for kind, _, _ in glued(drawn)] == ["curvedConnector3"]
    (line,) = drawn._element.xpath(".//p:cxnSp")
    assert line.xpath(".//a:tailEnd") and not drawn._element.xpath(".//a:custGeom")
    assert line.xpath(".//a:stCxn/@idx") == ["2"] and line.xpath(".//a:endCxn/@idx") == ["0"]
    (box,) = line.xpath(".//a:xfrm")
    turned = (box.get("rot"), box.get("flipH"))
    assert turned == (("5400000", None) if x == 20 else ("16200000", "1"))


def test_an_arrow_straight_down_is_a_straight_connector() -> None:
    lower = Rect(50, 60, 40, 20, PEN)
    assert [kind for kind, _, _ in glued(slide(TOP, lower, *curve(70, 20, 70, 60)))] == ["straightConnector1"]


def test_of_boxes_that_share_an_edge_the_larger_is_joined() -> None:
    band = Rect(50, 60, 40, 3, PEN)
    drawn = slide(TOP, band, BOTTOM, *curve(70, 20, 70, 60))
    (end,) = drawn._element.xpath(".//a:endCxn/@id")
    (box,) = drawn._element.xpath(f".//p:sp[p:nvSpPr/p:cNvPr/@id='{end}']/p:spPr/a:xfrm/a:ext/@cy")
    assert int(box) > 36000 * 15


def test_discs_are_joined_at_their_sides() -> None:
    one, other = Ellipse(0, 0, 20, 20, PEN), Ellipse(40, 0, 20, 20, PEN)
    drawn = slide(one, other, Line(20, 10, 40, 10, PEN))
    assert drawn._element.xpath(".//a:stCxn/@idx") == ["6"] and drawn._element.xpath(".//a:endCxn/@idx") == ["2"]


@pytest.mark.parametrize(
    "line",
    [Line(40, 65, 50, 65, PEN), Line(40, 70, 48, 70, PEN), Line(0, 0, 9, 9, PEN), Line(0, 70, 40, 70, PEN)],
    ids=["beside the middle", "short of it", "elsewhere", "of one box"],
)
def test_what_joins_nothing_stays_a_line(line: Line) -> None:
    drawn = slide(LEFT, BOTTOM, line)
    assert not glued(drawn) and len(drawn._element.xpath(".//p:cxnSp")) == 1


def test_the_chart_of_bodies_can_be_moved_box_by_box() -> None:
    (chart,) = (s for s in opened(make(topic("shipped"))) if s.shapes.title.text_frame.text == "Who chose whom?")
    kinds = [kind for kind, _, _ in glued(chart)]
    assert kinds.count("straightConnector1") == 3 and kinds.count("curvedConnector3") == 2
    ids = chart._element.xpath(".//p:cNvPr/@id")
    assert len(ids) == len(set(ids))
