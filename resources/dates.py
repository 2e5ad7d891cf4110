"""Historical dates: as exact as they are known, before or after Christ, about, between, or open-ended.

`1924-01-21`, `1924-01`, `1924`, `c. 1922`, `1922/1923`, `1922/`, `/1923`, `44 BC`, `44-03-15 BC`.
Years are counted as astronomers do: 1 BC is year 0. Days are Julian day numbers (Meeus, Astronomical Algorithms,
2nd ed., ch. 7), Julian calendar before 15 October 1582 and Gregorian after.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from .diagnostics import Span


class Precision(IntEnum):
    """How exactly a moment is known."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, a month or a year. `year` is astronomical: 0 is 1 BC, -43 is 44 BC."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> Precision:
        """How exactly it is known."""
        return Precision(1 + (self.month is not None) + (self.day is not None))

    @property
    def first_day(self) -> int:
        """Julian day number of the first day it can mean."""
        return _day_number(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> int:
        """Julian day number of the last day it can mean."""
        month = self.month or 12
        return _day_number(self.year, month, self.day or days_in_month(self.year, month))


@dataclass(frozen=True, slots=True)
class HistoricDate:
    """A moment or a stretch of time. An open end is None; a single moment has `start` and `end` the same."""

    start: Moment | None
    end: Moment | None
    circa: bool = False
    span: Span | None = field(default=None, repr=False, compare=False)

    @property
    def is_range(self) -> bool:
        """Whether it runs from one moment to another."""
        return self.start != self.end

    @property
    def precision(self) -> Precision:
        """The coarser precision of its ends."""
        return min(m.precision for m in (self.start, self.end) if m)

    @property
    def first_day(self) -> int:
        """Julian day number of the first day it can mean; very early when the start is open."""
        return self.start.first_day if self.start else -(10**9)

    @property
    def last_day(self) -> int:
        """Julian day number of the last day it can mean; very late when the end is open."""
        return self.end.last_day if self.end else 10**9

    @property
    def sort_key(self) -> tuple[int, int]:
        """Orders dates as a timeline does: by first day, the more exact first."""
        return (self.first_day, self.last_day)

    @property
    def year(self) -> int:
        """The astronomical year it begins in, or ends in when the beginning is open."""
        moment = self.start or self.end
        return moment.year if moment else 0


def until(start: HistoricDate | None, end: HistoricDate | None) -> HistoricDate | None:
    """The stretch from one date to another; None where neither is known."""
    if start is None and end is None:
        return None
    circa = bool((start and start.circa) or (end and end.circa))
    return HistoricDate(start.start if start else None, end.end if end else None, circa, (start or end).span)  # type: ignore[union-attr]


class DateError(ValueError):
    """A text is not a date; the message says why and `hint` what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


_FORMS = "write 1924-01-21, 1924-01, 1924, c. 1922, 1922/1923, 1922/ or 44 BC"
_MOMENT = re.compile(r"(?P<year>\d{1,4})(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?(?:\s*(?P<era>BCE?|AD|CE))?", re.I)
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH_NAMES = "January February March April May June July August September October November December".split()


def parse_date(text: str, span: Span | None = None) -> HistoricDate:
    """Read a date. Raises `DateError` for what is no date or cannot be one."""
    words = text.strip()
    circa = re.match(r"(?:c\.|ca\.|circa|about|~)\s*", words, re.I)
    if circa:
        words = words[circa.end() :]
    first, slash, second = (part.strip() for part in words.partition("/"))
    if not (first or second):
        raise DateError(f"'{text}' is not a date", _FORMS)
    start, end = _moment(first, text), _moment(second, text)
    if slash and start and end:
        if end.year <= 0 < start.year and "BC" not in first.upper():
            start = _moment(first + " BC", text)  # in 60/53 BC the era belongs to both years
        assert start is not None
        if end.last_day < start.first_day:
            raise DateError(f"'{text}' ends before it begins", "put the earlier date first")
    if not slash:
        end = start
    return HistoricDate(start, end, bool(circa), span)


def _moment(words: str, whole: str) -> Moment | None:
    """One end of a date; None when it is left open."""
    if not words:
        return None
    match = _MOMENT.fullmatch(words)
    if not match:
        raise DateError(f"'{whole}' is not a date", _FORMS)
    year = int(match["year"])
    if year == 0:
        raise DateError("there was no year 0", "1 BC is followed by AD 1")
    if (match["era"] or "").upper().startswith("B"):
        year = 1 - year
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    if month is not None and not 1 <= month <= 12:
        raise DateError(f"there is no month {month}", "a date is year, month, day: 1924-01-21")
    if month and day is not None and not 1 <= day <= days_in_month(year, month):
        name = _MONTH_NAMES[month - 1]
        raise DateError(f"there is no {day} {name} {match['year']}", f"{name} has {days_in_month(year, month)} days")
    return Moment(year, month, day)


def _is_gregorian(year: int, month: int, day: int) -> bool:
    return (year, month, day) >= (1582, 10, 15)


def days_in_month(year: int, month: int) -> int:
    """How many days the month had, by the calendar in force."""
    if month != 2:
        return _MONTH_DAYS[month - 1]
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0 or year < 1582)
    return 29 if leap else 28


def _day_number(year: int, month: int, day: int) -> int:
    gregorian = _is_gregorian(year, month, day)
    if month <= 2:
        year, month = year - 1, month + 12
    shift = 2 - year // 100 + year // 400 if gregorian else 0
    return (1461 * (year + 4716)) // 4 + (306001 * (month + 1)) // 10000 + day + shift - 1524


def format_date(date: HistoricDate, language: str = "en") -> str:
    """The date as a reader of `language` expects it: '21 January 1924', 'c. 1922', '1922–23', '44 BC'."""
    about = "c. " if date.circa else ""
    if not date.is_range:
        assert date.start is not None
        return about + format_moment(date.start, language)
    if date.start is None:
        return f"{about}–{format_moment(date.end, language)}" if date.end else about
    if date.end is None:
        return f"{about}{format_moment(date.start, language)}–"
    return about + _format_range(date.start, date.end, language)


def _format_range(start: Moment, end: Moment, language: str) -> str:
    """A stretch of time with nothing said twice."""
    if start.precision == end.precision == Precision.YEAR:
        if start.year > 0 and start.year // 100 == end.year // 100:
            return f"{start.year}–{end.year % 100:02d}"
        if start.year <= 0 and end.year <= 0:
            return f"{1 - start.year}–{format_moment(end, language)}"
    if start.precision == end.precision == Precision.DAY and (start.year, start.month) == (end.year, end.month) and language.startswith("en"):
        return f"{start.day}–{format_moment(end, language)}"
    return f"{format_moment(start, language)} – {format_moment(end, language)}"


@lru_cache(maxsize=4096)
def format_moment(moment: Moment, language: str = "en") -> str:
    """One moment in words, by the locale data of CLDR."""
    year = format_year(moment.year, language)
    if moment.month is None:
        return year
    names = _month_names(language, stand_alone=moment.day is None)
    month = names[moment.month]
    if moment.day is None:
        return f"{month} {year}"
    pattern = {"de": "{d}. {m} {y}"}.get(language.split("-")[0], "{d} {m} {y}")
    return pattern.format(d=moment.day, m=month, y=year)


def format_year(year: int, language: str = "en") -> str:
    """An astronomical year in words: 1924, or 44 BC."""
    if year > 0:
        return str(year)
    return f"{1 - year} {_era(language)}"


@lru_cache(maxsize=16)
def _locale(language: str):  # type: ignore[no-untyped-def]
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@lru_cache(maxsize=16)
def _month_names(language: str, *, stand_alone: bool) -> dict[int, str]:
    context = "stand-alone" if stand_alone else "format"
    return dict(_locale(language).months[context]["wide"])


@lru_cache(maxsize=16)
def _era(language: str) -> str:
    return str(_locale(language).eras["abbreviated"][0])
