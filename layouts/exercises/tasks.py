"""Tasks of a sheet: exercises as they are asked for in a topic, read, made for a level, and numbered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems, Span, did_you_mean, span_of
from lessonpress.resources.references import check_references
from lessonpress.resources.topic import Topic

from ..layout import Setting
from ..questions import Task
from . import KINDS
from .kind import ExerciseOptions, Kind, TooFewFactsError, benches
from .scaffolds import scaffolded

Given = Mapping[str, Any]
"""What a sheet says of one exercise: its `kind`, and that kind's own options."""


def tasks(
    given: Iterable[Given], topic: Topic, setting: Setting, name: str, place: Span | None, problems: Problems
) -> Iterator[Task | None]:
    """A task for each exercise of the sheet of that name, numbered; None, and why, for one that cannot be made."""
    number = 0
    for one, bench in zip(
        given, benches(topic, setting.level, setting.variant, name, problems, setting.theme), strict=False
    ):
        where = place_of(one) or place
        read = read_exercise(one, where, problems)
        if read is None:
            yield None
            continue
        kind, options = read
        check_references(options, type(options), topic.sections, problems)
        try:
            task = scaffolded(kind.make(options, bench), setting.level, bench.labels)
        except TooFewFactsError as why:
            problems.warning("too-few-facts", f"this exercise is left out: {why}", where)
            yield None
        else:
            number += 1
            yield replace(task, number=number)


def read_exercise(given: Given, place: Span | None, problems: Problems) -> tuple[Kind, ExerciseOptions] | None:
    """An exercise's kind and its options; None when they cannot be read, and why is told."""
    named = given.get("kind")
    kind = KINDS.get(str(named))
    if kind is None:
        message = f"unknown kind of exercise '{named}'" if named else "an exercise needs a 'kind'"
        hint = did_you_mean(str(named), KINDS) or f"the kinds are: {', '.join(KINDS)}"
        problems.error("unknown-kind", message, span_of(named) or place, hint)
        return None
    options = decode(given, kind.Options, problems, place=place)
    return None if options is None else (kind, options)


def place_of(given: Given) -> Span | None:
    """Where an exercise stands: at its kind, or its first key."""
    return span_of(given.get("kind")) or next((span_of(key) for key in given), None)
