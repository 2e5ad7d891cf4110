"""True or false: what is so, among claims of the sources that are wrong. Nothing disputed is asked."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from random import Random

from lessonpress.resources.diagnostics import Span
from lessonpress.resources.items import AnyId
from lessonpress.resources.markup import Citation, Rich, Statement, Text, plain, without_citations
from lessonpress.resources.topic import Claim, Event, Verdict
from lessonpress.resources.values import Value

from ..document import Inlines, ListBlock, Marker, SourceNames
from ..ids import ClaimedId
from ..questions import Task, TrueFalse
from .choosing import UnfitError, how_many, select
from .facts import stands_alone
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .wording import Wording, unmarked

LEAST, USUAL = 2, 10
"""At least so many statements of each sort."""
LONGEST = 150
"""Letters in a statement that we choose ourselves: a longer one is mostly several."""
ALIKE = 0.6
"""Two statements that share more of their sense than this tell about one another."""
ONE_LINE = 80
"""Letters of a correction that fit on one line in a learner's hand."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which statements: claims and events by id, or a fair choice."""

    ids: tuple[ClaimedId, ...] = ()
    about: tuple[AnyId, ...] = ()
    """Only statements about one of these."""
    count: Count | None = None


class Said(Value, frozen=True):
    """A statement to judge. A false one has its correction."""

    text: Inlines
    true: bool
    sources: tuple[str, ...]
    correction: Inlines = ()
    span: Span | None = None


def make(options: Options, bench: Bench) -> Task:
    """True and false statements, about as many of each, in no pattern."""
    count = how_many(options.count, options.ids, USUAL)
    everything: tuple[Claim | Event, ...] = (*bench.topic.claims, *bench.topic.events)
    pool = [thing for thing in everything if not options.about or _concerns(thing, options.about)]

    def ask(thing: Claim | Event, asked: Sequence[Said]) -> Said:
        said = _said(thing)
        if not options.ids:
            _check_balance(said, asked, count)
            _check_sense(thing, said, bench)
        if any(_tell(said, other, bench.wording) for other in asked):
            raise UnfitError("another statement gives its answer away")
        return said

    asked = select(bench, pool, options.ids, options.count, USUAL, ask, rank=_false_first)
    counts = [sum(said.true is sort for said in asked) for sort in (True, False)]
    if min(counts) < LEAST:
        found = f"{counts[0]} true and {counts[1]} false"
        raise TooFewFactsError(f"true or false needs {LEAST} undisputed statements of each sort, and has {found}")
    lines = 2 if any(len(plain(said.correction)) > ONE_LINE for said in asked) else 1
    entries = tuple((_block(said, lines, bench),) for said in _mixed(asked, bench.order))
    return task(options, bench, (ListBlock(entries, Marker.NUMBER),))


def _concerns(thing: Claim | Event, about: Sequence[str]) -> bool:
    return bool(set(about) & {thing.id, *(thing.about if isinstance(thing, Claim) else thing.people)})


def _false_first(thing: Claim | Event) -> float:
    """False statements are rare, so they are chosen first; then short events, since a claim may need its context."""
    if isinstance(thing, Event):
        return 1 + len(thing.description.plain) / 1000
    return 0 if thing.verdict is Verdict.WRONG else 2


def _said(thing: Claim | Event) -> Said:
    """The thing as a statement that is true or false beyond dispute, or `UnfitError`."""
    if isinstance(thing, Event):
        if thing.description.disputed:
            raise UnfitError("it is disputed")
        return Said(_bare(thing.description), True, thing.description.sources, span=thing.description.span)
    if thing.verdict is Verdict.DISPUTED:
        raise UnfitError("it is disputed, so it is neither true nor false")
    if thing.verdict is Verdict.SOUND:
        return Said(_bare(thing.text), True, (thing.source,), span=thing.text.span)
    if thing.correction is None:
        raise UnfitError("it is not quite right, and has no correction to print in the key")
    return Said(_bare(thing.text), False, (thing.source,), thing.correction.nodes, thing.text.span)


def _check_sense(thing: Claim | Event, said: Said, bench: Bench) -> None:
    """What we choose ourselves is a short matter of fact that makes sense alone and is judged without reserve."""
    if isinstance(thing, Event) and not stands_alone(bench.topic, thing):
        raise UnfitError("it makes no sense without its title")
    if isinstance(thing, Claim) and (thing.kind != "fact" or thing.verdict is Verdict.IMPRECISE):
        raise UnfitError("it is a matter of judgement")
    if isinstance(thing, Claim) and said.true and thing.correction:
        raise UnfitError("it holds only with a correction")
    if len(plain(said.text)) > LONGEST:
        raise UnfitError("it is long")


def _check_balance(said: Said, asked: Sequence[Said], count: int) -> None:
    """Half are false, or as many as there are; true ones are at most one more."""
    false = sum(not other.true for other in asked)
    true = len(asked) - false
    if (true > false) if said.true else (false >= count // 2):
        raise UnfitError("there are enough of its sort")


def _tell(one: Said, other: Said, wording: Wording) -> bool:
    """Whether one statement corrects the other, or says the same."""

    def alike(text: Inlines, correction: Inlines) -> bool:
        return wording.likeness(plain(text), plain(correction)) > ALIKE

    return alike(one.text, other.text) or alike(one.text, other.correction) or alike(other.text, one.correction)


def _bare(said: Rich | Statement) -> Inlines:
    """The words alone: key words would stand out, and sources would give it away."""
    return unmarked(without_citations(said.nodes))


def _mixed(asked: Sequence[Said], order: Random) -> list[Said]:
    """The statements in an order that shows no pattern: no sort stands three times running, nor do they take turns."""
    best = list(asked)
    for _ in range(60):
        trial = order.sample(asked, len(asked))
        best = min(best, trial, key=_pattern)
    return best


def _pattern(order: Sequence[Said]) -> float:
    runs = [len(list(group)) for _, group in groupby(order, key=lambda said: said.true)]
    return max(0, max(runs) - 2) * 3 + max(0.0, len(runs) - 0.75 * len(order))


def _block(said: Said, lines: int, bench: Bench) -> TrueFalse:
    """The statement; all have as many lines, since one more under the false ones would give them away."""
    labels = bench.labels("true"), bench.labels("false")
    cited: Inlines = (Text(" "), Citation(said.sources)) if said.sources else ()
    if not said.true and cited:
        cited = (Text(f" ({bench.labels('claimed-in')} "), SourceNames(said.sources), Text(")"))
    return TrueFalse(said.text, said.true, labels, said.correction, cited, lines, span=said.span)
