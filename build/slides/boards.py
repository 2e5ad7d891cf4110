"""The named layouts of our template: where title, text, tables, charts, drawings and questions stand."""

from __future__ import annotations

from msgspec.structs import replace

from .grid import (
    BOTTOM,
    FULL,
    GUTTER,
    HALF,
    HEIGHT,
    INNER,
    MARGIN,
    SOURCES,
    TOP,
    WIDTH,
    Band,
    Board,
    Boards,
    Frame,
    Kind,
    Place,
)

TITLE_SIZES = (34, 32, 30, 28, 26, 24)
BODY_SIZES = (28, 26, 24, 22, 20, 18)
COLUMN_SIZES = (28, 26, 24, 22, 20, 18, 16)
LEAD_SIZES = (22, 20, 18, 16)
OPTION_SIZES = (24, 22, 20, 18, 16)
CELL_SIZES = (24, 22, 20, 18, 16, 14)
"""In tables, where much must be compared at a glance, type may be a little smaller."""
PANEL = 7.0
"""The margin inside a panel."""

# ---- places that many layouts share ---------------------------------------------------------------------------------

_BODY = Place("Text", Kind.BODY, 10, FULL, BODY_SIZES, prompt="Text", bullets=True)
_SMALL = Place(SOURCES, Kind.BODY, 20, Frame(MARGIN, 170.5, INNER, 6), (12,), colour="tx2", anchor="ctr")
TITLE = Place("Title", Kind.TITLE, 0, Frame(MARGIN, 12, INNER, 25), TITLE_SIZES, True, anchor="ctr", prompt="Title")
KICKER = replace(TITLE, sizes=(22, 20), colour="accent1")
"""A small title over a large question."""
SOURCE = replace(_SMALL, prompt="Sources")
FOOTER = replace(_SMALL, name="Footer", kind=Kind.FOOTER, idx=21, frame=Frame(MARGIN, 179.5, INNER - 40, 6))
NUMBER = replace(
    _SMALL, name="Slide number", kind=Kind.NUMBER, idx=22, frame=Frame(MARGIN + INNER - 36, 179.5, 36, 6), align="r"
)
FEET = (FOOTER, NUMBER)
LEAD = replace(_BODY, frame=Frame(MARGIN, TOP, INNER, 22), sizes=LEAD_SIZES)
_PLAIN = replace(_BODY, bullets=False)
STEM = replace(_PLAIN, name="Question", frame=Frame(MARGIN, 38, INNER, 38), sizes=TITLE_SIZES, bold=True, anchor="ctr")
REMARK = replace(_BODY, name="Explanation", idx=15, frame=Frame(MARGIN, 145, INNER, 23), sizes=LEAD_SIZES, anchor="ctr")
MARK = Band(Frame(0, 16, 7, 17), "accent1")
"""The mark at the edge that a slide's title stands beside."""


def _side(number: int, top: float, bottom: float, inset: float = 0.0) -> Frame:
    """The left (0) or the right (1) half of a slide's body."""
    return Frame(MARGIN + number * (HALF + GUTTER) + inset, top, HALF - 2 * inset, bottom - top)


def _column(number: int, top: float, bottom: float, inset: float = 0.0) -> Place:
    name, frame = ("Left", "Right")[number], _side(number, top, bottom, inset)
    return replace(_BODY, name=name, idx=10 + number, frame=frame, sizes=COLUMN_SIZES)


def _column_head(number: int) -> Place:
    name, frame = ("Left heading", "Right heading")[number], _side(number, TOP + 4, TOP + 15, PANEL)
    place = replace(_PLAIN, name=name, idx=12 + number, frame=frame, sizes=(24, 22, 20, 18), prompt="Heading")
    return replace(place, bold=True, colour="accent1", anchor="ctr")


def _option(number: int) -> Place:
    """One of four boxes for lettered options, two by two."""
    row, side = divmod(number, 2)
    frame = _side(side, 80 + 32 * row, 107 + 32 * row)
    place = replace(_PLAIN, name=f"Option {'ABCD'[number]}", idx=11 + number, frame=frame, sizes=OPTION_SIZES)
    return replace(place, anchor="ctr", inset=4.0, fill="bg2", edge="hair", option=True, prompt="Option")


def _thing(kind: Kind, frame: Frame = FULL) -> Place:
    """The place of a table or a chart."""
    return Place(kind.name.capitalize(), kind, 11, frame, CELL_SIZES, prompt=kind.name.capitalize())


def _slide(
    name: str,
    kind: str,
    *places: Place,
    title: Place = TITLE,
    drawing: Frame | None = None,
    bands: tuple[Band, ...] = (),
) -> Board:
    """A layout of the usual build: a title with its mark, and a line for the sources."""
    return Board(name, kind, (title, *places, SOURCE), drawing, bands=(MARK, *bands), feet=FEET)


# ---- the layouts ----------------------------------------------------------------------------------------------------

TITLE_SLIDE = Board(
    "Title slide",
    "title",
    (
        replace(
            TITLE, kind=Kind.CENTRED_TITLE, frame=Frame(34, 46, 270, 52), sizes=(54, 50, 46, 42, 38, 34), anchor="b"
        ),
        Place("Subtitle", Kind.SUBTITLE, 1, Frame(34, 108, 270, 16), (30, 26, 22), colour="accent1", prompt="Subtitle"),
        replace(_BODY, frame=Frame(34, 128, 270, 22), sizes=(20, 18), colour="tx2", prompt="For whom"),
    ),
    ground="bg2",
    bands=(Band(Frame(0, 0, 16, HEIGHT), "accent1"), Band(Frame(34, 101.5, 40, 1.6), "accent1")),
)
SECTION = Board(
    "Section",
    "secHead",
    (
        replace(TITLE, frame=Frame(34, 44, 270, 44), sizes=(44, 40, 36, 32), anchor="b", prompt="Section"),
        replace(_BODY, frame=Frame(34, 98, 270, 64), sizes=BODY_SIZES[1:], prompt="What it is about"),
    ),
    ground="bg2",
    bands=(Band(Frame(0, 0, 7, HEIGHT), "accent1"), Band(Frame(34, 91.5, 40, 1.6), "accent1")),
    feet=FEET,
)
TEXT = _slide("Title and text", "obj", _BODY)
COLUMNS = _slide("Two columns", "twoObj", _column(0, TOP, BOTTOM), _column(1, TOP, BOTTOM))
COMPARISON = _slide(
    "Comparison",
    "twoTxTwoObj",
    *(_column_head(0), _column(0, TOP + 18, BOTTOM - 4, PANEL)),
    *(_column_head(1), _column(1, TOP + 18, BOTTOM - 4, PANEL)),
    bands=(Band(_side(0, TOP, BOTTOM), "bg2"), Band(_side(1, TOP, BOTTOM), "bg2")),
)
TABLE = _slide("Title and table", "tbl", _thing(Kind.TABLE))
TEXT_TABLE = _slide("Text and table", "", LEAD, _thing(Kind.TABLE, Frame(MARGIN, TOP + 25, INNER, BOTTOM - TOP - 25)))
CHART = _slide(
    "Chart and text",
    "chartAndTx",
    _thing(Kind.CHART, Frame(MARGIN, TOP, 188, BOTTOM - TOP)),
    replace(_BODY, frame=Frame(MARGIN + 202, TOP, INNER - 202, BOTTOM - TOP), sizes=COLUMN_SIZES, anchor="ctr"),
)
CHART_ONLY = _slide("Title and chart", "chart", _thing(Kind.CHART))
DIAGRAM = _slide(
    "Diagram and text",
    "",
    replace(_BODY, frame=Frame(MARGIN, 141, INNER, 27), sizes=LEAD_SIZES[1:], anchor="b"),
    drawing=Frame(MARGIN, TOP - 1, INNER, 95),
)
DIAGRAM_ONLY = _slide("Diagram", "titleOnly", drawing=FULL)
PICTURE = _slide(
    "Picture and text",
    "",
    replace(_BODY, frame=Frame(MARGIN, TOP, 132, BOTTOM - TOP), sizes=COLUMN_SIZES, anchor="ctr"),
    drawing=Frame(MARGIN + 144, TOP, INNER - 144, BOTTOM - TOP),
)
BIG_QUESTION = _slide(
    "Big question",
    "",
    replace(STEM, frame=Frame(MARGIN, 44, INNER, 72), sizes=(44, 40, 36, 32, 28, 24)),
    replace(_BODY, idx=11, frame=Frame(MARGIN, 124, INNER, 44), sizes=(24, 22, 20, 18), colour="tx2"),
    title=KICKER,
)
QUESTION = _slide("Question", "", STEM, *map(_option, range(4)), replace(REMARK, colour="tx2"), title=KICKER)
ANSWER = _slide("Answer", "", STEM, *map(_option, range(4)), REMARK, title=KICKER)

OURS = Boards(
    WIDTH,
    HEIGHT,
    title=TITLE_SLIDE,
    section=SECTION,
    text=TEXT,
    columns=COLUMNS,
    comparison=COMPARISON,
    table=TABLE,
    text_table=TEXT_TABLE,
    chart=CHART,
    chart_only=CHART_ONLY,
    diagram=DIAGRAM,
    diagram_only=DIAGRAM_ONLY,
    picture=PICTURE,
    big_question=BIG_QUESTION,
    question=QUESTION,
    answer=ANSWER,
)
"""The layouts of our own template."""
BOARDS = OURS.all()
