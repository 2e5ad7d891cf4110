"""Living graph: the fortunes of the contenders, to be drawn over the events. The key shows one possible judgement."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

from msgspec import Meta

from lessonpress.resources.dates import format_date, format_year
from lessonpress.resources.items import EventId, PersonId
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Event, Person

from ..document import Columns, Drawing, Inlines, ListBlock, Marker, Paragraph, Strong
from ..drawing.fortunes import USUAL_EVENTS, Fortune
from ..looks import look_numbers
from ..puzzles.drawn import Drawn, Told
from ..puzzles.living_graph import Frame, axes, graph
from ..questions import OpenAnswer, Task, WordBank
from ..saying import said
from .choosing import named
from .facts import fact
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task

LEAST_EVENTS, LEAST_PEOPLE = 3, 2
MOST_EVENTS, MOST_PEOPLE = 12, 8
MARKED = 2
"""A change of so many steps is told in the key."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Whose fortunes, over which events."""

    ids: tuple[EventId, ...] = ()
    people: tuple[PersonId, ...] = ()
    count: Annotated[int, Meta(ge=LEAST_EVENTS, le=MOST_EVENTS)] = USUAL_EVENTS
    """Events at most: the weightiest."""
    lines: Count = 7
    """Lines to write on for each question."""


def make(options: Options, bench: Bench) -> Task:
    """The events, blank axes, and two questions."""
    people, events = _chosen(options, bench)
    fortunes = _fortunes(people, events, bench)
    bank = WordBank(bench.labels("contenders"), tuple(person.name for person in people))
    note = Told(bench.labels("living-graph-judgement"), (Text(bench.labels("living-graph-others")),))
    asked = (_strongest(fortunes, events, options, bench), _turning_point(fortunes, events, options, bench))
    return task(options, bench, (_cards(events, bench), bank, _drawn(fortunes, events, bench), note, *asked))


def _chosen(options: Options, bench: Bench) -> tuple[Sequence[Person], Sequence[Event]]:
    """Contenders and events between which there is something to draw."""
    people = list(named(bench.topic.contenders, options.people))[:MOST_PEOPLE]
    wanted = {person.id for person in people}
    events = [e for e in bench.topic.timeline if len(wanted & e.standing.keys()) >= LEAST_PEOPLE]
    events = [e for e in events if not options.ids or e.id in options.ids]
    weighty = sorted(events, key=lambda event: -event.weight)[: options.count]
    events = [event for event in events if event in weighty]
    people = [p for p in people if sum(p.id in event.standing for event in events) >= 2]
    if len(events) < LEAST_EVENTS or len(people) < LEAST_PEOPLE:
        least = f"{LEAST_EVENTS} events that say in 'standing' how strong {LEAST_PEOPLE} contenders were"
        raise TooFewFactsError(f"a living graph needs {least}")
    return people, events


def _fortunes(people: Sequence[Person], events: Sequence[Event], bench: Bench) -> tuple[Fortune, ...]:
    looks = look_numbers(bench.topic)
    return tuple(Fortune(p.name, looks[p.id], tuple(e.standing.get(p.id) for e in events)) for p in people)


def _cards(events: Sequence[Event], bench: Bench) -> Columns:
    """The events by their numbers, in two columns."""
    cards = [
        (Paragraph((Strong((Text(format_date(e.date, bench.topic.language)),)), Text("  "), *e.title.words)),)
        for e in events
    ]
    half = (len(cards) + 1) // 2
    left, right = ListBlock(tuple(cards[:half]), Marker.NUMBER), ListBlock(tuple(cards[half:]), Marker.NUMBER, half + 1)
    return Columns(((left,), (right,)))


def _drawn(fortunes: Sequence[Fortune], events: Sequence[Event], bench: Bench) -> Drawn:
    labels, type_ = bench.labels, bench.typesetter
    years = tuple(format_year(event.date.year, bench.topic.language) for event in events)
    frame = Frame(years, labels("living-graph-high"), labels("living-graph-low"), labels("living-graph-axis"))
    solved = Frame(years, frame.high, frame.low, labels("living-graph-judgement"))
    names = ", ".join(fortune.name for fortune in fortunes)
    blank = Drawing(axes(frame, type_), labels("living-graph-alt", count=len(events), names=names))
    told = "; ".join(f"{fortune.name}: {_told(fortune, bench)}" for fortune in fortunes)
    return Drawn(blank, Drawing(graph(solved, fortunes, type_), labels("living-graph-alt-key", lines=told)))


def _told(fortune: Fortune, bench: Bench) -> str:
    """The points of a line in words."""
    told = ((number, standing) for number, standing in enumerate(fortune.points, 1) if standing is not None)
    return ", ".join(bench.labels("living-graph-point", number=n, standing=standing) for n, standing in told)


def _strongest(fortunes: Sequence[Fortune], events: Sequence[Event], options: Options, bench: Bench) -> OpenAnswer:
    """When somebody stood highest, and why."""
    points: list[Inlines] = []
    for fortune in fortunes:
        standing, number = max((s, -n) for n, s in enumerate(fortune.points) if s is not None)
        event = events[-number]
        label = bench.labels("living-graph-peak", name=fortune.name, number=1 - number, standing=standing)
        points.append((Text(label + " "), *event.title.words))
    return OpenAnswer((Text(bench.labels("living-graph-when")),), options.lines, tuple(points))


def _turning_point(fortunes: Sequence[Fortune], events: Sequence[Event], options: Options, bench: Bench) -> OpenAnswer:
    """Which event changed most, for whom."""
    changes = [_changes(fortunes, event) for event in range(len(events))]
    sizes = [sum(abs(after - before) for _, before, after in change) for change in changes]
    number = sizes.index(max(sizes))
    event, marked = events[number], [c for c in changes[number] if abs(c[2] - c[1]) >= MARKED]
    moved = ", ".join(f"{name} {before} → {after}" for name, before, after in marked or changes[number])
    guidance: list[Inlines] = [(Text(f"{number + 1}  "), *event.title.words, Text(f": {moved}."))]
    if event.effect:
        guidance.append(said(fact(event.effect), bench.labels))
    return OpenAnswer((Text(bench.labels("living-graph-which")),), options.lines, tuple(guidance))


def _changes(fortunes: Sequence[Fortune], event: int) -> list[tuple[str, int, int]]:
    """Whose standing was another after the event than after the last one that tells it."""
    found = []
    for fortune in fortunes:
        told = [(n, s) for n, s in enumerate(fortune.points) if s is not None]
        found += [(fortune.name, a, b) for (_, a), (n, b) in pairwise(told) if n == event and a != b]
    return found
