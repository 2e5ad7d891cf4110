"""The template for slides that a build asks for, in the place of the topic's own."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.resources.deck_template import NoTemplate, template_from
from lessonpress.resources.reader import Reading

from .request import Misuse, Request


def with_template(reading: Reading, request: Request) -> Reading:
    """The topic as it was read, its slides in the template of the request, if that names one. Raises Misuse."""
    if not request.template:
        return reading
    try:
        template = template_from(request.template, reading.topic.topic if reading.topic else None)
    except NoTemplate as wrong:
        raise Misuse(*wrong.args) from None
    if reading.topic is None:
        return reading
    return replace(reading, topic=replace(reading.topic, deck_template=template))
