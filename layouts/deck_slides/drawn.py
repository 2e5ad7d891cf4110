"""Small drawings' vocabulary: words in a box, and the box that marks a person."""

from __future__ import annotations

from ..drawing.scene import SINGLE, Group, Item, Paint, Pattern, Rect, TextBox
from ..theme import TextStyle
from ..type.paragraph import SetText
from .talk import Talk

SMALLEST = 16.0
"""Words in a drawing are never smaller, in points."""


def style(size: float, *, bold: bool = False, colour: str = "ink") -> TextStyle:
    """The deck's typeface at a size in points."""
    return TextStyle("deck-bold" if bold else "deck", size, size * SINGLE, colour)


def fitted(
    talk: Talk, text: str, sizes: tuple[float, ...], width: float, height: float, **look: object
) -> SetText | None:
    """`text` in the largest of `sizes` at which it fits the box in mm without breaking a word; None when none does."""
    for size in sizes:
        chosen = style(size, **look)  # type: ignore[arg-type]
        type_ = talk.typesetter
        if any(type_.width(type_.pieces(word, chosen)) > width for word in text.split()):
            continue
        found = type_.set(text, chosen, width, align="left")
        if found.height <= height:
            return found
    return None


def one_line(talk: Talk, text: str, sizes: tuple[float, ...], width: float, **look: object) -> SetText:
    """`text` on one line, in the largest of `sizes` at which it fits `width` mm; what does not fit at any is cut."""
    while True:
        for size in sizes:
            chosen = style(size, **look)  # type: ignore[arg-type]
            pieces = talk.typesetter.pieces(text, chosen)
            if talk.typesetter.width(pieces) <= width or len(text) < 3:
                return talk.typesetter.set(text, chosen, width + 1.0)
        text = text.removesuffix("…")[:-1].rstrip() + "…"


def words(found: SetText, x: float, y: float, width: float, align: str = "left") -> TextBox:
    """Set text as a text box with its top left corner at x, y."""
    lines = found.at(x, y)
    if align == "center":
        centred = []
        for line in lines:
            used = sum(run.width for run in line.runs)
            centred.append(line.moved((width - used) / 2, 0.0))
        lines = tuple(centred)
    return TextBox(x, y, width, found.height, lines, align)


def person_box(talk: Talk, person: str, x: float, y: float, w: float, h: float) -> Group:
    """A person's name beside the colour and pattern that mark a contender; others have a broken edge and no mark."""
    name = talk.topic.name(person)
    theme, number = talk.theme, talk.look_numbers.get(person)
    items: list[Item] = []
    left = 4.0
    if number is None:
        items.append(
            Rect(x, y, w, h, Paint(fill=theme.colour("paper"), stroke=theme.colour("soft"), width=1.25, dash=(3, 2)))
        )
    else:
        look = theme.look(number)
        ink = None if look.pattern is Pattern.SOLID else look.colour
        ground = look.colour if look.pattern is Pattern.SOLID else look.tint
        items.append(Rect(x, y, w, h, Paint(fill=theme.colour("paper"), stroke=look.colour, width=1.5)))
        items.append(
            Rect(x, y, 8.0, h, Paint(fill=ground, stroke=look.colour, width=1.5, pattern=look.pattern, ink=ink))
        )
        left = 11.0
    found = one_line(talk, name, (22, 20, 18, SMALLEST), w - left - 1.0, bold=True)
    items.append(words(found, x + left, y + (h - found.height) / 2, w - left - 1.0))
    return Group(tuple(items), name=name)
