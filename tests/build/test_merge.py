"""Decks that a teacher has changed: no edit is lost, what nobody touched is brought up to date."""

from __future__ import annotations

import io
import shutil
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.util import Mm

from lessonpress.build.backends.backend import CannotMerge, Merged, PrintOptions
from lessonpress.build.backends.pptx.backend import Pptx
from lessonpress.build.backends.pptx.drawingml import NAMES, P, R
from lessonpress.build.backends.pptx.merge.theming import Theming
from lessonpress.build.backends.pptx.sections import sections_of, write_sections
from lessonpress.layouts.document import Chart, Column, Deck, Drawing, Slide, Table, paragraph, text_cell
from lessonpress.layouts.theme import load_theme

from ..layouts.test_deck import make, topic
from .hand_edits import (
    animate,
    body,
    drop_a_shape,
    edited,
    embolden,
    fade,
    find,
    hide,
    insert,
    move,
    note,
    nudge,
    opened,
    paste_picture,
    recolour,
    renumber,
    repaint,
    resize,
    retell,
    saved_by_libreoffice,
    say,
    set_ground,
    take_out,
    titles,
)
from .samples import small_scene

THEME = load_theme()
CHART = Chart("Votes", "votes", (("For", 559.0), ("Against", 65.0)))
TABLE = Table((Column(), Column(1.0)), (), tuple((text_cell(n), text_cell(f"Cell {n}")) for n in "123"), "A table")


def slide(name: str, words: str = "", **more: Any) -> Slide:
    notes = (paragraph(f"Say {name}"),)
    return Slide(f"Title {name}", blocks=(paragraph(words or f"Text {name}"),), notes=notes, id=name, **more)


def deck(*slides: Slide) -> Deck:
    return Deck(id="deck", title="A deck", language="en-GB", slides=slides)


def render(document: Deck, theme: str = "classic") -> bytes:
    return Pptx().render(document, theme=load_theme(theme), options=PrintOptions()).data


def merged(fresh: Deck | bytes, theirs: bytes, before: Deck | bytes | None) -> Merged:
    fresh, before = (render(one) if isinstance(one, Deck) else one for one in (fresh, before))
    return Pptx().merge(deck(), fresh, theirs, before)


# ---- one thing at a time --------------------------------------------------------------------------------------------

OLD = deck(slide("a"), slide("b"), slide("c"))


def test_a_deck_that_nobody_changed_is_the_fresh_one() -> None:
    new = deck(slide("a"), slide("c", "New"), slide("d"))
    assert merged(new, render(OLD), OLD) == Merged(render(new), 0)
    assert merged(new, edited(render(OLD)), OLD).data == render(new)
    assert merged(new, edited(render(OLD)), None).data == render(new)


def test_what_the_teacher_changed_stays_and_the_rest_is_brought_up_to_date() -> None:
    new = deck(slide("a", "New a"), slide("b"), slide("c", "New c"), slide("d"))
    result = merged(new, edited(render(OLD), say("b", "My own words")), OLD)
    assert titles(result.data) == ["Title a", "Title b", "Title c", "Title d"]
    assert [body(one).splitlines()[1] for one in opened(result.data).slides] == [
        "New a",
        "My own words",
        "New c",
        "Text d",
    ]
    assert result.kept == 1
    assert not result.told


def test_where_both_changed_a_slide_the_new_one_follows_marked_and_told() -> None:
    new = deck(slide("a"), slide("b", "New b"), slide("c"))
    result = merged(new, edited(render(OLD), say("b", "My own words")), OLD)
    _, mine, offered, _ = opened(result.data).slides
    assert "My own words" in body(mine)
    assert "New b" in body(offered)
    assert "New version" in body(offered)
    assert result.told == ("'Title b': you changed it, and there is a new version: it follows yours",)
    again = merged(new, result.data, new)
    assert len(titles(again.data)) == 4
    assert not again.told


@pytest.mark.parametrize("change", [say("b", "Mine"), note("b", "My own notes")], ids=["words", "notes"])
def test_new_notes_that_do_not_come_in_are_told(change) -> None:
    spoken = replace(slide("b"), notes=(paragraph("Say something new"),))
    told = merged(deck(slide("a"), spoken, slide("c")), edited(render(OLD), change), OLD).told
    assert told == ("'Title b': the source has new notes for it, but yours stay",)


def test_a_newer_version_takes_the_place_of_one_that_was_offered() -> None:
    first, second = (deck(slide("a"), slide("b", words), slide("c")) for words in ("First", "Second"))
    once = merged(first, edited(render(OLD), say("b", "My own words")), OLD)
    twice = merged(second, once.data, first)
    bodies = [body(one) for one in opened(twice.data).slides]
    assert len(bodies) == 4
    assert "Second" in bodies[2]


def test_an_offered_version_that_was_taken_out_does_not_come_back_until_there_is_something_newer() -> None:
    first, second = (deck(slide("a"), slide("b", words), slide("c")) for words in ("First", "Second"))
    once = merged(first, edited(render(OLD), say("b", "My own words")), OLD).data

    def take_out_offer(presentation: Any) -> None:
        entry = presentation.slides._sldIdLst[2]
        presentation.part.drop_rel(entry.rId)
        entry.getparent().remove(entry)

    without = edited(once, take_out_offer)
    assert len(titles(merged(first, without, first).data)) == 3
    assert len(titles(merged(second, without, first).data)) == 4


def test_the_teacher_may_take_the_new_version() -> None:
    first, second = (deck(slide("a"), slide("b", words), slide("c")) for words in ("First", "Second"))
    once = merged(first, edited(render(OLD), say("b", "My own words")), OLD).data
    assert merged(second, edited(once, take_out("b")), first).data == render(second)


def test_slides_of_the_teachers_own_stay_where_they_were() -> None:
    new = deck(slide("z"), slide("a"), slide("b", "New"), slide("d"), slide("c"))
    changes = insert("Mine, in front", 0), insert("Mine, after b", 3)
    result = merged(new, edited(render(OLD), *changes), OLD)
    expected = ["Mine, in front", "Title z", "Title a", "Title b", "Mine, after b", "Title d", "Title c"]
    assert titles(result.data) == expected


def test_an_order_of_the_teachers_own_holds() -> None:
    new = deck(slide("a"), slide("b"), slide("n"), slide("c", "New"))
    result = merged(new, edited(render(OLD), move("c", 0)), OLD)
    assert titles(result.data) == ["Title c", "Title a", "Title b", "Title n"]
    assert "New" in body(opened(result.data).slides[0])


def test_a_slide_that_was_taken_out_stays_out_and_what_is_new_about_it_is_told() -> None:
    theirs = edited(render(OLD), take_out("b"))
    assert titles(merged(OLD, theirs, OLD).data) == ["Title a", "Title c"]
    told = merged(deck(slide("a"), slide("b", "New"), slide("c")), theirs, OLD).told
    assert told == ("'Title b', which you took out, says something new: it stays out",)


def test_a_slide_that_the_source_no_longer_has_goes_unless_it_was_changed() -> None:
    new = deck(slide("a"))
    result = merged(new, edited(render(OLD), say("c", "My own words")), OLD)
    assert titles(result.data) == ["Title a", "Title c"]
    assert result.told == ("'Title c' is no longer in the source, but you changed it: it stays",)


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        (note("b", "My own notes"), lambda one: one.notes_slide.notes_text_frame.text == "My own notes"),
        (hide("b"), lambda one: one._element.get("show") == "0"),
        (fade("b"), lambda one: one._element.find(f"{{{P}}}transition") is not None),
        (animate("b"), lambda one: f'spid="{one.shapes[1].shape_id}"' in _timing(one)),
    ],
    ids=["notes", "hidden", "transition", "animation"],
)
def test_what_was_added_around_a_slide_goes_along_with_it(change, shown) -> None:
    new = deck(slide("a"), slide("b", "New"), slide("c"))
    result = merged(new, edited(render(OLD), change), OLD)
    one = opened(result.data).slides[1]
    assert "New" in body(one)
    assert shown(one)
    assert not result.told
    assert len(titles(result.data)) == 3
    gone = merged(deck(slide("a")), edited(render(OLD), change), OLD)
    assert titles(gone.data) == ["Title a", "Title b"]


def _timing(one: Any) -> str:
    from lxml import etree

    found = one._element.find(f"{{{P}}}timing")
    return etree.tostring(found, encoding="unicode") if found is not None else ""


def test_animations_that_would_lose_what_they_move_keep_their_slide() -> None:
    new = deck(slide("a"), Slide("Title b", blocks=(TABLE,), id="b"), slide("c"))
    result = merged(new, edited(render(OLD), animate("b")), OLD)
    assert len(titles(result.data)) == 4
    assert "spid" in _timing(opened(result.data).slides[1])
    assert len(result.told) == 1


def test_the_teachers_footer_goes_along() -> None:
    def sign(presentation: Any) -> None:
        for one in presentation.slides:
            for shape in one.placeholders:
                if shape.name == "Footer":
                    shape.text_frame.text = "Class 12b"

    new = deck(slide("a"), slide("b", "New"), slide("c"))
    result = merged(new, edited(render(OLD), sign), OLD)
    assert ["Class 12b" in body(one) for one in opened(result.data).slides] == [True] * 3
    assert "New" in body(opened(result.data).slides[1])


RICH = deck(
    Slide("A chart", blocks=(CHART,), id="chart"),
    Slide("A table", blocks=(TABLE,), id="table"),
    Slide("A drawing", blocks=(Drawing(small_scene(), "A drawing"),), id="drawing"),
    slide("text"),
)


EDITS = (
    recolour,
    nudge,
    embolden,
    resize,
    retell,
    renumber,
    repaint,
    set_ground,
    paste_picture,
    drop_a_shape,
)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_every_kind_of_edit_is_noticed_and_kept(edit) -> None:
    new = replace(RICH, slides=tuple(replace(one, title=f"{one.title}, anew") for one in RICH.slides))
    result = merged(new, edited(render(RICH), edit), RICH)
    assert len(titles(result.data)) == len(RICH.slides) + 1
    assert len(result.told) == 1
    assert result.kept == 1


def test_pictures_charts_and_notes_of_slides_brought_in_are_whole(tmp_path) -> None:
    new = replace(RICH, slides=(*RICH.slides, slide("more")))
    theirs = edited(render(deck(slide("text"))), say("text", "Mine"))
    data = merged(new, theirs, deck(slide("text"))).data
    presentation = opened(data)
    chart = next(shape.chart for one in presentation.slides for shape in one.shapes if shape.has_chart)
    assert chart.part.chart_workbook.xlsx_part is not None
    assert all(one.has_notes_slide for one in presentation.slides if one.shapes.title.text_frame.text == "Title more")


def test_links_between_slides_lead_to_where_their_slides_are_now() -> None:
    def link(presentation: Any) -> None:
        own = presentation.slides.add_slide(presentation.slide_layouts.get_by_name("Title and text"))
        own.shapes.title.text_frame.text = "Mine"
        own.shapes.title.click_action.target_slide = find(presentation, "b")

    new = deck(slide("a"), slide("b", "New"), slide("c"))
    data = merged(new, edited(render(OLD), link), OLD).data
    own = next(one for one in opened(data).slides if one.shapes.title.text_frame.text == "Mine")
    assert "New" in body(own.shapes.title.click_action.target_slide)
    data = merged(deck(slide("a"), slide("c")), edited(render(OLD), link), OLD).data
    own = next(one for one in opened(data).slides if one.shapes.title.text_frame.text == "Mine")
    assert own.shapes.title.click_action.target_slide is None


def test_a_new_look_comes_into_a_deck_with_the_teachers_slides() -> None:
    grey = render(OLD, "classic-grey")
    data = merged(grey, edited(render(OLD), say("b", "My own words")), OLD).data
    presentation = opened(data)
    assert "My own words" in body(presentation.slides[1])
    assert Theming(presentation.slides[0]).slots == Theming(opened(grey).slides[0]).slots
    assert len(presentation.slide_masters) == 1


def test_layouts_that_the_teacher_changed_stay() -> None:
    def restyle(presentation: Any) -> None:
        presentation.slide_master.placeholders[0].left = Mm(44)

    new = deck(slide("a"), slide("b", "New"), slide("c"))
    data = merged(new, edited(render(OLD), restyle), OLD).data
    assert opened(data).slide_master.placeholders[0].left == Mm(44)
    assert "New" in body(opened(data).slides[1])


def test_a_copy_of_one_of_our_slides_is_the_teachers_own() -> None:
    def copy(presentation: Any) -> None:
        old = find(presentation, "b")
        new = presentation.slides.add_slide(old.slide_layout)
        tree = new.shapes._spTree
        for shape in list(tree.iter_shape_elms()):
            tree.remove(shape)
        for shape in old.shapes._spTree.iter_shape_elms():
            tree.append(deepcopy(shape))

    new = deck(slide("a"), slide("b", "New b"), slide("c"))
    data = merged(new, edited(render(OLD), copy), OLD).data
    assert ["New b" in body(one) for one in opened(data).slides] == [False, True, False, False]
    assert titles(data) == ["Title a", "Title b", "Title c", "Title b"]
    assert titles(merged(deck(slide("a")), data, new).data) == ["Title a", "Title b"]


def test_a_deck_in_which_nothing_can_be_recognised_is_left_alone() -> None:
    blank = io.BytesIO()
    Presentation().save(blank)
    for theirs in (blank.getvalue(), b"", b"nothing of the kind", b"PK\x03\x04 broken"):
        with pytest.raises(CannotMerge):
            merged(OLD, theirs, OLD)


def test_the_merged_deck_is_the_same_every_time() -> None:
    new = deck(slide("a", "New"), slide("b", "New"), slide("c"))
    theirs = edited(render(OLD), say("b", "Mine"), insert("Own", 1))
    assert merged(new, theirs, OLD).data == merged(new, theirs, OLD).data


# ---- another program ------------------------------------------------------------------------------------------------


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["shipped", "triumvirs"])
def test_libreoffice_may_save_the_deck_anew(name: str, tmp_path: Path) -> None:
    old = make(topic(name))
    changed = replace(old.slides[5], title="Another title")
    new = replace(old, slides=(*old.slides[:5], changed, *old.slides[6:]))
    file = tmp_path / "deck.pptx"
    file.write_bytes(render(old))
    saved_by_libreoffice(file)
    resaved = file.read_bytes()
    assert merged(new, resaved, old).data == render(new)
    result = merged(new, edited(resaved, lambda p: retitle(p, 7), lambda p: retitle(p, 5)), old)
    assert titles(result.data).count("Mine") == 2
    assert "Another title" in titles(result.data)
    assert result.kept == 2


def retitle(presentation: Any, number: int) -> None:
    presentation.slides[number].shapes.title.text_frame.text = "Mine"


def sections(data: bytes) -> list[tuple[str, int]]:
    return [(name, len(ids)) for name, ids in sections_of(opened(data))]


def test_sections_are_those_of_the_source_unless_the_teacher_made_others() -> None:
    old = deck(slide("a", section="One"), slide("b"), slide("c", section="Two"))
    new = deck(slide("a", section="One"), slide("b"), slide("n", section="New"), slide("c", section="Two"))
    theirs = edited(render(old), insert("Mine", 2))
    assert sections(merged(new, theirs, old).data) == [("One", 3), ("New", 1), ("Two", 1)]

    def regroup(presentation) -> None:
        ids = [entry.get("id") for entry in presentation.slides._sldIdLst]
        write_sections(presentation, [("My lesson", ids[:1]), ("My homework", ids[1:])])

    theirs = edited(render(old), regroup)
    assert sections(merged(new, theirs, old).data) == [("My lesson", 1), ("My homework", 3)]


def test_a_show_of_the_teachers_own_goes_on_with_the_slides_as_they_are_now() -> None:
    def put_together(presentation) -> None:
        listed = {find(presentation, name).slide_id: name for name in "bc"}
        shown = [entry.rId for entry in presentation.slides._sldIdLst if int(entry.get("id")) in listed]
        entries = "".join(f'<p:sld r:id="{relation}"/>' for relation in shown)
        shows = f'<p:custShowLst {NAMES}><p:custShow name="Short" id="0"><p:sldLst>{entries}</p:sldLst></p:custShow>'
        presentation.part._element.find(f"{{{P}}}notesSz").addnext(parse_xml(f"{shows}</p:custShowLst>"))

    new = deck(slide("a"), slide("b", "New b"))
    presentation = opened(merged(new, edited(render(OLD), put_together), OLD).data)
    (entry,) = presentation.part._element.iter(f"{{{P}}}sld")
    shown = presentation.part.related_part(entry.get(f"{{{R}}}id")).slide
    assert "New b" in body(shown)


def test_nothing_of_slides_that_are_gone_is_left_in_the_file() -> None:
    new = deck(slide("a", "New a"), slide("b"))
    data = merged(new, edited(render(OLD), say("b", "Mine")), OLD).data
    names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert len([name for name in names if name.startswith("ppt/slides/slide")]) == 2
    assert len([name for name in names if name.startswith("ppt/notesSlides/notesSlide")]) == 2
