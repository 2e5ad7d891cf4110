"""Which code makes the files, as digests: a file is made again when the code behind it changed. Light to import."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

HOUSE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
"""The folder of the package."""
ROOMS = ("__init__.py", "cli.py", "build", "layouts", "resources")
"""What the package consists of: in a checkout, other things lie beside it."""
LIBRARIES = ("fonttools", "jinja2", "lxml", "pillow", "pyphen", "python_docx", "python_pptx", "reportlab", "resvg_py")
"""Installed libraries that decide about the bytes of a file."""


@lru_cache(maxsize=32)
def code_digest(*places: str) -> str:
    """A digest of the files at `places`: files, or folders with all that is in them, whatever their dates."""
    whole = blake2b(digest_size=16)
    for place in places:
        for path in _files(place):
            with open(path, "rb") as file:
                data = file.read()
            whole.update(f"{os.path.relpath(path, HOUSE)}\0{len(data)}\0".encode("utf-8", "surrogateescape"))
            whole.update(data)
    return whole.hexdigest()


def glance(*places: str) -> str:
    """A cheap stand-in for the digest of all of lessonpress, of plug-ins at `places`, and of what is installed.

    It reads sizes and dates only, so it may change when nothing did: it decides whether to look closer, and no more.
    """
    whole = blake2b(sys.version.encode(), digest_size=16)
    for place in (*(os.path.join(HOUSE, room) for room in ROOMS), *places):
        for path in _files(place):
            about = os.stat(path)
            whole.update(f"{path}\0{about.st_size}\0{about.st_mtime_ns}\n".encode("utf-8", "surrogateescape"))
    whole.update("\n".join(installed()).encode())
    return whole.hexdigest()


@lru_cache(maxsize=16)
def backend_digest(place: str) -> str:
    """A digest of all that turns a document into a file: the backend at `place`, what it prints with, and libraries."""
    found = [name for name in installed() if name.lower().startswith(tuple(f"{library}-" for library in LIBRARIES))]
    parts = [code_digest(place), code_digest(*_printing()), sys.version, *found]
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def reader_digest() -> str:
    """A digest of all that turns the files of a topic into a topic."""
    found = [name for name in installed() if name.lower().startswith(("msgspec-", "pyyaml-"))]
    return blake2b("\n".join((code_digest(*_resources()), *found)).encode(), digest_size=16).hexdigest()


def _printing() -> Iterator[str]:
    """What backends print a document with, all of it: a list of single files would soon miss one."""
    build = os.path.join(HOUSE, "build")
    yield from (os.path.join(HOUSE, "layouts"), os.path.join(build, "pages"), os.path.join(build, "slides"))
    for shared in ("backend.py", "ooxml.py", "svg.py"):
        yield os.path.join(build, "backends", shared)
    yield from _resources()


def _resources() -> list[str]:
    """The code of resources, without the topics."""
    return sorted(e.path for e in os.scandir(os.path.join(HOUSE, "resources")) if e.name.endswith(".py"))


@lru_cache(maxsize=1)
def installed() -> tuple[str, ...]:
    """Everything that is installed, with its version, by the names of the folders that say so."""
    found: set[str] = set()
    for folder in sys.path:
        try:
            found.update(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
        except OSError:
            continue  # a zip file, or a folder that is not there
    return tuple(sorted(found))


def place_of(module: str) -> str:
    """Where the code of a plug-in lies: the folder of its module, or the module's file when it has no package."""
    from importlib.util import find_spec

    spec = find_spec(module)
    file = os.path.abspath(spec.origin) if spec and spec.origin else ""
    return os.path.dirname(file) if "." in module else file


def _files(place: str) -> Iterator[str]:
    if not os.path.isdir(place):
        if os.path.isfile(place):
            yield place
        return
    with os.scandir(place) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif not entry.name.startswith("."):
            yield entry.path
