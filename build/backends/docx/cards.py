"""Cards as Word files: tables to print on both sides and cut, each face as large as on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from lessonpress.layouts.document import Block, Card, Cards, Paragraph, Role
from lessonpress.layouts.drawing.scene import Pattern, Scene, Tag
from lessonpress.layouts.paper import EDGE, Paper
from lessonpress.layouts.theme import Theme
from lessonpress.resources.markup import Text

from ...pages.cards import (
    BAND,
    MARGIN,
    MEDALLION,
    NOTE_LINE,
    SIZES,
    SMALLEST_NAME,
    Press,
    fit,
    head_lines,
    heading,
    medallion,
    plan_of,
    press_of,
    room_under,
)
from ...pages.impose import Grid as Plan
from ...pages.strips import height
from . import shown
from .blocks import BlockWriter
from .book import Book
from .grids import edge
from .package import Package
from .page import Leaf
from .parts import Grid, Par, Part, Room, Row, written
from .pictures import drawing, photograph
from .place import Place
from .properties import hexed
from .wml import points, twips

BESIDE = 3.5
"""Between a portrait or monogram and the name, in mm."""
SPARE = 8.0
"""Room that a face leaves free, in mm: Word does not break every line where we do, and what overflows is not seen."""
LEAST_NOTES = 2
"""A single line for notes is not worth its label."""
_PATTERNS = {
    Pattern.SOLID: "clear",
    Pattern.DIAGONAL: "thinDiagStripe",
    Pattern.BACK_DIAGONAL: "thinReverseDiagStripe",
    Pattern.HORIZONTAL: "thinHorzStripe",
    Pattern.VERTICAL: "thinVertStripe",
    Pattern.GRID: "thinHorzCross",
    Pattern.DOTS: "pct20",
    Pattern.CROSS: "thinDiagCross",
}
"""How Word calls our patterns."""


def write_cards(cards: Cards, theme: Theme, paper: Paper, build_id: str) -> Package:
    """Sheets of fronts, each followed by the sheet of its backs; or fronts and backs side by side, to be folded."""
    package = Package()
    press = press_of(cards, theme)
    book = Book(press.setter, cards.language, link=package.link, picture=package.picture)
    faces = _Faces(press, BlockWriter(book))
    plan = plan_of(press, paper)
    parts: list[Part] = []
    for start in range(0, len(cards.cards), plan.count):
        sheet = cards.cards[start : start + plan.count]
        fronts, backs = [faces.front(card) for card in sheet], [faces.back(card) for card in sheet]
        if cards.flip == "fold":
            parts += _sheet(faces, plan, [(front, back) for front, back in zip(fronts, backs, strict=True)], plan.place)
            continue
        parts += _sheet(faces, plan, [(front,) for front in fronts], plan.place)
        parts += _sheet(faces, plan, [(back,) for back in backs], lambda n: plan.behind(n, cards.flip))
    parts[:1] = [replace(part, breaks=False) if isinstance(part, Par) else part for part in parts[:1]]
    left, top = plan.origin
    leaf = Leaf(plan.paper.width, plan.paper.height, max(0.0, top - 0.5), max(0.0, left), EDGE / 2)
    end = faces.writer.end()
    body = written(parts, end, is_cell=True)
    package.fill(body + leaf.xml(), book.styles.xml(), book.numbering.xml(), book.styles.faces, cards.language)
    package.describe(cards.title, cards.subtitle, cards.language, build_id)
    return package


def _sheet(
    faces: _Faces, plan: Plan, cards: Sequence[Sequence[Room]], place: Callable[[int], tuple[float, float]]
) -> list[Part]:
    """One side of a sheet: a table as wide and high as its cards, empty where there is none."""
    across = len(cards[0])
    wide = plan.width / across
    (left, top), pitch = plan.origin, (plan.width + plan.gutter, plan.height + plan.gutter)
    at = {}
    for number, card in enumerate(cards):
        x, y = place(number)
        at[round((y - top) / pitch[1]), round((x - left) / pitch[0])] = card
    gap = [Room()] if plan.gutter else []
    rows: list[Row] = []
    for row in range(plan.rows):
        rooms: list[Room] = []
        for column in range(plan.columns):
            rooms += [*(gap if column else []), *at.get((row, column), [Room()] * across)]
        if row and gap:
            rows.append(Row((Room(),) * len(rooms), plan.gutter, is_exact=True))
        rows.append(Row(tuple(rooms), plan.height, is_exact=True))
    widths = [wide] * across + ([plan.gutter] if gap else [])
    widths = (widths * plan.columns)[: len(rows[0].rooms)]
    line = edge(faces.press.theme.colour("soft"), 4, "dashed")
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    style = faces.writer.book.grids.made("Cards", sides, (MARGIN, 0.0))
    grid = Grid(style, tuple(widths), tuple(rows), faces.press.cards.title)
    return [Par(faces.writer.end(), breaks=True), grid]


class _Faces(Struct):
    """Writes the faces of cards."""

    press: Press
    writer: BlockWriter

    @property
    def width(self) -> float:
        """How wide the words are, in mm."""
        return self.press.cards.size[0] - 2 * MARGIN

    def front(self, card: Card) -> Room:
        """Band, portrait or monogram, names, dates; then who it is, and lines for notes."""
        _, below = heading(self.press, card, Tag("Sect"))
        names = self._names(card)
        parts: list[Part] = [self._band(card)]
        if card.monogram:
            left = MEDALLION + BESIDE
            row = Row((Room((self._medallion(card),)), Room(tuple(names))), MEDALLION)
            parts += self.writer.spaced(Grid(self.writer.book.grids.bare(), (left, self.width - left), (row,)))
        else:
            parts += names
        text, free = self._text(card, card.front, room_under(self.press, below))
        return Room((*parts, *text, *(self._notes(free) if card.monogram else ())))

    def back(self, card: Card) -> Room:
        """Band and a small name; then how they fared, and who made the portrait."""
        small = Place(self.press.setter, self.width)
        name = self.writer.paragraph((Text(card.name),), "card-back-name", small)
        credit: list[Part] = []
        if card.picture:
            line = self.writer.book.labels("picture-credit", credit=card.picture.credit)
            place = Place(replace(self.press.setter, scale=SIZES[-1]), self.width)
            credit = self.writer.write((Paragraph((Text(line),), Role.SOURCE),), place)
        room = room_under(self.press, BAND + 1.6 + name.space + 6.0) - (8.0 if credit else 0.0)
        text, _ = self._text(card, card.back, room)
        return Room((self._band(card), name, *text, *credit))

    # ---- parts of a face --------------------------------------------------------------------------------------------

    def _text(self, card: Card, blocks: Sequence[Block], room: float) -> tuple[list[Part], float]:
        """The blocks as large as they fit, and how much room they leave, in mm."""
        kept, scale = fit(self.press, card, blocks, room, SPARE)
        setter = replace(self.press.setter, scale=scale)
        parts = self.writer.write(kept, Place(setter, self.width))
        return parts, room - height(setter.blocks(kept, self.width, Tag("Sect")))

    def _names(self, card: Card) -> list[Part]:
        """The name, smaller if it is too long for its line, and what stands below it."""
        width = self.width - (MEDALLION + BESIDE if card.monogram else 0.0)
        setter = self.press.setter
        style = setter.theme.style("card-name")
        wide = setter.type.width(setter.type.pieces(card.name, style))
        scale = max(width / wide, SMALLEST_NAME / style.size) * 0.98 if wide > width * 0.98 else 1.0
        place = Place(replace(setter, scale=min(1.0, scale)), width)
        parts: list[Part] = [self.writer.paragraph((Text(card.name),), "card-name", place)]
        for words in head_lines(self.press, card, width, BAND + 10.0):
            parts.append(self.writer.paragraph(words, "card-native", Place(setter, width)))
        return parts

    def _medallion(self, card: Card) -> Par:
        if card.picture:
            face = photograph(self.writer.book, card.picture, MEDALLION, MEDALLION, is_round=True)
            return shown.small(self.writer.book, face)
        items = tuple(medallion(self.press, card, 0.5, 0.5, Tag("Sect")))
        return shown.small(self.writer.book, drawing(self.writer.book, Scene(MEDALLION + 1, MEDALLION + 1, items), ""))

    def _band(self, card: Card) -> Par:
        """The band along the top, in the colour and the pattern of whom the card is about."""
        look = self.press.look(card)
        kind, colour = _PATTERNS[look.pattern], hexed(look.colour)
        ground = f'<w:shd w:val="{kind}" w:color="{"auto" if kind == "clear" else "FFFFFF"}" w:fill="{colour}"/>'
        high = f'<w:spacing w:before="0" w:after="{points(6)}" w:line="{twips(BAND)}" w:lineRule="exact"/>'
        stands = f'<w:ind w:left="-{twips(MARGIN)}" w:right="-{twips(MARGIN)}"/>'
        style = self.writer.book.styles.plain("Card band", f"<w:pPr>{ground}{high}{stands}</w:pPr>")
        return Par(style)

    def _notes(self, free: float) -> list[Part]:
        """Room that is left becomes lines for notes, but for what Word may need more than we do."""
        count = int((free - SPARE - 6.0) // NOTE_LINE)
        if count < LEAST_NOTES:
            return []
        book, place = self.writer.book, Place(self.press.setter, self.width)
        label = self.writer.paragraph((Text(book.labels("notes")),), "card-native", place)
        return [label, *[self.writer.writing_line("Line for notes", NOTE_LINE, "hair", place)] * count]
