"""What the house's values are made of.

They are msgspec Structs: to define one takes a fortieth of the time of a dataclass, to make one a fifth, and a build
that has little to do spends most of its time on that. Light to import.
"""

from __future__ import annotations

from functools import cache
from typing import ClassVar

from msgspec import Struct


class Value(Struct, frozen=True, tag=True, tag_field="is"):
    """Something that never changes once it is made, and equals whatever says the same."""


class Placed(Value, frozen=True):
    """A value that also notes what it does not say, such as its place in the source: neither compared nor shown."""

    aside: ClassVar[frozenset[str]] = frozenset({"span"})
    """The fields that are noted only."""

    def __eq__(self, other: object) -> bool:
        return _said(self) == _said(other) if type(self) is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash(_said(self))

    def __repr__(self) -> str:
        shown = ", ".join([f"{name}={getattr(self, name)!r}" for name in _fields(type(self))])
        return f"{type(self).__name__}({shown})"


@cache
def _fields(kind: type[Placed]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name not in kind.aside)


def _said(value: object) -> tuple[object, ...]:
    return tuple([getattr(value, name) for name in _fields(type(value))])  # type: ignore[arg-type]
