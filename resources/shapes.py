"""What a type allows in the source: type hints read once into a few shapes, for decoding, checking and the schema."""

from __future__ import annotations

import math
import types
from collections.abc import Mapping
from enum import StrEnum
from functools import cache, cached_property
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import FieldInfo, fields

from .dates import HistoricDate
from .markup import Rich, Statement
from .values import Value


class Text(Value, frozen=True):
    """A plain text; `pattern` is of the whole of it, `refers_to` names the sections whose ids it may be."""

    pattern: str | None = None
    meaning: str | None = None
    refers_to: tuple[str, ...] = ()


class Number(Value, frozen=True):
    """A number between two bounds, both included."""

    whole: bool
    least: float = -math.inf
    most: float = math.inf


class Truth(Value, frozen=True):
    """Yes or no."""


class Choice(Value, frozen=True):
    """One of a few words."""

    words: Mapping[str, object]

    def __hash__(self) -> int:
        return hash(tuple(self.words))


class Date(Value, frozen=True):
    """A historical date."""


class Inline(Value, frozen=True):
    """A text in the inline language."""


class Said(Value, frozen=True):
    """A statement: a text, or a mapping of `text` and `disputed`."""


class Anything(Value, frozen=True):
    """Whatever the source says; somebody else knows what it must be."""


class Many(Value, frozen=True):
    """A list."""

    item: Shape
    least: float = 0
    most: float = math.inf


class Table(Value, frozen=True):
    """A mapping whose keys are not fixed."""

    key: Shape
    value: Shape


class Either(Value, frozen=True):
    """One of several shapes."""

    shapes: tuple[Shape, ...]


class Field(Value, frozen=True):
    """One key of a record."""

    name: str
    key: str
    shape: Shape
    required: bool


class Record(Value, frozen=True, dict=True):
    """A mapping with fixed keys: a msgspec Struct."""

    type: type[Struct]

    @cached_property
    def fields(self) -> Mapping[str, Field]:
        """The fields by their key in the source."""
        found = fields(self.type)
        return {f.encode_name: Field(f.name, f.encode_name, shape_of(f.type), _is_required(f)) for f in found}


Shape = Text | Number | Truth | Choice | Date | Inline | Said | Anything | Many | Table | Either | Record

_SIMPLE: Mapping[Any, Shape] = {
    str: Text(),
    int: Number(whole=True),
    float: Number(whole=False),
    bool: Truth(),
    HistoricDate: Date(),
    Rich: Inline(),
    Statement: Said(),
    Any: Anything(),
}


@cache
def shape_of(type_: Any) -> Shape:
    """The shape of a type hint. None in a union is dropped: an empty value is one that is left out."""
    origin, arguments = get_origin(type_), get_args(type_)
    if type_ in _SIMPLE:
        return _SIMPLE[type_]
    if origin is Annotated:
        return _bounded(shape_of(arguments[0]), [m for m in arguments[1:] if isinstance(m, Meta)])
    if origin in (Union, types.UnionType):
        shapes = tuple(shape_of(a) for a in arguments if a is not type(None))
        return shapes[0] if len(shapes) == 1 else Either(shapes)
    if origin is Literal:
        return Choice({str(word): word for word in arguments})
    if origin is list or (origin is tuple and arguments[1:] == (...,)):
        return Many(shape_of(arguments[0]))
    if origin in (dict, Mapping):
        return Table(shape_of(arguments[0]), shape_of(arguments[1]))
    if isinstance(type_, type) and issubclass(type_, StrEnum):
        return Choice({member.value: member for member in type_})
    if isinstance(type_, type) and issubclass(type_, Struct):
        return Record(type_)
    raise TypeError(f"a source cannot hold {type_!r}")


def record_of(type_: type[Struct]) -> Record:
    """The shape of a Struct."""
    shape = shape_of(type_)
    assert isinstance(shape, Record)
    return shape


def _is_required(found: FieldInfo) -> bool:
    return found.default is NODEFAULT and found.default_factory is NODEFAULT


def _bounded(shape: Shape, metas: list[Meta]) -> Shape:
    """The shape with what its annotations add."""
    for meta in metas:
        if isinstance(shape, Text):
            refers_to = (meta.extra or {}).get("refers_to", shape.refers_to)
            shape = Text(meta.pattern or shape.pattern, meta.description or shape.meaning, tuple(refers_to))
        elif isinstance(shape, Number):
            shape = Number(shape.whole, _first(meta.ge, shape.least), _first(meta.le, shape.most))
        elif isinstance(shape, Many):
            shape = Many(shape.item, meta.min_length or shape.least, _first(meta.max_length, shape.most))
    return shape


def _first(one: Any, other: Any) -> Any:
    return other if one is None else one
