"""Numbers as bars: lying ones for what is compared, columns in order of time; from an honest zero, each with its value.

More than a few columns, or long words under them, lie down as well: their names then have room.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.values import Value

from ..document import Chart
from ..drawing.scene import Group, Item, Line, Paint, Rect, Scene
from ..labels import Labels
from ..type.paragraph import SetText, Typesetter
from .hand import LEAST, Hand, largest, placed, roomy, sizes

MOST_UPRIGHT = 6
"""More columns lie down."""
LABELS = 0.38
"""The most that the names of lying bars take of the width."""
BAR, AIR, LEAST_BAR = 4.5, 1.1, 1.3
"""The usual and the least height of a lying bar, and the space between bars, in ems."""
COLUMN, BETWEEN = 9.0, 2.2
"""The widest a column is, and the least between columns, in ems."""
UPRIGHT, LOWEST = 20.0, 5.0
"""The usual and the least height of the columns, in ems."""
LOW, ROW = 17.0, 3.3
"""In a text, columns are so many ems high in all, and lying bars so many each."""
VALUE = 1.1
"""The size of the values, in sizes of the usual words."""


def drawn(chart: Chart, hand: Hand, width: float, height: float) -> Scene | None:
    """The chart, no larger than the room; None where it is too small."""
    bars = _Bars(chart, hand, width)
    return bars.upright(height) or bars.lying(height)


class _Bars(Value, frozen=True):
    """Draws one chart in a width, in mm."""

    chart: Chart
    hand: Hand
    width: float

    @property
    def _ends(self) -> tuple[float, float]:
        """The lowest and the highest value, and zero."""
        values = [value for _, value in self.chart.values]
        low, high = min(0.0, *values), max(0.0, *values)
        return low, high if high > low else low + 1.0

    @property
    def _numbers(self) -> list[SetText]:
        style = self.hand.style(VALUE, bold=True)
        return [self.hand.set(number, style, 1e4) for _, number in self.chart.numbers]

    def _unit(self, x: float, y: float) -> tuple[Item, ...]:
        """What is counted, over the bars."""
        style = self.hand.style(0.9, colour="soft")
        return (self.hand.line(self.chart.unit, style, x, y),) if self.chart.unit else ()

    def _bar(self, x: float, y: float, w: float, h: float) -> Rect:
        return Rect(x, y, w, h, Paint(fill=self.hand.colour("accent")))

    # ---- lying ------------------------------------------------------------------------------------------------------

    def lying(self, height: float) -> Scene | None:
        """Bars that lie one under the other, the values at their ends."""
        hand, count, (low, high) = self.hand, len(self.chart.values), self._ends
        names = [hand.set(label, hand.style(), LABELS * self.width) for label, _ in self.chart.values]
        numbers, gap = self._numbers, hand.em(0.7)
        left = roomy(max(name.width for name in names)) + gap
        outside = roomy(max(number.width for number in numbers)) + gap
        below = outside if low < 0 else 0.0
        head = hand.em(1.8) if self.chart.unit else 0.0
        least = max(hand.em(LEAST_BAR), *(name.height for name in names), numbers[0].height)
        bar = min(max(hand.em(BAR), least), (height - head + hand.em(AIR)) / count - hand.em(AIR))
        room = self.width - left - outside - below
        if bar < least - 1e-6 or room < hand.em(4):
            return None
        zero = left + below + room * -low / (high - low)
        items = [*self._unit(zero, hand.em(0.7))]
        step = bar + hand.em(AIR)
        for row, ((_, value), name, number) in enumerate(zip(self.chart.values, names, numbers, strict=True)):
            y = head + row * step
            long = room * abs(value) / (high - low)
            x = zero if value >= 0 else zero - long
            end = zero + long + gap if value >= 0 else x - gap - number.width
            parts: list[Item] = [placed(name, left - gap - name.width, y + (bar - name.height) / 2, 1.0)]
            parts += [self._bar(x, y, long, bar)] if long else []
            parts.append(placed(number, end, y + (bar - number.height) / 2))
            items.append(Group(tuple(parts)))
        bottom = head + count * step - hand.em(AIR)
        items.append(Line(zero, head - hand.em(0.4), zero, bottom + hand.em(0.4), hand.pen("ink", 1.0)))
        return Scene(self.width, bottom + hand.em(0.6), tuple(items))

    # ---- upright ----------------------------------------------------------------------------------------------------

    def upright(self, height: float) -> Scene | None:
        """Columns side by side from left to right, the values over them; None where they had better lie."""
        hand, count, (low, high) = self.hand, len(self.chart.values), self._ends
        if low < 0 or count > MOST_UPRIGHT or not self.chart.over_time:
            return None
        most = hand.em(COLUMN + 2 * BETWEEN)
        slot = min(self.width / count, most)
        labels = [label for label, _ in self.chart.values]
        needed = max(hand.longest(label, hand.style()) for label in labels)
        numbers = self._numbers
        if max(needed, *(number.width for number in numbers)) + hand.em(0.8) > slot:
            return None
        names = [hand.set(label, hand.style(), slot - hand.em(0.8), centred=True) for label in labels]
        under = max(name.height for name in names) + hand.em(0.5)
        head = (hand.em(1.8) if self.chart.unit else 0.0) + numbers[0].height + hand.em(0.2)
        tall = min(height - head - under, max(hand.em(UPRIGHT), 0.5 * self.width))
        if tall < hand.em(LOWEST):
            return None
        start, base = (self.width - slot * count) / 2, head + tall
        items = [*self._unit(start, hand.em(0.7)), *self._columns(names, numbers, (start, base, slot, tall / high))]
        items.append(Line(start, base, start + slot * count, base, hand.pen("ink", 1.0)))
        return Scene(self.width, base + under, tuple(items))

    def _columns(
        self, names: Sequence[SetText], numbers: Sequence[SetText], where: tuple[float, float, float, float]
    ) -> Iterator[Item]:
        """Each column with its value and its name; `where` is the start, the base, a slot and a unit, in mm."""
        start, base, slot, unit = where
        wide = max(0.45 * slot, slot - self.hand.em(2 * BETWEEN))
        for place, ((_, value), name, number) in enumerate(zip(self.chart.values, names, numbers, strict=True)):
            middle, tall = start + (place + 0.5) * slot, value * unit
            parts: list[Item] = [self._bar(middle - wide / 2, base - tall, wide, tall)] if tall else []
            parts.append(
                placed(number, middle - number.width / 2, base - tall - number.height - self.hand.em(0.2), 0.5)
            )
            parts.append(placed(name, middle - name.width / 2, base + self.hand.em(0.5), 0.5))
            yield Group(tuple(parts))


def in_text(chart: Chart, type_: Typesetter, size: float, width: float) -> Scene:
    """The chart as a drawing in the run of a text so many points large, lower than on a sheet of its own.

    In a column that is too narrow for its words it comes out wider than that, to be made smaller as a whole.
    """
    hand = Hand(type_, Labels(chart.language), {}, {}, size, least=min(size, LEAST))

    def low(one: Hand) -> Scene | None:
        bars, most = _Bars(chart, one, width), one.em(ROW * len(chart.values) + 1.8)
        return bars.upright(one.em(LOW)) or bars.lying(most) or bars.lying(1e4)

    while (found := largest(hand, sizes(size, hand.least), low)) is None:
        width *= 1.25
    return found
