"""Pictures on paper: one with its caption and credit below it, or a small portrait with words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from lessonpress.layouts.document import Illustration, Paragraph, Role, Strong
from lessonpress.layouts.drawing.scene import MM, Picture, Tag
from lessonpress.layouts.pictures import Portrait
from lessonpress.resources.markup import Text

from .strips import Row, Strip, height, kept

if TYPE_CHECKING:
    from .setter import Setter

HIGHEST = 95.0
"""A picture is no higher, in mm of a page with type of the usual size."""
BESIDE = 2.2
"""Between a portrait and the words beside it, in mm of type of the usual size."""
ROUND = 0.1
"""How round a portrait's corners are, as a part of its side."""


def set_illustration(setter: Setter, block: Illustration, width: float, tag: Tag) -> list[Strip]:
    """The picture, as large as its share of the width allows, and below it who made it. All stands on one page."""
    image, figure = block.image, tag.add("Figure", alt=block.image.alt)
    wide, high = size_of(setter, block, width)
    shown = Strip(high, (Picture(0.0, 0.0, wide, high, image, tag=figure),), before=2.0, after=1.0, span=block.span)
    caption = (Strong(block.caption), Text("  ")) if block.caption else ()
    words = Paragraph((*caption, Text(image.credit)), Role.SOURCE, span=block.span)
    below = setter.block(words, max(wide, width * block.share), tag)
    below[0] = replace(below[0], before=1.0)
    return kept([shown, *below])


def size_of(setter: Setter, block: Illustration, width: float) -> tuple[float, float]:
    """How wide and how high a picture is in a text that is so wide, in mm."""
    image = block.image
    high = min(width * block.share * image.height / image.width, HIGHEST * setter.scale)
    return high * image.width / image.height, high


def set_portrait(setter: Setter, block: Portrait, width: float, tag: Tag) -> list[Strip]:
    """The portrait, and the words half-way up beside it."""
    side = portrait_side(setter)
    figure = tag.add("Figure", alt=block.image.alt)
    shown = Strip(side, (Picture(0.0, 0.0, side, side, block.image, side * ROUND, tag=figure),))
    left = portrait_room(setter)
    words = setter.blocks(block.blocks, width - left, tag)
    down = Strip(max(0.0, (side - height(words)) / 2))
    words[:1] = [replace(first, before=0.0) for first in words[:1]]
    return [Row(((0.0, (shown,)), (left, (down, *words)))).strip()]


def portrait_room(setter: Setter) -> float:
    """What a portrait takes of the width, in mm."""
    return portrait_side(setter) + BESIDE * setter.scale


def portrait_side(setter: Setter) -> float:
    """How wide and high a portrait is, in mm."""
    return setter.face * setter.style(Role.BODY.value).leading / MM
