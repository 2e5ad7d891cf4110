"""How the cells of a table look in effect: what its style says of them, where they say nothing themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml

from ..drawingml import A, local
from .theming import Theming

ANY = "any"
"""The colour of what a style says that is not in the file: one of those that every program has built in."""


class Cells:
    """The style of one table."""

    def __init__(self, shape: Any, theming: Theming) -> None:
        table = shape.table._tbl
        properties = table.find(f"{{{A}}}tblPr")
        self.theming = theming
        self.flags = dict(properties.attrib) if properties is not None else {}
        name = table.findtext(f"{{{A}}}tblPr/{{{A}}}tableStyleId")
        self.style = _style(shape, name) if name else None
        self.unknown = bool(name) and self.style is None

    def _is_open(self, row: int, column: int) -> bool:
        """Whether programs differ: over a style that is built in, and over the cell that heads both ways."""
        return self.unknown or (row == column == 0 and self._has("firstRow") and self._has("firstCol"))

    def colour(self, row: int, column: int) -> str:
        """Of words that do not say their own; empty where the style leaves it to the presentation."""
        if self._is_open(row, column):
            return ANY
        for part in self._parts(row, column):
            found = part.find(f"{{{A}}}tcTxStyle")
            for colour in found if found is not None else ():
                if local(colour) in ("schemeClr", "srgbClr"):
                    return self.theming.of(colour)
        return ""

    def bold(self, row: int, column: int) -> bool:
        """Whether words are bold that do not say so themselves."""
        said = (part.find(f"{{{A}}}tcTxStyle") for part in self._parts(row, column))
        return any(found is not None and found.get("b") == "on" for found in said)

    def fill(self, cell: Any, row: int, column: int) -> str:
        """What the cell is filled with."""
        own = cell._tc.find(f"{{{A}}}tcPr")
        if own is not None and (found := self.theming.fill(own)):
            return found
        if self._is_open(row, column):
            return ANY
        for part in self._parts(row, column):
            filled = part.find(f"{{{A}}}tcStyle/{{{A}}}fill")
            if filled is not None and (found := self.theming.fill(filled)):
                return found
        return "none"

    def _parts(self, row: int, column: int) -> Iterator[Any]:
        """The parts of the style that a cell belongs to, the strongest first."""
        if self.style is None:
            return
        names = ["firstRow"] if row == 0 and self._has("firstRow") else []
        names += ["firstCol"] if column == 0 and self._has("firstCol") else []
        for name in (*names, "wholeTbl"):
            part = self.style.find(f"{{{A}}}{name}")
            if part is not None:
                yield part

    def _has(self, flag: str) -> bool:
        return self.flags.get(flag) in ("1", "true")


def _style(shape: Any, name: str) -> Any | None:
    presentation = shape.part.package.presentation_part
    parts = (found.target_part for found in presentation.rels.values() if found.reltype == RT.TABLE_STYLES)
    styles = next((parse_xml(part.blob) for part in parts), None)
    found = styles.iter(f"{{{A}}}tblStyle") if styles is not None else ()
    return next((style for style in found if style.get("styleId") == name), None)
