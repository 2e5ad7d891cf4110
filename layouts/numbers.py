"""Numbers in words' company: '1,088,000' in English, '1.088.000' in German, never '1.088e+06'."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_LEANING = re.compile(
    r"(?<![^\s(‘“«–-])(\d{1,2}(?:[.,]\d+|\.)?|c\.) (?=[^\W\d]{3}|[A-Z]{2}|\d)|(?<=\d\d) ([^\W\d]{2}) (?=\d\d)"
)
"""A day before its month, a small number before what it counts; two numbers with a short word between them."""

_YEAR = re.compile(
    r"(?<=\d)(\.?\u00a0[^\W\d]{3,}\.?) (?=\d{3,4}\b|\d{1,2}\u00a0)"
    r"|(?<!\w)([A-ZÄÖÜ][^\W\d_]{2,8}\.?) (?=(?:1\d|20)\d\d\b)"
)
"""What stands between a day and its year; a month, or another name, before a year."""


@lru_cache(maxsize=4096)
def unbroken(text: str) -> str:
    """`text` with spaces that break no line in '17 November 1929', '7 members' and '559 to 65'."""
    leaning = _LEANING.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    return _YEAR.sub(lambda found: found[0][:-1] + "\u00a0", leaning)


def number(value: float, language: str = "en") -> str:
    """`value` in full, with the signs that a reader of the language (a BCP 47 tag) expects in it."""
    exact = Decimal(repr(value)).normalize()
    if language.split("-")[0] == "en":  # known by heart: Babel takes long to import
        return f"{exact:,f}"
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return number(value)
    return format_decimal(exact, locale=locale, decimal_quantization=False)
