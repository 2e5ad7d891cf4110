"""Words of an exercise: what a text shows of an answer, and texts in which no word stands out."""

from __future__ import annotations

from typing import TypeVar

from msgspec.structs import replace

from lessonpress.resources.likeness import Wording, wording
from lessonpress.resources.markup import Emphasis, KeyWord, Link

from ..document import Answer, Block, Cell, Strong

__all__ = ["Wording", "unmarked", "wording"]

Said = TypeVar("Said")


def unmarked(said: Said) -> Said:
    """The same words, in nodes or in blocks, with no key word standing out: only who learns words wants them bold."""
    if isinstance(said, tuple):
        parts = (part.children if isinstance(part, KeyWord) else (part,) for part in said)
        return tuple(unmarked(part) for inner in parts for part in inner)  # type: ignore[return-value]
    if isinstance(said, Block | Cell | Emphasis | Strong | Answer | Link):
        fields = ((name, getattr(said, name)) for name in said.__struct_fields__ if name != "span")
        return replace(said, **{name: unmarked(value) for name, value in fields if isinstance(value, tuple)})
    return said
