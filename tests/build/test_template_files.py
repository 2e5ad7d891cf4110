"""Templates as files: named in topic.yaml or on the command line, changed, broken, or something else altogether."""

from __future__ import annotations

import io
import json
import random
import re
import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from pptx import Presentation

from lessonpress.build.backends.pptx.school.package import UnfitTemplate, opened
from lessonpress.build.backends.pptx.school.template import faults, school_template
from lessonpress.cli import main
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.diagnostics import SourceError

from ..conftest import TOPIC
from ..tools.templates import KINDS
from ..tools.templates.parts import LAYOUT, MASTER, NAMES, PRESENTATION, TYPES, Parts, edit, swap, unzipped, zipped
from ..tools.templates.powerpoint import powerpoint
from .school import THEME

BUILD = ("build", "brothers", "--to", "words,pptx", "--jobs", "1", "--explain")
MATERIALS = "materials:\n  - {id: who-was-who, layout: fake-sheet}\n  - {id: slides, layout: deck}\n"


def run(*words: str):
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


@pytest.fixture
def brothers(topic: Path) -> Path:
    """The small topic, with a deck of its own in the school's template."""
    (topic / "materials.yaml").write_text(MATERIALS)
    (topic / "topic.yaml").write_text(TOPIC + "  template: school.pptx\n")
    (topic / "school.pptx").write_bytes(powerpoint())
    return topic


def layouts_of(file: str) -> list[str]:
    return [slide.slide_layout.name for slide in Presentation(file).slides]


# ---- in topic.yaml --------------------------------------------------------------------------------------------------


def test_the_topics_template_is_what_decks_are_made_in(brothers: Path) -> None:
    assert run(*BUILD).exit_code == 0
    assert layouts_of("out/brothers/slides/01-slides.pptx")[:2] == ["Title Slide", "Title Only"]


def test_another_template_makes_decks_anew_and_nothing_else(brothers: Path) -> None:
    run(*BUILD)
    assert "nothing to do" in run(*BUILD).output
    (brothers / "school.pptx").write_bytes(KINDS["four-by-three"][1]())
    told = run(*BUILD).output
    assert "  slides/01-slides.pptx: made, the template changed\n" in told
    assert "  worksheets/01-who-was-who.txt: unchanged\n" in told
    assert Presentation("out/brothers/slides/01-slides.pptx").slide_width == 9144000
    (brothers / "topic.yaml").write_text(TOPIC)
    told = run(*BUILD).output
    assert "slides/01-slides.pptx: made, the template changed\n" in told
    assert layouts_of("out/brothers/slides/01-slides.pptx")[0] == "Title slide"


def test_layouts_may_be_chosen_by_hand(brothers: Path) -> None:
    run(*BUILD)
    chosen = "  template: {file: school.pptx, layouts: {big-question: Blank}}\n"
    (brothers / "topic.yaml").write_text(TOPIC + chosen)
    assert "slides/01-slides.pptx: made, the template changed\n" in run(*BUILD).output
    assert layouts_of("out/brothers/slides/01-slides.pptx")[:2] == ["Title Slide", "Blank"]


@pytest.mark.parametrize(
    ("said", "message", "hint"),
    [
        ("schol.pptx", "there is no template 'schol.pptx'", "did you mean 'school.pptx'?"),
        ("school.odp", "'school.odp' is no template for slides", "its name must end in .pptx or .potx"),
        ("a" * 300 + ".pptx", "there is no template 'aaa", "put it beside topic.yaml"),
        ("../school.pptx", "a template lies in the folder of its topic", "put it beside topic.yaml"),
        ("school.ppt", "'school.ppt' is no template for slides", "open it in PowerPoint and choose File > Save As"),
        ("school.otp", "'school.otp' is no template for slides", "open it in LibreOffice and choose File > Save As"),
        ("{file: school.pptx, layouts: [title]}", "'layouts' must be a mapping", "write 'name: value' for each"),
        ("{layouts: {title: x}}", "'template' needs a 'file'", "it has a file, and perhaps layouts"),
        ("{file: school.pptx, layouts: {tilte: Blank}}", "there is no role 'tilte'", "did you mean 'title'?"),
        ("{file: school.pptx, layouts: {title: Blnak}}", "has no layout 'Blnak'", "did you mean 'Blank'?"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(brothers: Path, said: str, message: str, hint: str) -> None:
    (brothers / "topic.yaml").write_text(f"{TOPIC}  template: {said}\n")
    done = run(*BUILD)
    assert done.exit_code == 1
    assert message in done.output and hint in done.output and "--> topic.yaml:5:" in done.output
    assert not Path("out").exists()


def test_a_broken_template_is_told_at_its_place_and_leaves_what_was_made(brothers: Path) -> None:
    run(*BUILD)
    made = Path("out/brothers/slides/01-slides.pptx")
    before = made.read_bytes()
    (brothers / "school.pptx").write_bytes(powerpoint()[:5000])
    done = run(*BUILD)
    assert done.exit_code == 1 and made.read_bytes() == before
    assert (
        "error: 'school.pptx' is not a PowerPoint file, or is cut off\n"
        " --> topic.yaml:5:13\n"
        "  |\n"
        "5 |   template: school.pptx\n"
        "  |             ^^^^^^^^^^^\n"
        "  = help: open it in PowerPoint"
    ) in done.output
    assert run("build", "brothers", "--to", "words").exit_code == 0  # no slides, no template
    assert run("check", "brothers").exit_code == 1


def test_a_template_that_is_a_link_is_not_followed(brothers: Path, tmp_path: Path) -> None:
    shutil.move(brothers / "school.pptx", tmp_path / "elsewhere.pptx")
    (brothers / "school.pptx").symlink_to(tmp_path / "elsewhere.pptx")
    assert "is a link to somewhere else" in run(*BUILD).output


def test_a_copy_of_a_topic_has_its_template(brothers: Path) -> None:
    (brothers / "~$school.pptx").write_text("open in PowerPoint")
    assert run("copy", "brothers", "mine").exit_code == 0
    assert Path("mine/school.pptx").read_bytes() == powerpoint() and not Path("mine/~$school.pptx").exists()
    assert run("check", "mine").exit_code == 0


# ---- on the command line --------------------------------------------------------------------------------------------


def test_a_template_may_lie_anywhere(brothers: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "schule.potx"
    elsewhere.write_bytes(KINDS["potx"][1]())
    asked = (*BUILD, "--template", str(elsewhere))
    assert run(*asked).exit_code == 0
    assert layouts_of("out/brothers/slides/01-slides.pptx")[0] == "Titelfolie"
    assert "nothing to do" in run(*asked).output
    elsewhere.write_bytes(KINDS["scratch"][1]())
    assert "slides/01-slides.pptx: made, the template changed\n" in run(*asked).output
    assert "slides/01-slides.pptx: made, the template changed\n" in run(*BUILD).output


def test_layouts_by_hand_are_those_of_the_template_that_topic_yaml_names(brothers: Path, tmp_path: Path) -> None:
    chosen = "  template: {file: school.pptx, layouts: {big-question: Blank}}\n"
    (brothers / "topic.yaml").write_text(TOPIC + chosen)
    (tmp_path / "schule.potx").write_bytes(KINDS["potx"][1]())
    told = "layouts chosen in topic.yaml are for 'school.pptx', and not used with 'schule.potx'\n --> topic.yaml:5:"
    done = run(*BUILD, "--template", "schule.potx")
    assert done.exit_code == 0 and done.output.count(told) == 1
    assert layouts_of("out/brothers/slides/01-slides.pptx")[1] == "Nur Titel"
    assert told in run("check-template", "schule.potx", "brothers").output
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "school.pptx").write_bytes(powerpoint())
    done = run(*BUILD, "--template", str(elsewhere / "school.pptx"))  # the same, wherever it lies
    assert "warning" not in done.output and layouts_of("out/brothers/slides/01-slides.pptx")[1] == "Blank"


@pytest.mark.parametrize(
    ("name", "told"),
    [("none.pptx", "there is no file 'none.pptx'"), ("brothers", "'brothers' is no template for slides")],
)
def test_a_file_that_is_not_there_is_a_wrong_command(brothers: Path, name: str, told: str) -> None:
    for words in ((*BUILD, "--template", name), ("check-template", name)):
        done = run(*words)
        assert done.exit_code == 2 and f"error: {told}" in done.output


def test_how_to_make_older_files_anew_names_the_template(brothers: Path) -> None:
    Path("our school.pptx").write_bytes(powerpoint())
    asked = (*BUILD, "--template", "our school.pptx")
    assert "older than" not in run(*asked).output + run(*asked, "--variant", "B").output
    people = brothers / "people.yaml"
    people.write_text(people.read_text().replace("elder", "eldest"))
    assert '--variant B --template "our school.pptx"\n' in run(*asked).output


# ---- files that are no template -------------------------------------------------------------------------------------


def changed(change) -> bytes:
    parts = unzipped(powerpoint())
    change(parts)
    return zipped(parts)


def typed(kind: str, macro: bool = False) -> bytes:
    def change(parts: Parts) -> None:
        swap(parts, TYPES, ("presentationml.presentation.main+xml", kind))
        if macro:
            parts["ppt/vbaProject.bin"] = b"Sub"

    return changed(change)


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in unzipped(powerpoint()).items():
            file.writestr(name, data)
        for number in range(6):
            with file.open(f"ppt/media/image{number}.bmp", "w", force_zip64=True) as part:
                for _ in range(100):
                    part.write(bytes(1_000_000))
    return out.getvalue()


def without_layouts() -> bytes:
    def change(parts: Parts) -> None:
        name = "ppt/slideMasters/slideMaster1.xml"
        text = parts[name].decode()
        start, stop = text.index("<p:sldLayoutIdLst>"), text.index("</p:sldLayoutIdLst>")
        parts[name] = (text[:start] + "<p:sldLayoutIdLst>" + text[stop:]).encode()

    return changed(change)


def measured(width: bytes) -> bytes:
    def change(parts: Parts) -> None:
        parts[PRESENTATION] = re.sub(rb'cx="\d+"', b'cx="' + width + b'"', parts[PRESENTATION], count=1)

    return changed(change)


BROKEN = {
    "nothing": (b"", "is empty"),
    "words": (b"Dear colleagues, here is our template", "is not a PowerPoint file, or is cut off"),
    "cut off": (powerpoint()[:-900], "is not a PowerPoint file, or is cut off"),
    "old or locked": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000),
        "is an old .ppt file, or is locked with a password",
    ),
    "macros": (typed("presentationml.presentation.main+xml", macro=True), "holds macros"),
    "potm": (typed("ms-powerpoint.template.macroEnabled.main+xml"), "holds macros"),
    "word": (typed("wordprocessingml.document.main+xml"), "is a Word document, not a template for slides"),
    "excel": (typed("spreadsheetml.sheet.main+xml"), "is an Excel workbook, not a template for slides"),
    "odf": (
        zipped({"mimetype": b"application/vnd.oasis.opendocument.presentation", "content.xml": b"<a/>"}),
        "is a LibreOffice file (OpenDocument), not a PowerPoint file",
    ),
    "zip": (zipped({"a.txt": b"a"}), "is damaged: it does not say what is in it"),
    "bomb": (bomb(), "is far too large when it is unpacked"),
    "broken part": (
        changed(lambda parts: parts.update({"ppt/theme/theme1.xml": b"<a:theme"})),
        "is damaged: ppt/theme/theme1.xml cannot be read",
    ),
    "no number": (measured(b"wide"), "is damaged: a measure in it cannot be read"),
    "too many digits": (measured(b"9" * 400), "is damaged: a measure in it cannot be read"),
    "entities": (
        changed(lambda p: p.update({PRESENTATION: b'<!DOCTYPE a [<!ENTITY b "c">]>' + p[PRESENTATION]})),
        "is damaged: ppt/presentation.xml is not as PowerPoint writes it",
    ),
    "lost part": (
        changed(lambda parts: parts.pop("ppt/slideLayouts/slideLayout3.xml")),
        "is damaged: ppt/slideMasters/slideMaster1.xml names a part that is missing",
    ),
    "no layouts": (without_layouts(), "has no layouts"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_what_is_no_template_is_told_in_plain_words(kind: str) -> None:
    data, told = BROKEN[kind]
    (found,) = faults(DeckTemplate("school.pptx", data, ""))
    assert found.message.startswith("'school.pptx' ") and told in found.message
    assert found.hints or kind == "nothing"
    assert ("open it in PowerPoint" in "".join(found.hints)) <= (kind not in ("word", "excel", "odf"))


def test_what_is_damaged_anywhere_is_told_or_does_no_harm() -> None:
    """Bytes changed at random, in the file and in its parts: never anything but a deck, or a word why not."""
    dice, whole = random.Random(7), powerpoint()
    parts = unzipped(whole)
    for number in range(60):
        if number % 2:
            spot = dice.randrange(len(whole))
            data = whole[:spot] + bytes([dice.randrange(256)]) + whole[spot + 1 :]
        else:
            name = dice.choice([name for name in parts if name.endswith((".xml", ".rels"))])
            spot, long = dice.randrange(len(parts[name])), dice.randrange(1, 60)
            data = zipped({**parts, name: parts[name][:spot] + parts[name][spot + long :]})
        try:
            template = DeckTemplate("school.pptx", data, "")
            opened(data, "school.pptx")
            if not faults(template):
                school_template(template, THEME)
        except (UnfitTemplate, SourceError) as unfit:
            assert str(unfit.args[0]).startswith("'school.pptx' ")


# ---- check-template -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["powerpoint", "odd", "scratch", "pictures", "four-by-three", "libreoffice"])
def test_check_template_tells_what_becomes_of_each_role(kind: str, tmp_path: Path, monkeypatch, golden) -> None:
    monkeypatch.chdir(tmp_path)
    name, made = KINDS[kind]
    Path(name).write_bytes(made())
    done = run("check-template", name)
    assert done.exit_code == 0
    golden(f"templates/{kind}.txt", done.output)
    proof = Presentation(f"{Path(name).stem}-proof.pptx")
    assert len(proof.slides) == 15


def test_a_proof_is_never_written_over_anything(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("school.pptx").write_bytes(powerpoint())
    Path("school-proof.pptx").write_text("mine")
    told = run("check-template", "school.pptx").output
    assert "made school-proof-2.pptx (what lies in school-proof.pptx is another)" in told
    assert Path("school-proof.pptx").read_text() == "mine"
    assert "nothing new to make: open school-proof-2.pptx" in run("check-template", "school.pptx").output
    assert not Path("school-proof-3.pptx").exists()


def test_check_template_shows_what_is_wrong_in_the_topic(brothers: Path) -> None:
    (brothers / "topic.yaml").write_text(TOPIC + "  template: {file: school.pptx, layouts: {title: Blnak}}\n")
    done = run("check-template", "brothers/school.pptx", "brothers")
    assert done.exit_code == 1 and not Path("school-proof.pptx").exists()
    assert " --> topic.yaml:5:50\n" in done.output and "layouts: {title: Blnak}}\n" in done.output


def test_check_template_tells_what_is_hard_to_read_or_cut_off(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    parts = unzipped(powerpoint())
    swap(
        parts, MASTER, ('<p:bgRef idx="1001"><a:schemeClr val="bg1"/>', '<p:bgRef idx="1001"><a:schemeClr val="tx2"/>')
    )
    edit(parts, LAYOUT.format(4), lambda tree: tree.find(".//p:sp[3]//a:ext", NAMES).set("cx", "9999999"))
    Path("school.pptx").write_bytes(zipped(parts))
    told = run("check-template", "school.pptx").output
    assert "note: titles in #000000 on #44546a would be hard to read" in told
    assert "note: text in " in told
    assert "note: places in 'Two Content' reach beyond the slide" in told


def test_check_template_takes_layouts_and_language_from_a_topic(brothers: Path) -> None:
    chosen = "  language: de\n  template: {file: school.pptx, layouts: {question: Blank}}\n"
    (brothers / "topic.yaml").write_text(TOPIC + chosen)
    told = run("check-template", "brothers/school.pptx", "brothers").output
    assert re.search(r"\nquestion +Blank +by hand ", told)
    first = Presentation("school-proof.pptx").slides[0]
    assert any("Eine Folie für jede Art" in shape.text_frame.text for shape in first.placeholders)


def test_layouts_of_a_topic_are_not_asked_of_another_template(brothers: Path) -> None:
    chosen = "  template: {file: school.pptx, layouts: {question: Blank}}\n"
    (brothers / "topic.yaml").write_text(TOPIC + chosen)
    Path("schule.potx").write_bytes(KINDS["potx"][1]())
    told = run("check-template", "schule.potx", "brothers")
    assert told.exit_code == 0 and "by hand" not in told.output


def test_sample_words_are_in_a_language(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("school.pptx").write_bytes(powerpoint())
    done = run("check-template", "school.pptx", "--language", '"de"')
    assert done.exit_code == 2 and done.output.startswith("error: '\"de\"' is no language")
    assert not Path("school-proof.pptx").exists()


def test_check_template_refuses_what_is_no_template(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("school.pptx").write_bytes(b"Dear colleagues")
    done = run("check-template", "school.pptx")
    assert done.exit_code == 1 and "error: 'school.pptx' is not a PowerPoint file" in done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["school.pptx"]


def test_the_json_of_a_build_names_the_place(brothers: Path) -> None:
    (brothers / "topic.yaml").write_text(f"{TOPIC}  template: none.pptx\n")
    (problem,) = json.loads(run(*BUILD[:-1], "--json").output)["problems"]
    assert (problem["code"], problem["place"]["file"], problem["place"]["line"]) == ("template", "topic.yaml", 5)
