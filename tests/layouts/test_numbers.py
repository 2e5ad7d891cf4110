"""Numbers are written in full, as the reader's language writes them."""

import pytest

from lessonpress.layouts.document import Chart, Flow
from lessonpress.layouts.dump import dump
from lessonpress.layouts.numbers import number, unbroken


@pytest.mark.parametrize(
    ("value", "language", "written"),
    [
        (1088000.0, "en-GB", "1,088,000"),
        (12345678.25, "en", "12,345,678.25"),
        (-1.0, "en", "-1"),
        (0.00001, "en", "0.00001"),
        (1e21, "en", "1,000,000,000,000,000,000,000"),
        (1088000.5, "de", "1.088.000,5"),
        (0.12345, "de", "0,12345"),
        (1234567.0, "fr", "1\u202f234\u202f567"),
        (1000.0, "xx", "1,000"),
    ],
)
def test_a_number_is_written_in_full(value, language, written):
    assert number(value, language) == written


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("on 17 November 1929", "on 17~November~1929"),
        ("(25 March 1919)", "(25~March~1919)"),
        ("16–18 January", "16–18~January"),
        ("4 Jan 1923 – 9 Feb", "4~Jan~1923 – 9~Feb"),
        ("am 17. November", "am 17.~November"),
        ("am 1. März 1922 in Moskau", "am 1.~März~1922 in Moskau"),
        ("le 21 janvier 1924", "le 21~janvier~1924"),
        ("the 7 members 12 of them met", "the 7~members 12 of them met"),
        ("by 559 to 65 at the 14th Congress", "by 559~to~65 at the 14th Congress"),
        ("in 1924 the 7 members", "in 1924 the 7~members"),
        ("on 15 March 44 BC", "on 15~March~44~BC"),
        ("from March 1922 to Sept 1925", "from March~1922 to Sept~1925"),
        ("in 1922 and of 1925", "in 1922 and of 1925"),
        ("page 1 of 2", "page 1 of 2"),
        ("in 1923 and 1926", "in 1923 and 1926"),
    ],
)
def test_no_line_is_broken_between_a_day_and_its_month(text, kept):
    assert unbroken(text) == kept.replace("~", "\u00a0")


def test_a_chart_says_its_numbers_in_its_language():
    chart = Chart("Size of the party", "people", (("1928", 1088000.0),), "de")
    assert chart.alt == "Size of the party: 1928 1.088.000 people"
    assert "1.088.000" in dump(Flow("f", "Title", "de", blocks=(chart,)))
