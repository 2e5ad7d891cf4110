"""Our roles on the school's layouts: where on each title, text, tables, charts, drawings and questions stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec.structs import replace

from lessonpress.resources.values import Value

from ....slides.boards import COLUMN_SIZES, LEAD_SIZES, OPTION_SIZES, OURS, TITLE_SIZES
from ....slides.grid import Board, Boards, Frame, Place
from .layouts import Holder, School
from .roles import Choice
from .rooms import Room
from .suits import CAPTION_SIZE, TEXTS, captioned, contents, heads, main_thing, pair

BIG_SIZES = (44, 40, 36, 32, 28, 24, 22, 20)
STEM_SIZES = (*TITLE_SIZES[1:], 22, 20)
TEXT_SIZES = (28, 26, 24, 22, 20, 18, 16)
Placed = tuple[tuple[Place, ...], Frame | None]
"""The places besides the title, and the room for a drawing."""


class Made(Value, frozen=True):
    """A role's board, and what its layout lacks, with what happens then."""

    board: Board
    told: tuple[str, ...]


def boards(school: School, choices: Mapping[str, Choice]) -> tuple[Boards, dict[str, Made]]:
    """Our boards on the layouts that were chosen, and by role what was told of them."""
    made = {word: _made(school, choice) for word, choice in choices.items()}
    found = {word.replace("-", "_"): one.board for word, one in made.items()}
    return Boards(school.width, school.height, **found), made


def _made(school: School, choice: Choice) -> Made:
    room = Room(school, choice.layout)
    ours: Board = getattr(OURS, choice.role.replace("-", "_"))
    places, drawing = _PLACED[choice.role](room)
    sources = (room.source,) if ours.source else ()
    board = Board(ours.name, ours.kind, (room.title, *places, *sources), drawing, feet=room.feet)
    return Made(board, tuple(dict.fromkeys(room.told)))


def _size(room: Room) -> float:
    return room.school.width * room.school.height


def _text_in(room: Room, holder: Holder | None, name: str, frame: Frame, floor: float = 16.0) -> Place:
    """Text in a placeholder if there is one, else in a box; in either case in this frame."""
    if holder is not None:
        return room.held(holder, name, floor, frame)
    room.told.append(f"no place for {'the ' if name != 'Text' else ''}{name.lower()}: a box")
    return room.own(name, frame, COLUMN_SIZES)


# ---- roles ----------------------------------------------------------------------------------------------------------


def _title(room: Room) -> Placed:
    found = room.layout.of("subTitle") or room.layout.of("body")
    texts = [*found, *(one for one in room.layout.of("body") if one not in found)]
    if not texts:
        room.told.append("no subtitle: a box below the title")
        frame = room.boxes(room.body, (1, 1))[0] if _below(room) else room.body
        return (replace(room.own("Subtitle", frame, TEXT_SIZES, align=room.title.align), bullets=False),), None
    places = [room.held(texts[0], "Subtitle")]
    places += [room.held(texts[1], "Text")] if len(texts) > 1 else []
    return tuple(places), None


def _below(room: Room) -> bool:
    """Whether the body is below the title."""
    return room.body.y >= room.title.frame.y


def _section(room: Room) -> Placed:
    texts = room.layout.of("body", "subTitle", "obj")
    return (_text_in(room, texts[0] if texts else None, "Text", texts[0].frame if texts else room.body),), None


def _text(room: Room) -> Placed:
    holder = main_thing(room.layout, _size(room), "obj", "body") or next(iter(_largest(room)), None)
    return (_text_in(room, holder, "Text", holder.frame if holder else room.body),), None


def _largest(room: Room) -> list[Holder]:
    """The places that take text, the largest first."""
    found = [one for one in contents(room.layout, _size(room)) if one.kind in ("obj", "body")]
    return sorted(found, key=lambda one: -one.frame.w * one.frame.h)


def _columns(room: Room) -> Placed:
    sides = pair(room.layout, _size(room))
    if sides:
        return (room.held(sides[0], "Left"), room.held(sides[1], "Right")), None
    room.told.append("no two places side by side: two boxes")
    left, right = room.boxes(room.body, (1, 1), across=True)
    return (room.own("Left", left, COLUMN_SIZES), room.own("Right", right, COLUMN_SIZES)), None


def _comparison(room: Room) -> Placed:
    sides = pair(room.layout, _size(room))
    over = heads(room.layout, sides) if sides else None
    if sides and over:
        names = (("Left heading", "Left"), ("Right heading", "Right"))
        return tuple(
            place
            for (head, body), top, side in zip(names, over, sides, strict=True)
            for place in (replace(room.held(top, head), bullets=False), room.held(side, body))
        ), None
    (left, right), _ = _columns(room)
    room.told.append("no headings over the columns: two boxes")
    high = 11.0 * room.scale
    made = []
    for name, place in (("Left heading", left), ("Right heading", right)):
        f = place.frame
        head = room.own(
            name, Frame(f.x, f.y, f.w, high), (24, 22, 20, 18, 16), bold=True, colour="accent1", anchor="ctr"
        )
        low = Frame(f.x, f.y + high + 1, f.w, f.h - high - 1)
        shrunk = place.room and Frame(place.room.x, place.room.y + high + 1, place.room.w, place.room.h - high - 1)
        made += [head, replace(place, frame=low, room=shrunk, moved=place.held)]
    return tuple(made), None


def _table(room: Room) -> Placed:
    return (room.thing(main_thing(room.layout, _size(room), "tbl", "obj"), "Table"),), None


def _text_table(room: Room) -> Placed:
    holder = main_thing(room.layout, _size(room), "tbl", "obj")
    above, below = room.boxes(room.above_sources(holder.frame) if holder else room.body, (1, 4))
    return (room.own("Text", above, LEAD_SIZES), room.thing(holder, "Table", below)), None


def _chart(room: Room) -> Placed:
    sides = pair(room.layout, _size(room))
    if sides:
        left, right = sides if sides[0].kind == "obj" else sides[::-1]
        return (room.thing(left, "Chart"), room.held(right, "Text")), None
    holder = main_thing(room.layout, _size(room), "chart", "obj")
    left_box, right_box = room.boxes(holder.frame if holder else room.body, (3, 2), across=True)
    room.told.append("no place for words beside it: a box")
    text = room.own("Text", room.above_sources(right_box), COLUMN_SIZES, anchor="ctr")
    return (room.thing(holder, "Chart", left_box), text), None


def _chart_only(room: Room) -> Placed:
    return (room.thing(main_thing(room.layout, _size(room), "chart", "obj"), "Chart"),), None


def _diagram(room: Room) -> Placed:
    high = 27.0 * room.scale
    f = room.body
    text = room.own("Text", Frame(f.x, f.y + f.h - high, f.w, high), LEAD_SIZES[1:], anchor="b")
    return (text,), Frame(f.x, f.y, f.w, f.h - high - 2)


def _diagram_only(room: Room) -> Placed:
    return (), room.body


def _picture(room: Room) -> Placed:
    found = captioned(room.layout, _size(room), by_hand=True)
    if found:
        picture, text = found
        return (room.held(text, "Text", CAPTION_SIZE),), room.above_sources(picture.frame)
    sides = pair(room.layout, _size(room))
    if sides:
        room.told.append("no place for a picture: it stands beside the text")
        return (room.held(sides[0], "Text"),), room.above_sources(sides[1].frame)
    room.told.append("no place for a picture: it stands beside the text")
    holder = next(iter(_largest(room)), None)
    left, right = room.boxes(holder.frame if holder else room.body, (2, 3), across=True)
    return (_text_in(room, holder, "Text", left),), room.above_sources(right)


def _big_question(room: Room) -> Placed:
    top, below = room.boxes(room.body, (3, 2))
    question = room.own("Question", top, BIG_SIZES, bold=True, anchor="ctr")
    return (question, room.own("Text", below, TEXT_SIZES[2:], colour="tx2")), None


def _question(room: Room) -> Placed:
    texts = [one for one in room.layout.of(*TEXTS) if one.frame.h > 6]
    if len(texts) >= 5:
        return _held_question(room, texts), None
    top, first, second, low = room.boxes(room.body, (6, 5, 5, 4))
    stem = room.own("Question", top, STEM_SIZES, bold=True, anchor="ctr")
    frames = [*room.boxes(first, (1, 1), across=True), *room.boxes(second, (1, 1), across=True)]
    options = [
        _option(room.own(f"Option {name}", frame, OPTION_SIZES)) for name, frame in zip("ABCD", frames, strict=True)
    ]
    remark = replace(room.own("Explanation", low, LEAD_SIZES, colour="tx2", anchor="ctr"), bullets=False)
    return (stem, *options, remark), None


def _option(place: Place) -> Place:
    return replace(place, anchor="ctr", inset=3.0, fill="bg2", edge="hair", option=True, bullets=False)


def _held_question(room: Room, texts: list[Holder]) -> tuple[Place, ...]:
    """The question, four options and what is said of them in places of the layout, in reading order."""
    stem = replace(room.held(texts[0], "Question", 20.0), bullets=False)
    options = [
        replace(room.held(one, f"Option {name}"), option=True, bullets=False)
        for name, one in zip("ABCD", texts[1:5], strict=True)
    ]
    if len(texts) > 5:
        return (stem, *options, replace(room.held(texts[5], "Explanation"), bullets=False))
    below = max(one.frame.y + one.frame.h for one in options)
    room.told.append("no place for the explanation: a box")
    frame = Frame(room.body.x, below + 2, room.body.w, max(12.0, room.source.frame.y - below - 3))
    remark = room.own("Explanation", frame, LEAD_SIZES, colour="tx2", anchor="ctr")
    return (stem, *options, replace(remark, bullets=False))


_PLACED: Mapping[str, Callable[[Room], Placed]] = {
    "title": _title,
    "section": _section,
    "text": _text,
    "columns": _columns,
    "comparison": _comparison,
    "table": _table,
    "text-table": _text_table,
    "chart": _chart,
    "chart-only": _chart_only,
    "diagram": _diagram,
    "diagram-only": _diagram_only,
    "picture": _picture,
    "big-question": _big_question,
    "question": _question,
    "answer": _question,
}
