"""What becomes of each slide of a deck that was made before and may have been changed by hand since."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from enum import StrEnum

from lessonpress.resources.values import Value

from .leaf import Leaf
from .order import in_order

OWN = "\0"
"""Begins the names of slides of the teacher's own, which have none."""
_BESIDES = {"notes": "notes", "timing": "animations"}
"""What is around a slide, and how it is called when something is told of it."""


class Fate(StrEnum):
    """What becomes of a slide."""

    KEPT = "kept"
    """As the teacher has it."""
    UPDATED = "updated"
    """As the source says it, with what the teacher added around it."""
    NEW = "new"


class Step(Value, frozen=True):
    """One slide of the deck to be: the teacher's, ours, or both; with `offer`, the new version stands after it."""

    name: str
    fate: Fate
    old: Leaf | None = None
    fresh: Leaf | None = None
    offer: Leaf | None = None
    offered: Leaf | None = None
    """A new version that stands there already, and is not older."""


class Plan(Value, frozen=True):
    """The slides in order, and what there is to tell."""

    steps: tuple[Step, ...]
    told: tuple[str, ...]

    @property
    def is_fresh(self) -> bool:
        """Whether nothing of the teacher's is in it."""
        return all(step.fate is not Fate.KEPT and not (step.old and step.old.carries) for step in self.steps)


Untouched = Callable[[Leaf], bool]


class Planner:
    """Compares three decks: the teacher's, the one that lessonpress would have left there, and the one of now."""

    def __init__(self, theirs: Sequence[Leaf], before: Mapping[str, Leaf], fresh: Mapping[str, Leaf], same: Untouched):
        self.theirs, self.before, self.fresh, self.same = theirs, before, fresh, same
        self.told: list[str] = []
        self.holders: dict[str, Leaf] = {}
        self.offers: dict[str, Leaf] = {}
        self._find()

    def _find(self) -> None:
        """Of slides with one name one is ours, the others are copies: the first that nobody changed, or the first."""
        for leaf in self.theirs:
            if leaf.mark:
                group = self.offers if leaf.mark.offer else self.holders
                held = group.get(leaf.name)
                if held is None or self._rank(held) < self._rank(leaf):
                    group[leaf.name] = leaf
        for name in [name for name in self.offers if name not in self.holders]:
            self.holders[name] = self.offers.pop(name)  # the teacher took the new version

    def _rank(self, leaf: Leaf) -> int:
        """How surely a slide is what lay there last."""
        before = self.before.get(leaf.name)
        return 2 if self.same(leaf) else int(before is not None and before.written.body == leaf.written.body)

    def plan(self) -> Plan:
        """The whole deck to be."""
        steps: dict[str, Step] = {}
        order: list[str] = []
        for number, leaf in enumerate(self.theirs):
            name = leaf.name
            if self.holders.get(name) is leaf:
                step = self._held(name, leaf)
            elif self.offers.get(name) is leaf and (self._stands(name) or self._untouched(leaf)):
                continue  # it stands with the slide that it is offered for, or gives way
            else:
                name = f"{OWN}{number}"
                step = Step(name, Fate.KEPT, leaf)
            order.append(name)
            if step:
                steps[name] = step
        for name, fresh in self.fresh.items():
            if name not in self.holders and not self._was_deleted(name, fresh):
                steps[name] = Step(name, Fate.NEW, fresh=fresh)
        theirs = [name for name in order if name in steps]
        before = list(self.before) or [name for name in self.fresh if name in self.holders]
        names = in_order(theirs, before, [name for name in self.fresh if name in steps])
        return Plan(tuple(steps[name] for name in names), tuple(self.told))

    def _was_deleted(self, name: str, fresh: Leaf) -> bool:
        """Whether the teacher took the slide out; it then stays out, and what is new about it is told."""
        if name not in self.before:
            return False
        if _news(self.before[name], fresh):
            self.told.append(f"'{fresh.title}', which you took out, says something new: it stays out")
        return True

    # ---- one slide of ours ------------------------------------------------------------------------------------------

    def _held(self, name: str, leaf: Leaf) -> Step | None:
        fresh = self.fresh.get(name)
        if fresh is None:
            return self._gone(name, leaf)
        before = self.before.get(name)
        if self.same(leaf):
            self._tell_besides(leaf, before, fresh, leaf.changed_besides)
            return Step(name, Fate.UPDATED, leaf, fresh)
        if self._stands(name):
            return Step(name, Fate.KEPT, leaf, offered=self.offers[name])
        news = name in self.offers or (_news(before, fresh) if before else leaf.written.body != fresh.said.body)
        if news:
            self._tell_conflict(leaf)
        else:
            self._tell_besides(leaf, before, fresh, set(_BESIDES))
        return Step(name, Fate.KEPT, leaf, offer=fresh if news else None)

    def _stands(self, name: str) -> bool:
        """Whether the new version of a slide stands beside it already, from an earlier build."""
        leaf, offered, fresh = self.holders.get(name), self.offers.get(name), self.fresh.get(name)
        if leaf is None or offered is None or fresh is None or self.same(leaf):
            return False
        return offered.written.body == fresh.said.body

    def _untouched(self, leaf: Leaf) -> bool:
        """Whether nothing of the teacher's is lost with a slide."""
        return self.same(leaf) and not leaf.carries

    def _gone(self, name: str, leaf: Leaf) -> Step | None:
        """The source says nothing of it any more: it goes, unless the teacher put something into it."""
        if self._untouched(leaf):
            return None
        if name in self.before or not self.before:
            self.told.append(f"'{leaf.title}' is no longer in the source, but you changed it: it stays")
        return Step(name, Fate.KEPT, leaf)

    def _tell_besides(self, leaf: Leaf, before: Leaf | None, fresh: Leaf, parts: Set[str]) -> None:
        """Of what stays around a slide as the teacher has it: what the source has anew."""
        for part in sorted(parts & _BESIDES.keys()):
            if before and fresh.has_other(part, before):
                self.told.append(f"'{leaf.title}': the source has new {_BESIDES[part]} for it, but yours stay")

    def _tell_conflict(self, leaf: Leaf) -> None:
        self.told.append(f"'{leaf.title}': you changed it, and there is a new version: it follows yours")


def _news(before: Leaf, now: Leaf) -> bool:
    """Whether a slide says something else by now."""
    return before.said.body != now.said.body
