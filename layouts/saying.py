"""How things are put, the same in every material: disputed statements, letters of a list, the tick at an answer."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_uppercase
from typing import Protocol

from lessonpress.resources.markup import Emphasis, Rich, Text
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Alliance, Topic

from .document import Inlines
from .labels import Labels

TICK = "✓"
"""Stands at a right answer."""


def letter(number: int) -> str:
    """The letter of the nth entry of a list, from 1: A to Z, then AA, AB."""
    rest, last = divmod(number - 1, len(ascii_uppercase))
    return (letter(rest) if rest else "") + ascii_uppercase[last]


def enumerated(names: Sequence[str], labels: Labels) -> str:
    """'Ann', 'Ann and Bob', 'Ann, Bob and Carl'."""
    if len(names) < 2:
        return "".join(names)
    return labels("enumeration", first=", ".join(names[:-1]), last=names[-1])


def company(alliance: Alliance, topic: Topic, labels: Labels, *, but: str = "") -> str:
    """Who stood together in an alliance: 'Ann and Bob, supported by Carl'; but not the one with the id `but`."""
    members = enumerated([topic.name(who) for who in alliance.members if who != but], labels)
    if not members:
        return enumerated([topic.name(who) for who in alliance.supporters], labels)
    return ", ".join(filter(None, (members, supporters_of(alliance, topic, labels))))


def supporters_of(alliance: Alliance, topic: Topic, labels: Labels) -> str:
    """'supported by Carl'; nothing where nobody supported it."""
    names = enumerated([topic.name(who) for who in alliance.supporters], labels)
    return labels("supported-by", names=names) if names else ""


def title_of(material: Material, labels: Labels) -> str:
    """What a material is called: its title, or else its layout's."""
    return material.title.plain if material.title else labels.get(f"layout-{material.layout}", str(material.id))


SHORT = 100
"""Letters of a reason that a slide still has room for."""


class Sayable(Protocol):
    """A statement of the topic, or anything made of one."""

    @property
    def nodes(self) -> Inlines:
        """The words, with their citations."""
        ...

    @property
    def disputed(self) -> Rich | None:
        """Why it is disputed, if it is."""
        ...


def said(statement: Sayable, labels: Labels) -> Inlines:
    """The statement; one that is disputed says so, and why."""
    if statement.disputed is None:
        return statement.nodes
    return (*statement.nodes, Text(" "), Emphasis((Text(labels("disputed-because") + " "), *statement.disputed.nodes)))


def said_briefly(statement: Sayable, labels: Labels) -> Inlines:
    """The statement, for a slide: one that is disputed says so, and why; a long reason is left to the notes."""
    if statement.disputed is None:
        return statement.nodes
    reason = statement.disputed.plain.removesuffix(".")
    because = labels("slide-disputed-because", why=reason) if len(reason) <= SHORT else labels("slide-is-disputed")
    return (*statement.nodes, Text(" "), Emphasis((Text(because),)))
