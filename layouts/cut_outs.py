"""Cut-outs: cards that the class cuts out of a sheet, such as the events of a card sort or the parts of an essay."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from msgspec.structs import replace

from .document import Block, Cell, Column, RichBlock, Table


class CutOuts(RichBlock, frozen=True):
    """Cards of one width to cut out, `across` of them side by side; none of them is parted by the end of a page."""

    name: ClassVar[str] = "cut-outs"
    cards: tuple[tuple[Block, ...], ...]
    across: int = 3
    caption: str = ""
    """Says what the cards are, for those who cannot see them."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A table with a cell for each card, for backends that draw no lines to cut along."""
        rows = [tuple(map(Cell, row)) for row in self.rows]
        full = tuple(row + (Cell(),) * (self.across - len(row)) for row in rows)
        return (Table((Column(1.0),) * self.across, (), full, caption=self.caption, span=self.span),) if full else ()

    @property
    def rows(self) -> tuple[tuple[tuple[Block, ...], ...], ...]:
        """The cards, row by row; the last may have fewer."""
        return tuple(self.cards[n : n + self.across] for n in range(0, len(self.cards), self.across))

    def holding(self, lowered: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> CutOuts:
        """The same cards, with what is on them lowered."""
        return replace(self, cards=tuple(map(lowered, self.cards)))
