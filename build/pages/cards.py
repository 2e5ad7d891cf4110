"""Cards on paper: each face fitted to its size, imposed n-up with cut marks, backs mirrored behind their fronts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lessonpress.layouts.document import Block, Card, Cards, ListBlock
from lessonpress.layouts.drawing.scene import (
    Ellipse,
    Item,
    Line,
    Paint,
    Picture,
    Rect,
    Scene,
    Tag,
    TextBox,
    moved,
)
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.paper import Paper
from lessonpress.layouts.theme import Look, Theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.markup import Foreign, Text

from .impose import Grid, cut_marks, grid
from .missing import report_missing
from .page import Pages
from .setter import Setter
from .strips import Strip, height, painted, stack

MARGIN = 5.0
BAND = 4.5
"""Height of the patterned band along the top of a face, in mm."""
SIZES = (1.12, 1.06, 1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 7 / 9)
"""Scales that are tried, largest first; the last sets 9-point text at 7 points, the least that a card may have."""
SMALLEST = 7.0
NOTE_LINE = 7.5
"""Distance between the lines for notes, in mm."""
STYLES = {"body": "card", "lead": "card-lead", "heading-2": "card-label", "source": "card-source"}


@dataclass(frozen=True)
class _Press:
    """What all faces share."""

    cards: Cards
    setter: Setter
    problems: Problems

    @property
    def theme(self) -> Theme:
        return self.setter.theme

    def look(self, card: Card) -> Look:
        return self.theme.look(card.look if card.look >= 0 else len(self.theme.looks) - 1)


def set_cards(cards: Cards, theme: Theme, paper: Paper, build_id: str = "") -> Pages:
    """Sheets of fronts, each followed by the sheet of its backs."""
    typesetter = Typesetter(theme, cards.language, smallest=SMALLEST)
    problems = Problems()
    press = _Press(cards, Setter(typesetter, STYLES, indent=3.2), problems)
    root = Tag("Document", language=cards.language)
    plan = grid(paper, *cards.size)
    scenes: list[Scene] = []
    for start in range(0, len(cards.cards), plan.count):
        sheet = cards.cards[start : start + plan.count]
        tags = [root.add("Sect") for _ in sheet]
        fronts = [_front(press, card, tag) for card, tag in zip(sheet, tags, strict=True)]
        backs = [_back(press, card, tag) for card, tag in zip(sheet, tags, strict=True)]
        scenes.append(_sheet(press, plan, fronts, plan.place))
        scenes.append(_sheet(press, plan, backs, lambda i: plan.behind(i, cards.flip)))
    report_missing(typesetter, cards.id, problems)
    return Pages(cards.title, cards.language, tuple(scenes), root, problems=problems.found, duplex=cards.flip)


def _sheet(press: _Press, plan: Grid, faces: Sequence[Sequence[Item]], place) -> Scene:  # type: ignore[no-untyped-def]
    items: list[Item] = list(cut_marks(plan, press.theme.colour("soft")))
    for number, face in enumerate(faces):
        x, y = place(number)
        items += [moved(item, x, y) for item in face]
    return Scene(plan.paper.width, plan.paper.height, tuple(items))


# ---- faces ----------------------------------------------------------------------------------------------------------


def _front(press: _Press, card: Card, tag: Tag) -> list[Item]:
    """Band, medallion, name in both scripts, dates; then who it is."""
    items, below = _heading(press, card, tag)
    text, bottom = _fitted(press, card, card.front, below + 2.5, tag)
    return [*items, *text, *(_notes(press, bottom, tag) if card.monogram else ())]


def _back(press: _Press, card: Card, tag: Tag) -> list[Item]:
    """Band and a small name; then how they fared."""
    theme = press.theme
    width = press.cards.size[0]
    band = _band(press, card)
    name = press.setter.type.set(card.name, theme.style("card-back-name"), width - 2 * MARGIN)
    y = BAND + 1.6
    box = TextBox(MARGIN, y, width - 2 * MARGIN, name.height, name.at(MARGIN, y), kind="Artifact")
    text, _ = _fitted(press, card, card.back, y + name.height + 0.8, tag)
    return [*band, box, *text]


def _notes(press: _Press, top: float, tag: Tag) -> list[Item]:
    """Room that is left on a front becomes ruled lines for notes; a single one is not worth its label."""
    width, height = press.cards.size
    count = int((height - MARGIN - top - 6.0) // NOTE_LINE)
    if count < 2:
        return []
    theme = press.theme
    first = height - MARGIN - count * NOTE_LINE
    label = press.setter.type.set(
        Labels(press.cards.language)("notes"), theme.style("card-native"), width, tag=tag.add("P")
    )
    ys = [first + (n + 1) * NOTE_LINE for n in range(count)]
    paint = Paint(stroke=theme.colour("hair"), width=0.6)
    y = first - 1.0
    box = TextBox(MARGIN, y, width - 2 * MARGIN, label.height, label.at(MARGIN, y), tag=label.lines[0].runs[0].tag)
    return [box, *(Line(MARGIN, at, width - MARGIN, at, paint) for at in ys)]


def _band(press: _Press, card: Card) -> list[Item]:
    look = press.look(card)
    paint = Paint(fill=look.colour, pattern=look.pattern, ink="#ffffff")
    return [Rect(0, 0, press.cards.size[0], BAND, paint)]


def _heading(press: _Press, card: Card, tag: Tag) -> tuple[list[Item], float]:
    """The head of a front, and how far down it reaches."""
    theme, type_ = press.theme, press.setter.type
    items = _band(press, card)
    width = press.cards.size[0]
    left, top = MARGIN, BAND + 3.5
    if card.monogram:
        items += _medallion(press, card, left, top)
        left += 21.5
    node = tag.add("H1")
    room = width - left - MARGIN
    name = type_.set(card.name, theme.style("card-name"), room, tag=node)
    items.append(TextBox(left, top, room, name.height, name.at(left, top), kind="H1", tag=node))
    y = top + name.height + 0.6
    for words in _lines(press, card):
        node = tag.add("P")
        line = type_.set(words, theme.style("card-native"), room, tag=node)
        items.append(TextBox(left, y, room, line.height, line.at(left, y), tag=node))
        y += line.height
    return items, max(y, top + (18.0 if card.monogram else 0.0))


def _lines(press: _Press, card: Card) -> Iterator[tuple[Foreign | Text, ...]]:
    if card.native_name:
        yield (Foreign(card.native_name, press.cards.script_language or press.cards.language),)
    if card.dates:
        yield (Text(card.dates),)


def _medallion(press: _Press, card: Card, x: float, y: float) -> list[Item]:
    """A portrait, or the monogram on the contender's pattern."""
    theme, look, size = press.theme, press.look(card), 18.0
    if card.picture:
        return [Picture(x, y, size, size, card.picture, card.picture_digest)]
    ring = Ellipse(
        x, y, size, size, Paint(fill=look.tint, stroke=look.colour, width=1.2, pattern=look.pattern, ink=look.colour)
    )
    disc = Ellipse(x + 3, y + 3, size - 6, size - 6, Paint(fill=theme.colour("paper"), stroke=look.colour, width=0.6))
    style = replace(theme.style("card-name"), colour=look.colour)
    letters = press.setter.type.set(card.monogram, style, size, align="center")
    down = y + (size - letters.height) / 2
    return [ring, disc, TextBox(x, down, size, letters.height, letters.at(x, down), "center", "Artifact")]


# ---- fitting --------------------------------------------------------------------------------------------------------


def _fitted(press: _Press, card: Card, blocks: Sequence[Block], top: float, tag: Tag) -> tuple[list[Item], float]:
    """`blocks` as large as they fit under `top`, and where they end; at 7 points the last are left out, and told."""
    room = press.cards.size[1] - top - MARGIN * 0.8
    left_out: list[Block] = []
    kept = list(blocks)
    while height(_set(press, kept, SIZES[-1])[0]) > room:
        left_out.insert(0, _drop_last(kept))
    _tell(press, card, left_out)
    fits = bisect_left(SIZES, True, key=lambda scale: height(_set(press, kept, scale)[0]) <= room)
    strips, node = _set(press, kept, SIZES[min(fits, len(SIZES) - 1)])
    node.parent = tag
    tag.children.append(node)
    placed = stack(_airy(strips, room))
    bottom = placed[-1].y + placed[-1].strip.height if placed else 0.0
    return painted(placed, MARGIN, top), top + bottom


def _set(press: _Press, blocks: Sequence[Block], scale: float) -> tuple[list[Strip], Tag]:
    node = Tag("Sect")
    return replace(press.setter, scale=scale).blocks(blocks, press.cards.size[0] - 2 * MARGIN, node), node


def _airy(strips: list[Strip], room: float) -> list[Strip]:
    """Room that is left goes between the sections, as far as it does not tear the card apart."""
    gaps = [i for i, strip in enumerate(strips) if strip.bookmark and i]
    if not gaps:
        return strips
    more = min(3.0, (room - height(strips)) / len(gaps) * 0.6)
    return [
        replace(s, before=max(s.before, strips[i - 1].after) + more) if i in gaps else s for i, s in enumerate(strips)
    ]


def _drop_last(blocks: list[Block]) -> Block:
    """Take away the last statement, and the label over it when none is left."""
    last = blocks[-1]
    if isinstance(last, ListBlock) and len(last.entries) > 1:
        blocks[-1] = replace(last, entries=last.entries[:-1])
        return last.entries[-1][0]
    blocks.pop()
    return last.entries[0][0] if isinstance(last, ListBlock) else last


def _tell(press: _Press, card: Card, left_out: Sequence[Block]) -> None:
    for block in left_out:
        span = block.span or card.span
        if block.span:
            message = f"the fact card of {card.name} has no room for this at 7 points"
            press.problems.warning(
                "left-out", message, span, "shorten this or another statement, or make the cards larger"
            )
