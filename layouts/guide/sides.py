"""Who stood on which side of a phase: a small diagram, and a table that tells what each side wanted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Alliance, Phase
from lessonpress.resources.values import Value

from ..camps import new_in, new_policies, sides, targets
from ..document import Block, Cell, Column, Drawing, Paragraph, Strong, Table, Together, paragraph, text_cell
from ..drawing.chips import chip, inset
from ..drawing.scene import Group, Item, Line, Paint, Rect, Scene, TextBox
from ..saying import company, enumerated, supporters_of
from ..theme import Look, TextStyle
from ..type.paragraph import SetText, Typesetter
from .telling import Telling

WIDTH, BETWEEN = 150.0, 26.0
"""Of the drawing, and between its sides, in mm."""
ROOM = 40.0
"""What a small sheet needs for its margins, in mm."""
PAD, GAP = 3.5, 2.5
CHIP, CHIP_GAP = 6.6, 1.6
"""Height of a member's box, and the space around it, in mm."""
SCALE = 0.5
"""Of the marks and strokes of a member's box."""
NAME, DATES, MEMBER = 10.5, 9.0, 9.5
"""Sizes of type, in points."""


class _Camp(Value, frozen=True):
    """A panel of the diagram."""

    name: str
    dates: str
    members: tuple[str, ...]
    supporters: str = ""


def diagram(telling: Telling, phase: Phase) -> tuple[Block, ...]:
    """Two camps that face each other: in power on the left, with a firm edge; nothing where nobody is named."""
    left, right = _camps(telling, phase)
    if not (left and right):
        return ()
    drawer = _Drawer(telling)
    height = max(drawer.height(left), drawer.height(right))
    items = [*drawer.side(left, 0.0, height, dash=()), *drawer.against(height)]
    items += drawer.side(right, drawer.wide + BETWEEN, height, dash=(3.0, 2.0))
    alt = telling.labels("guide-sides-alt", left=_told(telling, left), right=_told(telling, right))
    return (Drawing(Scene(drawer.width, height, tuple(items)), alt, span=phase.title.span),)


def table(telling: Telling, phase: Phase) -> tuple[Block, ...]:
    """A row for each alliance of the phase: its side, who belonged to it, and what they wanted."""
    labels, new = telling.labels, new_in(telling.topic, phase)
    governing, opposing = sides(telling.topic, phase)
    rows: list[tuple[Cell, ...]] = []
    for label, side, other in (("guide-in-power", governing, opposing), ("guide-opposed", opposing, governing)):
        head = text_cell(labels(label), header=True)
        rows += [(head, *_row(telling, alliance, new=alliance in new)) for alliance in side]
        if not side and targets(other):
            wanted = [telling.stated(policy.statement) for policy in new_policies(telling.topic, targets(other), phase)]
            rows.append((head, text_cell(_names(telling, targets(other))), Cell(tuple(wanted) or (paragraph("–"),))))
    if not rows:
        return ()
    heads = tuple(text_cell(labels(f"guide-{name}"), header=True) for name in ("side", "who", "wanted"))
    columns = (Column(), Column(1.0), Column(1.9))
    return (Together((Table(columns, heads, tuple(rows), caption=labels("guide-sides")),)),)


def _row(telling: Telling, alliance: Alliance, *, new: bool) -> tuple[Cell, Cell]:
    """Who, and what they wanted; of an alliance that has been told of, only what it was for."""
    who = Paragraph((Strong((Text(f"{alliance.name}: "),)), Text(company(alliance, telling.topic, telling.labels))))
    aims = (*alliance.purpose, *alliance.policy) if new else alliance.purpose or alliance.policy
    return Cell((who,)), Cell(tuple(telling.stated(aim) for aim in aims))


def _names(telling: Telling, people: Sequence[str]) -> str:
    return enumerated([telling.topic.name(person) for person in people], telling.labels)


def _told(telling: Telling, side: Sequence[_Camp]) -> str:
    """A side in words."""
    return "; ".join(
        f"{camp.name}: {', '.join(filter(None, (_names(telling, camp.members), camp.supporters)))}" for camp in side
    )


def _camps(telling: Telling, phase: Phase) -> tuple[list[_Camp], list[_Camp]]:
    """Both sides; where no alliance is named on one, those whom the other was against."""
    governing, opposing = sides(telling.topic, phase)
    labels = telling.labels

    def camps(side: Sequence[Alliance], other: Sequence[Alliance], label: str) -> list[_Camp]:
        named = [
            _Camp(
                a.name,
                telling.span(a.from_, a.to, short=True),
                a.members,
                supporters_of(a, telling.topic, labels),
            )
            for a in side
        ]
        people = targets(other)
        return named or ([_Camp(labels(label), "", people)] if people else [])

    return camps(governing, opposing, "guide-in-power"), camps(opposing, governing, "guide-opposed")


class _Drawer:
    """Draws the panels of one diagram."""

    def __init__(self, telling: Telling) -> None:
        self.telling = telling
        self.theme = telling.setting.theme
        self.type: Typesetter = telling.setting.typesetter(telling.topic)
        self.width = min(WIDTH, telling.setting.paper.width - ROOM)
        self.wide = (self.width - BETWEEN) / 2

    def height(self, side: Sequence[_Camp]) -> float:
        """How high a side is at least."""
        return sum(self._needed(camp) + GAP for camp in side) - GAP

    def side(self, camps: Sequence[_Camp], x: float, height: float, dash: tuple[float, ...]) -> Iterator[Item]:
        """A side's panels, one under the other, as high together as the other side's."""
        more, y = (height - self.height(camps)) / len(camps), 0.0
        for camp in camps:
            high = self._needed(camp) + more
            edge = Paint(self.theme.colour("tint"), self.theme.colour("soft"), 0.9, dash)
            yield Rect(x, y, self.wide, high, edge, radius=1.5)
            yield from self._camp(camp, x + PAD, y + PAD + more / 2)
            y += high + GAP

    def against(self, height: float) -> Iterator[Item]:
        """A line with two heads between the sides, and what it means."""
        middle, centre, paint = height / 2, self.width / 2, Paint(stroke=self.theme.colour("accent"), width=1.6)
        for end in (self.wide + 2.5, self.wide + BETWEEN - 2.5):
            yield Line(centre, middle, end, middle, paint, arrow=True)
        label = self._set(self.telling.labels("guide-against"), DATES, BETWEEN, bold=True, align="center")
        yield _placed(label, self.wide, middle - label.height - 1.0)

    def _camp(self, camp: _Camp, x: float, y: float) -> Iterator[Item]:
        for words in self._titles(camp):
            yield _placed(words, x, y)
            y += words.height
        columns = self._columns(camp)
        wide = (self._inner - CHIP_GAP * (columns - 1)) / columns
        for number, member in enumerate(camp.members):
            row, column = divmod(number, columns)
            name, left = self.telling.topic.name(member), x + column * (wide + CHIP_GAP)
            top = y + CHIP_GAP + row * (CHIP + CHIP_GAP)
            look = self._look(member)
            label = self._set(name, self._member_size(name, wide - inset(look, SCALE) - 1.0), wide)
            yield Group(chip(self.theme, look, label, left, top, wide, CHIP, SCALE), name=name)
        for words in self._supporters(camp):
            yield _placed(words, x, y + self._rows(camp) * (CHIP + CHIP_GAP) + CHIP_GAP)

    def _needed(self, camp: _Camp) -> float:
        told = sum(words.height for words in (*self._titles(camp), *self._supporters(camp)))
        return 2 * PAD + told + self._rows(camp) * (CHIP + CHIP_GAP) + (CHIP_GAP if camp.supporters else 0.0)

    def _rows(self, camp: _Camp) -> int:
        return -(-len(camp.members) // self._columns(camp))

    def _titles(self, camp: _Camp) -> list[SetText]:
        name = self._set(camp.name, NAME, self._inner, bold=True)
        return [name, *([self._set(camp.dates, DATES, self._inner, colour="soft")] if camp.dates else [])]

    def _supporters(self, camp: _Camp) -> list[SetText]:
        return [self._set(camp.supporters, DATES, self._inner)] if camp.supporters else []

    def _columns(self, camp: _Camp) -> int:
        """Members side by side: two where all their names fit."""
        half = (self._inner - CHIP_GAP) / 2 - SCALE * 12.0
        names = [self.telling.topic.name(member) for member in camp.members]
        return 2 if len(names) > 1 and all(self._wide(name, MEMBER) <= half for name in names) else 1

    def _member_size(self, name: str, room: float) -> float:
        """A name that is too long for its box is set smaller."""
        return MEMBER * min(1.0, room / max(self._wide(name, MEMBER), 0.1))

    def _wide(self, words: str, size: float) -> float:
        return self.type.width(self.type.pieces(words, self._style(size)))

    def _look(self, member: str) -> Look | None:
        number = self.telling.look_numbers.get(member)
        return None if number is None else self.theme.look(number)

    @property
    def _inner(self) -> float:
        return self.wide - 2 * PAD

    def _style(self, size: float, *, bold: bool = False, colour: str = "ink") -> TextStyle:
        return TextStyle("sans-bold" if bold else "sans", size, size * 1.3, colour)

    def _set(
        self, words: str, size: float, width: float, *, bold: bool = False, colour: str = "ink", align: str = "left"
    ) -> SetText:
        return self.type.set(words, self._style(size, bold=bold, colour=colour), width, align=align)


def _placed(text: SetText, x: float, y: float) -> TextBox:
    return TextBox(x, y, text.width, text.height, text.at(x, y))
