"""How the talk begins and ends: the title, the enquiry question, and the question again."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import ListBlock, Marker, Role, Slide, SlideRole, paragraph
from .notes import notes
from .talk import Talk


def title(talk: Talk) -> Iterator[Slide]:
    """The title slide."""
    about, labels = talk.topic.topic, talk.labels
    subtitle = talk.options.subtitle or about.subtitle
    lines = [paragraph(text.nodes, span=text.span) for text in (subtitle, about.audience) if text]
    yield Slide(
        about.title.plain,
        SlideRole.TITLE,
        tuple(lines),
        notes=notes(talk, [labels("slide-say-title", question=about.question.plain)]),
        section=labels("slide-part-start"),
        span=about.title.span,
        id="title",
    )


def enquiry(talk: Talk) -> Iterator[Slide]:
    """The question that the whole unit answers."""
    about, labels = talk.topic.topic, talk.labels
    yield Slide(
        labels("slide-enquiry"),
        SlideRole.QUESTION,
        (paragraph(about.question.nodes, Role.LEAD, about.question.span), paragraph(labels("slide-first-answer"))),
        notes=notes(talk, [labels("slide-say-enquiry")], [about.question]),
        span=about.question.span,
        id="enquiry",
    )


def enquiry_again(talk: Talk) -> Iterator[Slide]:
    """The same question at the end, now to be answered."""
    about, labels = talk.topic.topic, talk.labels
    steps = tuple((paragraph(labels(f"slide-last-answer-{step}")),) for step in ("claim", "evidence", "but"))
    guide = [f"{factor.title.plain}: {factor.summary.plain}" for factor in talk.topic.factors]
    yield Slide(
        labels("slide-enquiry-again"),
        SlideRole.QUESTION,
        (paragraph(about.question.nodes, Role.LEAD, about.question.span), ListBlock(steps, Marker.NUMBER)),
        notes=notes(talk, [labels("slide-say-enquiry-again"), *guide]),
        section=labels("slide-part-end"),
        span=about.question.span,
        id="enquiry-again",
    )
