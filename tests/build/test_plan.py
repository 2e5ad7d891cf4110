"""Which materials and files a build makes, and what it says of wrong wishes."""

from pathlib import Path

import pytest

from lessonpress.build.outputs import build_id, outputs
from lessonpress.build.plan import plan
from lessonpress.build.press import set_documents
from lessonpress.build.request import Misuse, Request
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.diagnostics import Problems, Severity, render
from lessonpress.resources.reader import read_topic

THEME = load_theme()


def planned(topic, **wanted):
    request = Request(topic, Path("out"), **{"formats": ("words", "screen"), **wanted})
    reading, problems = read_topic(topic), Problems()
    assert reading.topic is not None, reading.diagnostics
    made = plan(reading.topic, request, problems)
    return reading, request, made.jobs, made.materials, problems


def files(topic, **wanted):
    reading, request, jobs, _, problems = planned(topic, **wanted)
    assert not problems.errors
    documents = [(job, document) for job in jobs for document in set_documents(reading.topic, job, THEME, request)]
    return [output for job, document in documents for output in outputs(job, document, request.formats, THEME)]


def paths(topic, **wanted):
    return [output.path for output in files(topic, **wanted)]


def errors(topic, **wanted):
    reading, _, _, _, problems = planned(topic, **wanted)
    return "\n".join(render(problem, reading.lines) for problem in problems.errors)


def materials(topic, text):
    (topic / "materials.yaml").write_text(text)


def test_files_have_plain_names_and_sheets_have_keys(topic):
    assert paths(topic) == [
        "worksheets/01-who-was-who.txt",
        "worksheets/01-who-was-who-answers.txt",
        "worksheets/02-reading.txt",
        "slides/01-unit.slides.txt",
    ]


def test_a_variant_has_names_of_its_own_where_there_is_something_to_shuffle(topic):
    assert paths(topic, variant="B") == [
        "worksheets/01-who-was-who-b.txt",
        "worksheets/01-who-was-who-b-answers.txt",
        "worksheets/02-reading.txt",
        "slides/01-unit.slides.txt",
    ]


def test_sheet_and_key_share_the_build_id(topic):
    sheet, key, reading, _ = files(topic)
    assert build_id(sheet.key) == build_id(key.key) != build_id(reading.key)
    assert len(build_id(sheet.key)) == 7


@pytest.mark.parametrize(
    "only", ["worksheets", "fake-sheet", "reading", "02-reading", "worksheets/02-reading", "02-reading-answers.txt"]
)
def test_only_takes_folders_layouts_and_materials(topic, only):
    assert "worksheets/02-reading.txt" in paths(topic, only=(only,))
    assert "slides/01-unit.slides.txt" not in paths(topic, only=(only,))


def test_only_leaves_the_numbers_as_they_are(topic):
    assert paths(topic, only=("reading", "unit")) == ["worksheets/02-reading.txt", "slides/01-unit.slides.txt"]


def test_a_document_goes_to_the_formats_that_have_its_form(topic):
    assert paths(topic, formats=("screen",)) == ["slides/01-unit.slides.txt"]


def test_paper_is_the_layouts_own_unless_asked_for(topic):
    assert {job.paper for job in planned(topic)[2]} == {"a4"}
    assert {job.paper for job in planned(topic, paper="a3")[2]} == {"a3"}


def test_content_theme_paper_and_code_make_the_key(topic):
    first = files(topic)[0].key
    assert files(topic)[0].key == first
    assert files(topic, paper="a3")[0].key["paper"] != first["paper"]
    (topic / "people.yaml").write_text((topic / "people.yaml").read_text().replace("elder", "eldest"))
    changed = files(topic)[0].key
    assert {part for part in first if first[part] != changed[part]} == {"content"}


def test_a_line_more_in_the_source_changes_nothing(topic):
    before = [output.key for output in files(topic)]
    (topic / "people.yaml").write_text("# a remark\n" + (topic / "people.yaml").read_text())
    assert [output.key for output in files(topic)] == before


PAPER_NAMES = "a0, a1, a2, a3, a4, a5, letter, legal, tabloid"


@pytest.mark.parametrize(
    ("wanted", "message", "hint"),
    [
        ({"only": ("redaing",)}, "there is no material 'redaing'", "did you mean 'reading'?"),
        ({"formats": ("pfd",)}, "there is no format 'pfd'", "did you mean 'pdf'?"),
        ({"theme": "clasic"}, "there is no theme 'clasic'", "did you mean 'classic'?"),
        (
            {"paper": "b9"},
            "there is no paper 'b9'",
            f"there is: {PAPER_NAMES}; each also as a4-landscape or a4-portrait",
        ),
        (
            {"tile": "b9"},
            "there is no paper 'b9'",
            f"there is: {PAPER_NAMES}; each also as a4-landscape or a4-portrait",
        ),
        ({"paper": "a4-landscap"}, "there is no paper 'a4-landscap'", "did you mean 'a4-landscape'?"),
        ({"variant": "a/b"}, "'a/b' cannot name a variant", "use a letter or a short word: --variant B"),
    ],
)
def test_wrong_wishes(topic, wanted, message, hint):
    with pytest.raises(Misuse) as caught:
        planned(topic, **wanted)
    assert (str(caught.value), caught.value.hint) == (message, hint)


def test_an_unknown_layout_is_told_at_its_place(topic):
    materials(topic, "materials:\n  - id: one\n    layout: fake-shet\n")
    assert errors(topic) == (
        "error: unknown layout 'fake-shet'\n"
        " --> materials.yaml:3:13\n"
        "  |\n"
        "3 |     layout: fake-shet\n"
        "  |             ^^^^^^^^^\n"
        "  = help: did you mean 'fake-sheet'?"
    )


def test_options_are_checked_like_the_topic(topic):
    materials(topic, "materials:\n  - id: one\n    layout: fake-sheet\n    options: {persn: ann}\n")
    assert "error: unknown key 'persn'\n --> materials.yaml:4:15" in errors(topic)
    assert "did you mean 'person'?" in errors(topic)


def test_references_in_options_are_checked(topic):
    materials(topic, "materials:\n  - id: one\n    layout: fake-sheet\n    options: {person: anne}\n")
    assert "error: unknown person 'anne'\n --> materials.yaml:4:23" in errors(topic)
    assert "did you mean 'ann'?" in errors(topic)


def test_an_exercise_list_needs_an_exercise(topic):
    materials(topic, "materials:\n  - id: one\n    layout: worksheet\n    options: {exercises: []}\n")
    assert "error: 'exercises' needs at least 1, and has 0\n --> materials.yaml:4:26" in errors(topic)


def test_a_topic_that_gives_nothing_to_make_says_what_it_needs(topic):
    for name in ("materials", "people"):
        (topic / f"{name}.yaml").unlink()
    assert errors(topic) == (
        "error: this topic says too little to make anything of\n"
        " --> topic.yaml:2:10\n"
        "  |\n"
        "2 |   title: The Two Brothers\n"
        "  |          ^^^^^^^^^^^^^^^^\n"
        "  = help: begin with two events in events.yaml, or with somebody in people.yaml who has 'contender: yes'"
    )


def test_the_level_is_the_materials_own_or_the_topics(topic):
    (topic / "topic.yaml").write_text((topic / "topic.yaml").read_text() + "  level: support\n")
    materials(
        topic,
        "materials:\n"
        "  - {id: one, layout: fake-sheet}\n"
        "  - {id: two, layout: fake-sheet, options: {level: challenge}}\n",
    )
    assert [output.document.subtitle for output in files(topic)][::2] == ["A4 support", "A4 challenge"]


def test_a_language_without_labels_is_told_once(topic):
    (topic / "topic.yaml").write_text((topic / "topic.yaml").read_text() + "  language: tlh\n")
    (told,) = planned(topic)[-1].found
    assert (told.severity, str(told.span)) == (Severity.WARNING, "topic.yaml:5:13")
    assert told.message == "lessonpress has no words in 'tlh': what it prints itself is in English"


def test_a_material_may_ask_for_a_paper(topic):
    materials = topic / "materials.yaml"
    materials.write_text(materials.read_text().replace("layout: fake-slides", "layout: fake-slides\n    paper: A5"))
    _, _, jobs, _, problems = planned(topic)
    assert not problems.errors
    assert [job.paper for job in jobs if job.material.id == "unit"] == ["a5"]
    assert {job.paper for job in planned(topic, paper="letter")[2]} == {"letter"}
    materials.write_text(materials.read_text().replace("paper: A5", "paper: a9"))
    (problem,) = planned(topic)[4].errors
    assert (problem.message, problem.span.line) == ("there is no paper 'a9'", 9)
