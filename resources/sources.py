"""Which files make a topic, and a digest of them: cheap enough to ask before every build."""

from __future__ import annotations

import hashlib
import os

SUFFIXES = (".yaml", ".yml")
PICTURES = (".png", ".jpg", ".jpeg", ".svg")
PICTURE_FOLDER = "pictures"
"""The folder of a topic in which its pictures may lie, if not beside its files."""
DECKS = (".pptx", ".potx")
"""How the names of templates for slides end."""
TEMPLATES, TEMPLATE = "layouts", ".md.j2"
"""The folder of a topic's own layouts, and how their names end."""


def source_files(folder: str | os.PathLike[str], suffixes: tuple[str, ...] = SUFFIXES) -> list[str]:
    """Names of the files with these suffixes directly in the folder, sorted; none when there is no such folder."""
    try:
        with os.scandir(folder) as entries:
            names = (e.name for e in entries if e.name.lower().endswith(suffixes) and os.path.isfile(e.path))
            return sorted(name for name in names if not name.startswith("."))
    except OSError:
        return []


def template_files(folder: str | os.PathLike[str]) -> list[str]:
    """Names of the topic's own layouts, with their folder."""
    names = source_files(os.path.join(folder, TEMPLATES), (TEMPLATE,))
    return [f"{TEMPLATES}/{name}" for name in names if name.endswith(TEMPLATE)]


def picture_files(folder: str | os.PathLike[str]) -> list[str]:
    """Names of the pictures beside the topic's files and in its folder for them, these with that folder."""
    inside = source_files(os.path.join(folder, PICTURE_FOLDER), PICTURES)
    return [*source_files(folder, PICTURES), *(f"{PICTURE_FOLDER}/{name}" for name in inside)]


def deck_files(folder: str | os.PathLike[str]) -> list[str]:
    """Names of the templates for slides beside the topic's files; PowerPoint marks what it has open with '~$'."""
    return [name for name in source_files(folder, DECKS) if not name.startswith("~$")]


def source_digest(folder: str | os.PathLike[str]) -> str:
    """A digest of the names and bytes of all source files, pictures, layouts and templates of the topic."""
    whole = hashlib.blake2b(digest_size=16)
    for name in (*source_files(folder), *picture_files(folder), *template_files(folder), *deck_files(folder)):
        whole.update(name.encode("utf-8", "surrogateescape") + b"\0")
        whole.update(file_digest(os.path.join(folder, name)))
    return whole.hexdigest()


def file_digest(path: str) -> bytes:
    """A digest of the bytes of a file; a word that is no digest for one that cannot be read, which others will tell."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "blake2b").digest()
    except OSError:
        return b"unreadable"
