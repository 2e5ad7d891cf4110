"""What the things of a topic state, and which sources they cite for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from .markup import Statement
from .shapes import Either, Many, Record, Said, Shape, Table, record_of
from .topic import Question


def statements(value: object) -> Iterator[Statement]:
    """Every statement inside a thing, or a section of things."""
    if isinstance(value, Statement):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from statements(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from statements(item)
    elif isinstance(value, Struct):
        for name in _stating(type(value)):
            yield from statements(getattr(value, name))


def cited(statement: Statement) -> tuple[str, ...]:
    """Ids of the sources that a statement cites, those of its dispute among them."""
    return statement.sources + (statement.disputed.sources if statement.disputed else ())


def sources_of(thing: Any) -> frozenset[str]:
    """Ids of all sources that a thing cites: for its statements, a right answer, or as a view on the matter."""
    ids = {source for statement in statements(thing) for source in cited(statement)}
    ids.update(view.source for view in getattr(thing, "sources_say", ()))
    return frozenset(ids.union(thing.answer.sources) if isinstance(thing, Question) else ids)


@cache
def _stating(type_: type[Struct]) -> tuple[str, ...]:
    """The fields of a type in which statements may stand."""
    return tuple(field.name for field in record_of(type_).fields.values() if _may_state(field.shape))


def _may_state(shape: Shape) -> bool:
    match shape:
        case Said():
            return True
        case Many():
            return _may_state(shape.item)
        case Table():
            return _may_state(shape.value)
        case Either():
            return any(map(_may_state, shape.shapes))
        case Record():
            return bool(_stating(shape.type))
        case _:
            return False
