"""The grid of a slide: frames, placeholders and layouts as data. Boxes in mm, type in points."""

from __future__ import annotations

from enum import StrEnum

from lessonpress.resources.values import Value

WIDTH, HEIGHT = 12192000 / 36000, 6858000 / 36000
"""A 16:9 slide, 13.33 by 7.5 inches."""
MARGIN = 18.0
INNER = WIDTH - 2 * MARGIN
GUTTER = 12.0
HALF = (INNER - GUTTER) / 2
INDENT = 9.0
"""How far the text of a list stands in."""
SOURCES = "Sources"
"""The name of the place for the codes of sources."""
TOP, BOTTOM = 43.0, 168.0
"""The body of a slide runs from TOP to BOTTOM."""


class Kind(StrEnum):
    """Types of placeholder (ECMA-376, 19.7.10)."""

    TITLE = "title"
    CENTRED_TITLE = "ctrTitle"
    SUBTITLE = "subTitle"
    BODY = "body"
    OBJECT = "obj"
    """Takes text, a table, a chart or a picture: what PowerPoint's own layouts mostly have."""
    TABLE = "tbl"
    CHART = "chart"
    PICTURE = "pic"
    FOOTER = "ftr"
    NUMBER = "sldNum"


class Frame(Value, frozen=True):
    """A box in mm from the slide's top left corner."""

    x: float
    y: float
    w: float
    h: float

    def inside(self, inset: float) -> Frame:
        """The same box without a margin of `inset` mm."""
        return Frame(self.x + inset, self.y + inset, self.w - 2 * inset, self.h - 2 * inset)


class Type(Value, frozen=True):
    """How a place sets its text, beside the theme's own way, which is the usual."""

    spread: float = 1.0
    """How wide its letters are, as a part of those that are measured with."""
    bold: float = 1.0
    """How wide its bold letters are, beyond that."""
    leading: float = 1.0
    """How far its lines are apart, as a part of single spacing in the face that is measured with."""
    capitals: bool = False
    """Whether everything is shown in capitals."""
    margins: tuple[float, ...] = ()
    """How far the text of each level of a list stands in, in mm; without any, INDENT for each."""


OUR_WAY = Type()


class Place(Value, frozen=True):
    """A placeholder. `sizes` are the type sizes that its text may have, largest (the usual one) first."""

    name: str
    kind: Kind
    idx: int
    frame: Frame
    sizes: tuple[float, ...] = (18,)
    bold: bool = False
    colour: str = "tx1"
    anchor: str = "t"
    inset: float = 0.0
    fill: str = ""
    edge: str = ""
    option: bool = False
    """One of the boxes for the lettered options of a question."""
    prompt: str = ""
    held: bool = True
    """Whether the layout has a placeholder for it; what has none becomes a shape of its own on every slide."""
    moved: bool = False
    """Whether it stands elsewhere than the layout's placeholder, and every slide has to say where."""
    align: str = "l"
    room: Frame | None = None
    """Where the text may stand, if that is not the frame without its inset."""
    sized: bool = True
    """Whether the layout says how large its text is; otherwise every slide has to."""
    bullets: bool = False
    """Whether the placeholder's own style has bullets, so that a list needs to say no more than its levels."""
    type: Type = OUR_WAY

    @property
    def area(self) -> Frame:
        """Where the text may stand."""
        return self.room or self.frame.inside(self.inset)


class Band(Value, frozen=True):
    """A filled rectangle of a layout's background."""

    frame: Frame
    colour: str


class Board(Value, frozen=True):
    """A named layout: placeholders in reading order; `drawing` is the room for a scene, `kind` the standard type."""

    name: str
    kind: str
    places: tuple[Place, ...]
    drawing: Frame | None = None
    ground: str = "bg1"
    bands: tuple[Band, ...] = ()
    feet: tuple[Place, ...] = ()
    """The footer and the slide's number, as far as it has them."""

    def place(self, name: str) -> Place:
        """The placeholder of that name. Raises KeyError when there is none."""
        for place in self.places:
            if place.name == name:
                return place
        raise KeyError(name)

    @property
    def source(self) -> Place | None:
        """Where the codes of the sources stand, if anywhere."""
        return next((place for place in self.places if place.name == SOURCES), None)


class Boards(Value, frozen=True):
    """The layouts of a template by what they are for, and the size of its slides in mm."""

    width: float
    height: float
    title: Board
    section: Board
    text: Board
    columns: Board
    comparison: Board
    table: Board
    text_table: Board
    chart: Board
    chart_only: Board
    diagram: Board
    diagram_only: Board
    picture: Board
    big_question: Board
    question: Board
    answer: Board

    def all(self) -> tuple[Board, ...]:
        """Every one of them."""
        return tuple(value for value in map(self.__getattribute__, self.__struct_fields__) if isinstance(value, Board))


FULL = Frame(MARGIN, TOP, INNER, BOTTOM - TOP)
"""The whole body of a slide."""
