"""The template for slides that is named on the command line: for a build in the place of the topic's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from lessonpress.resources.deck_template import NoTemplate, by_hand, template_from
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.diagnostics import SourceError
from lessonpress.resources.reader import Reading, read_topic

from .request import Misuse, Request


def with_template(reading: Reading, request: Request) -> Reading:
    """The topic as it was read, its slides in the template of the request, if that names one. Raises Misuse."""
    if not request.template:
        return reading
    about = reading.topic.topic if reading.topic else None
    template = asked_template(request.template, by_hand(about, request.template))
    if reading.topic is None:
        return reading
    return replace(reading, topic=replace(reading.topic, deck_template=template))


def asked_template(path: str, layouts: Mapping[str, str]) -> DeckTemplate:
    """A template that lies anywhere, with layouts chosen by hand. Raises Misuse when there is none."""
    try:
        return template_from(path, layouts)
    except NoTemplate as wrong:
        raise Misuse(*wrong.args) from None


def chosen_in(folder: str, template: str) -> tuple[dict[str, str], str]:
    """The layouts that the topic in a folder chooses by hand in this template, and its language. Raises SourceError."""
    reading = read_topic(Path(folder))
    if reading.topic is None:
        raise SourceError(reading.diagnostics, reading.lines)
    return dict(by_hand(reading.topic.topic, template)), reading.topic.language
