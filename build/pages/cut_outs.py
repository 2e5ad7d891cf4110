"""Cards to cut out of a page: a grid of dashed lines, and scissors where the cutting begins."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from statistics import median_low
from typing import TYPE_CHECKING

from msgspec.structs import replace

from lessonpress.layouts.cut_outs import CutOuts
from lessonpress.layouts.document import Table
from lessonpress.layouts.drawing.scene import Ellipse, Item, Line, Paint, Tag

from .strips import Row, Strip, height, kept

if TYPE_CHECKING:
    from .setter import Setter

PADDING = 3.2
"""Space between a line to cut along and the words, in mm: scissors do not keep to a line."""
LEAST = 16.0
"""How high a card is at least, in mm: smaller ones are hard to hold and easy to lose."""
MUCH = 1.5
"""A card that is so many times as high as the middle one does not make all the others as high."""
DASH = (3.0, 2.2)
"""Of a line to cut along, in points."""
SCISSORS = 3.4
"""How high the scissors are, in mm."""


def set_cut_outs(setter: Setter, block: CutOuts, width: float, tag: Tag) -> list[Strip]:
    """Rows of cards as strips, the scissors above the first on every page.

    All cards are as high as the highest, so that they can be told apart by their words alone; only a card that is much
    higher than the rest makes its own row higher.
    """
    if not block.cards:
        return []
    node = tag.add("L", scope="None")
    across = abreast(setter, block)
    room = width / across - 2 * PADDING
    inside = setter.within(body="cell")
    cards = [inside.blocks(card, room, node.add("LI").add("LBody")) for card in block.cards]
    paint = Paint(stroke=setter.theme.colour("soft"), width=0.7, dash=DASH)
    high = _common_height([height(card) for card in cards])
    rows = [cards[n : n + across] for n in range(0, len(cards), across)]
    edge = Line(0, SCISSORS / 2, len(rows[0]) * width / across, SCISSORS / 2, paint)
    scissors = Strip(SCISSORS / 2, (edge, *_scissors(setter)))
    strips = [replace(_row(row, width / across, high, paint), head=(scissors,), span=block.span) for row in rows]
    strips[-1] = replace(strips[-1], after=5.0)
    return [*kept([replace(scissors, before=3.0), strips[0]]), *strips[1:]]


def abreast(setter: Setter, block: CutOuts) -> int:
    """How many cards stand side by side: words in a grid of large type need the width."""
    grids = any(isinstance(inside, Table) for card in block.cards for inside in card)
    return 1 if setter.theme.is_roomy and grids else block.across


def _common_height(heights: Sequence[float]) -> float:
    """The height that all cards have at least."""
    least = LEAST - 2 * PADDING
    most = MUCH * max(least, median_low(heights))
    return max(least, *(high for high in heights if high <= most), 0.0)


def _row(cards: Sequence[list[Strip]], pitch: float, least: float, paint: Paint) -> Strip:
    """Cards side by side, the words of each in its middle, with the lines to cut along."""
    high = max([least, *map(height, cards)])
    columns = tuple((n * pitch + PADDING, _centred(card, high)) for n, card in enumerate(cards))
    return Row(columns, partial(_lines, pitch, len(cards), paint), PADDING, least).strip()


def _centred(card: list[Strip], high: float) -> tuple[Strip, ...]:
    above = (high - height(card)) / 2
    return (Strip(above), replace(card[0], before=0.0), *card[1:]) if card and above > 0 else tuple(card)


def _lines(pitch: float, count: int, paint: Paint, high: float) -> tuple[Item, ...]:
    """The lines beside and under a row of `count` cards; what is above it has drawn the one over it."""
    upright = (Line(n * pitch, 0, n * pitch, high, paint) for n in range(count + 1))
    return (*upright, Line(0, high, count * pitch, high, paint))


def _scissors(setter: Setter) -> tuple[Item, ...]:
    """Scissors that begin to cut along the line below, from the left: two rings, and two blades that cross."""
    ink = Paint(stroke=setter.theme.colour("soft"), width=0.8)
    paper = Paint(fill=setter.theme.colour("paper"), stroke=ink.stroke, width=0.8)
    y, ring = SCISSORS / 2, 1.4
    down, x = SCISSORS - ring, 1.5
    blades = (Line(x + ring, y - 0.5, x + 5.6, y + 0.75, ink), Line(x + ring, y + 0.5, x + 5.6, y - 0.75, ink))
    rings = (Ellipse(x, 0, ring + 0.3, ring, paper), Ellipse(x, down, ring + 0.3, ring, paper))
    return (*blades, *rings)
