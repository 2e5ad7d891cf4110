"""Finding a topic: the folder that was named, the one we stand in, or one that ships. Light to import."""

from __future__ import annotations

import os
from typing import NamedTuple

HERE = os.path.dirname(os.path.abspath(__file__))
STARTER = "new_topic"
"""The folder that `lessonpress new` copies: a topic too, but none to build from where it lies."""


class NoTopic(Exception):
    """There is no such topic; `hint` says what there is."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class Found(NamedTuple):
    """A topic's folder, and the name that its pack gets."""

    folder: str
    name: str
    shipped: bool = False


def is_topic(folder: str | os.PathLike[str]) -> bool:
    """Whether a topic's main file lies there."""
    return any(os.path.isfile(os.path.join(folder, name)) for name in ("topic.yaml", "topic.yml"))


def shipped_topics() -> dict[str, str]:
    """The topics that come with lessonpress, by name."""
    with os.scandir(HERE) as entries:
        folders = sorted(entry.name for entry in entries if entry.name != STARTER and is_topic(entry.path))
    return {folder.replace("_", "-"): os.path.join(HERE, folder) for folder in folders}


def find_topic(named: str | None) -> Found:
    """The topic that somebody means: a folder or the name of one that ships. Raises NoTopic.

    Without a name it is the topic in this folder or, when there is none, the first that ships.
    """
    if named is None:
        if is_topic("."):
            return Found(".", _name("."))
        name, folder = next(iter(shipped_topics().items()))
        return Found(folder, name, shipped=True)
    if os.path.isfile(named) and os.path.basename(named).startswith("topic."):
        named = os.path.dirname(named) or "."
    if os.path.isdir(named):
        return Found(named, _name(named))
    shipped = shipped_topics()
    name = named.replace("_", "-")
    if name in shipped:
        return Found(shipped[name], name, shipped=True)
    raise _no_topic(named, shipped)


def _name(folder: str) -> str:
    return os.path.basename(os.path.realpath(folder)) or "topic"


def _no_topic(named: str, shipped: dict[str, str]) -> NoTopic:
    from .diagnostics import did_you_mean

    near = [entry.name for entry in os.scandir(".") if os.path.isdir(entry.path) and is_topic(entry.path)]
    hint = did_you_mean(named, [*shipped, *near]) or f"the topics that ship are: {', '.join(shipped)}"
    return NoTopic(f"there is no topic '{named}': no folder and no shipped topic is called so", hint)
