"""A whole build: what it makes, what it leaves alone, what it tells."""

import re
from pathlib import Path
from shutil import copytree

import pytest

from lessonpress.build import pipeline, readings
from lessonpress.build.fast import up_to_date
from lessonpress.build.manifest import load, place
from lessonpress.build.outcome import State
from lessonpress.build.pipeline import build, check
from lessonpress.build.request import LEVELS, Misuse, Request
from lessonpress.build.store import opened
from lessonpress.build.workers import heaviest_first
from lessonpress.layouts.labels import Labels

from ..layouts.sheets import FOLDERS

PACK = Path("out/brothers")
ALL = {
    "worksheets/01-who-was-who.txt",
    "worksheets/01-who-was-who-answers.txt",
    "worksheets/02-reading.txt",
    "slides/01-unit.slides.txt",
    "index.html",
}


def wish(topic, **wanted):
    return Request(topic, PACK, **{"formats": ("words", "screen"), "jobs": 1, **wanted})


def states(report):
    return {outcome.path: outcome.state for outcome in report.outcomes}


def edit(topic, old, new, file="people.yaml"):
    text = (topic / file).read_text()
    assert old in text
    (topic / file).write_text(text.replace(old, new))


def snapshot():
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in PACK.rglob("*") if path.is_file()}


def test_a_pack(topic):
    report = build(wish(topic))
    assert report.ok
    assert states(report) == dict.fromkeys(ALL, State.MADE)
    assert all((PACK / path).is_file() for path in ALL)


def test_sheet_and_key_carry_the_same_id(topic):
    build(wish(topic))
    sheet, key = ((PACK / f"worksheets/01-who-was-who{tail}.txt").read_text() for tail in ("", "-answers"))
    assert sheet.splitlines()[-1] == key.splitlines()[-1]
    assert "Bob" not in sheet
    assert "Bob" in key


def test_with_nothing_changed_no_file_is_touched(topic):
    request = wish(topic)
    build(request)
    before = snapshot()
    assert set(states(build(request)).values()) == {State.UNCHANGED}
    report = up_to_date(request)
    assert report is not None
    assert states(report) == dict.fromkeys(ALL, State.UNCHANGED)
    assert snapshot() == before


def test_an_edit_makes_only_what_it_changes(topic):
    build(wish(topic))
    edit(topic, "The Two Brothers", "The Three Brothers", "topic.yaml")
    assert up_to_date(wish(topic)) is None
    report = build(wish(topic))
    made = {outcome.path: outcome.why for outcome in report.of(State.MADE)}
    assert made == dict.fromkeys(("slides/01-unit.slides.txt", "index.html"), "the content changed")


def test_nothing_is_rendered_that_is_up_to_date(topic, tmp_path, monkeypatch):
    record = tmp_path / "record"
    monkeypatch.setenv("FAKES_RECORD", str(record))
    build(wish(topic))
    assert record.read_text().split() == ["who-was-who", "False", "who-was-who", "True", "reading", "False"]
    record.unlink()
    edit(topic, "The Two Brothers", "The Three Brothers", "topic.yaml")
    build(wish(topic))
    assert not record.exists()


@pytest.mark.parametrize("jobs", [1, 2, 3])
def test_worker_processes_change_nothing(topic, jobs):
    report = build(wish(topic, jobs=1))
    alone = {path: path.read_bytes() for path in PACK.rglob("*.txt")}
    for path in alone:
        path.unlink()
    again = build(wish(topic, jobs=jobs))
    assert [o.path for o in again.outcomes] == [o.path for o in report.outcomes]
    assert {path: path.read_bytes() for path in PACK.rglob("*.txt")} == alone


def test_errors_in_the_source_leave_the_pack_untouched(topic):
    build(wish(topic))
    before = snapshot()
    edit(topic, "name: Ann", "nmae: Ann")
    report = build(wish(topic))
    assert not report.ok
    assert not report.outcomes
    assert snapshot() == before


def test_a_letter_that_cannot_be_printed_is_told_with_its_place_and_earlier_files_stay(topic):
    (topic / "materials.yaml").write_text("materials:\n  - {id: cards, layout: fact-cards}\n")
    assert build(wish(topic, formats=("pdf",))).ok
    before = snapshot()
    edit(topic, "one-line: The elder", "one-line: The 漢 elder  # not the 漢 younger")
    (told,) = (problem for problem in build(wish(topic, formats=("pdf",))).problems if problem.is_error)
    assert told.text.splitlines() == [
        "error: no typeface of the theme has '漢' (U+6F22, cjk unified ideograph-6f22)",
        " --> people.yaml:4:19",
        "  |",
        "4 |     one-line: The 漢 elder  # not the 漢 younger",
        "  |                   ^",
        "  = help: write it another way, or choose a theme whose typefaces have it",
    ]
    assert snapshot().items() >= {path: was for path, was in before.items() if path.suffix == ".pdf"}.items()


def test_check_tells_of_letters_as_a_build_does(topic):
    (topic / "materials.yaml").write_text("materials:\n  - {id: cards, layout: fact-cards}\n")
    edit(topic, "one-line: The elder", "one-line: The 漢 elder")
    assert [problem.text for problem in check(wish(topic, formats=("pdf",))).problems if problem.is_error] == [
        problem.text for problem in build(wish(topic, formats=("pdf",))).problems if problem.is_error
    ]


def test_all_places_of_a_letter_are_told_but_not_where_it_is_not_printed(topic):
    (topic / "materials.yaml").write_text("materials:\n  - {id: cards, layout: fact-cards}\n")
    edit(topic, "one-line: The elder", "one-line: The 漢 elder\n    # 漢")
    edit(topic, "one-line: The younger", "one-line: The 漢 younger")
    (told,) = (problem for problem in build(wish(topic, formats=("pdf",))).problems if problem.is_error)
    assert "--> people.yaml:4:19" in told.text and "it also stands in people.yaml:9\n" in told.text


@pytest.mark.parametrize("edition", ["booklet", "two-up", "fillable"])
def test_an_edition_that_a_material_cannot_have_is_told_with_its_place(topic, edition):
    (topic / "materials.yaml").write_text(f"materials:\n  - {{id: cards, layout: fact-cards, {edition}: yes}}\n")
    (told,) = build(wish(topic, formats=("pdf",))).problems
    assert f"'cards' cannot be made as '{edition}'" in told.text and "--> materials.yaml:2:10" in told.text
    (topic / "materials.yaml").write_text("materials:\n  - {id: cards, layout: fact-cards}\n")
    assert build(wish(topic, formats=("pdf",), besides=(edition,))).problems == ()


def test_errors_in_the_source_make_no_folder(topic):
    edit(topic, "layout: fake-slides", "layout: fake-sildes", "materials.yaml")
    assert not build(wish(topic)).ok
    assert not PACK.exists()


def test_a_fault_in_a_plug_in_spoils_its_own_files_only(topic, monkeypatch):
    monkeypatch.delenv("LESSONPRESS_DEBUG", raising=False)
    edit(topic, "id: unit\n    layout: fake-slides", "id: unit\n    layout: fake-broken", "materials.yaml")
    report = build(wish(topic))
    assert set(states(report)) == ALL - {"slides/01-unit.slides.txt"}
    assert [problem.data["message"] for problem in report.problems] == [
        "'unit' could not be made: ValueError: a fault in a plug-in"
    ]
    assert not report.ok
    assert up_to_date(wish(topic)) is None


def test_a_worker_that_dies_is_told(topic):
    edit(topic, "id: unit\n    layout: fake-slides", "id: killed\n    layout: fake-broken", "materials.yaml")
    report = build(wish(topic, jobs=2))
    assert [problem.data["message"] for problem in report.problems] == ["'killed' could not be made: its process died"]
    assert set(states(report)) == ALL - {"slides/01-unit.slides.txt"}
    assert not report.ok


def test_a_file_that_cannot_be_written_is_told_and_the_others_are_made(topic):
    (PACK / "worksheets/02-reading.txt").mkdir(parents=True)
    report = build(wish(topic))
    assert states(report)["worksheets/02-reading.txt"] is State.FAILED
    assert states(report)["slides/01-unit.slides.txt"] is State.MADE
    message = "cannot write worksheets/02-reading.txt: there is a folder of that name"
    assert [problem.data["message"] for problem in report.problems] == [message]


def test_a_busy_folder_is_told(topic):
    with opened(PACK):
        report = build(wish(topic))
    assert [p.data["message"] for p in report.problems] == [
        f"another build is writing to {PACK}: wait until it is done"
    ]


def test_warnings_are_told_every_time(topic):
    edit(topic, "{ask: false}", "{ask: false, too-long: true}", "materials.yaml")
    told = ["this is too long for the sheet"]
    for report in (build(wish(topic)), up_to_date(wish(topic)), build(wish(topic))):
        assert report is not None
        assert [problem.data["message"] for problem in report.problems] == told
        assert report.problems[0].text.splitlines()[1] == " --> materials.yaml:4:9"
        assert report.ok
    assert [problem.data["message"] for problem in check(wish(topic)).problems] == told


def test_what_has_not_changed_is_not_read_again(topic, monkeypatch):
    """Where a topic cites its sources and nothing is wrong; what is told makes the next build read it all."""
    (topic / "sources.yaml").write_text("sources: [{id: s1, title: A book}]\n")
    for old in ("The elder", "The younger"):
        edit(topic, old, f"{old} [@s1]")
    whole = readings.read_topic
    read = []
    monkeypatch.setattr(readings, "read_topic", lambda folder: read.append(folder) or whole(folder))
    build(wish(topic))
    edit(topic, "elder", "eldest")
    assert build(wish(topic)).of(State.MADE)
    assert len(read) == 1
    edit(topic, "{ask: false}", "{ask: false, too-long: true}", "materials.yaml")
    told = build(wish(topic)).problems
    assert len(read) == 1 and len(told) == 1
    assert [again.text for again in build(wish(topic)).problems] == [told[0].text]
    assert len(read) == 2


def test_edited_files_are_kept_and_told_every_time(topic):
    build(wish(topic))
    path = "worksheets/01-who-was-who.txt"
    (PACK / path).write_text("mine")
    edit(topic, "elder", "eldest")
    for report in (build(wish(topic)), up_to_date(wish(topic)), build(wish(topic))):
        assert report is not None
        (kept,) = report.of(State.KEPT)
        assert (kept.path, kept.beside) == (path, "worksheets/01-who-was-who (new version).txt")
    assert (PACK / path).read_text() == "mine"
    assert up_to_date(wish(topic, replace=True)) is None
    report = build(wish(topic, replace=True))
    assert report.of(State.MADE)[0].beside == "worksheets/01-who-was-who (your version).txt"


def test_a_deleted_file_is_noticed(topic):
    build(wish(topic))
    (PACK / "slides/01-unit.slides.txt").unlink()
    build(wish(topic, only=("worksheets",)))
    assert up_to_date(wish(topic)) is None
    assert build(wish(topic)).of(State.MADE)[0].why == "the file is missing"


def test_commands_are_remembered_side_by_side(topic):
    build(wish(topic))
    build(wish(topic, only=("slides",)))
    assert up_to_date(wish(topic)) is not None
    assert up_to_date(wish(topic, only=("slides",))) is not None
    assert up_to_date(wish(topic, paper="a3")) is None


def test_other_code_is_noticed(topic, monkeypatch):
    build(wish(topic))
    monkeypatch.setattr("lessonpress.build.fast.glance", lambda *_: "other")
    assert up_to_date(wish(topic)) is None


def test_a_material_that_is_gone_takes_its_files_along(topic):
    build(wish(topic))
    edit(topic, "  - id: who-was-who\n    layout: fake-sheet\n", "", "materials.yaml")
    report = build(wish(topic))
    assert states(report) == {
        "worksheets/01-reading.txt": State.MADE,
        "slides/01-unit.slides.txt": State.UNCHANGED,
        "worksheets/01-who-was-who.txt": State.REMOVED,
        "worksheets/01-who-was-who-answers.txt": State.REMOVED,
        "worksheets/02-reading.txt": State.REMOVED,
        "index.html": State.MADE,
    }


def test_a_part_of_the_pack_leaves_the_rest_alone(topic):
    build(wish(topic))
    build(wish(topic, variant="B"))
    for report in (build(wish(topic, only=("slides",))), build(wish(topic, formats=("screen",))), build(wish(topic))):
        assert not report.of(State.REMOVED)
    assert (PACK / "worksheets/01-who-was-who-b.txt").is_file()


def test_what_no_format_writes_is_told(topic):
    assert build(wish(topic, formats=("screen",))).skipped == ("who-was-who", "reading")


def test_the_index_names_every_file(topic):
    build(wish(topic))
    page = (PACK / "index.html").read_text("utf-8")
    for path in ALL - {"index.html"}:
        assert f'href="{path}"' in page
    assert "The Two Brothers" in page
    assert page.count('<img src="data:image/svg+xml,') == 3
    assert page.count('<span class="blank">') == 1
    assert "http" not in re.sub(r"http://www\.w3\.org/\d+/svg", "", page)


@pytest.mark.parametrize("language", ["de", "fr"])
def test_the_index_speaks_the_language_of_the_topic(topic, language):
    edit(topic, "  title", f"  language: {language}\n  title", "topic.yaml")
    build(wish(topic))
    build(wish(topic, variant="B"))
    (PACK / "worksheets/02-reading.txt").write_text("mine")
    edit(topic, "elder", "eldest")
    build(wish(topic))
    page, words, english = (PACK / "index.html").read_text("utf-8"), Labels(language), Labels("en")
    assert f'<html lang="{language}">' in page
    for label in ("answers", "pack-worksheets", "pack-kinds", "pack-as-sheet", "pack-page", "pack-yours", "pack-new"):
        assert words(label) in page
    assert words("variant", variant="B") in page
    for label in ("answers", "pack-worksheets", "pack-as-sheet", "pack-yours"):
        assert english(label) not in re.sub(r"<(style|img|a )[^>]*>|<title>.*", "", page)


def test_the_index_escapes(topic):
    edit(topic, "The Two Brothers", "<b>Tom & Jerry</b>", "topic.yaml")
    build(wish(topic))
    assert "&lt;b&gt;Tom &amp; Jerry&lt;/b&gt;" in (PACK / "index.html").read_text("utf-8")


def test_the_manifest_is_the_same_for_the_same_build(topic):
    build(wish(topic))
    first = place(PACK).read_bytes()
    for path in ALL:
        (PACK / path).unlink()
    place(PACK).unlink()
    build(wish(topic))
    assert place(PACK).read_bytes() == first


def test_a_broken_off_build_remembers_what_it_made(topic, monkeypatch):
    def stop(done, of, title):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(wish(topic), stop)
    made = [path for path in load(PACK) if (PACK / path).is_file()]
    assert made
    edit(topic, "elder", "eldest")
    report = build(wish(topic))
    assert not report.of(State.KEPT)


def test_the_few_go_before_the_many(topic):
    _, planned, _ = pipeline._read_and_plan(wish(topic))
    assert [job.material.id for job in heaviest_first(planned.jobs)] == ["unit", "who-was-who", "reading"]


def test_a_folder_that_cannot_be_written_is_told(topic):
    PACK.parent.write_text("a file")
    report = build(wish(topic))
    assert [p.data["message"] for p in report.problems] == [
        f"cannot write to {PACK}: there is a file where a folder should be"
    ]


def test_a_material_that_knows_levels_is_printed_for_each_that_is_asked_for(topic):
    """The fake sheet knows levels, the fake deck does not; what was printed before stays."""
    plain = {outcome.path for outcome in build(wish(topic)).outcomes}
    report = build(wish(topic, levels=("support", "challenge")))
    made = {outcome.path for outcome in report.of(State.MADE)}
    assert {path for path in made if "who-was-who" in path} == {
        f"worksheets/01-who-was-who-{level}{edition}.txt"
        for level in ("support", "challenge")
        for edition in ("", "-answers")
    }
    assert "slides/01-unit.txt" not in made
    assert all((PACK / path).is_file() for path in plain)
    page = (PACK / "index.html").read_text("utf-8")
    assert page.index("Support") < page.index("Challenge")
    assert build(wish(topic, levels=("support", "challenge"))).of(State.MADE) == ()


def test_a_sheet_stands_in_the_pack_once_for_each_level(topic):
    """Marked with its level or not: the one takes the place of the other, and other levels stay."""

    def sheets() -> set[str]:
        return {path.name for path in (PACK / "worksheets").iterdir() if "who-was-who" in path.name}

    plain = {"01-who-was-who.txt", "01-who-was-who-answers.txt"}
    build(wish(topic))
    assert plain <= sheets()
    removed = build(wish(topic, levels=("support", "core"))).of(State.REMOVED)
    assert {f"worksheets/{name}" for name in plain} <= {outcome.path for outcome in removed}
    assert {"01-who-was-who-core.txt", "01-who-was-who-support.txt"} <= sheets()
    build(wish(topic))
    assert plain | {"01-who-was-who-support.txt"} <= sheets()
    assert "01-who-was-who-core.txt" not in sheets()


def test_nothing_makes_way_for_a_file_that_could_not_be_written(topic):
    build(wish(topic))
    (PACK / "worksheets" / "01-who-was-who-core.txt" / "in the way").mkdir(parents=True)
    report = build(wish(topic, levels=("core",)))
    assert not report.ok
    assert (PACK / "worksheets" / "01-who-was-who.txt").is_file()


def test_a_sheet_makes_way_in_its_own_format_alone(topic):
    build(wish(topic))
    build(wish(topic, levels=("core",), formats=("screen",)))
    assert (PACK / "worksheets" / "01-who-was-who.txt").is_file()


def test_what_says_the_same_at_all_levels_is_printed_once_without_a_mark(tmp_path):
    """A model essay to read, beside a sheet of which no two levels are alike."""
    wanted = Request(
        str(FOLDERS["soviet"]), str(tmp_path), ("essay-machine-to-read", "quiz"), ("pdf",), levels=LEVELS, jobs=1
    )
    assert build(wanted).ok
    assert {path.name for path in (tmp_path / "essays").iterdir()} == {"01-essay-machine-to-read.pdf"}
    assert len(list((tmp_path / "worksheets").iterdir())) == 6


def test_a_level_that_there_is_not_is_told(topic):
    with pytest.raises(Misuse, match="there is no level 'suport'") as told:
        build(wish(topic, levels=("suport",)))
    assert told.value.hint == "did you mean 'support'?"


LESSONS = """\
lessons:
  - {id: lesson-one, title: One, question: Who?, objectives: [know], activities: [{title: Talk, minutes: 5}]}
  - id: lesson-two
    title: Two
    question: Why?
    objectives: [know]
    activities:
      - {title: Work, minutes: 9, materials: [reading, who-was-who]}
"""


def test_a_lesson_has_a_pack_of_its_own(topic):
    """In the order of use, beside the pack of the unit, which stays as it is."""
    (topic / "lessons.yaml").write_text(LESSONS)
    whole = {outcome.path for outcome in build(wish(topic)).outcomes}
    report = build(wish(topic, lesson=2))
    made = {outcome.path for outcome in report.of(State.MADE)} - {"index.html"}
    folder = "lessons/2-two"
    assert {path for path in made if path.endswith(".txt")} == {
        f"{folder}/01-reading.txt",
        f"{folder}/02-who-was-who.txt",
        f"{folder}/02-who-was-who-answers.txt",
    }
    assert not report.of(State.REMOVED)
    assert whole <= {path.relative_to(PACK).as_posix() for path in PACK.rglob("*") if path.is_file()}
    assert "Pack for lesson 2: Two" in (PACK / "index.html").read_text("utf-8")
    again = build(wish(topic))
    assert not again.of(State.MADE) and not again.of(State.REMOVED)


def test_the_pack_of_a_lesson_that_is_older_than_the_topic_is_told(topic):
    """Until it is made again; and not when other files changed."""
    (topic / "lessons.yaml").write_text(LESSONS)

    def told(**wanted) -> list[str]:
        return [p.text for p in build(wish(topic, **wanted)).problems if p.data["code"] == "older"]

    assert not told(lesson=2) and not told()
    people = topic / "people.yaml"
    people.write_text(people.read_text().replace("elder", "eldest"))
    (warning,) = told()
    assert "lessons/2-two is older than the topic" in warning and "--lesson 2" in warning
    assert not told(lesson=2) and not told()


def test_what_is_told_of_a_pack_that_is_older_keeps_its_editions_and_its_look(tmp_path):
    folder, pack = tmp_path / "topic", tmp_path / "pack"
    copytree(FOLDERS["soviet"], folder)

    def told(**wanted) -> list[str]:
        request = Request(str(folder), str(pack), formats=("pdf",), theme="readable-grey", jobs=1, **wanted)
        return [problem.text for problem in build(request).problems if problem.data["code"] == "older"]

    assert not told(lesson=1, besides=("fillable", "two-up"))
    people = folder / "people.yaml"
    people.write_text(people.read_text("utf-8").replace("one-line: ", "one-line: Indeed, "), "utf-8")
    (warning,) = told(only=("worksheets",))
    assert "--lesson 1 --two-up --fillable --theme readable --grey" in warning


def test_files_for_other_levels_and_variants_that_are_older_are_told(topic):
    """They stay as they are until they are made again, and the command for it is told."""

    def told(**wanted) -> list[str]:
        report = build(wish(topic, called="my-topic", **wanted))
        return [p.text for p in report.problems if p.data["code"] == "older"]

    assert not told() and not told(levels=("support",)) and not told(variant="B") and not told()
    people = topic / "people.yaml"
    people.write_text(people.read_text().replace("elder", "eldest"))
    variant, level = sorted(told())
    assert "level support is older" in level or "level support is older" in variant
    assert any("lessonpress build my-topic --level support" in text for text in (level, variant))
    assert any("lessonpress build my-topic --variant B" in text for text in (level, variant))
    assert len(told(levels=("support",))) == 1
    assert not told(variant="B") and not told()


@pytest.mark.parametrize("otherwise", [{"paper": "letter"}, {"theme": "classic-grey"}])
def test_what_was_printed_otherwise_is_not_taken_for_older(tmp_path, otherwise):
    """A poster says other things on other paper, and a drawing has other colours in grey."""
    wanted = Request(str(FOLDERS["soviet"]), str(tmp_path), ("timeline", "crossword"), ("pdf",), jobs=1)
    build(wanted._replace(levels=("support",)))
    assert build(wanted).ok
    lesson = wanted._replace(only=(), lesson=6)
    assert build(lesson).ok
    assert not [p.text for p in build(wanted._replace(**otherwise)).problems if p.data["code"] == "older"]


def test_the_pack_of_a_lesson_that_is_gone_goes(topic):
    (topic / "lessons.yaml").write_text(LESSONS)
    build(wish(topic, lesson=2))
    (topic / "lessons.yaml").write_text(LESSONS.replace("lesson-two", "lesson-second"))
    gone = {outcome.path for outcome in build(wish(topic)).of(State.REMOVED)}
    assert {path for path in gone if path.endswith(".txt")} == {
        f"lessons/2-two/{name}.txt" for name in ("01-reading", "02-who-was-who", "02-who-was-who-answers")
    }


@pytest.mark.parametrize(("lessons", "hint"), [("", "write lessons.yaml first"), (LESSONS, "there are lessons 1 to 2")])
def test_a_lesson_that_there_is_not_is_told(topic, lessons, hint):
    (topic / "lessons.yaml").write_text(lessons)
    with pytest.raises(Misuse, match="there is no lesson 3") as told:
        build(wish(topic, lesson=3))
    assert told.value.hint == hint
