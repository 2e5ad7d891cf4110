"""Cards on a sheet: how large they are, how far apart, and how the sheet is turned."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from lessonpress.resources.items import Item

SIZES = {"a6": (105.0, 148.0), "a7": (74.0, 105.0), "playing-card": (63.5, 88.9)}
"""In mm: ISO 216, and a poker card."""
Millimetres = Annotated[float, Meta(ge=50, le=200)]


class CardSheetOptions(Item, frozen=True, kw_only=True):
    """What a topic may say of the sheets that cards are printed on."""

    size: Literal["a6", "a7", "playing-card"] | None = None
    """A usual size instead of width and height."""
    width: Millimetres = 95
    height: Millimetres = 138
    gutter: Annotated[float, Meta(ge=0, le=20)] = 0
    """Between cards on a sheet, in mm: each is then cut out by itself."""

    @property
    def measures(self) -> tuple[float, float]:
        """Width and height of a card, in mm."""
        return SIZES[self.size] if self.size else (self.width, self.height)
