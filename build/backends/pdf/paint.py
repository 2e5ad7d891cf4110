"""The PDF painter: a scene's primitives on ReportLab's canvas, each inside the tag it belongs to."""

from __future__ import annotations

import io
from functools import lru_cache

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from lessonpress.layouts.drawing.patterns import HATCH_WIDTH, hatch
from lessonpress.layouts.drawing.scene import (
    MM,
    Clip,
    Ellipse,
    Item,
    Line,
    Paint,
    Path,
    Pattern,
    Picture,
    Rect,
    Run,
    Scene,
    Tag,
    Takes,
    TextBox,
    flat,
)
from lessonpress.layouts.drawing.strokes import arrow_head, underline
from lessonpress.layouts.theme import Theme

from .canvas import TaggedCanvas
from .forms import LINE, Forms

BELOW, BOX = 0.22, 0.76
"""How far a field among words reaches below its baseline, and how far a box to tick reaches above it, in ems."""

WHITE = "#ffffff"
"""The colour of the paper that nothing has to be painted for."""


class Painter:
    """Paints pages of scenes. Scenes measure in mm from the top left, PDF in points from the bottom left."""

    def __init__(self, canvas: TaggedCanvas, theme: Theme) -> None:
        self.canvas, self.theme = canvas, theme
        self.forms = Forms(canvas, theme.faces["sans"], theme.colour("cool"))
        self.height = 0.0

    def page(self, scene: Scene) -> None:
        """Paint one page and close it."""
        canvas = self.canvas
        self.height = scene.height
        canvas.setPageSize((scene.width * MM, scene.height * MM))
        if (ground := self.theme.colour("paper")) != WHITE:
            self._item(Rect(0, 0, scene.width, scene.height, Paint(fill=ground)))
        for item in flat(scene.items):
            self._item(item)
        canvas.showPage()

    def _item(self, item: Item) -> None:
        match item:
            case TextBox():
                self._text(item)
            case Picture():
                self.canvas.mark(item.tag)
                self._picture(item)
            case Line():
                self.canvas.mark(item.tag)
                self._line(item)
            case Rect() | Ellipse() | Path():
                self.canvas.mark(item.tag)
                self._shape(item)
                if isinstance(item, Rect) and item.tag is not None and item.tag.kind == "Form":
                    self._field(item.tag, item)
            case Clip():
                self._clipped(item)

    def _clipped(self, item: Clip) -> None:
        canvas = self.canvas
        canvas.unmark()
        canvas.saveState()
        canvas.clipPath(self._path(Rect(item.x, item.y, item.w, item.h, Paint())), stroke=0, fill=0)
        for inner in flat(item.items):
            self._item(inner)
        canvas.unmark()
        canvas.restoreState()

    # ---- shapes -----------------------------------------------------------------------------------------------------

    def _shape(self, item: Rect | Ellipse | Path) -> None:
        paint = item.paint
        if paint.fill:
            self._outline(item, fill=paint.fill)
        if paint.pattern is not Pattern.SOLID and paint.ink:
            self._hatched(item, paint)
        if paint.stroke:
            self._outline(item, stroke=paint)

    def _outline(self, item: Rect | Ellipse | Path, *, fill: str | None = None, stroke: Paint | None = None) -> None:
        canvas = self.canvas
        if fill:
            canvas.setFillColor(colour(fill))
        if stroke:
            self._pen(stroke)
        outline = self._path(item)
        canvas.drawPath(outline, stroke=int(stroke is not None), fill=int(fill is not None))

    def _path(self, item: Rect | Ellipse | Path):  # type: ignore[no-untyped-def]
        path = self.canvas.beginPath()
        match item:
            case Rect(x, y, w, h, _, radius):
                box = (x * MM, (self.height - y - h) * MM, w * MM, h * MM)
                if radius:
                    path.roundRect(*box, min(radius, w / 2, h / 2) * MM)
                else:
                    path.rect(*box)
            case Ellipse(x, y, w, h):
                path.ellipse(x * MM, (self.height - y - h) * MM, w * MM, h * MM)
            case Path(steps):
                for step in steps:
                    self._step(path, step)
        return path

    def _step(self, path, step: tuple[str | float, ...]) -> None:  # type: ignore[no-untyped-def]
        numbers = [float(n) for n in step[1:]]
        points = [n * MM if i % 2 == 0 else (self.height - n) * MM for i, n in enumerate(numbers)]
        match step[0]:
            case "M":
                path.moveTo(*points)
            case "L":
                path.lineTo(*points)
            case "C":
                path.curveTo(*points)
            case _:
                path.close()

    def _hatched(self, item: Rect | Ellipse | Path, paint: Paint) -> None:
        """The pattern as lines or dots, clipped to the shape."""
        canvas = self.canvas
        canvas.saveState()
        canvas.clipPath(self._path(item), stroke=0, fill=0)
        canvas.setStrokeColor(colour(paint.ink))
        canvas.setDash([])
        lines: list[tuple[float, float, float, float]] = []
        width = HATCH_WIDTH * paint.coarse
        for kind, x, y, *end in hatch(paint.pattern, *_bounds(item), paint.coarse):
            if kind == "dot":  # a line of no length with a round cap (ISO 32000-1, 8.5.3.2): far shorter than a circle
                width, end = 2 * end[0] * MM, [x, y]
                canvas.setLineCap(1)
            lines.append((x * MM, (self.height - y) * MM, end[0] * MM, (self.height - end[1]) * MM))
        canvas.setLineWidth(width)
        canvas.lines(lines)
        canvas.restoreState()

    def _line(self, item: Line) -> None:
        self._pen(item.paint)
        ends = (item.x1 * MM, (self.height - item.y1) * MM, item.x2 * MM, (self.height - item.y2) * MM)
        self.canvas.line(*ends)
        if item.arrow:
            self.canvas.setFillColor(colour(item.paint.stroke or "#000000"))
            path = self.canvas.beginPath()
            for number, (x, y) in enumerate(arrow_head(item)):
                (path.lineTo if number else path.moveTo)(x * MM, (self.height - y) * MM)
            path.close()
            self.canvas.drawPath(path, stroke=0, fill=1)

    def _pen(self, paint: Paint) -> None:
        self.canvas.setStrokeColor(colour(paint.stroke or "#000000"))
        self.canvas.setLineWidth(paint.width)
        self.canvas.setDash(list(paint.dash))

    def _picture(self, item: Picture) -> None:
        x, y, w, h = item.whole
        self.canvas.saveState()
        if item.is_cut:
            frame = Rect(item.x, item.y, item.w, item.h, Paint(), item.radius)
            self.canvas.clipPath(self._path(frame), stroke=0, fill=0)
        place = (x * MM, (self.height - y - h) * MM, w * MM, h * MM)
        self.canvas.drawImage(_image(item.image.data), *place, mask="auto")
        self.canvas.restoreState()

    # ---- words ------------------------------------------------------------------------------------------------------

    def _text(self, box: TextBox) -> None:
        for line in box.lines:
            for number, run in enumerate(line.runs):
                space = " " if number == len(line.runs) - 1 and not line.ends_paragraph else ""
                self.canvas.mark(run.tag)
                if run.tag is not None and run.tag.kind == "Form":
                    self._field_among_words(run, run.tag, line.y)
                else:
                    self._run(run, line.y, space)

    def _run(self, run: Run, y: float, space: str) -> None:
        """One run; a space ends every line, so that words do not join when the text is read out."""
        canvas = self.canvas
        x, base = run.x * MM, (self.height - y) * MM + run.rise
        text = canvas.beginText(x, base)
        text.setFont(font(self.theme, run.face), run.size)
        text.setFillColor(colour(run.colour))
        ends = run.text.endswith(("-", " "))
        text.textOut(run.text if ends else run.text + space)
        canvas.drawText(text)
        if run.underline:
            self._line(underline(run, y))
        if run.tag is not None and run.tag.kind == "Link" and run.tag.address:
            box = (x, base - 2, x + run.width * MM, base + run.size)
            canvas.link(run.tag, run.tag.address, box)

    # ---- fields -----------------------------------------------------------------------------------------------------

    def _field_among_words(self, run: Run, tag: Tag, y: float) -> None:
        """A gap on its tint, or a box to tick; no higher than its line, so that no other line is covered."""
        em = run.size / MM
        above, below = (BOX, 0.1) if tag.scope == Takes.TICK else (LINE - BELOW, BELOW)
        box = Rect(run.x, y - above * em, run.width, (above + below) * em, Paint(fill=self.theme.colour("tint")))
        if tag.scope == Takes.TICK:
            self._run(run, y, "")
        else:
            self._shape(box)
            self._line(underline(run, y))
        self._field(tag, box)

    def _field(self, tag: Tag, box: Rect) -> None:
        left, top = box.x * MM, (self.height - box.y) * MM
        self.forms.add(tag, (left, top - box.h * MM, left + box.w * MM, top))


@lru_cache(maxsize=64)
def font(theme: Theme, face: str) -> str:
    """The name under which ReportLab knows a face; read and registered when first asked for."""
    name = theme.faces[face].stem
    if name not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(name, str(theme.faces[face])))
    return name


@lru_cache(maxsize=256)
def colour(written: str) -> Color:
    """A colour that is written '#rrggbb'."""
    return HexColor(written)


@lru_cache(maxsize=32)
def _image(data: bytes) -> ImageReader:
    return ImageReader(io.BytesIO(data))


def _bounds(item: Rect | Ellipse | Path) -> tuple[float, float, float, float]:
    """The box around a shape: x, y, width, height."""
    if not isinstance(item, Path):
        return item.x, item.y, item.w, item.h
    xs = [float(n) for step in item.steps for n in step[1::2]]
    ys = [float(n) for step in item.steps for n in step[2::2]]
    return min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)
