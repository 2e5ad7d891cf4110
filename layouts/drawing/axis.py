"""A time axis, true to scale: the same number of millimetres for every day, from the first to the last."""

from __future__ import annotations

from collections.abc import Iterator

from lessonpress.resources.dates import HistoricDate, Moment
from lessonpress.resources.values import Value

STEPS = (1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000)
"""How many years may lie between two marks: round numbers that pupils count in."""
MONTH_STEPS = (1, 3, 6)
"""How many months may lie between two ticks: months, quarters, halves."""


class Mark(Value, frozen=True):
    """A year on the axis: its astronomical number, where it begins, and where the next mark stands."""

    year: int
    x: float
    end: float

    @property
    def middle(self) -> float:
        """Half-way to the next mark."""
        return (self.x + self.end) / 2


class Axis(Value, frozen=True):
    """Days from `first` up to `last` (Julian day numbers, both shown whole) on `width` mm from `x`."""

    first: int
    last: int
    x: float
    width: float

    @property
    def right(self) -> float:
        """Where the axis ends, in mm."""
        return self.x + self.width

    @property
    def days(self) -> int:
        """How many days it shows."""
        return self.last + 1 - self.first

    @property
    def first_year(self) -> int:
        """The astronomical year of its first day."""
        return _year(self.first)

    @property
    def last_year(self) -> int:
        """The astronomical year of its last day."""
        return _year(self.last)

    def at(self, day: float) -> float:
        """Where a day begins, in mm; days beyond the axis lie beyond its ends."""
        return self.x + (day - self.first) / self.days * self.width

    def day(self, x: float) -> float:
        """The day at `x` mm: the inverse of `at`."""
        return self.first + (x - self.x) / self.width * self.days

    def stretch(self, date: HistoricDate) -> tuple[float, float]:
        """From where to where a date may reach, in mm, cut at the ends of the axis. A single day is one day long."""
        start = max(self.first, min(date.first_day, self.last))
        end = min(self.last + 1, max(date.last_day + 1, self.first + 1))
        return self.at(start), self.at(max(start + 1, end))

    def anchor(self, date: HistoricDate) -> float:
        """The one point that stands for a date: the middle of what it can mean."""
        start, end = self.stretch(date)
        return (start + end) / 2

    def before(self, date: HistoricDate) -> bool:
        """Whether all of a date lies before the axis begins."""
        return date.last_day < self.first

    def after(self, date: HistoricDate) -> bool:
        """Whether all of a date lies after the axis ends."""
        return date.first_day > self.last

    # ---- marks ------------------------------------------------------------------------------------------------------

    def step(self, room: float) -> int:
        """Years from mark to mark, the fewest that leave `room` mm for each number."""
        year = self.width * 365.2425 / self.days
        return next((step for step in STEPS if step * year >= room), STEPS[-1])

    def years(self, room: float) -> tuple[Mark, ...]:
        """The marks: every year where each has `room` mm, else every second, fifth, tenth ... round year."""
        starts = list(self._years(self.step(room)))
        if not starts:
            starts = [self.first_year]
        places = [max(self.x, self.at(Moment(year).first_day)) for year in starts]
        return tuple(Mark(*mark) for mark in zip(starts, places, [*places[1:], self.right], strict=True))

    def _years(self, step: int) -> Iterator[int]:
        """Years that are round as people count them: 1 BC is followed by AD 1, and 100 BC is round, not 101."""
        for year in range(self.first_year, self.last_year + 1):
            counted = year if year > 0 else 1 - year
            round_one = counted % step == 0 or year == 1
            if round_one and (step == 1 or Moment(year).first_day >= self.first):
                yield year

    def months(self, room: float) -> tuple[float, ...]:
        """Ticks for months, quarters or half-years, whichever first has `room` mm; none where none has."""
        month = self.width * 30.44 / self.days
        step = next((step for step in MONTH_STEPS if step * month >= room), None)
        if step is None:
            return ()
        years = range(self.first_year, self.last_year + 1)
        days = (Moment(year, month).first_day for year in years for month in range(1 + step, 13, step))
        return tuple(self.at(day) for day in days if self.first < day <= self.last)


def _year(day: int) -> int:
    """The astronomical year of a Julian day number."""
    year = int((day - 1721057.5) // 365.2425)
    while Moment(year + 1).first_day <= day:
        year += 1
    while Moment(year).first_day > day:
        year -= 1
    return year
