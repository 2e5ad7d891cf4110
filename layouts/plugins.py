"""Plug-ins: found by their entry points, and loaded when they are asked for.

The entry points are read from what installers leave beside a package (the "entry points specification" of the Python
Packaging User Guide). `importlib.metadata` reads the same, but to import it and to ask it costs a tenth of a build
that has one file to make, most of it for e-mail headers.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module
from typing import Any

from lessonpress.resources.values import Value


class EntryPoint(Value, frozen=True):
    """Where a plug-in is to be found: `attribute` of `module`, which `package` brought along."""

    name: str
    module: str
    attribute: str
    package: str

    def load(self) -> Any:
        """The thing itself. Raises whatever importing its module raises."""
        found: Any = import_module(self.module)
        for part in filter(None, self.attribute.split(".")):
            found = getattr(found, part)
        return found


class BrokenPlugin(Exception):
    """A plug-in that cannot be used: which one, of which package, and why."""

    def __init__(self, name: str, package: str, reason: str, remedy: str = "") -> None:
        super().__init__(f"the plug-in '{name}' of {package} cannot be used: {reason}")
        self.name, self.package, self.reason, self.remedy = name, package, reason, remedy

    def __reduce__(self) -> tuple[type[BrokenPlugin], tuple[str, str, str, str]]:
        return (BrokenPlugin, (self.name, self.package, self.reason, self.remedy))

    @property
    def hint(self) -> str:
        """What may help."""
        return self.remedy or f"bring {self.package} up to date, or uninstall what you do not need"


class LacksLibrary(Exception):
    """What a plug-in raises that needs a library which is not installed: which, and what to type to get it."""

    def __init__(self, message: str, command: str) -> None:
        super().__init__(message)
        self.command = command


def find_plugins(group: str) -> dict[str, tuple[EntryPoint, ...]]:
    """The plug-ins of a group by name; none is loaded yet. More than one entry point of a name is a mistake."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    points = (point for package, text in _packages().items() for point in _points(package, text, group))
    for point in sorted(points, key=lambda p: (p.name, p.package)):
        found[point.name] = (*found.get(point.name, ()), point)
    return found


def load_plugin(points: tuple[EntryPoint, ...], kind: type) -> Any:
    """The plug-in behind the entry points of one name, a `kind`. Raises BrokenPlugin."""
    point, *others = points
    name, package = point.name, " and ".join(p.package for p in points)
    if others:
        raise BrokenPlugin(name, package, "only one of them may use that name")
    try:
        found = point.load()()
    except LacksLibrary as lack:
        raise BrokenPlugin(name, package, str(lack), f"type: {lack.command}") from lack
    except Exception as error:  # whatever the code of others does
        raise BrokenPlugin(name, package, f"{type(error).__name__}: {error}") from error
    if not isinstance(found, kind):
        raise BrokenPlugin(name, package, f"it is no {kind.__name__.lower()}")
    return found


def _packages() -> dict[str, str]:
    """What each installed package says of its entry points; of two with one name, the first on the path counts."""
    found: dict[str, str] = {}
    for folder in sys.path:
        with suppress(OSError):  # a zip file, or a folder that is not there
            for name in sorted(os.listdir(folder or ".")):
                stem, _, kind = name.rpartition(".")
                if kind in ("dist-info", "egg-info"):
                    package = stem.partition("-")[0].replace("_", "-")
                    found.setdefault(package, _text(os.path.join(folder, name, "entry_points.txt")))
    return found


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""  # a package without entry points


def _points(package: str, text: str, group: str) -> Iterator[EntryPoint]:
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line.strip("[]")
        elif section == group and "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            module, _, attribute = value.partition("[")[0].partition(":")  # what follows in brackets are extras
            yield EntryPoint(name.strip(), module.strip(), attribute.strip(), package)
