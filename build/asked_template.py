"""The template for slides that a build asks for, in the place of the topic's own."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from lessonpress.resources.deck_template import NoTemplate, by_hand, template_from
from lessonpress.resources.diagnostics import SourceError
from lessonpress.resources.reader import Reading, read_topic

from .request import Misuse, Request


def with_template(reading: Reading, request: Request) -> Reading:
    """The topic as it was read, its slides in the template of the request, if that names one. Raises Misuse."""
    if not request.template:
        return reading
    try:
        template = template_from(
            request.template, by_hand(reading.topic.topic if reading.topic else None, request.template)
        )
    except NoTemplate as wrong:
        raise Misuse(*wrong.args) from None
    if reading.topic is None:
        return reading
    return replace(reading, topic=replace(reading.topic, deck_template=template))


def chosen_in(folder: str) -> tuple[dict[str, str], str]:
    """The layouts that the topic in a folder chooses by hand, and its language. Raises SourceError."""
    reading = read_topic(Path(folder))
    if reading.topic is None:
        raise SourceError(reading.diagnostics, reading.lines)
    return dict(by_hand(reading.topic.topic)), reading.topic.language
