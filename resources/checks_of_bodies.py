"""What must hold for the bodies of an organisation chart: none stands above itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from .diagnostics import Located, Problems
from .topic import Topic


def bodies_stand_in_order(topic: Topic, problems: Problems) -> None:
    """No body elects itself, or one that stands above it, in however many steps; nor does it answer to one below."""
    told: set[frozenset[str]] = set()
    for body in topic.bodies:
        circle = _circle(body.id, topic.below)
        if circle and frozenset(circle) not in told:
            told.add(frozenset(circle))
            _tell(topic, circle, problems)


def _circle(start: str, below: Mapping[str, Sequence[str]]) -> list[str]:
    """The shortest way down from a body to itself, each body once; nothing where there is none."""
    ways = [[start]]
    seen: set[str] = set()
    for way in ways:
        for other in below.get(way[-1], ()):
            if other == start:
                return way
            if other not in seen:
                seen.add(other)
                ways.append([*way, other])
    return []


def _tell(topic: Topic, circle: Sequence[str], problems: Problems) -> None:
    first, second = circle[0], circle[1 % len(circle)]
    found = [*topic.by_id[first].elects, *topic.by_id[second].answers_to]
    place = next((name.span for name in found if name in (first, second) and isinstance(name, Located)), None)
    if len(circle) == 1:
        problems.error("circle", f"'{first}' stands above itself", place)
        return
    way = " above ".join(f"'{name}'" for name in (*circle, first))
    hint = "take one of these ids out of 'elects' or 'answers-to'"
    problems.error("circle", f"these bodies stand above one another in a circle: {way}", place, hint)


BODY_RULES: tuple[Callable[[Topic, Problems], None], ...] = (bodies_stand_in_order,)
