"""Slides about the things that an activity of a lesson teaches, those of a kind on one slide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.dates import format_date
from lessonpress.resources.inline import slug
from lessonpress.resources.items import Item
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Event, Factor, Figure, Person, Phase, Policy, Term

from ..document import Block, Cell, Column, Inlines, Slide, Table, paragraph, text_cell
from .contenders import who_was_who
from .factors import factor_slide
from .focus import slides_about
from .gallery import faces, scenes
from .notes import notes
from .numbers import figure_slide
from .phases import phase_slides
from .talk import Talk

ENOUGH = 3
"""Details with which an event gets a slide of its own; others share a table."""
TOGETHER = 2
"""From this many on, things of a kind share a table."""


def taught(talk: Talk, things: Sequence[Item], story: str) -> Iterator[Slide]:
    """Slides about things, those of a kind together. `story` is the title of events that share a table."""
    kinds: dict[str, list[Item]] = {}
    for thing in things:
        kinds.setdefault(_sort(thing), []).append(thing)
    for kind, group in kinds.items():
        yield from _about(talk, kind, group, story)


def _sort(thing: Item) -> str:
    """What shares a table: an event with much to tell stands alone."""
    detailed = isinstance(thing, Event) and len(thing.details) >= ENOUGH
    return "detailed" if detailed else type(thing).__name__


def _about(talk: Talk, kind: str, things: Sequence[Item], story: str) -> Iterator[Slide]:
    labels = talk.labels
    if len(things) >= TOGETHER and kind == "Person":
        people = [p for p in things if isinstance(p, Person)]
        yield from faces(talk, people)
        yield who_was_who(talk, people, labels("slide-people"))
    elif len(things) >= TOGETHER and kind == "Event":
        events = [e for e in things if isinstance(e, Event)]
        yield _story(talk, events, story)
        yield from scenes(talk, events, labels("slide-scenes", title=story))
    elif kind == "Policy":
        yield _policies(talk, [p for p in things if isinstance(p, Policy)])
    else:
        for thing in things:
            match thing:
                case Phase():
                    yield from phase_slides(talk, thing)
                case Factor():
                    yield factor_slide(talk, thing)
                case Figure():
                    yield figure_slide(talk, thing)
                case _:
                    yield from slides_about(talk, thing)


def _story(talk: Talk, events: Sequence[Event], title: str) -> Slide:
    """Events with their dates."""
    rows = tuple((text_cell(talk.date(e.date), header=True), Cell((talk.stated(e.description),))) for e in events)
    extra = [f"{talk.date(e.date)}: {e.note.plain}" for e in events if e.note]
    told = notes(talk, [talk.labels("slide-say-story"), *extra], [event.description for event in events])
    table = Table((Column(), Column(1.0)), (), rows, caption=title)
    return Slide(title, blocks=(table,), notes=told, id=f"events-{slug(title)}")


def words(talk: Talk, terms: Sequence[Term], title: str = "") -> Slide:
    """Words to know, with their meanings."""
    title = title or talk.labels("slide-words")
    meanings = [term.definition(talk.level) for term in terms]
    rows = tuple(
        (
            Cell(tuple(map(paragraph, _names(talk, term))), header=True),
            Cell((talk.stated(meaning),)),
        )
        for term, meaning in zip(terms, meanings, strict=True)
    )
    told = notes(talk, [talk.labels("slide-say-words")], meanings)
    table = Table((Column(), Column(1.0)), (), rows, caption=title)
    return Slide(title, blocks=(table,), notes=told, id=f"words-{slug(title)}")


def _names(talk: Talk, term: Term) -> Iterator[Inlines]:
    yield (Text(term.term),)
    if term.native_term:
        yield talk.native(term.native_term)


def _policies(talk: Talk, policies: Sequence[Policy]) -> Slide:
    """What was wanted, by whom and against whom."""
    labels, name = talk.labels, talk.topic.name
    title = labels("slide-policies")
    head = tuple(text_cell(labels(key), header=True) for key in ("slide-policy", "slide-in-favour", "slide-opposed"))
    rows = tuple(
        (
            Cell(tuple(_wanted(talk, policy)), header=True),
            text_cell(", ".join(map(name, policy.for_)) or "–"),
            text_cell(", ".join(map(name, policy.against)) or "–"),
        )
        for policy in policies
    )
    columns = (Column(1.0), Column(0.8), Column(0.8))
    said = [policy.statement for policy in policies]
    told = notes(talk, [labels("slide-say-policies")], said)
    return Slide(title, blocks=(Table(columns, head, rows, caption=title),), notes=told, id="policies")


def _wanted(talk: Talk, policy: Policy) -> Iterator[Block]:
    """What was wanted, and for which years this holds."""
    yield paragraph(policy.title.words, span=policy.title.span)
    if policy.when:
        yield paragraph(format_date(policy.when.in_years, talk.topic.language))
