"""Reading a topic again: files that have not changed are taken from notes of the last reading.

Notes only save work. They are taken of topics in which nothing was wrong; and as soon as anything is, in whichever
file, they are of no use: the whole topic is then read as if there were none, so that each problem is told in full.
"""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import Any

from msgspec import MsgspecError, Raw, Struct, field
from msgspec.msgpack import decode, encode
from msgspec.structs import force_setattr, replace

from .checks import check_texts, check_together
from .deck_template import read_deck_template
from .diagnostics import Located, Problems, Span
from .pictures import read_pictures
from .reader import Reading, homes, known_ids, lines_of, merge, read_sections
from .references import check_words, references
from .shapes import Many, Record, Shape, record_of
from .sources import source_digest, source_files
from .templates import read_templates
from .topic import Sections, Topic
from .yaml_source import digest_of, read_yaml
from .yaml_text import split_lines

FRESH = ("topic", "materials")
"""Sections that are always read: small, and the one with parts that only a layout understands."""


_SPOILT = (MsgspecError, ValueError, LookupError)
"""What comes of notes that are not as they were written."""


class FileNotes(Struct, frozen=True):
    """What a file said when its bytes had this digest."""

    digest: str
    sections: dict[str, Raw] = {}
    """The items of its sections."""
    ids: dict[str, tuple[Span, ...]] = {}
    """Where their ids stand, section by section."""
    needs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The ids that they name, each with the sections it may come from."""


class Notes(Struct, frozen=True):
    """What the files of a topic said. `code` is a digest of the code that read them."""

    code: str = ""
    files: dict[str, FileNotes] = field(default_factory=dict)


def loads(data: bytes, code: str) -> Notes:
    """Notes as they were kept; none when they cannot be read, or were taken by other code."""
    try:
        notes = decode(data, type=Notes)
    except _SPOILT:
        return Notes()
    return notes if notes.code == code else Notes()


def dumps(notes: Notes) -> bytes:
    """Notes as bytes, to be kept."""
    return encode(notes)


def notes_of(reading: Reading, code: str, before: Notes) -> Notes:
    """Notes of a reading, those `before` of files that have not changed among them; none of one with problems."""
    topic = reading.topic
    if topic is None or reading.diagnostics or not topic.sources:  # where sources come in, all must be cited at once
        return Notes(code)
    files = dict[str, FileNotes]()
    for name, digest in reading.files.items():
        sections = [section for section, home in reading.homes.items() if home == name]
        if not set(sections) & set(FRESH):
            known = before.files.get(name)
            files[name] = known if known and known.digest == digest else _take(topic, digest, sections)
    return Notes(code, files)


def _take(topic: Topic, digest: str, sections: list[str]) -> FileNotes:
    items = {section: getattr(topic, section) for section in sections}
    needs = {
        (str(ref.id), ref.sections) for name in items for item in items[name] for ref in references(item, _shape(name))
    }
    return FileNotes(
        digest,
        {section: Raw(encode(items[section], enc_hook=str)) for section in sections},
        {section: tuple(item.id.span for item in items[section]) for section in sections},
        tuple(sorted(needs)),
    )


def read_again(folder: Path, notes: Notes) -> Reading | None:
    """The topic in a folder, by notes as far as they go; None when it has to be read in full."""
    digest = source_digest(folder)  # first: a file saved meanwhile then looks changed, and is read again
    try:
        content = {name: (folder / name).read_bytes() for name in source_files(folder) if notes.files}
        digests = {name: digest_of(data) for name, data in content.items()}
        noted = {name: note for name, note in notes.files.items() if digests.get(name) == note.digest}
        whole = any(PurePath(name).stem == "topic" for name in content)
        return _read_again(folder, digest, content, noted) if noted and whole else None
    except (OSError, *_SPOILT):
        return None


def _read_again(folder: Path, digest: str, content: dict[str, bytes], noted: dict[str, FileNotes]) -> Reading | None:
    problems, read = Problems(), list[tuple[object, Shape]]()
    files = [read_yaml(name, data, problems) for name, data in content.items() if name not in noted]
    trees = merge(files, problems)
    about, lists = read_sections(trees, problems, read)
    if about is None or any(set(trees) & set(note.sections) for note in noted.values()):
        return None
    fresh, ids = set(lists), known_ids(trees)
    for note in noted.values():
        lists |= {section: _items(note, section) for section in note.sections}
        ids |= {id_: section for section in note.sections for id_ in (item.id for item in lists[section])}
    pictures = read_pictures(lists, folder, problems)
    templates = read_templates(folder, problems)
    deck_template = read_deck_template(about, folder, problems)
    topic = Topic(topic=about, pictures=pictures, templates=templates, deck_template=deck_template, **lists)
    check_words(read, ids, problems)
    check_texts(replace(topic, **{name: () for name in lists if name not in fresh | {"sources"}}), problems)
    check_together(topic, problems)
    if problems.found or not all(ids.get(id_) in kinds for note in noted.values() for id_, kinds in note.needs):
        return None
    return Reading(
        topic,
        (),
        {file.name: file.lines for file in files}
        | lines_of(templates)
        | {name: split_lines(content[name].decode("utf-8-sig")) for name in noted},
        digest,
        {name: digest_of(data) for name, data in content.items()},
        homes(trees) | {section: name for name, note in noted.items() for section in note.sections},
    )


def _items(note: FileNotes, section: str) -> tuple[Any, ...]:
    """The items of a noted section, their ids where they stand in the file."""
    items: tuple[Any, ...] = decode(note.sections[section], type=tuple[_shape(section).type, ...])  # type: ignore[misc]
    for item, span in zip(items, note.ids[section], strict=True):
        force_setattr(item, "id", Located(item.id, span))
    return items


def _shape(section: str) -> Record:
    shape = record_of(Sections).fields[section].shape
    assert isinstance(shape, Many)
    assert isinstance(shape.item, Record)
    return shape.item
