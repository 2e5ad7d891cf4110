"""The slides of a lesson's activity: what the class does, what is taught, shown and asked in it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lessonpress.resources.inline import slug
from lessonpress.resources.items import Item
from lessonpress.resources.markup import Text
from lessonpress.resources.teaching import Activity, Lesson
from lessonpress.resources.topic import Term

from ..document import Block, Heading, ListBlock, Marker, Role, Slide, SlideRole, Strong, paragraph
from ..saying import title_of
from .conflicts import conflict_slides
from .notes import notes
from .numbers import figure_slide
from .quiz import at_once, do_now_titles, one_by_one
from .talk import Talk
from .taught import taught, words


def activity_slides(talk: Talk, lesson: Lesson, activity: Activity) -> Iterator[Slide]:
    """The activity's slides, a part of the deck; the notes of the first tell the teacher's part.

    Words to know are told at the beginning of the lesson, unless the activity teaches nothing else.
    """
    slides = _slides(talk, lesson, activity)
    first = next(slides)
    told, minutes = (*_for_teacher(talk, activity), *first.notes), talk.labels("lesson-minutes", count=activity.minutes)
    yield replace(first, notes=told, section=activity.title.plain, lasts=minutes)
    yield from (replace(slide, section="") for slide in slides)


def _slides(talk: Talk, lesson: Lesson, activity: Activity) -> Iterator[Slide]:
    topic, title = talk.topic, activity.title.plain
    asked = [topic.by_id[name] for name in activity.questions]
    terms, things = parted(talk, activity)
    teaches, opens = activity.kind == "teach", activity.kind == "do-now" and bool(asked)
    closes = activity is next((one for one in reversed(lesson.activities) if one.kind == "plenary"), None)
    speaks_for_itself = activity.kind in ("teach", "do-now", "plenary") and bool(asked or things or terms)
    if not closes and (activity.steps or not speaks_for_itself):
        yield _to_do(talk, activity)
    if opens:
        yield from at_once(talk, asked, *do_now_titles(talk))
    if terms and not things:
        yield words(talk, terms, title)
    yield from taught(talk, things, title if teaches and not activity.steps else talk.labels("slide-events"))
    for name in activity.figures:
        yield figure_slide(talk, topic.by_id[name])
    for name in activity.conflicts:
        yield from conflict_slides(talk, topic.by_id[name])
    if activity.kind == "plenary":
        yield from one_by_one(talk, asked)
        if closes:
            yield _closing(talk, lesson, activity)
    elif not opens:
        yield from at_once(talk, asked, title, f"{title}: {talk.labels('answers')}")


def parted(talk: Talk, activity: Activity) -> tuple[list[Term], list[Item]]:
    """The words that an activity teaches, and whatever else it does."""
    things = [talk.topic.by_id[name] for name in activity.about]
    return [t for t in things if isinstance(t, Term)], [t for t in things if not isinstance(t, Term)]


def _to_do(talk: Talk, activity: Activity) -> Slide:
    """What the class does, step by step: how long, and with what."""
    labels = talk.labels
    minutes = Strong((Text(labels("lesson-minutes", count=activity.minutes)),))
    blocks: list[Block] = [paragraph((minutes,), Role.LEAD), *_steps(activity)]
    if activity.kind == "discuss" and not activity.steps:
        blocks.append(paragraph(labels("lesson-discuss")))
    if activity.materials:
        blocks.append(paragraph((Strong((Text(labels("lesson-you-need") + " "),)), Text(_materials(talk, activity)))))
    say = notes(talk, [labels("slide-say-task")]) if activity.steps else ()
    name = f"task-{slug(activity.title.plain)}"
    return Slide(activity.title.plain, blocks=tuple(blocks), notes=say, span=activity.title.span, id=name)


def _closing(talk: Talk, lesson: Lesson, activity: Activity) -> Slide:
    """Back to the question of the lesson, with what there is to do, beside its aims."""
    question = paragraph((Strong(lesson.question.nodes),), Role.LEAD, lesson.question.span)
    aims = ListBlock(tuple((paragraph(aim.nodes, span=aim.span),) for aim in lesson.objectives), Marker.BOX)
    head = Heading((Text(talk.labels("lesson-can-you")),))
    title, say = talk.labels("lesson-close"), notes(talk, [talk.labels("slide-say-close")])
    left = (question, *_steps(activity))
    return Slide(title, SlideRole.TWO_COLUMNS, left, (head, aims), notes=say, span=activity.title.span, id="closing")


def _steps(activity: Activity) -> tuple[Block, ...]:
    steps = tuple(paragraph(step.nodes, span=step.span) for step in activity.steps)
    return steps if len(steps) < 2 else (ListBlock(tuple((step,) for step in steps), Marker.NUMBER),)


def _materials(talk: Talk, activity: Activity) -> str:
    return "; ".join(title_of(talk.topic.by_id[name], talk.labels) for name in activity.materials)


def _for_teacher(talk: Talk, activity: Activity) -> Iterator[Block]:
    labels = talk.labels
    minutes = labels("lesson-minutes", count=activity.minutes)
    yield Heading((Text(f"{activity.title.plain} ({labels(f'activity-{activity.kind}')}, {minutes})"),), 2)
    if activity.text:
        yield paragraph(activity.text.plain)
    if activity.materials:
        yield paragraph(f"{labels('lesson-you-need')} {_materials(talk, activity)}")
