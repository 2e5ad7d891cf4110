"""Slides of pictures: whose faces to know, what happened in pictures, and sources to be looked at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Event, Person, Source

from ..document import Illustration, Inlines, Slide
from ..pictures import Plate
from ..references import reference
from .notes import notes
from .talk import Talk

FACES, SCENES = 8, 3
"""Portraits, and other pictures, on a slide at most."""


def faces(talk: Talk, people: Sequence[Person], section: str = "") -> Iterator[Slide]:
    """The portraits of people, each with the name."""
    shown = [Illustration(talk.topic.pictures[p.id], (Text(p.name),)) for p in people if p.id in talk.topic.pictures]
    yield from _slides(talk, shown, talk.labels("slide-faces"), "faces", section=section)


def scenes(talk: Talk, events: Sequence[Event], title: str) -> Iterator[Slide]:
    """The pictures of events, each with its date and title."""
    shown = [scene(talk, event) for event in events if event.id in talk.topic.pictures]
    yield from _slides(talk, shown, title, "scenes")


def scene(talk: Talk, event: Event) -> Illustration:
    """The picture of an event with its date and title."""
    words: Inlines = (Text(f"{talk.date(event.date)}: "), *event.title.words)
    return Illustration(talk.topic.pictures[event.id], words, span=event.title.span)


def looked_at(talk: Talk, sources: Sequence[Source]) -> Iterator[Slide]:
    """Each source that can be looked at, large, on a slide of its own: the class looks before it reads."""
    for source in sources:
        if image := talk.topic.pictures.get(source.id):
            caption = (Text(f"{source.code}\u2002{reference(source, talk.topic.language).short}"),)
            said = [part for part in (source.strength, source.weakness) if part]
            told = notes(talk, [talk.labels("slide-say-look"), *(part.plain for part in said)], pictures=[image])
            yield Slide(
                source.title.plain, blocks=(Plate((Illustration(image, caption),)),), notes=told, id=f"look-{source.id}"
            )


def _slides(talk: Talk, shown: Sequence[Illustration], title: str, kind: str, section: str = "") -> Iterator[Slide]:
    """As many slides as it takes, with about as many pictures on each."""
    most = FACES if kind == "faces" else SCENES
    count = -(-len(shown) // most)
    for number in range(count):
        pictures = tuple(shown[len(shown) * number // count : len(shown) * (number + 1) // count])
        told = notes(talk, [talk.labels(f"slide-say-{kind}")], pictures=[picture.image for picture in pictures])
        again = "continued" if number == 1 else "continued-again"
        head = talk.labels(again, title=title, number=number) if number else title
        plate = Plate(pictures, alike=kind == "faces")
        yield Slide(head, blocks=(plate,), notes=told, section="" if number else section, id=f"{kind}-{number + 1}")
