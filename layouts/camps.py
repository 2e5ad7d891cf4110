"""Who stood on which side in a phase: what the diagrams of slides and study guides show, and what tables tell."""

from __future__ import annotations

from collections.abc import Iterable

from lessonpress.resources.topic import Alliance, Phase, Topic


def named(phase: Phase) -> tuple[str, ...]:
    """The ids of a phase's alliances: the one in power first."""
    return (*([phase.governing] if phase.governing else []), *phase.opposing)


def new_in(topic: Topic, phase: Phase) -> list[Alliance]:
    """A phase's alliances that appeared in none before."""
    earlier = topic.phases[: topic.phases.index(phase)]
    before = {name for other in earlier for name in named(other)}
    return [topic.by_id[name] for name in named(phase) if name not in before]


def last_in(topic: Topic, phase: Phase) -> list[Alliance]:
    """A phase's alliances that appear in none after it."""
    later = topic.phases[topic.phases.index(phase) + 1 :]
    after = {name for other in later for name in named(other)}
    return [topic.by_id[name] for name in named(phase) if name not in after]


def sides(topic: Topic, phase: Phase) -> tuple[list[Alliance], list[Alliance]]:
    """The alliance in power, if one is named, and those against it."""
    governing = [topic.by_id[phase.governing]] if phase.governing else []
    return governing, [topic.by_id[name] for name in phase.opposing]


def targets(alliances: Iterable[Alliance]) -> tuple[str, ...]:
    """Those whom the alliances were against: the other side, where nothing names it."""
    return tuple(dict.fromkeys(person for alliance in alliances for person in alliance.against))
