"""What an organisation chart shows: bodies in order, and who sat in each, as people's posts tell."""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum

from lessonpress.resources.dates import stretch_in_years
from lessonpress.resources.topic import Body, Person, Post, Topic
from lessonpress.resources.values import Value

from ..labels import Labels


class Detail(IntEnum):
    """How much a box tells."""

    NAMES = 0
    """What the body was called."""
    PEOPLE = 1
    """Besides, who sat in it."""
    ALL = 2
    """Besides, what it was for, and with which office, and when, people sat in it."""


class Seated(Value, frozen=True):
    """Those who sat in a body with the same office, in order of time: their ids, each with the years."""

    office: str
    people: tuple[tuple[str, str], ...]


def seated(topic: Topic, body: Body) -> tuple[Seated, ...]:
    """Who sat in a body in the time of the topic, by office."""
    period = topic.topic.period
    held: list[tuple[Person, Post]] = [
        (person, post)
        for person in topic.people
        for post in person.posts
        if post.body == body.id
        and not (post.to and post.to.surely_before(period))
        and not (post.from_ and period.surely_before(post.from_))
    ]
    held.sort(key=lambda one: one[1].from_.first_day if one[1].from_ else -(10**9))
    offices: dict[str, list[tuple[str, str]]] = {}
    for person, post in held:
        years = stretch_in_years(post.from_, post.to, topic.language)
        offices.setdefault(post.title.plain, []).append((person.id, years))
    return tuple(Seated(office, tuple(people)) for office, people in offices.items())


def in_order(topic: Topic) -> tuple[Body, ...]:
    """All bodies, each after those above it; otherwise as in the source."""
    above = {body.id: sum(body.id in below for below in topic.below.values()) for body in topic.bodies}
    found: list[Body] = []
    left = list(topic.bodies)
    while left:
        body = next(body for body in left if not above[body.id])
        left.remove(body)
        found.append(body)
        for other in topic.below[body.id]:
            above[other] -= 1
    return tuple(found)


def told(topic: Topic, labels: Labels) -> str:
    """The chart in words."""
    return " ".join(part for body in in_order(topic) for part in _told(topic, body, labels))


def _told(topic: Topic, body: Body, labels: Labels) -> Iterator[str]:
    yield f"{body.name}: {body.does.plain}"
    for label, others in (("diagram-elects-alt", body.elects), ("diagram-answers-alt", body.answers_to)):
        if others:
            yield labels(label, bodies=", ".join(topic.by_id[other].name for other in others))
    for group in seated(topic, body):
        yield f"{group.office}: {', '.join(f'{topic.name(who)} {years}'.rstrip() for who, years in group.people)}."
