"""How shapes look: fills and patterns, edges and dashes, corners."""

from __future__ import annotations

from lessonpress.layouts.drawing.scene import Paint, Pattern, Picture, Rect

from .drawingml import NO_LINE, preset
from .palette import Palette

PATTERNS = {
    Pattern.DIAGONAL: "wdUpDiag",
    Pattern.BACK_DIAGONAL: "wdDnDiag",
    Pattern.HORIZONTAL: "narHorz",
    Pattern.VERTICAL: "narVert",
    Pattern.GRID: "smGrid",
    Pattern.DOTS: "pct30",
    Pattern.CROSS: "openDmnd",
}


def fill(colours: Palette, paint: Paint) -> str:
    """A plain fill, or a pattern in ink."""
    kind = PATTERNS.get(paint.pattern)
    if kind is None or paint.ink is None:
        return colours.fill(paint.fill)
    ink, ground = colours.colour(paint.ink), colours.colour(paint.fill or "paper")
    return f'<a:pattFill prst="{kind}"><a:fgClr>{ink}</a:fgClr><a:bgClr>{ground}</a:bgClr></a:pattFill>'


def stroke(colours: Palette, paint: Paint, end: str = "") -> str:
    """The edge; `end` is the head of an arrow."""
    if paint.stroke is None:
        return NO_LINE
    dash = _dashes(paint) if paint.dash else ""
    return f'<a:ln w="{round(paint.width * 12700)}">{colours.fill(paint.stroke)}{dash}{end}</a:ln>'


def _dashes(paint: Paint) -> str:
    """Dashes and the gaps between them, in thousandths of a percent of the line's width (ECMA-376, 20.1.8.21)."""
    parts = [max(1, round(100_000 * length / paint.width)) for length in paint.dash]
    stops = "".join(f'<a:ds d="{d}" sp="{sp}"/>' for d, sp in zip(parts[::2], parts[1::2], strict=True))
    return f"<a:custDash>{stops}</a:custDash>"


def corners(item: Rect | Picture) -> str:
    """The outline of a box, its corners square or rounded."""
    if not item.radius:
        return preset("rect")
    part = min(item.radius / (min(item.w, item.h) or 1.0), 0.5)
    return preset("roundRect", f'<a:gd name="adj" fmla="val {round(part * 100000)}"/>')
