"""A list of contents: what stands on which page, for flows of many pages."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lessonpress.layouts.document import Role, paragraph
from lessonpress.layouts.drawing.scene import Item, Line, Paint, Tag, TextBox

from .setter import Setter
from .strips import Strip

MOST = 4
"""Flows of no more pages need no list."""
NUMBER = 10.0
"""Room for the number of a page, in mm."""

Entry = tuple[str, int]
"""A heading, and the page that it stands on, from 1."""


def set_contents(setter: Setter, title: str, entries: Sequence[Entry], width: float, root: Tag) -> list[Strip]:
    """The list under its title. It is as high whatever the numbers are, so that setting it again moves nothing."""
    strips = setter.block(paragraph(title, Role.CAPTION), width, root)
    node = root.add("TOC")
    for words, page in entries:
        strips += _entry(setter, words, page, width, node.add("TOCI"))
    return [*(replace(strip, keep=True) for strip in strips[:-1]), *(replace(s, after=6.0) for s in strips[-1:])]


def _entry(setter: Setter, words: str, page: int, width: float, node: Tag) -> list[Strip]:
    """A heading, dots, and its page; the number stands on the last line."""
    style, tag = replace(setter.style("body"), after=2.0), node.add("P")
    *above, last = setter.text(paragraph(words), style, width - NUMBER, node)
    number = setter.type.set(str(page), style, width, align="right", tag=tag)
    items: list[Item] = [*last.items, *_dots(setter, last, width)]
    items.append(TextBox(0, 0, width, number.height, number.lines, "right", tag=tag))
    return [*above, replace(last, items=tuple(items))]


def _dots(setter: Setter, strip: Strip, width: float) -> list[Item]:
    """A dotted line from the end of the words to the number."""
    boxes = [item for item in strip.items if isinstance(item, TextBox)]
    line = boxes[-1].lines[-1]
    start = line.runs[-1].x + line.runs[-1].width + 1.5 if line.runs else 0.0
    paint = Paint(stroke=setter.theme.colour("rule"), width=0.6, dash=(0.6, 2.4))
    return [Line(start, line.y, width - NUMBER, line.y, paint)] if start < width - NUMBER else []
