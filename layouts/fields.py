"""Fields: what blanks, boxes and lines become on a sheet that is filled in on a screen.

Each is a kind of what it stands for, so that whatever knows nothing of fields prints it as on any other sheet. The
`tip` says what is asked: a screen reader tells it, and so does whatever shows the sheet when the pointer rests there.
"""

from __future__ import annotations

from msgspec import Struct

from lessonpress.resources.markup import Text

from .document import Blank, Lines, ListBlock

BOX = "☐"
"""A box to tick, as it stands among the words of a sheet."""


class BlankField(Blank, frozen=True):
    """A blank to type in."""

    tip: str = ""


class BoxField(Text, frozen=True):
    """A box to tick, one sign wide."""

    tip: str = ""


class LinesField(Lines, frozen=True, kw_only=True):
    """Room to type in, as high as so many lines; at the end of a cell, all that is left of the cell."""

    tip: str = ""


class TickList(ListBlock, frozen=True, kw_only=True):
    """A list whose marks are boxes to tick, each with its tip."""

    tips: tuple[str, ...] = ()


def has_fields(said: object) -> bool:
    """Whether anything can be filled in, at any depth of `said`."""
    if isinstance(said, BlankField | BoxField | LinesField | TickList):
        return True
    if isinstance(said, tuple):
        return any(map(has_fields, said))
    return isinstance(said, Struct) and any(has_fields(getattr(said, name)) for name in said.__struct_fields__)
