"""One lesson's slides: its question and aims, then each activity in turn, homework."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.markup import Text
from lessonpress.resources.teaching import Lesson

from ..document import (
    ListBlock,
    Marker,
    Role,
    Slide,
    SlideRole,
    Strong,
    paragraph,
)
from .activity import activity_slides, parted
from .notes import notes
from .talk import Talk
from .taught import words


def lesson_slides(talk: Talk, lesson: Lesson) -> Iterator[Slide]:
    """All slides of the lesson but its sources."""
    yield _title(talk, lesson)
    starts = [activity for activity in lesson.activities if activity.kind == "do-now"]
    for activity in starts:
        yield from activity_slides(talk, lesson, activity)
    yield _objectives(talk, lesson)
    taught = [parted(talk, activity) for activity in lesson.activities]
    terms = dict.fromkeys(term.id for some, things in taught if things for term in some)
    if terms:
        yield words(talk, [talk.topic.by_id[name] for name in terms])
    for activity in lesson.activities:
        if activity not in starts:
            yield from activity_slides(talk, lesson, activity)
    if lesson.homework:
        yield _homework(talk, lesson)


def _title(talk: Talk, lesson: Lesson) -> Slide:
    number, count = talk.topic.lessons.index(lesson) + 1, len(talk.topic.lessons)
    lines = (paragraph(lesson.question.nodes, span=lesson.question.span), paragraph(talk.topic.topic.title.words))
    minutes = talk.labels("lesson-minutes", count=sum(activity.minutes for activity in lesson.activities))
    say = [talk.labels("slide-say-lesson", question=lesson.question.plain, minutes=minutes)]
    say += [lesson.note.plain] if lesson.note else []
    title = f"{talk.labels('lesson-of', number=number, count=count)}: {lesson.title.plain}"
    return Slide(
        title, SlideRole.TITLE, lines, notes=notes(talk, say), section=title, span=lesson.title.span, id="title"
    )


def _objectives(talk: Talk, lesson: Lesson) -> Slide:
    """The question of the lesson, and what pupils will be able to do at its end."""
    labels = talk.labels
    aims = ListBlock(tuple((paragraph(aim.nodes, span=aim.span),) for aim in lesson.objectives), Marker.NUMBER)
    lead = paragraph((Strong((Text(labels("lesson-aims")),)),), Role.LEAD)
    prior = [f"{labels('lesson-prior')}: {known.plain}" for known in lesson.prior]
    say = [labels("slide-say-objectives"), *prior]
    told, part = notes(talk, say), labels("slide-part-aims")
    title, span = lesson.question.plain, lesson.question.span
    return Slide(title, blocks=(lead, aims), notes=told, section=part, span=span, id="objectives")


def _homework(talk: Talk, lesson: Lesson) -> Slide:
    assert lesson.homework is not None
    labels, span = talk.labels, lesson.homework.span
    say = notes(talk, [labels("slide-say-homework")])
    task = (paragraph(lesson.homework.nodes, Role.LEAD, span),)
    title = labels("lesson-homework")
    return Slide(title, SlideRole.QUESTION, task, notes=say, section=title, span=span, id="homework")
