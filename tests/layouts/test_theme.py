"""Themes: what a photocopier would lose is refused, and without colour everything can still be told apart."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonpress.layouts.contrast import LEAST, contrast, grey, luminance
from lessonpress.layouts.theme import FOLDER, BadTheme, load_theme, read_theme, theme_names

RAW = (FOLDER / "classic.toml").read_text("utf-8")
COLOURS = st.from_regex(r"\A#[0-9a-f]{6}\Z")


@given(COLOURS)
def test_a_grey_is_as_light_as_its_colour(colour: str) -> None:
    found = grey(colour)
    assert len({found[1:3], found[3:5], found[5:7]}) == 1
    assert luminance(found) == pytest.approx(luminance(colour), abs=0.005)


@given(COLOURS, COLOURS)
def test_contrast_stays_without_colour(one: str, other: str) -> None:
    assert contrast(grey(one), grey(other)) == pytest.approx(contrast(one, other), rel=0.08)


def test_the_ends_of_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#777777") == 1


@pytest.mark.parametrize("name", theme_names())
def test_every_theme_that_ships_has_a_sister_without_colour(name: str) -> None:
    theme, sister = load_theme(name), load_theme(f"{name}-grey")
    assert sister.is_grey and not theme.is_grey and sister.digest != theme.digest
    written = [*sister.colours.values(), *(c for look in sister.looks for c in (look.colour, look.tint))]
    assert all(re.fullmatch(r"#(..)\1\1", colour) for colour in written)
    assert [look.pattern for look in sister.looks] == [look.pattern for look in theme.looks]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('pattern = "diagonal"', 'pattern = "solid"', "only colour tells look 2 from look 1"),
        ('colour = "#1f4e79"', 'colour = "#9fc4e9"', "look 2 has a contrast of"),
        ('soft = "#57524c"', 'soft = "#a09a94"', "on paper has a contrast of"),
        ('tint = "#f4f0e8"', 'tint = "#8f8880"', "on tint has a contrast of"),
    ],
)
def test_a_theme_that_a_photocopy_would_lose_is_refused(old: str, new: str, message: str) -> None:
    assert read_theme(RAW.encode())
    assert old in RAW
    with pytest.raises(BadTheme, match=message):
        read_theme(RAW.replace(old, new, 1).encode())


def test_the_least_contrast_is_that_of_the_guidelines() -> None:
    assert LEAST == 4.5
