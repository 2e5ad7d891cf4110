"""The manifest: what lessonpress wrote into a pack, remembered in `.lessonpress/manifest.json`."""

from __future__ import annotations

import json
import os
from hashlib import blake2b
from pathlib import Path
from typing import Any

from msgspec import Struct, field, to_builtins

from .request import HIDDEN

VERSION = 1
Key = dict[str, str]
"""What determines a file's bytes: its content, theme, paper and the code that writes it, each a name or a digest."""


class About(Struct, frozen=True):
    """What is told of a file. `warnings` counts what did not fit: such a file is set again, to be told of again."""

    material: str = ""
    folder: str = ""
    format: str = ""
    edition: str = ""
    variant: str = ""
    level: str = ""
    lesson: str = ""
    title: str = ""
    pages: int = 0
    warnings: int = 0


class Offer(Struct, frozen=True):
    """A new version that lies beside a file which the teacher has changed."""

    path: str
    digest: str
    key: Key


class Entry(Struct):
    """One file of the pack. `digest` is of the bytes that we last wrote there, empty when we never did."""

    digest: str = ""
    key: Key = field(default_factory=dict)
    size: int = 0
    offer: Offer | None = None
    about: About = About()
    mixed: bool = False
    """Whether the teacher's work is in what we last wrote there."""


Manifest = dict[str, Entry]
"""All files by their path in the pack, always with /."""


def digest(data: bytes) -> str:
    """The digest by which the bytes of files are told apart."""
    return blake2b(data, digest_size=16).hexdigest()


def digest_of(path: str | os.PathLike[str]) -> str:
    """The digest of a file; empty when it is missing, or is empty and so holds nothing that could be lost."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    return digest(data) if data else ""


def place(pack: Path) -> Path:
    """Where the manifest of a pack lies."""
    return pack / HIDDEN / "manifest.json"


def load(pack: Path) -> Manifest:
    """What is remembered of a pack: nothing, when there is none yet or it cannot be understood.

    Forgetting is safe: a file that is not remembered is kept like one of the teacher's own.
    """
    try:
        raw = json.loads(place(pack).read_bytes())
        if raw["version"] != VERSION:
            return {}
        return {path: _entry(data) for path, data in raw["files"].items() if is_inside(path)}
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def dump(manifest: Manifest) -> str:
    """The manifest as text, the same for the same content."""
    files = {path: to_builtins(entry, enc_hook=str) for path, entry in sorted(manifest.items())}
    raw = {"version": VERSION, "files": files}
    return json.dumps(raw, ensure_ascii=False, indent=1) + "\n"


def save(pack: Path, text: str) -> None:
    """Remember a dumped manifest, atomically. Raises OSError when the folder cannot be written to."""
    fresh = place(pack).with_suffix(".tmp")
    fresh.write_text(text, encoding="utf-8")
    os.replace(fresh, place(pack))


def announce(pack: Path, path: str, digest: str) -> None:
    """Note what is about to be written, so that after a crash it is known for ours. Raises OSError."""
    with open(_journal(pack), "a", encoding="utf-8") as file:
        file.write(f"{digest} {path}\n")


def announced(pack: Path) -> set[tuple[str, str]]:
    """Paths and digests that were announced since the manifest was last saved: a build was broken off."""
    try:
        lines = _journal(pack).read_text("utf-8", "replace").splitlines()
    except OSError:
        return set()
    return {(path, digest) for digest, _, path in (line.partition(" ") for line in lines)}


def all_written(pack: Path) -> None:
    """Everything that was announced is in the manifest by now. Raises OSError."""
    _journal(pack).unlink(missing_ok=True)


def _journal(pack: Path) -> Path:
    return pack / HIDDEN / "journal"


def is_inside(path: str) -> bool:
    """Whether a remembered path stays inside the pack: a manifest that says otherwise is not ours."""
    parts = path.split("/")
    return not ("\\" in path or ":" in path or ".." in parts or "" in parts)


def _entry(data: dict[str, Any]) -> Entry:
    offer = Offer(**data["offer"]) if data["offer"] else None
    if offer and not is_inside(offer.path):
        offer = None
    return Entry(**{**data, "offer": offer, "about": About(**data["about"])})
