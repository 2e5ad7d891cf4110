"""Words in a drawing: set in the theme's typeface and placed by their middle or their left edge."""

from __future__ import annotations

from ..drawing.scene import MM, TextBox
from ..theme import TextStyle
from ..type.paragraph import SetText, Typesetter

LEADING = 1.2
"""Distance between lines, in sizes of the type."""


def style(size: float, *, face: str = "sans", colour: str = "ink") -> TextStyle:
    """A style of so many points."""
    return TextStyle(face, size, size * LEADING, colour)


def width(type_: Typesetter, words: str, look: TextStyle) -> float:
    """How wide words are on one line, in mm."""
    return type_.width(type_.pieces(words, look))


def ink_width(text: SetText) -> float:
    """How wide the longest line of a paragraph is, in mm."""
    return max((run.x + run.width for line in text.lines for run in line.runs), default=0.0)


def centred(type_: Typesetter, words: str, look: TextStyle, x: float, y: float, room: float = 1e3) -> TextBox:
    """Words around the point x, y, on lines of `room` mm at most."""
    text = type_.set(words, look, room)
    used = ink_width(text)
    text = type_.set(words, look, used + 0.01, align="center") if len(text.lines) > 1 else text
    left, top = x - used / 2, y - text.height / 2
    return TextBox(left, top, used, text.height, text.at(left, top), "center")


def from_left(type_: Typesetter, words: str, look: TextStyle, x: float, y: float) -> TextBox:
    """Words on one line from `x` on, their middle at the height `y`."""
    text = type_.set(words, look, 1e3)
    top = y - look.leading / MM / 2
    return TextBox(x, top, ink_width(text), text.height, text.at(x, top))


def fitted(
    type_: Typesetter, words: str, sizes: tuple[float, ...], room: float, height: float, face: str
) -> tuple[str, TextStyle]:
    """Words in the largest of `sizes`, in points, at which they fit the room in mm; what fits at none is cut."""
    looks = [style(size, face=face) for size in sizes]
    while True:
        for look in looks:
            whole = type_.longest_word(type_.pieces(words, look)) <= room
            if (whole and type_.set(words, look, room).height <= height) or len(words) < 2:
                return words, look
        words = words.removesuffix("…")[:-1].rstrip() + "…"
