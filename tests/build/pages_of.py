"""Helpers for tests of pages: what stands where."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.build.pages.page import Pages
from lessonpress.layouts.drawing.scene import Run, Scene, TextBox, TextLine, flat


def lines(scene: Scene) -> Iterator[tuple[TextBox, TextLine]]:
    """All lines of text on a page."""
    for item in flat(scene.items):
        if isinstance(item, TextBox):
            for line in item.lines:
                if line.runs:
                    yield item, line


def runs(pages: Pages) -> Iterator[tuple[Scene, TextLine, Run]]:
    """All runs of all pages."""
    for scene in pages.pages:
        for _, line in lines(scene):
            for run in line.runs:
                yield scene, line, run


def words(pages: Pages, *, tagged: bool = True) -> str:
    """What is read out, spaces tidied: the text of all runs that point to a tag."""
    text = [
        "".join(r.text for r in line.runs if r.tag or not tagged) for scene in pages.pages for _, line in lines(scene)
    ]
    return " ".join(" ".join(text).replace("\u2007", " ").split())
