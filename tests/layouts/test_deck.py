"""The unit's deck: what it shows of a topic, in which order, and what it says in the notes."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from msgspec.structs import replace

from lessonpress.layouts.deck import UnitDeck
from lessonpress.layouts.deck_slides.talk import DeckOptions
from lessonpress.layouts.document import Chart, Deck, Drawing, Heading, Slide, SlideRole, SourceNames, Table
from lessonpress.layouts.drawing.scene import TextBox, flat
from lessonpress.layouts.layout import Layout, Setting
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import MultipleChoice
from lessonpress.layouts.references import cited
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.dates import parse_date
from lessonpress.resources.items import Level
from lessonpress.resources.markup import KeyWord, Statement, parse
from lessonpress.resources.reader import read_topic
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import About, Alliance, Event, Person, Phase, Topic

from .sheets import parts, words

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "shipped": ROOT / "resources" / "soviet_succession",
    "triumvirs": ROOT / "tests" / "topics" / "triumvirs",
}
MATERIAL = Material(id="slides", layout="deck")
topics = pytest.mark.parametrize("name", FOLDERS)


@cache
def topic(name: str) -> Topic:
    found = read_topic(FOLDERS[name]).topic
    assert found is not None
    return found


def make(of: Topic, **options: object) -> Deck:
    return UnitDeck().make(of, MATERIAL, DeckOptions(**options), Setting(load_theme(), PAPERS["a4"]))


def blocks_of(deck: Deck, kind: type) -> list:
    return [block for slide in deck.slides for block in (*slide.blocks, *slide.right) if isinstance(block, kind)]


def text(blocks: tuple) -> str:
    return repr(blocks)


def said(words: str) -> Statement:
    return Statement(parse(words))


def bare(**sections: object) -> Topic:
    about = About(title=parse("A small struggle"), question=parse("Who won?"), period=parse_date("44 BC/31 BC"))
    return Topic(topic=about, **sections)


def test_is_a_layout() -> None:
    assert isinstance(UnitDeck(), Layout)
    assert not UnitDeck().standard(bare())
    assert [m.layout for m in UnitDeck().standard(topic("triumvirs"))] == ["deck"]


@topics
def test_every_slide_has_a_title_of_its_own_and_notes(name: str) -> None:
    deck = make(topic(name))
    titles = [slide.title for slide in deck.slides]
    assert all(titles) and len(set(titles)) == len(titles)
    assert all(slide.notes for slide in deck.slides)


def test_the_shipped_deck_has_the_length_of_a_unit() -> None:
    assert 18 <= len(make(topic("shipped"), charts=("vote-14",)).slides) <= 45


@topics
def test_an_answer_follows_each_question(name: str) -> None:
    slides = make(topic(name)).slides
    asked = [i for i, s in enumerate(slides) if any(isinstance(b, MultipleChoice) for b in s.blocks)]
    questions = [i for i in asked if slides[i].role is SlideRole.QUESTION]
    assert questions
    for i in questions:
        assert slides[i + 1].role is SlideRole.ANSWER
        first = [b for b in (*slides[i].blocks, *slides[i].right) if isinstance(b, MultipleChoice)]
        assert first == [b for b in (*slides[i + 1].blocks, *slides[i + 1].right) if isinstance(b, MultipleChoice)]


@topics
def test_the_right_option_is_the_right_answer(name: str) -> None:
    known = {q.stem.nodes: q for q in topic(name).questions}
    for choice in blocks_of(make(topic(name)), MultipleChoice):
        question = known[choice.stem]
        assert choice.options[choice.right] == question.answer.nodes
        wrong = {d.nodes for d in question.distractors}
        assert all(option in wrong for i, option in enumerate(choice.options) if i != choice.right)


@topics
def test_no_question_is_asked_twice(name: str) -> None:
    slides = [s for s in make(topic(name)).slides if s.role is SlideRole.QUESTION]
    stems = [b.stem for s in slides for b in (*s.blocks, *s.right) if isinstance(b, MultipleChoice)]
    assert len(stems) == len(set(stems))


@topics
def test_charts_show_the_figures_values(name: str) -> None:
    figures = {figure.title.plain: figure for figure in topic(name).figures}
    charts = blocks_of(make(topic(name)), Chart)
    assert charts
    for chart in charts:
        figure = figures[chart.title]
        assert chart.values == tuple((v.label.plain, v.value) for v in figure.values)


@topics
def test_every_phase_is_shown_with_its_alliances(name: str) -> None:
    of = topic(name)
    deck = make(of)
    drawn = " ".join(drawing.alt for drawing in blocks_of(deck, Drawing))
    for number, phase in enumerate(of.phases, 1):
        assert f"{number}  {phase.title.plain}" in [slide.title for slide in deck.slides]
        for alliance in (*([phase.governing] if phase.governing else []), *phase.opposing):
            assert of.by_id[alliance].name in drawn
            assert all(of.name(member) in drawn for member in of.by_id[alliance].members)


@topics
def test_words_in_drawings_are_large_enough_and_inside(name: str) -> None:
    for drawing in blocks_of(make(topic(name)), Drawing):
        scene = drawing.scene
        assert drawing.alt
        for box in (item for item in flat(scene.items) if isinstance(item, TextBox)):
            for line in box.lines:
                assert all(run.size >= 14 for run in line.runs)
                right = max(run.x + run.width for run in line.runs)
                assert line.runs[0].x >= 0 and right <= scene.width + 0.1 and 0 < line.y <= scene.height


@topics
def test_every_source_on_a_slide_is_spelled_out_in_its_notes_and_at_the_end(name: str) -> None:
    deck = make(topic(name))
    codes = {reference.code for reference in deck.references}
    last = text(tuple(slide.blocks for slide in deck.slides[-1:]))
    assert all(f"'{reference.code}'" in last and repr(reference.text)[1:-1] in last for reference in deck.references)
    for slide in deck.slides[:-1]:
        shown = text(shown_blocks(slide))
        for code in codes:
            if f"'{code.lower()}'" in shown:
                spelled = {name for told in parts(slide.notes, SourceNames) for name in told.sources}
                assert code.lower() in spelled, (slide.title, code)


def test_what_the_notes_alone_cite_is_in_the_list_at_the_end() -> None:
    deck = make(topic("shipped"))
    noted = {name.upper() for slide in deck.slides for told in parts(slide.notes, SourceNames) for name in told.sources}
    assert noted == {reference.code for reference in deck.references}
    assert "S8" in noted - {source.upper() for slide in deck.slides for source in cited((slide.blocks, slide.right))}


def test_what_historians_say_does_not_stand_under_the_objections() -> None:
    slide = slide_of(make(topic("shipped"), factors=("posts",)), "Party posts and patronage")
    heads = [words(block.text) for block in slide.right if isinstance(block, Heading)]
    assert heads == ["But …", "What historians say"]
    assert "circular flow" in words(slide.right[-1].text)


def test_the_camps_say_what_their_frames_mean() -> None:
    assert "Broken frame: in opposition" in drawn_words(slide_of(make(topic("shipped")), "3  The New Opposition"))


def test_the_quiz_asks_what_is_named() -> None:
    slides = make(topic("shipped"), quiz=("q-27", "q-03")).slides
    asked = [words(s.blocks[0].stem) for s in slides if s.title in ("Question 1 of 2", "Question 2 of 2")]
    assert asked == ["When was Bukharin removed from the Politburo?", "Who made up the Triumvirate?"]


def shown_blocks(slide: Slide) -> tuple:
    """What the slide shows: a question has no explanation yet."""
    if slide.role is SlideRole.ANSWER:
        return (*slide.blocks, *slide.right)
    return tuple(b for b in (*slide.blocks, *slide.right) if not isinstance(b, MultipleChoice))


def test_disputed_statements_are_marked_on_the_slide_and_explained_in_the_notes() -> None:
    event = Event(
        id="ides",
        date=parse_date("44-03-15 BC"),
        title=parse("Murder"),
        description=Statement(parse("He spoke."), parse("Nobody heard it.")),
        details=(said("One."), said("Two."), said("Three.")),
    )
    slide = next(s for s in make(bare(events=(event,))).slides if s.title == "Murder")
    assert "(disputed: Nobody heard it)" in text(slide.blocks)
    assert "Nobody heard it." in text(slide.notes)


def test_details_that_name_people_become_a_table() -> None:
    slides = make(topic("shipped")).slides
    tables = [b for s in slides if s.title.endswith("Testament") for b in s.blocks if isinstance(b, Table)]
    assert [len(t.rows) for t in tables] == [8]


def test_options_choose() -> None:
    of = topic("shipped")
    chosen = make(of, charts=(), factors=("luck",), conflicts=0, quiz=2, do_now=0, focus=("testament-read", "nep"))
    titles = [slide.title for slide in chosen.slides]
    assert not blocks_of(chosen, Chart)
    assert "Luck and timing" in titles and "Party posts and patronage" not in titles
    assert sum(slide.role is SlideRole.ANSWER for slide in chosen.slides) == 2
    assert of.by_id["testament-read"].title.plain in titles


def test_the_questions_to_start_with_can_be_named_and_are_not_asked_again() -> None:
    of = topic("shipped")
    slides = make(of, do_now=("q-14", "q-05"), quiz=40).slides
    stems = [
        b.stem for s in slides if s.role is SlideRole.QUESTION for b in (*s.blocks, *s.right) if hasattr(b, "stem")
    ]
    assert stems[:2] == [of.by_id["q-14"].stem.nodes, of.by_id["q-05"].stem.nodes]
    assert len(stems) == len(set(stems)) > 2


def slide_of(deck: Deck, title: str) -> Slide:
    return next(slide for slide in deck.slides if slide.title == title)


def drawn_words(slide: Slide) -> str:
    scenes = (block.scene for block in slide.blocks if isinstance(block, Drawing))
    boxes = (item for scene in scenes for item in flat(scene.items) if isinstance(item, TextBox))
    return " ".join(line.text for box in boxes for line in box.lines)


def test_what_an_alliance_wanted_is_told_once_and_then_what_else_happened() -> None:
    deck = make(topic("shipped"))
    first = drawn_words(slide_of(deck, "1  Lenin’s illness and the Triumvirate"))
    again = slide_of(deck, "2  Isolating Trotsky")
    assert "Defended the NEP" in first and "1924:" not in first
    words = drawn_words(again).replace("\u00a0", " ")
    assert all(known in words for known in ("Triumvirate", "Left Opposition", "Kamenev", "c. December 1922"))
    assert "Defended the NEP" not in words and words.count("192") == 4 + 3, "dates of two alliances, and three events"
    assert "Defended the NEP" not in text(again.notes)
    mixed = drawn_words(slide_of(deck, "4  The United Opposition"))
    assert "faster industrialisation" in mixed and "Kept the NEP going" not in mixed


def test_key_words_stand_out_on_the_slide_of_a_term_alone() -> None:
    marked = [s.title for s in make(topic("shipped"), focus=("kulak", "testament")).slides if list(parts(s, KeyWord))]
    assert marked == ["Kulak"]


def endings(deck: Deck, phase: str) -> str:
    (table,) = slide_of(deck, f"{phase}: what happened").blocks
    return text(tuple(row for row in table.rows if "What came of it" in repr(row[0])))


def test_how_an_alliance_ended_is_told_when_it_has_ended() -> None:
    deck = make(topic("shipped"))
    phases = [f"{n}  {phase.title.plain}" for n, phase in enumerate(topic("shipped").phases, 1)]
    told = [
        [name for name in ("Triumvirate: ", "Duumvirate: ", "Left Opposition: ") if name in endings(deck, phase)]
        for phase in phases
    ]
    assert told == [[], ["Left Opposition: "], ["Triumvirate: "], [], ["Duumvirate: "]]


def test_the_same_ending_is_not_told_twice_in_other_words() -> None:
    deck = make(topic("shipped"))
    assert "Broke up once" in endings(deck, "3  The New Opposition")
    assert "was condemned in January 1924" not in text(deck.slides)


def test_two_short_endings_of_one_alliance_are_both_told() -> None:
    of = lonely()
    (alliance,), (phase,) = of.alliances, of.phases
    pact = replace(alliance, name="Great Pact", outcome=(said("Failed badly."), said("Split quickly.")))
    shown = endings(make(replace(of, alliances=(pact,), phases=(phase,))), "1  One")
    assert "Failed badly." in shown and "Split quickly." in shown


def test_whether_a_matter_is_settled_stands_with_what_is_known() -> None:
    of = topic("shipped")
    for conflict in of.conflicts:
        slides = make(of, conflicts=(conflict.id,)).slides
        slide = next(s for s in slides if s.title == f"{conflict.title.plain} What we know")
        state = "The facts settle this." if conflict.settled else "Historians still disagree."
        assert state in text(slide.blocks[-1:]) and state not in text(slide.right)


def test_the_same_topic_gives_the_same_deck() -> None:
    assert make(topic("triumvirs")) == make(topic("triumvirs"))


@pytest.mark.parametrize(
    "of",
    [
        bare(),
        bare(people=(Person(id="ann", name="Ann", contender=True, one_line=said("The elder.")),)),
        bare(events=(Event(id="war", date=parse_date("31 BC"), title=parse("War"), description=said("They fought.")),)),
    ],
    ids=["nothing", "a person", "an event"],
)
def test_a_topic_with_next_to_nothing(of: Topic) -> None:
    deck = make(of)
    assert [slide.role for slide in deck.slides][:2] == [SlideRole.TITLE, SlideRole.QUESTION]
    assert all(slide.notes for slide in deck.slides)


def test_the_level_is_that_of_the_setting() -> None:
    of = topic("shipped")
    hard = Setting(load_theme(), PAPERS["a4"], Level.CHALLENGE)
    asked = UnitDeck().make(of, MATERIAL, DeckOptions(level=Level.SUPPORT), hard)
    assert asked == UnitDeck().make(of, MATERIAL, DeckOptions(), hard) != make(of)


def test_a_question_is_posed_with_the_options_that_do_not_tell_by_their_length() -> None:
    choices = blocks_of(make(topic("triumvirs")), MultipleChoice)
    (crassus,) = {c.options for c in choices if "Crassus killed" in repr(c.stem)}
    assert "On the Appian Way" in repr(crassus), "the longest of four distractors is kept"


def test_more_contenders_than_looks_are_told() -> None:
    crowd = tuple(Person(id=f"p{n}", name=f"P{n}", contender=True, one_line=said("One.")) for n in range(9))
    (warning,) = make(bare(people=crowd)).warnings
    assert warning.code == "looks" and "9 contenders" in warning.message
    assert not make(bare(people=crowd[:8])).warnings


def lonely() -> Topic:
    """A phase of which the topic names an alliance, but nobody in it."""
    alliance = Alliance(id="pact", name="The Pact", members=(), from_=parse_date("44 BC"), to=parse_date("43 BC"))
    phase = Phase(
        id="one", title=parse("One"), from_=parse_date("44 BC"), to=parse_date("43 BC"), summary=said("It began."),
        governing="pact",
    )  # fmt: skip
    return bare(alliances=(alliance,), phases=(phase,))


def test_an_alliance_without_members_is_drawn_by_its_name() -> None:
    drawings = blocks_of(make(lonely()), Drawing)
    boxes = [item for d in drawings for item in flat(d.scene.items) if isinstance(item, TextBox)]
    assert len(drawings) == 2 and all(any(line.runs for line in box.lines) for box in boxes)
    assert [box.lines[0].text for box in boxes].count("The Pact") == 2


def test_many_phases_fall_back_to_a_table() -> None:
    of = topic("shipped")
    deck = make(replace(of, phases=of.phases[:1] * 12))
    overview = next(slide for slide in deck.slides if slide.title == "The struggle at a glance")
    assert isinstance(overview.blocks[0], Table) and len(overview.blocks[0].rows) == 12


@topics
def test_every_slide_is_named_by_what_it_is_about(name: str) -> None:
    before = topic(name)
    names = [slide.id for slide in make(before).slides]
    assert all(names) and len(set(names)) == len(names)
    phase = replace(before.phases[0], title=parse("Another title"))
    renamed = make(replace(before, phases=(phase, *before.phases[1:])))
    assert [slide.id for slide in renamed.slides] == names
