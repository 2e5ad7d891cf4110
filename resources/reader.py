"""A folder of YAML to a topic: every problem of every file at once, each with its place and a hint."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import Any

from .checks import check_topic
from .dates import HistoricDate, Moment
from .deck_template import read_deck_template
from .decode import Read, decode, decode_each
from .diagnostics import Diagnostic, Located, Problems, Span, did_you_mean, span_of
from .markup import Rich, Text
from .pictures import read_pictures
from .references import check_words
from .shapes import Many, Record, record_of
from .sources import source_digest, source_files
from .templates import file_of, read_templates
from .topic import SECTIONS, About, Sections, Topic
from .values import Value
from .yaml_source import Fields, Items, Tree, YamlFile, read_yaml
from .yaml_text import LARGEST, split_lines


class Reading(Value, frozen=True):
    """What reading a folder gave. `topic` is None when there are errors; `lines` are the files' lines, for `render`."""

    topic: Topic | None
    diagnostics: tuple[Diagnostic, ...]
    lines: dict[str, list[str]]
    digest: str
    files: dict[str, str]
    """A digest of each file, as it was when it was read."""
    homes: dict[str, str]
    """The file that each section stands in."""


Trees = dict[str, tuple[Located, Tree]]
"""The sections by name: the key as it stands in its file, and what it holds."""


def read_topic(folder: Path) -> Reading:
    """Read the topic in a folder: `topic.yaml` and every other YAML file directly in it."""
    digest = source_digest(folder)  # first: a file saved meanwhile then looks changed, and is read again
    problems = Problems()
    files = _read_files(folder, problems)
    sections = merge(files, problems)
    whole = all(file.whole for file in files)
    read: Read = []
    about, lists = read_sections(sections, problems, read)
    pictures = read_pictures(lists, folder, problems)
    templates = read_templates(folder, problems)
    deck_template = read_deck_template(about, folder, problems)
    topic = Topic(
        topic=about or _UNTITLED, pictures=pictures, templates=templates, deck_template=deck_template, **lists
    )
    if files and whole:
        if "topic" not in sections:
            first = next(file.name for file in files if PurePath(file.name).stem == "topic")
            hint = "begin with 'topic:', and below it, indented, title, question and period"
            problems.error("missing", "the section 'topic' is missing", Span(first, 1, 1, 2), hint)
        check_words(read, known_ids(sections), problems)
    check_topic(topic, problems)
    return Reading(
        None if problems.errors else topic,
        problems.found,
        {file.name: file.lines for file in files} | lines_of(templates),
        digest,
        {file.name: file.digest for file in files},
        homes(sections),
    )


def lines_of(templates: Mapping[str, str]) -> dict[str, list[str]]:
    """The lines of templates, by their files."""
    return {file_of(name): split_lines(text) for name, text in templates.items()}


def _read_files(folder: Path, problems: Problems) -> list[YamlFile]:
    names = source_files(folder)
    if not any(PurePath(name).stem == "topic" for name in names):
        message = f"there is no topic.yaml in {folder}" if folder.is_dir() else f"there is no folder {folder}"
        problems.error("no-topic", message, None, 'start a topic with: lessonpress new "Its title"')
        return []
    return [_read_file(folder, name, problems) for name in names]


def _read_file(folder: Path, name: str, problems: Problems) -> YamlFile:
    try:
        with (folder / name).open("rb") as file:
            return read_yaml(name, file.read(LARGEST + 1), problems)
    except OSError as error:
        message = f"this file cannot be read: {(error.strerror or 'unknown reason').lower()}"
        problems.error("unreadable", message, Span(name, 1, 1, 2))
        return YamlFile(name, None, [], whole=False)


def merge(files: list[YamlFile], problems: Problems) -> Trees:
    """The sections of all files; strange ones and doubled ones are told."""
    sections: Trees = {}
    for file in files:
        for key, value in _sections_of(file, problems).items():
            assert isinstance(key, Located)
            if key in sections:
                message = f"'{key}' is given twice: here and at {sections[key][0].span}"
                problems.error("doubled-section", message, key.span, "keep one of the two, with the items of both")
            else:
                sections[key] = (key, value)
    return {key: found for key, found in sections.items() if key in ("topic", *SECTIONS)}


def _sections_of(file: YamlFile, problems: Problems) -> Fields:
    """What the file holds, by section; other keys are told and left out."""
    if file.tree is None:
        return Fields()
    if not isinstance(file.tree, Fields):
        name = PurePath(file.name).stem
        name = name if name in SECTIONS else "people"
        hint = f"begin the file with '{name}:' and indent the rest below it"
        problems.error("type", "a file of a topic holds sections by name", file.tree.span, hint)
        return Fields()
    names = ("topic", *SECTIONS)
    for key in file.tree:
        if key not in names and isinstance(key, Located):
            hint = did_you_mean(key, names) or f"the sections are: {', '.join(names)}"
            problems.error("unknown-section", f"unknown section '{key}'", key.span, hint)
    return file.tree


def read_sections(sections: Trees, problems: Problems, read: Read) -> tuple[About | None, dict[str, Any]]:
    """All that can be read, so that it can be checked even when something else cannot: 'topic', and the lists."""
    about: About | None = None
    lists: dict[str, Any] = {}
    for name, (key, tree) in sections.items():
        shape, place = record_of(Sections).fields[name].shape, span_of(tree) or key.span
        if isinstance(shape, Many) and isinstance(shape.item, Record):
            items = tree or Items()
            lists[name] = decode_each(items, shape.item.type, problems, key=name, place=place, read=read)
        else:
            about = decode(tree or Fields(), About, problems, place=place, read=read)
    return about, lists


_UNTITLED = About(title=Rich((Text("?"),)), question=Rich((Text("?"),)), period=HistoricDate(Moment(1), None))


def homes(sections: Trees) -> dict[str, str]:
    """The file that each section stands in."""
    return {name: key.span.file for name, (key, _) in sections.items()}


def known_ids(sections: Trees) -> dict[str, str]:
    """Every id in the source and the section that it stands in, also of items that cannot be read."""
    known: dict[str, str] = {}
    for name, (_, tree) in sections.items():
        for item in tree if isinstance(tree, Items) else ():
            if isinstance(item, Fields) and isinstance(identity := item.get("id"), Located):
                known.setdefault(str(identity), name)
    return known
