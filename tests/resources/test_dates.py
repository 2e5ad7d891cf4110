"""Dates: read as a teacher writes them, ordered in time, printed in the reader's language."""

import datetime
import subprocess
import sys

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lessonpress.resources.dates import (
    DateError,
    HistoricDate,
    Moment,
    Precision,
    format_date,
    parse_date,
    stretch,
    stretch_in_years,
    until,
)
from lessonpress.resources.moments import days_in_month


@st.composite
def moments(draw: st.DrawFn) -> Moment:
    year = draw(st.integers(-9998, 9999))
    month = draw(st.none() | st.integers(1, 12))
    day = draw(st.none() | st.integers(1, days_in_month(year, month))) if month else None
    assume(not (year == 1582 and month == 10 and day and 4 < day < 15))
    return Moment(year, month, day)


@st.composite
def dates(draw: st.DrawFn) -> HistoricDate:
    start, end = draw(moments()), draw(moments())
    assume(start.first_day <= end.last_day)
    ends = draw(st.sampled_from([(start, end), (start, start), (start, None), (None, end)]))
    return HistoricDate(*ends, circa=draw(st.booleans()))


@given(dates())
def test_a_date_reads_back_as_it_is_written(date: HistoricDate) -> None:
    assert parse_date(str(date)) == date


@given(st.integers(-9998, 9999))
def test_a_year_reads_back_as_it_is_printed(year: int) -> None:
    date = HistoricDate(Moment(year), Moment(year))
    assert parse_date(format_date(date)) == date


@given(moments(), moments())
def test_days_are_in_the_order_of_the_calendar(one: Moment, other: Moment) -> None:
    def as_written(moment: Moment) -> tuple[int, int, int]:
        return (moment.year, moment.month or 1, moment.day or 1)

    assert (as_written(one) < as_written(other)) == (one.first_day < other.first_day)
    assert one.first_day <= one.last_day


@given(st.dates(min_value=datetime.date(1582, 10, 15)))
def test_gregorian_days_agree_with_the_standard_library(day: datetime.date) -> None:
    assert Moment(day.year, day.month, day.day).first_day == day.toordinal() + 1721425


@pytest.mark.parametrize(
    ("year", "month", "day", "number"), [(2000, 1, 1, 2451545), (-4712, 1, 1, 0), (-584, 5, 28, 1507900)]
)
def test_day_numbers_of_meeus(year: int, month: int, day: int, number: int) -> None:
    """Meeus, Astronomical Algorithms, 2nd ed., p. 62: the day that begins at noon."""
    assert Moment(year, month, day).first_day == number


def test_the_calendars_meet() -> None:
    assert Moment(1582, 10, 15).first_day == Moment(1582, 10, 4).first_day + 1
    assert (days_in_month(1500, 2), days_in_month(1900, 2), days_in_month(-3, 2), days_in_month(0, 2)) == (
        29,
        28,
        28,
        29,
    )


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("44 BC", Moment(-43), Moment(-43)),
        ("44bce", Moment(-43), Moment(-43)),
        ("44-03-15 BC", Moment(-43, 3, 15), Moment(-43, 3, 15)),
        ("60/53 BC", Moment(-59), Moment(-52)),
        ("60-01/53-02 BC", Moment(-59, 1), Moment(-52, 2)),
        ("44 BC/14", Moment(-43), Moment(14)),
        ("44 BC / AD 14", Moment(-43), Moment(14)),
        ("14 CE", Moment(14), Moment(14)),
        (" 1922 / 1923 ", Moment(1922), Moment(1923)),
        ("1922/", Moment(1922), None),
        ("/44 BC", None, Moment(-43)),
    ],
)
def test_forms(text: str, start: Moment | None, end: Moment | None) -> None:
    assert parse_date(text) == HistoricDate(start, end)


@pytest.mark.parametrize("about", ["c. ", "ca. ", "c ", "circa ", "about ", "~", "C."])
def test_about(about: str) -> None:
    assert parse_date(f"{about}1922/1923") == HistoricDate(Moment(1922), Moment(1923), circa=True)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("44-02-29 BC", "there is no 29 February 44 BC"),
        ("1923-02-29", "there is no 29 February 1923"),
        ("1924-04-31", "there is no 31 April 1924"),
        ("1924-00-01", "there is no month 0"),
        ("1582-10-05", "there was no 5 October 1582"),
        ("53/60 BC", "'53/60 BC' ends before it begins"),
        ("AD 5 BC", "'AD 5 BC' is not a date"),
        ("0/5", "there was no year 0"),
        ("/", "'/' is not a date"),
        ("", "'' is not a date"),
        ("1924-01-21-03", "'1924-01-21-03' is not a date"),
        ("19240121", "'19240121' is not a date"),
        ("1922/1923/1924", "'1922/1923/1924' is not a date"),
        ("١٩٢٤", "'١٩٢٤' is not a date"),
    ],
)
def test_what_is_no_date(text: str, message: str) -> None:
    with pytest.raises(DateError) as told:
        parse_date(text)
    assert str(told.value) == message
    assert told.value.hint


@given(st.text("0123456789-/ .cBAD~", max_size=20))
def test_any_text_is_a_date_or_told(text: str) -> None:
    try:
        date = parse_date(text)
    except DateError as error:
        assert error.hint
    else:
        assert date.first_day <= date.last_day
        assert format_date(date)


@pytest.mark.parametrize(
    ("source", "language", "words"),
    [
        ("1924-01-21", "en-GB", "21 January 1924"),
        ("1924-01-21", "en-US", "January 21, 1924"),
        ("1924-01-21", "de", "21. Januar 1924"),
        ("1924-01-21", "es", "21 de enero de 1924"),
        ("1924-01-21", "hu", "1924. január 21."),
        ("1924-01", "ru", "январь 1924\u202fг.".replace("\u202f", " ")),
        ("1924-01", "en-GB", "January 1924"),
        ("44-03-15 BC", "en-GB", "15 March 44 BC"),
        ("44 BC", "de", "44 v. Chr."),
        ("14-08-19", "en-GB", "19 August AD 14"),
        ("c. 1922", "en-GB", "c. 1922"),
        ("1922/1929", "en-GB", "1922–29"),
        ("1899/1901", "en-GB", "1899–1901"),
        ("60/53 BC", "en-GB", "60–53 BC"),
        ("44 BC/14", "en-GB", "44 BC – AD 14"),
        ("14/37", "en-GB", "AD 14–37"),
        ("1924-01-21/1924-01-27", "en-GB", "21–27 January 1924"),
        ("1924-01-21/1924-01-27", "de", "21.–27. Januar 1924"),
        ("1924-01-21/1924-02-01", "en-GB", "21 January – 1 February 1924"),
        ("1924-01-21/1924-02-01", "en-US", "January 21 – February 1, 1924"),
        ("1924-05/1924-08", "es", "mayo – agosto de 1924"),
        ("1924-05/1925-08", "en-GB", "May 1924 – August 1925"),
        ("1924-05/", "en-GB", "May 1924–"),
        ("/1924", "en-GB", "–1924"),
        ("1924-01-21", "zz-nowhere", "21 January 1924"),
    ],
)
def test_in_words(source: str, language: str, words: str) -> None:
    assert format_date(parse_date(source), language).replace("\u202f", " ").replace("\u00a0", " ") == words


def test_precision_and_order() -> None:
    assert parse_date("1924/1925-03-01").precision is Precision.YEAR
    sources = ["/1900", "44 BC", "1924-01", "1924", "1924-01-21", "1924-01-21/1924-03"]
    in_order = sorted(map(parse_date, reversed(sources)), key=lambda date: date.sort_key)
    assert [str(date) for date in in_order] == ["/1900", "44 BC", "1924-01", "1924", "1924-01-21", "1924-01-21/1924-03"]


def test_until() -> None:
    start, end = parse_date("c. 1922"), parse_date("1924/1925")
    assert str(until(start, end)) == "c. 1922/1925"
    assert str(until(start, None)) == "c. 1922/"
    assert str(until(None, end)) == "/1925"
    assert until(None, None) is None


@pytest.mark.parametrize("short", [False, True])
def test_british_dates_need_no_babel(short: bool) -> None:
    date = f"format_date(parse_date('44-03-15 BC'), 'en-GB', short={short})"
    code = f"import sys; from lessonpress.resources.dates import *; {date}; assert 'babel' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("source", "language", "words"),
    [
        ("1922-12-23/1923-01-04", "en-GB", "23 Dec 1922 – 4 Jan 1923"),
        ("1924-09-21/1924-09-27", "en-GB", "21–27 Sept 1924"),
        ("1924-05", "en-GB", "May 1924"),
        ("1924-01-21", "de", "21. Jan. 1924"),
        ("1924-01-21", "fr", "21 janv. 1924"),
        ("44 BC", "en-GB", "44 BC"),
    ],
)
def test_with_months_in_short(source: str, language: str, words: str) -> None:
    assert format_date(parse_date(source), language, short=True) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [("en-GB", "c. 1922"), ("de-AT", "um 1922"), ("fr", "vers 1922"), ("ru", "ок. 1922"), ("la", "c. 1922")],
)
def test_about_in_words(language: str, words: str) -> None:
    assert format_date(parse_date("c. 1922"), language) == words


@pytest.mark.parametrize(
    ("start", "end", "words", "years"),
    [
        ("1922-04-03", "1922-05", "3 April – May 1922", "1922"),
        ("60-07-13 BC", "53 BC", "13 July 60 BC – 53 BC", "60–53 BC"),
        ("1922-04", None, "April 1922–", "1922–"),
        (None, "1953", "–1953", "–1953"),
        ("c. 60 BC", "53 BC", "c. 60–53 BC", "c. 60–53 BC"),
        ("1878", "c. 1953", "1878 – c. 1953", "1878 – c. 1953"),
        (None, None, "", ""),
    ],
)
def test_a_stretch_of_time(start: str | None, end: str | None, words: str, years: str) -> None:
    ends = [parse_date(text) if text else None for text in (start, end)]
    assert (stretch(*ends), stretch_in_years(*ends)) == (words, years)


@pytest.mark.parametrize(
    ("first", "second", "before"),
    [
        ("53-06 BC", "52 BC", True),
        ("53 BC", "53-06 BC", False),
        ("c. 60 BC", "59 BC", False),
        ("c. 60 BC", "55 BC", False),
        ("c. 60 BC", "48 BC", True),
        ("c. 60 BC", "c. 45 BC", False),
        ("1924-05-23/1924-05-31", "1924-06", True),
        ("1924-05", "1924-05-31", False),
    ],
)
def test_when_one_date_is_surely_before_another(first: str, second: str, before: bool) -> None:
    assert parse_date(first).surely_before(parse_date(second)) is before
    assert not parse_date(second).surely_before(parse_date(first))
