"""What a kind of exercise is: a module whose `make` turns facts of any topic into a task that knows its answer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import count
from random import Random
from typing import Annotated, Any, Protocol

from msgspec import Meta, field

from lessonpress.resources.diagnostics import Problems, Span, span_of
from lessonpress.resources.items import Item, Level
from lessonpress.resources.markup import Rich, Text
from lessonpress.resources.topic import Topic
from lessonpress.resources.values import Value

from ..document import Block
from ..labels import Labels
from ..layout import chance
from ..questions import Task
from ..theme import Theme, load_theme
from ..type.paragraph import Typesetter
from .wording import Wording, unmarked, wording

MOST = 20
"""More things than these fit neither on a page nor, with some to spare, the letters of the alphabet."""
Count = Annotated[int, Meta(ge=1, le=MOST)]
"""How many things are asked, or lines ruled."""
Spare = Annotated[int, Meta(ge=0, le=6)]
"""How many things fit nowhere."""


class ExerciseOptions(Item, frozen=True, kw_only=True):
    """What every exercise may say. Each kind adds its own, and can do with none: all have defaults."""

    kind: str
    title: Rich | None = None
    instruction: Rich | None = None


class TooFewFactsError(Exception):
    """The topic does not say enough for this exercise; the message tells the teacher what is missing."""


class Bench(Value, frozen=True, dict=True):
    """What an exercise is made with: the facts, for whom, the dice, and where to say what was left out."""

    topic: Topic
    level: Level
    variant: str
    pick: Random
    """Decides what is asked: the same in every variant."""
    order: Random
    """Decides the order it stands in: another in every variant."""
    problems: Problems = field(default_factory=Problems)
    used: set[str] = field(default_factory=set)
    """What earlier exercises of the same sheet have told: to ask it again would be to give it away."""
    theme: Theme = field(default_factory=load_theme)
    """How what is drawn looks."""

    @cached_property
    def labels(self) -> Labels:
        """The words we print, in the topic's language."""
        return Labels(self.topic.language)

    @cached_property
    def typesetter(self) -> Typesetter:
        """Measures and sets the words of a drawing."""
        return Typesetter(self.theme, self.topic.language)

    @cached_property
    def wording(self) -> Wording:
        """Compares texts in the topic's language."""
        return wording(self.topic.language)

    def leave_out(self, name: str, why: str, span: Span | None) -> None:
        """Tell the teacher that something named for this exercise is not in it."""
        self.problems.warning("left-out", f"'{name}' is left out of this exercise: {why}", span)


class Kind(Protocol):
    """A kind of exercise; each module of this folder that is listed in KINDS is one."""

    @property
    def Options(self) -> type[ExerciseOptions]:  # noqa: N802
        """What a worksheet may say about the exercise."""
        ...

    def make(self, options: Any, bench: Bench) -> Task:
        """The exercise. Raises `TooFewFactsError` when the topic does not say enough for it."""
        ...


def benches(
    topic: Topic, level: Level, variant: str, name: str, problems: Problems, theme: Theme | None = None
) -> Iterator[Bench]:
    """A bench for each exercise of the sheet of that name. Its dice depend on name, number and variant alone."""
    look = theme or load_theme()
    used: set[str] = set()
    for number in count():
        pick, order = chance(name, str(number), "pick"), chance(name, str(number), "order", variant)
        yield Bench(topic, level, variant, pick, order, problems, used, look)


def starters(name: str, bench: Bench) -> tuple[str, ...]:
    """Words to begin an answer with, for those who need support; `name` says which of the labels has them."""
    return beginnings(name, bench.labels) if bench.level is Level.SUPPORT else ()


def beginnings(name: str, labels: Labels) -> tuple[str, ...]:
    """Words to begin an answer with, as the labels have them."""
    return tuple(labels(f"starters-{name}").split(" | "))


def task(
    options: ExerciseOptions,
    bench: Bench,
    body: Iterable[Block],
    *,
    label: str = "",
    title: str = "",
    notes: tuple[Block, ...] = (),
) -> Task:
    """The exercise under the teacher's own title and instruction, or those that the labels have for it."""
    name = label or options.kind
    heading = options.title.plain if options.title else title or bench.labels(f"{name}-title")
    say = options.instruction.nodes if options.instruction else (Text(bench.labels(f"{name}-instruction")),)
    return Task(options.kind, heading, say, unmarked(tuple(body)), key_notes=notes, span=span_of(options.kind))
