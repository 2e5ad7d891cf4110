"""Pictures on a slide: side by side, as large as the room allows, each over its caption and who made it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lessonpress.layouts.document import Illustration, Inlines, Paragraph
from lessonpress.layouts.drawing.scene import SINGLE, Item, Picture, Scene, TextBox
from lessonpress.layouts.pictures import Plate, shape
from lessonpress.layouts.theme import TextStyle
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.inline import plain
from lessonpress.resources.markup import Text

from .grid import Frame
from .placed import PlacedDrawing

GAP = 8.0
"""Between pictures, in mm."""
AIR = 2.0
"""Between a picture and the words below it, in mm."""
LEAST = 0.4
"""How high pictures are at least, as a part of how high they would be without any words below them."""
ROUND = 3.0
"""The radius of the corners of faces, in mm."""
CAPTION = TextStyle("deck-bold", 16.0, 16.0 * SINGLE, "ink")
CREDIT = TextStyle("deck", 10.0, 10.0 * SINGLE, "soft")


def place_plate(type_: Typesetter, plate: Plate, room: Frame) -> PlacedDrawing:
    """The pictures in the rows that make them largest, with as many of their words as leave them room."""
    *wordings, (bare, noted) = _wordings(plate)
    best = _best(type_, bare, room)
    least = LEAST * best.high
    for shown, left in wordings:
        plan = _best(type_, shown, room)
        if plan.high >= least:
            best, noted = plan, left
            break
    return replace(best.placed(), noted=noted)


def _wordings(plate: Plate) -> Iterator[tuple[Plate, tuple[Paragraph, ...]]]:
    """The plate as it is, then with less and less said on it, the longest credits going first; and what went."""
    shown, noted = list(plate.pictures), list[Paragraph]()
    yield plate, ()
    for n in sorted(range(len(shown)), key=lambda n: -len(shown[n].image.credit)):
        image = shown[n].image
        noted.append(Paragraph((Text(f"{image.title}: {image.credit}"),), span=image.span))
        shown[n] = replace(shown[n], image=replace(image, credit=""))
        yield replace(plate, pictures=tuple(shown)), tuple(noted)
    captioned = [n for n, picture in enumerate(shown) if picture.caption]
    for n in sorted(captioned, key=lambda n: -len(plain(shown[n].caption))):
        noted.append(Paragraph(shown[n].caption, span=shown[n].image.span))
        shown[n] = replace(shown[n], caption=())
        yield replace(plate, pictures=tuple(shown)), tuple(noted)


def _best(type_: Typesetter, plate: Plate, room: Frame) -> _Plan:
    plans = [_Plan(type_, plate, room, across) for across in range(1, len(plate.pictures) + 1)]
    return max(plans, key=lambda plan: plan.area)


class _Plan:
    """So many pictures in a row, and how large that makes them: those of a row are of one height."""

    def __init__(self, type_: Typesetter, plate: Plate, room: Frame, across: int) -> None:
        self.type, self.room = type_, room
        self.radius = ROUND if plate.alike else 0.0
        self.rows = [plate.pictures[n : n + across] for n in range(0, len(plate.pictures), across)]
        self.shapes = [[1.0 if plate.alike else shape(picture.image) for picture in row] for row in self.rows]
        self.widest = max(sum(shapes) + (across - len(shapes)) for shapes in self.shapes)
        self.unit = (room.w - GAP * (across - 1)) / self.widest
        """How wide the room of a picture is that is as high as it is wide, in mm."""
        self.below = [AIR + self._below(row) for row in range(len(self.rows))]
        free = room.h - sum(self.below) - GAP * (len(self.rows) - 1)
        self.high = max(0.0, min(self.unit, free / len(self.rows)))

    def _paired(self, row: int) -> list[tuple[Illustration, float]]:
        """The pictures of a row, and how wide the room of each is."""
        return [(p, n * self.unit) for p, n in zip(self.rows[row], self.shapes[row], strict=True)]

    @property
    def area(self) -> float:
        """What the pictures take of the slide, in mm²."""
        return self.high**2 * sum(map(sum, self.shapes))

    def placed(self) -> PlacedDrawing:
        """The pictures with their words, in the middle of their room."""
        items: list[Item] = []
        y = (self.room.h - sum(self.below) - (self.high + GAP) * len(self.rows) + GAP) / 2
        for row, below in enumerate(self.below):
            pairs = self._paired(row)
            x = (self.room.w - sum(wide for _, wide in pairs) - GAP * (len(pairs) - 1)) / 2
            for picture, wide in pairs:
                w, h = self._size(picture, wide / self.unit * self.high)
                items.append(Picture(x + (wide - w) / 2, y + self.high - h, w, h, picture.image, self.radius))
                items += self._words(picture, x, y + self.high + AIR, wide)
                x += wide + GAP
            y += self.high + below + GAP
        return PlacedDrawing(self.room, Scene(self.room.w, self.room.h, tuple(items)), 1.0, "")

    def _size(self, picture: Illustration, wide: float) -> tuple[float, float]:
        """Width and height of a picture in its room: faces fill it, others are shown whole."""
        if self.radius:
            return wide, self.high
        scale = min(wide / picture.image.width, self.high / picture.image.height)
        return picture.image.width * scale, picture.image.height * scale

    def _words(self, picture: Illustration, x: float, y: float, wide: float) -> list[TextBox]:
        """The caption and the credit, one below the other and in the middle."""
        boxes: list[TextBox] = []
        credit: Inlines = (Text(picture.image.credit),) if picture.image.credit else ()
        for words, style in ((picture.caption, CAPTION), (credit, CREDIT)):
            if words:
                found = self.type.set(words, style, wide, align="center")
                boxes.append(TextBox(x, y, wide, found.height, found.at(x, y), "center"))
                y += found.height
        return boxes

    def _below(self, row: int) -> float:
        """How high the words under a row are."""
        return max(sum(box.h for box in self._words(p, 0.0, 0.0, wide)) for p, wide in self._paired(row))
