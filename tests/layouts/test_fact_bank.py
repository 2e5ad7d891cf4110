"""The fact bank: numbers that stay, and quizzes set from them that agree with the organiser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.build.pages import set_pages
from lessonpress.layouts.document import Table
from lessonpress.layouts.exercises import TooFewFactsError
from lessonpress.layouts.fact_bank import PEOPLE, fact_bank
from lessonpress.layouts.fact_rows import FactRows
from lessonpress.layouts.knowledge_organiser import KnowledgeOrganiser, OrganiserOptions
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import lowered
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.items import Level
from lessonpress.resources.teaching import Material

from .sheets import FOLDERS, answers, make, parts, setting, sheet, topic, words

TOPICS = pytest.mark.parametrize("name", FOLDERS)


def numbered(name, level=Level.CORE):
    return [fact for section in fact_bank(topic(name), level) for fact in section.facts]


def organiser(name, **options):
    material = Material(id="organiser", layout="knowledge-organiser")
    return KnowledgeOrganiser().make(topic(name), material, OrganiserOptions(**options), setting())


def rows(document) -> dict[str, list[str]]:
    """The rows of all tables by their number."""
    return {
        words(row[0].blocks): [words(cell.blocks) for cell in row[1:]]
        for table in parts(document.blocks, Table)
        for row in table.rows
    }


@TOPICS
def test_every_fact_has_a_number_of_its_own_from_one(name):
    assert [fact.number for fact in numbered(name)] == list(range(1, len(numbered(name)) + 1))
    assert len({fact.id for fact in numbered(name)}) == len(numbered(name))


@TOPICS
def test_a_number_means_the_same_at_every_level(name):
    first, *others = ([(f.number, f.id) for f in numbered(name, level)] for level in Level)
    assert others == [first, first]


def test_terms_are_put_more_simply_for_support_and_never_at_length():
    def answer(term, level):
        return next(words(f.answer) for f in numbered("triumvirs", level) if f.id == term)

    assert answer("consul", Level.SUPPORT).startswith("One of the two men who ruled")
    assert answer("consul", Level.CORE).startswith("One of two yearly heads of state")
    assert answer("optimates", Level.CHALLENGE) == answer("optimates", Level.CORE)
    assert "hostile" not in answer("optimates", Level.CHALLENGE)


@TOPICS
@pytest.mark.parametrize("level", Level)
def test_the_organiser_has_room_for_every_number_on_a4(name, level):
    material = Material(id="organiser", layout="knowledge-organiser")
    for version in ("full", "blank"):
        options = OrganiserOptions(version=version)
        flow = KnowledgeOrganiser().make(topic(name), material, options, setting(level=level))
        assert set_pages(flow, load_theme(), PAPERS["a4"]).problems == ()


@TOPICS
def test_contenders_come_first_and_there_are_ten_people_at_most(name):
    people = next(section.facts for section in fact_bank(topic(name), Level.CORE) if section.sort == "people")
    ids = [fact.id for fact in people]
    contenders = [person.id for person in topic(name).contenders]
    assert ids[: len(contenders)] == contenders
    assert len(ids) <= PEOPLE


@TOPICS
def test_key_dates_are_the_weightiest_and_in_order(name):
    by_id = topic(name).by_id
    dates = next(section.facts for section in fact_bank(topic(name), Level.CORE) if section.sort == "dates")
    events = [by_id[fact.id] for fact in dates]
    left_out = [event.weight for event in topic(name).events if event not in events]
    assert events == [event for event in topic(name).timeline if event in events]
    assert min(event.weight for event in events) > max(left_out)


def test_a_title_that_tells_its_year_is_no_key_date():
    small = topic("triumvirs")
    event = max(small.events, key=lambda e: e.weight)
    telling = replace(event, title=replace(event.title, nodes=(*event.title.nodes, *numbered_year(event))))
    changed = replace(small, events=tuple(telling if e is event else e for e in small.events))
    assert event.id in {f.id for f in fact_bank(small, Level.CORE)[0].facts}
    assert event.id not in {f.id for f in fact_bank(changed, Level.CORE)[0].facts}


def numbered_year(event):
    from lessonpress.resources.dates import format_year
    from lessonpress.resources.markup import Text

    return (Text(f" ({format_year(event.date.year)})"),)


@TOPICS
def test_the_full_organiser_the_blank_and_the_practice_sheet_share_their_numbers_and_cues(name):
    full, blank, practice = (organiser(name, version=v) for v in ("full", "blank", "look-cover-write-check"))
    assert [(n, row[0]) for n, row in rows(full).items()] == [(n, row[0]) for n, row in rows(blank).items()]
    assert rows(full) == {n: row[:2] for n, row in rows(practice).items()}
    assert {tuple(row[1:]) for row in rows(blank).values()} == {("",)}
    assert {tuple(row[2:]) for row in rows(practice).values()} == {("", "", "")}


@given(st.integers(1, 60), st.integers(1, 60))
def test_a_quiz_asks_for_these_numbers_and_its_key_is_the_organiser(first, last):
    facts = [fact for fact in numbered("soviet") if first <= fact.number <= last]
    try:
        task, _ = make(topic("soviet"), "quiz-range", **{"from": first, "to": last})
    except TooFewFactsError:
        assert not facts
        return
    full = rows(organiser("soviet"))
    asked = [fact.number for block in parts(task.body, FactRows) for fact in block.section.facts]
    assert asked == [fact.number for fact in facts] != []
    assert answers(task) == [full[str(number)][1] for number in asked]


@TOPICS
def test_a_quiz_tells_no_answer_on_its_sheet(name):
    task, _ = make(topic(name), "quiz-range", to=99)
    for fact in numbered(name):
        assert words(fact.answer) not in sheet(task)
        assert words(fact.cue) in sheet(task)


def test_lines_for_an_answer_say_no_more_than_whether_it_is_short():
    task, _ = make(topic("soviet"), "quiz-range", to=99)
    tables = list(parts(lowered(task.body, answers=False), Table))
    assert {row[2].lines for table in tables for row in table.rows} == {1, 2}


def test_numbers_that_there_are_not_make_no_quiz():
    with pytest.raises(TooFewFactsError, match="400"):
        make(topic("triumvirs"), "quiz-range", **{"from": 400, "to": 500})


def test_a_topic_that_says_next_to_nothing_has_no_organiser():
    small = replace(
        topic("triumvirs"), events=topic("triumvirs").events[:2], people=(), alliances=(), terms=(), factors=()
    )
    assert KnowledgeOrganiser().standard(small) == ()
    assert len(KnowledgeOrganiser().standard(topic("triumvirs"))) == 3
