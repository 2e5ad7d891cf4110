"""Puts a merged deck together, in the teacher's file, so that whatever else is in it stays there."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from ..sections import grouped, sections_of, write_sections
from .dressing import Dressing, take_styles
from .frame import besides, frame_of, size_of
from .graft import Graft
from .leaf import Leaf
from .listing import list_slides
from .marks import Mark, mark_of, marked, put_label, unmarked
from .plan import Fate, Plan, Step
from .relations import cut_link, notes_of, relate
from .update import updated

_RESIZED = "slides have another size by now: see whether those of yours still stand well"
_LAYOUTS_STAY = "you changed the layouts of the deck: they stay, and the new template is not taken"


class Assembly:
    """A deck in the making, from the fresh one, the teacher's, and the one of last time."""

    def __init__(self, fresh: Any, theirs: Any, before: Any | None, label: str, *, resaved: bool) -> None:
        self.fresh, self.theirs, self.label, self.resaved = fresh, theirs, label, resaved
        ours = before or fresh
        by_us, by_them = frame_of(ours) != frame_of(fresh), not resaved and not frame_of(ours) <= frame_of(theirs)
        self.own_sections = bool(before) and not resaved and _parted(theirs) != _parted(before, _marked(theirs))
        added = besides(theirs, resaved=resaved) != besides(ours, resaved=resaved)
        self.adds_nothing = not (by_them or self.own_sections or added)
        """Whether the teacher's deck, but for its slides, is as lessonpress left it."""
        resized = size_of(fresh) != size_of(theirs)
        self.graft = Graft(theirs)
        self.dressing = Dressing(fresh, self.graft) if by_us and not by_them else None
        if self.dressing is None:
            take_styles(fresh, self.graft)
        self.told = [_LAYOUTS_STAY] if by_us and by_them else [_RESIZED] if by_us and resized else []
        self.replaced: dict[Any, Any] = {}
        """Slides of the teacher's deck that were brought up to date, each with the part that takes its place."""
        self.old: dict[Any, Leaf] = {}
        """The teacher's slide behind each part of the deck to be."""

    def made(self, plan: Plan) -> bytes:
        """The deck as a package."""
        parts = [part for step in plan.steps for part in self._parts(step)]
        listed = list_slides(self.theirs, parts, self.replaced)
        self._mend_links(parts)
        self._sections(parts, listed)
        if self.dressing:
            self.dressing.finish(parts)
        self.theirs.core_properties.identifier = self.fresh.core_properties.identifier
        out = io.BytesIO()
        self.theirs.save(out)
        return out.getvalue()

    # ---- slides -----------------------------------------------------------------------------------------------------

    def _parts(self, step: Step) -> Iterator[Any]:
        """The slide of a step, and with it the new version that stands beside it."""
        if step.fate is Fate.UPDATED and step.old and step.fresh:
            yield from self._updated(step.old, step.fresh)
        elif step.fate is Fate.NEW and step.fresh:
            yield self.graft.slide(step.fresh.part)
        elif step.old:
            yield self._kept(step.old, step.name)
            if step.offered:
                yield self._kept(step.offered, step.name, offer=True)
            if step.offer:
                yield self._offer(step.offer, step.old)

    def _updated(self, old: Leaf, fresh: Leaf) -> Iterator[Any]:
        if fresh.said == old.written and not self.resaved and not (old.mark and old.mark.offer):
            yield self._kept(old, fresh.name)
            return
        part = updated(old, fresh, self.graft)
        if part is None:
            self.told.append(f"'{old.title}' moves by what you set up, so it stays: the new version follows it")
            yield self._kept(old, fresh.name)
            yield self._offer(fresh, old)
            return
        self.replaced[old.part], self.old[part] = part, old
        yield part

    def _kept(self, old: Leaf, name: str, *, offer: bool = False) -> Any:
        """A slide of the teacher's; a copy of one of ours, or a new version that was taken, has no other's mark."""
        part = old.part
        self.old[part] = old
        if self.dressing:
            self.dressing.put_on(part)
        if old.mark and old.name != name:
            unmarked(part.slide)
        elif old.mark and old.mark.offer and not offer:
            marked(part.slide, Mark(old.mark.deck, old.name, old.mark.said))
        return part

    def _offer(self, fresh: Leaf, old: Leaf) -> Any:
        """The new version of a slide of the teacher's; of one that is hidden, it is hidden too."""
        part = self.graft.slide(fresh.part)
        assert fresh.mark
        marked(part.slide, Mark(fresh.mark.deck, fresh.name, fresh.mark.said, offer=True))
        put_label(part.slide, self.label, self.theirs.slide_width)
        if old.hidden:
            part._element.set("show", "0")
        return part

    # ---- what goes across slides ------------------------------------------------------------------------------------

    def _mend_links(self, parts: Sequence[Any]) -> None:
        """Links from slide to slide lead to where their slide is now; one whose slide is gone leads nowhere."""
        here, named = set(parts), {}
        for part in parts:
            mark = mark_of(part.slide)
            if mark and not mark.offer:
                named[mark.name] = part
        for part in parts:
            notes = notes_of(part)
            for page in (part, notes) if notes else (part,):
                for key, aim in [(k, r.target_part) for k, r in page.rels.items() if r.reltype == RT.SLIDE]:
                    mark = mark_of(aim.slide)
                    now = self.graft.here(self.replaced.get(aim, aim))
                    known = named.get(mark.name) if mark else None
                    target = now if now in here and aim.package is self.graft.package else known or now
                    target = target if target in here else known
                    if target is not None:
                        relate(page, key, RT.SLIDE, target)
                    else:
                        cut_link(page, key)
                        self.told.append(
                            f"'{Leaf(part.slide).title}' led to a slide that is gone: it no longer leads there"
                        )

    def _sections(self, parts: Sequence[Any], ids: Sequence[str]) -> None:
        """Those that the teacher made, or else the fresh ones; what is new joins what it follows."""
        if self.own_sections:
            begun = _by_slide(self.theirs)
            inside = {part: begun[old.part] for part, old in self.old.items() if old.part in begun}
        else:
            named = {mark.name: name for part, name in _by_slide(self.fresh).items() if (mark := mark_of(part.slide))}
            marks = ((part, mark_of(part.slide)) for part in parts)
            inside = {part: named[mark.name] for part, mark in marks if mark and mark.name in named}
        now, groups = "", list[tuple[str, str]]()
        for part, slide_id in zip(parts, ids, strict=True):
            section = inside.get(part, now)
            groups.append((section if section != now else "", slide_id))
            now = section
        write_sections(self.theirs, grouped(groups, self.fresh.core_properties.title or "lessonpress"))


def _by_slide(presentation: Any) -> dict[Any, str]:
    """The section of each slide (a part)."""
    listed = zip(presentation.slides, presentation.slides._sldIdLst, strict=True)
    slides = {entry.get("id"): slide.part for slide, entry in listed}
    return {slides[one]: name for name, ids in sections_of(presentation) for one in ids if one in slides}


def _parted(presentation: Any, among: Collection[str] | None = None) -> tuple[list[str], list[tuple[str, str]]]:
    """The sections, and in which of them our slides stand, those of some names only."""
    placed = [(mark.name, name) for part, name in _by_slide(presentation).items() if (mark := mark_of(part.slide))]
    named = sorted({pair for pair in placed if among is None or pair[0] in among})
    return [name for name, _ in sections_of(presentation)], named


def _marked(presentation: Any) -> set[str]:
    """The names of our slides."""
    return {mark.name for slide in presentation.slides if (mark := mark_of(slide))}
