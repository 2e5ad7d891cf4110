"""Worksheets: those that ship are whole, every topic gets a set of its own, and mistakes are told at their place."""

import re
from textwrap import dedent

import pytest
from msgspec.structs import replace

from lessonpress.layouts.document import Answer, Gap, Paragraph
from lessonpress.layouts.dump import dump
from lessonpress.layouts.exercises import KINDS
from lessonpress.layouts.exercises.wording import wording
from lessonpress.layouts.layout import Layout
from lessonpress.layouts.questions import MultipleChoice, Task, lowered
from lessonpress.layouts.worksheet import Worksheet
from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems, Severity
from lessonpress.resources.reader import read_topic
from lessonpress.resources.references import check_references
from lessonpress.resources.topic import SECTIONS

from .sheets import FOLDERS, parts, setting, topic, words

TOPICS = ("triumvirs", "soviet")
SHEETS = [material for material in topic("soviet").materials if material.layout == "worksheet"]


def read_options(material, problems=None):
    return decode(material.options, Worksheet.Options, problems or Problems(), place=None)


def make(name, material, variant=""):
    return Worksheet().make(topic(name), material, read_options(material), setting(variant))


each_sheet = pytest.mark.parametrize("material", SHEETS, ids=lambda material: material.id)


def test_it_is_a_layout():
    assert isinstance(Worksheet(), Layout)


def test_the_shipped_topic_has_sheets_enough_and_uses_every_kind():
    assert len(SHEETS) >= 12
    assert {given["kind"] for material in SHEETS for given in material.options["exercises"]} == set(KINDS)


@each_sheet
def test_a_shipped_sheet_is_made_without_a_word(material):
    problems = Problems()
    subject = topic("soviet")
    known = {item.id: section for section in SECTIONS for item in getattr(subject, section)}
    options = read_options(material, problems)
    for part in Worksheet().parts(material, options, problems):
        check_references(part, type(part), known, problems)
    flow = make("soviet", material)
    assert not problems.found and not flow.warnings
    tasks = list(parts(flow.blocks, Task))
    assert [task.number for task in tasks] == list(range(1, len(material.options["exercises"]) + 1))
    assert flow.fields == ("Name", "Class", "Date")
    only_words = {task.kind for task in tasks} == {"word-search"}
    assert flow.references or only_words, "every statement can name its source"


@each_sheet
def test_sheet_and_key_are_one_document(material):
    flow = make("soviet", material)
    assert not list(parts(lowered(flow.blocks, answers=False), Answer))
    assert list(parts(lowered(flow.blocks, answers=True), Answer))
    assert dump(flow) == dump(make("soviet", material))


@each_sheet
def test_a_variant_is_another_shuffle_of_the_same_questions(material):
    one, other = make("soviet", material), make("soviet", material, "B")
    assert sorted(words(one.blocks).replace(" ", "")) == sorted(words(other.blocks).replace(" ", ""))
    assert other.variant == "B"
    fixed = {
        "complete-table", "essay-plan", "exit-ticket", "living-graph", "policy-grid", "quiz-range", "short-answer",
        "sources-disagree",
    }  # fmt: skip
    kinds = {given["kind"] for given in material.options["exercises"]}
    assert (one.blocks == other.blocks) is (kinds <= fixed)


@each_sheet
def test_a_shipped_sheet_fills_one_to_three_pages_and_its_key_one_more_at_most(material):
    from lessonpress.build.pages import set_pages
    from lessonpress.layouts.paper import PAPERS

    for answers in (False, True):
        flow = replace(make("soviet", material), answers=answers)
        pages = set_pages(flow, setting().theme, PAPERS["a4"], "test")
        assert 1 <= len(pages.pages) <= (4 if answers else 3)
        assert not pages.problems


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_without_a_list_gets_sheets_of_its_own(name):
    sheets = Worksheet().standard(topic(name))
    assert 8 <= len(sheets) <= 14
    assert len({sheet.id for sheet in sheets}) == len(sheets)
    for sheet in sheets:
        flow = make(name, sheet)
        assert flow.blocks and not flow.warnings
        assert flow.title == sheet.title.plain


def test_a_thin_topic_gets_only_what_it_has_facts_for():
    thin = topic("triumvirs")
    bare = type(thin)(topic=thin.topic, terms=thin.terms, sources=thin.sources)
    assert [sheet.id for sheet in Worksheet().standard(bare)] == ["words-to-know"]
    nothing = type(thin)(topic=thin.topic)
    assert list(Worksheet().standard(nothing)) == []


def test_an_exercise_on_the_same_sheet_does_not_repeat_the_facts_of_another():
    (sheet,) = (s for s in Worksheet().standard(topic("soviet")) if s.id == "words-to-know")
    match, gaps = parts(make("soviet", sheet).blocks, Task)
    names = {words(left) for left in match.body[0].left}
    leads = {words(entry[0].text[0]) for entry in gaps.body[1].entries}
    assert names and leads and not names & leads


# ---- mistakes in the source -----------------------------------------------------------------------------------------


def told(tmp_path, exercises):
    """What is told of a material with these exercises: by its check, and when it is made all the same."""
    for file in FOLDERS["triumvirs"].iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    head = "materials:\n  - id: mine\n    layout: worksheet\n    options:\n      exercises:\n"
    lines = "".join(f"        {line}\n" for line in dedent(exercises).strip().splitlines())
    (tmp_path / "materials.yaml").write_text(head + lines, "utf-8")
    reading = read_topic(tmp_path)
    assert reading.topic is not None, reading.diagnostics
    (material,) = reading.topic.materials
    problems = Problems()
    options = decode(material.options, Worksheet.Options, problems, place=None)
    known = {item.id: section for section in SECTIONS for item in getattr(reading.topic, section)}
    for part in Worksheet().parts(material, options, problems):
        check_references(part, type(part), known, problems)
    flow = Worksheet().make(reading.topic, material, options, setting())
    return [(str(d.span), d.severity, d.message, d.hints) for d in problems.found], flow


def test_an_unknown_kind_is_told_with_what_was_meant(tmp_path):
    found, flow = told(tmp_path, "- kind: gapfill\n- kind: match")
    message = "unknown kind of exercise 'gapfill'"
    assert found == [("materials.yaml:6:17", Severity.ERROR, message, ("did you mean 'gap-fill'?",))]
    assert [task.number for task in parts(flow.blocks, Task)] == [1]


def test_an_exercise_without_a_kind_is_told(tmp_path):
    found, _ = told(tmp_path, "- count: 3")
    assert found[0][:3] == ("materials.yaml:6:11", Severity.ERROR, "an exercise needs a 'kind'")


def test_an_option_of_another_kind_is_told_at_its_place(tmp_path):
    found, _ = told(tmp_path, "- kind: match\n  bank: yes")
    assert found[0][:3] == ("materials.yaml:7:11", Severity.ERROR, "unknown key 'bank'")


def test_an_unknown_id_is_told_at_its_place(tmp_path):
    found, _ = told(tmp_path, "- kind: put-in-order\n  ids: [rubicon, luca, farsalus]")
    assert found[0][:2] == ("materials.yaml:7:32", Severity.ERROR)
    assert "farsalus" in found[0][2] and found[0][3] == ("did you mean 'pharsalus'?",)


def test_an_unknown_source_in_a_teachers_own_guidance_is_told(tmp_path):
    found, _ = told(
        tmp_path, "- kind: short-answer\n  prompts:\n    - text: Why?\n      guidance: ['Because. [@livy]']"
    )
    assert len(found) == 1 and "livy" in found[0][2]


def test_too_few_facts_are_a_warning_at_the_exercise(tmp_path):
    found, flow = told(tmp_path, "- kind: match\n- kind: put-in-order\n  ids: [rubicon, luca]")
    assert not found
    (warning,) = flow.warnings
    assert str(warning.span) == "materials.yaml:7:17" and warning.severity is Severity.WARNING
    assert warning.message == ("this exercise is left out: this needs 3 events whose dates tell their order, and has 2")
    assert len(list(parts(flow.blocks, Task))) == 1


def test_what_a_teacher_named_and_cannot_be_asked_is_a_warning_at_its_id(tmp_path):
    _, flow = told(tmp_path, "- kind: true-false\n  ids: [n-01, n-02, n-06, n-07, n-08]")
    (warning,) = flow.warnings
    assert str(warning.span) == "materials.yaml:7:41"
    assert "'n-08' is left out" in warning.message


# ---- nothing on a sheet gives away what another exercise of it asks ------------------------------------------------

SHARED = 0.5
"""So much of the sense of a question in a sentence with its answer tells it."""


def asked(task: Task) -> list[tuple[str, str]]:
    """What a task asks for in words that can be read elsewhere, each with the words around it."""
    gaps = [(gap.answer, words(node.text)) for node in parts(task.body, Paragraph) for gap in parts(node.text, Gap)]
    return gaps + [(words(c.options[c.right]), words(c.stem)) for c in parts(task.body, MultipleChoice)]


def tells(sentence: str, answer: str, question: str) -> bool:
    """Whether a sentence shows the answer, and says what the question asks."""
    compare = wording("en")
    sense = compare.telling(question) - compare.telling(answer)
    shown = compare.telling(sentence)
    return compare.mentions(sentence, answer) and bool(sense) and len(sense & shown) / len(sense) >= SHARED


EVERY = [("soviet", m) for m in SHEETS] + [("triumvirs", m) for m in Worksheet().standard(topic("triumvirs"))]


@pytest.mark.parametrize(("name", "material"), EVERY, ids=[f"{n}-{m.id}" for n, m in EVERY])
def test_no_exercise_tells_the_answer_of_another(name, material) -> None:
    tasks = [block for block in make(name, material).blocks if isinstance(block, Task)]
    for task in tasks:
        for other in tasks:
            if other is not task:
                said = re.split(r"(?<=[.?!;]) ", words(lowered(other.body, answers=False)))
                told = [(a, s) for a, q in asked(task) for s in said if tells(s, a, q)]
                assert not told, (task.number, other.number, told)


def test_the_law_can_be_broken() -> None:
    assert tells(
        "In 1922 Stalin received the post of Secretary.", "Stalin", "Who received the post of Secretary in 1922?"
    )
    assert not tells("Stalin was born in Gori.", "Stalin", "Who received the post in 1922?")
