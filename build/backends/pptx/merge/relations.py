"""Relationships of parts, and the links on a page that go by them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TARGET_MODE as MODE
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import _Relationship

from ..drawingml import A, R

_RELATION = f"{{{R}}}id"


def relate(part: Any, key: str, kind: str, target: Any, *, external: bool = False) -> None:
    """A relationship under a given id: what the part says need not be rewritten."""
    mode = MODE.EXTERNAL if external else MODE.INTERNAL
    part.rels._rels[key] = _Relationship(part.partname.baseURI, key, kind, mode, target)


def notes_of(part: Any) -> Any | None:
    """The page of notes of a slide (parts)."""
    return next((found.target_part for found in part.rels.values() if found.reltype == RT.NOTES_SLIDE), None)


def links(element: Any) -> Iterator[Any]:
    """All inside an element that leads somewhere when it is clicked or pointed at."""
    yield from element.iter(f"{{{A}}}hlinkClick", f"{{{A}}}hlinkHover", f"{{{A}}}hlinkMouseOver")


def linked(part: Any, relation: str) -> bool:
    """Whether a link on the page goes by a relationship."""
    return any(link.get(_RELATION) == relation for link in links(part._element))


def cut_link(part: Any, relation: str) -> None:
    """Take away the links of a page that lead nowhere any more; their words stay."""
    for link in list(links(part._element)):
        if link.get(_RELATION) == relation:
            link.getparent().remove(link)
    if relation in part.rels:
        part.rels.pop(relation)
