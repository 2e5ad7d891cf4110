"""Small drawings' vocabulary: words in a box, and the box that marks a person."""

from __future__ import annotations

from ..drawing.chips import chip, inset
from ..drawing.scene import SINGLE, Group, TextBox
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
    name, number = talk.topic.name(person), talk.look_numbers.get(person)
    look = None if number is None else talk.theme.look(number)
    found = one_line(talk, name, (22, 20, 18, SMALLEST), w - inset(look) - 1.0, bold=True)
    return Group(chip(talk.theme, look, found, x, y, w, h), name=name)
