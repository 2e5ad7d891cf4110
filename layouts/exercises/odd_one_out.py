"""Odd one out: four things, of which three have something in common that the topic denies of the fourth."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from lessonpress.resources.markup import Text

from ..document import Inlines, Role, paragraph
from ..questions import Task
from ..short_questions import Misfit, OddOneOut
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .traits import Ground, Trait, traits

LEAST, USUAL = 2, 6
ALIKE = 3
"""Things in a row that have it in common."""
TRIES = 40
"""Rows that are thrown for one trait before it is given up."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """By what the odd one is told."""

    by: tuple[Ground, ...] = ("alliances", "policies", "phases")
    """Who stood together, who wanted what, what happened when, or kinds of event."""
    kinds: tuple[str, ...] = ()
    """Only these kinds of event."""
    count: Count = USUAL


def make(options: Options, bench: Bench) -> Task:
    """Rows of four, by turns of each sort; the odd one stands in every place about as often."""
    rows = _rows(options, bench)
    if len(rows) < LEAST:
        raise TooFewFactsError(f"this needs {LEAST} groups of three, each with one that does not belong")
    places = _places(len(rows), bench)
    misfits = tuple(_misfit(row, place, bench) for row, place in zip(rows, places, strict=True))
    note = paragraph(bench.labels("odd-one-out-other"), Role.NOTE)
    return task(options, bench, (OddOneOut(misfits, bench.labels("odd-one-out-why")),), notes=(note,))


Row = tuple[Trait, tuple[Any, ...], Any]
"""What three have in common, the three, and the one that does not belong."""


def _rows(options: Options, bench: Bench) -> list[Row]:
    """Rows that differ by two things at least, until there are enough; each trait has a turn before any has another."""
    known = traits(bench)
    asked = [t for t in known if t.ground in options.by and (not options.kinds or t.kind in options.kinds)]
    rows: list[Row] = []
    bench.pick.shuffle(asked)
    asked.sort(key=lambda trait: options.by.index(trait.ground) if trait.ground in options.by else 0)
    before = -1
    while len(rows) < options.count and len(rows) > before:
        before = len(rows)
        for trait in _by_turns(asked):
            row = next((row for row in _thrown(trait, bench) if _is_fair(row, rows, known)), None)
            if row and len(rows) < options.count:
                rows.append(row)
    return rows


def _by_turns(asked: Sequence[Trait]) -> Iterator[Trait]:
    """One trait of each ground after another, so that no ground crowds out the others."""
    piles: dict[str, list[Trait]] = {}
    for trait in asked:
        piles.setdefault(trait.ground, []).append(trait)
    while any(piles.values()):
        yield from (pile.pop(0) for pile in piles.values() if pile)


def _thrown(trait: Trait, bench: Bench) -> Iterator[Row]:
    """Rows as chance throws them."""
    if len(trait.has) < ALIKE or not trait.lacks:
        return
    for _ in range(TRIES):
        yield trait, tuple(bench.pick.sample(trait.has, ALIKE)), bench.pick.choice(trait.lacks)


def _is_fair(row: Row, rows: Sequence[Row], known: Sequence[Trait]) -> bool:
    """Whether no trait makes another one the odd one, and no row before it has the same one or three of these four."""
    _, alike, odd = row
    ids = {thing.id for thing in alike} | {odd.id}
    if any(odd.id == misfit.id for _, _, misfit in rows):
        return False
    if any(len(ids & {thing.id for thing in (*other, misfit)}) >= ALIKE for _, other, misfit in rows):
        return False
    return not any(len(ids & trait.ids) == ALIKE and odd.id in trait.ids for trait in known)


def _places(count: int, bench: Bench) -> list[int]:
    """Where each odd one stands: every place about as often."""
    places: list[int] = []
    while len(places) < count:
        places += bench.order.sample(range(ALIKE + 1), ALIKE + 1)
    return places[:count]


def _misfit(row: Row, place: int, bench: Bench) -> Misfit:
    trait, alike, odd = row
    shown = list(bench.order.sample(alike, len(alike)))
    shown.insert(place, odd)
    return Misfit(tuple(map(_name, shown)), place, trait.reason(odd))


def _name(thing: Any) -> Inlines:
    return (Text(thing.name),) if hasattr(thing, "name") else thing.title.words
