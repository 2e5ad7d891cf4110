"""Moments and stretches of historical time, as exact as they are known, and the calendar that counts their days.

Years are counted as astronomers do: 1 BC is year 0. Days are Julian day numbers (Meeus, Astronomical Algorithms,
2nd ed., ch. 7), Julian calendar before 15 October 1582 and Gregorian after.
"""

from __future__ import annotations

from enum import IntEnum

from .diagnostics import Span
from .values import Placed, Value

_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


ABOUT = 3653
"""How many days 'about' may be wrong by: ten years."""


class Precision(IntEnum):
    """How exactly a moment is known."""

    YEAR = 1
    MONTH = 2
    DAY = 3


class Moment(Value, frozen=True):
    """A day, a month or a year. `year` is astronomical: 0 is 1 BC, -43 is 44 BC."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """As it is written in the source."""
        year, era = (self.year, "") if self.year > 0 else (1 - self.year, " BC")
        month = f"-{self.month:02d}" if self.month else ""
        return f"{year}{month}{f'-{self.day:02d}' if self.day else ''}{era}"

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


class HistoricDate(Placed, frozen=True):
    """A moment or a stretch of time. An open end is None; a single moment has `start` and `end` the same."""

    start: Moment | None
    end: Moment | None
    circa: bool = False
    span: Span | None = None

    def __str__(self) -> str:
        """As it is written in the source: `parse_date` reads it back."""
        ends = f"{self.start or ''}/{self.end or ''}" if self.is_range else str(self.start)
        return f"c. {ends}" if self.circa else ends

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

    def surely_before(self, other: HistoricDate) -> bool:
        """Whether all of it lies before all of `other`, whatever the two dates may mean."""
        return self.last_day + ABOUT * (self.circa + other.circa) < other.first_day

    @property
    def year(self) -> int:
        """The astronomical year it begins in, or ends in when the beginning is open."""
        moment = self.start or self.end
        return moment.year if moment else 0

    @property
    def in_years(self) -> HistoricDate:
        """The same time, told in whole years."""
        start = Moment(self.start.year) if self.start else None
        end = Moment(self.end.year) if self.end else None
        return HistoricDate(start, end, self.circa, self.span)


def until(start: HistoricDate | None, end: HistoricDate | None) -> HistoricDate | None:
    """The stretch from one date to another; None where neither is known."""
    if start is None and end is None:
        return None
    circa = bool((start and start.circa) or (end and end.circa))
    span = start.span if start else end.span if end else None
    return HistoricDate(start.start if start else None, end.end if end else None, circa, span)


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
