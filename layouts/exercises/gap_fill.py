"""Gap-fill: statements in which a key word is left out, perhaps with a bank of words to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count, pairwise
from typing import Any, Literal

from msgspec.structs import replace

from lessonpress.resources.dates import format_date
from lessonpress.resources.diagnostics import Span, span_of
from lessonpress.resources.items import AnyId, PersonId
from lessonpress.resources.markup import Citation, KeyWord, Statement, Text, plain
from lessonpress.resources.topic import Alliance, Event, Factor, Person, Phase, Term
from lessonpress.resources.values import Value

from ..document import Gap, Inline, Inlines, ListBlock, Marker, Paragraph, Strong
from ..questions import Task, WordBank
from .choosing import UnfitError, select
from .facts import stands_alone
from .kind import Bench, Count, ExerciseOptions, Spare, TooFewFactsError, task
from .wording import Wording, unmarked

LEAST, USUAL = 3, 8


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which statements, how many, and how much help."""

    of: Literal["events", "terms", "alliances", "people", "phases", "factors"] = "events"
    ids: tuple[AnyId, ...] = ()
    about: tuple[PersonId, ...] = ()
    """Only events that these people took part in."""
    count: Count | None = None
    gaps: Count = 1
    """Most gaps in one statement."""
    bank: bool | None = None
    """Whether the words are given; unless said, they are, but not to challenge."""
    first_letters: bool | None = None
    """Whether each gap shows its first letter; unless said, only as support."""
    decoys: Spare = 0
    """Words in the bank that fit nowhere."""


class Cloze(Value, frozen=True):
    """A statement with gaps: what stays readable, and the words that are missing."""

    lead: Inlines
    nodes: Inlines
    answers: tuple[str, ...]
    span: Span | None

    @property
    def visible(self) -> str:
        """What the learner can read."""
        return " ".join((plain(_words(self.lead)), plain(_words(self.nodes))))


def make(options: Options, bench: Bench) -> Task:
    """Statements with gaps, in the order of the source; another variant has them in another order."""
    pool = [thing for thing in getattr(bench.topic, options.of) if _concerns(thing, options.about)]
    if options.ids:
        pool = [bench.topic.by_id[i] for i in options.ids if i in bench.topic.by_id]
    first = bench.level == "support" if options.first_letters is None else options.first_letters

    def ask(thing: Any, asked: Sequence[Cloze]) -> Cloze:
        return _cloze(thing, asked, bench, options.gaps, first)

    clozes = select(bench, pool, options.ids, options.count, USUAL, ask, rank=lambda t: -getattr(t, "weight", 3))
    if len(clozes) < LEAST:
        raise TooFewFactsError(f"this needs {LEAST} statements with key words to leave out, and has {len(clozes)}")
    if bench.variant:
        bench.order.shuffle(clozes)
    with_bank = bench.level != "challenge" if options.bank is None else options.bank
    if first and with_bank and options.first_letters is None:
        clozes = _half_lettered(clozes)
    longest = max(len(answer) for cloze in clozes for answer in cloze.answers)
    entries = tuple((Paragraph((*c.lead, *_as_wide(c.nodes, longest)), span=c.span),) for c in clozes)
    bank = (WordBank(bench.labels("word-bank"), _bank(bench, clozes, pool, options.decoys)),) if with_bank else ()
    label = "gap-fill-no-bank" if not with_bank else "gap-fill-decoys" if options.decoys > 0 else "gap-fill"
    return task(options, bench, (*bank, ListBlock(entries, Marker.NUMBER)), label=label)


def _as_wide(nodes: Inlines, letters: int) -> Inlines:
    """The nodes with gaps that are all as wide as the widest: one that stood out would tell a long answer."""
    return tuple(replace(node, letters=letters) if isinstance(node, Gap) else node for node in nodes)


def _half_lettered(clozes: Sequence[Cloze]) -> list[Cloze]:
    """Every other gap without its first letter: with a bank, all letters would leave nothing to think about."""
    numbers = count()

    def plainer(node: Inline) -> Inline:
        return replace(node, first="") if isinstance(node, Gap) and next(numbers) % 2 else node

    return [replace(cloze, nodes=tuple(map(plainer, cloze.nodes))) for cloze in clozes]


def _concerns(thing: Any, people: Sequence[str]) -> bool:
    return not people or bool(set(people) & set(getattr(thing, "people", ())))


def _cloze(thing: Any, asked: Sequence[Cloze], bench: Bench, most: int, first: bool) -> Cloze:
    """The thing's statement with up to `most` of its key words left out. Raises `UnfitError` when none can be."""
    lead, statement = _statement(thing, bench)
    if statement.disputed:
        raise UnfitError("what it says is disputed")
    if not statement.text.key_words:
        raise UnfitError("its text has no **key word**")
    gaps: list[int] = []
    for place, node in enumerate(statement.nodes):
        if isinstance(node, KeyWord) and len(gaps) < most:
            trial = _with_gaps(lead, statement, [*gaps, place], first)
            if _is_clear(trial, asked, bench.wording):
                gaps.append(place)
    if not gaps:
        raise UnfitError("its key words can be read elsewhere in the exercise, or are asked already")
    return _with_gaps(lead, statement, gaps, first)


def _statement(thing: Any, bench: Bench) -> tuple[Inlines, Statement]:
    """What is said of the thing, after what names it."""
    match thing:
        case Event():
            title = () if stands_alone(bench.topic, thing) else (Text(": "), *thing.title.words)
            date = Text(format_date(thing.date, bench.topic.language))
            return (Strong((date, *title)), Text("  ")), thing.description
        case Term():
            return (Strong((Text(thing.term),)), Text("  ")), thing.definition(bench.level)
        case Person():
            return (Strong((Text(thing.name),)), Text("  ")), thing.one_line
        case Alliance():
            said = [s for s in (*thing.policy, *thing.purpose) if s.text.key_words]
            if not said:
                raise UnfitError("neither its policy nor its purpose has a **key word**")
            return (Strong((Text(thing.name),)), Text("  ")), said[0]
        case Phase() | Factor():
            return (Strong(thing.title.words), Text("  ")), thing.summary
        case _:
            raise UnfitError("a gap-fill has no use for it")


def _with_gaps(lead: Inlines, statement: Statement, gaps: Sequence[int], first: bool) -> Cloze:
    nodes: list[Inline] = []
    answers: list[str] = []
    for place, node in enumerate(statement.nodes):
        if place in gaps and isinstance(node, KeyWord):
            answers.append(plain(node.children))
            nodes.append(Gap(answers[-1], answers[-1][0] if first else ""))
        else:
            nodes.extend(unmarked((node,)))
    return Cloze(lead, tuple(nodes), tuple(answers), span_of(statement))


def _is_clear(cloze: Cloze, asked: Sequence[Cloze], wording: Wording) -> bool:
    """Whether every gap has one answer that can be read nowhere, and no two gaps could change places."""
    answers = [*cloze.answers, *(a for other in asked for a in other.answers)]
    shown = [cloze.visible, *(other.visible for other in asked)]
    if any(wording.mentions(text, answer) for text in shown for answer in answers):
        return False
    if any(i != j and wording.mentions(a, b) for i, a in enumerate(answers) for j, b in enumerate(answers)):
        return False
    return _stand_apart(cloze.nodes, wording)


def _stand_apart(nodes: Inlines, wording: Wording) -> bool:
    """Whether two gaps have words enough between them; in '__ and __' either word fits either gap."""
    places = [i for i, node in enumerate(nodes) if isinstance(node, Gap)]
    return all(len(wording.stems(plain(_words(nodes[a:b])))) > 3 for a, b in pairwise(places))


def _bank(bench: Bench, clozes: Sequence[Cloze], pool: Iterable[Any], decoys: int) -> tuple[str, ...]:
    """The missing words and some that fit nowhere, by the alphabet."""
    words = [answer for cloze in clozes for answer in cloze.answers]
    spare = sorted({w for thing in pool for w in _key_words(thing, bench)})
    bench.pick.shuffle(spare)
    shown, mentions = " ".join(cloze.visible for cloze in clozes), bench.wording.mentions
    for word in spare[: decoys * 20]:
        near = any(mentions(a, word) or mentions(word, a) for a in words)
        if len(words) < sum(len(c.answers) for c in clozes) + decoys and not near and not mentions(shown, word):
            words.append(word)
    return tuple(sorted(words, key=str.casefold))


def _key_words(thing: Any, bench: Bench) -> tuple[str, ...]:
    try:
        return _statement(thing, bench)[1].text.key_words
    except UnfitError:
        return ()


def _words(nodes: Inlines) -> Any:
    """The nodes that hold words of the source; gaps hold none that can be read."""
    return tuple(
        inner
        for node in nodes
        if not isinstance(node, Gap | Citation)
        for inner in (node.children if isinstance(node, Strong) else (node,))
    )
