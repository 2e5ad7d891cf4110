"""Monograms: the few letters that stand for a person where a name is too long."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import count
from unicodedata import normalize

from lessonpress.resources.topic import Person

LONGEST = 3
"""Letters of a monogram; more would be read as a name, and perhaps as somebody else's."""
_RULES: tuple[Callable[[list[str]], str], ...] = (
    lambda words: words[0][:1],
    lambda words: "".join(word[0] for word in words[:LONGEST]),
    lambda words: words[0][:2],
    lambda words: words[0][:LONGEST],
)


def monograms(people: Iterable[Person]) -> dict[str, str]:
    """By person id: the first letter; for namesakes the initials of their words, more letters, or in the end a number.

    No two are alike, not even to somebody who does not tell capitals from small letters.
    """
    named = {person.id: _words(person.name) for person in people}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for rule in _RULES:
        short = {key: rule(words) for key, words in named.items()}
        used = [letters.casefold() for letters in short.values()]
        for key, letters in short.items():
            folded = letters.casefold()
            if key not in found and used.count(folded) == 1 and folded not in taken:
                found[key] = letters
                taken.add(folded)
    for key, words in named.items():
        if key not in found:
            numbered = (f"{words[0][0]}{number}" for number in count(1))
            found[key] = next(trial for trial in numbered if trial.casefold() not in taken)
            taken.add(found[key].casefold())
    return {key: found[key] for key in named}


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", normalize("NFC", name)) or ["?"]
