"""A poster in tiles: full size on smaller sheets, with marks, and a first sheet that tells how to join them."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.layouts.document import Poster
from lessonpress.layouts.drawing.extent import Box, extent
from lessonpress.layouts.drawing.scaled import scaled
from lessonpress.layouts.drawing.scene import (
    Clip,
    Ellipse,
    Group,
    Item,
    Line,
    Paint,
    Rect,
    Scene,
    Tag,
    TextBox,
    flat,
    moved,
)
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.paper import Paper
from lessonpress.layouts.theme import TextStyle, Theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.values import Value

from .page import Bookmark, Pages
from .poster import decoration, tagged
from .tiling import MARGIN, OVERLAP, Tile, Tiling, tiling

SIDE = 20.0
"""Beside the words of the first sheet, in mm."""
RULER = 100.0
"""The line that shows whether the scale is right, in mm."""
AWAY, LONG = 1.5, 3.5
"""How far cut marks are from what is cut, and how long they are, in mm: 5 stay white."""
CROSS = 1.8
"""Half the size of a registration mark, in mm."""


class _Drawer(Value, frozen=True):
    """Draws the sheets of one poster."""

    poster: Poster
    grid: Tiling
    theme: Theme
    type: Typesetter
    labels: Labels
    build_id: str

    def sheet(self, tile: Tile, boxes: list[tuple[Item, Box]]) -> Scene:
        """A tile: its part of the poster, and the marks around it."""
        paper, left, top = self.grid.paper, *self.corner(tile)
        dx, dy = left - tile.x, top - tile.y
        own = self.own(tile)
        shown = [
            moved(item if _holds(own, box) else decoration(item), dx, dy)
            for item, box in boxes
            if _meet(box, (tile.x, tile.y, tile.x + tile.width, tile.y + tile.height))
        ]
        clip = Clip(left, top, tile.width, tile.height, tuple(shown))
        return Scene(paper.width, paper.height, (clip, *self.marks(tile, left, top), self.foot(tile)))

    def corner(self, tile: Tile) -> tuple[float, float]:
        """Where on its sheet the tile's part begins: the first of a row or column ends where the others do."""
        paper = self.grid.paper
        x = paper.width - MARGIN - tile.width if tile.column == 0 and self.grid.columns > 1 else MARGIN
        y = paper.height - MARGIN - tile.height if tile.row == 0 and self.grid.rows > 1 else MARGIN
        return x, y

    def own(self, tile: Tile) -> tuple[float, float, float, float]:
        """What this tile alone tells a screen reader: its part without what the sheets before it show too."""
        left = tile.x + (OVERLAP if tile.column else 0.0)
        top = tile.y + (OVERLAP if tile.row else 0.0)
        return left, top, tile.x + tile.width, tile.y + tile.height

    def marks(self, tile: Tile, left: float, top: float) -> Iterator[Item]:
        """Where to cut, in the margins, and crosses that meet those of the neighbours."""
        paint = Paint(stroke=self.theme.colour("ink"), width=0.4)
        right, bottom = left + tile.width, top + tile.height
        for x in (left, right):
            yield Line(x, top - AWAY - LONG, x, top - AWAY, paint)
            yield Line(x, bottom + AWAY, x, bottom + AWAY + LONG, paint)
        for y in (top, bottom):
            yield Line(left - AWAY - LONG, y, left - AWAY, y, paint)
            yield Line(right + AWAY, y, right + AWAY + LONG, y, paint)
        across = [left + OVERLAP / 2] * (tile.column > 0) + [right - OVERLAP / 2] * (
            tile.column < self.grid.columns - 1
        )
        down = [top + OVERLAP / 2] * (tile.row > 0) + [bottom - OVERLAP / 2] * (tile.row < self.grid.rows - 1)
        for x in across:
            for y in (top - 3.0, bottom + 3.0):
                yield from _cross(x, y, paint)
        for y in down:
            for x in (left - 3.0, right + 3.0):
                yield from _cross(x, y, paint)

    def foot(self, tile: Tile) -> Item:
        """Which sheet this is, in the margin, between the marks."""
        words = " · ".join(filter(None, (self.labels("tile", name=tile.name), self.poster.title, self.build_id)))
        left, _ = self.corner(tile)
        return self.words(words, left + OVERLAP, self.grid.paper.height - 8.6, tile.width - 2 * OVERLAP, "foot")

    def first(self, root: Tag) -> Scene:
        """How to put the sheets together: what to do, a picture of the whole with its cuts, and a ruler."""
        paper, labels = self.grid.paper, self.labels
        wide = paper.width - 2 * SIDE
        items: list[Item] = []
        y = SIDE
        steps = [labels(f"tiles-{step}") for step in ("print", "cut", "glue", "trim")]
        count = labels(
            "tiles-count", count=self.grid.count, paper=paper.name, rows=self.grid.rows, columns=self.grid.columns
        )
        told = [("title", "H1", labels("tiles-title", title=self.poster.title)), ("body", "P", count)]
        told += [("body", "P", f"{number}. {step}") for number, step in enumerate(steps, 1)]
        for style, kind, text in told:
            items.append(self.words(text, SIDE, y, wide, style, root.add(kind), kind))
            y += items[-1].h + 3.0  # type: ignore[union-attr]
        ruler = labels("tiles-ruler")
        y += 6.0
        items += _ruler(SIDE, y, Paint(stroke=self.theme.colour("ink"), width=0.6))
        items.append(self.words(ruler, SIDE, y + 3.0, wide, "note", root.add("P")))
        y += 16.0
        items.append(self.picture(root, y, wide, paper.height - SIDE - y))
        return Scene(paper.width, paper.height, tuple(items))

    def picture(self, root: Tag, top: float, wide: float, high: float) -> Group:
        """The poster as small as it has to be, under the edges and the names of its sheets."""
        scene = self.poster.scene
        factor = min(wide / scene.width, high / scene.height)
        figure = root.add("Figure", alt=self.labels("tiles-alt", rows=self.grid.rows, columns=self.grid.columns))
        left = SIDE + (wide - scene.width * factor) / 2
        items = [moved(scaled(decoration(item), factor), left, top) for item in flat(scene.items)]
        paint = Paint(stroke=self.theme.colour("accent"), width=1.0)
        plate = Paint(fill=self.theme.colour("paper"), stroke=self.theme.colour("accent"), width=0.8)
        for tile in self.grid.tiles():
            x, y = left + tile.x * factor, top + tile.y * factor
            items.append(Rect(x, y, tile.width * factor, tile.height * factor, paint))
            middle_x, middle_y = x + tile.width * factor / 2, y + tile.height * factor / 2
            items.append(Rect(middle_x - 6.0, middle_y - 4.0, 12.0, 8.0, plate, 1.5))
            items.append(self.words(tile.name, middle_x - 6.0, middle_y - 2.8, 12.0, "heading-4", align="center"))
        return Group(tuple(tagged(item, figure, figure) for item in items))

    def words(
        self, text: str, x: float, y: float, wide: float, style: str, tag: Tag | None = None, kind: str = "Artifact",
        align: str = "left",
    ) -> TextBox:  # fmt: skip
        """Words with their top left corner at x, y; without a tag they are decoration."""
        look: TextStyle = self.theme.style(style)
        found = self.type.set(text, look, wide, align=align, tag=tag)
        return TextBox(x, y, wide, found.height, found.at(x, y), align, kind if tag else "Artifact", tag=tag)


def set_tiles(poster: Poster, theme: Theme, paper: Paper, build_id: str = "") -> Pages:
    """The poster at full size on sheets of `paper`, after a sheet that tells how to put them together."""
    grid = tiling(paper, poster.scene.width, poster.scene.height)
    labels = Labels(poster.language)
    drawer = _Drawer(poster, grid, theme, Typesetter(theme, poster.language), labels, build_id)
    root = Tag("Document", language=poster.language)
    first = drawer.first(root)
    boxes = [(item, extent(item)) for item in flat(tuple(tagged(item, root) for item in poster.scene.items))]
    tiles = list(grid.tiles())
    pages = (first, *(drawer.sheet(tile, boxes) for tile in tiles))
    marks = [Bookmark(labels("tiles-title", title=poster.title), 0, 0)]
    marks += [Bookmark(labels("tile", name=tile.name), 0, n) for n, tile in enumerate(tiles, 1)]
    return Pages(labels("tiles-title", title=poster.title), poster.language, pages, root, tuple(marks))


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _holds(part: Box, box: Box) -> bool:
    """Whether the middle of the box lies in the part."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return part[0] <= x <= part[2] and part[1] <= y <= part[3]


def _cross(x: float, y: float, paint: Paint) -> Iterator[Item]:
    yield Ellipse(x - 0.6 * CROSS, y - 0.6 * CROSS, 1.2 * CROSS, 1.2 * CROSS, paint)
    yield Line(x - CROSS, y, x + CROSS, y, paint)
    yield Line(x, y - CROSS, x, y + CROSS, paint)


def _ruler(x: float, y: float, paint: Paint) -> Iterator[Item]:
    yield Line(x, y, x + RULER, y, paint)
    for step in range(11):
        yield Line(x + 10.0 * step, y, x + 10.0 * step, y - (3.0 if step % 5 == 0 else 1.8), paint)
