"""A new look for a teacher's deck: the masters, theme and styles of the fresh one take the place of those it has."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.oxml import serialize_part_xml
from pptx.opc.package import Part
from pptx.oxml import parse_xml

from ..drawingml import A, P, R
from .graft import Graft
from .relations import relate

_SAID = ("sldSz", "notesSz", "defaultTextStyle")
"""What a presentation itself says of the look."""


class Dressing:
    """Dresses the graft's target like `fresh`; all else that is in the teacher's file stays, known to us or not."""

    def __init__(self, fresh: Any, graft: Graft) -> None:
        self.target, self.graft = graft.target, graft
        self.former = [master.part for master in self.target.slide_masters]
        graft.take_masters(fresh)
        for name in _SAID:
            old, new = (one.part._element.find(f"{{{P}}}{name}") for one in (self.target, fresh))
            if old is not None and new is not None:
                old.getparent().replace(old, deepcopy(new))
        old, new = (_related(one.part, RT.THEME) for one in (self.target, fresh))
        if old and new:
            relate(self.target.part, old[0], RT.THEME, graft.brought(new[1]))
        take_styles(fresh, graft, instead=True)

    def put_on(self, slide: Any) -> None:
        """A slide of the teacher's (a part) stands on the new layout that is like its own, if there is one."""
        key, layout = next((key, r.target_part) for key, r in slide.rels.items() if r.reltype == RT.SLIDE_LAYOUT)
        relate(slide, key, RT.SLIDE_LAYOUT, self.graft.layout(layout) or layout)

    def finish(self, slides: Sequence[Any]) -> None:
        """Masters on which no slide (a part) stands any more are gone."""
        used = {slide.slide_layout.part.slide_master.part for slide in slides}
        for entry in list(self.target.part._element.find(f"{{{P}}}sldMasterIdLst")):
            key = entry.get(f"{{{R}}}id")
            master = self.target.part.rels[key].target_part
            if master in self.former and master not in used:
                entry.getparent().remove(entry)
                self.target.part.rels.pop(key)


def take_styles(fresh: Any, graft: Graft, *, instead: bool = False) -> None:
    """The styles of `fresh` for tables, besides those of the graft's target, or `instead` of those of the same names.

    Some programs keep none: then slides that are brought in would have tables without any look.
    """
    target = graft.target.part
    old, new = (_related(part, RT.TABLE_STYLES) for part in (target, fresh.part))
    if new is None:
        return
    if old is None:
        target.relate_to(graft.brought(new[1]), RT.TABLE_STYLES)
    elif instead:
        part = graft.brought(new[1])
        relate(target, old[0], RT.TABLE_STYLES, part)
        _add_styles(part, old[1])
    else:
        _add_styles(old[1], new[1])


def _related(part: Any, kind: str) -> tuple[str, Any] | None:
    return next(((key, found.target_part) for key, found in part.rels.items() if found.reltype == kind), None)


def _add_styles(part: Part, others: Part) -> None:
    """Styles for tables that only `others` has."""
    styles = parse_xml(part.blob)
    known = {style.get("styleId") for style in styles}
    for style in parse_xml(others.blob).iterchildren(f"{{{A}}}tblStyle"):
        if style.get("styleId") not in known:
            styles.append(style)
    part._blob = serialize_part_xml(styles)
