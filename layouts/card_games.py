"""Questions on cards: what is cut out and laid, ranked, passed round or called out. The key lays them rightly."""

from __future__ import annotations

from typing import ClassVar

from lessonpress.resources.markup import Text

from .cut_outs import CutOuts
from .document import (
    Answer,
    Block,
    Cell,
    Column,
    Columns,
    Inlines,
    ListBlock,
    PageBreak,
    Paragraph,
    RichBlock,
    Role,
    Strong,
    Table,
    Together,
    paragraph,
    text_cell,
)

DIAMONDS = {4: (1, 2, 1), 5: (1, 3, 1), 6: (1, 2, 2, 1), 7: (1, 2, 1, 2, 1), 8: (1, 2, 2, 2, 1), 9: (1, 2, 3, 2, 1)}
"""How many cards lie side by side in each row of a diamond of so many: one alone at the top, one at the bottom."""
ABREAST = 3
"""How many places a row of a diamond has room for, so that they are as wide as the cards."""
PLACE = 5
"""Height of a place for a card, in lines to write on."""


class CardSort(RichBlock, frozen=True):
    """Cards to lay under heads: `items[i]` belongs under `heads[under[i]]`, and under no other."""

    name: ClassVar[str] = "card-sort"
    heads: tuple[Inlines, ...]
    items: tuple[Inlines, ...]
    under: tuple[int, ...]
    details: tuple[str, ...] = ()
    """What is said of each head in small print, such as its years; for all of them or for none."""
    caption: str = ""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """Cards for the heads, then for the items; in the key a table, every item beside its head."""
        if not answers:
            heads = tuple(self._head(number, Role.LEAD) for number in range(len(self.heads)))
            items = tuple((Paragraph(item),) for item in self.items)
            return tuple(CutOuts(cards, caption=self.caption, span=self.span) for cards in (heads, items))
        rows = tuple((Cell(self._head(n, Role.BODY), header=True), self._pile(n)) for n in range(len(self.heads)))
        return (Table((Column(1.0), Column(2.6)), (), rows, caption=self.caption, span=self.span),)

    def _head(self, number: int, role: Role) -> tuple[Block, ...]:
        details = (paragraph(self.details[number], Role.NOTE),) if self.details else ()
        return (Paragraph((Strong(self.heads[number]),), role), *details)

    def _pile(self, head: int) -> Cell:
        belong = (item for item, place in zip(self.items, self.under, strict=True) if place == head)
        return Cell((ListBlock(tuple((Paragraph((Answer(item),)),) for item in belong)),))


class LoopCards(RichBlock, frozen=True):
    """Cards that ask for one another: card n has `have[n]`, and asks for what card n + 1 has; the last for the first.

    They are cut in the order `cut`, and `says` are the words for 'I have' and 'Who has'.
    """

    name: ClassVar[str] = "loop-cards"
    have: tuple[Inlines, ...]
    clues: tuple[Inlines, ...]
    """What is said of each, by the card before it."""
    cut: tuple[int, ...]
    says: tuple[str, str]
    head: str = ""
    """Over the answers, in the key."""
    caption: str = ""

    def wanted(self, card: int) -> int:
        """The card that this one asks for."""
        return (card + 1) % len(self.have)

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The cards as they are cut; in the key a table of them as they follow one another."""
        if not answers:
            return (CutOuts(tuple(map(self._card, self.cut)), caption=self.caption, span=self.span),)
        head = tuple(text_cell(words, header=True) for words in ("", *self.says, self.head))
        rows = tuple(map(self._link, range(len(self.have))))
        columns = (Column(), Column(1.2), Column(2.2), Column(1.2))
        return (Table(columns, head, rows, caption=self.caption, span=self.span),)

    def _card(self, card: int) -> tuple[Block, ...]:
        have, who = (Text(f"{words} ") for words in self.says)
        return (
            Paragraph((have, Strong(self.have[card]))),
            Paragraph((who, *self.clues[self.wanted(card)])),
        )

    def _link(self, card: int) -> tuple[Cell, ...]:
        """A card, and what answers its question."""
        answer = Strong((Answer(self.have[self.wanted(card)]),))
        clue = text_cell(self.clues[self.wanted(card)])
        return (text_cell(f"{card + 1}.", header=True), text_cell(self.have[card]), clue, text_cell((answer,)))


class Bingo(RichBlock, frozen=True):
    """Grids of words, one for each player, and the clues that are called for them: `clues[i]` calls `words[i]`."""

    name: ClassVar[str] = "bingo"
    words: tuple[str, ...]
    clues: tuple[Inlines, ...]
    cards: tuple[tuple[int, ...], ...]
    """The words of each card, row by row."""
    titles: tuple[str, ...]
    """What stands over each card."""
    size: int
    heads: tuple[str, str]
    """Over the clues and their words, in the key."""
    caption: str = ""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The cards; in the key what the caller reads out, with a box to tick for what was called."""
        if answers:
            return (self._calls(),)
        across = 2 if self.size < 4 else 1
        cards = tuple(self._card(*card) for card in zip(self.titles, self.cards, strict=True))
        return (CutOuts(cards, across, self.caption, span=self.span),)

    def _card(self, title: str, card: tuple[int, ...]) -> tuple[Block, ...]:
        cells = [Cell((paragraph(self.words[word]),), lines=2) for word in card]
        rows = tuple(tuple(cells[n : n + self.size]) for n in range(0, len(cells), self.size))
        columns = (Column(1.0, "center"),) * self.size
        return (paragraph(title, Role.CAPTION), Table(columns, (), rows, caption=title))

    def _calls(self) -> Table:
        rows = tuple(
            (text_cell("☐"), text_cell(clue), text_cell((Strong((Answer((Text(word),)),)),)))
            for clue, word in zip(self.clues, self.words, strict=True)
        )
        head = (Cell(header=True), *(text_cell(head, header=True) for head in self.heads))
        return Table((Column(), Column(2.6), Column(1.0)), head, rows, caption=", ".join(self.heads), span=self.span)


class Diamond(RichBlock, frozen=True):
    """Cards to rank in the shape of a diamond. No order is the right one, so the key has nothing to lay."""

    name: ClassVar[str] = "diamond"
    cards: tuple[tuple[Block, ...], ...]
    ends: tuple[str, str]
    """What is said of the places at the top and at the bottom."""
    caption: str = ""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The cards, and on a page of its own the places to lay them."""
        if answers:
            return ()
        rows = DIAMONDS[len(self.cards)]
        widest = max(ABREAST, *rows)
        words = {0: self.ends[0], len(rows) - 1: self.ends[1]}
        places = tuple(_places(count, widest, words.get(n, "")) for n, count in enumerate(rows))
        return (CutOuts(self.cards, caption=self.caption, span=self.span), PageBreak(), Together(places), PageBreak())


def _places(count: int, widest: int, words: str) -> Columns:
    """A row of `count` empty places in the middle of a row of `widest`."""
    place = Cell((paragraph(words, Role.NOTE),) if words else (), lines=PLACE)
    frame = (Table((Column(1.0),), (), ((place,),), caption=words),)
    side = (widest - count) / 2
    if not side:
        return Columns((frame,) * count, tight=True)
    return Columns(((), *((frame,) * count), ()), (side, *((1.0,) * count), side), tight=True)
