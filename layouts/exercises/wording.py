"""Which words a text shows: whether it gives an answer away, and whether two texts say nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from lessonpress.resources.markup import KeyWord

from ..document import Inlines

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$")
_COMMON = frozenset(
    _WORD.findall(
        """a an and as at be been but by did do for from had has have he her him his if in into is it its led made
        more most no not of off on one or other out over own she so some than that the their them then they this to
        up was were what when where which who whom whose will with would after before until while about against
        because"""
    )
)


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The words of `text` in a form in which 'Rome’s' is 'rome' and 'delegates' is 'delegate'."""
    return tuple(_stem(word) for word in _WORD.findall(text.casefold()))


def mentions(text: str, phrase: str) -> bool:
    """Whether `text` shows the words of `phrase`, one after another."""
    wanted, shown = stems(phrase), stems(text)
    return bool(wanted) and any(shown[i : i + len(wanted)] == wanted for i in range(len(shown) - len(wanted) + 1))


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """The words of `text` that carry its sense."""
    return frozenset(stem for stem in stems(text) if stem not in _COMMON)


def likeness(one: str, other: str) -> float:
    """How much of the sense of the shorter text stands in the longer: 0 nothing, 1 all."""
    first, second = telling(one), telling(other)
    shorter = min(len(first), len(second))
    return len(first & second) / shorter if shorter else 0.0


def gives_away(text: str, answer: str, others: Iterable[str]) -> bool:
    """Whether a word that `text` shares with its `answer` would tell them as partners among the texts of `others`.

    A word that stands in several of the texts tells nothing.
    """
    if mentions(text, answer):
        return True
    shared = {stem for stem in telling(text) & telling(answer) if len(stem) > 3}
    rest = [telling(other) for other in others]
    return any(sum(stem in other for other in rest) < 2 for stem in shared)


def unmarked(nodes: Inlines) -> Inlines:
    """The same words with no key word standing out."""
    return tuple(inner for node in nodes for inner in (node.children if isinstance(node, KeyWord) else (node,)))


def _stem(word: str) -> str:
    word = _POSSESSIVE.sub("", word)
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
