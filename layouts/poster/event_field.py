"""The events of a poster: measured, placed above and below the spine, and drawn; as much said as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lessonpress.resources.topic import Event, Topic

from ..drawing.axis import Axis
from ..drawing.scene import Group
from ..drawing.timeline import Field, Label, Placement, Seat, Spacing, place
from .flags import Flag, Root, draw, flag
from .pen import Pen

LARGER = (2.0, 1.75, 1.5, 1.3, 1.15)
"""How much larger type may be where all events are described and there is still room."""
FULL = 0.5
"""How much of the field labels may cover before a placement is hopeless; leaders and gaps need the rest."""
SAID = 0.58
"""How much of it they may cover for the weightiest to be described from the start."""
GUTTER = 8.0
"""Beside the spine, where leaders fan out, in mm on A3."""
ROWS = 16
"""Into how many rows the field is divided: enough to pack well, few enough to search quickly."""
APART = 2.0
"""How far rows may be drawn apart to fill the field."""


class EventField:
    """The labels of `events` in two fields of `depth` mm, above and below a spine whose edges are `edges`."""

    def __init__(
        self,
        topic: Topic,
        pen: Pen,
        axis: Axis,
        edges: tuple[float, float],
        depth: float,
        events: Sequence[Event],
        *,
        described: bool,
    ) -> None:
        self.topic, self.pen, self.axis, self.edges = topic, pen, axis, edges
        self.field = Field(axis.x, axis.right, depth, depth)
        self._all = events
        self.flags, self.placement, self.spacing = self._best(described)

    @property
    def events(self) -> list[Event]:
        """Those that found a place, in order of time."""
        shown = {seat.index for seat in self.placement.seats}
        return [event for number, event in enumerate(self._all) if number in shown]

    @property
    def items(self) -> Iterator[Group]:
        """The labels in order of time."""
        for seat in sorted(self.placement.seats, key=lambda s: s.index):
            event = self._all[seat.index]
            edge = self.edges[0] if seat.above else self.edges[1]
            root = Root(edge, self.axis.anchor(event.date), self.axis.stretch(event.date), self.spacing.gutter)
            label = self.flags[seat.index]
            yield draw(label, seat, root, self.pen, ", ".join(map(self.topic.name, label.people)))

    # ---- how much to say --------------------------------------------------------------------------------------------

    def _best(self, described: bool) -> tuple[list[Flag], Placement, Spacing]:
        """The largest type with which everything can be said; at the usual size, as much as there is room for."""
        full = self._flags(self.pen, described=described)
        share = self._share(full, self._spacing(self.pen))  # at another size, the area is known without setting a word
        for factor in LARGER:
            if share * factor * factor <= FULL:
                found = self._at_size(self.pen.larger(factor), described)
                if not found[1].left_out and all(seat.full for seat in found[1].seats):
                    return found
        return self._at_size(self.pen, described, full)

    def _at_size(
        self, pen: Pen, described: bool, full: list[Flag] | None = None
    ) -> tuple[list[Flag], Placement, Spacing]:
        """All labels set with one pen, and placed."""
        full = full or self._flags(pen, described=described)
        brief = self._flags(pen, described=False) if described else full
        spacing = self._spacing(pen)
        found = self._place(brief, full, spacing)
        flags = list(brief)
        for seat in found.seats:
            if seat.full:
                flags[seat.index] = full[seat.index]
        return flags, self._spread(found, flags, spacing), spacing

    def _flags(self, pen: Pen, *, described: bool) -> list[Flag]:
        return [flag(event, pen, self.topic.language, described=described) for event in self._all]

    def _spacing(self, pen: Pen) -> Spacing:
        return Spacing(
            row=max(pen.em(2), (self.field.above - self.pen.mm(GUTTER)) / ROWS),
            gutter=self.pen.mm(GUTTER),
            gap=pen.em(3),
            clear=pen.em(1.5),
            inset=pen.em(0.8),
            poles=pen.em(1.3),
            shift=self.pen.mm(20),
        )

    def _share(self, labels: Sequence[Flag] | Sequence[Label], spacing: Spacing) -> float:
        """How much of the field labels cover."""
        taken = sum((f.width + spacing.gap) * (f.height + spacing.gap / 2) for f in labels)
        room = (self.field.right - self.field.left) * (self.field.above + self.field.below - 2 * spacing.gutter)
        return taken / max(room, 1.0)

    def _place(self, brief: Sequence[Flag], full: Sequence[Flag], spacing: Spacing) -> Placement:
        """Labels placed in brief, and in full where that costs no other its place: the weightiest first."""
        small, large = ([self._label(f) for f in flags] for flags in (brief, full))
        order = sorted(range(len(large)), key=lambda i: (-large[i].weight, self._neighbours(i, large), i))
        told = self._told(order, small, large, spacing)
        if told:
            mixed = [large[i] if i in told else label for i, label in enumerate(small)]
            found = place(mixed, self.field, spacing, {i: large[i] for i in order})
            if not found.left_out:
                return found
        return place(small, self.field, spacing, {i: large[i] for i in order})

    def _told(self, order: Sequence[int], small: Sequence[Label], large: Sequence[Label], spacing: Spacing) -> set[int]:
        """Those to be described from the start, as far as it is likely that all then still fit."""
        told: set[int] = set()
        taken = self._share(small, spacing)
        for index in order:
            taken += self._share([large[index]], spacing) - self._share([small[index]], spacing)
            if taken > SAID:
                break
            told.add(index)
        return told

    def _label(self, flag: Flag) -> Label:
        return Label(self.axis.anchor(flag.event.date), flag.width, flag.height, flag.event.weight)

    @staticmethod
    def _neighbours(index: int, labels: Sequence[Label]) -> int:
        """How many others belong within a label's width: where it is less crowded, more can be said."""
        label = labels[index]
        return sum(abs(other.anchor - label.anchor) < label.width for other in labels)

    def _spread(self, placement: Placement, flags: Sequence[Flag], spacing: Spacing) -> Placement:
        """Rows drawn apart where the outer ones are empty; nothing comes to overlap by that."""
        rooms = [
            (self.field.above - spacing.gutter - flags[s.index].height) / (s.near - spacing.gutter)
            for s in placement.seats
            if s.row
        ]
        factor = max(1.0, min([APART, *rooms]))

        def spread(seat: Seat) -> Seat:
            near = spacing.gutter + (seat.near - spacing.gutter) * factor
            return replace(seat, near=near, far=near + flags[seat.index].height)

        return Placement(tuple(map(spread, placement.seats)), placement.left_out)
