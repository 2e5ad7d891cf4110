"""The kinds of diagram: what each shows of a topic, or nothing where the topic says too little for it."""

from __future__ import annotations

from lessonpress.resources.dates import format_date, stretch_in_years
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Figure, Phase, Topic

from ..document import Strong
from ..figures import FEWEST, charted, noted
from ..labels import Labels
from ..saying import said
from . import bodies, camps, numbers, standing
from .bodies import Detail
from .network import Network
from .organisation import Chart
from .sheet import Shown
from .standing import Graph

MOST_BARS, MOST_NAMES, MOST_LINES, MOST_BOXES = 22.0, 26.0, 14.0, 20.0
"""The largest words of each kind, in points on A3."""


def alliances(topic: Topic, phase: Phase) -> Shown | None:
    """Who stood with whom in a phase, as a network."""
    labels, found = Labels(topic.language), camps.camps_of(topic, phase)
    if found is None:
        return None
    allied = [camp.alliance for camp in (*found.governing, *found.opposing) if camp.alliance]
    return Shown(
        title=phase.title.plain,
        when=stretch_in_years(phase.from_, phase.to, topic.language),
        lead=(Strong((Text(labels("diagram-alliances") + " "),)), *said(phase.summary, labels)),
        alt=camps.told(found, topic, labels),
        ways=(lambda hand, width, height: Network(hand, found, topic).scene(width, height),),
        most=MOST_NAMES,
        cited=tuple(alliance.purpose for alliance in allied),
        pictured=found.people,
    )


def standings(topic: Topic) -> Shown | None:
    """How strong the contenders stood after each event, as lines."""
    labels, found = Labels(topic.language), standing.story(topic)
    if found is None:
        return None
    return Shown(
        title=labels("diagram-standing"),
        when=_period(topic),
        lead=(Text(labels("diagram-standing-lead")),),
        alt=standing.told(found, topic, labels),
        ways=(lambda hand, width, height: Graph(hand, found, topic).scene(width, height),),
        most=MOST_LINES,
        cited=tuple(found.events[number].description for number in found.named),
    )


def organisation(topic: Topic) -> Shown | None:
    """The bodies, who chose whom, and who sat where."""
    if not topic.bodies:
        return None
    labels = Labels(topic.language)
    ways = tuple(
        lambda hand, width, height, detail=detail: Chart(hand, topic, detail).scene(width, height)
        for detail in reversed(Detail)
    )
    return Shown(
        title=labels("diagram-bodies"),
        when=_period(topic),
        lead=(Text(labels("diagram-bodies-lead")),),
        alt=bodies.told(topic, labels),
        ways=ways,
        most=MOST_BOXES,
        cited=tuple(body.does for body in topic.bodies),
    )


def figure(topic: Topic, of: Figure) -> Shown | None:
    """Numbers as bars or columns."""
    if len(of.values) < FEWEST:
        return None
    chart = charted(of, topic.language)
    return Shown(
        title=chart.title,
        when=format_date(of.date, topic.language) if of.date else "",
        lead=said(of.note, Labels(topic.language)),
        alt=chart.alt,
        ways=(lambda hand, width, height: numbers.drawn(chart, hand, width, height),),
        most=MOST_BARS,
        notes=tuple(noted(of)),
    )


def _period(topic: Topic) -> str:
    return format_date(topic.topic.period.in_years, topic.language)
