"""Slides that look like ours and are not: new versions that the teacher worked on, copies, slides of other decks."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import Any

import pytest
from msgspec.structs import replace
from pptx import Presentation

from lessonpress.build.backends.pptx.merge.leaf import Leaf

from .hand_edits import Change, body, edited, find, opened, say, take_out
from .test_merge import OLD, deck, merged, render, sections, slide, write_sections

FIRST, SECOND = (deck(slide("a"), slide("b", words), slide("c")) for words in ("First", "Second"))
LESSON_TWO = replace(deck(slide("b", "Lesson two b"), slide("vote", "Lesson two vote")), id="lesson-two")


def all_words(data: bytes) -> str:
    return "\n".join(body(one) + one.notes_slide.notes_text_frame.text for one in opened(data).slides)


def offered() -> bytes:
    """A deck in which the new version of 'b' stands behind the teacher's."""
    return merged(FIRST, edited(render(OLD), say("b", "Mine")), OLD).data


def new_version(presentation: Any) -> Any:
    return next(one for one in presentation.slides if (mark := Leaf(one).mark) and mark.offer)


def note_on_it(presentation: Any) -> None:
    new_version(presentation).notes_slide.notes_text_frame.text = "Kept words"


def say_on_it(presentation: Any) -> None:
    new_version(presentation).placeholders[10].text_frame.text = "Kept words"


def restore(presentation: Any) -> None:
    """The teacher takes the own version back."""
    say_on_it(presentation)
    one = find(presentation, "b").placeholders[10]._element
    was = find(opened(render(OLD)), "b").placeholders[10]._element
    one.getparent().replace(one, deepcopy(was))


@pytest.mark.parametrize("change", [note_on_it, say_on_it, restore], ids=lambda change: change.__name__)
@pytest.mark.parametrize("new", [SECOND, deck(slide("a"), slide("c")), OLD], ids=["newer", "gone", "as it was"])
def test_a_new_version_that_the_teacher_worked_on_stays(change, new) -> None:
    data = merged(new, edited(offered(), change), FIRST).data
    assert "Kept words" in all_words(data)
    assert "Kept words" in all_words(merged(new, data, new).data)


def pasted(document: Any, name: str, place: int) -> Change:
    """A slide of another deck of ours, with its notes and its mark."""

    def change(presentation: Any) -> None:
        origin = find(Presentation(io.BytesIO(render(document))), name)
        own = presentation.slides.add_slide(presentation.slide_layouts.get_by_name(origin.slide_layout.name))
        own.notes_slide.notes_text_frame.text = origin.notes_slide.notes_text_frame.text
        tree = own.shapes._spTree
        for shape in list(tree.iter_shape_elms()):
            tree.remove(shape)
        for shape in origin.shapes._spTree.iter_shape_elms():
            tree.append(deepcopy(shape))
        listed = presentation.slides._sldIdLst
        listed.insert(place, listed[-1])

    return change


@pytest.mark.parametrize("before", [OLD, None], ids=["remembered", "forgotten"])
@pytest.mark.parametrize("place", [0, 3])
@pytest.mark.parametrize("name", ["b", "vote"])
def test_a_slide_of_another_deck_is_the_teachers_own(name, place, before) -> None:
    for others in ((), (say("b", "Mine"),)):
        result = merged(FIRST, edited(render(OLD), *others, pasted(LESSON_TWO, name, place)), before)
        assert f"Lesson two {name}" in all_words(result.data)
        assert "First" in all_words(result.data)
        assert not others or "Mine" in all_words(result.data)
        assert not [words for words in result.told if "Title vote" in words]


def test_a_slide_of_another_deck_does_not_stand_for_one_that_was_taken_out() -> None:
    data = merged(FIRST, edited(render(OLD), pasted(LESSON_TWO, "b", 1), lambda p: take_second(p)), OLD).data
    assert "Lesson two b" in all_words(data)
    assert "First" not in all_words(data)


def take_second(presentation: Any) -> None:
    """Our slide 'b', behind the one that was pasted."""
    listed = presentation.slides._sldIdLst
    presentation.part.drop_rel(listed[2].rId)
    listed.remove(listed[2])


@pytest.mark.parametrize("name", ["b", "vote"])
def test_nor_does_a_slide_of_another_topic_whose_deck_is_called_the_same(name) -> None:
    other = replace(LESSON_TWO, id="deck")
    for others in ((), (say("b", "Mine"),), (take_out("b"),)):
        presentation = edited(render(OLD), pasted(other, name, 3))
        data = merged(FIRST, edited(presentation, *others), OLD).data
        assert f"Lesson two {name}" in all_words(data) or others == (take_out("b"),)


def test_slides_that_the_teacher_put_into_other_sections_stay_there() -> None:
    old = deck(slide("a", section="One"), slide("b"), slide("c", section="Two"))
    new = deck(slide("a", section="One"), slide("b"), slide("c", "New", section="Two"))

    def regroup(presentation: Any) -> None:
        ids = [entry.get("id") for entry in presentation.slides._sldIdLst]
        write_sections(presentation, [("One", ids[:1]), ("Two", ids[1:])])

    assert sections(merged(new, edited(render(old), regroup), old).data) == [("One", 1), ("Two", 2)]
