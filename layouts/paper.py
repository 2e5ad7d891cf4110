"""Sizes of paper."""

from __future__ import annotations

from typing import Literal

from lessonpress.resources.values import Value


class Paper(Value, frozen=True):
    """A sheet, upright; sizes in mm (ISO 216; ANSI Y14.1 for Letter, Legal and Tabloid)."""

    name: str
    width: float
    height: float

    @property
    def landscape(self) -> Paper:
        """The same sheet lying on its side."""
        return Paper(self.name, max(self.width, self.height), min(self.width, self.height))

    def turned(self, orientation: Literal["landscape", "upright"]) -> tuple[float, float]:
        """Width and height of the sheet that way round."""
        short, long = sorted((self.width, self.height))
        return (long, short) if orientation == "landscape" else (short, long)


PAPERS = {
    paper.name.lower(): paper
    for paper in (
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
}
