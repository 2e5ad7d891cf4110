"""Who stood on which side in a phase: what the diagrams of slides and study guides show, and what tables tell."""

from __future__ import annotations

from collections.abc import Iterable

from lessonpress.resources.topic import Alliance, Phase, Policy, Topic


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


def new_policies(topic: Topic, people: Iterable[str], phase: Phase) -> list[Policy]:
    """What all these people stood for from a time within the phase on."""
    who = set(people)

    def begun(policy: Policy) -> bool:
        when = policy.when
        return when is not None and not (
            when.first_day < phase.from_.first_day or (phase.to is not None and phase.to.surely_before(when))
        )

    return [policy for policy in topic.policies if who <= set(policy.for_) and begun(policy)]


def targets(alliances: Iterable[Alliance]) -> tuple[str, ...]:
    """Those whom the alliances were against: the other side, where nothing names it."""
    return tuple(dict.fromkeys(person for alliance in alliances for person in alliance.against))
