"""Slides from one presentation into another, with all that they show: pictures, charts, layouts, notes."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI

from ..drawingml import P, R
from .relations import linked, relate

COMMENTS = (RT.COMMENTS, "http://schemas.microsoft.com/office/2018/10/relationships/comments")
"""What they wrote, slide by slide; of the old kind and of the new."""
_NUMBER = re.compile(r"\d*(\.\w+)$")


class Graft:
    """Brings parts into `target`, a presentation (python-pptx's); what was brought once is not brought again."""

    def __init__(self, target: Any) -> None:
        self.target = target
        self.package = target.part.package
        self._brought: dict[int, Any] = {}
        self._layouts = {_layout_key(layout.part): layout.part for layout in _layouts(target)}
        self._counts: dict[str, int] = {}
        self._names = {str(part.partname) for part in self.package.iter_parts()}

    def slide(self, part: Any) -> Any:
        """The slide of another presentation as a part of this one. Links to other slides are still to be mended."""
        return self._part(part)

    def notes(self, notes: Any, slide: Any) -> None:
        """Give `slide` the notes of another."""
        for relation in [key for key, found in slide.rels.items() if found.reltype == RT.NOTES_SLIDE]:
            slide.rels.pop(relation)
        if notes is not None:
            slide.relate_to(self._notes(notes, slide), RT.NOTES_SLIDE)

    def take_masters(self, source: Any) -> None:
        """Bring the masters of another presentation, for slides to stand on their layouts from now on."""
        for master in source.slide_masters:
            self._part(master.part, whole=True)
        self._layouts = {_layout_key(one.part): self._brought[id(one.part)] for one in _layouts(source)}

    def layout(self, part: Any) -> Any | None:
        """The layout of the target that is the same as another for a slide."""
        return self._layouts.get(_layout_key(part))

    def brought(self, part: Any) -> Any:
        """Any other part."""
        return self._part(part)

    def here(self, part: Any) -> Any:
        """What stands for a part in the target: itself, what it was brought as, or None."""
        return part if part.package is self.package else self._brought.get(id(part))

    # ---- parts ------------------------------------------------------------------------------------------------------

    def _part(self, part: Any, *, whole: bool = False) -> Any:
        """A part; a layout is one of the target's that is the same, unless its master comes as a `whole`."""
        if part.package is self.package:
            return part
        if _is(part, "slideLayout") and not whole:
            known = self.layout(part)
            if known is not None:
                return known
        if id(part) in self._brought:
            return self._brought[id(part)]
        new = type(part).load(self._free(str(part.partname)), part.content_type, self.package, part.blob)
        self._brought[id(part)] = new
        for key, found in part.rels.items():
            if found.is_external:
                relate(new, key, found.reltype, found.target_ref, external=True)
            elif found.reltype == RT.NOTES_SLIDE:
                relate(new, key, found.reltype, self._notes(found.target_part, new))
            elif not _is(found.target_part, "slide"):
                whole = _is(part, "slideMaster") or _is(part, "slideLayout")
                relate(new, key, found.reltype, self._part(found.target_part, whole=whole))
            else:  # its id is kept for it: where the link leads is known when all slides are there
                relate(new, key, found.reltype, found.target_part)
        if _is(part, "slideMaster"):
            self._enrol(new)
        return new

    def _notes(self, notes: Any, slide: Any) -> Any:
        """Notes belong to one slide, and stand on the notes master of the presentation."""
        new = type(notes).load(self._free(str(notes.partname)), notes.content_type, self.package, notes.blob)
        for key, found in notes.rels.items():
            if found.is_external:
                relate(new, key, found.reltype, found.target_ref, external=True)
            elif found.reltype == RT.SLIDE:
                relate(new, key, found.reltype, found.target_part if linked(notes, key) else slide)
            elif found.reltype == RT.NOTES_MASTER:
                relate(new, key, found.reltype, self._notes_master(found.target_part))
            else:
                relate(new, key, found.reltype, self._part(found.target_part))
        return new

    def _notes_master(self, master: Any) -> Any:
        own = [found.target_part for found in self.target.part.rels.values() if found.reltype == RT.NOTES_MASTER]
        return own[0] if own else self.target.part.notes_master_part

    def _enrol(self, master: Any) -> None:
        """List a master that was brought, under ids that no master and no layout has (ECMA-376, part 1, 19.7.13)."""
        listed = self.target.part._element
        masters = listed.find(f"{{{P}}}sldMasterIdLst")
        used = [int(found.get("id", 0)) for found in masters]
        for own in self.target.slide_masters:
            used += [int(found.get("id", 0)) for found in own.part._element.iter(f"{{{P}}}sldLayoutId")]
        first = max((*used, 2**31 - 1)) + 1
        entry = deepcopy(masters[0])
        entry.set("id", str(first))
        entry.set(f"{{{R}}}id", self.target.part.relate_to(master, RT.SLIDE_MASTER))
        masters.append(entry)
        for number, found in enumerate(master._element.iter(f"{{{P}}}sldLayoutId"), first + 1):
            found.set("id", str(number))

    def _free(self, name: str) -> PackURI:
        """A name like `name` that no part of the package has."""
        stem = _NUMBER.sub("", name)
        ending = _NUMBER.search(name)
        number = self._counts.get(stem, 0) + 1
        while f"{stem}{number}{ending[1] if ending else ''}" in self._names:
            number += 1
        self._counts[stem] = number
        free = f"{stem}{number}{ending[1] if ending else ''}"
        self._names.add(free)
        return PackURI(free)


def _is(part: Any, kind: str) -> bool:
    return str(part.content_type).endswith(f".{kind}+xml")


def _layouts(presentation: Any) -> list[Any]:
    return [layout for master in presentation.slide_masters for layout in master.slide_layouts]


def _layout_key(layout: Any) -> tuple[str, ...]:
    """What makes two layouts the same for a slide: the name, and the places that it has."""
    name = layout._element.find(f"{{{P}}}cSld").get("name", "")
    holders = (f"{ph.get('type', 'obj')}{ph.get('idx', '0')}" for ph in layout._element.iter(f"{{{P}}}ph"))
    return (name, *sorted(holders))
