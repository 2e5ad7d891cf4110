"""Starting a topic: the small invented topic of this folder under a title of one's own, or a copy of another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from ..inline import slug
from ..sources import deck_files, picture_files, source_files, template_files
from ..trouble import in_words

HERE = Path(__file__).parent
SCHEMA = HERE.parent / "topic.schema.json"
TITLE = "title: A Struggle for the Throne"
"""The one line that differs from topic to topic."""


class CannotStart(Exception):
    """The topic's folder cannot be made; the message says why."""


def start_topic(title: str, parent: str) -> str:
    """Make a folder in `parent` with a topic of that title, and return it. Raises CannotStart; overwrites nothing."""
    title = " ".join(title.split())
    name = slug(title)
    if not name:
        raise CannotStart("a topic needs a title with letters in it")
    files = _files(HERE)
    files["topic.yaml"] = files["topic.yaml"].replace(TITLE.encode(), f"title: {_quoted(title)}".encode())
    return _written(files, Path(parent, name))


def copy_topic(source: str, folder: str) -> str:
    """Copy the topic of a folder, with its pictures, layouts and templates. Raises CannotStart; overwrites nothing."""
    try:
        return _written(_files(Path(source)), Path(folder))
    except OSError as error:  # what is to be copied cannot be read
        raise CannotStart(f"cannot copy '{source}': {in_words(error)}") from None


def _files(folder: Path) -> dict[str, bytes]:
    """The files of a topic by name, with the schema beside them that editors are told of. Raises OSError."""
    names = (*source_files(folder), *picture_files(folder), *template_files(folder), *deck_files(folder))
    files = {name: (folder / name).read_bytes() for name in names}
    for name in source_files(folder):
        files[name] = files[name].replace(f"$schema=../{SCHEMA.name}".encode(), f"$schema={SCHEMA.name}".encode(), 1)
    return {**files, SCHEMA.name: SCHEMA.read_bytes()}


def _written(files: Mapping[str, bytes], folder: Path) -> str:
    try:
        folder.mkdir()
        for name, data in files.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(data)
    except FileExistsError:
        raise CannotStart(f"there is already something called '{folder}' here: nothing was changed") from None
    except OSError as error:
        raise CannotStart(f"cannot make the folder '{folder}': {in_words(error)}") from None
    return str(folder)


def _quoted(title: str) -> str:
    """The title as YAML whose words are meant as they stand: no signs of markup, no signs of YAML."""
    return "'" + re.sub(r"([\\*\[\]])", r"\\\1", title).replace("'", "''") + "'"
