"""Who contended: one table of who they were, and one that compares them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.markup import Statement
from lessonpress.resources.topic import Person

from ..document import Cell, Column, Slide, Table, text_cell
from .gallery import faces
from .notes import notes
from .talk import Talk

PER_CELL = 2
"""Statements of a kind that the comparison shows of each contender; the fact cards have them all."""


def contenders(talk: Talk) -> Iterator[Slide]:
    """Who each contender was, and what power rested on."""
    if talk.topic.contenders:
        title = talk.labels("slide-contenders")
        shown = tuple(faces(talk, talk.topic.contenders, title))
        yield from shown
        yield who_was_who(talk, talk.topic.contenders, title, section=not shown)


def who_was_who(talk: Talk, people: Sequence[Person], title: str, *, section: bool = False) -> Slide:
    """A table of some people, who they were, and what their power rested on."""
    labels = talk.labels
    based = any(person.power_base for person in people)
    rows = []
    for person in people:
        row = [_name(person), _cell(talk, [person.one_line])]
        rows.append((*row, _cell(talk, person.power_base[:1])) if based else tuple(row))
    heads = ["slide-contender", "slide-who", *(["power-base"] if based else [])]
    columns = (Column(), Column(1.15), Column(1.0))[: len(heads)]
    head = tuple(text_cell(labels(name), header=True) for name in heads)
    said = [s for person in people for s in (person.one_line, *person.power_base[:1])]
    return Slide(
        title,
        blocks=(Table(columns, head, tuple(rows), caption=title),),
        notes=notes(talk, [labels("slide-say-contenders")], said),
        section=title if section else "",
        id="who-was-who",
    )


def comparison(talk: Talk) -> Iterator[Slide]:
    """Strengths and weaknesses side by side."""
    labels = talk.labels
    people = [p for p in talk.topic.contenders if p.strengths or p.weaknesses]
    if not people:
        return
    rows = tuple((_name(p), _cell(talk, p.strengths[:PER_CELL]), _cell(talk, p.weaknesses[:PER_CELL])) for p in people)
    head = tuple(text_cell(labels(name), header=True) for name in ("slide-contender", "strengths", "weaknesses"))
    shown = [s for p in people for s in (*p.strengths[:PER_CELL], *p.weaknesses[:PER_CELL])]
    title = labels("slide-comparison")
    yield Slide(
        title,
        blocks=(Table((Column(), Column(1.0), Column(1.0)), head, rows, caption=title),),
        notes=notes(talk, [labels("slide-say-comparison")], shown),
        id="comparison",
    )


def _name(person: Person) -> Cell:
    return text_cell(person.name, header=True)


def _cell(talk: Talk, statements: Sequence[Statement]) -> Cell:
    return Cell(tuple(talk.stated(s) for s in statements))
