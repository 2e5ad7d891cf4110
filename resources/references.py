"""Ids that name other things: each must be known, and be of the kind that is wanted there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from .diagnostics import Problems, Span, did_you_mean, span_of
from .markup import Citation, Rich, Statement, walk
from .shapes import Choice, Either, Inline, Many, Record, Said, Shape, Table, Text, record_of, shape_of
from .topic import Sections
from .values import Value
from .wording import choice, noun, with_article


class Reference(Value, frozen=True):
    """An id that some value uses, the sections that it may come from, and where it stands."""

    id: str
    sections: tuple[str, ...]
    span: Span | None


def check_references(value: object, type_: Any, known: Mapping[str, str], problems: Problems) -> None:
    """Tell every reference in `value`, a decoded `type_`, that names nothing, or a thing of another section.

    `known` gives the section of every id of the topic.
    """
    check_words([(value, shape_of(type_))], known, problems)


def check_words(read: Iterable[tuple[object, Shape]], known: Mapping[str, str], problems: Problems) -> None:
    """The same for values that were read one by one, each with its shape."""
    there = set(known.values())
    nowhere: dict[tuple[str, ...], list[Reference]] = {}
    for value, shape in read:
        for reference in references(value, shape):
            section = known.get(reference.id)
            if section is None and not there & set(reference.sections):
                nowhere.setdefault(reference.sections, []).append(reference)
            elif section not in reference.sections:
                _tell(reference, section, known, problems)
    for sections, named in nowhere.items():
        _tell_empty(sections, named, problems)


def references(value: object, shape: Shape) -> Iterator[Reference]:
    """Every reference and every citation in a decoded value, in the order of its fields."""
    match shape:
        case Text(refers_to=sections) if sections and isinstance(value, str):
            yield Reference(value, sections, span_of(value))
        case Inline() | Said():
            yield from _citations(value)
        case Many() if isinstance(value, Iterable):
            for item in value:
                yield from references(item, shape.item)
        case Table() if isinstance(value, dict):
            for key, item in value.items():
                yield from references(key, shape.key)
                yield from references(item, shape.value)
        case Record() if isinstance(value, Struct):
            for field in shape.fields.values():
                yield from references(getattr(value, field.name), field.shape)
        case Either():
            yield from references(value, next((s for s in shape.shapes if _is_of(value, s)), Text()))
        case _:
            return


def _citations(value: object) -> Iterator[Reference]:
    texts = (value.text, value.disputed) if isinstance(value, Statement) else (value,)
    for text in texts:
        for node in walk(text.nodes) if isinstance(text, Rich) else ():
            if isinstance(node, Citation):
                yield from (Reference(source, ("sources",), node.span) for source in node.sources)


def _is_of(value: object, shape: Shape) -> bool:
    """Whether a decoded value came from this one of several shapes."""
    match shape:
        case Choice():
            return value in shape.words.values()
        case Many():
            return isinstance(value, tuple)
        case Table():
            return isinstance(value, dict)
        case Record():
            return isinstance(value, shape.type)
        case Inline():
            return isinstance(value, Rich)
        case Said():
            return isinstance(value, Statement)
        case _:
            return isinstance(value, str)


def _tell_empty(sections: tuple[str, ...], named: list[Reference], problems: Problems) -> None:
    """All that is named of sections in which nothing stands, or whose file is gone, is one problem."""
    wanted = choice([_kind(section) for section in sections])
    more = f", and {len(named)} places name one" if len(named) > 1 else ""
    message = f"unknown {wanted} '{named[0].id}': the topic has no {wanted} yet{more}"
    problems.error("unknown-id", message, named[0].span, f"is a file missing, such as {sections[0]}.yaml?")


def _tell(reference: Reference, section: str | None, known: Mapping[str, str], problems: Problems) -> None:
    wanted = choice([_kind(s) for s in reference.sections]) if len(reference.sections) < 4 else "id"
    if section is None:
        candidates = [id_ for id_, of in known.items() if of in reference.sections]
        hint = did_you_mean(reference.id, candidates) or _instead(candidates, wanted)
        problems.error("unknown-id", f"unknown {wanted} '{reference.id}'", reference.span, hint)
    else:
        message = f"'{reference.id}' is {with_article(_kind(section))}, {with_article(wanted)} is wanted here"
        problems.error("wrong-kind", message, reference.span)


def _instead(candidates: list[str], wanted: str) -> str:
    return f"the ids are: {', '.join(candidates)}" if len(candidates) <= 12 else ""


@cache
def _kind(section: str) -> str:
    """What one item of a section is called: an item of 'people' is a 'person'."""
    shape = record_of(Sections).fields[section].shape
    assert isinstance(shape, Many)
    assert isinstance(shape.item, Record)
    return noun(shape.item.type)
