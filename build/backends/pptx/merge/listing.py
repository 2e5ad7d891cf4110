"""The list of a presentation's slides, and what names them elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml

from ..drawingml import NAMES, P, R
from .relations import relate

_ID, _RELATION = "id", f"{{{R}}}id"
_FIRST = 256
"""Ids of slides start here (ECMA-376, part 1, 19.7.13)."""


def list_slides(presentation: Any, parts: Sequence[Any], replaced: Mapping[Any, Any]) -> list[str]:
    """Make `parts` the slides of a presentation, in this order; returns their ids.

    A part that takes the place of another (`replaced`, the new by the old) takes over its id, so that what names it,
    such as a show that the teacher put together, still does. Slides that are not listed any more are gone from the
    package.
    """
    root, rels = presentation.part._element, presentation.part.rels
    listed = root.get_or_add_sldIdLst()
    entries = {rels[entry.get(_RELATION)].target_part: (entry.get(_ID), entry.get(_RELATION)) for entry in listed}
    for old, new in replaced.items():
        if old in entries:
            entries[new] = entries.pop(old)
    last = max((int(number) for number, _ in entries.values()), default=_FIRST - 1)
    for entry in list(listed):
        listed.remove(entry)
    ids: list[str] = []
    for part in parts:
        if part not in entries:
            last += 1
            entries[part] = (str(last), rels._add_relationship(RT.SLIDE, part))
        number, relation = entries[part]
        relate(presentation.part, relation, RT.SLIDE, part)
        listed.append(parse_xml(f'<p:sldId {NAMES} id="{number}" r:id="{relation}"/>'))
        ids.append(number)
    here = set(parts)
    for relation in [relation for part, (_, relation) in entries.items() if part not in here]:
        rels.pop(relation)
    _forget_gone(root, rels)
    return ids


def _forget_gone(root: Any, rels: Any) -> None:
    """Shows that the teacher put together go on without slides that are gone."""
    for shown in list(root.iter(f"{{{P}}}sld")):
        if shown.get(_RELATION) not in rels:
            shown.getparent().remove(shown)
