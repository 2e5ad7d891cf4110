"""A deck that was changed by hand and the deck that the source gives by now become one, and nothing of either is lost.

A merge compares three decks: the teacher's, the one that lessonpress made last time, and the fresh one. Slides
that the teacher did not touch are brought up to date; what the teacher changed, added, moved, hid, animated or took out
stays so; where both changed the same slide, both versions stand there.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import Any

from lessonpress.build.backends.backend import CannotMerge, Merged

from ...ooxml import normal
from .assemble import Assembly
from .check import check
from .leaf import Leaf
from .likeness import alike, was_resaved
from .plan import Fate, Plan, Planner


def merge(fresh: bytes, theirs: bytes, before: bytes | None, label: str) -> Merged:
    """Bring three decks together: the one of now, the teacher's, and the one that was made last time, if it is there.

    `label` is what a new version is marked with that follows a slide that the teacher changed. A deck in which nothing
    is the teacher's gives the fresh deck, byte for byte. Raises CannotMerge.
    """
    mine, yours = _open(fresh), _open(theirs)
    last = _open(before) if before else None
    now, known = _by_name(mine), _by_name(last) if last else {}
    resaved = was_resaved(yours)
    leaves = _recognised(yours, {**known, **now}, resaved=resaved)
    for leaf in leaves:
        if leaf.name in known:
            leaf.written_as(known[leaf.name])

    def same(leaf: Leaf) -> bool:
        old = known.get(leaf.name)
        if known and (old is None or old.written.body != leaf.written.body):
            return False  # not what lay there last
        return leaf.said.body == leaf.written.body or (resaved and old is not None and alike(leaf.slide, old.slide))

    plan = Planner(leaves, known, now, same).plan()
    assembly = Assembly(mine, yours, last, label, resaved=resaved)
    if plan.is_fresh and assembly.adds_nothing and _in_fresh_order(plan, mine):
        return Merged(fresh, 0, plan.told)
    data = normal(assembly.made(plan), nested=False)
    check(plan, _open(data))
    kept = sum(step.fate is Fate.KEPT or bool(step.old and step.old.carries) for step in plan.steps)
    return Merged(data, kept, (*plan.told, *assembly.told))


def _open(data: bytes) -> Any:
    from pptx import Presentation

    try:
        presentation = Presentation(io.BytesIO(data))
        for slide in presentation.slides:
            slide.slide_layout.slide_master  # noqa: B018 - a slide without one cannot be read
    except Exception as error:  # whatever a broken file leads to
        raise CannotMerge("it cannot be read as a presentation") from error
    return presentation


def _leaves(presentation: Any, *, resaved: bool = False) -> list[Leaf]:
    return [Leaf(slide, resaved=resaved) for slide in presentation.slides]


def _by_name(presentation: Any) -> dict[str, Leaf]:
    """The slides of a deck of ours; what is written there is what they say."""
    leaves = {leaf.name: leaf for leaf in _leaves(presentation)}
    for leaf in leaves.values():
        leaf.written = leaf.said
    return leaves


def _recognised(yours: Any, ours: Mapping[str, Leaf], *, resaved: bool) -> list[Leaf]:
    """The slides of the teacher's deck; one with the mark of another deck is the teacher's. Raises CannotMerge."""
    decks = {leaf.mark.deck for leaf in ours.values() if leaf.mark}
    leaves = _leaves(yours, resaved=resaved)
    for leaf in leaves:
        if leaf.mark and leaf.mark.deck not in decks:
            leaf.disown()
    if not any(leaf.mark for leaf in leaves):
        raise CannotMerge("no slide in it can be recognised")
    return leaves


def _in_fresh_order(plan: Plan, mine: Any) -> bool:
    """Whether the deck to be is the fresh one, no slide missing and none in another place."""
    return [step.name for step in plan.steps] == [leaf.name for leaf in _leaves(mine)]
