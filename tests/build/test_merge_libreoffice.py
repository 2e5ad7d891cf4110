"""What a teacher does in LibreOffice is told from what LibreOffice does by itself: it writes the whole deck anew."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.util import Mm, Pt

from lessonpress.build.backends.pptx.drawingml import NAMES, A

from . import hand_edits as by_hand
from .hand_edits import C, Change, edited, find, opened, saved_by_libreoffice
from .test_merge import RICH, merged, render
from .test_merge_notice import write_an_equation

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
NEW = replace(RICH, slides=tuple(replace(one, title=f"{one.title}, anew") for one in RICH.slides))


def text(presentation: Any) -> Any:
    return find(presentation, "text").placeholders[10]


def run(presentation: Any) -> Any:
    return text(presentation).text_frame.paragraphs[0].runs[0]


def box(presentation: Any) -> Any:
    return next(shape for shape in find(presentation, "drawing").shapes if shape.shape_type == 6).shapes[0]


def table(presentation: Any) -> Any:
    return next(shape.table for shape in find(presentation, "table").shapes if shape.has_table)


def chart(presentation: Any) -> Any:
    return next(shape.chart for shape in find(presentation, "chart").shapes if shape.has_chart)


def turn(presentation: Any) -> None:
    text(presentation).rotation = 8


def flip(presentation: Any) -> None:
    box(presentation)._element.spPr.xfrm.set("flipH", "1")


def reform(presentation: Any) -> None:
    next(box(presentation)._element.iter(f"{{{A}}}prstGeom")).set("prst", "ellipse")


def widen_the_line(presentation: Any) -> None:
    box(presentation).line.width = Pt(9)


def shade(presentation: Any) -> None:
    black = '<a:srgbClr val="000000"><a:alpha val="40000"/></a:srgbClr>'
    cast = f'<a:outerShdw blurRad="50800" dist="38100" dir="2700000">{black}</a:outerShdw>'
    text(presentation)._element.spPr.append(parse_xml(f"<a:effectLst {NAMES}>{cast}</a:effectLst>"))


def align(presentation: Any) -> None:
    text(presentation).text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def anchor(presentation: Any) -> None:
    text(presentation).text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM


def space(presentation: Any) -> None:
    text(presentation).text_frame.paragraphs[0].line_spacing = 2.0


def point(presentation: Any) -> None:
    properties = text(presentation).text_frame.paragraphs[0]._p.get_or_add_pPr()
    properties.replace(properties[-1], parse_xml(f'<a:buChar {NAMES} char="•"/>'))


def strike(presentation: Any) -> None:
    run(presentation)._r.get_or_add_rPr().set("strike", "sngStrike")


def link(presentation: Any) -> None:
    run(presentation).hyperlink.address = "https://example.org/"


def widen_a_column(presentation: Any) -> None:
    first, second = table(presentation).columns
    first.width, second.width = first.width + Mm(20), second.width - Mm(20)


def unite_cells(presentation: Any) -> None:
    table(presentation).cell(0, 0).merge(table(presentation).cell(0, 1))


def head_the_chart(presentation: Any) -> None:
    chart(presentation).has_title = True
    chart(presentation).chart_title.text_frame.text = "Mine"


def turn_the_chart(presentation: Any) -> None:
    way = next(chart(presentation)._chartSpace.iter(f"{{{C}}}barDir"))
    way.set("val", "bar" if way.get("val") == "col" else "col")


def write_a_formula(presentation: Any) -> None:
    write_an_equation(presentation, "text")


def take_the_number_away(presentation: Any) -> None:
    shape = next(one for one in find(presentation, "text").placeholders if one.placeholder_format.type == 13)
    shape._element.getparent().remove(shape._element)


EDITS: list[Change] = [
    turn, flip, reform, widen_the_line, shade, align, anchor, space, point, strike, link, widen_a_column, unite_cells,
    head_the_chart, turn_the_chart, write_a_formula, take_the_number_away, by_hand.set_ground, by_hand.recolour,
    by_hand.nudge, by_hand.embolden, by_hand.resize, by_hand.retell, by_hand.renumber, by_hand.repaint,
    by_hand.paste_picture, by_hand.drop_a_shape,
]  # fmt: skip


@pytest.fixture(scope="module")
def decks(tmp_path_factory) -> Path:
    """The deck with each edit, saved by LibreOffice."""
    folder = Path(tmp_path_factory.mktemp("decks"))
    files = [folder / f"{edit.__name__}.pptx" for edit in EDITS]
    for edit, file in zip(EDITS, files, strict=True):
        file.write_bytes(edited(render(RICH), edit))
    saved_by_libreoffice(*files)
    return folder


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_every_kind_of_edit_is_noticed_and_kept(edit: Callable[[Any], None], decks: Path) -> None:
    result = merged(NEW, (decks / f"{edit.__name__}.pptx").read_bytes(), RICH)
    assert result.kept == 1


def test_another_picture_and_another_address_are_noticed(tmp_path: Path) -> None:
    """Of the teacher's own that came to be ours to compare: pictures and links look alike until one looks into them."""

    def with_picture(colour: str, address: str) -> bytes:
        picture = io.BytesIO()
        Image.new("RGB", (8, 8), colour).save(picture, "PNG")

        def change(presentation: Any) -> None:
            find(presentation, "text").shapes.add_picture(picture, Mm(1), Mm(1))
            run(presentation).hyperlink.address = address

        return edited(render(RICH), change)

    from lessonpress.build.backends.pptx.merge.likeness import alike

    old, same, other, elsewhere = (
        opened(with_picture(colour, f"https://example.org/{place}")).slides[3]
        for colour, place in (("red", "a"), ("red", "a"), ("blue", "a"), ("red", "b"))
    )
    assert alike(old, same)
    assert not alike(old, other)
    assert not alike(old, elsewhere)
