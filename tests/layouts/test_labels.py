"""Labels: every language has them all, and says what is to be filled in."""

from __future__ import annotations

import re
import tomllib

import pytest

from lessonpress.layouts.labels import FOLDER, Labels, speaks

WORDS = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))}
OTHERS = sorted(set(WORDS) - {"en"})


def test_english_german_and_french_ship() -> None:
    assert {"en", "de", "fr"} <= set(WORDS)


@pytest.mark.parametrize("language", OTHERS)
def test_a_language_has_every_label_and_no_other(language: str) -> None:
    assert WORDS[language].keys() == WORDS["en"].keys()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("key", WORDS["en"])
def test_a_label_fills_in_what_the_english_one_does(language: str, key: str) -> None:
    places = re.compile(r"\{\w*\}")
    assert sorted(places.findall(WORDS[language][key])) == sorted(places.findall(WORDS["en"][key]))
    assert WORDS[language][key].strip() == WORDS[language][key] != ""


@pytest.mark.parametrize("key", WORDS["en"])
def test_french_puts_no_plain_space_before_its_signs(key: str) -> None:
    assert not re.search(r" [:;?!]", WORDS["fr"][key])


@pytest.mark.parametrize(
    ("language", "word"), [("en-GB", "against"), ("de-AT", "gegen"), ("fr", "contre"), ("la", "against")]
)
def test_english_stands_in_for_a_language_without_labels(language: str, word: str) -> None:
    assert Labels(language)("poster-versus") == word
    assert speaks(language) is (language != "la")
