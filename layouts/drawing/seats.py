"""What the placement of labels starts from and leads to: labels, room, distances, seats. Lengths in mm."""

from __future__ import annotations

from lessonpress.resources.values import Value


class Label(Value, frozen=True):
    """What wants a place: where it belongs on the axis, how large it is, and how much it matters."""

    anchor: float
    width: float
    height: float
    weight: int = 3


class Field(Value, frozen=True):
    """The room there is: from left to right, and how deep above and below the axis."""

    left: float
    right: float
    above: float
    below: float


class Spacing(Value, frozen=True):
    """The distances to keep."""

    row: float = 3.0
    """Height of a row; a label takes as many as it needs."""
    gutter: float = 8.0
    """Between the axis and the first row, where leaders fan out."""
    gap: float = 3.0
    """Between labels side by side; one above the other they keep half of it."""
    clear: float = 1.6
    """Between a pole and the labels that it passes."""
    inset: float = 1.2
    """From a pole to the ends of its own label."""
    poles: float = 1.4
    """Between two poles."""
    shift: float = 20.0
    """How far a pole may stand from its anchor."""


class Seat(Value, frozen=True):
    """The place of one label: its index, its side, where its pole stands, and its box as distances from the axis."""

    index: int
    above: bool
    row: int
    rows: int
    pole: float
    left: float
    near: float
    far: float
    full: bool = False
    """Whether there was room for the fuller version of the label."""


class Placement(Value, frozen=True):
    """Where the labels went, in order of their anchors, and the indices of those that found no room."""

    seats: tuple[Seat, ...]
    left_out: tuple[int, ...]
