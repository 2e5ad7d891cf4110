"""Titles of slides, of which no two are the same: by them screen readers, the outline and links tell slides apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable


class Titles:
    """The titles that a deck has had so far."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def own(self, shown: Callable[[str], str]) -> str:
        """The title that `shown` gives for an empty tail, or if an earlier slide has it, for ' (2)', ' (3)' ..."""
        first = title = shown("")
        while self._taken[_heard(title)]:
            self._taken[_heard(first)] += 1
            title = shown(f" ({self._taken[_heard(first)]})")
        self._taken[_heard(title)] += 1
        return title


def _heard(title: str) -> str:
    """A title as it is told apart from others: by its letters, not by their size or the space between."""
    return " ".join(title.split()).casefold()
