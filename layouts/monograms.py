"""Monograms: the few letters that stand for a person where a name is too long."""

from __future__ import annotations

from collections.abc import Iterable

from lessonpress.resources.topic import Person


def monograms(people: Iterable[Person]) -> dict[str, str]:
    """By person id: the first letter of the name, and as many more as tell namesakes apart."""
    named = {person.id: person.name for person in people}
    return {key: _shortest(name, [n for k, n in named.items() if k != key]) for key, name in named.items()}


def _shortest(name: str, others: list[str]) -> str:
    length = 1
    while length < len(name) and any(other[:length] == name[:length] for other in others):
        length += 1
    return name[:length]
