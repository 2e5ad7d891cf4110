"""Interpretations: who argues what about the outcome, which evidence bears on it, and how far it is supported."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from lessonpress.resources.dates import format_date
from lessonpress.resources.items import FactorId
from lessonpress.resources.markup import Citation, Text
from lessonpress.resources.topic import Event, Factor, SourceView
from lessonpress.resources.values import Value

from ..document import Block, Box, Inlines, ListBlock, Marker, Paragraph, Role, Strong, Tone, paragraph
from ..questions import OpenAnswer, Task
from ..saying import letter, said
from ..thinking import Weighing
from .choosing import UnfitError, scattered, select
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .weighing import WEIGHTS, weights
from .wording import unmarked

USUAL, MOST = 2, 3
"""Interpretations on a sheet."""
LEAST = 2
"""Pieces of evidence for each."""
VIEWS = 2
"""Sources quoted for each: the one that gives it the most weight, and the one that gives it the least."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which factors, how much evidence, how much room."""

    factors: Annotated[tuple[FactorId, ...], Meta(max_length=MOST)] = ()
    count: Annotated[int, Meta(ge=1, le=MOST)] | None = None
    evidence: Count = 4
    """Events at most for each, those that speak against it included."""
    lines: Count = 4


class Case(Value, frozen=True):
    """An interpretation, and the events that bear on it alone."""

    factor: Factor
    evidence: tuple[Event, ...]
    counter: tuple[Event, ...]


def make(options: Options, bench: Bench) -> Task:
    """Boxes with the interpretations, the evidence to sort, and a question on each."""

    def ask(factor: Factor, asked: Sequence[Factor]) -> Factor:
        return _arguable(factor, bench)

    pool = bench.topic.factors
    chosen = select(bench, pool, options.factors, options.count, USUAL, ask, rank=pool.index)
    cases = [case for case in (_case(factor, chosen, options, bench) for factor in chosen) if case]
    if not cases or (len(cases) == 1 and not cases[0].counter):
        raise TooFewFactsError(
            f"this needs a factor with what sources say of it and {LEAST} events as evidence that bear on it alone;"
            " if it stands alone, one of them must speak against it"
        )
    lettered = tuple((letter(n), case) for n, case in enumerate(cases, 1))
    boxes = tuple(_box(name, case.factor, bench) for name, case in lettered)
    questions = tuple((_question(name, case, options, bench),) for name, case in lettered)
    if len(cases) > 1:
        questions += ((_judgement(options, bench),),)
    note = paragraph(bench.labels("interpretations-note"), Role.NOTE)
    body = (*boxes, _weighing(lettered, bench), ListBlock(questions, Marker.NUMBER))
    return task(options, bench, body, notes=(note,))


# ---- which evidence -------------------------------------------------------------------------------------------------


def _arguable(factor: Factor, bench: Bench) -> Factor:
    if not (factor.sources_say or factor.historians):
        raise UnfitError("the topic does not say who argues it")
    if len(_events((*factor.evidence, *factor.counter_evidence), bench)) < LEAST:
        raise UnfitError(f"it has fewer than {LEAST} events as evidence")
    return factor


def _case(factor: Factor, chosen: Sequence[Factor], options: Options, bench: Bench) -> Case | None:
    """The factor with what bears on it alone; None when that is too little."""
    others = {i for other in chosen if other is not factor for i in (*other.evidence, *other.counter_evidence)}
    others |= set(factor.evidence) & set(factor.counter_evidence)
    counter = [event for event in _events(factor.counter_evidence, bench) if event.id not in others]
    evidence = [event for event in _events(factor.evidence, bench) if event.id not in others]
    counter = counter[: max(1, options.evidence // 2)]
    evidence = _best(evidence, factor, options.evidence - len(counter), bench)
    if not evidence or len(evidence) + len(counter) < LEAST:
        return None
    return Case(factor, tuple(evidence), tuple(counter))


def _best(events: Sequence[Event], factor: Factor, count: int, bench: Bench) -> list[Event]:
    """The weightiest, but for those that share a word with the interpretation as long as there are others."""
    telling = bench.wording.telling
    shared = {event.id for event in events if telling(event.title.plain) & telling(factor.title.plain)}
    best = sorted(events, key=lambda event: (event.id in shared, -event.weight))[:count]
    return [event for event in events if event in best]


def _events(ids: Sequence[str], bench: Bench) -> list[Event]:
    found = (bench.topic.by_id.get(i) for i in dict.fromkeys(ids))
    return [event for event in found if isinstance(event, Event)]


# ---- how it is set out ----------------------------------------------------------------------------------------------


def _box(name: str, factor: Factor, bench: Bench) -> Box:
    """What is argued, by which sources and historians; the weight that each gives it is for the key."""
    points = [_view(view, bench) for view in _extremes(factor.sources_say)]
    if factor.historians:
        points.append(unmarked(said(factor.historians, bench.labels)))
    blocks: tuple[Block, ...] = (
        Paragraph((Strong((Text(f"{name}  "), *factor.title.words)),), span=factor.title.span),
        Paragraph(unmarked(said(factor.summary, bench.labels))),
        ListBlock(tuple((Paragraph(point),) for point in points)),
    )
    return Box(blocks, tone=Tone.SOURCE, span=factor.title.span)


def _extremes(views: Sequence[SourceView]) -> list[SourceView]:
    """The view that gives most weight and the one that gives least, or the first two where none is rated."""
    rated = sorted((v for v in views if v.rating), key=lambda view: WEIGHTS.index(view.rating or "none"))
    return [rated[0], rated[-1]] if len(rated) >= VIEWS else list(views[:VIEWS])


def _view(view: SourceView, bench: Bench) -> Inlines:
    source = bench.topic.by_id[view.source]
    lead = bench.labels("about", name=source.author or source.title.plain)
    return (Strong((Text(f"{lead} "),)), *view.says.nodes, Text(" "), Citation((view.source,)))


def _weighing(cases: Sequence[tuple[str, Case]], bench: Bench) -> Weighing:
    """All evidence in an order that gives nothing away."""
    labels = bench.labels
    pieces = [(e, name, True) for name, case in cases for e in case.evidence]
    pieces += [(e, name, False) for name, case in cases for e in case.counter]
    mixed = [pieces[i] for i in scattered(bench, len(pieces))]
    heads = tuple(labels(f"interpretations-{head}") for head in ("evidence", "letter", "side"))
    return Weighing(
        items=tuple(_dated(event, bench) for event, _, _ in mixed),
        cases=tuple(name for _, name, _ in mixed),
        supports=tuple(side for _, _, side in mixed),
        heads=(heads[0], heads[1], heads[2]),
        sides=(labels("interpretations-supports"), labels("interpretations-counters")),
    )


def _dated(event: Event, bench: Bench) -> Inlines:
    return (*event.title.words, Text(f" ({format_date(event.date, bench.topic.language)})"))


def _question(name: str, case: Case, options: Options, bench: Bench) -> OpenAnswer:
    """How far it is supported; the key has what happened, the case against it, and how the sources weigh it."""
    labels, factor = bench.labels, case.factor
    points = [_led(labels("interpretations-for"), event, bench) for event in case.evidence]
    points += [_led(labels("interpretations-against"), event, bench) for event in case.counter]
    if factor.counter_argument:
        against = unmarked(said(factor.counter_argument, labels))
        points.append((Strong((Text(labels("interpretations-but") + " "),)), *against))
    if weighed := weights(factor.sources_say, bench):
        points.append((Strong((*factor.title.words, Text(labels("about", name="")))), *weighed))
    return OpenAnswer((Text(labels("interpretations-question", letter=name)),), options.lines, tuple(points))


def _judgement(options: Options, bench: Bench) -> OpenAnswer:
    """Which is the most convincing; what a good answer does."""
    guidance = ((Text(bench.labels("essay-plan-guidance")),),)
    return OpenAnswer((Text(bench.labels("interpretations-judge")),), options.lines, guidance)


def _led(lead: str, event: Event, bench: Bench) -> Inlines:
    """'For: title: what happened'."""
    told = unmarked(said(event.effect or event.description, bench.labels))
    return (Strong((Text(f"{lead} "),)), *_dated(event, bench), Text(bench.labels("about", name="") + " "), *told)
