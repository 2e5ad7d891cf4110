"""What no printed page may fall short of, as faults in words: an empty list is a page that is fit to print."""

from collections import defaultdict
from collections.abc import Iterator

from lessonpress.build.pages.page import Pages
from lessonpress.layouts.document import Document, Flow, OnePage
from lessonpress.layouts.drawing.extent import extent
from lessonpress.layouts.drawing.scene import Clip, Item, Line, Path, Rect, Run, Scene, Tag, TextBox, flat
from lessonpress.layouts.paper import EDGE
from lessonpress.layouts.theme import Theme

from .pages_of import lines

BODY, LEAST = 10.0, 7.0
"""Points: of what a flow says, and of anything at all."""
MOST, MOST_OPEN = 0.5, 0.3
"""What words of a row may be parted, in parts of a page; rows of open type are, rather than leave half a page empty."""
SLACK = 0.2
"""What a stroke may reach over its middle, in mm."""
CELLS = ("TD", "TH")


def faults(document: Document, pages: Pages, theme: Theme) -> list[str]:
    """Everything that is wrong with a document's pages."""
    found = [*off_the_paper(pages), *too_small(document, pages, theme)]
    if isinstance(document, Flow) and not isinstance(document, OnePage):
        found += [*alone(pages), *headings_at_the_foot(pages), *parted_lines(pages)]
        found += parted_rows(pages, MOST_OPEN if theme.is_roomy else MOST)
    return found


def off_the_paper(pages: Pages) -> Iterator[str]:
    """Words or strokes where a printer prints nothing."""
    for number, scene in enumerate(pages.pages, 1):
        for item in flat(scene.items):
            left, top, right, bottom = _inked(item)
            if min(left, top, scene.width - right, scene.height - bottom) < EDGE - SLACK:
                yield f"page {number}: {_told(item)} reaches into the unprintable edge"


def too_small(document: Document, pages: Pages, theme: Theme) -> Iterator[str]:
    """Type under 7 points; in a flow body text under 10."""
    flowing = isinstance(document, Flow) and not isinstance(document, OnePage)
    plain, ink = theme.style("body").face, theme.colour("ink")
    for scene in pages.pages:
        for run in _runs(scene):
            if run.size < LEAST - 0.01:
                yield f"'{run.text}' in {run.size:.1f} points"
            body = flowing and run.face == plain and run.colour == ink and not _within(run.tag, ("Figure",))
            if body and run.size < BODY:
                yield f"body text '{run.text}' in {run.size:.1f} points"


def alone(pages: Pages) -> Iterator[str]:
    """A first or a last line of a paragraph alone on its page. What no page holds is cut where it must be."""
    on: dict[Tag, dict[int, set[float]]] = defaultdict(lambda: defaultdict(set))
    for number, scene in enumerate(pages.pages, 1):
        for box, line in lines(scene):
            if box.tag is not None and box.tag.kind == "P" and not _within(box.tag, CELLS):
                on[box.tag][number].add(line.y)
    for placed in on.values():
        numbers = sorted(placed)
        if len(numbers) > 1 and 1 in (len(placed[numbers[0]]), len(placed[numbers[-1]])):
            yield f"a line alone on page {numbers[0]} or {numbers[-1]}"


def headings_at_the_foot(pages: Pages) -> Iterator[str]:
    """A heading with nothing under it on its page."""
    for number, scene in enumerate(pages.pages, 1):
        told = [(line.y, box) for box, line in lines(scene) if box.tag is not None]
        if told:
            _, last = max(told, key=lambda placed: placed[0])
            drawn = max((extent(item)[3] for item in flat(scene.items) if _is_content(item)), default=0.0)
            if last.kind in ("H2", "H3", "H4") and drawn <= max(told, key=lambda placed: placed[0])[0] + 3:
                yield f"page {number} ends with a heading: {last.lines[0].text}"


def parted_rows(pages: Pages, most: float) -> Iterator[str]:
    """A row of a table on two pages, though its words would fill no more than this part of one."""
    on: dict[Tag, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))
    for number, scene in enumerate(pages.pages, 1):
        for box, line in lines(scene):
            if row := _within(box.tag, ("TR",)):
                on[row][number].append(line.y)
    for placed in on.values():
        high = sum(max(ys) - min(ys) for ys in placed.values())
        if len(placed) > 1 and high < most * pages.pages[0].height:
            yield f"a row stands on pages {sorted(placed)}"


def parted_lines(pages: Pages) -> Iterator[str]:
    """Lines to write on at the top of a page, without the question that they belong to."""
    for number, scene in enumerate(pages.pages[1:], 2):
        content = [item for item in flat(scene.items) if _is_content(item)]
        first = min(content, key=lambda item: extent(item)[1], default=None)
        if isinstance(first, Line) and first.paint.width == 0.5 and not _meets(first, content):
            yield f"page {number} begins with lines to write on"


def _meets(line: Line, items: list[Item]) -> bool:
    """Whether an upright line begins at this one: then it is the edge of a table."""
    return any(isinstance(i, Line) and i.x1 == i.x2 and abs(min(i.y1, i.y2) - line.y1) < 0.1 for i in items)


def _is_content(item: Item) -> bool:
    """Whether it belongs to the text, and not to the foot or the edge of a page."""
    if isinstance(item, TextBox):
        return item.kind != "Artifact"
    return not isinstance(item, Line) or item.paint.width == 0.5 or item.tag is not None


def _inked(item: Item) -> tuple[float, float, float, float]:
    """The box around what is printed of an item."""
    if isinstance(item, TextBox):
        runs = [(line.y, run) for line in item.lines for run in line.runs if run.text.strip()]
        if not runs:
            return 50.0, 50.0, 50.0, 50.0
        return (
            min(run.x for _, run in runs),
            min(y - run.size * 0.25 for y, run in runs),
            max(run.x + run.width for _, run in runs),
            max(y for y, _ in runs),
        )
    if isinstance(item, Rect | Path) and not item.paint.stroke and not item.paint.fill:
        return 50.0, 50.0, 50.0, 50.0
    return extent(item)


def _told(item: Item) -> str:
    return "".join(line.text for line in item.lines)[:40] if isinstance(item, TextBox) else type(item).__name__


def _runs(scene: Scene) -> Iterator[Run]:
    for _, line in lines(scene):
        yield from (run for run in line.runs if run.text.strip())
    for item in scene.items:
        if isinstance(item, Clip):
            yield from _runs(Scene(scene.width, scene.height, item.items))


def _within(tag: Tag | None, kinds: tuple[str, ...]) -> Tag | None:
    """The nearest tag of these kinds that holds it."""
    while tag is not None and tag.kind not in kinds:
        tag = tag.parent
    return tag
