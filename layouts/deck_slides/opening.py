"""How the lesson begins and ends: the title, the enquiry question, and the question again."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import ListBlock, Marker, Role, Slide, SlideRole, paragraph
from .lesson import Lesson
from .notes import notes


def title(lesson: Lesson) -> Iterator[Slide]:
    """The title slide."""
    about, labels = lesson.topic.topic, lesson.labels
    subtitle = lesson.options.subtitle or about.subtitle
    lines = [paragraph(text.nodes, span=text.span) for text in (subtitle, about.audience) if text]
    yield Slide(
        about.title.plain,
        SlideRole.TITLE,
        tuple(lines),
        notes=notes(lesson, [labels("slide-say-title", question=about.question.plain)]),
        section=labels("slide-part-start"),
        span=about.title.span,
    )


def enquiry(lesson: Lesson) -> Iterator[Slide]:
    """The question that the whole unit answers."""
    about, labels = lesson.topic.topic, lesson.labels
    yield Slide(
        labels("slide-enquiry"),
        SlideRole.QUESTION,
        (paragraph(about.question.nodes, Role.LEAD, about.question.span), paragraph(labels("slide-first-answer"))),
        notes=notes(lesson, [labels("slide-say-enquiry")], [about.question]),
        span=about.question.span,
    )


def enquiry_again(lesson: Lesson) -> Iterator[Slide]:
    """The same question at the end, now to be answered."""
    about, labels = lesson.topic.topic, lesson.labels
    steps = tuple((paragraph(labels(f"slide-last-answer-{step}")),) for step in ("claim", "evidence", "but"))
    guide = [f"{factor.title.plain}: {factor.summary.plain}" for factor in lesson.topic.factors]
    yield Slide(
        labels("slide-enquiry-again"),
        SlideRole.QUESTION,
        (paragraph(about.question.nodes, Role.LEAD, about.question.span), ListBlock(steps, Marker.NUMBER)),
        notes=notes(lesson, [labels("slide-say-enquiry-again"), *guide]),
        section=labels("slide-part-end"),
        span=about.question.span,
    )
