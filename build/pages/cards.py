"""Cards on paper: each face fitted to its size, imposed n-up with cut marks, backs mirrored behind their fronts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from lessonpress.layouts.document import Block, Card, Cards, Heading, Inlines, ListBlock
from lessonpress.layouts.drawing.scene import (
    Ellipse,
    Item,
    Line,
    Paint,
    Pattern,
    Picture,
    Rect,
    Scene,
    Tag,
    TextBox,
    moved,
)
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.paper import Paper
from lessonpress.layouts.theme import Look, TextStyle, Theme
from lessonpress.layouts.type.missing import report_missing
from lessonpress.layouts.type.paragraph import SetText, Typesetter
from lessonpress.resources.diagnostics import Diagnostic, Problems, span_of
from lessonpress.resources.markup import Foreign, Text
from lessonpress.resources.values import Value

from .impose import Grid, cut_marks, grid
from .page import Pages
from .setter import Setter
from .strips import Strip, depth, height, painted, stack

MARGIN = 5.0
BAND = 4.5
"""Height of the patterned band along the top of a face, in mm."""
SIZES = (1.12, 1.06, 1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 7 / 9)
"""Scales that are tried, largest first; the last sets 9-point text at 7 points, the least that a card may have."""
SMALLEST = 7.0
MEDALLION = 18.0
"""Width and height of a portrait or a monogram, in mm."""
SMALLEST_NAME = 9.0
"""A name that is too long for its line is set smaller, but not under this many points."""
CREDIT_AIR = 1.5
"""Between the text of a back and the credit below it, in mm."""
NOTE_LINE = 7.5
"""Distance between the lines for notes, in mm."""
STYLES = {"body": "card", "lead": "card-lead", "heading-2": "card-label", "source": "card-source"}


class Press(Value, frozen=True):
    """What all faces share: how they are set, and where it is told what has no room."""

    cards: Cards
    setter: Setter
    problems: Problems

    @property
    def theme(self) -> Theme:
        """The theme that they are set in."""
        return self.setter.theme

    def look(self, card: Card) -> Look:
        """The look of whom a card is about; of one about nobody, the last."""
        return self.theme.look(card.look if card.look >= 0 else len(self.theme.looks) - 1)


def set_cards(cards: Cards, theme: Theme, paper: Paper, build_id: str = "") -> Pages:
    """Sheets of fronts, each followed by the sheet of its backs."""
    press = press_of(cards, theme)
    problems = press.problems
    root = Tag("Document", language=cards.language)
    fold = cards.flip == "fold"
    plan = plan_of(press, paper)
    scenes: list[Scene] = []
    for start in range(0, len(cards.cards), plan.count):
        sheet = cards.cards[start : start + plan.count]
        tags = [root.add("Sect") for _ in sheet]
        fronts = [_front(press, card, tag) for card, tag in zip(sheet, tags, strict=True)]
        backs = [_back(press, card, tag) for card, tag in zip(sheet, tags, strict=True)]
        if fold:
            scenes.append(
                _sheet(press, plan, [_open(press, *both) for both in zip(fronts, backs, strict=True)], plan.place)
            )
            continue
        scenes.append(_sheet(press, plan, fronts, plan.place))
        scenes.append(_sheet(press, plan, backs, lambda i: plan.behind(i, cards.flip)))
    if not scenes:
        scenes.append(Scene(plan.paper.width, plan.paper.height, ()))
    report_missing(press.setter.type, problems)
    return Pages(
        cards.title, cards.language, tuple(scenes), root, problems=problems.found, duplex="" if fold else cards.flip
    )


def set_faces(cards: Cards, theme: Theme) -> tuple[list[tuple[Scene, Scene]], tuple[Diagnostic, ...]]:
    """The front and the back of each card, one by one, and what has no room on them."""
    press = press_of(cards, theme)
    root = Tag("Document", language=cards.language)
    faces = [
        (Scene(*cards.size, tuple(_front(press, card, root))), Scene(*cards.size, tuple(_back(press, card, root))))
        for card in cards.cards
    ]
    report_missing(press.setter.type, press.problems)
    return faces, press.problems.found


def press_of(cards: Cards, theme: Theme) -> Press:
    """What the faces of these cards share."""
    typesetter = Typesetter(theme, cards.language, smallest=SMALLEST)
    return Press(cards, Setter(typesetter, STYLES, indent=3.2), Problems())


def plan_of(press: Press, paper: Paper) -> Grid:
    """Where the cards lie on a sheet, those to be folded with their backs beside them; too large ones are told."""
    cards = press.cards
    width, height = cards.size
    plan = grid(paper, 2 * width if cards.flip == "fold" else width, height, cards.gutter)
    if not plan.fits:
        message = f"cards of {width:g} × {height:g} mm are larger than a sheet of {paper.name} can hold"
        press.problems.warning(
            "too-large", message, span_of(cards.id), "make the cards smaller, or print on larger paper"
        )
    return plan


def _open(press: Press, front: Sequence[Item], back: Sequence[Item]) -> list[Item]:
    """A card before it is folded: its back to the right of its front, and the fold between them."""
    width, height = press.cards.size
    fold = Line(width, 0.0, width, height, Paint(stroke=press.theme.colour("rule"), width=0.4, dash=(2.0, 2.0)))
    return [*front, *(moved(item, width, 0.0) for item in back), fold]


def _sheet(press: Press, plan: Grid, faces: Sequence[Sequence[Item]], place) -> Scene:  # type: ignore[no-untyped-def]
    items: list[Item] = list(cut_marks(plan, press.theme.colour("soft")))
    for number, face in enumerate(faces):
        x, y = place(number)
        items += [moved(item, x, y) for item in face]
    return Scene(plan.paper.width, plan.paper.height, tuple(items))


# ---- faces ----------------------------------------------------------------------------------------------------------


def _front(press: Press, card: Card, tag: Tag) -> list[Item]:
    """Band, medallion, names, dates; then who it is."""
    items, below = heading(press, card, tag)
    text, bottom = _fitted(press, card, card.front, below, tag)
    return [*items, *text, *(_notes(press, bottom, tag) if card.monogram else ())]


def _back(press: Press, card: Card, tag: Tag) -> list[Item]:
    """Band and a small name; then how they fared."""
    theme = press.theme
    width = press.cards.size[0]
    band = _band(press, card)
    name = _name(press, card.name, theme.style("card-back-name"), width - 2 * MARGIN)
    y = BAND + 1.6
    box = TextBox(MARGIN, y, width - 2 * MARGIN, name.height, name.at(MARGIN, y), kind="Artifact")
    credit = _credit(press, card, tag)
    room = credit[0].h + CREDIT_AIR if credit else 0.0
    text, _ = _fitted(press, card, card.back, y + name.height + 0.8, tag, room)
    return [*band, box, *text, *credit]


def _credit(press: Press, card: Card, tag: Tag) -> list[TextBox]:
    """Who made the portrait, at the foot of the back."""
    if not card.picture:
        return []
    width, height = press.cards.size
    words = Labels(press.cards.language)("picture-credit", credit=card.picture.credit)
    style = press.theme.style("card-source").scaled(SIZES[-1])
    node = Tag("P", parent=tag)
    found = press.setter.type.set(words, style, width - 2 * MARGIN, tag=node)
    y = height - MARGIN * 0.8 - found.height
    tag.children.append(node)
    return [TextBox(MARGIN, y, width - 2 * MARGIN, found.height, found.at(MARGIN, y), tag=node)]


def _notes(press: Press, top: float, tag: Tag) -> list[Item]:
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


def _band(press: Press, card: Card) -> list[Item]:
    look = press.look(card)
    paint = Paint(fill=look.colour, pattern=look.pattern, ink="#ffffff")
    return [Rect(0, 0, press.cards.size[0], BAND, paint)]


def heading(press: Press, card: Card, tag: Tag) -> tuple[list[Item], float]:
    """The head of a front, and where what stands below it begins."""
    items = _band(press, card)
    left, top = MARGIN, BAND + 3.5
    if card.monogram:
        items += medallion(press, card, left, top, tag)
        left += MEDALLION + 3.5
    room = press.cards.size[0] - left - MARGIN
    node = tag.add("H1")
    name = _name(press, card.name, press.theme.style("card-name"), room, node)
    items.append(TextBox(left, top, room, name.height, name.at(left, top), kind="H1", tag=node))
    y = top + name.height + 0.6
    for words in head_lines(press, card, room, y):
        node = tag.add("P")
        line = press.setter.type.set(words, press.theme.style("card-native"), room, tag=node)
        items.append(TextBox(left, y, room, line.height, line.at(left, y), tag=node))
        y += line.height
    return items, _below(card, y)


def _below(card: Card, y: float) -> float:
    """Where the text of a front begins whose lines under the name end at `y`."""
    return max(y, BAND + 3.5 + (MEDALLION if card.monogram else 0.0)) + 2.5


def _name(press: Press, name: str, style: TextStyle, width: float, tag: Tag | None = None) -> SetText:
    """A name on one line, smaller if need be; only one that is too long at 9 points takes several."""
    type_ = press.setter.type
    wide = type_.width(type_.pieces(name, style))
    if wide > width:
        style = style.scaled(max(width / wide, SMALLEST_NAME / style.size))
    return type_.set(name, style, width, tag=tag)


def head_lines(press: Press, card: Card, width: float, y: float) -> list[Inlines]:
    """The lines under a name: as much as leaves the text below its full size, but always native name and dates."""
    native: Inlines = (Foreign(card.native_name, press.cards.script_language or press.cards.language),)
    usual = [*([native] if card.native_name else []), *([_words(card.dates)] if card.dates else [])]
    with_name = [_words(card.full_name), *usual] if card.full_name else usual
    with_places = [*with_name[:-1], *map(_words, card.life)] if card.dates and card.life else with_name
    style = press.theme.style("card-native")
    for lines in (with_places, with_name):
        end = y + sum(press.setter.type.set(words, style, width).height for words in lines)
        if height(_set(press, card.front, 1.0)[0]) <= room_under(press, _below(card, end)):
            return lines
    return usual


def _words(text: str) -> Inlines:
    return (Text(text),)


def medallion(press: Press, card: Card, x: float, y: float, tag: Tag) -> list[Item]:
    """A portrait, or the monogram on the contender's pattern."""
    theme, look, size = press.theme, press.look(card), MEDALLION
    if card.picture:
        figure = tag.add("Figure", alt=card.picture.alt)
        edge = Ellipse(x, y, size, size, Paint(stroke=look.colour, width=1.6))
        return [Picture(x, y, size, size, card.picture, size / 2, figure), edge]
    ground = look.colour if look.pattern is Pattern.SOLID else look.tint
    ring = Ellipse(
        x, y, size, size, Paint(fill=ground, stroke=look.colour, width=1.2, pattern=look.pattern, ink=look.colour)
    )
    disc = Ellipse(x + 3, y + 3, size - 6, size - 6, Paint(fill=theme.colour("paper"), stroke=look.colour, width=0.6))
    style = replace(theme.style("card-name"), colour=look.colour)
    letters = press.setter.type.set(card.monogram, style, size, align="center")
    down = y + (size - letters.height) / 2
    return [ring, disc, TextBox(x, down, size, letters.height, letters.at(x, down), "center", "Artifact")]


# ---- fitting --------------------------------------------------------------------------------------------------------


def _fitted(
    press: Press, card: Card, blocks: Sequence[Block], top: float, tag: Tag, below: float = 0.0
) -> tuple[list[Item], float]:
    """`blocks` as large as they fit under `top`, and where they end; at 7 points the last are left out, and told.

    The last `below` mm of the card are left free.
    """
    room = room_under(press, top) - below
    kept, scale = fit(press, card, blocks, room)
    strips, node = _set(press, kept, scale)
    node.parent = tag
    tag.children.append(node)
    placed = stack(_airy(strips, room))
    bottom = depth(placed)
    return painted(placed, MARGIN, top), top + bottom


def fit(
    press: Press, card: Card, blocks: Sequence[Block], room: float, spare: float = 0.0
) -> tuple[list[Block], float]:
    """What of the blocks fits into `room` mm at all, and the largest size at which it does and leaves `spare` mm."""
    left_out: list[Block] = []
    kept = list(blocks)
    while kept and height(_set(press, kept, SIZES[-1])[0]) > room:
        left_out.insert(0, _drop_last(kept))
    _tell(press, card, left_out)
    fits = bisect_left(SIZES, True, key=lambda scale: height(_set(press, kept, scale)[0]) <= room - spare)
    return kept, SIZES[min(fits, len(SIZES) - 1)]


def room_under(press: Press, top: float) -> float:
    """How high the text under `top` may be, in mm."""
    return press.cards.size[1] - top - MARGIN * 0.8


def _set(press: Press, blocks: Sequence[Block], scale: float) -> tuple[list[Strip], Tag]:
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
    last = blocks.pop()
    entries = last.entries if isinstance(last, ListBlock) else ()
    if isinstance(last, ListBlock) and len(entries) > 1:
        blocks.append(replace(last, entries=entries[:-1]))
    else:
        while blocks and isinstance(blocks[-1], Heading):
            blocks.pop()
    return next(iter(entries[-1]), last) if entries else last


def _tell(press: Press, card: Card, left_out: Sequence[Block]) -> None:
    for block in left_out:
        message = f"the card of {card.name} in '{press.cards.id}' has no room for this at 7 points"
        hint = "shorten this or another statement, or make the cards larger"
        place = block.span or card.span or span_of(press.cards.id)
        press.problems.warning("left-out", message, place, hint)
