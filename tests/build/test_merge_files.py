"""Merged decks as files: whole, nothing left over, and with all that was in the teacher's file besides slides."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest
from msgspec.structs import replace
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml

from lessonpress.build.backends.backend import PrintOptions
from lessonpress.build.backends.pptx.backend import Pptx
from lessonpress.build.backends.pptx.drawingml import NAMES, P, R
from lessonpress.layouts.document import ListBlock, Slide, paragraph

from .hand_edits import body, edited, fade, find, opened, say
from .test_merge import OLD, RICH, THEME, deck, merged, render, slide

NEW = deck(slide("a", "New a"), slide("b", "New b"), slide("c"))
MINE = say("b", "Mine")


def holds(data: bytes, words: str) -> bool:
    package = zipfile.ZipFile(io.BytesIO(data))
    return any(words.encode() in package.read(name) for name in package.namelist())


def is_whole(data: bytes) -> None:
    """See that every part is where it belongs, once, and that nothing leads nowhere."""
    presentation = opened(data)
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    slides = list(presentation.slides)
    assert len(names) == len(set(names))
    assert len([name for name in names if name.startswith("ppt/slides/slide")]) == len(slides)
    assert len([name for name in names if name.startswith("ppt/notesSlides/n")]) == sum(
        one.has_notes_slide for one in slides
    )
    layouts = [(one, master) for master in presentation.slide_masters for one in master.slide_layouts]
    assert all(layout.slide_master.part is master.part for layout, master in layouts)
    assert {one.slide_layout.part for one in slides} <= {layout.part for layout, _ in layouts}
    for part in presentation.part.package.iter_parts():
        if hasattr(part, "_element"):
            named = [v for node in part._element.iter() for k, v in node.attrib.items() if k.startswith(f"{{{R}}}")]
            assert [value for value in named if value and value not in part.rels] == []
    for one in slides:
        ids = [node.get("id") for node in one._element.iter(f"{{{P}}}cNvPr")]
        assert len(ids) == len(set(ids))


def link(shape: Any, slide: Any) -> None:
    shape.click_action.target_slide = slide


def link_the_title(presentation: Any) -> None:
    link(find(presentation, "b").shapes.title, find(presentation, "c"))


def link_the_footer(presentation: Any) -> None:
    footer = next(shape for shape in find(presentation, "b").placeholders if shape.name == "Footer")
    link(footer, find(presentation, "a"))


def link_the_notes(presentation: Any) -> None:
    notes = find(presentation, "b").notes_slide
    notes.notes_text_frame.text = "See there"
    key = notes.part.relate_to(find(presentation, "a").part, RT.SLIDE)
    led = parse_xml(f'<a:hlinkClick {NAMES} r:id="{key}" action="ppaction://hlinksldjump"/>')
    notes.notes_text_frame.paragraphs[0].runs[0]._r.get_or_add_rPr().append(led)


@pytest.mark.parametrize("edit", [link_the_title, link_the_footer, link_the_notes], ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("others", [(), (MINE,)], ids=["", "changed"])
@pytest.mark.parametrize("new", [NEW, deck(slide("a", "New a"), slide("b")), deck(slide("b", "New b"))])
@pytest.mark.parametrize("theme", ["classic", "classic-grey"])
def test_links_lead_to_slides_that_are_there(edit, others, new, theme) -> None:
    result = merged(render(new, theme), edited(render(OLD), edit, *others), OLD)
    is_whole(result.data)
    assert not others or holds(result.data, "Mine")


def test_a_link_that_leads_nowhere_any_more_is_told() -> None:
    told = merged(deck(slide("a"), slide("b")), edited(render(OLD), link_the_title, MINE), OLD).told
    assert told == ("'Title b' led to a slide that is gone: it no longer leads there",)


def test_a_layout_that_the_teacher_took_out_comes_back_with_its_own_master() -> None:
    new = replace(OLD, slides=(*OLD.slides, *RICH.slides))
    used = {one.slide_layout.name for one in opened(render(OLD)).slides}

    def tidy(presentation: Any) -> None:
        for layout in list(presentation.slide_layouts):
            if layout.name not in used:
                presentation.slide_layouts.remove(layout)

    data = merged(new, edited(render(OLD), MINE, tidy), OLD).data
    is_whole(data)
    assert len(opened(data).slides) == len(new.slides)


def test_a_footer_that_goes_along_has_an_id_of_its_own() -> None:
    def sign(presentation: Any) -> None:
        one = find(presentation, "drawing")
        footer = next(shape for shape in one.placeholders if shape.name == "Footer")
        taken = next(node for node in one._element.iter(f"{{{P}}}cNvPr") if node.get("id") == "101")
        taken.set("id", "999")
        footer._element.nvSpPr.cNvPr.set("id", "101")
        footer.text_frame.text = "Class 12b"

    new = replace(RICH, slides=tuple(replace(one, title=f"{one.title}, anew") for one in RICH.slides))
    data = merged(new, edited(render(RICH), sign), RICH).data
    assert "Class 12b" in "".join(map(body, opened(data).slides))
    is_whole(data)


def test_files_inside_the_teachers_are_left_as_they_are() -> None:
    locked = b"\xd0\xcf\x11\xe0 locked with a password"

    def put_in(presentation: Any) -> None:
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
        book = Part(PackURI("/ppt/embeddings/Book1.xlsx"), kind, presentation.part.package, locked)
        find(presentation, "b").part.relate_to(book, RT.PACKAGE)

    data = merged(NEW, edited(render(OLD), MINE, put_in), OLD).data
    assert zipfile.ZipFile(io.BytesIO(data)).read("ppt/embeddings/Book1.xlsx") == locked


# ---- what is in the file besides slides -----------------------------------------------------------------------------


def put_a_show_together(presentation: Any) -> None:
    entries = "".join(f'<p:sld r:id="{entry.rId}"/>' for entry in list(presentation.slides._sldIdLst)[:2])
    show = f'<p:custShow name="In short" id="0"><p:sldLst>{entries}</p:sldLst></p:custShow>'
    shows = parse_xml(f"<p:custShowLst {NAMES}>{show}</p:custShowLst>")
    presentation.part._element.find(f"{{{P}}}notesSz").addnext(shows)


def lay_out_handouts(presentation: Any) -> None:
    kind = "application/vnd.openxmlformats-officedocument.presentationml.handoutMaster+xml"
    said = f"<p:handoutMaster {NAMES}>In short</p:handoutMaster>".encode()
    master = Part(PackURI("/ppt/handoutMasters/handoutMaster1.xml"), kind, presentation.part.package, said)
    key = presentation.part.relate_to(master, RT.HANDOUT_MASTER)
    listed = f'<p:handoutMasterIdLst {NAMES}><p:handoutMasterId r:id="{key}"/></p:handoutMasterIdLst>'
    presentation.part._element.find(f"{{{P}}}sldIdLst").addprevious(parse_xml(listed))


def name_keywords(presentation: Any) -> None:
    presentation.core_properties.keywords = "In short"


def lay_out_notes(presentation: Any) -> None:
    presentation.notes_master.placeholders[0]._element.nvSpPr.cNvPr.set("descr", "In short")


def add_data(presentation: Any) -> None:
    data = Part(PackURI("/customXml/item1.xml"), "application/xml", presentation.part.package, b"<x>In short</x>")
    presentation.part.relate_to(data, RT.CUSTOM_XML)


BESIDES = (put_a_show_together, lay_out_handouts, name_keywords, lay_out_notes, add_data)


@pytest.mark.parametrize("edit", BESIDES, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("theme", ["classic", "classic-grey"])
@pytest.mark.parametrize("others", [(), (MINE,)], ids=["", "changed"])
def test_what_the_teacher_put_in_besides_slides_stays(edit, theme, others) -> None:
    data = merged(render(NEW, theme), edited(render(OLD), edit, *others), OLD).data
    assert holds(data, "In short")
    is_whole(data)
    assert "New a" in body(opened(data).slides[0])
    assert len(opened(data).slide_masters) == 1


# ---- animations of ours ---------------------------------------------------------------------------------------------


def revealed(*slides: Any) -> bytes:
    return Pptx().render(deck(*slides), theme=THEME, options=PrintOptions(reveal=True)).data


def listed(*words: str, notes: str = "Say it") -> Slide:
    entries = ListBlock(tuple((paragraph(one),) for one in words))
    return Slide("Title b", blocks=(entries,), notes=(paragraph(notes),), id="b")


def hurry(presentation: Any) -> None:
    next(find(presentation, "b")._element.iter(f"{{{P}}}set")).find(f"{{{P}}}cBhvr/{{{P}}}cTn").set("dur", "1500")


def stand_still(presentation: Any) -> None:
    one = find(presentation, "b")._element
    one.remove(one.find(f"{{{P}}}timing"))


def effects(data: bytes) -> str:
    found = find(opened(data), "b")._element.findall(f"{{{P}}}timing")
    assert len(found) <= 1
    return str(found[0].xml) if found else ""


def test_animations_of_ours_are_the_teachers_to_change() -> None:
    old, new = revealed(listed("One", "Two")), revealed(listed("One", "Deux"))
    assert 'dur="1500"' in effects(merged(new, edited(old, hurry), old).data)
    assert effects(merged(new, edited(old, stand_still), old).data) == ""
    moved = merged(new, edited(old, hurry, fade("b")), old).data
    order = [child.tag.rpartition("}")[2] for child in find(opened(moved), "b")._element]
    assert order == ["cSld", "clrMapOvr", "transition", "timing"]
    assert merged(new, edited(old), old).data == new


def test_new_animations_that_do_not_come_in_are_told() -> None:
    old, new = revealed(listed("One", "Two")), revealed(listed("One", "Two", "Three"))
    told = merged(new, edited(old, hurry), old).told
    assert told == ("'Title b': the source has new animations for it, but yours stay",)
