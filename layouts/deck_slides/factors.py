"""Why it ended as it did: all factors at a glance, then some with their evidence and what speaks against them."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.dates import HistoricDate
from lessonpress.resources.inline import code_of
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Factor

from ..document import (
    Block,
    Cell,
    Column,
    Heading,
    Inlines,
    ListBlock,
    Slide,
    SlideRole,
    Strong,
    Table,
    paragraph,
    text_cell,
)
from .notes import Said, notes
from .talk import Talk

EVENTS = 4
"""Events shown as evidence for a factor."""


def factors(talk: Talk) -> Iterator[Slide]:
    """The overview, and the slides of those factors to which the sources give most weight."""
    listed, labels = talk.topic.factors, talk.labels
    if not listed:
        return
    rows = tuple((text_cell(f.title.plain, header=True), Cell((talk.stated(f.summary),))) for f in listed)
    title = labels("slide-factors")
    yield Slide(
        title,
        blocks=(Table((Column(0.55), Column(1.0)), (), rows, caption=title),),
        notes=notes(talk, [labels("slide-say-factors")], [f.summary for f in listed]),
        section=labels("slide-part-why"),
        id="factors",
    )
    ranked = sorted(listed, key=lambda factor: -_weight(factor))
    for factor in talk.chosen(talk.options.factors, ranked):
        yield factor_slide(talk, factor)


def _weight(factor: Factor) -> int:
    return sum({"high": 3, "medium": 1}.get(view.rating or "", 0) for view in factor.sources_say)


def factor_slide(talk: Talk, factor: Factor) -> Slide:
    """What speaks for it beside what speaks against it."""
    labels, by_id = talk.labels, talk.topic.by_id
    said: list[Said] = [factor.summary]
    left: list[Block] = [Heading((Text(labels("slide-for")),)), talk.stated(factor.summary)]
    evidence = talk.weightiest((by_id[name] for name in factor.evidence), EVENTS)
    if evidence:
        left.append(ListBlock(tuple((paragraph(_dated(talk, e.date, e.title.nodes)),) for e in evidence)))
        said += [event.description for event in evidence]
    right: list[Block] = [Heading((Text(labels("slide-but")),))]
    if factor.counter_argument:
        right.append(talk.stated(factor.counter_argument))
        said.append(factor.counter_argument)
    counter = talk.weightiest((by_id[name] for name in factor.counter_evidence), 2)
    if counter:
        right.append(ListBlock(tuple((paragraph(_dated(talk, e.date, e.title.nodes)),) for e in counter)))
        said += [event.description for event in counter]
    if len(right) == 1:
        right.clear()
    if factor.historians:  # they may support the point or not, so they do not stand under the objections
        right += [Heading((Text(labels("slide-historians")),)), talk.stated(factor.historians)]
        said.append(factor.historians)
    views = [f"{code_of(view.source)}: {view.says.plain}" for view in factor.sources_say]
    say = [labels("slide-say-factor"), *views]
    sources = [view.source for view in factor.sources_say]
    role = SlideRole.TWO_COLUMNS if right else SlideRole.CONTENT
    told = notes(talk, say, said, sources)
    return Slide(
        factor.title.plain,
        role,
        tuple(left),
        tuple(right),
        notes=told,
        span=factor.title.span,
        id=f"factor-{factor.id}",
    )


def _dated(talk: Talk, date: HistoricDate, title: Inlines) -> Inlines:
    return (Strong((Text(f"{talk.date(date)}: "),)), *title)
