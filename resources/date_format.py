"""Historical dates in words, as a reader of the language expects them: '21 January 1924', 'c. 1922', '44 BC'."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from .moments import HistoricDate, Moment, Precision, until

if TYPE_CHECKING:
    from babel import Locale

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

_SHORT_MONTHS = tuple("Sept" if name == "September" else name[:3] for name in MONTHS)
_BRITISH = ("en", "en-GB")  # known by heart: Babel takes long to import
_ABOUT = {"de": "um", "es": "hacia", "fr": "vers", "it": "ca.", "nl": "ca.", "pl": "ok.", "ru": "ок.", "uk": "бл."}
"""What stands before a date that is not exact, in languages that do not write 'c.'."""
_PATTERNS = {Precision.YEAR: "y", Precision.MONTH: "MMMM y", Precision.DAY: "d MMMM y"}
_FIELD = re.compile(r"'(?P<quoted>[^']*)'|(?P<field>d+|[ML]+|y+|G+)")


def format_date(date: HistoricDate, language: str = "en", *, short: bool = False) -> str:
    """The date in words: '21 January 1924', 'c. 1922', '1922–23', '21–27 January 1924', 'AD 14', '1922–'.

    With `short`, months are abbreviated: '23 Dec 1922 – 4 Jan 1923'.
    """
    about = _ABOUT.get(language.split("-")[0], "c.") + " " if date.circa else ""
    if date.start and date.end:
        if date.is_range:
            return about + _format_range(date.start, date.end, language, short)
        return about + format_moment(date.start, language, short=short)
    start = format_moment(date.start, language, short=short) if date.start else ""
    end = format_moment(date.end, language, short=short) if date.end else ""
    return f"{about}{start}–{end}"


def stretch(start: HistoricDate | None, end: HistoricDate | None, language: str = "en", *, short: bool = False) -> str:
    """The time from one date to another in words; nothing where neither is known."""
    if start and end and end.circa and not start.circa:  # 'c.' before both would belong to the first
        return f"{format_date(start, language, short=short)} – {format_date(end, language, short=short)}"
    both = until(start, end)
    return format_date(both, language, short=short) if both else ""


def stretch_in_years(start: HistoricDate | None, end: HistoricDate | None, language: str = "en") -> str:
    """The same in whole years: '60–53 BC'."""
    return stretch(start and start.in_years, end and end.in_years, language)


def _format_range(start: Moment, end: Moment, language: str, short: bool) -> str:
    """A stretch of time with nothing said twice."""
    if start.precision == end.precision == Precision.YEAR and (start.year > 0) == (end.year > 0):
        return _year_range(start.year, end.year, language)
    pattern = _pattern(language, start.precision, short)
    days = re.match(r"d+\.?(?= MMM)", pattern)
    if days and start.precision == end.precision and (start.year, start.month) == (end.year, end.month):
        return f"{_filled(days[0], start, language)}–{format_moment(end, language, short=short)}"
    if start.year == end.year and start.month:
        pattern = re.sub(r"(?:,| '[^']*')? y$", "", pattern)
    return f"{_filled(pattern, start, language)} – {format_moment(end, language, short=short)}"


def _year_range(start: int, end: int, language: str) -> str:
    if start <= 0:
        return _with_era(f"{1 - start}–{1 - end}", end, language)
    if start >= 1000 and start // 100 == end // 100:
        return f"{start}–{end % 100:02d}"
    return _with_era(f"{start}–{end}", start, language)


@lru_cache(maxsize=4096)
def format_moment(moment: Moment, language: str = "en", *, short: bool = False) -> str:
    """One moment in words, by the long date pattern of CLDR."""
    return _filled(_pattern(language, moment.precision, short), moment, language)


def format_year(year: int, language: str = "en") -> str:
    """An astronomical year in words: 1924, AD 14, or 44 BC."""
    return _with_era(str(year if year > 0 else 1 - year), year, language)


def _with_era(words: str, year: int, language: str) -> str:
    """The era, where a reader could not guess it: before Christ, and in the first thousand years after."""
    if year >= 1000:
        return words
    if language.startswith("en"):
        return f"AD {words}" if year > 0 else f"{words} BC"
    return f"{words} {_locale(language).eras['abbreviated'][1 if year > 0 else 0]}"


def _filled(pattern: str, moment: Moment, language: str) -> str:
    """A date pattern (UTS 35, part 4) with its fields filled in."""

    def fill(match: re.Match[str]) -> str:
        field = match["field"]
        if field is None:
            return match["quoted"] or "'"
        if field[0] == "d":
            return f"{moment.day:0{len(field)}d}"
        if field[0] in "ML" and moment.month:
            return _month(moment.month, field, language)
        return format_year(moment.year, language) if field[0] == "y" else ""

    return " ".join(_FIELD.sub(fill, pattern).split())


def _month(number: int, field: str, language: str) -> str:
    if len(field) < 3:
        return f"{number:0{len(field)}d}"
    if language in _BRITISH:
        return (_SHORT_MONTHS if len(field) == 3 else MONTHS)[number - 1]
    months = _locale(language).months["stand-alone" if field[0] == "L" else "format"]
    lengths = ("abbreviated", "wide") if len(field) == 3 else ("wide",)
    return str(min((months[length][number] for length in lengths), key=len))


@lru_cache(maxsize=64)
def _pattern(language: str, precision: Precision, short: bool) -> str:
    if short:
        return re.sub(r"([ML])\1{3}", r"\1\1\1", _pattern(language, precision, short=False))
    if language in _BRITISH or precision is Precision.YEAR:
        return _PATTERNS[precision]
    locale = _locale(language)
    if precision is Precision.DAY:
        return str(locale.date_formats["long"].pattern)
    found = locale.datetime_skeletons.get("yMMMM")
    return str(found.pattern) if found else _PATTERNS[precision]


@lru_cache(maxsize=16)
def _locale(language: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")
