"""Dates as short as a label needs them: with abbreviated months, '23 Dec 1922 – 4 Jan 1923'."""

from __future__ import annotations

import re
from functools import lru_cache

from lessonpress.resources.dates import HistoricDate, format_date


def short_date(date: HistoricDate, language: str) -> str:
    """The date as the language writes it, with the names of its months abbreviated."""
    pattern, short = _months(language)
    return (
        pattern.sub(lambda match: short[match[0]], format_date(date, language))
        if short
        else format_date(date, language)
    )


@lru_cache(maxsize=16)
def _months(language: str) -> tuple[re.Pattern[str], dict[str, str]]:
    """What finds a month's full name, and the short form of each; a short form may be longer, and is then not used."""
    from babel import Locale, UnknownLocaleError

    try:
        months = Locale.parse(language, sep="-").months
    except (UnknownLocaleError, ValueError):
        months = Locale("en").months
    short = {
        months[context]["wide"][month]: min(
            months[context]["abbreviated"][month], months[context]["wide"][month], key=len
        )
        for context in ("format", "stand-alone")
        for month in range(1, 13)
    }
    names = sorted(short, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, names)) + r")\b"), short
