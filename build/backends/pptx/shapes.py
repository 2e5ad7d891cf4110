"""A scene as native shapes: one group with alternative text, whose boxes, lines and words can be edited."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from lessonpress.layouts.drawing.scene import (
    Clip,
    Ellipse,
    Group,
    Item,
    Line,
    Paint,
    Path,
    Picture,
    Rect,
    TextBox,
)

from ...slides.grid import Frame
from ...slides.placed import PlacedDrawing
from ..ooxml import DECORATION, emu, plain
from .drawingml import NAMES, preset, xfrm
from .heard import told
from .joints import Joint, joints
from .media import AddPicture
from .paints import corners, fill, stroke
from .palette import Palette
from .text import TextWriter
from .text_columns import TextColumn, column_body, columns
from .words import words_body, words_box


class ShapeWriter:
    """Writes one drawing; `ids` numbers its shapes."""

    def __init__(
        self, colours: Palette, text: TextWriter, drawing: PlacedDrawing, first_id: int, add_picture: AddPicture
    ) -> None:
        self.colours, self.text, self.add_picture = colours, text, add_picture
        self.drawing, self.scale = drawing, drawing.scale
        self.ids = count(first_id)
        self._joints: dict[int, Joint | None] = {}
        """The joint of each line that is one, by the line; None for what is drawn by another."""
        self._numbers: dict[int, int] = {}
        """The numbers of boxes that are joined, by the box: a connector names them before they are drawn."""
        for joint in joints(drawing.scene.items):
            self._joints |= {id(item): None for item in joint.items}
            self._joints[id(joint.items[0])] = joint
            for box in (joint.start.box, joint.end.box):
                self._numbers.setdefault(id(box), next(self.ids))
        self._loose = False

    def group(self, name: str) -> str:
        """The whole drawing as one group."""
        frame = self.drawing.frame
        inner = "".join(self._item(item) for item in self.drawing.scene.items)
        heard = told(self.drawing.alt, self.drawing.scene.items)
        return self._group(name, heard, frame, inner, f" {NAMES}")

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

    def _named(self, name: str, alt: str = "", *, tells: bool = False, number: int | None = None) -> str:
        """Number, name and alternative text; what has none, and does not tell anything by itself, is decoration."""
        described = f' descr="{plain(alt)}"' if alt else ""
        passed_over = "" if alt or tells else DECORATION
        number = next(self.ids) if number is None else number
        return f'<p:cNvPr id="{number}" name="{plain(name)}"{described}>{passed_over}</p:cNvPr>'

    # ---- primitives -------------------------------------------------------------------------------------------------

    def _item(self, item: Item) -> str:
        if id(item) in self._joints:
            joint = self._joints[id(item)]
            return self._connector(joint) if joint else ""
        match item:
            case Rect():
                return self._rect(item)
            case Ellipse():
                return self._shape("Ellipse", item, preset("ellipse"))
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
        return self._group(item.name or "Group", told(item.alt, item.items), frame, inside)

    def _rect(self, item: Rect) -> str:
        return self._shape("Box", item, corners(item))

    def _shape(self, name: str, item: Rect | Ellipse, geometry: str) -> str:
        frame = self._frame(item.x, item.y, item.w, item.h)
        return self._drawn(self._named(name, number=self._numbers.get(id(item))), frame, geometry, item.paint)

    def _drawn(self, named: str, frame: Frame, geometry: str, paint: Paint) -> str:
        return (
            f"<p:sp><p:nvSpPr>{named}<p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
            f"<p:spPr>{xfrm(frame)}{geometry}{fill(self.colours, paint)}{stroke(self.colours, paint)}</p:spPr></p:sp>"
        )

    def _line(self, item: Line) -> str:
        return self._stretched(item, "Line", "line", self._spanned(item), _flips(item))

    def _connector(self, joint: Joint) -> str:
        """A line that is glued to the boxes at its ends."""
        glue = "".join(
            f'<a:{end} id="{self._numbers[id(site.box)]}" idx="{site.number}"/>'
            for end, site in (("stCxn", joint.start), ("endCxn", joint.end))
        )
        line, frame = joint.line, self._spanned(joint.line)
        if not joint.curved:
            return self._stretched(line, "Connector", "straightConnector1", frame, _flips(line), glue)
        lying = Frame(frame.x + (frame.w - frame.h) / 2, frame.y + (frame.h - frame.w) / 2, frame.h, frame.w)
        turned = ' rot="5400000"' if line.x2 < line.x1 else ' rot="16200000" flipH="1"'
        return self._stretched(line, "Connector", "curvedConnector3", lying, turned, glue)

    def _stretched(self, line: Line, name: str, kind: str, frame: Frame, turned: str, glue: str = "") -> str:
        edge = stroke(self.colours, line.paint, '<a:tailEnd type="triangle" w="med" len="med"/>' if line.arrow else "")
        about = f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr>"
        return (
            f"<p:cxnSp><p:nvCxnSpPr>{self._named(name)}{about}<p:nvPr/></p:nvCxnSpPr>"
            f"<p:spPr>{xfrm(frame, flips=turned)}{preset(kind)}{edge}</p:spPr></p:cxnSp>"
        )

    def _spanned(self, line: Line) -> Frame:
        """The frame between the ends of a line."""
        x, y = min(line.x1, line.x2), min(line.y1, line.y2)
        return self._frame(x, y, abs(line.x2 - line.x1), abs(line.y2 - line.y1))

    def _path(self, item: Path) -> str:
        (left, top, right, bottom) = next(_boxes(item))
        frame = self._frame(left, top, right - left, bottom - top)
        steps = "".join(self._step(step, left, top) for step in item.steps)
        w, h = max(1, emu(frame.w)), max(1, emu(frame.h))
        shape = (
            '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/>'
            f'<a:pathLst><a:path w="{w}" h="{h}">{steps}</a:path></a:pathLst></a:custGeom>'
        )
        return self._drawn(self._named("Shape"), frame, shape, item.paint)

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
            f"<p:spPr>{xfrm(self._frame(item.x, item.y, item.w, item.h))}{corners(item)}</p:spPr></p:pic>"
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

    def _frame(self, x: float, y: float, w: float, h: float) -> Frame:
        place, s = self.drawing.frame, self.scale
        return Frame(place.x + x * s, place.y + y * s, w * s, h * s)


def _flips(line: Line) -> str:
    """How a line from the top left to the bottom right is turned to be this one."""
    return (' flipH="1"' if line.x2 < line.x1 else "") + (' flipV="1"' if line.y2 < line.y1 else "")


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
