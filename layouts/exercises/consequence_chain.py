"""Consequence chain: events of which each led to the next, with links to fill in or an order to find.

A chain follows the topic's own `leads-to`, forward in time. Given the events of such a chain, only one order of them
is a chain again, so there is one right answer.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated, Literal

from msgspec import Meta

from lessonpress.resources.dates import format_date, format_year
from lessonpress.resources.items import EventId, Level
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Event

from ..document import Inlines, Strong, Together
from ..questions import OpenAnswer, Ordering, Task, WordBank
from ..saying import said
from ..thinking import Chain, Link
from .choosing import named, scattered
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task

LEAST, USUAL = 4, 5


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which chain, and what pupils do with it."""

    ask: Literal["links", "order"] = "links"
    """Fill in missing events and what came of each, or number the events and write out how one led to the next."""
    events: Annotated[tuple[EventId, ...], Meta(max_length=6)] = ()
    """The events of the chain, in order: each must lead to the next."""
    count: Annotated[int, Meta(ge=LEAST, le=6)] = USUAL
    lines: Count = 1
    """Lines for what came of an event."""


def make(options: Options, bench: Bench) -> Task:
    """The chain, as boxes with gaps or as events to number."""
    chain = _named(options.events, bench) if options.events else _found(options.count, bench)
    bench.used.update(event.id for event in chain)
    body = _links(chain, options, bench) if options.ask == "links" else _order(chain, options, bench)
    return task(options, bench, body, label=f"consequence-chain-{options.ask}")


# ---- which chain ----------------------------------------------------------------------------------------------------


def _named(ids: Sequence[str], bench: Bench) -> Sequence[Event]:
    """The teacher's own chain, which must hold at every link."""
    chain = named(bench.topic.timeline, ids)
    if len(chain) < LEAST:
        raise TooFewFactsError(f"a chain needs {LEAST} events, and has {len(chain)}")
    place = {event.id: number for number, event in enumerate(bench.topic.timeline)}
    for event, following in pairwise(chain):
        if following.id not in event.leads_to or place[following.id] < place[event.id]:
            link = f"'{event.id}' led to '{following.id}', a later event"
            raise TooFewFactsError(f"the topic does not say that {link}")
    return chain


def _found(count: int, bench: Bench) -> list[Event]:
    """The longest chain of `count` events at most, weighty ones first, of which the sheet has told nothing yet."""
    events = [event for event in bench.topic.timeline if _is_clear(event) and event.id not in bench.used]
    following = [
        [later for later in range(number + 1, len(events)) if events[later].id in event.leads_to]
        for number, event in enumerate(events)
    ]

    reach = [1] * len(events)
    """How many events a chain from each one can have."""
    for number in reversed(range(len(events))):
        reach[number] += max((reach[later] for later in following[number]), default=0)
    longest = min(count, max(reach, default=0))
    if longest < LEAST:
        raise TooFewFactsError(f"this needs a chain of {LEAST} events, each of which leads to the next")
    choice = list(range(len(events)))
    chain: list[int] = []
    for left in range(longest, 0, -1):
        able = [number for number in choice if reach[number] >= left]
        chain.append(max(bench.pick.sample(able, len(able)), key=lambda number: events[number].weight))
        choice = following[chain[-1]]
    return [events[number] for number in chain]


def _is_clear(event: Event) -> bool:
    """Whether nobody disputes it and its title does not tell its year, and so its place."""
    year = format_year(event.date.year).split()[0]
    return not event.description.disputed and year not in re.findall(r"\d+", event.title.plain)


# ---- what is asked of it --------------------------------------------------------------------------------------------


def _links(chain: Sequence[Event], options: Options, bench: Bench) -> tuple[WordBank, Chain]:
    """Every other event is missing, or all between the first and the last; they stand in the bank."""
    last = len(chain) - 1
    gaps = [n for n in range(1, last + 1) if (0 < n < last if bench.level is Level.CHALLENGE else n % 2)]
    links = tuple(
        Link(
            event.title.words,
            format_date(event.date, bench.topic.language),
            said(event.effect, bench.labels) if event.effect else (),
            missing=number in gaps,
            dated=number not in gaps or bench.level is Level.SUPPORT,
        )
        for number, event in enumerate(chain)
    )
    words = sorted((chain[n].title.plain for n in gaps), key=str.casefold)
    led, outcome = (bench.labels(f"consequence-chain-{name}") for name in ("led", "outcome"))
    return WordBank(bench.labels("consequence-chain-bank"), tuple(words)), Chain(links, led, outcome, options.lines)


def _order(chain: Sequence[Event], options: Options, bench: Bench) -> tuple[Together, OpenAnswer]:
    """The events, scattered, and lines on which to tell how each led to the next."""
    labels, language = bench.labels, bench.topic.language
    order = scattered(bench, len(chain))
    events = Ordering(
        items=tuple(chain[i].title.words for i in order),
        places=tuple(i + 1 for i in order),
        details=tuple((Text(format_date(chain[i].date, language)),) for i in order),
        heads=(labels("put-in-order-place"), labels("put-in-order-event")),
        detail_head=labels("date"),
    )
    story = OpenAnswer(
        (Text(labels("consequence-chain-story")),),
        (options.lines + 1) * (len(chain) - 1),
        tuple(_told(event, following, bench) for event, following in pairwise(chain)),
    )
    return Together((events,)), story


def _told(event: Event, following: Event, bench: Bench) -> Inlines:
    """An event, what came of it, and what that led to."""
    effect = (*said(event.effect, bench.labels), Text(" ")) if event.effect else ()
    colon = bench.labels("about", name="")
    arrow = (Text(f"→ {bench.labels('consequence-chain-led')}{colon} "), *following.title.words)
    return (Strong((*event.title.words, Text(colon))), Text(" "), *effect, *arrow)
