"""The words that lessonpress itself prints, in the topic's language: 'Name', 'Word bank', 'page 2 of 3' …

One TOML file per language; English stands in for a language, or a word, that is missing.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

FOLDER = Path(__file__).parent


class Labels:
    """Labels in one language: `labels("name")`, `labels("page", number=1, count=3)`."""

    def __init__(self, language: str) -> None:
        self._words = {**_read("en"), **_read(language.split("-")[0])}

    def __call__(self, key: str, **values: object) -> str:
        """The label, with its {places} filled. Raises KeyError for a label that does not exist."""
        return self._words[key].format(**values)

    def get(self, key: str, otherwise: str) -> str:
        """The label, or else other words where there is none."""
        return self._words.get(key, otherwise)

    def __contains__(self, key: str) -> bool:
        return key in self._words


def speaks(language: str) -> bool:
    """Whether there are labels in the language of this BCP 47 tag."""
    return bool(_read(language.split("-")[0]))


@lru_cache(maxsize=16)
def _read(language: str) -> dict[str, str]:
    path = FOLDER / f"{language}.toml"
    return tomllib.loads(path.read_text("utf-8")) if path.is_file() else {}
