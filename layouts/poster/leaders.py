"""Phases in which one person led without an alliance: on a poster they have a band like those of alliances."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lessonpress.resources.dates import HistoricDate
from lessonpress.resources.topic import Alliance, Phase, Topic

from ..labels import Labels


def leaders(topic: Topic, words: Labels) -> tuple[Alliance, ...]:
    """What stands in for an alliance in every phase that names none in power, but opposition to one person alone.

    It has the id of the phase, and begins when those who were in power before no longer were.
    """
    return tuple(_leaders(topic, words))


def _leaders(topic: Topic, words: Labels) -> Iterator[Alliance]:
    before: HistoricDate | None = None
    for phase in topic.phases:
        if phase.governing:
            before = topic.by_id[phase.governing].to
            continue
        opposing: list[Alliance] = [topic.by_id[name] for name in phase.opposing]
        opposed = tuple(dict.fromkeys(person for alliance in opposing for person in alliance.against))
        if len(opposed) == 1:
            against = tuple(dict.fromkeys(person for alliance in opposing for person in alliance.members))
            yield Alliance(
                id=phase.id,
                name=words("poster-leader", name=topic.name(opposed[0])),
                members=opposed,
                against=against,
                from_=_begun(phase, before),
                to=phase.to,
            )


def _begun(phase: Phase, before: HistoricDate | None) -> HistoricDate:
    """When the phase began, or those in power before it went, if that was later."""
    later = before is not None and before.end is not None and before.first_day > phase.from_.first_day
    return replace(before, start=before.end) if later and before is not None else phase.from_
