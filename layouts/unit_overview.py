"""The unit on one page: each lesson with its question, its aims, what it uses, and homework."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct

from lessonpress.resources.items import Item
from lessonpress.resources.markup import Rich, Text
from lessonpress.resources.teaching import Lesson, Material
from lessonpress.resources.topic import Topic

from .document import Block, Cell, Column, Flow, ListBlock, Role, Strong, Table, paragraph, text_cell
from .labels import Labels
from .layout import Setting
from .references import references
from .saying import title_of


class UnitOverview:
    """All lessons at a glance, on one page."""

    name: ClassVar[str] = "unit-overview"
    folder: ClassVar[str] = "lessons"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "lessons in lessons.yaml"
    Options: ClassVar[type[Struct]] = Item

    def make(self, topic: Topic, material: Material, options: Item, setting: Setting) -> Flow:
        """A row for each lesson."""
        labels = Labels(topic.language)
        keys = ("lesson", "lesson-objectives", "lesson-materials", "lesson-homework")
        head = tuple(text_cell(labels(key), header=True) for key in keys)
        rows = tuple(_row(topic, number, lesson, labels) for number, lesson in enumerate(topic.lessons, 1))
        columns = (Column(1.2), Column(1.5), Column(1.0), Column(0.9))
        blocks = (
            paragraph((Strong(topic.topic.question.nodes),), Role.LEAD, topic.topic.question.span),
            Table(columns, head, rows, caption=labels("unit-overview")),
        )
        minutes = sum(lesson.minutes for lesson in topic.lessons)
        return Flow(
            id=material.id,
            title=material.title.plain if material.title else labels("unit-overview"),
            language=topic.language,
            subtitle=labels("unit-of", title=topic.topic.title.plain, count=len(rows), minutes=minutes),
            references=references(topic, blocks),
            blocks=blocks,
            most_pages=1,
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """An overview where there are lessons."""
        return (Material(id="unit-overview", layout=self.name),) if topic.lessons else ()


def _row(topic: Topic, number: int, lesson: Lesson, labels: Labels) -> tuple[Cell, ...]:
    name = (
        paragraph((Strong((Text(f"{number}  "), *lesson.title.nodes)),), span=lesson.title.span),
        paragraph(lesson.question.nodes, span=lesson.question.span),
    )
    used = tuple((paragraph(title_of(topic.by_id[name], labels)),) for name in lesson.materials)
    homework = (paragraph(lesson.homework.nodes, span=lesson.homework.span),) if lesson.homework else ()
    return (
        Cell(name, header=True),
        Cell(_points(lesson.objectives)),
        Cell((ListBlock(used),) if used else ()),
        Cell(homework),
    )


def _points(points: Sequence[Rich]) -> tuple[Block, ...]:
    listed = tuple((paragraph(point.nodes, span=point.span),) for point in points)
    return (ListBlock(listed),) if listed else ()
