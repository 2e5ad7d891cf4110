"""One lesson's slides: its question, then each activity in turn, what is taught, what is to be done, homework."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.items import Item
from lessonpress.resources.markup import Text
from lessonpress.resources.teaching import Activity, Lesson
from lessonpress.resources.topic import Event, Factor, Figure, Person, Phase, Policy, Term

from ..document import (
    Block,
    Cell,
    Column,
    ListBlock,
    Marker,
    Role,
    Slide,
    SlideRole,
    Strong,
    Table,
    paragraph,
    text_cell,
)
from ..saying import title_of
from .conflicts import conflict_slides
from .contenders import who_was_who
from .factors import factor_slide
from .focus import slide_about
from .notes import notes
from .numbers import figure_slide
from .phases import phase_slides
from .quiz import at_once, do_now_titles, one_by_one
from .talk import Talk

ENOUGH = 3
"""Details with which an event gets a slide of its own; others share a table."""
TOGETHER = 2
"""From this many on, things of a kind share a table."""


def lesson_slides(talk: Talk, lesson: Lesson) -> Iterator[Slide]:
    """All slides of the lesson but its sources."""
    yield _title(talk, lesson)
    starts = [activity for activity in lesson.activities if activity.kind == "do-now"]
    for activity in starts:
        yield from _activity(talk, activity)
    yield _objectives(talk, lesson)
    for activity in lesson.activities:
        if activity not in starts:
            yield from _activity(talk, activity)
    if lesson.homework:
        yield _homework(talk, lesson)


def _title(talk: Talk, lesson: Lesson) -> Slide:
    number, count = talk.topic.lessons.index(lesson) + 1, len(talk.topic.lessons)
    lines = (paragraph(lesson.question.nodes, span=lesson.question.span), paragraph(talk.topic.topic.title.words))
    say = [talk.labels("slide-say-lesson", question=lesson.question.plain), lesson.note.plain if lesson.note else ""]
    title = f"{talk.labels('lesson-of', number=number, count=count)}: {lesson.title.plain}"
    return Slide(title, SlideRole.TITLE, lines, notes=notes(talk, say), section=title, span=lesson.title.span)


def _objectives(talk: Talk, lesson: Lesson) -> Slide:
    """The question of the lesson, and what pupils will be able to do at its end."""
    labels = talk.labels
    aims = ListBlock(tuple((paragraph(aim.nodes, span=aim.span),) for aim in lesson.objectives), Marker.NUMBER)
    lead = paragraph((Strong(lesson.question.nodes),), Role.LEAD, lesson.question.span)
    prior = [f"{labels('lesson-prior')}: {known.plain}" for known in lesson.prior]
    say = [labels("slide-say-objectives"), *prior]
    return Slide(labels("lesson-objectives"), blocks=(lead, aims), notes=notes(talk, say), span=lesson.question.span)


def _homework(talk: Talk, lesson: Lesson) -> Slide:
    assert lesson.homework is not None
    labels, span = talk.labels, lesson.homework.span
    say = notes(talk, [labels("slide-say-homework")])
    return Slide(labels("lesson-homework"), blocks=(paragraph(lesson.homework.nodes, span=span),), notes=say, span=span)


# ---- activities -----------------------------------------------------------------------------------------------------


def _activity(talk: Talk, activity: Activity) -> Iterator[Slide]:
    """What is to be done, then what is taught, shown and asked in it."""
    topic = talk.topic
    asked = [topic.by_id[name] for name in activity.questions]
    if activity.kind in ("task", "discuss") or not (asked or activity.about):
        yield _to_do(talk, activity)
    yield from _taught(talk, [topic.by_id[name] for name in activity.about])
    for name in activity.conflicts:
        yield from conflict_slides(talk, topic.by_id[name])
    for name in activity.figures:
        yield figure_slide(talk, topic.by_id[name])
    if activity.kind == "plenary":
        yield from one_by_one(talk, asked)
    else:
        title = activity.title.plain
        titles = do_now_titles(talk) if activity.kind == "do-now" else (title, f"{title}: {talk.labels('answers')}")
        yield from at_once(talk, asked, *titles)


def _to_do(talk: Talk, activity: Activity) -> Slide:
    """What the class does: how long, and with what; the teacher's part is in the notes."""
    labels = talk.labels
    minutes = Strong((Text(labels("lesson-minutes", count=activity.minutes)),))
    blocks: list[Block] = [paragraph((minutes,), Role.LEAD)]
    titles = [title_of(talk.topic.by_id[name], talk.labels) for name in activity.materials]
    if titles:
        blocks += [paragraph(labels("lesson-you-need")), ListBlock(tuple((paragraph(title),) for title in titles))]
    if activity.kind == "discuss":
        blocks.append(paragraph(labels("lesson-discuss")))
    say = [activity.text.plain] if activity.text else []
    return Slide(activity.title.plain, blocks=tuple(blocks), notes=notes(talk, say), span=activity.title.span)


# ---- what is taught -------------------------------------------------------------------------------------------------


def _taught(talk: Talk, things: Sequence[Item]) -> Iterator[Slide]:
    """Slides about things, those of a kind on one slide where that is enough."""
    kinds: dict[str, list[Item]] = {}
    for thing in things:
        kinds.setdefault(_sort(thing), []).append(thing)
    for kind, group in kinds.items():
        yield from _about(talk, kind, group)


def _sort(thing: Item) -> str:
    """What shares a table: an event with much to tell stands alone."""
    detailed = isinstance(thing, Event) and len(thing.details) >= ENOUGH
    return "detailed" if detailed else type(thing).__name__


def _about(talk: Talk, kind: str, things: Sequence[Item]) -> Iterator[Slide]:
    labels = talk.labels
    if len(things) >= TOGETHER and kind == "Person":
        yield who_was_who(talk, [p for p in things if isinstance(p, Person)], labels("slide-people"))
    elif len(things) >= TOGETHER and kind == "Event":
        yield _story(talk, [e for e in things if isinstance(e, Event)])
    elif len(things) >= TOGETHER and kind == "Term":
        yield _words(talk, [t for t in things if isinstance(t, Term)])
    elif kind == "Policy":
        yield _policies(talk, [p for p in things if isinstance(p, Policy)])
    else:
        for thing in things:
            match thing:
                case Phase():
                    yield from phase_slides(talk, thing)
                case Factor():
                    yield factor_slide(talk, thing)
                case Figure():
                    yield figure_slide(talk, thing)
                case _:
                    yield slide_about(talk, thing)


def _story(talk: Talk, events: Sequence[Event]) -> Slide:
    """Events with their dates."""
    title = talk.labels("slide-events")
    rows = tuple((text_cell(talk.date(e.date), header=True), Cell((talk.stated(e.description),))) for e in events)
    extra = [f"{talk.date(e.date)}: {e.note.plain}" for e in events if e.note]
    told = notes(talk, [talk.labels("slide-say-story"), *extra], [event.description for event in events])
    return Slide(title, blocks=(Table((Column(), Column(1.0)), (), rows, caption=title),), notes=told)


def _words(talk: Talk, terms: Sequence[Term]) -> Slide:
    """Words with their meanings."""
    title = talk.labels("slide-words")
    meanings = [term.definition(talk.level) for term in terms]
    rows = tuple(
        (text_cell(term.term, header=True), Cell((talk.stated(meaning),)))
        for term, meaning in zip(terms, meanings, strict=True)
    )
    told = notes(talk, [talk.labels("slide-say-words")], meanings)
    return Slide(title, blocks=(Table((Column(), Column(1.0)), (), rows, caption=title),), notes=told)


def _policies(talk: Talk, policies: Sequence[Policy]) -> Slide:
    """What was wanted, by whom and against whom."""
    labels, name = talk.labels, talk.topic.name
    title = labels("slide-policies")
    head = tuple(text_cell(labels(key), header=True) for key in ("slide-policy", "slide-in-favour", "slide-other-side"))
    rows = tuple(
        (
            text_cell(policy.title.words, header=True),
            text_cell(", ".join(map(name, policy.for_)) or "–"),
            text_cell(", ".join(map(name, policy.against)) or "–"),
        )
        for policy in policies
    )
    columns = (Column(1.0), Column(0.8), Column(0.8))
    said = [policy.statement for policy in policies]
    told = notes(talk, [labels("slide-say-policies")], said)
    return Slide(title, blocks=(Table(columns, head, rows, caption=title),), notes=told)
