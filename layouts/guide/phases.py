"""The struggle phase by phase: who governed, who opposed, what each side wanted, what happened, how it ended."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.items import Level
from lessonpress.resources.markup import Text, plain
from lessonpress.resources.topic import Alliance, Event, Phase

from ..camps import last_in
from ..document import Block, Heading, ListBlock, Paragraph, Role, Strong, Together
from ..pictures import illustrated
from ..saying import said
from .numbers import numbers
from .sides import diagram, table
from .telling import LIGHTEST, Telling, listed

ENDS = (".", "?", "!", "…")
"""Signs after which a title needs no full stop."""


def phases(telling: Telling) -> Iterator[Block]:
    """Every phase, numbered; where the topic has none, the events alone."""
    if not telling.topic.phases:
        yield from _story(telling, list(telling.topic.timeline), 2)
    for number, phase in enumerate(telling.topic.phases, 1):
        when = telling.span(phase.from_, phase.to)
        yield Heading((Text(f"{number}. "), *phase.title.words, Text(f", {when}" if when else "")), 2)
        yield telling.stated(phase.summary, Role.LEAD)
        sides = (*diagram(telling, phase), *table(telling, phase))
        if sides:
            yield telling.heading("guide-sides")
            yield from sides
        by_id = telling.topic.by_id
        yield from _story(telling, [by_id[name] for name in phase.events], 3)
        yield from numbers(telling, phase)
        yield from _ends(telling, phase)


def _story(telling: Telling, events: list[Event], level: int) -> Iterator[Block]:
    """The events in order, as many as the level asks for; at least the weightiest."""
    least = min(LIGHTEST[telling.level], max((event.weight for event in events), default=0))
    told = sorted((e for e in events if e.weight >= least), key=lambda e: (e.date.sort_key, events.index(e)))
    if told:
        yield telling.heading("guide-happened", level)
        yield ListBlock(tuple((Together(tuple(_event(telling, event))),) for event in told))
        yield from illustrated(telling.topic, told, telling.dated)


def _event(telling: Telling, event: Event) -> Iterator[Block]:
    """Date, title and description; what came of it; for those who want to know more, its details."""
    title = telling.dated(event)
    end = " " if plain(title).endswith(ENDS) else ". "
    yield Paragraph((Strong((*title, Text(end))), *said(event.description, telling.labels)), span=event.title.span)
    if event.effect:
        yield telling.stated(event.effect, lead=telling.labels("guide-effect") + " ")
    if telling.level is Level.CHALLENGE:
        yield from listed([telling.stated(detail) for detail in event.details])


def _ends(telling: Telling, phase: Phase) -> Iterator[Block]:
    """What became of the alliances that are heard of for the last time."""
    entries = [entry for alliance in last_in(telling.topic, phase) if (entry := tuple(_end(telling, alliance)))]
    if entries:
        yield telling.heading("guide-ended")
        yield ListBlock(tuple((Together(entry),) for entry in entries))


def _end(telling: Telling, alliance: Alliance) -> Iterator[Paragraph]:
    """All that became of an alliance under its name; where nothing is said of it, the event that ended it."""
    lead = f"{alliance.name}: "
    for number, outcome in enumerate(alliance.outcome):
        yield telling.stated(outcome, lead="" if number else lead)
    if alliance.ended_by and not alliance.outcome:
        event = telling.topic.by_id[alliance.ended_by]
        yield Paragraph((Strong((Text(lead),)), *telling.dated(event)), span=event.title.span)
