"""Starting a topic: the small invented topic of this folder, copied under a title of the teacher's own."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from ..sources import source_files
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
    name = folder_name(title)
    if not name:
        raise CannotStart("a topic needs a title with letters in it")
    folder = Path(parent, name)
    try:
        folder.mkdir()
        for file in source_files(HERE):
            text = (HERE / file).read_text("utf-8").replace("../topic.schema.json", "topic.schema.json")
            (folder / file).write_text(text.replace(TITLE, f"title: {_quoted(title)}"), encoding="utf-8")
        (folder / SCHEMA.name).write_bytes(SCHEMA.read_bytes())
    except FileExistsError:
        raise CannotStart(f"there is already something called '{name}' here: nothing was changed") from None
    except OSError as error:
        raise CannotStart(f"cannot make the folder '{name}': {in_words(error)}") from None
    return str(folder)


def folder_name(title: str) -> str:
    """The title as the name of a folder: 'The Roman Triumvirates' is 'the-roman-triumvirates'."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", title) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.lower()).strip("-")[:60].rstrip("-")


def _quoted(title: str) -> str:
    """The title as YAML whose words are meant as they stand: no signs of markup, no signs of YAML."""
    return "'" + re.sub(r"([\\*\[\]])", r"\\\1", title).replace("'", "''") + "'"
