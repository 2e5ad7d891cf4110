"""What a teacher did to a slide that otherwise is as lessonpress wrote it: it is noticed, and stays."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from lessonpress.build.backends.pptx.drawingml import NAMES, A, P
from lessonpress.build.backends.pptx.merge.graft import COMMENTS

from .hand_edits import C, animate, edited, find, opened
from .test_merge import OLD, RICH, deck, merged, render, slide

NEW = deck(slide("a"), slide("b", "New b"), slide("c"))
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
MATHS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
BOX = (
    f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="200" name="Box"/><p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr/>'
    "<p:txBody><a:bodyPr/><a:p><a:r><a:t>My own words</a:t></a:r></a:p></p:txBody></p:sp>"
)


def choice(inside: str = "", requires: str = "p14") -> Any:
    """What programs write that want older ones to show something else."""
    asked = f'<mc:Choice xmlns:p14="{P14}" Requires="{requires}">{inside}</mc:Choice>'
    return parse_xml(f'<mc:AlternateContent xmlns:mc="{MC}" {NAMES}>{asked}<mc:Fallback/></mc:AlternateContent>')


def tree(presentation: Any, name: str = "b") -> Any:
    return find(presentation, name)._element.cSld.spTree


def write_an_equation(presentation: Any, name: str = "b") -> None:
    tree(presentation, name).append(choice(BOX))


def change_an_equation(presentation: Any) -> None:
    said = f'<m:oMath xmlns:m="{MATHS}"><m:r><m:t>a+b</m:t></m:r></m:oMath>'
    find(presentation, "b").placeholders[10]._element.txBody.p_lst[0].append(parse_xml(said))


def hide_the_ground(presentation: Any) -> None:
    find(presentation, "b")._element.set("showMasterSp", "0")


def turn_the_colours(presentation: Any) -> None:
    used = find(presentation, "b")._element.find(f"{{{P}}}clrMapOvr")
    used.remove(used[0])
    others = 'bg2="dk2" tx2="lt2" hlink="hlink" folHlink="folHlink"'
    accents = " ".join(f'accent{n}="accent{n}"' for n in range(1, 7))
    used.append(parse_xml(f'<a:overrideClrMapping {NAMES} bg1="dk1" tx1="lt1" {others} {accents}/>'))


def animate_in_new_ways(presentation: Any) -> None:
    animate("b")(presentation)
    one = find(presentation, "b")._element
    timing = one.find(f"{{{P}}}timing")
    wrapped = choice()
    one.replace(timing, wrapped)
    wrapped[0].append(timing)


def embolden_notes(presentation: Any) -> None:
    find(presentation, "b").notes_slide.notes_text_frame.paragraphs[0].runs[0].font.bold = True


def put_a_box_on_the_notes(presentation: Any) -> None:
    find(presentation, "b").notes_slide._element.cSld.spTree.append(parse_xml(BOX))


def take_the_number_away(presentation: Any) -> None:
    shape = next(one for one in find(presentation, "b").placeholders if one.placeholder_format.type == 13)
    shape._element.getparent().remove(shape._element)


def put_a_date(presentation: Any) -> None:
    holder = '<p:nvPr><p:ph type="dt" sz="half" idx="77"/></p:nvPr>'
    tree(presentation).append(parse_xml(BOX.replace("<p:nvPr/>", holder).replace("My own words", "Today")))


def pair_for_a_transition(presentation: Any) -> None:
    find(presentation, "b").placeholders[10].name = "!!words"


def source(one: Any) -> str:
    return str(one._element.xml)


NOTICED: list[tuple[Callable[[Any], None], Callable[[Any], bool]]] = [
    (write_an_equation, lambda one: "My own words" in source(one)),
    (change_an_equation, lambda one: "a+b" in source(one)),
    (hide_the_ground, lambda one: one._element.get("showMasterSp") == "0"),
    (turn_the_colours, lambda one: "overrideClrMapping" in source(one)),
    (animate_in_new_ways, lambda one: "clickEffect" in source(one)),
    (embolden_notes, lambda one: bool(one.notes_slide.notes_text_frame.paragraphs[0].runs[0].font.bold)),
    (put_a_box_on_the_notes, lambda one: "My own words" in source(one.notes_slide)),
    (take_the_number_away, lambda one: "sldNum" not in source(one)),
    (pair_for_a_transition, lambda one: "!!words" in source(one)),
    (put_a_date, lambda one: "Today" in source(one)),
]


@pytest.mark.parametrize(("edit", "is_there"), NOTICED, ids=[edit.__name__ for edit, _ in NOTICED])
def test_nothing_that_a_teacher_does_is_overlooked(edit, is_there) -> None:
    result = merged(NEW, edited(render(OLD), edit), OLD)
    assert any(map(is_there, opened(result.data).slides))
    assert any("New b" in source(one) for one in opened(result.data).slides)


def style_the_table(presentation: Any) -> None:
    table = next(shape.table for shape in find(presentation, "table").shapes if shape.has_table)
    table._tbl.tblPr.find(f"{{{A}}}tableStyleId").text = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"


def paint_behind_the_chart(presentation: Any) -> None:
    chart = next(shape.chart for shape in find(presentation, "chart").shapes if shape.has_chart)
    fill = f'<c:spPr xmlns:c="{C}" {NAMES}><a:solidFill><a:srgbClr val="ABCDEF"/></a:solidFill></c:spPr>'
    chart._chartSpace.find(f"{{{C}}}chart").addnext(parse_xml(fill))


@pytest.mark.parametrize("edit", [style_the_table, paint_behind_the_chart], ids=lambda edit: edit.__name__)
def test_the_looks_of_tables_and_charts_are_noticed(edit) -> None:
    new = replace(RICH, slides=tuple(replace(one, title=f"{one.title}, anew") for one in RICH.slides))
    result = merged(new, edited(render(RICH), edit), RICH)
    assert len(opened(result.data).slides) == len(RICH.slides) + 1
    assert result.kept == 1


def test_the_number_that_a_program_counts_anew_is_no_change() -> None:
    def count(presentation: Any) -> None:
        for one in presentation.slides:
            for text in one._element.iter(f"{{{A}}}fld"):
                text.find(f"{{{A}}}t").text = "99"

    assert merged(NEW, edited(render(OLD), count), OLD).data == render(NEW)


def test_new_comments_go_along_with_what_the_slide_says_of_them() -> None:
    def comment(presentation: Any) -> None:
        one = find(presentation, "b")
        name, kind = PackURI("/ppt/comments/modernComment_100_0.xml"), "application/vnd.ms-powerpoint.comments+xml"
        written = Part(name, kind, presentation.part.package, b"<said>Shorter!</said>")
        key = one.part.relate_to(written, COMMENTS[1])
        said = f'<p188:commentRel xmlns:p188="urn:comments" r:id="{key}"/>'
        one._element.append(parse_xml(f'<p:extLst {NAMES}><p:ext uri="{{6950BFC3}}">{said}</p:ext></p:extLst>'))

    result = merged(NEW, edited(render(OLD), comment), OLD)
    one = opened(result.data).slides[1]
    (known,) = (node for node in one._element.iter() if str(node.tag).endswith("commentRel"))
    assert b"Shorter!" in one.part.related_part(known.values()[0]).blob
    assert "New b" in source(one)
