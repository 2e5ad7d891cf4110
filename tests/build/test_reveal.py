"""With `reveal`, list entries and answers of slides wait for a click; without it nothing does."""

from __future__ import annotations

import io
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import XPath
from pptx import Presentation
from pptx.oxml.ns import _nsmap as nsmap

from lessonpress.build.backends.backend import PrintOptions
from lessonpress.build.backends.pptx.backend import Pptx
from lessonpress.build.pipeline import build
from lessonpress.build.request import Request
from lessonpress.build.slides.placed import PlacedText
from lessonpress.build.slides.placing import place_deck
from lessonpress.layouts.document import Deck, Heading, ListBlock, Marker, Slide, SlideRole, paragraph
from lessonpress.layouts.questions import MultipleChoice
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.markup import Text

from ..layouts.sheets import FOLDERS
from ..layouts.test_deck import make, topic

THEME = load_theme()
CHOICE = MultipleChoice((Text("Who?"),), tuple((Text(name),) for name in ("Ann", "Bob", "Cat")), 1, (Text("He did."),))


def shown(*slides: Slide, reveal: bool = True):
    deck = Deck(id="d", title="D", language="en", slides=slides)
    data = Pptx().render(deck, theme=load_theme(), options=PrintOptions(reveal=reveal)).data
    return list(Presentation(io.BytesIO(data)).slides)


def at(element, path: str) -> list:
    return XPath(path, namespaces=nsmap)(element)


def clicks(slide) -> list[list[str]]:
    """The words that each click shows, in order; of a shape that appears whole, all its words."""
    shapes = {str(shape.shape_id): shape for shape in slide.shapes}
    built = {build.get("spid") for build in at(slide._element, ".//p:bldLst/p:bldP")}
    found: list[list[str]] = []
    for effect in at(slide._element, ".//p:cTn[@presetID]"):
        (target,) = at(effect, ".//p:spTgt")
        assert target.get("spid") in built
        pars = shapes[target.get("spid")].text_frame.paragraphs
        ranges = [(int(one.get("st")), int(one.get("end"))) for one in at(target, "./p:txEl/p:pRg")]
        first, last = ranges[0] if ranges else (0, len(pars) - 1)
        if effect.get("nodeType") == "clickEffect":
            found.append([])
        found[-1] += [par.text for par in pars[first : last + 1]]
    return found


def listed(*entries, marker: Marker = Marker.BULLET) -> ListBlock:
    return ListBlock(tuple((paragraph(e),) if isinstance(e, str) else e for e in entries), marker)


@pytest.mark.parametrize("marker", [Marker.BULLET, Marker.NUMBER, Marker.BOX])
def test_entries_come_one_by_one_each_with_what_is_under_it(marker: Marker) -> None:
    inner = (paragraph("Two"), paragraph("More of it"), listed("Two a", "Two b"))
    blocks = (paragraph("Before."), listed("One", inner, "Three", marker=marker), paragraph("After."))
    (slide,) = shown(Slide("List", blocks=blocks))
    assert clicks(slide) == [["One"], ["Two", "More of it", "Two a", "Two b"], ["Three"]]


def test_columns_come_one_after_the_other_and_their_heads_are_there() -> None:
    left, right = ((Heading((Text(side),)), listed(f"{side} 1", f"{side} 2")) for side in "LR")
    (slide,) = shown(Slide("Two", SlideRole.TWO_COLUMNS, left, right))
    assert clicks(slide) == [["L 1"], ["L 2"], ["R 1"], ["R 2"]]


def test_a_question_shows_all_its_options_and_its_answer_waits() -> None:
    asked, answered = shown(Slide("Q", SlideRole.QUESTION, (CHOICE,)), Slide("A", SlideRole.ANSWER, (CHOICE,)))
    assert clicks(asked) == []
    assert clicks(answered) == [["B\t✓\u00a0Bob"], ["He did."]]
    boxes = {shape.text_frame.text: shape for shape in answered.shapes if shape.has_text_frame}
    under, over = boxes["B\tBob"], boxes["B\t✓\u00a0Bob"]
    assert (under.left, under.top, under.width) == (over.left, over.top, over.width)
    assert over.name == "Answer" and not over.is_placeholder


def test_no_title_tells_what_waits() -> None:
    answers = [slide for slide in make(topic("triumvirs")).slides if slide.role is SlideRole.ANSWER]
    for slide in answers:
        for block in slide.blocks:
            if isinstance(block, MultipleChoice):
                assert block.letter not in slide.title.split()


def test_of_several_questions_the_options_come_together() -> None:
    (slide,) = shown(Slide("A", SlideRole.ANSWER, (CHOICE,), (CHOICE,)))
    options = ["A\tAnn", "B\t✓\u00a0Bob", "C\tCat", "He did."]
    assert clicks(slide) == [options, options]
    (asked,) = shown(Slide("Q", SlideRole.QUESTION, (CHOICE,), (CHOICE,)))
    assert clicks(asked) == []


def test_without_it_nothing_waits() -> None:
    slides = (Slide("List", blocks=(listed("One", "Two"),)), Slide("A", SlideRole.ANSWER, (CHOICE,)))
    assert not any(at(slide._element, ".//p:timing") for slide in shown(*slides, reveal=False))


@given(st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=6), st.integers(0, 2))
@settings(max_examples=40, deadline=None)
def test_each_entry_is_one_click_and_nothing_is_shown_twice(entries: list[tuple[int, bool]], before: int) -> None:
    """However many paragraphs and lists an entry holds, over however many slides the list goes."""
    held = [
        (*(paragraph(f"{n}.{m} words of it") for m in range(more + 1)), *([listed("under it")] if nested else []))
        for n, (more, nested) in enumerate(entries)
    ]
    blocks = (*(paragraph(f"Before {n}") for n in range(before)), ListBlock(tuple(held), Marker.NUMBER))
    deck = Deck(id="d", title="D", language="en", slides=(Slide("List", blocks=blocks),))
    texts = [part for s in place_deck(deck, THEME, reveal=True)[0] for part in s.parts if isinstance(part, PlacedText)]
    assert sum(len(part.clicks) for part in texts) == len(entries)
    for part in texts:
        shown = [number for first, last in part.clicks for number in range(first, last + 1)]
        assert shown == sorted(set(shown)) and set(shown) <= set(range(len(part.pars)))


def test_the_agenda_and_sources_are_there_at_once() -> None:
    deck = make(topic("triumvirs"))
    data = Pptx().render(deck, theme=load_theme(), options=PrintOptions(reveal=True)).data
    waiting = {s.shapes.title.text_frame.text: clicks(s) for s in Presentation(io.BytesIO(data)).slides}
    assert waiting["What is to come"] == [] and sum(map(bool, waiting.values())) >= 8
    assert not any(words.startswith("Sources") for steps in waiting.values() for step in steps for words in step)


def test_a_pack_has_it_where_it_is_asked_for(tmp_path: Path) -> None:
    folder, pack = tmp_path / "topic", tmp_path / "pack"
    copytree(FOLDERS["triumvirs"], folder)
    listed = "materials:\n  - {id: slides, layout: deck}\n"
    (folder / "materials.yaml").write_text(listed)

    def waits(**wanted: object) -> tuple[str, bool]:
        report = build(Request(str(folder), str(pack), jobs=1, **wanted))  # type: ignore[arg-type]
        assert report.ok
        (outcome,) = (one for one in report.outcomes if one.path.endswith(".pptx"))
        slides = Presentation(str(pack / outcome.path)).slides
        return outcome.why, any(at(slide._element, ".//p:timing") for slide in slides)

    assert waits() == ("never made before", False)
    assert waits(reveal=True) == ("what waits for a click changed", True)
    assert waits(reveal=True) == ("", True)
    assert waits() == ("what waits for a click changed", False)
    (folder / "materials.yaml").write_text(listed.replace("deck}", "deck, reveal: yes}"))
    assert waits() == ("what waits for a click changed", True)
