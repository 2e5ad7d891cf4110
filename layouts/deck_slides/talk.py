"""What every part of a deck needs: the topic, how the deck is wanted, and how dates and statements are put."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, TypeVar

from msgspec import Meta

from lessonpress.resources.dates import HistoricDate, format_date, stretch
from lessonpress.resources.items import AnyId, ConflictId, FactorId, FigureId, Item, Level, QuestionId
from lessonpress.resources.markup import Foreign, Rich, Statement
from lessonpress.resources.topic import Event, Topic
from lessonpress.resources.values import Value

from ..document import Inlines, Paragraph, Role, paragraph
from ..exercises.wording import unmarked
from ..labels import Labels
from ..looks import look_numbers
from ..saying import said_briefly
from ..theme import Theme
from ..type.paragraph import Typesetter

Count = Annotated[int, Meta(ge=0, le=40)]
T = TypeVar("T")


class DeckOptions(Item, frozen=True, kw_only=True):
    """What a topic may say of its deck."""

    subtitle: Rich | None = None
    level: Level | None = None
    focus: tuple[AnyId, ...] | None = None
    """What gets a slide of its own; unless said, the weightiest events that have details."""
    charts: tuple[FigureId, ...] | None = None
    """Which figures to draw; unless said, all that have two values or more."""
    factors: Count | tuple[FactorId, ...] = 3
    """How many factors get a slide of their own, or which; all are in the overview."""
    conflicts: Count | tuple[ConflictId, ...] = 2
    """How many matters on which the sources disagree, or which."""
    do_now: Count | tuple[QuestionId, ...] = 4
    """How many questions to start with, or which."""
    quiz: Count | tuple[QuestionId, ...] = 6
    """How many questions to end with, or which."""
    events: Count = 4
    """How many events are told of each phase."""


class Talk(Value, frozen=True, dict=True):
    """A deck in the making. Everything in it comes from the topic."""

    id: str
    topic: Topic
    options: DeckOptions
    theme: Theme
    level: Level

    @cached_property
    def labels(self) -> Labels:
        """The words that slides print themselves."""
        return Labels(self.topic.language)

    @cached_property
    def typesetter(self) -> Typesetter:
        """Measures the words in drawings."""
        return Typesetter(self.theme, self.topic.language)

    @cached_property
    def look_numbers(self) -> dict[str, int]:
        """The number of each contender's look."""
        return look_numbers(self.topic)

    def date(self, date: HistoricDate | None) -> str:
        """A date in the topic's language."""
        return format_date(date, self.topic.language) if date else ""

    def span(self, start: HistoricDate | None, end: HistoricDate | None) -> str:
        """A stretch of time in the topic's language."""
        return stretch(start, end, self.topic.language)

    def native(self, words: str) -> Inlines:
        """Words as those who were there wrote them, in their language."""
        return (Foreign(words, self.topic.topic.script_language or self.topic.language),)

    def said(self, statement: Statement) -> Inlines:
        """A statement with its citations, marked when it is disputed; no key word stands out."""
        return unmarked(said_briefly(statement, self.labels))

    def stated(self, statement: Statement, role: Role = Role.BODY) -> Paragraph:
        """A statement as a paragraph."""
        return paragraph(self.said(statement), role, statement.span)

    def chosen(self, wanted: int | tuple[str, ...], ranked: Iterable[T]) -> list[T]:
        """The things named by id, or as many of `ranked` as wanted."""
        if isinstance(wanted, tuple):
            return [self.topic.by_id[name] for name in wanted]
        return list(ranked)[:wanted]

    def weightiest(self, events: Iterable[Event], count: int) -> list[Event]:
        """The `count` weightiest of `events`, in order of time."""
        listed = list(events)
        heavy = sorted(listed, key=lambda event: -event.weight)[:count]
        return sorted(heavy, key=lambda event: (event.date.sort_key, listed.index(event)))
