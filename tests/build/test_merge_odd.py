"""Odd decks: whatever a teacher's file looks like, it is merged or left alone in plain words."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml

from lessonpress.build.backends.backend import CannotMerge
from lessonpress.build.backends.pptx.drawingml import NAMES, P, R
from lessonpress.build.backends.pptx.merge.marks import is_ours

from .hand_edits import body, edited, find, opened, say
from .test_merge import OLD, deck, merged, render, slide
from .test_merge_files import is_whole

NEW = deck(slide("a", "New a"), slide("b", "New b"), slide("c"))


def only_the_mark(presentation: Any) -> None:
    tree = find(presentation, "b").shapes._spTree
    for shape in list(tree.iter_shape_elms()):
        if not is_ours(shape):
            tree.remove(shape)


def the_mark_twice(presentation: Any) -> None:
    tree = find(presentation, "b").shapes._spTree
    mark = next(shape for shape in tree.iter_shape_elms() if is_ours(shape))
    again = deepcopy(mark)
    again.nvSpPr.cNvPr.set("id", "400")
    mark.addnext(again)


def a_grouped_mark(presentation: Any) -> None:
    tree = find(presentation, "b").shapes._spTree
    mark = next(shape for shape in tree.iter_shape_elms() if is_ours(shape))
    named = '<p:nvGrpSpPr><p:cNvPr id="400" name="Group"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    group = parse_xml(f"<p:grpSp {NAMES}>{named}</p:grpSp>")
    mark.addnext(group)
    group.append(mark)


def no_title(presentation: Any) -> None:
    title = find(presentation, "b").shapes.title._element
    title.getparent().remove(title)


def notes_without_words(presentation: Any) -> None:
    shape = find(presentation, "b").notes_slide.notes_placeholder._element
    shape.getparent().remove(shape)


def a_layout_without_a_name(presentation: Any) -> None:
    for layout in presentation.slide_layouts:
        layout._element.cSld.attrib.pop("name", None)


def an_action_button(presentation: Any) -> None:
    named = find(presentation, "b").shapes.title._element.nvSpPr.cNvPr
    named.append(parse_xml(f'<a:hlinkClick {NAMES} r:id="" action="ppaction://hlinkshowjump?jump=nextslide"/>'))


def a_picture_elsewhere(presentation: Any) -> None:
    one = find(presentation, "b")
    key = one.part.relate_to("https://example.org/a.png", RT.IMAGE, is_external=True)
    named = '<p:nvPicPr><p:cNvPr id="400" name="Picture"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr>'
    look = f'<p:blipFill><a:blip r:link="{key}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr/>'
    one.shapes._spTree.append(parse_xml(f"<p:pic {NAMES}>{named}{look}</p:pic>"))


def a_link_without_aim(presentation: Any) -> None:
    say("b", "Mine")(presentation)
    run = find(presentation, "b").placeholders[10].text_frame.paragraphs[0].runs[0]
    run._r.get_or_add_rPr().append(parse_xml(f'<a:hlinkClick {NAMES} r:id=""/>'))


def a_comment_in_the_tree(presentation: Any) -> None:
    from lxml.etree import Comment

    find(presentation, "b").shapes._spTree.append(Comment("written by some program"))


def a_slide_that_is_listed_twice(presentation: Any) -> None:
    listed = presentation.slides._sldIdLst
    again = deepcopy(listed[1])
    again.set("id", "999")
    listed.append(again)


ODD = (
    only_the_mark, the_mark_twice, a_grouped_mark, no_title, notes_without_words, a_layout_without_a_name,
    an_action_button, a_picture_elsewhere, a_link_without_aim, a_comment_in_the_tree, a_slide_that_is_listed_twice,
)  # fmt: skip


@pytest.mark.parametrize("oddity", ODD, ids=lambda oddity: oddity.__name__)
@pytest.mark.parametrize("before", [OLD, None], ids=["remembered", "forgotten"])
@pytest.mark.parametrize("theme", ["classic", "classic-grey"])
def test_oddities_are_no_trouble(oddity, before, theme) -> None:
    result = merged(render(NEW, theme), edited(render(OLD), oddity, say("c", "My own words")), before)
    assert "New a" in "\n".join(map(body, opened(result.data).slides))
    assert "My own words" in "\n".join(map(body, opened(result.data).slides))
    is_whole(result.data)


def test_a_deck_without_slides_is_left_alone() -> None:
    def clear(presentation: Any) -> None:
        listed = presentation.slides._sldIdLst
        for entry in list(listed):
            presentation.part.drop_rel(entry.get(f"{{{R}}}id"))
            listed.remove(entry)

    with pytest.raises(CannotMerge):
        merged(NEW, edited(render(OLD), clear), OLD)


def test_a_slide_without_a_layout_leaves_the_deck_alone() -> None:
    def break_off(presentation: Any) -> None:
        part = find(presentation, "b").part
        part.rels.pop(next(key for key, found in part.rels.items() if found.reltype == RT.SLIDE_LAYOUT))

    with pytest.raises(CannotMerge):
        merged(NEW, edited(render(OLD), break_off), OLD)


def test_a_name_that_says_nothing_is_no_mark() -> None:
    def rename(presentation: Any) -> None:
        for one in presentation.slides:
            for named in one._element.iter(f"{{{P}}}cNvPr"):
                if named.get("name", "").startswith("lessonpress:"):
                    named.set("name", "lessonpress:something else")

    with pytest.raises(CannotMerge):
        merged(NEW, edited(render(OLD), rename), OLD)
