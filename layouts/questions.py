"""Questions: rich blocks that carry their own answers. A sheet and its key are the same blocks, lowered twice."""

from __future__ import annotations

from string import ascii_uppercase
from typing import ClassVar

from msgspec.structs import replace

from lessonpress.resources.inline import code_of
from lessonpress.resources.markup import Emphasis, KeyWord, Link, Text, without_citations

from .document import (
    Answer,
    Blank,
    Block,
    Box,
    Cell,
    Column,
    Columns,
    Flow,
    Gap,
    Heading,
    Inline,
    Inlines,
    Lines,
    ListBlock,
    Marker,
    Paragraph,
    RichBlock,
    Role,
    Strong,
    Table,
    Together,
    Tone,
    paragraph,
)
from .references import cited
from .saying import TICK

SHORT_GAP, LONG_GAP = 14, 26
"""Room that a gap leaves, in letters."""
FIRST_POINTS = 2
"""So many points of a key stand on the page of their question; the others may follow on the next."""


class Task(RichBlock, frozen=True):
    """A numbered exercise: a heading, what to do, and what to do it with."""

    name: ClassVar[str] = "task"
    kind: str
    title: str
    instruction: Inlines
    body: tuple[Block, ...]
    number: int = 0
    key_notes: tuple[Block, ...] = ()
    """What only the key says: explanations, guidance for marking."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """Heading and instruction, kept with the first of the body."""
        label = f"{self.number}  {self.title}" if self.number else self.title
        head = (Heading((Text(label),), 2, span=self.span), paragraph(self.instruction, Role.INSTRUCTION))
        body = self.body + (self.key_notes if answers else ())
        return (*head, *body)


class WordBank(RichBlock, frozen=True):
    """The words to choose from, in an order that gives nothing away. The key has no need of it."""

    name: ClassVar[str] = "word-bank"
    title: str
    words: tuple[str, ...]

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A box of words on the sheet."""
        if answers:
            return ()
        words = (Text("   ·   ".join(w.replace(" ", "\u00a0") for w in self.words)),)
        return (Box((Paragraph(words),), title=self.title, tone=Tone.BANK, span=self.span),)


class MultipleChoice(RichBlock, frozen=True):
    """A stem and options of which the one at `right` (from 0) is right."""

    name: ClassVar[str] = "multiple-choice"
    stem: Inlines
    options: tuple[Inlines, ...]
    right: int
    explanation: Inlines = ()

    @property
    def letter(self) -> str:
        """The letter of the right option."""
        return ascii_uppercase[self.right]

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The stem over its lettered options; in the key the right one stands out and is explained."""
        shown = [_right(o) if answers and i == self.right else o for i, o in enumerate(self.options)]
        options = ListBlock(tuple((Paragraph(option),) for option in shown), Marker.LETTER, across=True)
        why = (paragraph(self.explanation, Role.NOTE),) if answers and self.explanation else ()
        return (Together((Paragraph(self.stem, span=self.span), options, *why)),)


class AtAGlance(RichBlock, frozen=True):
    """The right letters of questions in short, for marking; a sheet says nothing."""

    name: ClassVar[str] = "at-a-glance"
    label: str
    choices: tuple[MultipleChoice, ...]

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A line of numbers and letters in the key."""
        letters = "   ".join(f"{number}\u00a0{choice.letter}" for number, choice in enumerate(self.choices, 1))
        return (paragraph(f"{self.label} {letters}", Role.NOTE),) if answers else ()


class TrueFalse(RichBlock, frozen=True):
    """A statement to judge, and the right version of a false one."""

    name: ClassVar[str] = "true-false"
    statement: Inlines
    true: bool
    labels: tuple[str, str]
    """The words for true and false."""
    correction: Inlines = ()
    sources: Inlines = ()
    """Who says so; only the key tells, since it would give the answer away."""
    lines: int = 1
    """Room for the learner's correction."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The statement with its two boxes and lines for the correction; in the key the verdict and who says so."""
        if not answers:
            boxes = (Text("   ☐\u00a0" + self.labels[0] + "   ☐\u00a0" + self.labels[1]),)
            return (Together((Paragraph((*self.statement, *boxes), span=self.span), Lines(self.lines))),)
        verdict = (Text("   "), *_strong((Text(self.labels[0 if self.true else 1]),)))
        blocks: tuple[Block, ...] = (Paragraph((*self.statement, *verdict, *self.sources), span=self.span),)
        if self.correction:
            blocks += (Paragraph((Answer(self.correction),)),)
        return (Together(blocks),)


class Matching(RichBlock, frozen=True):
    """Two lists to join: `right[match[i]]` belongs to `left[i]`."""

    name: ClassVar[str] = "matching"
    left: tuple[Inlines, ...]
    right: tuple[Inlines, ...]
    match: tuple[int, ...]
    heads: tuple[str, str]
    answer_head: str = ""
    """Over the place for the letter."""
    given: int = 0
    """So many of the first are joined on the sheet already, as examples."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A table: number and item, a box for the letter, letter and partner."""
        rows = tuple(self._row(i, answers) for i in range(max(len(self.left), len(self.right))))
        blank, (left, right) = Cell(header=True), self.heads
        head = (blank, _head(left), _head(self.answer_head), blank, _head(right))
        columns = (Column(), Column(1.0), Column(), Column(), Column(2.2))
        return (Table(columns, head, rows, caption=", ".join(self.heads), span=self.span),)

    def _row(self, i: int, answers: bool) -> tuple[Cell, ...]:
        left = right = (Cell(), Cell())
        if i < len(self.left):
            left = (_cell(self.left[i]), _cell(_slot(ascii_uppercase[self.match[i]], answers, given=i < self.given)))
        if i < len(self.right):
            right = (_cell((Strong((Text(ascii_uppercase[i]),)),)), _cell(self.right[i]))
        number = _cell((Text(str(i + 1)),) if i < len(self.left) else ())
        return (number, *left, *right)


class Ordering(RichBlock, frozen=True):
    """Things to number: `places[i]` (from 1) is the right place of `items[i]`; `details` are told in the key.

    So are the sources of the items: the date of a source tells when a thing happened.
    """

    name: ClassVar[str] = "ordering"
    items: tuple[Inlines, ...]
    places: tuple[int, ...]
    details: tuple[Inlines, ...] = ()
    heads: tuple[str, str] = ("", "")
    detail_head: str = ""
    """Over the details."""
    given: tuple[int, ...] = ()
    """Places that the sheet gives already, as a help."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A table with a box for the number; the key adds the number and the detail, such as the date."""
        rows = []
        for i, (item, place) in enumerate(zip(self.items, self.places, strict=True)):
            shown = item if answers else _uncited(item)
            row = [_cell(_slot(str(place), answers, given=place in self.given)), _cell(shown)]
            if answers and self.details:
                row.append(_cell((Answer(self.details[i]),)))
            rows.append(tuple(row))
        width = len(rows[0])
        columns = (Column(), Column(1.0), Column())[:width]
        head = tuple(_head(label) for label in (*self.heads, self.detail_head)[:width])
        return (Table(columns, head, tuple(rows), caption=", ".join(self.heads), span=self.span),)


class Sorting(RichBlock, frozen=True):
    """Lettered items to sort into columns: `column[i]` is where `items[i]` belongs.

    Only the key tells their sources, whose dates and authors would tell the columns.
    """

    name: ClassVar[str] = "sorting"
    heads: tuple[str, ...]
    items: tuple[Inlines, ...]
    column: tuple[int, ...]
    given: tuple[int, ...] = ()
    """Items (from 0) that the sheet has sorted already, as examples."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The items, lettered, over an empty table; in the key the table is full."""
        items = self.items if answers else map(_uncited, self.items)
        bank = ListBlock(tuple((Paragraph(item),) for item in items), Marker.LETTER)
        cells = tuple(self._cell(column, answers) for column in range(len(self.heads)))
        heads = tuple(_head(h) for h in self.heads)
        table = Table((Column(1.0),) * len(heads), heads, (cells,), caption=", ".join(self.heads), span=self.span)
        return (bank, table)

    def _cell(self, column: int, answers: bool) -> Cell:
        belong = [i for i, c in enumerate(self.column) if c == column]
        if not answers:
            shown = tuple(paragraph(ascii_uppercase[i]) for i in belong if i in self.given)
            return Cell(shown, lines=max(4, len(belong) + 1) - len(shown))
        return Cell(tuple(Paragraph((Answer((Text(ascii_uppercase[i] + "  "), *self.items[i])),)) for i in belong))


class Completion(RichBlock, frozen=True):
    """A table of which some cells are to be filled in; `given` cells are printed on the sheet."""

    name: ClassVar[str] = "completion"
    heads: tuple[str, ...]
    rows: tuple[tuple[tuple[Inlines, ...], ...], ...]
    """Per row and cell, the statements that belong there."""
    given: tuple[tuple[bool, ...], ...]
    lines: int = 4

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The table with room to write, or filled."""
        rows = []
        for row, given in zip(self.rows, self.given, strict=True):
            cells = []
            for number, (statements, shown) in enumerate(zip(row, given, strict=True)):
                if shown:
                    cells.append(Cell(tuple(Paragraph(s) for s in statements), header=number == 0))
                elif answers:
                    cells.append(Cell(tuple(Paragraph((Answer(s),)) for s in statements)))
                else:
                    cells.append(Cell(lines=self.lines))
            rows.append(tuple(cells))
        columns = (Column(), *(Column(1.0) for _ in self.heads[1:]))
        head = tuple(_head(h) for h in self.heads)
        return (Table(columns, head, tuple(rows), caption=", ".join(self.heads), span=self.span),)


class OpenAnswer(RichBlock, frozen=True):
    """A question answered in the learner's own words; `guidance` is what a good answer has, `also` what it may have."""

    name: ClassVar[str] = "open"
    prompt: Inlines
    lines: int
    guidance: tuple[Inlines, ...]
    also: tuple[Inlines, ...] = ()
    also_head: str = ""
    starters: tuple[str, ...] = ()
    """Words that an answer may begin with."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The prompt over lines to write on, or over the guidance."""
        prompt = Paragraph(self.prompt, span=self.span)
        if not answers:
            starters = (paragraph("   ·   ".join(self.starters), Role.NOTE),) if self.starters else ()
            return (Together((prompt, *starters, Lines(self.lines))),)
        blocks = _points(prompt, self.guidance)
        if self.also:
            blocks += _points(Paragraph((Answer((Text(self.also_head),)),)), self.also)
        return blocks


def _points(head: Paragraph, points: tuple[Inlines, ...]) -> tuple[Block, ...]:
    """Points under a head that stays with the first of them."""
    entries = tuple((Paragraph((Answer(point),)),) for point in points)
    first, rest = ListBlock(entries[:FIRST_POINTS]), entries[FIRST_POINTS:]
    return (Together((head, first)), ListBlock(rest)) if rest else (Together((head, first)),)


# ---- printing -------------------------------------------------------------------------------------------------------


def printed(flow: Flow, keep: tuple[type[Block], ...] = ()) -> Flow:
    """`flow` in core blocks and those to `keep`, with answers or without as it says, and the sources then cited."""
    blocks = lowered(flow.blocks, answers=flow.answers, keep=keep)
    codes = {code_of(source) for source in cited(blocks)}
    return replace(flow, blocks=blocks, references=tuple(r for r in flow.references if r.code in codes))


def lowered(blocks: tuple[Block, ...], *, answers: bool, keep: tuple[type[Block], ...] = ()) -> tuple[Block, ...]:
    """All rich blocks lowered, at every depth, but those that a backend draws itself."""
    return tuple(core for block in blocks for core in _lower(block, answers, keep))


def _lower(block: Block, answers: bool, keep: tuple[type[Block], ...]) -> tuple[Block, ...]:
    def inner(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return lowered(blocks, answers=answers, keep=keep)

    if isinstance(block, keep):
        return (block.holding(inner) if isinstance(block, RichBlock) else block,)
    match block:
        case RichBlock():
            return inner(block.lower(answers=answers))
        case Heading() | Paragraph():
            return (replace(block, text=_filled(block.text, answers)),)
        case ListBlock():
            return (replace(block, entries=tuple(inner(e) for e in block.entries)),)
        case Box() | Together():
            return (replace(block, blocks=inner(block.blocks)),)
        case Columns():
            return (replace(block, parts=tuple(inner(p) for p in block.parts)),)
        case Table():
            head = tuple(replace(c, blocks=inner(c.blocks)) for c in block.head)
            rows = tuple(tuple(replace(c, blocks=inner(c.blocks)) for c in row) for row in block.rows)
            return (replace(block, head=head, rows=rows),)
        case _:
            return (block,)


def _filled(inlines: Inlines, answers: bool) -> Inlines:
    """Gaps become blanks to write in, or the answer."""
    return tuple(_fill(node, answers) for node in inlines)


def _fill(node: Inline, answers: bool) -> Inline:
    match node:
        case Gap(answer, first, letters):
            return Answer((Text(answer),), on_line=True) if answers else Blank(_room(max(len(answer), letters)), first)
        case Emphasis(children) | KeyWord(children) | Strong(children) | Answer(children) | Link(children):
            return replace(node, children=_filled(children, answers))
        case _:
            return node


def _room(letters: int) -> int:
    """Letters to leave for an answer of so many: the same for all but long ones, so that it gives nothing away."""
    return SHORT_GAP if letters <= SHORT_GAP + 2 else LONG_GAP


def has_answers(blocks: tuple[Block, ...]) -> bool:
    """Whether anything is asked, so that a key is worth printing."""
    return lowered(blocks, answers=True) != lowered(blocks, answers=False)


def _uncited(words: Inlines) -> Inlines:
    """The words without their sources."""
    return without_citations(words)  # type: ignore[arg-type]


def _cell(text: Inlines) -> Cell:
    return Cell((Paragraph(text),) if text else ())


def _head(label: str) -> Cell:
    return Cell((paragraph(label),) if label else (), header=True)


def _slot(answer: str, answers: bool, *, given: bool = False) -> Inlines:
    """A small place for a letter or a number; one that is given is printed on the sheet too."""
    if answers:
        return _strong((Text(answer),))
    return (Strong((Text(answer),)),) if given else (Blank(0),)


def _right(words: Inlines) -> Inlines:
    """The right one of several, marked by weight and sign as well as by colour."""
    return _strong((*words, Text(f" {TICK}")))


def _strong(words: Inlines) -> Inlines:
    """A short answer."""
    return (Strong((Answer(words),)),)
