"""Lines that paper sets one by one, joined again to what they are: paragraphs and lists in one box, to be edited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lessonpress.layouts.drawing.scene import MM, SINGLE, Item, TextBox, TextLine
from lessonpress.resources.values import Value

from ...slides.grid import Frame
from ..ooxml import emu, plain
from .text import TextWriter
from .words import ASCENT, BODY, lines_xml, points

_SAME = 0.3
"""Edges that lie no farther apart, in mm, are in line."""
_FARTHEST = 9.0
"""What stands farther below, from baseline to baseline in mm, is something else."""
_LABEL, _DECORATION = "Lbl", "Artifact"


class ColumnPar(Value, frozen=True):
    """A paragraph: its lines, how far they stand in, in mm, and the sign before the first."""

    lines: tuple[TextLine, ...]
    indent: float = 0.0
    sign: str = ""
    language: str = ""

    @property
    def size(self) -> float:
        """The largest type in it, in points."""
        return max(run.size for line in self.lines for run in line.runs)


class TextColumn(Value, frozen=True):
    """Paragraphs one below the other, in the width of their box."""

    x: float
    w: float
    pars: tuple[ColumnPar, ...]

    @property
    def box(self) -> Frame:
        """Where the box stands, in the scene's mm, so that the first baseline is the scene's."""
        first, last = self.pars[0], self.pars[-1]
        top = first.lines[0].y - first.size * ASCENT / MM
        return Frame(self.x, top, self.w, last.lines[-1].y + last.size * (SINGLE - ASCENT) / MM - top)


def columns(items: Iterable[Item]) -> Iterator[Item | TextColumn]:
    """The items, text boxes that follow one another in one column joined."""
    open_boxes: list[TextBox] = []
    for item in items:
        if isinstance(item, TextBox) and item.align == "left" and item.kind != _DECORATION and _words(item):
            if open_boxes and not _goes_on(open_boxes, item):
                yield _column(open_boxes)
                open_boxes = []
            open_boxes.append(item)
            continue
        if open_boxes:
            yield _column(open_boxes)
            open_boxes = []
        yield item
    if open_boxes:
        yield _column(open_boxes)


def _words(box: TextBox) -> bool:
    return any(line.runs for line in box.lines)


def _goes_on(boxes: Sequence[TextBox], box: TextBox) -> bool:
    """Whether a box stands in the column of those before it, right below them."""
    before = boxes[-1]
    beside = before.kind == _LABEL and abs(before.x + before.w - box.x) < _SAME
    right = max(one.x + one.w for one in boxes)
    in_line = box.kind == _LABEL or beside or len(boxes) == 1 or abs(box.x + box.w - right) < _SAME
    down = box.lines[0].y - before.lines[-1].y
    return in_line and box.x > boxes[0].x - _SAME and -_SAME < down < _FARTHEST


def _column(boxes: Sequence[TextBox]) -> TextColumn:
    left, right = boxes[0].x, max(box.x + box.w for box in boxes)
    return TextColumn(left, right - left, tuple(_pars(boxes, left)))


def _pars(boxes: Sequence[TextBox], left: float) -> Iterator[ColumnPar]:
    lines: list[TextLine] = []
    sign, indent, language = "", 0.0, ""
    for box in boxes:
        if box.kind == _LABEL:
            sign = box.lines[0].text
            continue
        if not lines:
            indent, language = box.x - left, box.language or ""
        for line in box.lines:
            lines.append(line)
            if line.ends_paragraph:
                yield ColumnPar(tuple(lines), indent, sign, language)
                lines, sign = [], ""
    if lines:
        yield ColumnPar(tuple(lines), indent, sign, language)


def column_body(column: TextColumn, text: TextWriter, scale: float) -> str:
    """The text of the box; the room between paragraphs is the scene's."""
    written, below = [], column.pars[0].lines[0].y
    for number, par in enumerate(column.pars):
        pitch = _pitch(par)
        before = (par.lines[0].y - below) * MM - pitch if number else 0.0
        below = par.lines[-1].y
        spacing = round(pitch / (par.size * SINGLE) * 100)
        leading = f'<a:lnSpc><a:spcPct val="{spacing}000"/></a:lnSpc>'
        room = f'<a:spcBef><a:spcPts val="{max(0, round(before * scale * 100))}"/></a:spcBef>'
        step = emu(par.indent * scale)
        hang = f'marL="{step}" indent="{-step if par.sign else 0}"'
        sign = f'<a:buFont typeface="Arial"/><a:buChar char="{plain(par.sign)}"/>' if par.sign else "<a:buNone/>"
        words = lines_xml(par.lines, text, lambda size: points(size, scale), par.language)
        written.append(f'<a:p><a:pPr {hang} algn="l">{leading}{room}{sign}</a:pPr>{words}</a:p>')
    return f"<p:txBody>{BODY}<a:lstStyle/>{''.join(written)}</p:txBody>"


def _pitch(par: ColumnPar) -> float:
    """From line to line, in points."""
    if len(par.lines) > 1:
        return (par.lines[1].y - par.lines[0].y) * MM
    return par.size * SINGLE
