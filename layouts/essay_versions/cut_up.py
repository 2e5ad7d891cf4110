"""The essay in strips to cut out and put in order again; the key has them in order."""

from __future__ import annotations

from typing import ClassVar

from lessonpress.resources.items import Level
from lessonpress.resources.markup import Text, without_citations

from ..cut_outs import CutOuts
from ..document import (
    Answer,
    Block,
    Cell,
    Column,
    Heading,
    Inlines,
    Paragraph,
    RichBlock,
    Role,
    Strong,
    Table,
    Together,
    paragraph,
    text_cell,
)
from ..exercises.wording import unmarked
from ..saying import letter
from .parts import Draft, KeyNote, Part


class Strips(RichBlock, frozen=True):
    """Lettered strips: `order[i]` are the numbers (from 0) of those that make up the section named `sections[i]`."""

    name: ClassVar[str] = "strips"
    texts: tuple[Inlines, ...]
    cited: tuple[Inlines, ...]
    """The same with their sources, for the key: on the strips they would tell which belong together."""
    moves: tuple[str, ...]
    """What each does, for the key."""
    sections: tuple[str, ...]
    order: tuple[tuple[int, ...], ...]
    heads: tuple[str, str]
    """Over the sections, and over the letters of their strips."""
    caption: str
    """Says what the strips are, for those who cannot see them."""
    tagged: bool = False
    """Whether a strip says what it does."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The strips and a table for their letters; in the key, section by section in order."""
        return self._key() if answers else (self._letters(), self._strips())

    def _strips(self) -> CutOuts:
        cards = tuple((Paragraph(self._strip(n)),) for n in range(len(self.texts)))
        return CutOuts(cards, across=1, caption=self.caption, span=self.span)

    def _strip(self, n: int) -> Inlines:
        tag = f"{letter(n + 1)}  " + (f"{self.moves[n]}  " if self.tagged else "")
        return (Strong((Text(tag),)), *self.texts[n])

    def _letters(self) -> Table:
        rows = tuple((text_cell(name, header=True), Cell(lines=1)) for name in self.sections)
        head = tuple(text_cell(label, header=True) for label in self.heads)
        return Table((Column(), Column(1.0)), head, rows, caption=", ".join(self.heads), span=self.span)

    def _key(self) -> tuple[Block, ...]:
        return tuple(
            Together((Heading((Text(name),), 3), Table((Column(), Column(1.0), Column(4.4)), (), rows, caption=name)))
            for name, rows in zip(self.sections, map(self._in_order, self.order), strict=True)
        )

    def _in_order(self, numbers: tuple[int, ...]) -> tuple[tuple[Cell, ...], ...]:
        return tuple((_lettered(n), text_cell(self.moves[n]), text_cell((Answer(self.cited[n]),))) for n in numbers)


def blocks(draft: Draft) -> tuple[Block, ...]:
    """All parts of the essay, shuffled. For those who need support each says which part it is."""
    parts = [part for section in draft.sections for part in section.parts]
    places = draft.order.sample(range(len(parts)), len(parts))
    order, start = [], 0
    for section in draft.sections:
        order.append(tuple(places.index(n) for n in range(start, start + len(section.parts))))
        start += len(section.parts)
    labels, shuffled = draft.labels, [parts[n] for n in places]
    strips = Strips(
        tuple(without_citations(_words(part)) for part in shuffled),  # type: ignore[arg-type]
        tuple(_words(part) for part in shuffled),
        tuple(draft.name(part.move) for part in shuffled),
        tuple(section.name for section in draft.sections),
        tuple(order),
        (labels("essay-cut-up-section"), labels("essay-cut-up-letters")),
        labels("essay-cut-up-strips"),
        tagged=draft.level is Level.SUPPORT,
    )
    note = KeyNote(labels("essay-cut-up-note"))
    return (draft.asked, note, paragraph(labels("essay-cut-up-instruction"), Role.INSTRUCTION), strips)


def _words(part: Part) -> Inlines:
    return unmarked(part.text)


def _lettered(n: int) -> Cell:
    return text_cell((Strong((Text(letter(n + 1)),)),))
