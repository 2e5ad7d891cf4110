"""Who contended: one table of who they were, and one that compares them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.markup import Statement
from lessonpress.resources.topic import Person

from ..document import Cell, Column, Slide, Table, text_cell
from .lesson import Lesson
from .notes import notes

PER_CELL = 2
"""Statements of a kind that the comparison shows of each contender; the fact cards have them all."""


def contenders(lesson: Lesson) -> Iterator[Slide]:
    """Who each contender was, and what power rested on."""
    people, labels = lesson.topic.contenders, lesson.labels
    if not people:
        return
    based = any(person.power_base for person in people)
    rows = []
    for person in people:
        row = [_name(person), _cell(lesson, [person.one_line])]
        rows.append((*row, _cell(lesson, person.power_base[:1])) if based else tuple(row))
    heads = ["slide-contender", "slide-who", *(["power-base"] if based else [])]
    columns = (Column(), Column(1.15), Column(1.0))[: len(heads)]
    head = tuple(text_cell(labels(name), header=True) for name in heads)
    said = [s for person in people for s in (person.one_line, *person.power_base[:1])]
    title = labels("slide-contenders")
    yield Slide(
        title,
        blocks=(Table(columns, head, tuple(rows), caption=title),),
        notes=notes(lesson, [labels("slide-say-contenders")], said),
        section=title,
    )


def comparison(lesson: Lesson) -> Iterator[Slide]:
    """Strengths and weaknesses side by side."""
    labels = lesson.labels
    people = [p for p in lesson.topic.contenders if p.strengths or p.weaknesses]
    if not people:
        return
    rows = tuple(
        (_name(p), _cell(lesson, p.strengths[:PER_CELL]), _cell(lesson, p.weaknesses[:PER_CELL])) for p in people
    )
    head = tuple(text_cell(labels(name), header=True) for name in ("slide-contender", "strengths", "weaknesses"))
    shown = [s for p in people for s in (*p.strengths[:PER_CELL], *p.weaknesses[:PER_CELL])]
    title = labels("slide-comparison")
    yield Slide(
        title,
        blocks=(Table((Column(), Column(1.0), Column(1.0)), head, rows, caption=title),),
        notes=notes(lesson, [labels("slide-say-comparison")], shown),
    )


def _name(person: Person) -> Cell:
    return text_cell(person.name, header=True)


def _cell(lesson: Lesson, statements: Sequence[Statement]) -> Cell:
    return Cell(tuple(lesson.stated(s) for s in statements))
