"""How the source's types are called when a problem is told: 'an event', 'yes or no', 'a whole number from 1 to 5'."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from .shapes import Anything, Choice, Date, Either, Inline, Many, Number, Record, Said, Shape, Table, Text, Truth


def with_article(noun: str) -> str:
    """'an event', 'a term'."""
    article = "an" if noun.lstrip("'")[:1] in "aeiou" else "a"
    return f"{article} {noun}"


def noun(type_: type) -> str:
    """What one of a kind is called: SourceView is a 'source view'."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", type_.__name__).lower()


def choice(words: Sequence[str]) -> str:
    """'easy, medium or hard'."""
    return " or ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def wanted(shape: Shape) -> str:
    """What a value of this shape is, after 'must be'."""
    match shape:
        case Text():
            return shape.meaning or "a text"
        case Inline() | Said():
            return "a text"
        case Number():
            return _number(shape)
        case Truth():
            return "yes or no"
        case Choice():
            return choice(list(shape.words))
        case Date():
            return "a date"
        case Many():
            return "a list"
        case Table():
            return "a mapping"
        case Record():
            return f"a mapping with {choice(list(shape.fields)).replace(' or ', ' and ')}"
        case Either():
            return choice([wanted(s) for s in shape.shapes])
        case Anything():
            return "something"


def _number(shape: Number) -> str:
    kind = "a whole number" if shape.whole else "a number"
    if math.isfinite(shape.least) and math.isfinite(shape.most):
        return f"{kind} from {shape.least:g} to {shape.most:g}"
    if math.isfinite(shape.least):
        return f"{kind} of {shape.least:g} or more"
    return f"{kind} of {shape.most:g} or less" if math.isfinite(shape.most) else kind
