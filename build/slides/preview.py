"""A small picture of the title slide, for the page that shows the pack."""

from __future__ import annotations

from lessonpress.layouts.drawing.scene import Item, Paint, Rect, Scene, TextBox
from lessonpress.layouts.theme import TextStyle, Theme
from lessonpress.layouts.type.paragraph import Typesetter

from . import grid
from .placed import PlacedSlide, PlacedText

SIZE = 160.0
"""Width of the picture in mm."""
SCALE = SIZE / grid.WIDTH
_COLOURS = {"tx1": "ink", "tx2": "soft", "bg1": "paper", "bg2": "tint", "accent1": "accent"}


def preview(slide: PlacedSlide, theme: Theme) -> Scene:
    """The ground, the bands and the words of `slide`, as the layout has them."""
    type_ = Typesetter(theme)
    ground = theme.colour(_COLOURS[slide.board.ground])
    items: list[Item] = [Rect(0, 0, SIZE, grid.HEIGHT * SCALE, Paint(fill=ground))]
    for band in slide.board.bands:
        f = band.frame
        items.append(
            Rect(f.x * SCALE, f.y * SCALE, f.w * SCALE, f.h * SCALE, Paint(fill=theme.colour(_COLOURS[band.colour])))
        )
    items += [_words(part, theme, type_) for part in slide.parts if isinstance(part, PlacedText)]
    return Scene(SIZE, grid.HEIGHT * SCALE, tuple(items))


def _words(part: PlacedText, theme: Theme, type_: Typesetter) -> TextBox:
    area, size = part.place.area, part.size * SCALE
    style = TextStyle("deck-bold" if part.place.bold else "deck", size, size * 1.22, _COLOURS[part.place.colour])
    set_ = type_.set(" ".join(par.text for par in part.pars), style, area.w * SCALE)
    spare = area.h * SCALE - set_.height
    top = area.y * SCALE + spare * {"t": 0.0, "ctr": 0.5, "b": 1.0}[part.place.anchor]
    return TextBox(area.x * SCALE, top, area.w * SCALE, set_.height, set_.at(area.x * SCALE, top))
