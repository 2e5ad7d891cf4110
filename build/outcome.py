"""What became of a file. Light to import."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """What became of a file of the pack."""

    MADE = "made"
    UNCHANGED = "unchanged"
    KEPT = "kept"
    """The teacher changed it, so it was left alone."""
    MERGED = "merged"
    """The teacher changed it, and what is new came into it."""
    REMOVED = "removed"
    FAILED = "failed"


class Outcome(NamedTuple):
    """What became of a file and why. `beside` is the new version of one kept, or the backup of one replaced."""

    path: str
    state: State
    why: str = ""
    beside: str = ""
    told: tuple[str, ...] = ()
    """What there is to know of it besides, in plain words."""
