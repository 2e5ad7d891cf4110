"""How a poster names, in a warning, what it has no room for."""

from __future__ import annotations

from collections.abc import Sequence

NAMED = 10
"""So many things without room are named; the others are counted."""


def named(names: Sequence[str]) -> str:
    """The first of the names, and how many more there are."""
    rest = len(names) - NAMED
    return ", ".join(f"‘{name}’" for name in names[:NAMED]) + (f" and {rest} more" if rest > 0 else "")
