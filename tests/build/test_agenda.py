"""The agenda of a deck: it names the parts that are to come, and a click leads to each of them and back."""

from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from pptx import Presentation

from lessonpress.build.backends.backend import PrintOptions
from lessonpress.build.backends.pptx.backend import Pptx
from lessonpress.build.backends.pptx.merge.marks import mark_of
from lessonpress.build.backends.pptx.merge.meaning import said
from lessonpress.layouts.document import Deck, Slide, SlideContents, SlideEntry
from lessonpress.layouts.dump import dump
from lessonpress.layouts.layout import Setting
from lessonpress.layouts.lesson_deck import LessonDeck, LessonDeckOptions
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.markup import Text
from lessonpress.resources.teaching import Material

from ..layouts.test_deck import bare, make, topic, topics

THEME = load_theme()
JUMP = "ppaction://hlinksldjump"


def opened(deck: Deck):
    return Presentation(io.BytesIO(Pptx().render(deck, theme=THEME, options=PrintOptions()).data))


def lesson(name: str, number: int = 0) -> Deck:
    of = topic(name)
    options = LessonDeckOptions(lesson=of.lessons[number].id)
    return LessonDeck().make(of, Material(id="one", layout="lesson-deck"), options, Setting(THEME, PAPERS["a4"]))


def clicks(shape) -> list[tuple[str, str]]:
    """What can be clicked in a shape, and the title of the slide to which it leads."""
    found = shape._element.xpath(".//a:hlinkClick[@action]")
    assert all(click.get("action") == JUMP for click in found)
    targets = [shape.part.related_part(click.get(f"{{{click.nsmap['r']}}}id")) for click in found]
    words = [click.getparent().getparent().findtext(f"{{{click.nsmap['a']}}}t") or "" for click in found]
    return [(word, target.slide.shapes.title.text_frame.text) for word, target in zip(words, targets, strict=True)]


def parts_after_the_agenda(deck: Deck) -> dict[str, str]:
    place = next(number for number, slide in enumerate(deck.slides) if slide.id == "agenda")
    return {slide.section: slide.title for slide in deck.slides[place:] if slide.section}


@topics
def test_every_part_that_comes_is_named_and_leads_to_its_first_slide(name: str) -> None:
    deck = make(topic(name))
    (agenda,) = (slide for slide in opened(deck).slides if slide.shapes.title.text_frame.text == "What is to come")
    found = dict(link for shape in agenda.shapes for link in clicks(shape))
    assert found == parts_after_the_agenda(deck) and len(found) >= 5


@topics
def test_a_lessons_agenda_names_its_activities_and_how_long_they_take(name: str) -> None:
    deck, activities = lesson(name), topic(name).lessons[0].activities
    agenda = next(slide for slide in deck.slides if slide.id == "agenda")
    (contents,) = (block for block in agenda.blocks if isinstance(block, SlideContents))
    said = [node.text for entry in contents.entries for node in entry.text if isinstance(node, Text)]
    later = [one for one in activities if one.kind != "do-now"]
    assert said[: len(later)] == [f"{one.title.plain} ({one.minutes} minutes)" for one in later]


@topics
def test_from_the_foot_of_every_slide_a_click_leads_back(name: str) -> None:
    for deck in (make(topic(name)), lesson(name)):
        for slide in list(opened(deck).slides)[1:]:
            (footer,) = (s for s in slide.placeholders if str(s.placeholder_format.type).startswith("FOOTER"))
            own = slide.shapes.title.text_frame.text == "What is to come"
            assert clicks(footer) == ([] if own else [("", "What is to come")])


def test_activities_of_one_title_are_each_told_and_reached() -> None:
    of = topic("shipped")
    lesson_one = of.lessons[0]
    tasks = [one for one in lesson_one.activities if one.kind == "task"]
    named = {id(one): replace(one, title=tasks[0].title) for one in tasks}
    activities = tuple(named.get(id(one), one) for one in lesson_one.activities)
    changed = replace(of, lessons=(replace(lesson_one, activities=activities), *of.lessons[1:]))
    options = LessonDeckOptions(lesson=lesson_one.id)
    deck = LessonDeck().make(changed, Material(id="one", layout="lesson-deck"), options, Setting(THEME, PAPERS["a4"]))
    presentation = opened(deck)
    (agenda,) = (slide for slide in presentation.slides if slide.shapes.title.text_frame.text == "What is to come")
    title = tasks[0].title.plain
    led = [(word, to) for shape in agenda.shapes for word, to in clicks(shape) if word.startswith(title)]
    assert [word for word, _ in led] == [f"{title} ({one.minutes}\u00a0minutes)" for one in tasks]
    assert len({to for _, to in led}) == len(tasks) >= 2


def test_a_deck_of_few_parts_has_no_agenda() -> None:
    assert "agenda" not in [slide.id for slide in make(bare()).slides]


def test_what_leads_nowhere_is_plain_text_and_in_words_it_is_a_list() -> None:
    contents = SlideContents((SlideEntry((Text("There"),), "there"), SlideEntry((Text("Nowhere"),), "gone")))
    deck = Deck(id="d", title="D", language="en", slides=(Slide("Where", blocks=(contents,)), Slide("It", id="there")))
    first, second = opened(deck).slides
    assert [link for shape in first.shapes for link in clicks(shape)] == [("There", "It")]
    assert "- There\n- Nowhere" in dump(deck).replace("  ", "")
    assert len(second.part.rels) < len(first.part.rels) + 2


@pytest.mark.parametrize("count", [9, 14])
def test_many_parts_stand_in_two_columns(count: int) -> None:
    from lessonpress.layouts.deck_slides.agenda import with_agenda
    from lessonpress.layouts.deck_slides.talk import DeckOptions, Talk
    from lessonpress.resources.items import Level

    talk = Talk("d", topic("triumvirs"), DeckOptions(), THEME, Level.CORE)
    slides = [Slide("First", id="first"), *(Slide(f"{n}", section=f"Part {n}", id=f"p{n}") for n in range(count))]
    agenda = with_agenda(talk, slides, "first")[1]
    entries = [e.slide for b in (*agenda.blocks, *agenda.right) if isinstance(b, SlideContents) for e in b.entries]
    assert bool(agenda.right) is (count > 10) and entries == [f"p{n}" for n in range(count)]


@topics
def test_what_a_slide_is_marked_with_is_what_it_says_when_it_is_read_again(name: str) -> None:
    for deck in (make(topic(name)), lesson(name)):
        for slide in opened(deck).slides:
            mark = mark_of(slide)
            assert mark and mark.name and mark.said == said(slide)
