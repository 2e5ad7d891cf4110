"""Alliance map: who stood with whom and against whom, to be drawn; a small map for each alliance."""

from __future__ import annotations

from collections.abc import Sequence

from lessonpress.resources.dates import stretch
from lessonpress.resources.items import AllianceId, Level
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Alliance
from lessonpress.resources.values import Value

from ..document import Block, Columns, Drawing, Paragraph, Strong
from ..puzzles.alliance_map import MOST, Camp, blank_map, complete_map, legend
from ..puzzles.drawn import Drawn, Noted, Told
from ..questions import Task, WordBank
from ..saying import company, enumerated, said
from .choosing import UnfitError, select
from .facts import fact
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task

LEAST, USUAL = 2, 6


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which alliances."""

    ids: tuple[AllianceId, ...] = ()
    count: Count | None = None
    lines: Count = 3
    """Lines to write on for what an alliance wanted."""


class Asked(Value, frozen=True):
    """An alliance, by names; and everybody who has to stand around the maps."""

    alliance: Alliance
    camp: Camp
    years: str
    people: frozenset[str]


def make(options: Options, bench: Bench) -> Task:
    """Legend and bank over the maps, which are in order of time, two to a row."""

    def ask(thing: Alliance, asked: Sequence[Asked]) -> Asked:
        return _ask(thing, asked, options, bench)

    asked = select(bench, bench.topic.alliances, options.ids, options.count, USUAL, ask)
    if len(asked) < LEAST:
        raise TooFewFactsError(f"an alliance map needs {LEAST} alliances of two people or more, and has {len(asked)}")
    asked.sort(key=lambda one: one.alliance.from_.sort_key)
    people = _people(asked, bench)
    maps = [_map(number, one, people, options, bench) for number, one in enumerate(asked, 1)]
    rows = [Columns((*maps[at : at + 2], *((),) * (at + 1 == len(maps)))) for at in range(0, len(maps), 2)]
    names = tuple(sorted((one.alliance.name for one in asked), key=str.casefold))
    bank = (WordBank(bench.labels("word-bank"), names),) if bench.level is Level.CORE else ()
    label = f"alliance-map-{bench.level}"
    return task(options, bench, (_legend(bench), *bank, *rows), label=label, title=bench.labels("alliance-map-title"))


def _ask(thing: Alliance, asked: Sequence[Asked], options: Options, bench: Bench) -> Asked:
    """What is asked of the alliance. Raises `UnfitError` where that gives itself away, or cannot be told."""
    name, involved = bench.topic.name, {*thing.members, *thing.supporters, *thing.against}
    years = stretch(thing.from_, thing.to, bench.topic.language)
    if len(involved) < 2:
        raise UnfitError("only one person belongs to it")
    if not options.ids and any(bench.wording.mentions(thing.name, name(person)) for person in involved):
        raise UnfitError("its name tells who belongs to it")
    if bench.level is not Level.SUPPORT and any(one.years == years for one in asked):
        raise UnfitError("another has the same dates, so that nothing tells which is which")
    people = frozenset(involved).union(*(one.people for one in asked))
    if len(people) > MOST:
        raise UnfitError(f"only {MOST} people find room around the maps")
    camp = Camp(thing.name, *(tuple(map(name, who)) for who in (thing.members, thing.supporters, thing.against)))
    return Asked(thing, camp, years, people)


def _people(asked: Sequence[Asked], bench: Bench) -> tuple[str, ...]:
    """Who stands around every map, in an order that tells nothing: all involved, and contenders to fill it up."""
    involved = frozenset().union(*(one.people for one in asked))
    spare = [p.id for p in bench.topic.contenders if p.id not in involved][: MOST - len(involved)]
    around = [p.name for p in bench.topic.people if p.id in involved or p.id in spare]
    bench.order.shuffle(around)
    return tuple(around)


def _map(number: int, one: Asked, people: Sequence[str], options: Options, bench: Bench) -> tuple[Block, ...]:
    """A map under its number and dates; below it what the alliance wanted."""
    labels, type_, camp = bench.labels, bench.typesetter, one.camp
    head = Paragraph((Strong((Text(f"{number}   "),)), Text(one.years)), span=one.alliance.from_.span)
    name = camp.name if bench.level is Level.SUPPORT else ""
    together = company(one.alliance, bench.topic, labels)
    told = labels("alliance-map-told", together=together, against=enumerated(camp.against, labels) or "–")
    blank = Drawing(blank_map(name, people, type_), labels("alliance-map-alt", number=number, people=", ".join(people)))
    drawn = Drawn(blank, Drawing(complete_map(camp, people, type_), f"{camp.name}. {told}"))
    return (head, drawn, Told(f"{camp.name}:", (Text(told),)), *_wanted(one.alliance, options, bench))


def _wanted(alliance: Alliance, options: Options, bench: Bench) -> tuple[Block, ...]:
    """What it wanted, to be written."""
    wanted = (*alliance.purpose, *alliance.policy)
    if not wanted:
        return ()
    return (Noted(bench.labels("alliance-map-wanted"), said(fact(wanted[0]), bench.labels), options.lines),)


def _legend(bench: Bench) -> Drawing:
    together, against = bench.labels("alliance-map-together"), bench.labels("alliance-map-against")
    return Drawing(legend(together, against, bench.typesetter), bench.labels("alliance-map-legend"))
