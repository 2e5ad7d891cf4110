"""Words of an exercise: what a text shows of an answer, and texts in which no word stands out."""

from __future__ import annotations

from lessonpress.resources.likeness import Wording, wording
from lessonpress.resources.markup import KeyWord

from ..document import Inlines

__all__ = ["Wording", "unmarked", "wording"]


def unmarked(nodes: Inlines) -> Inlines:
    """The same words with no key word standing out."""
    return tuple(inner for node in nodes for inner in (node.children if isinstance(node, KeyWord) else (node,)))
