"""The commands as a teacher meets them: exact words, exit codes, and nothing imported that is not needed."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from lessonpress.cli import main

from .conftest import PLUGINS
from .resources.cases import read_all_cases

BUILD = ("build", "brothers", "--to", "words,screen", "--jobs", "1")


def run(*words):
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def without_seconds(text):
    return re.sub(r"\d+\.\d s", "0.0 s", text)


def edit(topic, old, new, file="people.yaml"):
    text = (topic / file).read_text()
    assert old in text
    (topic / file).write_text(text.replace(old, new))


def test_build_tells_what_it_made(topic):
    done = run(*BUILD)
    assert done.exit_code == 0
    assert without_seconds(done.output) == (
        "made       5 files\n"
        "             worksheets/01-who-was-who.txt\n"
        "             worksheets/01-who-was-who-answers.txt\n"
        "             worksheets/02-reading.txt\n"
        "             slides/01-unit.slides.txt\n"
        "             index.html\n"
        "see out/brothers/index.html (0.0 s)\n"
    )


def test_build_again_has_nothing_to_do(topic):
    run(*BUILD)
    done = run(*BUILD)
    assert without_seconds(done.output) == "nothing to do: 5 files in out/brothers, all up to date (0.0 s)\n"


def test_build_explains(topic):
    run(*BUILD)
    edit(topic, "The Two Brothers", "Two Brothers", "topic.yaml")
    done = run(*BUILD, "--explain")
    assert without_seconds(done.output) == (
        "  worksheets/01-who-was-who.txt: unchanged\n"
        "  worksheets/01-who-was-who-answers.txt: unchanged\n"
        "  worksheets/02-reading.txt: unchanged\n"
        "  slides/01-unit.slides.txt: made, the content changed\n"
        "  index.html: made, the content changed\n"
        "made       2 files\n"
        "unchanged  3 files\n"
        "see out/brothers/index.html (0.0 s)\n"
    )


def test_build_keeps_what_the_teacher_changed(topic):
    run(*BUILD)
    sheet = Path("out/brothers/worksheets/02-reading.txt")
    sheet.write_text("mine")
    edit(topic, "elder", "eldest")
    done = run(*BUILD)
    assert done.exit_code == 0
    assert (
        "kept       worksheets/02-reading.txt: you changed it; "
        "the new version is worksheets/02-reading (new version).txt\n"
    ) in done.output
    assert "Your own version." in Path("out/brothers/index.html").read_text("utf-8")
    done = run(*BUILD, "--replace")
    assert (
        "replaced   worksheets/02-reading.txt: yours is kept as worksheets/02-reading (your version).txt\n"
    ) in done.output
    assert sheet.read_text() != "mine"


def test_a_word_file_that_the_teacher_edited_is_kept(topic):
    (topic / "materials.yaml").write_text("materials:\n  - {id: cards, layout: fact-cards}\n")
    command = ("build", "brothers", "--to", "docx")
    assert run(*command).exit_code == 0
    cards = Path("out/brothers/cards/01-cards.docx")
    document = docx.Document(str(cards))
    document.add_paragraph("mine")
    document.save(str(cards))
    mine = cards.read_bytes()
    edit(topic, "elder", "eldest")
    done = run(*command)
    assert done.exit_code == 0 and "kept       cards/01-cards.docx: you changed it; " in done.output
    assert cards.read_bytes() == mine
    new = cards.with_name("01-cards (new version).docx")
    assert "eldest" in _words(new) and "mine" not in _words(new)


def _words(path):
    return "".join(docx.Document(str(path)).element.body.itertext())


def test_problems_come_with_line_caret_and_hint(topic):
    edit(topic, "name: Ann", "nmae: Ann")
    done = run(*BUILD)
    assert done.exit_code == 1
    assert (
        "error: unknown key 'nmae'\n"
        " --> people.yaml:3:5\n"
        "  |\n"
        "3 |     nmae: Ann\n"
        "  |     ^^^^\n"
        "  = help: did you mean 'name'?\n"
    ) in done.output
    assert not Path("out").exists()


def test_of_very_many_errors_the_first_are_told(topic):
    (topic / "people.yaml").write_text("".join(f"x{n}: 1\n" for n in range(45)))
    done = run(*BUILD)
    assert done.output.count("error: ") == 30
    problems = json.loads(run(*BUILD, "--json").stdout)["problems"]
    assert f"… and {len(problems) - 30} more errors" in done.output


def test_broken_sources_leave_earlier_outputs_untouched(topic):
    """Every broken source that we know of, built over a pack that a whole one made."""
    assert run(*BUILD).exit_code == 0
    before = snapshot(Path("out"))
    broken = [case for case in read_all_cases() if "error:" in case.expected]
    assert len(broken) > 80
    for case in broken:
        shutil.rmtree(topic)
        topic.mkdir()
        case.write(topic)
        done = run(*BUILD)
        assert done.exit_code == 1, case.title
        assert case.expected.splitlines()[0] in done.output, case.title
        assert "Traceback" not in done.output and "itself failed" not in done.output, case.title
        assert snapshot(Path("out")) == before, case.title


def snapshot(folder):
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in folder.rglob("*") if path.is_file()}


def test_quiet_tells_problems_only(topic):
    assert run(*BUILD, "--quiet").output == ""
    assert run(*BUILD, "--quiet").output == ""
    edit(topic, "name: Ann", "nmae: Ann")
    assert "error: unknown key 'nmae'" in run(*BUILD, "--quiet").output


def test_json_is_one_object(topic):
    told = json.loads(run(*BUILD, "--json").stdout)
    assert set(told) == {"ok", "out", "files", "skipped", "problems", "seconds"}
    assert told["ok"]
    assert told["files"][0] == {
        "path": "worksheets/01-who-was-who.txt",
        "state": "made",
        "why": "never made before",
        "beside": "",
        "told": [],
    }
    edit(topic, "name: Ann", "nmae: Ann")
    done = run(*BUILD, "--json")
    assert done.exit_code == 1
    assert {
        "severity": "error",
        "code": "unknown-key",
        "message": "unknown key 'nmae'",
        "place": {"file": "people.yaml", "line": 3, "column": 5, "end": 9},
        "hints": ["did you mean 'name'?"],
    } in json.loads(done.stdout)["problems"]


def test_out_is_where_packs_go(topic):
    run(*BUILD, "-o", "elsewhere")
    assert Path("elsewhere/brothers/index.html").is_file()


def test_the_topic_here_is_the_default(topic, monkeypatch):
    monkeypatch.chdir(topic)
    run("build", "--to", "words", "--jobs", "1")
    assert Path("out/brothers/index.html").is_file()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("build", "brohters"), "error: there is no topic 'brohters': no folder and no shipped topic is called so\n"
                                "  = help: did you mean 'brothers'?\n"),
        ((*BUILD, "--only", "slids"), "error: there is no material 'slids'\n  = help: did you mean 'slides'?\n"),
        (("show", "brothers", "readnig"), "error: there is no material 'readnig'\n  = help: did you mean 'reading'?\n"),
    ],
)  # fmt: skip
def test_wrong_use_ends_with_2(topic, words, message):
    done = run(*words)
    assert (done.exit_code, done.output) == (2, message)


@pytest.mark.parametrize("words", [("biuld",), ("build", "--onyl", "x"), ("show",), ("build", "--jobs", "many")])
def test_words_that_are_no_command_end_with_2(topic, words):
    assert run(*words).exit_code == 2


def test_check(topic):
    told = run("check", "brothers").output.splitlines()
    assert told[-1] == "brothers: no problems"
    assert "no data for the layout lesson-plan: this needs lessons in lessons.yaml" in told
    assert json.loads(run("check", "brothers", "--json").stdout)["lacking"]
    edit(topic, "{ask: false}", "{ask: false, too-long: true}", "materials.yaml")
    done = run("check", "brothers")
    assert done.exit_code == 0
    assert "warning: this is too long for the sheet\n --> materials.yaml:4:9\n" in done.output
    assert done.output.endswith("brothers: 1 warning\n")
    edit(topic, "name: Ann", "nmae: Ann")
    done = run("check", "brothers")
    assert done.exit_code == 1
    assert not json.loads(run("check", "brothers", "--json").stdout)["ok"]


def test_show(topic):
    done = run("show", "brothers", "who-was-who")
    assert done.output == (
        "flow who-was-who: who-was-who\nA4 core\n\nThe elder {Ann}\nThe younger {Bob}\n\n"
    )  # fmt: skip


def test_schema_is_json():
    assert json.loads(run("schema").stdout)["type"] == "object"


def test_list_names_everything():
    told = run("list").output
    for name in ("worksheet", "timeline-poster", "fact-cards", "deck", "pdf", "pptx", "html", "docx", "classic", "A4"):
        assert name.lower() in told.lower()
    assert "soviet-succession" in told


def test_new_starts_a_topic_that_builds_every_kind_of_material(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("new", "The Roman Triumvirates: *it's* on")
    folder = "the-roman-triumvirates-it-s-on"
    assert (
        done.output
        == f"started {folder}: open {folder}/topic.yaml in an editor, then run: lessonpress build {folder}\n"
    )
    checked = run("check", folder).output.splitlines()
    assert checked[-1] == f"{folder}: no problems"
    assert "no data for the exercise bingo: this bingo needs 10 words that can be told apart, and has 6" in checked
    layouts = {line.split(":")[0] for line in checked if line.startswith("no data for the layout ")}
    assert layouts == {f"no data for the layout fake-{name}" for name in ("broken", "sheet", "slides")}
    done = run("build", folder, "--jobs", "1", "--json")
    told = json.loads(done.stdout)
    assert told["ok"]
    assert not told["problems"]
    assert {file["path"].split("/")[0] for file in told["files"]} == {
        "worksheets", "posters", "diagrams", "cards", "slides", "lessons", "essays", "organisers", "notes", "index.html"
    }  # fmt: skip
    for file in Path(folder).glob("*.yaml"):
        assert file.read_text("utf-8").startswith("# yaml-language-server: $schema=topic.schema.json\n")
    assert json.loads(Path(folder, "topic.schema.json").read_text("utf-8"))
    assert "The Roman Triumvirates: *it&#39;s* on" in Path("out", folder, "index.html").read_text("utf-8")


def test_a_topic_that_ships_can_be_copied_and_changed(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    done = run("copy", "soviet-succession", "mine")
    assert done.exit_code == 0 and "lessonpress build mine" in done.output
    assert json.loads(Path("mine", "topic.schema.json").read_text("utf-8"))
    assert {path.name for path in Path("mine", "layouts").iterdir()} == {"letter-home.md.j2", "homework-booklet.md.j2"}
    for file in Path("mine").glob("*.yaml"):
        assert file.read_text("utf-8").startswith("# yaml-language-server: $schema=topic.schema.json\n")
    assert run("check", "mine").output.splitlines()[-1] == "mine: no problems"
    again = run("copy", "soviet-succession", "mine")
    assert (again.exit_code, again.output) == (
        1,
        "error: there is already something called 'mine' here: nothing was changed\n",
    )


def test_a_link_to_itself_beside_it_does_not_hide_a_topic(topic):
    Path("loop").symlink_to("loop")
    (topic / "loop.yaml").symlink_to("loop.yaml")
    assert "there is no topic 'brohters'" in run("check", "brohters").output
    assert run("check", "brothers").exit_code == 0


def test_new_overwrites_nothing(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("rome").mkdir()
    done = run("new", "Rome")
    assert (done.exit_code, done.output) == (
        1,
        "error: there is already something called 'rome' here: nothing was changed\n",
    )
    assert not list(Path("rome").iterdir())
    assert run("new", " ?! ").output == "error: a topic needs a title with letters in it\n"


@pytest.mark.parametrize(
    ("title", "folder"),
    [("Élan & Ruse", "elan-ruse"), ("Борьба за власть", "борьба-за-власть"), ("a  b\n c", "a-b-c"), ("../up", "up")],
)
def test_a_title_makes_a_folder_name(tmp_path, monkeypatch, title, folder):
    monkeypatch.chdir(tmp_path)
    run("new", title)
    assert Path(folder, "topic.yaml").is_file()


def test_a_fault_of_ours_is_one_calm_line(topic, monkeypatch):
    monkeypatch.delenv("LESSONPRESS_DEBUG", raising=False)
    monkeypatch.setattr("lessonpress.build.pipeline.read", lambda _: 1 / 0)
    done = run(*BUILD)
    assert (done.exit_code, done.output) == (
        1,
        "error: lessonpress itself failed (ZeroDivisionError: division by zero)\n"
        "  = help: this is not your fault: please report it, with what LESSONPRESS_DEBUG=1 shows\n",
    )


# ---- in a process of its own ----------------------------------------------------------------------------------------


def process(*words, code=None, **environment):
    command = [sys.executable, "-c", code] if code else [sys.executable, "-m", "lessonpress.cli", *words]
    env = {**os.environ, "PYTHONPATH": str(PLUGINS), **environment}
    return subprocess.run(command, capture_output=True, text=True, env=env, check=False, encoding="utf-8")


HEAVY = ("reportlab", "pptx", "docx", "jinja2", "msgspec", "yaml", "rich", "fontTools", "babel", "concurrent.futures")


def loaded(*words):
    """Which heavy modules a command has imported when it ends."""
    code = "import sys, atexit; atexit.register(lambda: print([m for m in {heavy!r} if m in sys.modules]))\n"
    code += "from lessonpress.cli import main\nmain({words!r})"
    done = process(code=code.format(heavy=HEAVY, words=list(words)))
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()[-1]


def test_help_and_a_build_with_nothing_to_do_import_nothing_heavy(topic):
    assert loaded("--help") == "[]"
    assert process(*BUILD).returncode == 0
    assert loaded(*BUILD) == "[]"


def test_no_renderer_is_imported_when_nothing_is_rendered(topic):
    process(*BUILD)
    (topic / "people.yaml").write_text((topic / "people.yaml").read_text() + "# a remark\n")
    assert "reportlab" not in loaded(*BUILD)
    assert "pptx" not in loaded(*BUILD)


def test_output_survives_a_terminal_without_unicode(topic):
    edit(topic, "The elder", "Старший [@no-such-source]")
    done = process(*BUILD, PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_the_files_are_the_same_whatever_the_hash_seed(topic):
    made = []
    for seed in ("1", "2"):
        process(*BUILD, "-o", seed, PYTHONHASHSEED=seed)
        files = (path for path in Path(seed).rglob("*") if path.is_file() and path.name != "stamps.json")
        made.append({path.relative_to(seed): path.read_bytes() for path in files})
    assert made[0] == made[1]
