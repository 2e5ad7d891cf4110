"""The room that a layout leaves for what is on a slide, and the places in it: the template's own, or boxes of ours."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from msgspec.structs import replace

from ....slides.boards import COLUMN_SIZES, TITLE_SIZES
from ....slides.grid import HEIGHT, OUR_WAY, SOURCES, WIDTH, Frame, Kind, Place, Type
from .layouts import FEET, TITLES, Holder, Layout, School
from .styles import Level, margins
from .suits import CONTENTS
from .typefaces import POINT, room_of, way

STEPS = (66, 60, 54, 50, 48, 44, 40, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12)
LEAST_ROOM = (70.0, 45.0)
"""A body smaller than this, in mm, is none."""
GAP = 2.0
"""What is kept free between things that stand beside each other, in mm."""
SOURCE_SIZE = 12.0


class Room:
    """One layout, for one role: gives places, and notes what had to be done without."""

    def __init__(self, school: School, layout: Layout) -> None:
        self.school, self.layout = school, layout
        self.told: list[str] = []
        self._line: Frame | None = None
        """Where the line of sources stands, as soon as that is known."""
        self.scale = min(school.height / HEIGHT, max(1.0, school.width / WIDTH))
        self.title = self._title()
        self.feet = tuple(self._foot(one) for kind in FEET for one in layout.of(kind)[:1])
        self.foot_top = self._foot_top()
        body = self._body()
        high = max(5.6, SOURCE_SIZE * room_of(layout.faces[1]).line * POINT * 1.05)
        low = self.foot_top - high if self.foot_top - body.y - body.h < high + 4 else body.y + body.h + 0.5
        side = layout.title.body.insets[0] if layout.title else 0.0  # our boxes begin where the title's words do
        self.body = Frame(body.x + side, body.y, body.w - 2 * side, min(body.h, low - body.y + 0.8))
        self._line = Frame(self.body.x, low, self.body.w, high)
        self.source = self.own(SOURCES, self._line, (SOURCE_SIZE,), colour="tx2", anchor="ctr")

    # ---- the template's places --------------------------------------------------------------------------------------

    def held(self, holder: Holder, name: str, floor: float = 16.0, frame: Frame | None = None) -> Place:
        """A placeholder of the layout; in another `frame`, if it has to make room for something."""
        first = holder.levels[0]
        frame = self.above_sources(frame or holder.frame)
        left, top, right, bottom = holder.body.insets
        sizes = self._sizes(first.size, floor, name) if first.sized else self._usual_sizes(holder)
        return Place(
            name=name,
            kind=Kind(holder.kind),
            idx=holder.idx,
            frame=frame,
            sizes=sizes,
            bold=first.bold,
            anchor=holder.body.anchor,
            align=first.align if first.align in ("l", "ctr", "r") else "l",
            moved=holder.shared or frame != holder.frame,
            room=Frame(
                frame.x + left, frame.y + top, max(5.0, frame.w - left - right), max(3.0, frame.h - top - bottom)
            ),
            bullets=first.bullet,
            sized=first.sized,
            type=self._way(first, holder.levels, sizes[-1]),
        )

    def thing(self, holder: Holder | None, name: str, frame: Frame | None = None) -> Place:
        """Where a table or a chart stands: in a placeholder that takes it, or in a frame of its own."""
        fits = holder is not None and holder.kind in ("obj", "tbl" if name == "Table" else "chart")
        frame = self.above_sources(frame or (holder.frame if holder else self.body))
        if holder is None or not fits:
            self.told.append(f"no place for a {name.lower()}: it stands free")
        kind, idx = (Kind(holder.kind), holder.idx) if holder and fits else (Kind.OBJECT, 0)
        place = self.own(name, frame, (24, 22, 20, 18, 16, 14))
        return replace(place, kind=kind, idx=idx, held=fits)

    def above_sources(self, frame: Frame) -> Frame:
        """As much of a frame as stands above the line of sources, where that is in its way."""
        line = self._line
        if line is None or frame.y > line.y or frame.y + frame.h <= line.y + 0.8:
            return frame
        if frame.x >= line.x + line.w or frame.x + frame.w <= line.x:
            return frame
        return replace(frame, h=line.y + 0.8 - frame.y)

    # ---- boxes of our own -------------------------------------------------------------------------------------------

    def own(
        self,
        name: str,
        frame: Frame,
        sizes: Sequence[float],
        *,
        bold: bool = False,
        colour: str = "tx1",
        anchor: str = "t",
        inset: float = 0.0,
        align: str = "l",
    ) -> Place:
        """A box that the layout does not have: every slide brings it, in the template's typeface and colours."""
        shown = self._scaled(sizes)
        return Place(
            name, Kind.BODY, 0, frame, shown, bold, colour, anchor, inset, held=False, align=align, bullets=not bold,
            type=way(room_of(self.layout.faces[1])),
        )  # fmt: skip

    def boxes(self, frame: Frame, parts: Sequence[float], *, across: bool = False) -> list[Frame]:
        """A frame in parts, one below the other or side by side, with gaps between."""
        gap = 3 * GAP if across else 2 * GAP
        spare = (frame.w if across else frame.h) - gap * (len(parts) - 1)
        found, at = [], 0.0
        for part in parts:
            long = spare * part / sum(parts)
            found.append(
                Frame(frame.x + at, frame.y, long, frame.h) if across else Frame(frame.x, frame.y + at, frame.w, long)
            )
            at += long + gap
        return found

    # ---- what is where ----------------------------------------------------------------------------------------------

    def _title(self) -> Place:
        holder = self.layout.title
        if holder:
            return self.held(holder, "Title", 20.0)
        self.told.append("no title: a box at the top")
        size = self.school
        frame = Frame(0.06 * size.width, 0.05 * size.height, 0.88 * size.width, 0.13 * size.height)
        return replace(self.own("Title", frame, (34, 32, 30, 28, 26, 24), bold=True, anchor="ctr"), kind=Kind.TITLE)

    def _foot(self, holder: Holder) -> Place:
        place = self.held(holder, "Footer" if holder.kind == "ftr" else "Slide number", 0.0)
        return replace(place, frame=holder.frame, moved=False, sizes=(holder.levels[0].size,), colour="tx2")

    def _foot_top(self) -> float:
        """Where the feet begin, if they are at the bottom; else where the margin does."""
        low = [one.frame.y for one in self.layout.of(*FEET, "dt") if one.frame.y > 0.75 * self.school.height]
        return min([*low, 0.97 * self.school.height])

    def _body(self) -> Frame:
        """Where content may stand: the layout's own places for it, or the master's, clear of title and feet."""
        size = self.school
        whole = Frame(0.06 * size.width, 0.05 * size.height, 0.88 * size.width, 0.9 * size.height)
        own = [one.frame for one in self.layout.of(*CONTENTS) if one.frame.h > 0.15 * size.height]
        tried = [around(own)] if own else []
        tried += [self.layout.body.frame] if self.layout.body else []
        obstacles = [self.title.frame, *(one.frame for one in self.layout.of(*FEET, "dt"))]
        for frame in (*tried, whole):
            for obstacle in obstacles:
                frame = clear(frame, obstacle)
            if frame.w >= LEAST_ROOM[0] and frame.h >= LEAST_ROOM[1]:
                return frame
        return Frame(whole.x, 0.25 * size.height, whole.w, 0.65 * size.height)

    # ---- how text is set --------------------------------------------------------------------------------------------

    def _sizes(self, size: float, floor: float, name: str) -> tuple[float, ...]:
        """The template's own size and those below it, down to what can be read from afar."""
        floor, size = float(round(floor * self.scale)), float(ceil(size))  # measured a little too large is no harm
        if size < floor:
            self.told.append(f"{name.lower()} of {size:g} pt: raised to {floor:g} pt")
            return (floor,)
        return (size, *(float(step) for step in STEPS if floor <= step < size))

    def _usual_sizes(self, holder: Holder) -> tuple[float, ...]:
        """Ours, where the template says nothing of a size."""
        return self._scaled(TITLE_SIZES if holder.kind in TITLES else COLUMN_SIZES)

    def _scaled(self, sizes: Sequence[float]) -> tuple[float, ...]:
        return tuple(dict.fromkeys(float(round(size * self.scale)) for size in sizes))

    def _way(self, first: Level, levels: Sequence[Level], least: float) -> Type:
        """How a placeholder sets its text, beside the way that is measured."""
        names = {"+mj-lt": self.layout.faces[0], "+mn-lt": self.layout.faces[1]}
        face = room_of(names.get(first.face, first.face))
        leading = first.exact / (least * face.line) if first.exact else first.leading
        standing = margins(levels) if first.bullet else OUR_WAY.margins
        return way(face, max(0.7, leading), capitals=first.capitals, margins=standing)


def around(frames: Sequence[Frame]) -> Frame:
    """The smallest frame around several."""
    left, top = min(f.x for f in frames), min(f.y for f in frames)
    right, bottom = max(f.x + f.w for f in frames), max(f.y + f.h for f in frames)
    return Frame(left, top, right - left, bottom - top)


def clear(frame: Frame, obstacle: Frame) -> Frame:
    """The largest part of a frame beside, above or below an obstacle."""
    right, bottom = frame.x + frame.w, frame.y + frame.h
    far, low = obstacle.x + obstacle.w, obstacle.y + obstacle.h
    if obstacle.x >= right or far <= frame.x or obstacle.y >= bottom or low <= frame.y:
        return frame
    parts = (
        replace(frame, h=obstacle.y - GAP - frame.y),
        Frame(frame.x, low + GAP, frame.w, bottom - low - GAP),
        replace(frame, w=obstacle.x - GAP - frame.x),
        Frame(far + GAP, frame.y, right - far - GAP, frame.h),
    )
    return max(parts, key=lambda part: max(0.0, part.w) * max(0.0, part.h))
