"""One text of the source to the value it means: a number, yes or no, a choice, a date, an inline text."""

from __future__ import annotations

import re

from .dates import DateError, HistoricDate, parse_date
from .diagnostics import Problems, did_you_mean, span_of
from .markup import Statement, parse
from .shapes import Choice, Date, Inline, Number, Said, Shape, Text, Truth


class WrongWordError(ValueError):
    """A text is not what its place asks for; `message` is a sentence of its own, or empty: 'must be …' says it."""

    def __init__(self, message: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


_TRUTHS = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_WHOLE = re.compile(r"[+-]?[0-9]{1,15}")
_DECIMAL = re.compile(r"[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?")


def read_word(text: str, shape: Shape, problems: Problems) -> object:
    """What `text` means as `shape`. Raises `WrongWordError`; slips inside an inline text go to `problems`."""
    match shape:
        case Text():
            return _text(text, shape)
        case Inline():
            return parse(text, problems)
        case Said():
            return Statement(parse(text, problems))
        case Number():
            return _number(text, shape)
        case Date():
            return _date(text)
        case Choice():
            return _choice(text, shape)
        case Truth() if text.casefold() in _TRUTHS:
            return _TRUTHS[text.casefold()]
        case _:
            raise WrongWordError


def _text(text: str, shape: Text) -> str:
    if shape.pattern is None or re.fullmatch(shape.pattern, text):
        return text
    simple = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    raise WrongWordError(hint=f"write '{simple}'" if re.fullmatch(shape.pattern, simple) else "")


def _number(text: str, shape: Number) -> int | float:
    words = text.strip()
    if not (_WHOLE if shape.whole else _DECIMAL).fullmatch(words):
        bare = re.sub(r"(?<=\d)[, '_\u00a0\u202f](?=\d{3})", "", words)
        raise WrongWordError(hint=f"write {bare}" if bare != words and _DECIMAL.fullmatch(bare) else "")
    number = int(words) if shape.whole else float(words)
    if not shape.least <= number <= shape.most:
        raise WrongWordError
    return number


def _date(text: str) -> HistoricDate:
    try:
        return parse_date(text, span_of(text))
    except DateError as error:
        raise WrongWordError(str(error), error.hint) from None


def _choice(text: str, shape: Choice) -> object:
    if text in shape.words:
        return shape.words[text]
    raise WrongWordError(hint=did_you_mean(text.lower(), shape.words))
