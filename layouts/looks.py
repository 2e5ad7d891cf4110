"""Looks: which colour and pattern mark which contender, the same in every material."""

from __future__ import annotations

from lessonpress.resources.diagnostics import Diagnostic, Severity, span_of
from lessonpress.resources.topic import Topic

from .theme import Theme


def look_numbers(topic: Topic) -> dict[str, int]:
    """By person id, the number of each contender's look in a theme."""
    return {person.id: number for number, person in enumerate(topic.contenders)}


def repeated_looks(topic: Topic, theme: Theme) -> tuple[Diagnostic, ...]:
    """A warning where there are more contenders than looks, at the first who shares one."""
    known, people = len(theme.looks), topic.contenders
    if len(people) <= known:
        return ()
    message = f"there are {len(people)} contenders, and {known} colours with patterns: some share one"
    hints = ("take 'contender' from those who matter least",)
    return (Diagnostic(Severity.WARNING, "looks", message, span_of(people[known]), hints),)
