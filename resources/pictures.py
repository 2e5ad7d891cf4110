"""Pictures of people, events and sources: read from the topic's own folder, and from nowhere else.

Those of a topic that has none cost nothing: Pillow is imported for the first that is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from os.path import isfile
from pathlib import Path, PureWindowsPath
from typing import Any

from .diagnostics import Problems, did_you_mean, span_of
from .images import Image, UnfitPicture, digest_of_image
from .sources import PICTURE_FOLDER, PICTURES, picture_files
from .topic import Event, Person, Picture, Source

LARGEST = 20_000_000
"""Bytes of a picture."""
SIDES = {"people": 1200, "events": 2400, "sources": 2400}
"""By section, how many dots the longer side of a picture has at most: 10 and 20 cm at 300 dots to the inch."""
_WEB = re.compile(r"data:|[a-z][a-z0-9+.-]+://", re.I)
"""How an address begins, or a picture that is written as one."""
_Cleaned = tuple[bytes, tuple[int, int]]
"""A picture fit to print, and its size in dots."""


def read_pictures(sections: Mapping[str, Any], folder: Path, problems: Problems) -> dict[str, Image]:
    """The pictures that can be used, by the ids of those whom they show; why others cannot is told."""
    found: dict[str, Image] = {}
    files: dict[tuple[str, int], _Cleaned] = {}
    for thing, picture, side in _wanted(sections):
        try:
            if (picture.file, side) not in files:  # many may share one
                files[picture.file, side] = _read(picture.file, side, folder)
            found[thing.id] = _image(thing, picture, *files[picture.file, side])
        except UnfitPicture as unfit:
            problems.error("picture", unfit.args[0], span_of(picture.file), *unfit.args[1:])
    return found


def _wanted(sections: Mapping[str, Any]) -> Iterator[tuple[Person | Event | Source, Picture, int]]:
    """Everything that has a picture, the picture, and how large it may be."""
    for section, side in SIDES.items():
        for thing in sections.get(section, ()):
            if thing.picture is not None:
                yield thing, thing.picture, side


def _read(name: str, side: int, folder: Path) -> _Cleaned:
    from .picture_files import cleaned

    path = _found(name, folder)
    made = cleaned(_bytes(path, name), name, side)
    if not path.name.lower().endswith(PICTURES):  # the digest of the source would not see it
        raise UnfitPicture(f"the name of '{name}' does not say that it is a picture", "end it in .png or .jpg")
    return made


def _image(thing: Person | Event | Source, picture: Picture, data: bytes, size: tuple[int, int]) -> Image:
    return Image(
        data=data,
        digest=digest_of_image(data),
        width=size[0],
        height=size[1],
        title=thing.name if isinstance(thing, Person) else thing.title.plain,
        alt=" ".join(picture.alt.split()),
        credit=" ".join(picture.credit.split()),
        file=str(picture.file),
        span=span_of(picture.file) or span_of(thing),
    )


def _found(name: str, folder: Path) -> Path:
    """The file that a picture names."""
    if _WEB.match(name):
        raise UnfitPicture("a picture is not fetched from the web", "download it into the topic's folder")
    path = PureWindowsPath(name)  # knows / and \ and drives, whatever we run on
    if path.parts not in ((path.name,), (PICTURE_FOLDER, path.name)):
        hint = f"put it beside topic.yaml or into a folder '{PICTURE_FOLDER}' there, and write its name alone"
        raise UnfitPicture("a picture lies in the folder of its topic", hint)
    for home in (folder.joinpath(*path.parts[:-1]), folder / PICTURE_FOLDER):
        if path.name and not path.name.startswith(".") and isfile(home / path.name):
            if (home / path.name).resolve().parent != folder.resolve() / home.relative_to(folder):
                hint = "put the picture itself into the topic's folder"
                raise UnfitPicture(f"'{name}' is a link to somewhere else", hint)
            return home / path.name
    near = did_you_mean(path.name, [file.rpartition("/")[2] for file in picture_files(folder)])
    raise UnfitPicture(f"there is no picture '{name}'", near or "put it beside topic.yaml, or take the lines out")


def _bytes(path: Path, name: str) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UnfitPicture(f"'{name}' cannot be read: {(error.strerror or 'unknown reason').lower()}") from None
    if len(data) > LARGEST:
        raise UnfitPicture(f"'{name}' has more than {LARGEST // 1_000_000} MB", "save it smaller")
    return data
