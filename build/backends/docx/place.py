"""Where blocks stand: how wide, in which lists and boxes, in which of the theme's styles."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.layouts.document import Marker, Tone
from lessonpress.resources.values import Value

from ...pages.setter import Setter
from .styles import Variant


class Entry(Value, frozen=True):
    """An entry of a list: what marks it, in which list of the file and at which level, its words `hang` mm behind."""

    marker: Marker
    list_id: int
    level: int
    hang: float
    is_question: bool
    """Whether the entries of its list are more than paragraphs."""


class Place(Value, frozen=True):
    """Where blocks stand. `setter` knows the styles for their roles, and how large and how loose they are here."""

    setter: Setter
    width: float
    """How wide the words are, in mm."""
    indent: float = 0.0
    """How far the lists around them make them stand in, in mm."""
    depth: int = 0
    """How many lists are around them."""
    tone: Tone | None = None
    """Of the box whose frame goes around their paragraphs."""
    align: str = "left"

    def variant(self) -> Variant:
        """What a paragraph here has besides its role."""
        return Variant(depth=self.depth, indent=self.indent, tone=self.tone, align=self.align)

    def inside_list(self, hang: float, width: float) -> Place:
        """The place of the entries of a list here, so many mm behind their marks."""
        return replace(self, width=width - hang, indent=self.indent + hang, depth=self.depth + 1)

    def inside_cell(self, width: float, *, align: str = "left", **styles: str) -> Place:
        """The place in a cell of a table here, with other styles for some roles."""
        return Place(self.setter.within(**styles), width, align=align)
