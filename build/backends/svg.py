"""The SVG painter: a scene's primitives as one standalone picture, in millimetres, and nothing else.

The same scene gives the same bytes. Patterns repeat on the grid that `layouts/drawing/patterns.py` describes, so that
this picture and the printed sheet show the same lines.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path as FilePath

from lessonpress.layouts.drawing.patterns import DOT, HATCH_WIDTH, STEP
from lessonpress.layouts.drawing.scene import (
    MM,
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
    Run,
    Scene,
    TextBox,
    spoken,
)
from lessonpress.layouts.drawing.strokes import arrow_head, underline
from lessonpress.layouts.theme import Theme
from lessonpress.resources.images import Image

SANS = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
SERIF = "Charter, 'Iowan Old Style', 'Palatino Linotype', Georgia, Cambria, serif"


def svg(scene: Scene, theme: Theme, *, title: str, description: str, prefix: str = "") -> str:
    """The scene as a standalone SVG.

    Pictures that stand in one page share their names with it: each needs a `prefix` of its own.
    """
    painter = _Painter(theme, prefix)
    body = "".join(painter.items(scene.items))
    size = (
        f'width="{_n(scene.width)}mm" height="{_n(scene.height)}mm" viewBox="0 0 {_n(scene.width)} {_n(scene.height)}"'
    )
    name = f"<title>{_t(title)}</title>" + (f"<desc>{_t(description)}</desc>" if description else "")
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" aria-label="{_t(title)}">'
    return f"{head}{name}{painter.definitions()}{body}</svg>\n"


def family_of(file: FilePath) -> str:
    """The family of a typeface's file: 'SourceSans3_400Regular' is of Source Sans 3."""
    name = re.split(r"[_-]", re.sub(r"[^\w-]", "", file.stem))[0]
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name)


def families(file: FilePath) -> str:
    """The families to try for a typeface's file, the theme's own first."""
    family = family_of(file)
    return f"'{family}', {SERIF if 'serif' in family.lower() and 'sans' not in family.lower() else SANS}"


def data_address(image: Image) -> str:
    """The picture itself, as an address: a page fetches nothing."""
    kind = "png" if image.data.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{b64encode(image.data).decode()}"


class _Painter:
    """Paints items in order; remembers which patterns and looks of type they use."""

    def __init__(self, theme: Theme, prefix: str) -> None:
        self.theme, self.prefix = theme, prefix
        self._patterns: dict[tuple[Pattern, str, float], str] = {}
        self._faces: dict[str, str] = {}
        self._clips: list[str] = []

    def definitions(self) -> str:
        """The patterns and type styles that were used."""
        patterns = "".join(_pattern(name, *key) for key, name in self._patterns.items())
        faces = "".join(f".{name}{{{_font(self.theme.faces[face])}}}" for face, name in self._faces.items())
        style = f"<style>text{{white-space:pre}}{faces}</style>" if faces else ""
        return f"<defs>{patterns}</defs>{style}" if patterns else style

    def items(self, items: Iterable[Item]) -> Iterator[str]:
        """Markup of items, one after the other."""
        for item in items:
            match item:
                case Group():
                    yield from self._group(item)
                case Clip():
                    yield from self._clip(item)
                case TextBox():
                    yield from self._text(item)
                case Picture():
                    yield from self._picture(item)
                case Line():
                    yield self._line(item)
                case _:
                    yield from self._shape(item)

    def _group(self, group: Group) -> Iterator[str]:
        heard = f' role="img" aria-label="{_t(spoken(group.alt, group.items))}"' if group.alt else ""
        yield f"<g{heard}>"
        yield from self.items(group.items)
        yield "</g>"

    def _clip(self, item: Clip) -> Iterator[str]:
        yield from self._cut(Rect(item.x, item.y, item.w, item.h, Paint()), self.items(item.items))

    def _cut(self, frame: Rect, inside: Iterable[str]) -> Iterator[str]:
        """What of the inside lies in a frame."""
        name = f"{self.prefix}c{len(self._clips)}"
        self._clips.append(name)
        yield f'<clipPath id="{name}"><{_outline(frame)}/></clipPath><g clip-path="url(#{name})">'
        yield from inside
        yield "</g>"

    def _picture(self, item: Picture) -> Iterator[str]:
        x, y, w, h = item.whole
        place = f'x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}" preserveAspectRatio="none"'
        spoken = f'role="img" aria-label="{_t(item.image.alt)}"'
        drawn = f'<image {place} {spoken} href="{data_address(item.image)}"/>'
        if item.is_cut:
            yield from self._cut(Rect(item.x, item.y, item.w, item.h, Paint(), item.radius), (drawn,))
        else:
            yield drawn

    # ---- shapes -----------------------------------------------------------------------------------------------------

    def _shape(self, item: Rect | Ellipse | Path) -> Iterator[str]:
        """The shape in its colour and stroke; a pattern lies between the two."""
        outline, paint = _outline(item), item.paint
        if paint.pattern is Pattern.SOLID or not paint.ink:
            yield f"<{outline}{_fill(paint.fill)}{_stroke(paint)}/>"
            return
        if paint.fill:
            yield f"<{outline}{_fill(paint.fill)}/>"
        yield f"<{outline}{_fill(f'url(#{self._pattern(paint.pattern, paint.ink, paint.coarse)})')}{_stroke(paint)}/>"

    def _pattern(self, pattern: Pattern, ink: str, coarse: float) -> str:
        return self._patterns.setdefault((pattern, ink, coarse), f"{self.prefix}p{len(self._patterns)}")

    def _line(self, line: Line) -> str:
        ends = f'x1="{_n(line.x1)}" y1="{_n(line.y1)}" x2="{_n(line.x2)}" y2="{_n(line.y2)}"'
        drawn = f"<line {ends}{_stroke(line.paint)}/>"
        return drawn + (_arrow_head(line) if line.arrow else "")

    # ---- words ------------------------------------------------------------------------------------------------------

    def _text(self, box: TextBox) -> Iterator[str]:
        language = f' xml:lang="{_t(box.language)}"' if box.language else ""
        for line in box.lines:
            for run in line.runs:
                if run.text.strip():
                    yield self._run(run, line.y, language)
                if run.underline:
                    yield self._line(underline(run, line.y))

    def _run(self, run: Run, y: float, language: str) -> str:
        face = self._faces.setdefault(run.face, f"{self.prefix}f{len(self._faces)}")
        place = (
            f'x="{_n(run.x)}" y="{_n(y - run.rise / MM)}" font-size="{_n(run.size / MM)}" textLength="{_n(run.width)}"'
        )
        return f'<text class="{face}" {place}{_fill(run.colour)}{language}>{_t(run.text)}</text>'


# ---- markup of single things -----------------------------------------------------------------------------------------


def _outline(item: Rect | Ellipse | Path) -> str:
    match item:
        case Rect(x, y, w, h, _, radius):
            rounded = f' rx="{_n(min(radius, w / 2, h / 2))}"' if radius else ""
            return f'rect x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(h)}"{rounded}'
        case Ellipse(x, y, w, h):
            return f'ellipse cx="{_n(x + w / 2)}" cy="{_n(y + h / 2)}" rx="{_n(w / 2)}" ry="{_n(h / 2)}"'
        case Path(steps):
            return 'path d="' + "".join(str(s[0]) + " ".join(_n(float(n)) for n in s[1:]) for s in steps) + '"'


def _fill(colour: str | None) -> str:
    return f' fill="{colour or "none"}"'


def _stroke(paint: Paint) -> str:
    if not paint.stroke:
        return ""
    dash = f' stroke-dasharray="{" ".join(_n(d / MM) for d in paint.dash)}"' if paint.dash else ""
    return f' stroke="{paint.stroke}" stroke-width="{_n(paint.width / MM)}"{dash}'


def _arrow_head(line: Line) -> str:
    """A triangle whose tip is the line's second end."""
    corners = " ".join(f"{_n(x)},{_n(y)}" for x, y in arrow_head(line))
    return f'<polygon points="{corners}"{_fill(line.paint.stroke)}/>'


def _pattern(name: str, pattern: Pattern, ink: str, coarse: float) -> str:
    """A tile of the page's pattern grid."""
    line = f'stroke="{ink}" stroke-width="{_n(HATCH_WIDTH * coarse / MM)}" fill="none"'
    s, turn = STEP * coarse, ""
    horizontal, vertical = f"M0 0H{_n(s)}M0 {_n(s)}H{_n(s)}", f"M0 0V{_n(s)}M{_n(s)} 0V{_n(s)}"
    match pattern:
        case Pattern.DOTS:
            spots = ((0.0, 0.0), (s, 0.0), (0.0, 2 * s), (s, 2 * s), (s / 2, s))
            dots = "".join(f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(DOT * coarse)}"/>' for x, y in spots)
            tile = f'width="{_n(s)}" height="{_n(2 * s)}" patternUnits="userSpaceOnUse"'
            return f'<pattern id="{name}" {tile}{_fill(ink)}>{dots}</pattern>'
        case Pattern.HORIZONTAL:
            path = horizontal
        case Pattern.VERTICAL:
            path = vertical
        case Pattern.GRID:
            path = horizontal + vertical
        case Pattern.DIAGONAL:
            path, turn = horizontal, ' patternTransform="rotate(-45)"'
        case Pattern.BACK_DIAGONAL:
            path, turn = horizontal, ' patternTransform="rotate(45)"'
        case _:
            path, turn = horizontal + vertical, ' patternTransform="rotate(45)"'
    tile = f'width="{_n(s)}" height="{_n(s)}" patternUnits="userSpaceOnUse"{turn}'
    return f'<pattern id="{name}" {tile}><path d="{path}" {line}/></pattern>'


def _font(file: FilePath) -> str:
    """The typeface, then others to try; `textLength` keeps the widths with whichever is found."""
    style = file.stem.lower()
    weight = 700 if "bold" in style else 400
    return f"font-family:{families(file)};font-weight:{weight}" + (";font-style:italic" if "italic" in style else "")


def _n(value: float) -> str:
    """A number to a hundredth, as short as it can be written."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _t(text: str) -> str:
    """Words that are safe in text and in attributes; control signs, which XML forbids, are dropped."""
    return escape("".join(c for c in text if c >= " " or c in "\t\n"), quote=True)
