"""What the parts of one Word file share: its styles, lists and pictures, and what is counted through it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count

from lessonpress.layouts.labels import Labels
from lessonpress.layouts.theme import Theme
from lessonpress.layouts.type.paragraph import Typesetter

from ...pages.setter import Setter
from .grids import Grids
from .letters import Letters
from .numbering import Numbering
from .styles import Styles

Related = Callable[[str], str]
"""Keeps a web address among what a file relates to, and gives the id that it has there."""
Kept = Callable[[bytes], str]
"""The same for the bytes of a picture."""


class Book:
    """One Word file on its way."""

    def __init__(self, setter: Setter, language: str, *, link: Related, picture: Kept) -> None:
        self.theme: Theme = setter.theme
        self.type: Typesetter = setter.type
        self.labels = Labels(language)
        self.styles = Styles(setter, language)
        self.letters = Letters(self.styles)
        self.grids = Grids(self.styles)
        self.numbering = Numbering()
        self.link, self.picture = link, picture
        self.parts: list[tuple[str, str]] = []
        """The headings of level 2 that were written, for a list of contents: their bookmarks and their words."""
        self._ids = count(1)

    def next_id(self) -> int:
        """A number that nothing else in the file has."""
        return next(self._ids)
