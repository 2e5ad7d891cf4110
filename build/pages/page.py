"""Pages: what a document becomes on paper. Every page is a scene; the tags are its structure, for screen readers."""

from __future__ import annotations

from lessonpress.layouts.drawing.scene import Scene, Tag
from lessonpress.resources.diagnostics import Diagnostic
from lessonpress.resources.values import Value


class Bookmark(Value, frozen=True):
    """An entry of the outline: a heading, its depth (from 0) and the page it stands on (from 0)."""

    title: str
    level: int
    page: int


class Pages(Value, frozen=True):
    """A document set on paper. Items that point to no tag are decoration."""

    title: str
    language: str
    pages: tuple[Scene, ...]
    root: Tag
    bookmarks: tuple[Bookmark, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    duplex: str = ""
    """How both sides are printed: 'long' or 'short' edge, or not at all."""
