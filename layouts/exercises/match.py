"""Match: people, terms, alliances or events to join with what is true of them, one to one."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.resources.markup import plain

from ..ids import PairId
from ..questions import Matching, Task
from .choosing import scattered
from .facts import Column
from .kind import Bench, Count, ExerciseOptions, Spare, TooFewFactsError, task
from .pairs import Sort, all_pairs, decoys, told_apart
from .wording import unmarked

LEAST, USUAL = 3, 8
PHRASED = {("people", "power-base"), ("alliances", "members")}
"""What has a title and an instruction of its own."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """What is joined with what."""

    of: Sort = "people"
    by: Column | None = None
    """What people or alliances are joined with; unless said, their one line, or their members."""
    ids: tuple[PairId, ...] = ()
    count: Count | None = None
    decoys: Spare = 0
    """Descriptions that belong to nobody in the list."""


def make(options: Options, bench: Bench) -> Task:
    """The two lists: names by the alphabet, descriptions scattered."""
    if options.by is None and options.of == "alliances":
        options = replace(options, by="members")
    everything = all_pairs(options.of, options.by, bench)
    pairs = told_apart(options.of, options.by, everything, bench, options.ids, options.count, USUAL)
    if len(pairs) < LEAST:
        raise TooFewFactsError(f"matching needs {LEAST} {options.of} that can be told apart, and has {len(pairs)}")
    extra = decoys(pairs, everything, options.decoys, bench)
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
    return task(options, bench, (block,), label=f"{label}-{options.by}" if own else label)
