"""Which words a text shows: whether it gives an answer away, and whether two texts say nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .common_words import common_words

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PART = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"['’]s?$")


class Wording:
    """Compares texts of one language: in English by their stems, elsewhere word for word."""

    def __init__(self, language: str) -> None:
        self._english = language.split("-")[0] == "en"
        self._common = frozenset(_WORD.findall(common_words(language)))
        self.stems = lru_cache(maxsize=4096)(self._stems)
        self.telling = lru_cache(maxsize=4096)(self._telling)

    def _stems(self, text: str) -> tuple[str, ...]:
        """The words of `text`; in English in a form in which 'Rome’s' is 'rome' and 'delegates' is 'delegate'."""
        if not self._english:  # what stands before an apostrophe is a word of its own: l'homme, dell'impero
            return tuple(_PART.findall(text.casefold()))
        return tuple(_stem(word) for word in _WORD.findall(text.casefold()))

    def _telling(self, text: str) -> frozenset[str]:
        """The words of `text` that carry its sense."""
        return frozenset(stem for stem in self.stems(text) if stem not in self._common)

    def mentions(self, text: str, phrase: str) -> bool:
        """Whether `text` shows the words of `phrase`, one after another."""
        wanted, shown = self.stems(phrase), self.stems(text)
        return bool(wanted) and any(shown[i : i + len(wanted)] == wanted for i in range(len(shown) - len(wanted) + 1))

    def likeness(self, one: str, other: str) -> float:
        """How much of the sense of the shorter text stands in the longer: 0 nothing, 1 all."""
        first, second = self.telling(one), self.telling(other)
        shorter = min(len(first), len(second))
        return len(first & second) / shorter if shorter else 0.0

    def gives_away(self, text: str, answer: str, others: Iterable[str]) -> bool:
        """Whether a word that `text` shares with its `answer` would tell them as partners among the texts of `others`.

        A word that stands in several of the texts tells nothing.
        """
        if self.mentions(text, answer):
            return True
        shared = {stem for stem in self.telling(text) & self.telling(answer) if len(stem) > 3}
        rest = [self.telling(other) for other in others]
        return any(sum(stem in other for other in rest) < 2 for stem in shared)


@lru_cache(maxsize=8)
def wording(language: str) -> Wording:
    """What compares texts in the language of this BCP 47 tag."""
    return Wording(language)


def _stem(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
