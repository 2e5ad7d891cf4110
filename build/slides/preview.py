"""A small picture of the title slide, for the page that shows the pack."""

from __future__ import annotations

from collections.abc import Mapping

from lessonpress.layouts.drawing.scene import Item, Paint, Rect, Scene, TextBox
from lessonpress.layouts.theme import TextStyle, Theme
from lessonpress.layouts.type.paragraph import Typesetter

from .boards import OURS
from .grid import Boards
from .placed import PlacedSlide, PlacedText

SIZE = 160.0
"""Width of the picture in mm."""
_COLOURS = {"tx1": "ink", "tx2": "soft", "bg1": "paper", "bg2": "tint", "accent1": "accent"}
_SIDES = {"ctr": "center", "r": "right"}


def preview(slide: PlacedSlide, theme: Theme, boards: Boards = OURS, hues: Mapping[str, str] | None = None) -> Scene:
    """The ground, the bands and the words of `slide`, as the layout has them; `hues` are others than the theme's."""
    type_, scale = Typesetter(theme), SIZE / boards.width
    hues = hues or {slot: theme.colour(name) for slot, name in _COLOURS.items()}
    items: list[Item] = [Rect(0, 0, SIZE, boards.height * scale, Paint(fill=hues[slide.board.ground]))]
    for band in slide.board.bands:
        f = band.frame
        items.append(Rect(f.x * scale, f.y * scale, f.w * scale, f.h * scale, Paint(fill=hues[band.colour])))
    items += [_words(part, hues, type_, scale) for part in slide.parts if isinstance(part, PlacedText)]
    return Scene(SIZE, boards.height * scale, tuple(items))


def _words(part: PlacedText, hues: Mapping[str, str], type_: Typesetter, scale: float) -> TextBox:
    area, size, place = part.place.area, part.size * scale, part.place
    style = TextStyle("deck-bold" if place.bold else "deck", size, size * 1.22, hues[place.colour])
    side = _SIDES.get(place.align, "left")
    set_ = type_.set(" ".join(par.text for par in part.pars), style, area.w * scale, align=side)
    spare = area.h * scale - set_.height
    top = area.y * scale + spare * {"t": 0.0, "ctr": 0.5, "b": 1.0}[place.anchor]
    return TextBox(area.x * scale, top, area.w * scale, set_.height, set_.at(area.x * scale, top))
