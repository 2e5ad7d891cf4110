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
    REMOVED = "removed"
    FAILED = "failed"


class Outcome(NamedTuple):
    """What became of a file and why. `beside` is the new version of one kept, or the backup of one replaced."""

    path: str
    state: State
    why: str = ""
    beside: str = ""
