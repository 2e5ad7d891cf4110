"""Portraits: read from the topic's own folder, and from nowhere else, when they are what their names say."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PureWindowsPath

from .diagnostics import Problems, span_of
from .sources import PICTURES, source_files
from .topic import Person

LARGEST = 20_000_000
"""Bytes of a picture."""
MAGIC = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
"""What a PNG and a JPEG begin with: the formats that every backend can show."""


class UnfitPicture(Exception):
    """A picture cannot be used: why, and what may help."""


def read_pictures(people: Iterable[Person], folder: Path, problems: Problems) -> dict[str, bytes]:
    """The portraits that can be used, by the names that the people give; why others cannot is told."""
    pictures: dict[str, bytes] = {}
    for person in people:
        if person.picture is not None:
            try:
                pictures[person.picture] = _read(folder, person.picture)
            except UnfitPicture as unfit:
                problems.error("picture", unfit.args[0], span_of(person.picture), *unfit.args[1:])
    return pictures


def _read(folder: Path, name: str) -> bytes:
    if PureWindowsPath(name).name != name:  # knows / and \ and drives, whatever we run on
        raise UnfitPicture("a picture is named without its folder", "put it beside topic.yaml")
    path = folder / name
    if not path.is_file():
        raise UnfitPicture(f"there is no picture '{name}'", "put it beside topic.yaml, or take the line out")
    if path.resolve().parent != folder.resolve():
        raise UnfitPicture(f"'{name}' is a link to somewhere else", "put the picture itself beside topic.yaml")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnfitPicture(f"'{name}' cannot be read: {(error.strerror or 'unknown reason').lower()}") from None
    if len(data) > LARGEST:
        raise UnfitPicture(f"'{name}' has more than {LARGEST // 1_000_000} MB", "save it smaller")
    if not data.startswith(MAGIC) or name not in source_files(folder, PICTURES):  # the digest of the source sees those
        raise UnfitPicture(f"'{name}' is neither PNG nor JPEG", "save it as portrait.png or portrait.jpg")
    return data
