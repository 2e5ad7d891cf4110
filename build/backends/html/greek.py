"""Thumbnails: a scene as a very small SVG, in which lines of words are bars and small things are simplified.

Large shapes are painted in their order; small shapes, strokes and words follow, gathered into one path for each look,
which is what makes a page of a thousand things weigh a few kilobytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from lessonpress.layouts.drawing.scene import (
    MM,
    Ellipse,
    Line,
    Paint,
    Path,
    Pattern,
    Picture,
    Rect,
    Scene,
    TextBox,
    flat,
)

ACROSS = 320
"""How many units, all whole numbers, a thumbnail is wide; about its size in pixels."""
SMALL = 7
"""Shapes that are nowhere wider, in units, are gathered."""
FAINT = 1.6
"""Bars that are thinner are greyed, as small type looks from afar."""


def thumbnail(scene: Scene, title: str) -> str:
    """The scene as a standalone SVG of whole units."""
    greek = _Greek(ACROSS / max(scene.width, 1.0))
    greek.add(scene)
    size = f"{ACROSS} {round(scene.height * greek.scale)}"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" role="img" aria-label="{escape(title)}">'
    return f'{head}<title>{escape(title)}</title><g fill="none">{"".join(greek.parts())}</g></svg>\n'


class _Greek:
    """Gathers what a scene shows, in units of the thumbnail."""

    def __init__(self, scale: float) -> None:
        self.scale = scale
        self.large: list[str] = []
        self.small: dict[str, list[str]] = {}
        self.strokes: dict[tuple[str, float], list[str]] = {}
        self.bars: dict[tuple[str, float], list[str]] = {}

    def add(self, scene: Scene) -> None:
        """Take up everything in the scene."""
        for item in flat(scene.items):
            match item:
                case TextBox():
                    self._words(item)
                case Line(x1, y1, x2, y2, paint):
                    self._stroke(paint, self._d([("M", x1, y1), ("L", x2, y2)]))
                case Picture(x, y, w, h):
                    self._fill("#ccc", x, y, w, h)
                case Rect(x, y, w, h, paint) | Ellipse(x, y, w, h, paint):
                    self._shape(paint, x, y, w, h)
                case Path(steps, paint):
                    d = self._d(steps)
                    if paint.fill:
                        self.large.append(f'<path d="{d}" fill="{paint.fill}"/>')
                    self._stroke(paint, d)

    def parts(self) -> Iterator[str]:
        """The markup: large shapes, small shapes, strokes, words."""
        yield from self.large
        for colour, steps in self.small.items():
            yield f'<path d="{"".join(steps)}" fill="{colour}"/>'
        for (colour, width), steps in self.strokes.items():
            yield f'<path d="{"".join(steps)}" stroke="{colour}" stroke-width="{width:g}"/>'
        for (colour, width), steps in self.bars.items():
            faint = ' opacity=".5"' if width < FAINT else ""
            yield f'<path d="{"".join(steps)}" stroke="{colour}" stroke-width="{width:g}"{faint}/>'

    def _shape(self, paint: Paint, x: float, y: float, w: float, h: float) -> None:
        colour = paint.ink if paint.pattern is not Pattern.SOLID and not paint.fill else paint.fill
        if colour:
            self._fill(colour, x, y, w, h)
        if paint.stroke and max(w, h) * self.scale > SMALL:
            self._stroke(paint, self._box(x, y, w, h))

    def _fill(self, colour: str, x: float, y: float, w: float, h: float) -> None:
        box = self._box(x, y, w, h)
        if max(w, h) * self.scale <= SMALL:
            self.small.setdefault(colour, []).append(box)
        else:
            self.large.append(f'<path d="{box}" fill="{colour}"/>')

    def _stroke(self, paint: Paint, d: str) -> None:
        if paint.stroke:
            width = max(0.4, round(paint.width / MM * self.scale, 1))
            steps = self.strokes.setdefault((paint.stroke, width), [])
            if d not in steps[-1:]:
                steps.append(d)

    def _words(self, box: TextBox) -> None:
        """A bar for every line, as thick as its small letters are high."""
        for line in box.lines:
            if line.runs and (wide := line.runs[-1].x + line.runs[-1].width - line.runs[0].x) * self.scale >= 2:
                thick = line.runs[0].size / MM * self.scale * 0.45
                thick = round(thick) if thick > FAINT else round(thick, 1)
                bar = f"M{self._n(line.runs[0].x)} {self._n(line.y) - round(thick / 2)}h{self._n(wide)}"
                self.bars.setdefault((line.runs[0].colour, thick), []).append(bar)

    def _box(self, x: float, y: float, w: float, h: float) -> str:
        left, top = self._n(x), self._n(y)
        wide, high = max(1, self._n(x + w) - left), max(1, self._n(y + h) - top)
        return f"M{left} {top}h{wide}v{high}h-{wide}z"

    def _d(self, steps: Iterable[tuple[str | float, ...]]) -> str:
        """Joined lines; a curve becomes the straight line between its ends."""
        parts = []
        for kind, *numbers in steps:
            ends = " ".join(str(self._n(float(n))) for n in numbers[-2:])
            parts.append(f"M{ends}" if kind == "M" else f"L{ends}" if numbers else "z")
        return "".join(parts)

    def _n(self, length: float) -> int:
        return round(length * self.scale)
