"""The last look at a merged deck before it takes the place of the teacher's: everything of the teacher's is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.parts.slide import SlidePart

from lessonpress.build.backends.backend import CannotMerge

from ..drawingml import R
from .astext import digest, text_of
from .meaning import notes_in, shapes_in
from .plan import Fate, Plan
from .relations import links


def check(plan: Plan, merged: Any) -> None:
    """See that every slide of the teacher's is in the new deck, and shows what it showed. Raises CannotMerge."""
    slides = list(merged.slides)
    wanted = Counter(_shown(step.old.slide) for step in plan.steps if step.fate is Fate.KEPT and step.old)
    if wanted - Counter(map(_shown, slides)):
        raise CannotMerge("a slide of yours would not have come through as it is")
    noted = [step.old.slide for step in plan.steps if step.old and "notes" in step.old.changed_besides]
    if Counter(map(_noted, noted)) - Counter(map(_noted, slides)):
        raise CannotMerge("notes of yours would not have come through as they are")
    listed = {slide.part for slide in slides}
    if any(part not in listed for part in merged.part.package.iter_parts() if isinstance(part, SlidePart)):
        raise CannotMerge("a slide that is gone would have stayed in the file")


def _shown(slide: Any) -> str:
    """A digest of all shapes."""
    return _without_links(slide, shapes_in)


def _noted(slide: Any) -> str:
    """A digest of the notes."""
    return _without_links(slide.notes_slide, notes_in) if slide.has_notes_slide else ""


def _without_links(page: Any, inside: Callable[[Any], Iterator[Any]]) -> str:
    """What stands on a page; links from slide to slide may lead elsewhere by now, or nowhere."""
    tree = deepcopy(page._element.cSld.spTree)
    for link in list(links(tree)):
        found = page.part.rels.get(link.get(f"{{{R}}}id"))
        if found is not None and found.reltype == RT.SLIDE:
            link.getparent().remove(link)
    return digest("\n".join(text_of(shape, page.part) for shape in inside(tree)))
