"""The words of a scene as text that can be edited: lines of one paragraph joined, standing where the scene has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import floor

from lessonpress.layouts.drawing.scene import MM, SINGLE, TextBox, TextLine
from lessonpress.layouts.drawing.scene import Run as SceneRun

from ...slides.grid import OUR_WAY, Frame
from ...slides.paragraphs import Run
from .text import TextWriter

ASCENT = 0.952
"""Calibri's ascent, in ems."""
_FACE = '<a:lvl1pPr><a:defRPr><a:latin typeface="+mn-lt"/></a:defRPr></a:lvl1pPr>'
BODY = '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="t"><a:noAutofit/></a:bodyPr>'
_SIDES = {"left": "l", "center": "ctr", "right": "r"}


def words_box(item: TextBox) -> Frame:
    """The text box, in the scene's mm: where a program must begin for the first baseline to be the scene's."""
    size = _size(item)
    top = item.lines[0].y - size * ASCENT / MM
    return Frame(item.x, top, item.w, max(item.y + item.h - top, size * SINGLE / MM))


def words_body(item: TextBox, text: TextWriter, scale: float, *, loose: bool = False) -> str:
    """The text box's paragraphs, type sizes scaled. On a `loose` sheet lone lines never break: their box may grow."""
    apart, wide = text.way != OUR_WAY, _wide(item, text)
    body = BODY.replace("square", "none") if (loose or apart) and len(item.lines) == 1 else BODY
    scale /= wide
    rounded = (lambda size: points(size, scale)) if loose else (lambda size: round(size * scale * 2) / 2)
    side, language, size = _SIDES[item.align], item.language or "", _size(item)
    pars = ""
    for lines in _paragraphs(item.lines):
        spacing = (lines[1].y - lines[0].y) * MM * wide / (size * SINGLE * text.way.leading) if len(lines) > 1 else 1.0
        leading = f'<a:lnSpc><a:spcPct val="{round(spacing * 100)}000"/></a:lnSpc>'
        pars += f'<a:p><a:pPr algn="{side}">{leading}</a:pPr>{lines_xml(lines, text, rounded, language)}</a:p>'
    return f"<p:txBody>{body}<a:lstStyle>{_FACE}</a:lstStyle>{pars}</p:txBody>"


def _wide(item: TextBox, text: TextWriter) -> float:
    """By how much the words of a box have to be smaller than in the scene, for a typeface with wider letters."""
    bold = any(_is_bold(run) for line in item.lines for run in line.runs)
    return max(1.0, text.way.spread * (text.way.bold if bold else 1.0))


def _is_bold(run: SceneRun) -> bool:
    return "bold" in run.face or run.face == "display"


def points(size: float, scale: float) -> float:
    """A size in tenths of a point, never larger than it is: the words must not take more room."""
    return floor(size * scale * 10 + 1e-6) / 10


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


def lines_xml(lines: Sequence[TextLine], text: TextWriter, points: Callable[[float], float], language: str) -> str:
    """The runs of lines that are one paragraph; `points` gives the size that each is written in."""
    return "".join(
        _run(run, " " if run is line.runs[-1] and line is not lines[-1] else "", text, points(run.size), language)
        for line in lines
        for run in line.runs
    )


def _run(run: SceneRun, space: str, text: TextWriter, size: float, language: str) -> str:
    foreign = run.tag.language if run.tag and run.tag.language else language
    look = Run(run.text + space, _is_bold(run), "italic" in run.face, run.underline, run.colour, language=foreign)
    return text.run(look, size, None)
