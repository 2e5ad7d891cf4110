"""The words of a scene as text that can be edited: lines of one paragraph joined, standing where the scene has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.layouts.drawing.scene import MM, SINGLE, TextBox, TextLine
from lessonpress.layouts.drawing.scene import Run as SceneRun

from ...slides.grid import OUR_WAY, Frame
from ...slides.paragraphs import Run
from .text import TextWriter

ASCENT = 0.952
"""Calibri's ascent, in ems."""
_BODY = '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="t"><a:noAutofit/></a:bodyPr>'
_FACE = '<a:lvl1pPr><a:defRPr><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
_SIDES = {"left": "l", "center": "ctr", "right": "r"}


def words_box(item: TextBox) -> Frame:
    """The text box, in the scene's mm: where a program must begin for the first baseline to be the scene's."""
    size = _size(item)
    top = item.lines[0].y - size * ASCENT / MM
    return Frame(item.x, top, item.w, max(item.y + item.h - top, size * SINGLE / MM))


def words_body(item: TextBox, text: TextWriter, scale: float) -> str:
    """The text box's paragraphs, type sizes scaled; a line alone is never broken, whatever typeface shows it."""
    size, wide = _size(item), _wide(item, text)
    pars = "".join(_paragraph(lines, _SIDES[item.align], size, text, scale, wide) for lines in _paragraphs(item.lines))
    body = _BODY if text.way == OUR_WAY or len(item.lines) > 1 else _BODY.replace("square", "none")
    return f"<p:txBody>{body}<a:lstStyle>{_FACE}</a:lstStyle>{pars}</p:txBody>"


def _size(item: TextBox) -> float:
    return max(run.size for line in item.lines for run in line.runs)


def _paragraphs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """Lines that belong to one paragraph."""
    group: list[TextLine] = []
    for line in lines:
        group.append(line)
        if line.ends_paragraph:
            yield group
            group = []
    if group:
        yield group


def _wide(item: TextBox, text: TextWriter) -> float:
    """By how much the words of a box have to be smaller than in the scene, for a typeface with wider letters."""
    bold = any(_is_bold(run) for line in item.lines for run in line.runs)
    return max(1.0, text.way.spread * (text.way.bold if bold else 1.0))


def _is_bold(run: SceneRun) -> bool:
    return "bold" in run.face or run.face == "display"


def _paragraph(lines: Sequence[TextLine], align: str, size: float, text: TextWriter, scale: float, wide: float) -> str:
    single = size * SINGLE * text.way.leading / wide
    spacing = (lines[1].y - lines[0].y) * MM / single if len(lines) > 1 else 1.0
    leading = f'<a:lnSpc><a:spcPct val="{round(spacing * 100)}000"/></a:lnSpc>'
    words = "".join(
        _run(run, " " if run is line.runs[-1] and line is not lines[-1] else "", text, scale / wide)
        for line in lines
        for run in line.runs
    )
    return f'<a:p><a:pPr algn="{align}">{leading}</a:pPr>{words}</a:p>'


def _run(run: SceneRun, space: str, text: TextWriter, scale: float) -> str:
    look = Run(run.text + space, _is_bold(run), "italic" in run.face, run.underline, run.colour)
    return text.run(look, round(run.size * scale * 2) / 2, None)
