"""A deck that was changed by hand and the deck that the source gives by now become one, and nothing of either is lost.

A merge compares three decks: the teacher's, the one that lessonpress made last time, and the fresh one. Slides
that the teacher did not touch are brought up to date; what the teacher changed, added, moved, hid, animated or took out
stays so; where both changed the same slide, both versions stand there.
"""

from __future__ import annotations

import io
from collections import Counter
from typing import Any

from lessonpress.build.backends.backend import CannotMerge, Merged

from ...ooxml import normal
from .assemble import Assembly
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
    leaves = _leaves(yours)
    if not any(leaf.mark for leaf in leaves):
        raise CannotMerge("no slide in it can be recognised")
    known = {leaf.name: leaf for leaf in _leaves(last)} if last else {}
    resaved = was_resaved(yours)

    def same(leaf: Leaf) -> bool:
        if leaf.said.body == leaf.written.body:
            return True
        old = known.get(leaf.name)
        return resaved and old is not None and alike(leaf.slide, old.slide)

    plan = Planner(leaves, known, {leaf.name: leaf for leaf in _leaves(mine)}, same).plan()
    assembly = Assembly(mine, yours, last, label, resaved=resaved)
    if plan.is_fresh and assembly.adds_nothing and _in_fresh_order(plan, mine):
        return Merged(fresh, 0, plan.told)
    data = normal(assembly.made(plan))
    _check(plan, data)
    kept = sum(step.fate is Fate.KEPT or bool(step.old and step.old.carries) for step in plan.steps)
    return Merged(data, kept, (*plan.told, *assembly.told))


def _open(data: bytes) -> Any:
    from pptx import Presentation

    try:
        return Presentation(io.BytesIO(data))
    except Exception as error:  # whatever a broken file leads to
        raise CannotMerge("it cannot be read as a presentation") from error


def _leaves(presentation: Any) -> list[Leaf]:
    return [Leaf(slide) for slide in presentation.slides]


def _in_fresh_order(plan: Plan, mine: Any) -> bool:
    """Whether the deck to be is the fresh one, no slide missing and none in another place."""
    return [step.name for step in plan.steps] == [leaf.name for leaf in _leaves(mine)]


def _check(plan: Plan, data: bytes) -> None:
    """See that every slide of the teacher's is in the new deck, saying what it said. Raises CannotMerge."""
    wanted = Counter(step.old.said.body for step in plan.steps if step.fate is Fate.KEPT and step.old)
    found = Counter(leaf.said.body for leaf in _leaves(_open(data)))
    if wanted - found:
        raise CannotMerge("a slide of yours would not have come through as it is")
