"""Styles of tables: ruled ones, frames of boxes, cards to cut out, and what only puts things side by side."""

from __future__ import annotations

from lessonpress.layouts.document import Tone

from ...pages.cut_outs import PADDING as CARD_PADDING
from ...pages.setter import PADDING
from ...pages.tables import GRID
from .properties import ground, hexed, tones
from .styles import Styles, id_of
from .wml import twips

SLACK = 0.4
"""What a column gives its words beyond what we measured, in mm: no word should break that need not."""
SIDES = ("top", "left", "bottom", "right")
_INSIDE = ("insideH", "insideV")


class Grids:
    """The styles of tables of one document; they are kept among its other styles."""

    def __init__(self, styles: Styles) -> None:
        self.styles, self.theme = styles, styles.theme

    def ruled(self, scale: float = 1.0, air: float = 1.0) -> str:
        """A table with a line around each cell; its head stands on a tint."""
        line = edge(self.theme.colour("rule"), 4)
        borders = _borders((*SIDES, *_INSIDE), line)
        behind = ground(self.theme.colour("tint"))
        head = f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>{behind}</w:tcPr></w:tblStylePr>'
        below = self.theme.style("cell").after * 25.4 / 72
        pads = (GRID.pad_x * scale, GRID.pad_y * scale * air, (GRID.pad_y - below) * scale * air)
        return self._made(_sized("Ruled table", scale * air), borders, pads, after=head)

    def box(self, tone: Tone) -> str:
        """The frame of a box, or its ground; an answer's has a bar along its left edge."""
        fill, line, bar = tones(self.theme)[tone]
        borders = _borders(SIDES, edge(line, 5)) if line else ""
        borders = f"<w:left {edge(bar, 24)}/>" if bar else borders
        behind = f"<w:tcPr>{ground(fill)}</w:tcPr>" if fill else ""
        return self._made(f"{tone.value.capitalize()} box", borders, (PADDING, PADDING - 1), after=behind)

    def cut_outs(self) -> str:
        """Cards with dashed lines to cut along."""
        line = edge(self.theme.colour("soft"), 6, "dashed")
        return self._made("Cards to cut out", _borders((*SIDES, *_INSIDE), line), (CARD_PADDING, CARD_PADDING))

    def bare(self) -> str:
        """What only puts things side by side: no lines, and no space but between its columns."""
        return self._made("Side by side", "", (0.0, 0.0))

    def made(self, name: str, borders: str, pads: tuple[float, float], *, tints_first: bool = False) -> str:
        """A style of a form's own: its borders, and the space in its cells, beside and above the words, in mm."""
        behind = f"<w:tcPr>{ground(self.theme.colour('tint'))}</w:tcPr>"
        first = f'<w:tblStylePr w:type="firstCol"><w:tblPr/>{behind}</w:tblStylePr>' if tints_first else ""
        return self._made(name, borders, pads, after=first)

    def _made(self, name: str, borders: str, pads: tuple[float, ...], *, after: str = "") -> str:
        style_id = id_of(name)
        if style_id not in self.styles.made:
            wide, high, low = (twips(max(0.0, pad)) for pad in (*pads, pads[1])[:3])
            sides = zip(SIDES, (high, wide, low, max(0, wide - twips(SLACK))), strict=True)
            margins = "".join(f'<w:{side} w:w="{value}" w:type="dxa"/>' for side, value in sides)
            lines = f"<w:tblBorders>{borders}</w:tblBorders>" if borders else ""
            self.styles.made[style_id] = (
                f'<w:style w:type="table" w:customStyle="1" w:styleId="{style_id}"><w:name w:val="{name}"/>'
                '<w:basedOn w:val="TableNormal"/><w:qFormat/>'
                f"<w:tblPr>{lines}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>{after}</w:style>"
            )
        return style_id


def edge(colour: str, eighths: int, kind: str = "single") -> str:
    """The attributes of a line so many eighths of a point wide."""
    return f'w:val="{kind}" w:sz="{eighths}" w:space="0" w:color="{hexed(colour)}"'


def _borders(sides: tuple[str, ...], line: str) -> str:
    return "".join(f"<w:{side} {line}/>" for side in sides)


def _sized(name: str, scale: float) -> str:
    return name if scale == 1.0 else f"{name} ({round(100 * scale)} %)"
