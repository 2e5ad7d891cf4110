"""A scene as native shapes: one group with alternative text, whose boxes, lines and words can be edited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from lessonpress.layouts.drawing.scene import (
    Clip,
    Ellipse,
    Group,
    Item,
    Line,
    Paint,
    Path,
    Pattern,
    Picture,
    Rect,
    TextBox,
    pictures,
    spoken,
)

from ...slides.grid import Frame
from ...slides.placed import PlacedDrawing
from .drawingml import NAMES, NO_LINE, emu, plain, preset, xfrm
from .master import DECORATION
from .media import AddPicture
from .palette import Palette
from .text import TextWriter
from .text_columns import TextColumn, column_body, columns
from .words import words_body, words_box

PATTERNS = {
    Pattern.DIAGONAL: "wdUpDiag",
    Pattern.BACK_DIAGONAL: "wdDnDiag",
    Pattern.HORIZONTAL: "narHorz",
    Pattern.VERTICAL: "narVert",
    Pattern.GRID: "smGrid",
    Pattern.DOTS: "pct30",
    Pattern.CROSS: "openDmnd",
}


class ShapeWriter:
    """Writes one drawing; `ids` numbers its shapes."""

    def __init__(
        self, colours: Palette, text: TextWriter, drawing: PlacedDrawing, first_id: int, add_picture: AddPicture
    ) -> None:
        self.colours, self.text, self.add_picture = colours, text, add_picture
        self.drawing, self.scale = drawing, drawing.scale
        self.ids = count(first_id)
        self._loose = False

    def group(self, name: str) -> str:
        """The whole drawing as one group."""
        frame = self.drawing.frame
        inner = "".join(self._item(item) for item in self.drawing.scene.items)
        told = _told(self.drawing.alt, self.drawing.scene.items)
        return self._group(name, told, frame, inner, f" {NAMES}")

    def loose(self) -> str:
        """Its parts one by one, each to be told by itself; text that belongs together is in one box."""
        self._loose = True
        parts = columns(self.drawing.scene.items)
        return "".join(self._column(part) if isinstance(part, TextColumn) else self._item(part) for part in parts)

    def _column(self, column: TextColumn) -> str:
        return self._text(column.box, column_body(column, self.text, self.scale))

    def _group(self, name: str, alt: str, frame: Frame, inner: str, names: str = "") -> str:
        return (
            f"<p:grpSp{names}><p:nvGrpSpPr>{self._named(name, alt)}<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>"
            f"<p:grpSpPr>{xfrm(frame, children=True)}</p:grpSpPr>{inner}</p:grpSp>"
        )

    def _named(self, name: str, alt: str = "", *, tells: bool = False) -> str:
        """Number, name and alternative text; what has none, and does not tell anything by itself, is decoration."""
        described = f' descr="{plain(alt)}"' if alt else ""
        passed_over = "" if alt or tells else DECORATION
        return f'<p:cNvPr id="{next(self.ids)}" name="{plain(name)}"{described}>{passed_over}</p:cNvPr>'

    # ---- primitives -------------------------------------------------------------------------------------------------

    def _item(self, item: Item) -> str:
        match item:
            case Rect():
                return self._rect(item)
            case Ellipse():
                return self._shape(
                    "Ellipse", self._frame(item.x, item.y, item.w, item.h), preset("ellipse"), item.paint
                )
            case Path():
                return self._path(item)
            case Line():
                return self._line(item)
            case TextBox():
                return self._textbox(item)
            case Picture():
                return self._picture(item)
            case Group():
                return self._inner_group(item)
            case Clip():  # on a slide nothing is clipped
                return "".join(map(self._item, item.items))

    def _inner_group(self, item: Group) -> str:
        boxes = [box for inner in item.items for box in _boxes(inner)]
        if not boxes:
            return ""
        left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
        right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
        frame = self._frame(left, top, right - left, bottom - top)
        inside = "".join(self._item(inner) for inner in item.items)
        return self._group(item.name or "Group", _told(item.alt, item.items), frame, inside)

    def _rect(self, item: Rect) -> str:
        frame = self._frame(item.x, item.y, item.w, item.h)
        return self._shape("Box", frame, _corners(item), item.paint)

    def _shape(self, name: str, frame: Frame, geometry: str, paint: Paint) -> str:
        return (
            f"<p:sp><p:nvSpPr>{self._named(name)}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{xfrm(frame)}{geometry}{self._fill(paint)}{self._stroke(paint)}</p:spPr></p:sp>"
        )

    def _line(self, item: Line) -> str:
        frame = self._frame(
            min(item.x1, item.x2), min(item.y1, item.y2), abs(item.x2 - item.x1), abs(item.y2 - item.y1)
        )
        flips = (' flipH="1"' if item.x2 < item.x1 else "") + (' flipV="1"' if item.y2 < item.y1 else "")
        stroke = self._stroke(item.paint, '<a:tailEnd type="triangle" w="med" len="med"/>' if item.arrow else "")
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{self._named('Line')}<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{xfrm(frame, flips=flips)}{preset('line')}{stroke}</p:spPr></p:cxnSp>"
        )

    def _path(self, item: Path) -> str:
        (left, top, right, bottom) = next(_boxes(item))
        frame = self._frame(left, top, right - left, bottom - top)
        steps = "".join(self._step(step, left, top) for step in item.steps)
        w, h = max(1, emu(frame.w)), max(1, emu(frame.h))
        shape = (
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="{w}" h="{h}">{steps}</a:path></a:pathLst></a:custGeom>'
        )
        return self._shape("Shape", frame, shape, item.paint)

    def _step(self, step: tuple[str | float, ...], left: float, top: float) -> str:
        numbers = [float(number) for number in step[1:]]
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        points = "".join(
            f'<a:pt x="{emu((x - left) * self.scale)}" y="{emu((y - top) * self.scale)}"/>' for x, y in pairs
        )
        tag = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}[str(step[0])]
        return f"<a:{tag}>{points}</a:{tag}>"

    def _picture(self, item: Picture) -> str:
        x, y, w, h = item.whole
        sides = {"l": (item.x - x) / w, "t": (item.y - y) / h, "r": (x + w - item.x - item.w) / w}
        sides["b"] = (y + h - item.y - item.h) / h
        cut = "".join(f' {side}="{round(part * 100000)}"' for side, part in sides.items() if part > 1e-4)
        blip = f'<a:blip r:embed="{self.add_picture(item.image.data)}"/>'
        name = self._named(item.image.title, item.image.alt)
        lock = '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
        return (
            f"<p:pic><p:nvPicPr>{name}{lock}<p:nvPr/></p:nvPicPr>"
            f"<p:blipFill>{blip}<a:srcRect{cut}/><a:stretch><a:fillRect/></a:stretch></p:blipFill>"
            f"<p:spPr>{xfrm(self._frame(item.x, item.y, item.w, item.h))}{_corners(item)}</p:spPr></p:pic>"
        )

    def _textbox(self, item: TextBox) -> str:
        if not any(line.runs for line in item.lines):
            return ""
        return self._text(words_box(item), words_body(item, self.text, self.scale, loose=self._loose))

    def _text(self, box: Frame, body: str) -> str:
        frame = self._frame(box.x, box.y, box.w, box.h)
        return (
            f'<p:sp><p:nvSpPr>{self._named("Words", tells=True)}<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr>'
            f"<p:spPr>{xfrm(frame)}{preset('rect')}<a:noFill/></p:spPr>{body}</p:sp>"
        )

    # ---- paint ------------------------------------------------------------------------------------------------------

    def _frame(self, x: float, y: float, w: float, h: float) -> Frame:
        place, s = self.drawing.frame, self.scale
        return Frame(place.x + x * s, place.y + y * s, w * s, h * s)

    def _fill(self, paint: Paint) -> str:
        preset = PATTERNS.get(paint.pattern)
        if preset is None or paint.ink is None:
            return self.colours.fill(paint.fill)
        ink, ground = self.colours.colour(paint.ink), self.colours.colour(paint.fill or "paper")
        return f'<a:pattFill prst="{preset}"><a:fgClr>{ink}</a:fgClr><a:bgClr>{ground}</a:bgClr></a:pattFill>'

    def _stroke(self, paint: Paint, end: str = "") -> str:
        if paint.stroke is None:
            return NO_LINE
        dash = _dashes(paint) if paint.dash else ""
        return f'<a:ln w="{round(paint.width * 12700)}">{self.colours.fill(paint.stroke)}{dash}{end}</a:ln>'


def _dashes(paint: Paint) -> str:
    """Dashes and the gaps between them, in thousandths of a percent of the line's width (ECMA-376, 20.1.8.21)."""
    parts = [max(1, round(100_000 * length / paint.width)) for length in paint.dash]
    stops = "".join(f'<a:ds d="{d}" sp="{sp}"/>' for d, sp in zip(parts[::2], parts[1::2], strict=True))
    return f"<a:custDash>{stops}</a:custDash>"


def _corners(item: Rect | Picture) -> str:
    """The outline of a box, its corners square or rounded."""
    if not item.radius:
        return preset("rect")
    part = min(item.radius / (min(item.w, item.h) or 1.0), 0.5)
    return preset("roundRect", f'<a:gd name="adj" fmla="val {round(part * 100000)}"/>')


def _boxes(item: Item) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, right and bottom of all that is drawn."""
    match item:
        case Group(items):
            for inner in items:
                yield from _boxes(inner)
        case Line():
            yield min(item.x1, item.x2), min(item.y1, item.y2), max(item.x1, item.x2), max(item.y1, item.y2)
        case Path(steps):
            xs = [float(x) for step in steps for x in step[1::2]]
            ys = [float(y) for step in steps for y in step[2::2]]
            yield min(xs), min(ys), max(xs), max(ys)
        case _:
            yield item.x, item.y, item.x + item.w, item.y + item.h


def _told(alt: str | None, items: Sequence[Item]) -> str:
    """What is heard of a group: its alternative text and its pictures', or all that is in it; nothing of decoration."""
    if alt:
        return spoken(alt, items)
    heard = (picture.image.alt for picture in pictures(items))
    return " ".join((*heard, *(words for item in items for words in _words(item))))


def _words(item: Item) -> Iterator[str]:
    """The lines that stand in it."""
    if isinstance(item, TextBox):
        yield from (line.text for line in item.lines)
    elif isinstance(item, Group | Clip):
        for inner in item.items:
            yield from _words(inner)
