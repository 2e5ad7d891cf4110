"""The template for slides that is named on the command line: for a build in the place of the topic's own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from lessonpress.resources.deck_template import NoTemplate, by_hand, template_from
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.diagnostics import Diagnostic, Severity, SourceError, span_of
from lessonpress.resources.reader import Reading, read_topic
from lessonpress.resources.topic import About, InTemplate

from .request import Misuse, Request


def with_template(reading: Reading, request: Request) -> Reading:
    """The topic as it was read, its slides in the template of the request, if that names one. Raises Misuse."""
    if not request.template:
        return reading
    about = reading.topic.topic if reading.topic else None
    template = asked_template(request.template, by_hand(about, request.template))
    if reading.topic is None:
        return reading
    told = (*reading.diagnostics, *_left_out(about, request.template))
    return replace(reading, topic=replace(reading.topic, deck_template=template), diagnostics=told)


def asked_template(path: str, layouts: Mapping[str, str]) -> DeckTemplate:
    """A template that lies anywhere, with layouts chosen by hand. Raises Misuse when there is none."""
    try:
        return template_from(path, layouts)
    except NoTemplate as wrong:
        raise Misuse(*wrong.args) from None


class Chosen(NamedTuple):
    """The layouts that a topic chooses by hand in a template, its language, and what is to be told of it."""

    layouts: Mapping[str, str] = {}
    language: str = "en"
    problems: tuple[Diagnostic, ...] = ()
    lines: Mapping[str, Sequence[str]] = {}


def chosen_in(folder: str, template: str) -> Chosen:
    """What the topic in a folder says of a template. Raises SourceError."""
    reading = read_topic(Path(folder))
    if reading.topic is None:
        raise SourceError(reading.diagnostics, reading.lines)
    about = reading.topic.topic
    return Chosen(by_hand(about, template), reading.topic.language, tuple(_left_out(about, template)), reading.lines)


def _left_out(about: About | None, template: str) -> Iterator[Diagnostic]:
    """A word on layouts that are chosen in another template: they are those of the file that topic.yaml names."""
    own = about.template if about else None
    if isinstance(own, InTemplate) and own.layouts and not by_hand(about, template):
        name = Path(template).name
        message = f"the layouts chosen in topic.yaml are for '{own.file}', and not used with '{name}'"
        hint = f"to choose layouts of '{name}', name it in topic.yaml"
        yield Diagnostic(Severity.WARNING, "template-layout", message, span_of(own.file), (hint,))
