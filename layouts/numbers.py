"""Numbers in words' company: '1,088,000' in English, '1.088.000' in German, never '1.088e+06'."""

from __future__ import annotations

from decimal import Decimal


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
