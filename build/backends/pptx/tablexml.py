"""A placed table as DrawingML (ECMA-376, part 1, 21.1.3); its look is the template's table style."""

from __future__ import annotations

from ...slides.placed import PlacedCell, PlacedTable
from ...slides.ruler import CELL_INDENT
from ...slides.tables import PAD_X, PAD_Y
from ..ooxml import emu
from .drawingml import A
from .tablestyle import STYLE_ID
from .text import Links, Setting, TextWriter

_ALIGN = {"left": "l", "center": "ctr", "right": "r"}


def table_xml(table: PlacedTable, text: TextWriter, links: Links) -> str:
    """The element `a:tbl`."""
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    rows = "".join(
        f'<a:tr h="{emu(height)}">{"".join(_cell(cell, table.size, text, links) for cell in row)}</a:tr>'
        for row, height in zip(table.rows, table.heights, strict=True)
    )
    heads = any(row[0].header for row in table.rows[int(table.head) :])
    flags = f'firstRow="{int(table.head)}" firstCol="{int(heads)}"'
    properties = f"<a:tblPr {flags}><a:tableStyleId>{STYLE_ID}</a:tableStyleId></a:tblPr>"
    return f'<a:tbl xmlns:a="{A}">{properties}<a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl>'


def _cell(cell: PlacedCell, size: float, text: TextWriter, links: Links) -> str:
    pars = text.pars(cell.pars, Setting(size, indent=CELL_INDENT, align=_ALIGN[cell.align]), links)
    pars = pars or f'<a:p><a:endParaRPr lang="{text.language}" sz="{round(size * 100)}"/></a:p>'
    x, y = emu(PAD_X), emu(PAD_Y)
    edges = f'marL="{x}" marR="{x}" marT="{y}" marB="{y}" anchor="ctr"'
    return f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{pars}</a:txBody><a:tcPr {edges}/></a:tc>"
