"""Writing one file: whole or not at all, and under a name that is free."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from .manifest import digest_of


def put(target: Path, data: bytes, *, over: str) -> bool:
    """Write over what has the digest `over` (empty for nothing); False when something else lies there by now.

    A file that was there hands its mode on. Raises OSError, and then leaves everything as it was.
    """
    fresh = target.with_name(f".{target.name}.lessonpress")
    try:
        fresh.write_bytes(data)
        with suppress(FileNotFoundError):
            fresh.chmod(stat.S_IMODE(target.stat().st_mode))
        if digest_of(target) != over:
            return False
        os.replace(fresh, target)
        return True
    finally:
        fresh.unlink(missing_ok=True)


def put_new(target: Path, data: bytes) -> None:
    """Write where nothing is, and see it safe on the disk. Raises OSError."""
    with open(target, "xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def copy_of(data: bytes, target: Path) -> None:
    """Keep `data` at a place of our own, whole or not at all. Raises OSError."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.new")
    fresh.write_bytes(data)
    os.replace(fresh, target)


def free_name(pack: Path, path: str, words: str, digest: str) -> str:
    """A name beside `path` that is free, or whose file has this digest already: 'x (new version).pdf'."""
    names = _beside(path, words)
    return next(name for name in names if not os.path.lexists(pack / name) or _has(pack / name, digest))


def _has(path: Path, digest: str) -> bool:
    try:
        return digest_of(path) == digest
    except OSError:
        return False


def _beside(path: str, words: str) -> Iterator[str]:
    """'x (new version).pdf', 'x (new version 2).pdf' …"""
    stem, dot, suffix = path.rpartition(".")
    number = 1
    while True:
        yield f"{stem} ({words}{f' {number}' if number > 1 else ''}){dot}{suffix}"
        number += 1
