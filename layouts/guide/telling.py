"""What every part of a study guide needs: the topic, for whom, and how dates and statements are put."""

from __future__ import annotations

from functools import cached_property

from lessonpress.resources.dates import HistoricDate, format_date, stretch
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Statement, Text
from lessonpress.resources.topic import Event, Topic
from lessonpress.resources.values import Value

from ..document import Block, Heading, Inlines, ListBlock, Paragraph, Role, Strong
from ..labels import Labels
from ..layout import Setting
from ..looks import look_numbers
from ..saying import said

LIGHTEST = {Level.SUPPORT: 3, Level.CORE: 2, Level.CHALLENGE: 1}
"""The least weight of an event that is told, by level."""
DISAGREEMENTS = {Level.SUPPORT: 3, Level.CORE: 6, Level.CHALLENGE: 9}
"""How many matters on which the sources disagree are told, by level."""


class Telling(Value, frozen=True, dict=True):
    """A study guide in the making."""

    topic: Topic
    setting: Setting

    @property
    def level(self) -> Level:
        """For whom it is."""
        return self.setting.level

    @cached_property
    def labels(self) -> Labels:
        """The words that we print ourselves."""
        return Labels(self.topic.language)

    @cached_property
    def look_numbers(self) -> dict[str, int]:
        """The number of each contender's look."""
        return look_numbers(self.topic)

    def date(self, date: HistoricDate, *, short: bool = False) -> str:
        """A date in the topic's language."""
        return format_date(date, self.topic.language, short=short)

    def span(self, start: HistoricDate | None, end: HistoricDate | None, *, short: bool = False) -> str:
        """A stretch of time in the topic's language."""
        return stretch(start, end, self.topic.language, short=short)

    def stated(self, statement: Statement, role: Role = Role.BODY, lead: str = "") -> Paragraph:
        """A statement as a paragraph, perhaps after words that lead in to it; one that is disputed says so."""
        return Paragraph((*_strong(lead), *said(statement, self.labels)), role, span=statement.span)

    def heading(self, label: str, level: int = 3) -> Heading:
        """A heading of our own."""
        return Heading((Text(self.labels(label)),), level)

    def dated(self, event: Event) -> Inlines:
        """'15 March 44 BC: The Ides of March'."""
        return (Strong((Text(f"{self.date(event.date)}: "),)), *event.title.words)


def _strong(words: str) -> Inlines:
    return (Strong((Text(words),)),) if words else ()


def listed(entries: list[Paragraph]) -> tuple[Block, ...]:
    """Paragraphs as a list; nothing where there are none."""
    return (ListBlock(tuple((entry,) for entry in entries)),) if entries else ()
