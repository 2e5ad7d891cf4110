"""Diagrams of the whole unit: who chose whom and sat where, and how the contenders rose and fell."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ..diagrams import bodies, standing
from ..diagrams.bodies import Detail
from ..diagrams.hand import Hand, hand_for, largest, sizes
from ..diagrams.organisation import Chart
from ..diagrams.standing import Graph
from ..document import Block, Drawing, Slide
from ..drawing.scene import Scene
from .notes import notes
from .talk import Talk

WIDTH, HEIGHT = 302.0, 125.0
"""The room of a diagram on a slide, in mm."""
EVENTS = 6
"""Events that have numbers."""
BOXES, LINES, LEAST = 22.0, 16.0, 14.0
"""The largest words of boxes and of lines, and the smallest of both, in points."""


def organisation(talk: Talk) -> Iterator[Slide]:
    """The organisation chart: bodies, and who sat in them where there is room for that."""
    topic, labels, hand = talk.topic, talk.labels, _hand(talk)

    def drawn(detail: Detail) -> Scene | None:
        return largest(hand, sizes(BOXES, LEAST), lambda one: Chart(one, topic, detail).scene(WIDTH, HEIGHT))

    if not topic.bodies:
        return
    peopled = drawn(Detail.PEOPLE)
    if scene := peopled or drawn(Detail.NAMES):
        said = [body.does for body in topic.bodies]
        say = [labels("slide-say-bodies"), *(f"{body.name}: {body.does.plain}" for body in topic.bodies)]
        title = "diagram-bodies" if peopled else "diagram-bodies-names"
        yield _slide(talk, "organisation", title, scene, bodies.told(topic, labels), notes(talk, say, said))


def standings(talk: Talk) -> Iterator[Slide]:
    """How strong the contenders stood after each event."""
    topic, labels = talk.topic, talk.labels
    found = standing.story(topic, EVENTS)
    if found is None:
        return
    scene = largest(_hand(talk), sizes(LINES, LEAST), lambda one: Graph(one, found, topic).scene(WIDTH, HEIGHT))
    if scene:
        said = [found.events[number].description for number in found.named]
        say = [labels("slide-say-standing"), labels("diagram-standing-lead")]
        yield _slide(
            talk,
            "standings",
            "diagram-standing-judged",
            scene,
            standing.told(found, topic, labels),
            notes(talk, say, said),
        )


def _slide(talk: Talk, name: str, label: str, scene: Scene, alt: str, told: tuple[Block, ...]) -> Slide:
    return Slide(talk.labels(label), blocks=(Drawing(scene, alt),), notes=told, id=name)


def _hand(talk: Talk) -> Hand:
    """The hand that draws in the deck's typeface."""
    return replace(hand_for(talk.topic, talk.typesetter, LEAST), least=LEAST, faces=("deck", "deck-bold"))
