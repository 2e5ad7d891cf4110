"""Lessons: the plan is one page and says all there is to do; the slides follow the plan."""

import pytest
from msgspec.structs import replace

from lessonpress.build.pages import set_pages
from lessonpress.layouts.document import Chart, Deck, Flow, SlideRole, Table
from lessonpress.layouts.dump import dump
from lessonpress.layouts.layout import load_layout
from lessonpress.layouts.lesson_deck import LessonDeckOptions, LessonOptions
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import MultipleChoice
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.items import Item
from lessonpress.resources.markup import parse
from lessonpress.resources.teaching import Activity, Lesson, Material

from .sheets import FOLDERS, parts, setting, topic, words

LESSONS = [(name, lesson.id) for name in FOLDERS for lesson in topic(name).lessons]


def lesson_of(name: str, lesson: str) -> Lesson:
    return topic(name).by_id[lesson]


def plan(name: str, lesson: str) -> Flow:
    made = load_layout("lesson-plan").make(
        topic(name), Material(id="p", layout="lesson-plan"), LessonOptions(lesson=lesson), setting()
    )
    assert isinstance(made, Flow)
    return made


def deck(name: str, lesson: str) -> Deck:
    made = load_layout("lesson-deck").make(
        topic(name), Material(id="d", layout="lesson-deck"), LessonDeckOptions(lesson=lesson), setting()
    )
    assert isinstance(made, Deck)
    return made


def test_there_are_lessons_to_test() -> None:
    assert {name for name, _ in LESSONS} == set(FOLDERS)
    assert sum(name == "soviet" for name, _ in LESSONS) == 6


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("name", "lesson"), LESSONS)
def test_a_plan_is_one_page(name: str, lesson: str, paper: str) -> None:
    assert len(set_pages(plan(name, lesson), load_theme(), PAPERS[paper]).pages) == 1


@pytest.mark.parametrize(("name", "lesson"), LESSONS)
def test_a_plan_says_all_of_the_lesson_and_counts_its_minutes(name: str, lesson: str) -> None:
    of, flow = lesson_of(name, lesson), plan(name, lesson)
    said = words(flow.blocks)
    told = [of.question, *of.objectives, *of.prior, *filter(None, (of.homework, of.note))]
    told += [text for activity in of.activities for text in (activity.title, activity.text) if text]
    assert all(text.plain in said for text in told)
    (table,) = (block for block in flow.blocks if isinstance(block, Table))
    times = [words(row[0].blocks).split("–") for row in table.rows]
    assert times[0][0] == "0" and times[-1][1] == str(of.minutes)
    assert [end for _, end in times[:-1]] == [start for start, _ in times[1:]]


@pytest.mark.parametrize(("name", "lesson"), LESSONS)
def test_the_slides_follow_the_plan(name: str, lesson: str) -> None:
    """Title, do-now with answers, aims; each activity; homework; and the sources of all that."""
    of, made = lesson_of(name, lesson), deck(name, lesson)
    titles = [slide.title for slide in made.slides]
    assert made.slides[0].role is SlideRole.TITLE
    assert of.title.plain in titles[0]
    aims = titles.index(of.question.plain)
    if of.activities[0].kind == "do-now":
        first = [of.activities[0].title.plain] if of.activities[0].steps else []
        asked = ["Do now: what do you know already?", "Do now: the answers"] if of.activities[0].questions else []
        assert titles[1:aims] == [*first, *asked]
    tasks = [activity.title.plain for activity in of.activities if activity.kind in ("task", "discuss")]
    assert list(dict.fromkeys(title for title in titles if title in tasks)) == tasks
    closing = ["Back to the question of this lesson"] if of.activities[-1].kind == "plenary" else []
    if of.homework:
        assert titles[-2 - len(closing) :] == [*closing, "Homework", "Sources"]


@pytest.mark.parametrize(("name", "lesson"), LESSONS)
def test_the_class_sees_its_steps_and_the_teacher_reads_the_rest(name: str, lesson: str) -> None:
    """Steps are on slides; what the teacher does, how long and with what is in the notes, in the order of the plan."""
    of, made = lesson_of(name, lesson), deck(name, lesson)
    shown = words([(slide.blocks, slide.right) for slide in made.slides])
    told = words([slide.notes for slide in made.slides])
    at = -1
    for activity in of.activities:
        assert all(step.plain in shown for step in activity.steps)
        at = told.index(f"{activity.title.plain} (", at + 1)
        if activity.text:
            assert activity.text.plain in told[at:]
            assert activity.text.plain not in shown
        for material in activity.materials:
            title = topic(name).by_id[material].title
            assert title is None or title.plain in told[at:]


@pytest.mark.parametrize(("name", "lesson"), LESSONS)
def test_a_lesson_ends_with_its_question_and_its_aims(name: str, lesson: str) -> None:
    of = lesson_of(name, lesson)
    if of.activities[-1].kind == "plenary":
        (slide,) = (one for one in deck(name, lesson).slides if one.title == "Back to the question of this lesson")
        assert of.question.plain in words(slide.blocks)
        assert all(aim.plain in words(slide.right) for aim in of.objectives)


@pytest.mark.parametrize(("name", "lesson"), LESSONS)
def test_every_question_is_asked_before_it_is_answered(name: str, lesson: str) -> None:
    asked = [topic(name).by_id[q] for activity in lesson_of(name, lesson).activities for q in activity.questions]
    shown = [
        (slide.role, words(choice.stem))
        for slide in deck(name, lesson).slides
        for choice in parts((slide.blocks, slide.right), MultipleChoice)
    ]
    for question in asked:
        roles = [role for role, stem in shown if stem == words(question.stem.words)]
        assert roles == [SlideRole.QUESTION, SlideRole.ANSWER]


@pytest.mark.parametrize(("name", "lesson"), LESSONS)
def test_a_task_says_how_long_it_takes_and_what_is_needed(name: str, lesson: str) -> None:
    slides = {slide.title: slide for slide in deck(name, lesson).slides}
    for activity in lesson_of(name, lesson).activities:
        if activity.kind == "task":
            said = words(slides[activity.title.plain].blocks)
            assert f"{activity.minutes} minutes" in said
            for material in activity.materials:
                title = topic(name).by_id[material].title
                assert title is None or title.plain in said


def test_an_alliance_is_taught_with_what_it_wanted_and_its_note_is_the_teachers() -> None:
    taught, of = topic("soviet"), deck("soviet", "lesson-oppositions")
    alliance = taught.by_id["duumvirate"]
    (slide,) = (slide for slide in of.slides if slide.title == alliance.name)
    told = words(slide.blocks)
    assert all(taught.name(person) in told for person in (*alliance.members, *alliance.against))
    assert all(said.plain in told for said in (*alliance.purpose, *alliance.policy, *alliance.outcome))
    assert alliance.note.plain not in told
    assert alliance.note.plain in words(slide.notes)


def test_the_overview_is_one_page_with_every_lesson() -> None:
    of = topic("soviet")
    flow = load_layout("unit-overview").make(of, Material(id="u", layout="unit-overview"), Item(), setting())
    text = dump(flow)
    assert all(lesson.question.plain in text and lesson.title.plain in text for lesson in of.lessons)
    assert len(set_pages(flow, load_theme(), PAPERS["a4"]).pages) == 1


def test_a_topic_with_lessons_gets_their_materials_without_asking() -> None:
    names = {m.id for layout in ("lesson-plan", "lesson-deck") for m in load_layout(layout).standard(topic("soviet"))}
    assert names == {f"lesson-{n}-{what}" for n in range(1, 7) for what in ("plan", "slides")}


def taught_in(*activities: Activity) -> Deck:
    """The deck of a lesson made of these activities."""
    of = topic("soviet")
    lesson = replace(of.lessons[0], activities=activities)
    made = load_layout("lesson-deck").make(
        replace(of, lessons=(lesson,)),
        Material(id="d", layout="lesson-deck"),
        LessonDeckOptions(lesson=lesson.id),
        setting(),
    )
    assert isinstance(made, Deck)
    return made


def activity(kind: str, title: str = "It", **about: object) -> Activity:
    return Activity(title=parse(title), minutes=5, kind=kind, **about)  # type: ignore[arg-type]


def test_words_stand_once_at_the_beginning_unless_an_activity_teaches_nothing_else() -> None:
    made = taught_in(
        activity("teach", "One", about=("kulak", "lenin-death")),
        activity("teach", "Two", about=("kulak", "politburo", "lenin-funeral")),
        activity("teach", "Words alone", about=("exile",)),
    )
    titles = [slide.title for slide in made.slides]
    assert titles.count("Words to know") == 1 and titles.index("Words to know") == 3
    told = words(made.slides[3].blocks)
    assert told.count("Kulak") == 1 and "Politburo" in told and "Кулак" in told
    (alone,) = (slide for slide in made.slides if slide.title == "Words alone")
    assert "Expulsion" in words(alone.blocks)


def test_what_has_nothing_to_show_says_how_long_it_takes() -> None:
    made = taught_in(activity("teach", "Talk"), activity("do-now", "Begin"), activity("discuss", "Discuss"))
    shown = {slide.title: words(slide.blocks) for slide in made.slides}
    assert all("5 minutes" in shown[title] for title in ("Talk", "Begin", "Discuss"))
    assert "talk to your partner" in shown["Discuss"]
    assert not any("Read the steps aloud" in words(slide.notes) for slide in made.slides)


def test_steps_of_a_do_now_come_before_its_questions_and_what_is_taught_after_them() -> None:
    made = taught_in(
        activity("do-now", "Begin", steps=(parse("Be silent."),), questions=("q-02",), about=("lenin-death",))
    )
    titles = [slide.title for slide in made.slides]
    start = titles.index("Begin")
    assert titles[start + 1 : start + 3] == ["Do now: what do you know already?", "Do now: the answers"]
    assert "Death of Lenin" in titles[start + 3 :]


def test_only_the_last_plenary_goes_back_to_the_question() -> None:
    made = taught_in(activity("plenary", "Half-way"), activity("task", "More"), activity("plenary", "End"))
    titles = [slide.title for slide in made.slides]
    assert titles.count("Back to the question of this lesson") == 1
    assert titles.index("Back to the question of this lesson") > titles.index("More")


def test_a_single_number_is_no_chart() -> None:
    made = taught_in(activity("teach", figures=("platform-signatories",)))
    assert not list(parts(made.slides, Chart))
    assert "46 people" in words([slide.blocks for slide in made.slides])
