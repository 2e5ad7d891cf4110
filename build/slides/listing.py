"""The structure of a slide's paragraphs, for those who hear it: entries in lists, and lists in entries."""

from __future__ import annotations

from msgspec import Struct

from lessonpress.layouts.document import Marker
from lessonpress.layouts.drawing.scene import Tag

from .paragraphs import Par

_NUMBERING = {Marker.BULLET: "Disc", Marker.NUMBER: "Decimal", Marker.LETTER: "UpperAlpha", Marker.BOX: "Square"}


class _Open(Struct):
    """A list that may go on: how deep it stands in, and its last entry."""

    level: int
    marker: Marker
    number: int
    list: Tag
    body: Tag


class Listing:
    """Gives each paragraph its node below `root`, in the order in which they come; headings are of `level`."""

    def __init__(self, root: Tag, level: int = 3) -> None:
        self.root, self.level = root, level
        self._open: list[_Open] = []

    def place(self, par: Par) -> tuple[Tag | None, Tag]:
        """The nodes of a paragraph's mark, if it has one, and of its words."""
        while self._open and not _goes_on(self._open[-1], par):
            self._open.pop()
        if par.marker is None:
            return None, self._inside.add(f"H{self.level}" if par.heading else "P")
        if not self._open or self._open[-1].level < par.level:
            node = self._inside.add("L", scope=_NUMBERING[par.marker])
            self._open.append(_Open(par.level, par.marker, par.number, node, node))
        last = self._open[-1]
        entry = last.list.add("LI")
        label = entry.add("Lbl")
        last.number, last.body = par.number, entry.add("LBody")
        return label, last.body.add("P")

    @property
    def _inside(self) -> Tag:
        """What holds the next thing: the last entry that is open."""
        return self._open[-1].body if self._open else self.root


def _goes_on(last: _Open, par: Par) -> bool:
    """Whether a list is still open at a paragraph: the paragraph is its next entry, or stands in its last."""
    if par.marker is None or last.level < par.level:
        return last.level <= par.level
    return (last.level, last.marker, last.number + 1) == (par.level, par.marker, par.number)
