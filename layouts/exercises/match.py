"""Match: people, terms, alliances or events to join with what is true of them, one to one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from msgspec.structs import replace

from lessonpress.resources.dates import format_date
from lessonpress.resources.markup import Text, plain
from lessonpress.resources.topic import Alliance, Event, Person, Term
from lessonpress.resources.values import Value

from ..document import Block, Inlines, Role, Strong, paragraph
from ..ids import PairId
from ..questions import Matching, Task
from .choosing import UnfitError, scattered, select
from .facts import Column, Fact, column, fact
from .kind import Bench, Count, ExerciseOptions, Spare, TooFewFactsError, task
from .wording import Wording, unmarked

LEAST, USUAL = 3, 8
ALIKE = 0.6
"""Two descriptions that share more of their sense than this could be taken for one another."""
EXACT = ("members", "against", "years", "life")
"""Columns that say so little in so few words that only the same words are alike."""
PHRASED = {("people", "power-base"), ("alliances", "members")}
"""What has a title and an instruction of its own."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """What is joined with what."""

    of: Literal["people", "terms", "alliances", "events"] = "people"
    by: Column | None = None
    """What people or alliances are joined with; unless said, their one line, or their members."""
    ids: tuple[PairId, ...] = ()
    count: Count | None = None
    decoys: Spare = 0
    """Descriptions that belong to nobody in the list."""


class Pair(Value, frozen=True):
    """Two things that belong together."""

    id: str
    name: Inlines
    said: Fact


def make(options: Options, bench: Bench) -> Task:
    """The two lists: names by the alphabet, descriptions scattered."""
    if options.by is None and options.of == "alliances":
        options = replace(options, by="members")
    pool = getattr(bench.topic, options.of)
    everything = [p for p in (_try(thing, options, bench) for thing in pool) if p]

    def ask(thing: Any, asked: Sequence[Pair]) -> Pair:
        pair = _pair(thing, options, bench)
        _check(pair, everything, bench.wording, named=bool(options.ids))
        if any(_alike(pair, other, options.by, bench.wording) for other in asked):
            raise UnfitError("what is said of it fits another of the list as well")
        return pair

    pairs = select(bench, pool, options.ids, options.count, USUAL, ask, rank=_rank)
    if len(pairs) < LEAST:
        raise TooFewFactsError(f"matching needs {LEAST} {options.of} that can be told apart, and has {len(pairs)}")
    extra = _decoys(pairs, everything, options.decoys, bench)
    if options.of != "events":
        pairs.sort(key=lambda pair: plain(pair.name).casefold())
    order = scattered(bench, len(pairs) + len(extra))
    rights = [*pairs, *extra]
    match = tuple(order.index(i) for i in range(len(pairs)))
    label = f"match-{options.of}"
    right = bench.labels(f"column-{options.by}" if options.by else f"{label}-right")
    block = Matching(
        left=tuple(p.name for p in pairs),
        right=tuple(unmarked(rights[i].said.nodes) for i in order),
        match=match,
        heads=(bench.labels(f"{label}-left"), right),
        answer_head=bench.labels("match-answer"),
    )
    own = (options.of, options.by) in PHRASED
    notes = _notes([bench.topic.by_id[pair.id] for pair in pairs])
    return task(options, bench, (block,), label=f"{label}-{options.by}" if own else label, notes=notes)


def _notes(things: Sequence[Any]) -> tuple[Block, ...]:
    """For the key, what the topic tells the teacher of alliances: who counts as a member is often a matter of words."""
    noted = [thing for thing in things if isinstance(thing, Alliance) and thing.note]
    return tuple(paragraph((Strong((Text(f"{a.name}: "),)), *a.note.nodes), Role.NOTE) for a in noted if a.note)


def _rank(thing: Any) -> float:
    """Contenders and weighty events come first."""
    return -getattr(thing, "weight", 0) - getattr(thing, "contender", False)


def _pair(thing: Any, options: Options, bench: Bench) -> Pair:
    """The thing and what is true of it alone. Raises `UnfitError` when the topic does not say it."""
    match thing:
        case Person() | Alliance():
            by = options.by or "one-line"
            said = [f for f in column(bench.topic, thing, by) if not f.disputed]
            if not said:
                raise UnfitError(f"the topic does not give its {by}")
            return Pair(thing.id, (Text(thing.name),), said[0])
        case Term():
            return Pair(thing.id, (Text(thing.term),), fact(thing.definition(bench.level)))
        case Event():
            if thing.date.circa or thing.description.disputed:
                raise UnfitError("its date is not certain")
            return Pair(thing.id, thing.title.words, Fact((Text(format_date(thing.date, bench.topic.language)),)))
        case _:
            raise UnfitError("there is nothing to match it with")


def _try(thing: Any, options: Options, bench: Bench) -> Pair | None:
    try:
        return _pair(thing, options, bench)
    except UnfitError:
        return None


def _check(pair: Pair, everything: Sequence[Pair], wording: Wording, *, named: bool) -> None:
    """Raises `UnfitError` when the pair gives itself away. What a teacher has named may share a word."""
    name, said = plain(pair.name), pair.said.plain
    others = [p.said.plain for p in everything if p.id != pair.id]
    if pair.said.disputed:
        raise UnfitError("what is said of it is disputed")
    if wording.mentions(said, name) or (not named and wording.gives_away(said, name, others)):
        raise UnfitError("its own name stands in what is said of it")


def _alike(one: Pair, other: Pair, by: Column | None, wording: Wording) -> bool:
    """Whether what is said of the one could be said of the other."""
    first, second = one.said.plain, other.said.plain
    return first == second or (by not in EXACT and wording.likeness(first, second) > ALIKE)


def _decoys(pairs: Sequence[Pair], everything: Sequence[Pair], count: int, bench: Bench) -> list[Pair]:
    """Descriptions of others that fit nobody in the list and do not name them."""
    if count < 1:
        return []
    taken = {pair.id for pair in pairs}
    spare = [p for p in everything if p.id not in taken and not p.said.disputed]
    bench.pick.shuffle(spare)
    fit = [p for p in spare if not any(_alike(p, q, None, bench.wording) for q in pairs)]
    return fit[:count]
