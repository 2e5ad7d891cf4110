"""The contenders: who they were, and with whom each of them stood from phase to phase."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Alliance, Person, Phase

from ..camps import named, sides, targets
from ..document import Block, Cell, Column, Inlines, Paragraph, Role, Strong, Table, paragraph, text_cell
from ..pictures import with_portrait
from .telling import Telling

LEAST = 2
"""One contender, or one phase, makes no table."""


def contenders(telling: Telling) -> Iterator[Block]:
    """A table of names and what to know of them at once."""
    people, labels = telling.topic.contenders, telling.labels
    if people:
        yield telling.heading("contenders", 2)
        head = tuple(text_cell(labels(f"guide-{name}"), header=True) for name in ("contender", "description"))
        names = (with_portrait(_name(person), telling.topic.pictures.get(person.id)) for person in people)
        rows = tuple(
            (name, Cell((telling.stated(person.one_line),))) for name, person in zip(names, people, strict=True)
        )
        yield Table((Column(), Column(1.0)), head, rows, caption=labels("contenders"))


def changing_sides(telling: Telling) -> Iterator[Block]:
    """A table of contenders and phases: who stayed with the majority, and who changed partners."""
    people, phases, labels = telling.topic.contenders, telling.topic.phases, telling.labels
    if len(people) < LEAST or sum(1 for phase in phases if named(phase)) < LEAST:
        return
    yield telling.heading("guide-tactics", 2)
    yield paragraph(labels("guide-tactics-how"), Role.INSTRUCTION)
    when = [telling.span(p.from_ and p.from_.in_years, p.to and p.to.in_years) for p in phases]
    heads = (labels("guide-contender"), *(f"{number}. {years}" for number, years in enumerate(when, 1)))
    rows = tuple((_name(p), *(Cell((Paragraph(_stand(telling, p, phase)),)) for phase in phases)) for p in people)
    columns = (Column(), *(Column(1.0) for _ in phases))
    head = tuple(text_cell(words, header=True) for words in heads)
    yield Table(columns, head, rows, caption=labels("guide-tactics"))


def _stand(telling: Telling, person: Person, phase: Phase) -> Inlines:
    """The alliances of a phase that somebody belonged to or supported, or the side; what is in power stands out."""
    alliances: list[Alliance] = [telling.topic.by_id[name] for name in named(phase)]
    found = [alliance for alliance in alliances if person.id in (*alliance.members, *alliance.supporters)]
    words = [_weighed(_part(telling, person, alliance), strong=alliance.id == phase.governing) for alliance in found]
    if words:
        return tuple(node for n, one in enumerate(words) for node in (*((Text(", "),) if n else ()), *one))
    governing, opposing = sides(telling.topic, phase)
    if not governing and person.id in targets(opposing):
        return _weighed(telling.labels("guide-in-power"), strong=True)
    if not opposing and person.id in targets(governing):
        return _weighed(telling.labels("guide-opposed"), strong=False)
    return (Text("–"),)


def _part(telling: Telling, person: Person, alliance: Alliance) -> str:
    """The name of an alliance; beside that of a supporter it says so."""
    return alliance.name if person.id in alliance.members else telling.labels("guide-supporter", name=alliance.name)


def _weighed(words: str, *, strong: bool) -> Inlines:
    return (Strong((Text(words),)),) if strong else (Text(words),)


def _name(person: Person) -> Cell:
    return text_cell(person.name, header=True, span=person.one_line.span)
