"""What a topic has too little data for: layouts and kinds of exercise, each with what it would need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lessonpress.layouts.exercises import KINDS, TooFewFactsError, benches
from lessonpress.layouts.exercises.tasks import read_exercise
from lessonpress.layouts.layout import installed, load_layout
from lessonpress.layouts.plugins import BrokenPlugin
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.topic import Topic


class Lack(NamedTuple):
    """A layout or a kind of exercise that the topic cannot have yet, and why."""

    name: str
    sort: str
    """'layout' or 'exercise'."""
    why: str


def lacking(topic: Topic) -> tuple[Lack, ...]:
    """Everything that there is not enough data for, in plain words."""
    return (*_layouts(topic), *_exercises(topic))


def _layouts(topic: Topic) -> Iterator[Lack]:
    for name in installed():
        try:
            layout = load_layout(name)
        except BrokenPlugin:
            continue  # told where it is asked for
        if not layout.standard(topic):
            needs = getattr(layout, "needs", "")
            yield Lack(name, "layout", f"this needs {needs}" if needs else "the topic says too little")


def _exercises(topic: Topic) -> Iterator[Lack]:
    for name, kind in KINDS.items():
        read = read_exercise({"kind": name}, None, Problems())
        bench = next(benches(topic, topic.topic.level, "", name, Problems()))
        assert read is not None, name
        try:
            kind.make(read[1], bench)
        except TooFewFactsError as why:
            yield Lack(name, "exercise", str(why))
