"""What the topic says of a thing, by the name of a column: strengths, policy, members …"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Literal

from lessonpress.resources.dates import stretch
from lessonpress.resources.diagnostics import Span
from lessonpress.resources.items import Level
from lessonpress.resources.markup import KeyWord, Rich, Statement, Text, plain, walk
from lessonpress.resources.topic import Alliance, Event, Factor, Figure, Person, Phase, Term, Topic
from lessonpress.resources.values import Value

from ..document import Inlines
from .wording import wording

Column = Literal[
    "power-base", "strengths", "weaknesses", "ideology", "fate", "posts", "life", "one-line",
    "members", "against", "years", "purpose", "policy", "outcome",
]  # fmt: skip


class Fact(Value, frozen=True, dict=True):
    """One thing said, with its citations, and why it is disputed, if it is."""

    nodes: Inlines
    disputed: Rich | None = None
    span: Span | None = None

    @cached_property
    def plain(self) -> str:
        """The words alone."""
        return plain(self.nodes)

    @property
    def key_words(self) -> tuple[str, ...]:
        """The key words marked in it."""
        return tuple(plain(n.children) for n in walk(self.nodes) if isinstance(n, KeyWord))  # type: ignore[arg-type]


def column(topic: Topic, thing: Person | Alliance, name: str) -> tuple[Fact, ...]:
    """What the topic says of a person or an alliance under that head; nothing where it does not apply."""
    table = _PERSON if isinstance(thing, Person) else _ALLIANCE
    return table[name](topic, thing) if name in table else ()


def everything(topic: Topic, thing: Any, level: Level) -> tuple[Fact, ...]:
    """What a good answer about the thing may draw on."""
    match thing:
        case Person():
            return _all((thing.one_line, *thing.power_base, *thing.strengths, *thing.weaknesses, *thing.fate))
        case Event():
            return _all((thing.description, *thing.details))
        case Alliance():
            return _all((*thing.purpose, *thing.policy, *thing.outcome))
        case Phase():
            return _all((thing.summary,))
        case Term():
            return _all((thing.definition(level),))
        case Factor():
            return _all(s for s in (thing.summary, thing.counter_argument) if s)
        case Figure():
            return _all((thing.note,))
        case _:
            return ()


def stands_alone(topic: Topic, event: Event) -> bool:
    """Whether the description can be read without the title: it has all people and numbers that the title names."""
    title, told, mentions = event.title.plain, event.description.plain, wording(topic.language).mentions
    named = [topic.name(person) for person in event.people if mentions(title, topic.name(person))]
    numbered = [word for word in title.split() if any(sign.isdigit() for sign in word)]
    return all(mentions(told, word) for word in (*named, *numbered))


def fact(statement: Statement | Rich) -> Fact:
    """A statement or a text of the topic as a fact."""
    return Fact(statement.nodes, statement.disputed if isinstance(statement, Statement) else None, statement.span)


def sure(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Those that nobody disputes."""
    return tuple(f for f in facts if not f.disputed)


def _all(statements: Iterable[Statement]) -> tuple[Fact, ...]:
    return tuple(fact(s) for s in statements)


def _words(text: str) -> tuple[Fact, ...]:
    return (Fact((Text(text),)),) if text else ()


def _names(topic: Topic, people: Iterable[str]) -> tuple[Fact, ...]:
    return _words(", ".join(topic.name(person) for person in people))


def _posts(topic: Topic, person: Person) -> tuple[Fact, ...]:
    def post(title: Rich, years: str) -> Fact:
        return Fact((*title.nodes, Text(f" ({years})")) if years else title.nodes, span=title.span)

    return tuple(post(p.title, stretch(p.from_, p.to, topic.language)) for p in person.posts)


def _life(topic: Topic, person: Person) -> tuple[Fact, ...]:
    born = person.born.date if person.born else None
    died = person.died.date if person.died else None
    return _words(stretch(born, died, topic.language))


_PERSON: dict[str, Callable[[Topic, Any], tuple[Fact, ...]]] = {
    "power-base": lambda topic, person: _all(person.power_base),
    "strengths": lambda topic, person: _all(person.strengths),
    "weaknesses": lambda topic, person: _all(person.weaknesses),
    "ideology": lambda topic, person: _all(person.ideology),
    "fate": lambda topic, person: _all(person.fate),
    "one-line": lambda topic, person: _all((person.one_line,)),
    "posts": _posts,
    "life": _life,
}
_ALLIANCE: dict[str, Callable[[Topic, Any], tuple[Fact, ...]]] = {
    "members": lambda topic, alliance: _names(topic, alliance.members),
    "against": lambda topic, alliance: _names(topic, alliance.against),
    "years": lambda topic, alliance: _words(stretch(alliance.from_, alliance.to, topic.language)),
    "purpose": lambda topic, alliance: _all(alliance.purpose),
    "policy": lambda topic, alliance: _all(alliance.policy),
    "outcome": lambda topic, alliance: _all(alliance.outcome),
}
