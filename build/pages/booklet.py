"""Pages half as large as the sheet, two on each side: as they follow, as a booklet, or as copies to be cut."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lessonpress.layouts.document import Flow
from lessonpress.layouts.drawing.scene import Item, Line, Paint, Scene, moved
from lessonpress.layouts.paper import Paper
from lessonpress.layouts.theme import Theme

from .flow import set_flow
from .page import Pages
from .poster import decoration

HANDOUT = 2
"""Pages of a handout at most: it is printed twice on a sheet, front and back, and the sheet is cut."""
MARK = (5.0, 9.0)
"""How far from the edge of the paper the marks for folding and cutting begin and end, in mm."""


def set_halves(flow: Flow, theme: Theme, paper: Paper, build_id: str = "", *, folded: bool) -> Pages:
    """The flow on sheets of `paper` that lie on their side: a booklet if `folded`, else one page after the other.

    Of a single page there are two copies, and of a booklet that would have but two.
    """
    half = Paper(f"half {paper.name}", paper.portrait.height / 2, paper.portrait.width, "portrait")
    pages = set_flow(flow, theme, half, build_id)
    order = list(sides(len(pages.pages), folded=folded))
    mark = Paint(stroke=theme.colour("rule"), width=0.4, dash=(2.0, 2.0))
    scenes = tuple(_side(pages.pages, side, half, mark) for side in order)
    on = {page: number for number, side in reversed(list(enumerate(order))) for page in side}
    marks = tuple(replace(bookmark, page=on[bookmark.page]) for bookmark in pages.bookmarks)
    return replace(pages, pages=scenes, bookmarks=marks, duplex="short" if len(order) > 1 else "")


def sides(count: int, *, folded: bool) -> Iterator[tuple[int, int]]:
    """The pages (from 0) on the left and on the right of each side; a number from `count` on is a blank page.

    Front and back of each sheet follow one another; the sheets of a booklet are laid in each other and folded once.
    """
    if count > 1 and not folded:
        yield from ((page, page + 1) for page in range(0, count, 2))
        return
    if count <= HANDOUT:
        yield from ((page, page) for page in range(count))
        return
    whole = -(-count // 4) * 4
    for sheet in range(whole // 4):
        first = 2 * sheet
        yield whole - 1 - first, first
        yield first + 1, whole - 2 - first


def _side(pages: tuple[Scene, ...], side: tuple[int, int], half: Paper, mark: Paint) -> Scene:
    """Two pages beside each other; a second copy tells a screen reader nothing new."""
    shown: list[Item] = []
    for number, page in enumerate(side):
        if page < len(pages):
            again = number > 0 and page == side[0]
            shown += [
                moved(decoration(item) if again else item, number * half.width, 0.0) for item in pages[page].items
            ]
    near, far = MARK
    ends = ((near, far), (half.height - far, half.height - near))
    lines = (Line(half.width, top, half.width, bottom, mark) for top, bottom in ends)
    return Scene(2 * half.width, half.height, (*shown, *lines))
