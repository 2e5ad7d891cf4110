"""Small things side by side, in as many rows as they need: the people of a list, the signs of a key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lessonpress.resources.values import Value

from ..drawing.scene import Group, Item, moved
from .hand import Hand, placed

CHIP = 1.4
"""The width of a disc beside a name, in ems."""
SIGNS = 0.8
"""The size of a key's words, in sizes of the usual words."""
AFTER_SIGN = 0.5
"""Between a sign and its words, in ems."""


class Token(Value, frozen=True):
    """Something so many mm wide, drawn from x = 0, its middle at y = 0; `height` where that is more than a line's."""

    items: tuple[Item, ...]
    width: float
    height: float = 0.0


class Block(Value, frozen=True):
    """Things drawn from 0, 0, and how much room they take."""

    items: tuple[Item, ...]
    width: float
    height: float

    def at(self, x: float, y: float) -> tuple[Item, ...]:
        """The things with their top left corner at x, y."""
        return tuple(moved(item, x, y) for item in self.items)


def in_rows(tokens: Iterable[Token], room: float, gap: float, pitch: float) -> Block:
    """Tokens from left to right, a `gap` between them, in rows of `room` mm at most, each `pitch` mm high or more."""
    rows: list[list[tuple[float, Token]]] = [[]]
    x = width = 0.0
    for token in tokens:
        if rows[-1] and x + token.width > room + 1e-6:
            rows.append([])
            x = 0.0
        rows[-1].append((x, token))
        width = max(width, x + token.width)
        x += token.width + gap
    items: list[Item] = []
    y = 0.0
    for row in filter(None, rows):
        high = max(pitch, *(token.height for _, token in row))
        items += (moved(item, at, y + high / 2) for at, token in row for item in token.items)
        y += high
    return Block(tuple(items), width, y)


def named(hand: Hand, person: str, words: str, room: float) -> Token:
    """A disc in somebody's colour and pattern, and words beside it, in `room` mm at most."""
    size = hand.em(CHIP)
    left = size + hand.em(AFTER_SIGN)
    swatch = hand.swatch(person, size / 2, 0.0, size)
    text = hand.set(words, hand.style(), room - left)
    return Token((Group((swatch, placed(text, left, -text.height / 2))),), left + text.width, text.height)


def signed(hand: Hand, sign: Sequence[Item], width: float, words: str) -> Token:
    """A sign of a key so many mm wide, and what it means."""
    style = hand.style(SIGNS)
    left = width + hand.em(AFTER_SIGN)
    return Token((*sign, hand.line(words, style, left, 0.0)), left + hand.width(words, style))
