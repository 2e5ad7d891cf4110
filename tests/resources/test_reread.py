"""Reading again by notes: the same as reading in full, or nothing at all."""

from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from msgspec import Struct

from lessonpress.resources.diagnostics import Located, Span
from lessonpress.resources.reader import Reading, read_topic
from lessonpress.resources.reread import FRESH, Notes, dumps, loads, notes_of, read_again

TOPIC = Path(__file__).parents[1] / "topics" / "triumvirs"
FILES = sorted(path.name for path in TOPIC.glob("*.yaml"))
CODE = "as it is"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A topic that has been read once; nothing is wrong with it."""
    return Path(copytree(TOPIC, tmp_path / "topic"))


def noted(folder: Path) -> Notes:
    """Notes of the folder as it is now, as they come back from where they were kept."""
    return loads(dumps(notes_of(read_topic(folder), CODE, Notes())), CODE)


def edit(folder: Path, name: str, old: str, new: str) -> None:
    text = (folder / name).read_text("utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), "utf-8")


def places(value: object) -> Iterator[Span]:
    """Where texts, dates and the ids of things stand."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Struct):
        if isinstance(name := getattr(value, "id", None), Located):
            yield name.span
        for field in value.__struct_fields__:
            yield from places(getattr(value, field))
    elif isinstance(value, tuple):
        for item in value:
            yield from places(item)


def same(one: Reading | None, other: Reading) -> bool:
    assert one is not None
    assert (one.topic, one.diagnostics, one.lines) == (other.topic, other.diagnostics, other.lines)
    assert (one.digest, one.files, one.homes) == (other.digest, other.files, other.homes)
    return list(places(one.topic)) == list(places(other.topic))


def test_notes_are_taken_of_all_but_what_is_always_read(folder: Path) -> None:
    fresh = {name for name in FILES if any(f"\n{key}:" in f"\n{(folder / name).read_text()}" for key in FRESH)}
    assert set(noted(folder).files) == set(FILES) - fresh
    assert fresh


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_read_and_the_rest_is_as_it_was(folder: Path, name: str) -> None:
    notes = noted(folder)
    (folder / name).write_text("# a new first line moves every place\n" + (folder / name).read_text("utf-8"), "utf-8")
    assert same(read_again(folder, notes), read_topic(folder))


def test_what_is_written_anew_is_there(folder: Path) -> None:
    notes = noted(folder)
    edit(folder, "people.yaml", "name: Caesar", "name: Gaius Caesar")
    again = read_again(folder, notes)
    assert same(again, read_topic(folder))
    assert again is not None and again.topic is not None
    assert "Gaius Caesar" in [person.name for person in again.topic.people]


def test_files_may_come_and_go(folder: Path) -> None:
    notes = noted(folder)
    (folder / "claims.yaml").unlink()
    (folder / "more.yaml").write_text("# nothing yet\n")
    assert same(read_again(folder, notes), read_topic(folder))


def test_notes_of_files_that_have_not_changed_are_kept(folder: Path) -> None:
    notes = noted(folder)
    edit(folder, "people.yaml", "name: Caesar", "name: Gaius Caesar")
    again = read_again(folder, notes)
    assert again is not None
    later = notes_of(again, CODE, notes)
    assert later == notes_of(read_topic(folder), CODE, Notes())
    assert later.files["events.yaml"] is notes.files["events.yaml"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("people.yaml", "id: caesar", "id: julius"),  # other files name him
        ("people.yaml", "id: caesar", "id: pompey"),
        ("people.yaml", "one-line:", "one_line:"),
        ("people.yaml", "one-line:", "one-line: '' #"),
        ("events.yaml", "people: [", "people: [nobody, "),
        ("sources.yaml", "sources:", "people: []\nsources:"),  # the section stands in another file too
        ("topic.yaml", "period:", "perriod:"),
        ("terms.yaml", "terms:", "terms: ["),
    ],
)
def test_where_anything_is_wrong_all_is_read(folder: Path, name: str, old: str, new: str) -> None:
    notes = noted(folder)
    edit(folder, name, old, new)
    assert read_topic(folder).diagnostics
    assert read_again(folder, notes) is None


def test_a_topic_with_problems_is_not_noted(folder: Path) -> None:
    edit(folder, "people.yaml", "one-line:", "one-line: Somebody #")  # names no source: a warning
    reading = read_topic(folder)
    assert reading.topic is not None and reading.diagnostics
    assert notes_of(reading, CODE, noted(TOPIC)).files == {}


def test_notes_that_cannot_be_used_are_none(folder: Path) -> None:
    kept = dumps(noted(folder))
    assert loads(kept, "other code") == loads(b"nonsense", CODE) == loads(kept[:-1], CODE) == Notes()
    assert read_again(folder, Notes()) is None
    spoilt = kept.replace(b"caesar", b"\xff\xff\xff\xff\xff\xff")
    assert read_again(folder, loads(spoilt, CODE)) is None


def test_a_folder_that_is_gone_has_nothing_to_read(folder: Path) -> None:
    assert read_again(folder / "nowhere", noted(folder)) is None
