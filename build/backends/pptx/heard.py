"""What a screen reader says of a group of shapes, in the place of its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.layouts.drawing.scene import Clip, Group, Item, TextBox, pictures, spoken


def told(alt: str | None, items: Sequence[Item]) -> str:
    """What is heard of a group: its alternative text and its pictures', or all that is in it; nothing of decoration."""
    if alt:
        return spoken(alt, items)
    heard = (picture.image.alt for picture in pictures(items))
    return " ".join((*heard, *(words for item in items for words in _words(item))))


def _words(item: Item) -> Iterator[str]:
    """The lines that stand in it."""
    if isinstance(item, TextBox):
        yield from (line.text for line in item.lines)
    elif isinstance(item, Group | Clip):
        for inner in item.items:
            yield from _words(inner)
