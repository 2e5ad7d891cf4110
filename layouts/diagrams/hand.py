"""What diagrams are drawn with: type of one size, from which all lengths follow, so that a diagram fits any place."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from lessonpress.resources.images import Image
from lessonpress.resources.topic import Topic
from lessonpress.resources.values import Value

from ..document import Inlines
from ..drawing.scene import MM, Ellipse, Group, Paint, Pattern, Picture, TextBox
from ..labels import Labels
from ..looks import look_numbers
from ..monograms import monograms
from ..poster.pen import FLOOR
from ..theme import Look, TextStyle
from ..type.paragraph import SetText, Typesetter

LEADING = 1.22
"""Distance between lines, in sizes of the type."""
LEAST = FLOOR
"""No word is smaller on paper, in points."""
STROKE = 0.11
"""The width of a firm line, in sizes of the type."""
FINER = 0.94
"""How much smaller each size is than the one before it."""
SLACK = 0.03
"""How much wider than its words a text box is."""
COARSE = 12.0
"""Discs of more mm than this have wider patterns."""
RING = 0.17
"""How much of a disc's width its ring takes on each side."""
T = TypeVar("T")


class Hand(Value, frozen=True):
    """Draws in type of `size` points, no word smaller than `least`; an em is as long as the type is high."""

    type: Typesetter
    labels: Labels
    looks: Mapping[str, int]
    letters: Mapping[str, str]
    size: float
    least: float = LEAST
    faces: tuple[str, str] = ("sans", "sans-bold")
    """Usual words, and those that stand out."""
    portraits: Mapping[str, Image] = {}
    """Pictures of people, to be shown in place of their monograms."""

    def em(self, length: float) -> float:
        """So many ems, in mm."""
        return length * self.size / MM

    def colour(self, name: str) -> str:
        """A colour of the theme as '#rrggbb'."""
        return self.type.theme.colour(name)

    def pen(self, name: str = "ink", width: float = 1.0, dash: tuple[float, ...] = ()) -> Paint:
        """A line in a colour of the theme: so many times as thick as a firm line; dashes in its widths."""
        thick = max(0.4, STROKE * width * self.size)
        return Paint(stroke=self.colour(name), width=thick, dash=tuple(thick * length for length in dash))

    # ---- words ------------------------------------------------------------------------------------------------------

    def style(self, factor: float = 1.0, *, bold: bool = False, colour: str = "ink") -> TextStyle:
        """Type of so many times the usual size, but not below the least."""
        size = max(self.least, factor * self.size)
        return TextStyle(self.faces[bold], size, LEADING * size, colour)

    def set(self, words: Inlines | str, style: TextStyle, room: float, *, centred: bool = False) -> SetText:
        """A paragraph on lines of `room` mm at most, as wide as its longest line."""
        text = self.type.set(words, style, room)
        used = max((run.x + run.width for line in text.lines for run in line.runs), default=0.0)
        if centred and len(text.lines) > 1:
            text = self.type.set(words, style, used + 0.01, align="center")
        return replace(text, width=used)

    def width(self, words: Inlines | str, style: TextStyle) -> float:
        """How wide words are on one line, in mm."""
        return self.type.width(self.type.pieces(words, style))

    def longest(self, words: Inlines | str, style: TextStyle) -> float:
        """How wide the longest word is, in mm."""
        return self.type.longest_word(self.type.pieces(words, style))

    def line(self, words: str, style: TextStyle, x: float, middle: float, *, share: float = 0.0) -> TextBox:
        """Words on one line, its middle at a height; of their width, the `share` lies left of x."""
        text = self.set(words, style, 1e4)
        return placed(text, x - share * text.width, middle - text.height / 2, share)

    # ---- people -----------------------------------------------------------------------------------------------------

    def look(self, person: str) -> Look | None:
        """The colour and pattern of a contender; None for others."""
        number = self.looks.get(person)
        return None if number is None else self.type.theme.look(number)

    def swatch(self, person: str, x: float, y: float, width: float) -> Ellipse:
        """A disc in somebody's colour and pattern with its middle at x, y; empty for those who have none."""
        look, r = self.look(person), width / 2
        if look is None:
            edge = self.pen("soft", 0.7, (3.0, 2.2))
            return Ellipse(x - r, y - r, width, width, replace(edge, fill=self.colour("paper")))
        solid = look.pattern is Pattern.SOLID
        paint = Paint(
            fill=look.colour if solid else look.tint,
            stroke=look.colour,
            width=self.pen(width=0.6).width,
            pattern=look.pattern,
            ink=None if solid else look.colour,
            coarse=max(1.0, width / COARSE),
        )
        return Ellipse(x - r, y - r, width, width, paint)

    def disc(self, person: str, x: float, y: float, width: float) -> Group:
        """The same as a ring around somebody's portrait, or a contender's monogram."""
        swatch, look = self.swatch(person, x, y, width), self.look(person)
        if image := self.portraits.get(person):
            r = (0.5 - RING / 2) * width
            return Group((swatch, Picture(x - r, y - r, 2 * r, 2 * r, image, r)))
        if look is None:
            return Group((swatch,))
        inner, letters = (0.5 - RING) * width, self.letters[person]
        plate = Paint(fill=self.colour("paper"), stroke=look.colour, width=self.pen(width=0.6).width)
        size = 1.3 * inner * MM
        size *= min(1.0, 1.75 * inner / self.width(letters, TextStyle(self.faces[1], size, size)))
        size = max(size, self.least)
        words = self.line(letters, TextStyle(self.faces[1], size, LEADING * size), x, y, share=0.5)
        return Group((swatch, Ellipse(x - inner, y - inner, 2 * inner, 2 * inner, plate), words))


def hand_for(topic: Topic, typesetter: Typesetter, size: float) -> Hand:
    """The hand that knows a topic's contenders by their looks and letters."""
    return Hand(typesetter, Labels(topic.language), look_numbers(topic), monograms(topic.contenders), size)


def sizes(most: float, least: float) -> list[float]:
    """Sizes of type to try, from the most to the least, in points."""
    found = [most]
    while found[-1] * FINER > least:
        found.append(found[-1] * FINER)
    return [*(size for size in found if size > least), least]


def largest(hand: Hand, tried: Sequence[float], draw: Callable[[Hand], T | None]) -> T | None:
    """What is drawn in the largest of the sizes in which it can be; None where it can in none.

    What can be drawn in a size is taken to be possible in all smaller ones: so few have to be tried.
    """
    made: dict[int, T | None] = {}

    def has_room(number: int) -> bool:
        made[number] = draw(replace(hand, size=tried[number]))
        return made[number] is not None

    return made.get(bisect_left(range(len(tried)), True, key=has_room))


def placed(text: SetText, x: float, y: float, share: float = 0.0) -> TextBox:
    """A set paragraph with its top left corner at x, y; where words are set anew, `share` of the change is to its left.

    Its box is a little wider than it: presentation programs round sizes of type, and must not break lines for that.
    """
    slack = roomy(text.width) - text.width
    align = {0.0: "left", 0.5: "center", 1.0: "right"}[share]
    return TextBox(x - share * slack, y, text.width + slack, text.height, text.at(x, y), align)


def roomy(width: float) -> float:
    """The width of a text box for words so many mm wide."""
    return (1 + SLACK) * width + 0.4
