"""A lesson's deck: do-now, objectives, what is taught, what is to be done and how long, a quiz, homework."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct

from lessonpress.resources.items import Item, LessonId, Level
from lessonpress.resources.markup import Rich, Text
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .deck_slides.agenda import with_agenda
from .deck_slides.lesson import lesson_slides
from .deck_slides.sources import sources
from .deck_slides.talk import DeckOptions, Talk
from .document import Deck
from .labels import Labels
from .layout import Setting
from .looks import repeated_looks
from .references import references


class LessonOptions(Item, frozen=True, kw_only=True):
    """Which lesson."""

    lesson: LessonId


class LessonDeckOptions(LessonOptions, frozen=True, kw_only=True):
    """Which lesson, and for whom."""

    level: Level | None = None


class LessonDeck:
    """Slides for one lesson, activity by activity."""

    name: ClassVar[str] = "lesson-deck"
    folder: ClassVar[str] = "slides"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "lessons in lessons.yaml"
    Options: ClassVar[type[Struct]] = LessonDeckOptions

    def make(self, topic: Topic, material: Material, options: LessonDeckOptions, setting: Setting) -> Deck:
        """The slides of one lesson."""
        lesson = topic.by_id[options.lesson]
        talk = Talk(material.id, topic, DeckOptions(), setting.theme, setting.level)
        shown = tuple(lesson_slides(talk, lesson))
        cited = references(topic, shown)
        return Deck(
            id=material.id,
            title=material.title.plain if material.title else lesson.title.plain,
            language=topic.language,
            subtitle=lesson.question.plain,
            references=cited,
            warnings=repeated_looks(topic, setting.theme),
            slides=with_agenda(talk, (*shown, *sources(talk, cited, shown)), "objectives"),
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One deck for each lesson."""
        return of_each_lesson(topic, self.name, "slides")


def of_each_lesson(topic: Topic, layout: str, what: str) -> Sequence[Material]:
    """A material of that layout for each lesson: 'lesson-1-slides', 'lesson-2-slides' …"""
    labels = Labels(topic.language)
    return tuple(
        Material(
            id=f"lesson-{number}-{what}",
            layout=layout,
            title=Rich((Text(labels(f"lesson-{what}", number=number, title=lesson.title.plain)),)),
            options={"lesson": lesson.id},
        )
        for number, lesson in enumerate(topic.lessons, 1)
    )
