"""Plug-ins: found by their entry points, and loaded when they are asked for."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points
from typing import Any


class BrokenPlugin(Exception):
    """A plug-in that cannot be used: which one, of which package, and why."""

    def __init__(self, name: str, package: str, reason: str) -> None:
        super().__init__(f"the plug-in '{name}' of {package} cannot be used: {reason}")
        self.name, self.package, self.reason = name, package, reason

    def __reduce__(self) -> tuple[type[BrokenPlugin], tuple[str, str, str]]:
        return (BrokenPlugin, (self.name, self.package, self.reason))

    @property
    def hint(self) -> str:
        """What may help."""
        return f"bring {self.package} up to date, or uninstall what you do not need"


def find_plugins(group: str) -> dict[str, tuple[EntryPoint, ...]]:
    """The plug-ins of a group by name; none is loaded yet. More than one entry point of a name is a mistake."""
    found: dict[str, tuple[EntryPoint, ...]] = {}
    for point in sorted(entry_points(group=group), key=lambda p: (p.name, _package(p))):
        found[point.name] = (*found.get(point.name, ()), point)
    return found


def load_plugin(points: tuple[EntryPoint, ...], kind: type) -> Any:
    """The plug-in behind the entry points of one name, a `kind`. Raises BrokenPlugin."""
    point, *others = points
    name, package = point.name, " and ".join(map(_package, points))
    if others:
        raise BrokenPlugin(name, package, "only one of them may use that name")
    try:
        found = point.load()()
    except Exception as error:  # whatever the code of others does
        raise BrokenPlugin(name, package, f"{type(error).__name__}: {error}") from error
    if not isinstance(found, kind):
        raise BrokenPlugin(name, package, f"it is no {kind.__name__.lower()}")
    return found


def _package(point: EntryPoint) -> str:
    return point.dist.name if point.dist else point.module.partition(".")[0]
