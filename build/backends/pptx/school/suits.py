"""What a layout must have for each role: titles, and placeholders of a kind and a size."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .layouts import Holder, Layout
from .typefaces import POINT, room_of

CONTENTS = ("obj", "body", "tbl", "chart", "pic", "dgm", "media", "clipArt")
TEXTS = ("body", "obj", "subTitle")
LEAST, HALF, MOST = 0.03, 0.12, 0.25
"""Parts of a slide that a placeholder takes which counts, one of two, and one that is the slide's main thing."""
CAPTION_SIZE, CAPTION_LINES = 14.0, 3
"""Words about a picture have room for so many lines, in type of this size in points."""


def contents(layout: Layout, size: float) -> list[Holder]:
    """The placeholders for content that are large enough to count, in reading order."""
    return [one for one in layout.of(*CONTENTS) if one.frame.w * one.frame.h >= LEAST * size]


def pair(layout: Layout, size: float) -> tuple[Holder, Holder] | None:
    """Two placeholders side by side, of like size, that take text."""
    found = [one for one in contents(layout, size) if one.kind in TEXTS and _part(one, size) >= HALF]
    for left in found:
        for right in found:
            level = abs(left.frame.h - right.frame.h) <= 0.25 * left.frame.h
            beside = left.frame.x + left.frame.w <= right.frame.x + 2 and abs(left.frame.y - right.frame.y) < 15
            if level and beside and 0.5 < left.frame.w / right.frame.w < 2:
                return left, right
    return None


def heads(layout: Layout, sides: tuple[Holder, Holder]) -> tuple[Holder, Holder] | None:
    """The low placeholders that stand over each of two columns."""
    found = []
    for side in sides:
        over = [
            one
            for one in layout.of("body")
            if one not in sides
            and one.frame.y + one.frame.h <= side.frame.y + 3
            and one.frame.h < side.frame.h / 2
            and abs(one.frame.x - side.frame.x) < 12
        ]
        found += over[-1:]
    return (found[0], found[1]) if len(found) == 2 else None


def main_thing(layout: Layout, size: float, *kinds: str) -> Holder | None:
    """The one large placeholder of a layout, if it takes one of these kinds of content."""
    found = [one for one in contents(layout, size) if _part(one, size) >= HALF]
    if len(found) == 1 and _part(found[0], size) >= MOST and found[0].kind in kinds:
        return found[0]
    return None


def captioned(layout: Layout, size: float, *, by_hand: bool = False) -> tuple[Holder, Holder] | None:
    """A place for a picture and one for words that has room for some; for any words, where somebody chose it."""
    pictures = [one for one in layout.of("pic") if _part(one, size) >= (LEAST if by_hand else HALF)]
    texts = [
        one
        for one in layout.of("body", "obj")
        if by_hand or (_part(one, size) >= 2 * LEAST and _lines(layout, one) >= CAPTION_LINES)
    ]
    return (max(pictures, key=_area), max(texts, key=_area)) if pictures and texts else None


def _lines(layout: Layout, holder: Holder) -> float:
    """How many lines of a caption a placeholder has room for."""
    high = holder.frame.h - holder.body.insets[1] - holder.body.insets[3]
    return high / (CAPTION_SIZE * POINT * room_of(layout.faces[1]).line)


def _area(holder: Holder) -> float:
    return holder.frame.w * holder.frame.h


def _part(holder: Holder, size: float) -> float:
    return _area(holder) / size


def _has_sub(layout: Layout, size: float) -> bool:
    if layout.title is None or any(_part(one, size) >= MOST for one in layout.of("obj", "tbl", "chart", "pic")):
        return False
    return layout.title.kind == "ctrTitle" or bool(layout.of("subTitle"))


def _is_section(layout: Layout, size: float) -> bool:
    texts = layout.of("body", "subTitle")
    if layout.title is None or len(texts) != 1 or layout.of("obj", "tbl", "chart", "pic"):
        return False
    return layout.kind in ("secHead", "title") or layout.title.frame.h >= texts[0].frame.h * 0.7


def _alone(layout: Layout, size: float) -> bool:
    title = layout.title
    return title is not None and title.kind == "title" and not layout.of("subTitle") and not contents(layout, size)


def _is_text(layout: Layout, size: float) -> bool:
    return layout.title is not None and bool(main_thing(layout, size, "obj", "body"))


def _is_pair(layout: Layout, size: float) -> bool:
    return layout.title is not None and bool(pair(layout, size))


def _is_compared(layout: Layout, size: float) -> bool:
    sides = pair(layout, size)
    return layout.title is not None and bool(sides and heads(layout, sides))


def _is_beside_chart(layout: Layout, size: float) -> bool:
    return _is_plain_pair(layout, size) and any(one.kind == "obj" for one in pair(layout, size) or ())


def _is_plain_pair(layout: Layout, size: float) -> bool:
    return _is_pair(layout, size) and not _is_compared(layout, size)


def _quiz(layout: Layout, size: float) -> bool:
    """With a title alone, or with places for the question and four options."""
    return _alone(layout, size) or (layout.title is not None and len(layout.of("body", "obj")) >= 5)


def _takes(*kinds: str) -> Callable[[Layout, float], bool]:
    return lambda layout, size: layout.title is not None and bool(main_thing(layout, size, *kinds))


SUITS: Mapping[str, Callable[[Layout, float], bool]] = {
    "title": _has_sub,
    "section": _is_section,
    "text": _is_text,
    "columns": _is_plain_pair,
    "comparison": _is_compared,
    "table": _takes("tbl", "obj"),
    "text-table": _takes("tbl", "obj"),
    "chart": _is_beside_chart,
    "chart-only": _takes("chart", "obj"),
    "diagram": _alone,
    "diagram-only": _alone,
    "picture": lambda layout, size: layout.title is not None and bool(captioned(layout, size)),
    "big-question": _alone,
    "question": _quiz,
    "answer": _quiz,
}
"""Whether a layout has what a role needs, on a slide of `size` mm²."""
