"""The look of tables, as a table style of the template: rules between rows, a firm line under the heads, no cages."""

from __future__ import annotations

from .drawingml import NO_LINE, A
from .palette import Palette

STYLE_ID = "{6E2B7A5C-8D41-4F0B-9C3A-51A7E55E0001}"
"""Names the style; every table of a deck has it."""


def table_styles(colours: Palette) -> str:
    """The part `ppt/tableStyles.xml` (ECMA-376, part 1, 20.1.4.2)."""
    hair, rule, heavy = (_line(colours, *pen) for pen in (("hair", 0.75), ("rule", 1.0), ("accent", 1.75)))
    sides = {"left": NO_LINE, "right": NO_LINE, "top": hair, "bottom": rule, "insideH": hair, "insideV": NO_LINE}
    rules = "".join(f"<a:{side}>{line}</a:{side}>" for side, line in sides.items())
    heads = f"<a:top>{NO_LINE}</a:top><a:bottom>{heavy}</a:bottom>"
    clear = "<a:noFill/>"
    styles = (
        _part("wholeTbl", _text(colours, "tx1"), rules, clear),
        _part("firstCol", _text(colours, "tx1", bold=True), "", colours.fill("bg2")),
        _part("firstRow", _text(colours, "accent1", bold=True), heads, clear),
    )
    return (
        f'<a:tblStyleLst xmlns:a="{A}" def="{STYLE_ID}"><a:tblStyle styleId="{STYLE_ID}" styleName="lessonpress">'
        f"{''.join(styles)}</a:tblStyle></a:tblStyleLst>"
    )


def _part(name: str, text: str, rules: str, fill: str) -> str:
    return f"<a:{name}>{text}<a:tcStyle><a:tcBdr>{rules}</a:tcBdr><a:fill>{fill}</a:fill></a:tcStyle></a:{name}>"


def _line(colours: Palette, colour: str, points: float) -> str:
    return f'<a:ln w="{round(points * 12700)}" cmpd="sng">{colours.fill(colour)}</a:ln>'


def _text(colours: Palette, colour: str, *, bold: bool = False) -> str:
    weight = ' b="on"' if bold else ""
    return f'<a:tcTxStyle{weight}><a:fontRef idx="minor"/>{colours.colour(colour)}</a:tcTxStyle>'
