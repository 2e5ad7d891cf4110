"""What every part of a poster draws with: its theme and typesetter, and a scale for lengths and for type."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from lessonpress.resources.images import Image
from lessonpress.resources.values import Value

from ..document import Inlines
from ..drawing.scene import MM, Ellipse, Group, Item, Paint, Picture, Rect, TextBox
from ..labels import Labels
from ..theme import Look, TextStyle
from ..type.paragraph import SetText, Typesetter

FLOOR = 7.0
"""No type is set smaller, in points: what a pupil can read at arm's length."""


SHORT, WIDER = 0.4, 1.18
"""A last line shorter than this share may be spared by making the paragraph wider by this factor."""
EVEN = (1.06, 1.16)
"""How much longer than the average the longest line of a balanced paragraph may be; the first that serves is taken."""


BADGE_ON_FACE = 0.34
"""How high the badge on a face is, as a part of its width."""


class Pen(Value, frozen=True):
    """Draws on one sheet. `unit` and `type` are 1 on A3: for lengths of the sheet, and for type and what holds it."""

    typesetter: Typesetter
    words: Labels
    unit: float
    type: float
    letters: Mapping[str, str]
    """The monogram of everybody who has a look."""
    looks: Mapping[str, int]
    """The number of everybody's look."""
    faces: Mapping[str, Image] = {}
    """The portraits of those who have a look."""

    def mm(self, length: float) -> float:
        """A length of the sheet, in mm on A3."""
        return length * self.unit

    def em(self, length: float) -> float:
        """A length that grows with the type, in mm on A3."""
        return length * self.type

    def stroke(self, points: float) -> float:
        """The width of a stroke, in points on A3; hairlines stay visible on small sheets."""
        return max(0.35, points * self.unit)

    def larger(self, factor: float) -> Pen:
        """The same pen with larger or smaller type."""
        return replace(self, type=self.type * factor)

    def colour(self, name: str) -> str:
        """A colour of the theme as '#rrggbb'."""
        return self.typesetter.theme.colour(name)

    def patterned(self, look: Look, ground: str) -> Paint:
        """Somebody's pattern on a ground; wider on a large poster, to tell from further away."""
        return Paint(fill=ground, pattern=look.pattern, ink=look.colour, coarse=max(1.0, self.unit))

    def look(self, person: str) -> Look:
        """The colour and pattern of somebody who has one."""
        return self.typesetter.theme.look(self.looks[person])

    # ---- words ------------------------------------------------------------------------------------------------------

    def style(self, name: str, factor: float = 1.0, **changes: str) -> TextStyle:
        """A style of the theme at this sheet's size, never below the floor; `changes` may name a face or colour."""
        style = self.typesetter.theme.style(name)
        return replace(style.scaled(max(self.type * factor, FLOOR / style.size)), **changes)

    def set(self, words: Inlines | str, style: TextStyle, width: float) -> SetText:
        """A paragraph set to `width` mm, its width then that of its longest line."""
        text = self.typesetter.set(words, style, width)
        return replace(text, width=ink_width(text))

    def balanced(self, words: Inlines | str, style: TextStyle, width: float) -> SetText:
        """A paragraph of lines about equally long, with no word left alone on the last, at about `width` mm at most."""
        text = self.set(words, style, width)
        count = len(text.lines)
        if count > 2 or (count == 2 and last_width(text) < SHORT * width):
            wider = self.set(words, style, width * WIDER)
            if len(wider.lines) < count:
                text, width, count = wider, width * WIDER, len(wider.lines)
        if count == 1:
            return text
        whole = sum(line.runs[-1].x + line.runs[-1].width for line in text.lines if line.runs)
        least = self.typesetter.longest_word(self.typesetter.pieces(words, style)) + 0.01
        for factor in EVEN:
            narrow = self.set(words, style, min(width, max(least, factor * whole / count)))
            if len(narrow.lines) == count:
                return narrow
        return text

    def cut(self, words: Inlines | str, style: TextStyle, width: float, height: float) -> tuple[SetText, bool]:
        """A paragraph cut with an ellipsis where it is higher than `height` mm, and whether it was; a line it keeps."""
        text = self.set(words, style, width)
        if text.height <= height + 0.01:
            return text, False
        dots = self.width("…", style)
        text = self.typesetter.set(words, style, width - dots)
        kept = text.lines[: max(1, int(height / text.leading))]
        last = kept[-1].runs[-1]
        end = replace(last, text=last.text + "…", width=last.width + dots)
        kept = (*kept[:-1], replace(kept[-1], runs=(*kept[-1].runs[:-1], end)))
        return SetText(kept, width, len(kept) * text.leading, text.leading), True

    def within(self, words: str, style: TextStyle, room: float) -> str:
        """Words on one line, cut with an ellipsis where they are wider than `room` mm."""
        if self.width(words, style) <= room:
            return words
        fits = bisect_left(range(len(words)), True, key=lambda n: self.width(words[: n + 1] + "…", style) > room)
        return words[:fits].rstrip() + "…"

    def width(self, words: Inlines | str, style: TextStyle) -> float:
        """How wide words are on one line, in mm."""
        return self.typesetter.width(self.typesetter.pieces(words, style))

    def line(self, words: Inlines | str, style: TextStyle, x: float, y: float, kind: str = "P") -> TextBox:
        """Words on one line with their top left corner at x, y."""
        return box(self.set(words, style, 1e6), x, y, kind)

    def centred(self, words: Inlines | str, style: TextStyle, x: float, middle: float) -> TextBox:
        """Words on one line from `x` on, `middle` being half-way up the line."""
        return self.line(words, style, x, middle - style.leading / MM / 2)

    def fitting(self, words: str, style: TextStyle, room: float) -> TextStyle | None:
        """`style`, as much smaller as words need to fit on a line of `room` mm; None if that is below the floor."""
        factor = min(1.0, room / max(self.width(words, style), 0.1))
        return style.scaled(factor) if style.size * factor >= FLOOR else None

    # ---- badges -----------------------------------------------------------------------------------------------------

    def badge_width(self, person: str, height: float) -> float:
        """How wide a badge of this height is."""
        return max(height, self.width(self.letters[person], self._badge_style(height)) + 0.45 * height)

    def badge(self, person: str, x: float, y: float, height: float) -> Item:
        """Somebody's monogram on a plate of their colour."""
        style = self._badge_style(height)
        width = self.badge_width(person, height)
        plate = Rect(x, y, width, height, Paint(fill=self.look(person).colour), radius=0.22 * height)
        inset = (width - self.width(self.letters[person], style)) / 2
        return Group((plate, self.centred(self.letters[person], style, x + inset, y + height / 2)))

    def badges(self, people: Sequence[str], x: float, y: float, height: float, alt: str) -> tuple[Group, float]:
        """Badges side by side, and how wide they are together."""
        items, at = [], x
        for person in people:
            items.append(self.badge(person, at, y, height))
            at += self.badge_width(person, height) + 0.18 * height
        return Group(tuple(items), alt=alt), at - x - 0.18 * height

    def face(self, person: str, x: float, y: float, size: float) -> Group:
        """Somebody's portrait, or the pattern where there is none, in a ring of the colour; the badge on its edge."""
        look = self.look(person)
        ring = Paint(stroke=look.colour, width=self.stroke(1.3))
        ground = replace(self.patterned(look, look.tint), stroke=look.colour, width=ring.width)
        image, round_ = self.faces.get(person), Ellipse(x, y, size, size, ring)
        shown = (Picture(x, y, size, size, image, size / 2), round_) if image else (replace(round_, paint=ground),)
        high = BADGE_ON_FACE * size
        left = x + (size - self.badge_width(person, high)) / 2
        return Group((*shown, self.badge(person, left, y + size - 0.8 * high, high)))

    def _badge_style(self, height: float) -> TextStyle:
        size = max(0.74 * height * MM, FLOOR)
        return TextStyle("sans-bold", size, size * 1.1, "paper")


def ink_width(text: SetText) -> float:
    """How wide the longest line of a paragraph is."""
    return max((line.runs[-1].x + line.runs[-1].width for line in text.lines if line.runs), default=0.0)


def last_width(text: SetText) -> float:
    """Where the last line of a paragraph ends."""
    runs = text.lines[-1].runs
    return runs[-1].x + runs[-1].width if runs else 0.0


def box(text: SetText, x: float, y: float, kind: str = "P") -> TextBox:
    """A set paragraph placed with its top left corner at x, y."""
    return TextBox(x, y, text.width, text.height, text.at(x, y), kind=kind)
