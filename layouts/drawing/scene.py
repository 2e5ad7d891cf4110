"""A scene: placed vector things in millimetres, from the top left corner, y downwards.

The primitives are few enough to be painted anywhere: rectangle, line, path, ellipse, text box, group with
alternative text, picture, and clip. Sizes of type and of strokes are in points, everything else in mm.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from lessonpress.resources.images import Image
from lessonpress.resources.values import Value

MM = 72 / 25.4
"""Points in a millimetre."""
HIGH = 0.2
"""How much of what is cut off a picture that is too high is cut above."""
SAME = 1.001
"""Boxes whose sides differ by no more than this factor are the same."""
SINGLE = 1.2207
"""Single line spacing of the deck's typeface, in ems: what presentation programs use."""


class Takes(StrEnum):
    """What a field takes."""

    SLOT = "slot"
    """A letter or a number."""
    LINE = "line"
    LINES = "lines"
    TICK = "tick"


class Tag(Struct, eq=False):
    """A node of the document's structure, to which placed things point.

    `kind` is a standard structure type of PDF (ISO 32000-1, 14.8.4): Document, H1, P, L, LI, Table, TD, Figure ...
    An inline tag (Span, Link, Form) takes its place among its parent's words where it is first painted. What points to
    a Form is a field where it stands, for painters that have fields; its `alt` says what is asked.
    """

    kind: str
    children: list[Tag] = field(default_factory=list)
    parent: Tag | None = None
    inline: bool = False
    language: str | None = None
    alt: str | None = None
    actual: str | None = None
    scope: str | None = None
    """Of a table's head: Column or Row. Of a list: how it is numbered. Of a field: what it takes."""
    address: str | None = None
    summary: str | None = None

    def add(self, kind: str, **about: object) -> Tag:
        """A new last child."""
        child = Tag(kind, parent=self, **about)  # type: ignore[arg-type]
        self.children.append(child)
        return child


class Pattern(StrEnum):
    """Fills that differ without colour, so that a photocopy still tells them apart."""

    SOLID = "solid"
    DIAGONAL = "diagonal"
    BACK_DIAGONAL = "back-diagonal"
    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"
    GRID = "grid"
    DOTS = "dots"
    CROSS = "cross"


class Paint(Value, frozen=True):
    """How a shape looks. Colours are '#rrggbb'; `width` and `dash` in points; a pattern is drawn in `ink` on `fill`."""

    fill: str | None = None
    stroke: str | None = None
    width: float = 0.5
    dash: tuple[float, ...] = ()
    pattern: Pattern = Pattern.SOLID
    ink: str | None = None
    coarse: float = 1.0
    """How much wider than usual the pattern is: on a large poster it has to tell from further away."""


class Run(Value, frozen=True):
    """Words of one face, size and colour, at `x` mm on their line; `width` in mm as measured."""

    text: str
    x: float
    width: float
    face: str
    size: float
    colour: str
    underline: bool = False
    rise: float = 0.0
    """Raised above the baseline, in points."""
    tag: Tag | None = None

    def moved(self, dx: float) -> Run:
        """The same run, further right."""
        r = self  # the hottest line of all: spelt out, since `replace` is several times slower
        return Run(r.text, r.x + dx, r.width, r.face, r.size, r.colour, r.underline, r.rise, r.tag)


class TextLine(Value, frozen=True):
    """A line of set text; `y` is the baseline in mm."""

    y: float
    runs: tuple[Run, ...]
    ends_paragraph: bool = False

    @property
    def text(self) -> str:
        """The words of the line."""
        return "".join(run.text for run in self.runs)

    def moved(self, dx: float, dy: float) -> TextLine:
        """The same line elsewhere."""
        return TextLine(self.y + dy, tuple([run.moved(dx) for run in self.runs]), self.ends_paragraph)


class Rect(Value, frozen=True):
    """A rectangle; `radius` rounds its corners."""

    x: float
    y: float
    w: float
    h: float
    paint: Paint
    radius: float = 0.0
    tag: Tag | None = None


class Line(Value, frozen=True):
    """A straight line; `arrow` puts a head at its second end."""

    x1: float
    y1: float
    x2: float
    y2: float
    paint: Paint
    arrow: bool = False
    tag: Tag | None = None


class Path(Value, frozen=True):
    """Joined lines and cubic curves: ('M', x, y), ('L', x, y), ('C', x1, y1, x2, y2, x, y), ('Z',)."""

    steps: tuple[tuple[str | float, ...], ...]
    paint: Paint
    tag: Tag | None = None


class Ellipse(Value, frozen=True):
    """An ellipse in the box x, y, w, h."""

    x: float
    y: float
    w: float
    h: float
    paint: Paint
    tag: Tag | None = None


class Picture(Value, frozen=True):
    """A picture that fills its box: what of it has no room there is cut off. `radius` rounds its corners.

    What is said of it, for those who cannot see it, the image knows.
    """

    x: float
    y: float
    w: float
    h: float
    image: Image
    radius: float = 0.0
    tag: Tag | None = None

    @property
    def whole(self) -> tuple[float, float, float, float]:
        """The box that the whole picture would fill, cut parts and all: x, y, width and height.

        Of an upright picture more is cut below than above, where the faces are.
        """
        scale = max(self.w / self.image.width, self.h / self.image.height)
        w, h = self.image.width * scale, self.image.height * scale
        return self.x - (w - self.w) / 2, self.y - (h - self.h) * HIGH, w, h

    @property
    def is_cut(self) -> bool:
        """Whether anything of the picture is not seen."""
        _, _, w, h = self.whole
        return self.radius > 0 or w > self.w * SAME or h > self.h * SAME


class TextBox(Value, frozen=True):
    """Set text in its box. `lines` are placed in the scene; the box is for painters that set text themselves."""

    x: float
    y: float
    w: float
    h: float
    lines: tuple[TextLine, ...]
    align: str = "left"
    kind: str = "P"
    """The structure type that this text has: P, H1, H2, Caption ..."""
    language: str | None = None
    tag: Tag | None = None


class Group(Value, frozen=True):
    """Things that belong together. With `alt`, that and what pictures show is heard instead of the parts."""

    items: tuple[Item, ...]
    alt: str | None = None
    name: str = ""


class Clip(Value, frozen=True):
    """Things of which only what lies in the box is seen."""

    x: float
    y: float
    w: float
    h: float
    items: tuple[Item, ...]


Item = Rect | Line | Path | Ellipse | Picture | TextBox | Group | Clip


class Scene(Value, frozen=True):
    """A drawing of `width` by `height` mm; later items lie on top."""

    width: float
    height: float
    items: tuple[Item, ...]


def flat(items: tuple[Item, ...]) -> Iterator[Item]:
    """All items, groups opened but clips whole, in painting order."""
    for item in items:
        if isinstance(item, Group):
            yield from flat(item.items)
        else:
            yield item


def pictures(items: Iterable[Item]) -> Iterator[Picture]:
    """The pictures among things, groups and clips opened."""
    for item in items:
        if isinstance(item, Picture):
            yield item
        elif isinstance(item, Group | Clip):
            yield from pictures(item.items)


def spoken(alt: str, items: Iterable[Item]) -> str:
    """What is heard instead of things: their alternative text and, in sentences, those of the pictures among them."""
    alts = list(dict.fromkeys(picture.image.alt for picture in pictures(items)))
    if not alts:
        return alt
    return " ".join(part if part.endswith((".", "!", "?", "…")) else f"{part}." for part in (alt, *alts))


def moved(item: Item, dx: float, dy: float) -> Item:
    """The same item, `dx` mm to the right and `dy` mm down."""
    match item:
        case Line(x1, y1, x2, y2, paint, arrow, tag):
            return Line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, paint, arrow, tag)
        case Rect(x, y, w, h, paint, radius, tag):
            return Rect(x + dx, y + dy, w, h, paint, radius, tag)
        case Path():
            return replace(item, steps=tuple(_step_moved(s, dx, dy) for s in item.steps))
        case TextBox(x, y, w, h, lines, align, kind, language, tag):
            return TextBox(x + dx, y + dy, w, h, tuple([li.moved(dx, dy) for li in lines]), align, kind, language, tag)
        case Group():
            return replace(item, items=tuple(moved(i, dx, dy) for i in item.items))
        case Clip(x, y, w, h, items):
            return Clip(x + dx, y + dy, w, h, tuple(moved(i, dx, dy) for i in items))
        case _:
            return replace(item, x=item.x + dx, y=item.y + dy)


def _step_moved(step: tuple[str | float, ...], dx: float, dy: float) -> tuple[str | float, ...]:
    numbers = [float(n) + (dx, dy)[i % 2] for i, n in enumerate(step[1:])]
    return (step[0], *numbers)


def dump(scene: Scene) -> str:
    """The scene as text, a line per thing: for tests, and for reading."""
    head = f"scene {scene.width:g} x {scene.height:g} mm"
    return "\n".join([head, *(line for item in scene.items for line in _dump_item(item, 1))])


def _dump_item(item: Item, depth: int) -> Iterator[str]:
    pad = "  " * depth
    match item:
        case Group():
            yield f"{pad}group {item.name}".rstrip() + (f' alt "{item.alt}"' if item.alt else "")
            for inner in item.items:
                yield from _dump_item(inner, depth + 1)
        case Clip():
            yield f"{pad}clip {item.x:.1f},{item.y:.1f} {item.w:.1f}x{item.h:.1f}"
            for inner in item.items:
                yield from _dump_item(inner, depth + 1)
        case TextBox():
            yield f"{pad}text {item.kind} {item.x:.1f},{item.y:.1f} {item.w:.1f}x{item.h:.1f}"
            for line in item.lines:
                x = line.runs[0].x if line.runs else item.x
                yield f"{pad}  {x:.1f},{line.y:.1f} {line.text}"
        case Line():
            yield f"{pad}line {item.x1:.1f},{item.y1:.1f} -> {item.x2:.1f},{item.y2:.1f}"
        case Path():
            yield f"{pad}path " + " ".join(_dump_step(s) for s in item.steps)
        case _:
            name = type(item).__name__.lower()
            yield f"{pad}{name} {item.x:.1f},{item.y:.1f} {item.w:.1f}x{item.h:.1f}"


def _dump_step(step: tuple[str | float, ...]) -> str:
    return str(step[0]) + ",".join(f"{float(n):.1f}" for n in step[1:])
