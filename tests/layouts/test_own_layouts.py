"""A topic's own layouts: templates over the topic, and mistakes in them told at their lines."""

from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace

from lessonpress.build.pages import set_pages
from lessonpress.layouts.document import (
    Box,
    Flow,
    Heading,
    Lines,
    ListBlock,
    Marker,
    PageBreak,
    Paragraph,
    Table,
    Together,
)
from lessonpress.layouts.layout import layout_of
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import Task, has_answers
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.diagnostics import SourceError
from lessonpress.resources.markup import Citation, Emphasis, KeyWord, Text
from lessonpress.resources.reader import read_topic
from lessonpress.resources.topic import Topic

from ..test_cli import run
from .sheets import FOLDERS, parts, setting, topic, words

HEAD = "---\ntitle: A page\n---\n"


def with_template(folder: Path, text: str, name: str = "page") -> Topic:
    """The small topic with a layout of its own."""
    copytree(FOLDERS["triumvirs"], folder, dirs_exist_ok=True)
    (folder / "layouts").mkdir(exist_ok=True)
    (folder / "layouts" / f"{name}.md.j2").write_text(text, encoding="utf-8")
    reading = read_topic(folder)
    assert reading.topic is not None, reading.diagnostics
    return reading.topic


def made(of: Topic, name: str = "page") -> Flow:
    layout = layout_of(of, name)
    (material,) = layout.standard(of)
    flow = layout.make(of, material, layout.Options(), setting())
    assert isinstance(flow, Flow)
    return flow


def told(of: Topic) -> list[tuple[str, str]]:
    """What is wrong with the template, each with its place."""
    with pytest.raises(SourceError) as wrong:
        made(of)
    return [(str(problem.span), problem.message) for problem in wrong.value.diagnostics]


@pytest.mark.parametrize("name", ["letter-home", "homework-booklet"])
def test_the_examples_that_ship_are_made(name: str) -> None:
    flow = made(topic("soviet"), name)
    pages = len(set_pages(flow, load_theme(), PAPERS["a4"]).pages)
    assert pages == (1 if name == "letter-home" else len(topic("soviet").lessons))
    said = words(flow.blocks)
    assert all(lesson.question.plain in said for lesson in topic("soviet").lessons)
    assert has_answers(flow.blocks) is (name == "homework-booklet")


def test_markdown_becomes_blocks(tmp_path: Path) -> None:
    body = "# One\n\nA *b*, **c** [@plutarch].\n\n3. x\n4. y\n\n> q\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n---\n\n"
    body += "{{ lines(4) }}\n"
    flow = made(with_template(tmp_path, HEAD + body))
    kinds = [type(block) for block in flow.blocks]
    assert kinds[0] is Heading and kinds[2:] == [ListBlock, Box, Table, PageBreak, Lines]
    nodes = flow.blocks[1].text  # type: ignore[attr-defined]
    assert nodes[1] == Emphasis((Text("b"),)) and nodes[3] == KeyWord((Text("c"),))
    assert [reference.code for reference in flow.references] == ["PLUTARCH"]
    listed, table = flow.blocks[2], flow.blocks[4]
    assert isinstance(listed, ListBlock) and (listed.marker, listed.first) == (Marker.NUMBER, 3)
    assert isinstance(table, Table) and table.columns[1].align == "right"


def test_a_template_sees_the_topic_and_keeps_its_sources(tmp_path: Path) -> None:
    body = "{% for p in contenders %}\n- {{ p.name }}: {{ p.one_line }}\n{% endfor %}\n\n"
    body += "{{ topic.period }}, {{ get('ides').date }}"
    of = with_template(tmp_path, HEAD + body)
    flow = made(of)
    said = words(flow.blocks)
    for person in of.contenders:
        assert f"{person.name}: {person.one_line.plain}" in said.replace("  ", " ")
    assert {source for c in parts(flow.blocks, Citation) for source in c.sources} == {
        source for person in of.contenders for source in person.one_line.sources
    }
    assert "15 March 44" in said.replace("\u00a0", " ")


def test_what_stands_in_the_topic_is_never_taken_for_markup(tmp_path: Path) -> None:
    of = with_template(tmp_path, HEAD + "{{ contenders[0].name }} {{ '*a* [b] \\\\' }}")
    assert words(made(of).blocks).endswith("*a* [b] \\")


@pytest.mark.parametrize(
    "text",
    ["# no head", "- no list", "+ no list", "> no quotation", "1924. No list.", "7) no list", "--- no page", "=== x",
     "~~~ no code", "this | and | that", "-1", "3.5 million", "\\\\ back", "___", "``` x", "Why #", "a `b` c"],
)  # fmt: skip
@pytest.mark.parametrize(("before", "after"), [("", ""), ("- ", ""), ("| a | b |\n|---|---|\n| ", " | x |")])
def test_words_of_the_topic_begin_nothing(tmp_path: Path, text: str, before: str, after: str) -> None:
    """No heading, list, page or column comes of a text that looks like one, wherever it is put."""
    of = with_template(tmp_path, HEAD + f"{before}{{{{ '{text}' }}}}{after}\n")
    (block,) = made(of).blocks
    kept = text.replace("\\\\", "\\")
    if after:
        assert isinstance(block, Table) and len(block.rows) == 1
        assert [words(cell.blocks) for cell in block.rows[0]] == [kept, "x"]
    else:
        assert isinstance(block, ListBlock if before else Paragraph)
        assert words(block) == kept


def test_a_text_of_several_lines_and_one_that_is_indented_stay_one_paragraph(tmp_path: Path) -> None:
    of = with_template(tmp_path, HEAD + "{{ 'a\\n# b\\n- c' }}\n\n{{ '     d' }}\n")
    first, second = made(of).blocks
    assert (words(first), words(second).strip()) == ("a # b - c", "d")


def test_dates_begin_no_list(tmp_path: Path) -> None:
    """In German a stretch of time begins with a day and a full stop."""
    of = with_template(tmp_path, HEAD + "{{ years(timeline[0].date, timeline[1].date) }}\n\n{{ get('ides').date }}\n")
    of = replace(of, topic=replace(of.topic, language="de"))
    assert [type(block) for block in made(of).blocks] == [Paragraph, Paragraph]


def test_values_stand_in_an_exercise_as_they_are(tmp_path: Path) -> None:
    body = (
        "```exercise\nkind: short-answer\ntitle: {{ '3.5 | #1' | quoted }}\nids: [{{ get('triumvirate').id }}]\n```\n"
    )
    (task,) = made(with_template(tmp_path, HEAD + body)).blocks
    assert isinstance(task, Task) and task.title == "3.5 | #1"


def test_lines_stand_on_the_page_of_what_they_answer(tmp_path: Path) -> None:
    (block,) = made(with_template(tmp_path, HEAD + "Why?\n\n{{ lines(4) }}\n")).blocks
    assert isinstance(block, Together)
    assert [type(inner) for inner in block.blocks] == [Paragraph, Lines]


def test_exercises_stand_in_a_template_and_bring_their_key(tmp_path: Path) -> None:
    body = "```exercise\nkind: match\nof: people\n```\n\nthen\n\n```exercise\nkind: put-in-order\n```\n"
    flow = made(with_template(tmp_path, HEAD + body))
    tasks = [block for block in flow.blocks if isinstance(block, Task)]
    assert [(task.kind, task.number) for task in tasks] == [("match", 1), ("put-in-order", 2)]
    assert has_answers(flow.blocks)


def test_only_what_pupils_get_asks_for_their_name(tmp_path: Path) -> None:
    assert made(with_template(tmp_path, HEAD + "x")).fields
    assert not made(with_template(tmp_path, HEAD.replace("A page", "A page\naudience: home") + "x")).fields


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("no head", "1:1", "a template begins with its title between two lines of ---"),
        ("---\ntitel: x\n---\n", "2:1", "unknown key 'titel'"),
        ("---\ntitle: x\npaper: a9\n---\n", "3:8", "'paper' must be a3, a4, a5, letter, legal or tabloid"),
        (HEAD + "a\n{% for x in people %}\n", "5:1", "unexpected end of template"),
        (HEAD + "a\n\n  b {{ persons }}\n", "6:3", "a template knows nothing called 'persons'"),
        (HEAD + "{{ poeple }}", "4:1", "did you mean 'people'?"),
        (HEAD + "{{ people[0].nose }}", "4:1", "a person has no 'nose'"),
        (HEAD + "{{ people[0].one-line }}", "4:1", "did you mean 'one_line', with _ for each hyphen?"),
        (HEAD + "{{ lines('x') }}", "4:1", "lines to write on are counted, as in lines(4): not 'x'"),
        (HEAD + "x\n{{ ''.__class__ }}", "5:1", "unsafe"),
        (HEAD + "{{ 1 / 0 }}", "4:1", "division by zero"),
        (HEAD + "{{ get('nobody') }}", "4:1", "nobody"),
        (HEAD + "a [@nowhere]", "1:1", "unknown source 'nowhere'"),
        (HEAD + "an **open end", "1:1", "this key word is opened with ** and never closed"),
        (HEAD + "    code", "1:1", "a code block cannot stand in a template"),
        (HEAD + "```lines\nmany\n```", "1:1", "lines to write on are 1 to 60, not 'many'"),
        (HEAD + "a\n\n```exercise\nkind: mtch\n```", "7:7", "unknown kind of exercise 'mtch'"),
        (HEAD + "{% for x in people[:3] %}\na\n{% endfor %}\n```exercise\nkind: [\n```", "8:7", "cannot be read"),
        (HEAD + "```exercise\n- a\n```", "1:1", "this exercise cannot be read"),
    ],
)
def test_mistakes_are_told_at_their_lines(tmp_path: Path, text: str, place: str, message: str) -> None:
    found = told(with_template(tmp_path, text))
    assert any(message in said and where.startswith(f"layouts/page.md.j2:{place}") for where, said in found), found


def test_an_exercise_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    assert len(told(with_template(tmp_path, HEAD + "```exercise\nkind: [\n```"))) == 1


def test_a_template_cannot_change_the_topic(tmp_path: Path) -> None:
    of = with_template(tmp_path, HEAD + "{{ people.append(1) }}{% set people = [] %}")
    assert told(of)
    assert len(of.people) > 3


def test_the_command_line_shows_the_line_and_leaves_earlier_outputs(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with_template(tmp_path / "rome", HEAD + "Fine.\n")
    assert run("build", "rome", "--only", "page").exit_code == 0
    page = Path("out/rome/more/01-page.pdf")
    before = page.read_bytes()
    with_template(tmp_path / "rome", HEAD + "Fine.\n\n{{ persons }}\n")
    done = run("build", "rome", "--only", "page")
    assert done.exit_code == 1
    assert "error: a template knows nothing called 'persons'" in done.output
    assert "\n --> layouts/page.md.j2:6:1\n  |\n6 | {{ persons }}\n  | ^^^^^^^^^^^^^\n" in done.output
    assert page.read_bytes() == before
    assert run("check", "rome").exit_code == 1
    with_template(tmp_path / "rome", HEAD + "Better.\n")
    assert run("build", "rome", "--only", "page").exit_code == 0
    assert page.read_bytes() != before


def test_a_template_that_no_material_is_made_with_is_told(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    materials = tmp_path / "rome" / "materials.yaml"
    with_template(tmp_path / "rome", HEAD + "x")
    unused = "warning: no material is made with the layout 'page'\n --> layouts/page.md.j2:1:1"
    materials.write_text("materials:\n  - {id: cards, layout: fact-cards}\n")
    assert unused in run("check", "rome").output
    materials.write_text("materials:\n  - {id: page, layout: page}\n")
    assert unused not in run("check", "rome").output
    materials.unlink()
    assert unused not in run("check", "rome").output


def test_a_template_may_not_take_the_name_of_a_layout(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    with_template(tmp_path / "rome", HEAD + "x", "deck")
    done = run("check", "rome")
    assert done.exit_code == 1
    assert "error: 'deck' is the name of a layout that is there already\n --> layouts/deck.md.j2:1:1" in done.output
