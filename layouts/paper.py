"""Sizes of paper, and which way round it lies."""

from __future__ import annotations

from typing import Literal

from msgspec.structs import replace

from lessonpress.resources.values import Value

SMALL = 55_000
"""In square mm."""
EDGE = 5.0
"""What printers leave white around a sheet, in mm."""
WAYS = ("landscape", "portrait")


class Paper(Value, frozen=True):
    """A sheet; sizes in mm (ISO 216; ANSI Y14.1 for Letter, Legal and Tabloid).

    `way` is the way round that somebody asked for; without one each material lies as suits it.
    """

    name: str
    width: float
    height: float
    way: Literal["", "landscape", "portrait"] = ""

    @property
    def portrait(self) -> Paper:
        """The same sheet standing upright."""
        return replace(self, width=min(self.width, self.height), height=max(self.width, self.height))

    @property
    def landscape(self) -> Paper:
        """The same sheet lying on its side."""
        return replace(self, width=max(self.width, self.height), height=min(self.width, self.height))

    @property
    def is_small(self) -> bool:
        """Whether it is clearly smaller than A4 and Letter: what fills one of them does not fit on it."""
        return self.width * self.height < SMALL

    @property
    def ways(self) -> tuple[Paper, ...]:
        """The sheet as it may lie: upright or on its side, or only as it was asked for."""
        return {"landscape": (self.landscape,), "portrait": (self.portrait,)}.get(
            self.way, (self.portrait, self.landscape)
        )

    def laid(self, *, wide: bool) -> Paper:
        """The sheet as it lies for something that is better wide, or better not."""
        return self.ways[-1] if wide else self.ways[0]

    def turned(self, orientation: Literal["landscape", "upright"]) -> tuple[float, float]:
        """Width and height of the sheet for something that is usually that way round."""
        sheet = self.laid(wide=orientation == "landscape")
        return sheet.width, sheet.height


SIZES = (
    Paper("A0", 841, 1189),
    Paper("A1", 594, 841),
    Paper("A2", 420, 594),
    Paper("A3", 297, 420),
    Paper("A4", 210, 297),
    Paper("A5", 148, 210),
    Paper("Letter", 215.9, 279.4),
    Paper("Legal", 215.9, 355.6),
    Paper("Tabloid", 279.4, 431.8),
)
PAPERS = {
    **{paper.name.lower(): paper for paper in SIZES},
    **{f"{paper.name.lower()}-{way}": replace(paper, way=way) for paper in SIZES for way in WAYS},
}
"""The papers that there are, as they are asked for: 'a4', or 'a4-landscape' where a material would be upright."""
