"""Short answer: questions with lines to write on; the key lists what the topic says for a good answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lessonpress.resources.items import AnyId, Item, Level
from lessonpress.resources.markup import Rich, Statement, Text, plain
from lessonpress.resources.topic import Alliance, Event, Person, Phase, Term

from ..document import Inlines, ListBlock, Marker, Strong
from ..questions import OpenAnswer, Task
from ..saying import said
from .choosing import UnfitError, select
from .facts import Fact, column, everything
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task

USUAL = 4


class Prompt(Item, frozen=True, kw_only=True):
    """A question of the teacher's own."""

    text: Rich
    about: tuple[AnyId, ...] = ()
    """What the topic says of these goes into the key, after the guidance."""
    guidance: tuple[Statement, ...] = ()
    lines: Count | None = None
    starters: tuple[str, ...] = ()
    """Words to begin the answer with, on sheets for those who need support."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """The teacher's own questions, or ours about things of the topic."""

    prompts: tuple[Prompt, ...] = ()
    ids: tuple[AnyId, ...] = ()
    """Alliances, phases, events, factors or people to ask about."""
    count: Count | None = None
    lines: Count = 4


def make(options: Options, bench: Bench) -> Task:
    """The teacher's questions, then ours; with none named, about the phases, the alliances or the weightiest events."""

    def ask(thing: Any, _: object) -> OpenAnswer:
        return _ours(thing, options, bench)

    own = [_own(prompt, options, bench) for prompt in options.prompts]
    if options.ids or not own:
        own += select(bench, _pool(options, bench), options.ids, options.count, USUAL, ask, rank=_rank)
    if not own:
        raise TooFewFactsError("short answers need prompts, or an alliance, a phase or an event to ask about")
    return task(options, bench, (ListBlock(tuple((answer,) for answer in own), Marker.NUMBER),))


def _pool(options: Options, bench: Bench) -> Sequence[Any]:
    if options.ids:
        return [bench.topic.by_id[i] for i in options.ids if i in bench.topic.by_id]
    return bench.topic.phases or bench.topic.alliances or bench.topic.events


def _rank(thing: Any) -> float:
    return -float(getattr(thing, "weight", 0))


def _own(prompt: Prompt, options: Options, bench: Bench) -> OpenAnswer:
    things = [bench.topic.by_id[i] for i in prompt.about if i in bench.topic.by_id]
    guidance = tuple(said(s, bench.labels) for s in prompt.guidance)
    about = tuple(point for thing in things for point in _guidance(thing, bench, named=True))
    lines, span = prompt.lines or options.lines, prompt.text.span
    begun = prompt.starters if bench.level is Level.SUPPORT else ()
    if guidance:
        also = bench.labels("also-credit")
        return OpenAnswer(prompt.text.nodes, lines, guidance, about, also, begun, span=span)
    about = about or ((Text(bench.labels("short-answer-guidance")),),)
    return OpenAnswer(prompt.text.nodes, lines, about, starters=begun, span=span)


def _ours(thing: Any, options: Options, bench: Bench) -> OpenAnswer:
    """A question about a thing of the topic, in words that suit its sort."""
    sort = type(thing).__name__.lower()
    guidance = _guidance(thing, bench)
    if sort not in ("alliance", "phase", "event", "factor", "person", "term") or not guidance:
        raise UnfitError("there is no question that we could ask about it")
    ended = isinstance(thing, Alliance) and (thing.to or thing.outcome)
    asked = bench.labels(f"ask-{sort}-end" if ended else f"ask-{sort}")
    name = _name(thing)
    lead = name if name.endswith((".", "?", "!", "…")) else f"{name}."
    return OpenAnswer((Strong((Text(lead),)), Text(f" {asked}")), options.lines, tuple(guidance))


def _name(thing: Any) -> str:
    found = getattr(thing, "name", None) or getattr(thing, "term", None) or thing.title.plain
    return str(found)


def _guidance(thing: Any, bench: Bench, *, named: bool = False) -> list[Inlines]:
    """What the topic says of the thing, and of the weighty events of a phase; `named` where the question does not."""
    if named and isinstance(thing, Alliance):
        heads = ("purpose", "policy", "outcome")
        points = [
            _led(bench.labels(f"about-{head}", name=thing.name), fact, bench)
            for head in heads
            for fact in column(bench.topic, thing, head)
        ]
    else:
        facts = everything(bench.topic, thing, bench.level)
        lead = bench.labels("about", name=_name(thing)) if named and isinstance(thing, Term | Person) else ""
        points = [_led(lead, fact, bench) for fact in facts]
    if isinstance(thing, Alliance) and thing.ended_by in bench.topic.by_id:
        points.append(bench.topic.by_id[thing.ended_by].description.nodes)
    if isinstance(thing, Phase):
        weighty = [e for e in (bench.topic.by_id.get(i) for i in thing.events) if isinstance(e, Event) and e.weight > 3]
        points += [e.description.nodes for e in weighty[:4]]
    return _without_doubles(points)


def _led(lead: str, fact: Fact, bench: Bench) -> Inlines:
    """The fact, after words that say what it is about."""
    words = said(fact, bench.labels)
    return (Strong((Text(f"{lead} "),)), *words) if lead else words


def _without_doubles(points: Sequence[Inlines]) -> list[Inlines]:
    return list({plain(point): point for point in points}.values())
