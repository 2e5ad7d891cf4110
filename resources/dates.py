"""Historical dates in the source: before or after Christ, about, between, or open-ended; how they are read.

`1924-01-21`, `1924-01`, `1924`, `c. 1922`, `1922/1923`, `1922/`, `/1923`, `44 BC`, `44-03-15 BC`, `60/53 BC`, `AD 14`.
"""

from __future__ import annotations

import re

from .date_format import MONTHS, format_date, format_moment, format_year, stretch, stretch_in_years
from .diagnostics import Span
from .moments import HistoricDate, Moment, Precision, days_in_month, until

__all__ = [
    "DateError",
    "HistoricDate",
    "Moment",
    "Precision",
    "format_date",
    "format_moment",
    "format_year",
    "parse_date",
    "stretch",
    "stretch_in_years",
    "until",
]


class DateError(ValueError):
    """A text is not a date; the message says why and `hint` what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


_FORMS = "write 1924-01-21, 1924-01, 1924, c. 1922, 1922/1923, 1922/ or 44 BC"
_CIRCA = re.compile(r"(?:circa|about|ca?\.|ca?(?=[\s\d])|~)\s*", re.I)
_ERA = r"BCE|BC|AD|CE"
_MOMENT = re.compile(
    rf"(?P<before>(?:AD|CE)\s*)?(?P<year>[0-9]{{1,4}})(?:-(?P<month>[0-9]{{1,2}})(?:-(?P<day>[0-9]{{1,2}}))?)?"
    rf"(?:\s*(?P<era>{_ERA}))?",
    re.I,
)


def parse_date(text: str, span: Span | None = None) -> HistoricDate:
    """Read a date. Raises `DateError` for what is no date or cannot be one."""
    words = text.strip()
    circa = _CIRCA.match(words)
    if circa:
        words = words[circa.end() :]
    first, slash, second = (part.strip() for part in words.partition("/"))
    if not (first or second):
        raise DateError(f"'{text}' is not a date", _FORMS)
    end = _moment(second, text)
    if end and end.year <= 0 and first and not re.search(_ERA, first, re.I):
        first += " BC"  # in 60/53 BC the era belongs to both years
    start = _moment(first, text)
    if start and end and end.last_day < start.first_day:
        raise DateError(f"'{text}' ends before it begins", _order_hint(first, second))
    return HistoricDate(start, end if slash else start, bool(circa), span)


def _order_hint(first: str, second: str) -> str:
    if re.fullmatch("[0-9]{4}", first) and re.fullmatch("[0-9]{2}", second):
        return f"write both years in full: {first}/{first[:2]}{second}"
    return "put the earlier date first"


def _moment(words: str, whole: str) -> Moment | None:
    """One end of a date; None when it is left open."""
    if not words:
        return None
    match = _MOMENT.fullmatch(words)
    if not match or (match["before"] and match["era"]):
        raise DateError(f"'{whole}' is not a date", _FORMS)
    year = int(match["year"])
    if year == 0:
        raise DateError("there was no year 0", "1 BC is followed by AD 1")
    if (match["era"] or "").upper().startswith("B"):
        year = 1 - year
    month = int(match["month"]) if match["month"] else None
    day = int(match["day"]) if match["day"] else None
    _must_exist(year, month, day)
    return Moment(year, month, day)


def _must_exist(year: int, month: int | None, day: int | None) -> None:
    if month is None:
        return
    if not 1 <= month <= 12:
        raise DateError(f"there is no month {month}", "a date is year, month, day: 1924-01-21")
    if day is None:
        return
    name = MONTHS[month - 1]
    if not 1 <= day <= days_in_month(year, month):
        days = f"{name} had {days_in_month(year, month)} days that year"
        raise DateError(f"there is no {day} {name} {format_year(year)}", days)
    if (year, month) == (1582, 10) and 4 < day < 15:
        raise DateError(f"there was no {day} October 1582", "the new calendar went from 4 to 15 October")
