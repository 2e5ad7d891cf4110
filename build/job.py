"""One material to make."""

from __future__ import annotations

from typing import Any

from lessonpress.resources.teaching import Material
from lessonpress.resources.values import Value


class Job(Value, frozen=True):
    """One material to make. `stem` is what the names of its files begin with: 'worksheets/03-who-was-who'."""

    material: Material
    options: Any
    folder: str
    stem: str
    paper: str
    tile: str = ""
    """The paper of the sheets on which it is printed besides, if it is a poster."""
    besides: frozenset[str] = frozenset()
    """In which editions it is made besides, where it can be: booklet, two-up, fillable, handout and so on."""
    reveal: bool = False
    """Whether on its slides the entries of lists and the answers wait for a click."""
    lesson: str = ""
    """The folder of the lesson whose pack it belongs to; empty in the pack of the whole unit."""

    @property
    def title(self) -> str:
        """What to call it while it is being made."""
        return self.material.title.plain if self.material.title else self.material.id
