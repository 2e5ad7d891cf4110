"""What PowerPoint writes of its own accord when it saves a deck is no change of the teacher's."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from pptx.oxml import parse_xml

from lessonpress.build.backends.pptx.drawingml import NAMES, A, P

from .hand_edits import C, edited
from .test_merge import RICH, deck, merged, render, slide

P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
A16 = "http://schemas.microsoft.com/office/drawing/2014/main"
ROOT = '<p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot"/>'
OLD = replace(RICH, slides=(*RICH.slides, slide("more")))


def extension(uri: str, inside: str, kind: str = "p") -> Any:
    return parse_xml(f'<{kind}:extLst {NAMES}><{kind}:ext uri="{{{uri}}}">{inside}</{kind}:ext></{kind}:extLst>')


def saved(presentation: Any) -> None:
    """As PowerPoint leaves a deck in which somebody only looked: ids, spelling marks, empty timings, typefaces."""
    for one in presentation.slides:
        element = one._element
        element.append(parse_xml(f"<p:timing {NAMES}><p:tnLst><p:par>{ROOT}</p:par></p:tnLst></p:timing>"))
        element.append(extension("BB962C8B", f'<p14:creationId xmlns:p14="{P14}" val="1957"/>'))
        for number, shape in enumerate(element.iter(f"{{{P}}}cNvPr"), 1):
            shape.append(extension("FF2B5EF4", f'<a16:creationId xmlns:a16="{A16}" id="{{{number}}}"/>', "a"))
        for shape in list(element.iter(f"{{{P}}}sp")):
            if shape.find(f"{{{P}}}txBody") is None:
                empty = '<a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr lang="en-GB"/></a:p>'
                shape.append(parse_xml(f"<p:txBody {NAMES}>{empty}</p:txBody>"))
        write_words(element)
        if one.has_notes_slide:
            write_words(one.notes_slide._element)
        for shape in one.shapes:
            if shape.has_chart:
                for value in shape.chart._chartSpace.iter(f"{{{C}}}v"):
                    value.text = value.text.removesuffix(".0")


def write_words(element: Any) -> None:
    for paragraph in element.iter(f"{{{A}}}p"):
        if paragraph.find(f"{{{A}}}endParaRPr") is None:
            paragraph.append(parse_xml(f'<a:endParaRPr {NAMES} lang="en-GB" dirty="0"/>'))
    for run in element.iter(f"{{{A}}}rPr"):
        run.set("dirty", "0")
        run.set("err", "1")
    for font in element.iter(f"{{{A}}}buFont", f"{{{A}}}latin"):
        font.set("panose", "020B0604020202020204")
        font.set("charset", "0")
    for cell in element.iter(f"{{{A}}}tr"):
        cell.set("h", "370840")
        cell.append(extension("0D108BD9", f'<a16:rowId xmlns:a16="{A16}" val="10000"/>', "a"))


def test_a_deck_that_was_only_looked_at_is_the_fresh_one() -> None:
    new = replace(OLD, slides=(*OLD.slides[:-1], slide("more", "New"), slide("last")))
    assert merged(new, edited(render(OLD), saved), OLD).data == render(new)


def test_a_change_among_all_that_is_the_only_one() -> None:
    new = deck(*(replace(one, title=f"{one.title}, anew") for one in OLD.slides))

    def change(presentation: Any) -> None:
        presentation.slides[4].placeholders[10].text_frame.text = "Mine"

    result = merged(new, edited(render(OLD), saved, change), OLD)
    assert result.kept == 1
    assert len(result.told) == 1
