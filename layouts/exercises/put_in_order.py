"""Put in order: events to number as they happened. No two are asked whose dates leave their order open."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.resources.dates import HistoricDate, format_date
from lessonpress.resources.items import EventId, PersonId
from lessonpress.resources.markup import Citation, Text
from lessonpress.resources.topic import Event

from ..document import Inlines
from ..questions import Ordering, Task
from .choosing import UnfitError, scattered, select
from .events import tells_year
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task

LEAST, USUAL = 3, 8


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which events."""

    ids: tuple[EventId, ...] = ()
    about: tuple[PersonId, ...] = ()
    """Only events that these people took part in."""
    kinds: tuple[str, ...] = ()
    """Only events of these kinds."""
    within: HistoricDate | None = None
    """Only events of this time."""
    count: Count | None = None


def make(options: Options, bench: Bench) -> Task:
    """The events, scattered; the key tells each one's place and date."""
    pool = [event for event in bench.topic.timeline if options.ids or _is_wanted(event, options)]
    events = select(bench, pool, options.ids, options.count, USUAL, _orderable, rank=lambda event: -event.weight)
    if len(events) < LEAST:
        raise TooFewFactsError(f"this needs {LEAST} events whose dates tell their order, and has {len(events)}")
    order = scattered(bench, len(events))
    labels = bench.labels
    block = Ordering(
        items=tuple(_item(events[i]) for i in order),
        places=tuple(i + 1 for i in order),
        details=tuple((Text(format_date(events[i].date, bench.topic.language)),) for i in order),
        heads=(labels("put-in-order-place"), labels("put-in-order-event")),
        detail_head=labels("date"),
    )
    return task(options, bench, (block,))


def _is_wanted(event: Event, options: Options) -> bool:
    within = options.within
    return (
        not event.description.disputed
        and (not options.about or bool(set(options.about) & set(event.people)))
        and (not options.kinds or event.kind in options.kinds)
        and (within is None or within.first_day <= event.date.first_day <= event.date.last_day <= within.last_day)
    )


def _orderable(event: Event, asked: Sequence[Event]) -> Event:
    for other in asked:
        if not (event.date.surely_before(other.date) or other.date.surely_before(event.date)):
            raise UnfitError(f"its date does not tell whether it came before or after '{other.id}'")
    if tells_year(event):
        raise UnfitError("its title tells the year")
    return event


def _item(event: Event) -> Inlines:
    """What happened, without its date; its sources are those of the description."""
    sources = event.description.sources
    return (*event.title.words, Text(" "), Citation(sources)) if sources else event.title.words
