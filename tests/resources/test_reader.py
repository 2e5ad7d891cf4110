"""Reading a topic: files merged, all problems at once, and what is broken does not hide the rest."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import lessonpress
from lessonpress.resources.diagnostics import Severity, render
from lessonpress.resources.markup import Emphasis
from lessonpress.resources.reader import Reading, read_topic
from lessonpress.resources.schema import SCHEMA_FILE, json_schema, schema_text
from lessonpress.resources.sources import source_digest, source_files
from lessonpress.resources.topic import SECTIONS

SHIPPED = sorted(path.parent for path in Path(lessonpress.__file__).parent.glob("resources/*/topic.yaml"))
ABOUT = "topic: {title: T, question: Q, period: 1922}\n"
PERSON = "people:\n  - {id: lenin, name: Lenin, one-line: x}\n"


def written(folder: Path, **files: str) -> Reading:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_topic(folder)


def codes(reading: Reading) -> list[str]:
    return [diagnostic.code for diagnostic in reading.diagnostics]


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_the_shipped_topics_have_no_errors(folder: Path) -> None:
    reading = read_topic(folder)
    errors = [render(d, reading.lines) for d in reading.diagnostics if d.severity is Severity.ERROR]
    assert errors == []
    assert reading.topic is not None


def test_files_are_merged(tmp_path: Path) -> None:
    reading = written(tmp_path, topic=ABOUT, people=PERSON, terms="# nothing yet\n", events="events:\n")
    assert reading.topic is not None
    assert reading.diagnostics == ()
    assert [person.name for person in reading.topic.people] == ["Lenin"]
    assert reading.topic.events == ()
    assert set(reading.lines) == {"topic.yaml", "people.yaml", "terms.yaml", "events.yaml"}


def test_only_yaml_files_of_the_folder_itself_count(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "other.yaml").write_text("nonsense: 1")
    (tmp_path / ".hidden.yaml").write_text("nonsense: 1")
    (tmp_path / "notes.txt").write_text("nonsense")
    (tmp_path / "people.yml").write_text(PERSON)
    assert written(tmp_path, topic=ABOUT).diagnostics == ()
    assert source_files(tmp_path) == ["people.yml", "topic.yaml"]


def test_no_topic_here(tmp_path: Path) -> None:
    reading = written(tmp_path, compose="services: {}")
    (told,) = reading.diagnostics
    assert told.message == f"there is no topic.yaml in {tmp_path}"
    assert "lessonpress new" in told.hints[0]
    (told,) = read_topic(tmp_path / "nowhere").diagnostics
    assert told.message == f"there is no folder {tmp_path / 'nowhere'}"


def test_a_file_that_cannot_be_parsed_is_told_alone_and_hides_nothing(tmp_path: Path) -> None:
    """Its ids are unknown, not wrong: references are not blamed; other files' problems are told."""
    events = "events:\n  - {id: e, title: E, date: 1924-02-31, description: d, people: [lenin]}\n"
    reading = written(tmp_path, topic=ABOUT, people="people: [\n", events=events)
    assert codes(reading) == ["value", "yaml"]
    reading = written(tmp_path, topic="topic: {", people=PERSON, events=events)
    assert codes(reading) == ["value", "yaml"]


def test_problems_inside_a_broken_item_are_told_with_it(tmp_path: Path) -> None:
    events = "events:\n  - {id: e, title: E, date: soon, description: 'd [@s1]', people: [lenni, e2]}\n"
    events += "  - {id: e2, title: E, date: 1922, description: d, people: [lenin]}\n"
    reading = written(tmp_path, topic=ABOUT, people=PERSON, events=events)
    assert codes(reading) == ["value", "unknown-id", "unknown-id", "wrong-kind"]


def test_an_item_that_is_broken_elsewhere_can_still_be_named(tmp_path: Path) -> None:
    people = "people:\n  - {id: lenin, name: Lenin, one-line: x, contender: perhaps}\n"
    events = "events:\n  - {id: e, title: E, date: 1922, description: d, people: [lenin]}\n"
    assert codes(written(tmp_path, topic=ABOUT, people=people, events=events)) == ["value"]


def test_what_does_not_fit_together_is_told_beside_what_cannot_be_read(tmp_path: Path) -> None:
    people = PERSON + "  - {id: x, name: X, one-line: y, born: {date: 1900}, died: {date: 1800}}\n"
    reading = written(tmp_path, topic=ABOUT.replace("1922", "soon"), people=people, terms="terms: [{}]\n")
    assert codes(reading) == ["order", "missing", "missing", "missing", "value"]


def test_diagnostics_are_plain_data(tmp_path: Path) -> None:
    reading = written(tmp_path, topic=ABOUT, people=PERSON.replace("name", "nmae"))
    data = [d.as_json() for d in reading.diagnostics]
    assert json.loads(json.dumps(data)) == data
    assert data[0]["place"] == {"file": "people.yaml", "line": 2, "column": 10, "end": 15}


def test_words_are_what_they_look_like(tmp_path: Path) -> None:
    reading = written(
        tmp_path, topic="topic:\n  title: 1924\n  question: No\n  period: 44 BC/31 BC\n  subtitle: '*a*'\n"
    )
    assert reading.topic is not None
    about = reading.topic.topic
    assert (about.title.plain, about.question.plain) == ("1924", "No")
    assert about.subtitle is not None
    assert isinstance(about.subtitle.nodes[0], Emphasis)


def test_the_digest_follows_names_and_bytes(tmp_path: Path) -> None:
    first = written(tmp_path, topic=ABOUT).digest
    assert first == source_digest(tmp_path)
    (tmp_path / "notes.txt").write_text("not a source")
    assert source_digest(tmp_path) == first
    seen = {first}
    for name, content in (("a.yaml", "b"), ("ab.yaml", ""), ("a.yaml", "c"), ("lenin.JPG", "x"), ("lenin.JPG", "y")):
        (tmp_path / name).write_text(content)
        seen.add(source_digest(tmp_path))
    assert len(seen) == 6
    os.rename(tmp_path / "ab.yaml", tmp_path / "aa.yaml")
    assert source_digest(tmp_path) not in seen


def test_asking_for_the_digest_imports_next_to_nothing() -> None:
    heavy = "{'msgspec', 'yaml', 'babel', 'dataclasses', 're'}"
    code = f"from lessonpress.resources.sources import source_digest; import sys; print(*({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-I", "-c", _with_path(code)], check=True, capture_output=True, text=True)
    assert done.stdout.split() == []


def _with_path(code: str) -> str:
    return f"import sys; sys.path[:] = {sys.path!r}; {code}"


def test_the_schema_file_is_fresh() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), "run python -m lessonpress.resources.schema"


def test_the_schema_knows_what_the_types_know() -> None:
    schema = json_schema()
    assert list(schema["properties"]) == ["topic", *SECTIONS]
    assert "required" not in schema
    event = schema["definitions"]["event"]
    assert event["additionalProperties"] is False
    assert event["required"] == ["id", "date", "title", "description"]
    weight = event["properties"]["weight"]
    assert (weight["type"], weight["minimum"], weight["maximum"]) == ("integer", 1, 5)
    assert "small poster" in weight["description"]
    assert schema["definitions"]["person"]["properties"]["power-base"]["items"] == {"$ref": "#/definitions/statement"}
    assert schema["definitions"]["term"]["properties"]["definitions"]["propertyNames"] == {
        "enum": ["support", "core", "challenge"]
    }
