"""What the tests of posters share: how to read a scene as its reader would."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from lessonpress.layouts.document import Poster
from lessonpress.layouts.drawing.scene import Group, Item, Rect, TextBox, flat

SLACK = 0.05


def texts(found: Poster | Group) -> list[TextBox]:
    """All text boxes, in reading order."""
    items = found.scene.items if isinstance(found, Poster) else found.items
    return [item for item in flat(items) if isinstance(item, TextBox)]


def words(found: Poster | Group) -> str:
    return " ".join(line.text.strip() for box in texts(found) for line in box.lines)


def groups(items: tuple[Item, ...]) -> Iterator[Group]:
    """All groups, outer before inner."""
    for item in items:
        if isinstance(item, Group):
            yield item
            yield from groups(item.items)


def group(found: Poster, name: str) -> Group:
    return next(g for g in groups(found.scene.items) if g.name == name)


def check_frame(drawn: Group) -> None:
    """All words of a group lie within its first rectangle."""
    frame = next(item for item in drawn.items if isinstance(item, Rect))
    for box in texts(drawn):
        assert box.x >= frame.x - SLACK and box.x + box.w <= frame.x + frame.w + SLACK, box.lines[0].text
        assert box.y >= frame.y - SLACK and box.y + box.h <= frame.y + frame.h + SLACK, box.lines[0].text


def check_words(found: Poster) -> None:
    """No words overlap, all lie on the paper, and none are too small to be read."""
    lines = []
    for line in (line for box in texts(found) for line in box.lines if line.runs):
        top = line.y - max(run.size for run in line.runs) * 0.2
        right = max(run.x + run.width for run in line.runs)
        lines.append((line.text, min(run.x for run in line.runs), top, right, line.y))
        assert all(run.size >= (6.0 if run.rise else 6.49) - 1e-6 for run in line.runs), line.text
    for text, left, top, right, bottom in lines:
        assert left >= 5 and right <= found.scene.width - 5 + SLACK, text
        assert top >= 5 and bottom <= found.scene.height - 4, text
    for (one, *a), (other, *b) in combinations(lines, 2):
        apart = a[2] <= b[0] + SLACK or b[2] <= a[0] + SLACK or a[3] <= b[1] + SLACK or b[3] <= a[1] + SLACK
        assert apart, f"{one!r} and {other!r}"
