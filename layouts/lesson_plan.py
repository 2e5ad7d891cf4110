"""The teacher's plan of a lesson, on one page: aims, the run of the hour, what is needed, homework."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from msgspec import Struct

from lessonpress.resources.markup import Rich, Text
from lessonpress.resources.teaching import Activity, Lesson, Material
from lessonpress.resources.topic import Topic

from .document import (
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Flow,
    Heading,
    ListBlock,
    Paragraph,
    Role,
    Strong,
    Table,
    Tone,
    paragraph,
    text_cell,
)
from .labels import Labels
from .layout import Setting
from .lesson_deck import LessonOptions, of_each_lesson
from .references import references
from .saying import title_of


class LessonPlan:
    """The teacher's plan of one lesson, on one page."""

    name: ClassVar[str] = "lesson-plan"
    folder: ClassVar[str] = "lessons"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "lessons in lessons.yaml"
    Options: ClassVar[type[Struct]] = LessonOptions

    def make(self, topic: Topic, material: Material, options: LessonOptions, setting: Setting) -> Flow:
        """The plan of one lesson."""
        lesson: Lesson = topic.by_id[options.lesson]
        labels = Labels(topic.language)
        number = labels("lesson-of", number=topic.lessons.index(lesson) + 1, count=len(topic.lessons))
        blocks = (
            paragraph((Strong(lesson.question.nodes),), Role.LEAD, lesson.question.span),
            _aims(lesson, labels),
            *_run(topic, lesson, labels),
            *_after(lesson, labels),
        )
        return Flow(
            id=material.id,
            title=material.title.plain if material.title else f"{number}: {lesson.title.plain}",
            language=topic.language,
            subtitle=labels("lesson-plan-of", title=topic.topic.title.plain, count=lesson.minutes),
            references=references(topic, blocks),
            blocks=blocks,
            most_pages=1,
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One plan for each lesson."""
        return of_each_lesson(topic, self.name, "plan")


def _aims(lesson: Lesson, labels: Labels) -> Block:
    """Objectives beside what pupils know before."""
    parts = [_list(labels("lesson-objectives"), lesson.objectives)]
    if lesson.prior:
        parts.append(_list(labels("lesson-prior"), lesson.prior))
    return Columns(tuple(parts), (1.2, 1.0)[: len(parts)])


def _list(head: str, points: Sequence[Rich]) -> tuple[Block, ...]:
    entries = tuple((paragraph(point.nodes, span=point.span),) for point in points)
    return (Heading((Text(head),), 3), ListBlock(entries))


def _run(topic: Topic, lesson: Lesson, labels: Labels) -> Iterator[Block]:
    """The run of the lesson: from which minute to which, what happens, with what."""
    rows, at = [], 0
    for activity in lesson.activities:
        when = text_cell(f"{at}–{at + activity.minutes}", header=True)
        at += activity.minutes
        rows.append((when, Cell(tuple(_what(topic, activity, labels))), Cell(tuple(_with(topic, activity, labels)))))
    head = tuple(text_cell(labels(key), header=True) for key in ("lesson-when", "lesson-what", "lesson-with"))
    columns = (Column(), Column(2.6), Column(1.0))
    yield Table(columns, head, tuple(rows), caption=labels("lesson-run"))


def _what(topic: Topic, activity: Activity, labels: Labels) -> Iterator[Block]:
    kind = labels(f"activity-{activity.kind}")
    yield paragraph((Strong(activity.title.nodes), Text(f" ({kind})")), span=activity.title.span)
    if activity.text:
        yield paragraph(activity.text.nodes, span=activity.text.span)
    if activity.questions:
        for number, name in enumerate(activity.questions, 1):
            question = topic.by_id[name]
            yield paragraph((Text(f"{number}\u2002{question.stem.plain} "), Strong(question.answer.nodes)), Role.NOTE)


def _with(topic: Topic, activity: Activity, labels: Labels) -> Iterator[Paragraph]:
    """What is handed out or shown."""
    for name in activity.materials:
        yield paragraph(title_of(topic.by_id[name], labels))
    if activity.questions:
        count = len(activity.questions)
        asked = labels("lesson-question") if count == 1 else labels("lesson-questions", count=count)
        yield paragraph(f"{labels('lesson-slide')} {asked}")
    for name in (*activity.figures, *activity.conflicts):
        yield paragraph((Text(labels("lesson-slide") + " "), *topic.by_id[name].title.nodes))
    if activity.about:
        yield paragraph(labels("lesson-shown"))


def _after(lesson: Lesson, labels: Labels) -> Iterator[Block]:
    """Homework, and what else the teacher should know."""
    if lesson.homework:
        head = (Strong((Text(labels("lesson-homework") + ": "),)), *lesson.homework.nodes)
        yield paragraph(head, span=lesson.homework.span)
    if lesson.note:
        yield Box((paragraph(lesson.note.nodes, span=lesson.note.span),), tone=Tone.NOTE)
