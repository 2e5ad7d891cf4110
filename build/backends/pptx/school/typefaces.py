"""How much room typefaces take that templates name: as parts of Carlito, which everything is measured with.

Letters: what 19 of 20 lines of English text take at most. Lines: single spacing in ems. Measured: Lato, Montserrat,
Nunito, Open Sans, Poppins, Quicksand, Raleway, Roboto, EB Garamond, and by typefaces that are as wide or nearly so
Arial and Times New Roman (Liberation), Georgia (Gelasio), Verdana (DejaVu), Comic Sans (Comic Relief). All others are
estimates, on the safe side: who has the typeface may put its own numbers here.
"""

from __future__ import annotations

from typing import NamedTuple

from lessonpress.layouts.drawing.scene import SINGLE

from ....slides.grid import Type

POINT = 25.4 / 72
"""A point in mm."""


class Room(NamedTuple):
    """How wide letters and bold letters are, as a part of Carlito's, and how high a line is in ems."""

    letters: float
    bold: float
    line: float


UNKNOWN = Room(1.22, 1.3, 1.36)
"""Wider and higher than most: text then has room in any typeface for reading."""
_KNOWN = {
    "Calibri": Room(1.0, 1.0, SINGLE),
    "Calibri Light": Room(1.0, 1.0, SINGLE),
    "Carlito": Room(1.0, 1.0, SINGLE),
    "Aptos": Room(1.13, 1.18, 1.28),
    "Aptos Display": Room(1.13, 1.18, 1.28),
    "Arial": Room(1.11, 1.17, 1.15),
    "Arial Narrow": Room(0.92, 0.97, 1.15),
    "Avenir Next LT Pro": Room(1.15, 1.2, 1.37),
    "Bahnschrift": Room(1.08, 1.12, 1.2),
    "Book Antiqua": Room(1.1, 1.16, 1.25),
    "Cambria": Room(1.06, 1.12, 1.18),
    "Candara": Room(1.07, 1.1, 1.23),
    "Century Gothic": Room(1.2, 1.23, 1.23),
    "Comic Sans MS": Room(1.19, 1.25, 1.4),
    "Constantia": Room(1.09, 1.15, 1.23),
    "Corbel": Room(1.07, 1.1, 1.23),
    "EB Garamond": Room(0.96, 1.04, 1.31),
    "Franklin Gothic Book": Room(1.08, 1.15, 1.14),
    "Garamond": Room(0.97, 1.07, 1.13),
    "Georgia": Room(1.1, 1.25, 1.14),
    "Gill Sans MT": Room(1.06, 1.2, 1.17),
    "Helvetica": Room(1.11, 1.17, 1.15),
    "Helvetica Neue": Room(1.11, 1.18, 1.2),
    "Lato": Room(1.08, 1.09, 1.2),
    "Liberation Sans": Room(1.11, 1.17, 1.15),
    "Liberation Serif": Room(1.02, 1.06, 1.15),
    "Lucida Sans": Room(1.22, 1.3, 1.18),
    "Montserrat": Room(1.24, 1.28, 1.22),
    "Nunito": Room(1.13, 1.15, 1.37),
    "Open Sans": Room(1.15, 1.21, 1.37),
    "Palatino Linotype": Room(1.1, 1.17, 1.35),
    "Poppins": Room(1.25, 1.28, 1.5),
    "Quicksand": Room(1.15, 1.19, 1.25),
    "Raleway": Room(1.15, 1.17, 1.18),
    "Roboto": Room(1.11, 1.12, 1.18),
    "Rockwell": Room(1.15, 1.2, 1.18),
    "Segoe UI": Room(1.13, 1.22, 1.33),
    "Source Sans 3": Room(1.03, 1.06, 1.43),
    "Source Sans Pro": Room(1.03, 1.06, 1.26),
    "Tahoma": Room(1.13, 1.3, 1.21),
    "Times New Roman": Room(1.02, 1.06, 1.15),
    "Trebuchet MS": Room(1.11, 1.17, 1.17),
    "Tw Cen MT": Room(1.02, 1.08, 1.1),
    "Verdana": Room(1.26, 1.4, 1.22),
}
_BY_NAME = {name.casefold(): room for name, room in _KNOWN.items()}


def is_known(typeface: str) -> bool:
    """Whether we know how much room a typeface takes."""
    return typeface.casefold() in _BY_NAME


def room_of(typeface: str) -> Room:
    """How much room a typeface takes; of one that we do not know, more than most."""
    return _BY_NAME.get(typeface.casefold(), UNKNOWN)


def way(room: Room, leading: float = 1.0, *, capitals: bool = False, margins: tuple[float, ...] = ()) -> Type:
    """How a place sets its text that has this typeface, its lines so far apart as a part of single spacing."""
    return Type(room.letters, room.bold / room.letters, leading * room.line / SINGLE, capitals, margins)
