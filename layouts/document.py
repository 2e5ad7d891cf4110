"""The document: what a material says, in which order, with which role. Layouts make it, backends read it.

Four forms, because paper and screen differ in kind: `Flow` (blocks over pages), `Cards`, `Poster`, `Deck`.
Blocks are semantic: never a size or a position. Core blocks are what every backend sets; the exercises in
`questions.py` are rich blocks, which know their own answers and lower themselves into core ones.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import blake2b
from typing import ClassVar

from lessonpress.resources.diagnostics import Diagnostic, Span
from lessonpress.resources.markup import Inline as SourceInline
from lessonpress.resources.markup import Text

from .drawing.scene import Scene
from .numbers import number

# ---- inline content -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Strong:
    """Words that stand out: a label, a lead-in."""

    children: Inlines


@dataclass(frozen=True, slots=True)
class Gap:
    """Words that the learner fills in; `first` letters may be shown."""

    answer: str
    first: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty ruled space for an answer of about `letters` letters. What a gap becomes on a sheet."""

    letters: int
    first: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A right answer. One that is filled into a gap stands `on_line`."""

    children: Inlines
    on_line: bool = False


Inline = SourceInline | Strong | Gap | Blank | Answer
Inlines = tuple[Inline, ...]

# ---- core blocks ----------------------------------------------------------------------------------------------------


class Role(StrEnum):
    """What a paragraph is for."""

    BODY = "body"
    LEAD = "lead"
    INSTRUCTION = "instruction"
    NOTE = "note"
    CAPTION = "caption"
    SOURCE = "source"


class Marker(StrEnum):
    """What stands before the entries of a list."""

    BULLET = "bullet"
    NUMBER = "number"
    LETTER = "letter"
    BOX = "box"
    """A box to tick or to write a number in."""


class Tone(StrEnum):
    """What a box is for."""

    BANK = "bank"
    SOURCE = "source"
    NOTE = "note"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Block:
    """Base of all blocks; `span` is where it comes from in the source."""

    span: Span | None = field(default=None, repr=False, compare=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class Heading(Block):
    """A heading; level 1 is the material's title, which the form prints itself, so blocks begin at 2."""

    text: Inlines
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph(Block):
    """A paragraph of text."""

    text: Inlines
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class ListBlock(Block):
    """A list; every entry is a sequence of blocks. `first` is the number it starts with.

    Short entries may stand side by side, in rows, when `across` allows it.
    """

    entries: tuple[tuple[Block, ...], ...]
    marker: Marker = Marker.BULLET
    first: int = 1
    across: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `lines` asks for room to write that many lines in."""

    blocks: tuple[Block, ...] = ()
    header: bool = False
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. `share` weighs its width; None sizes it to its content."""

    share: float | None = None
    align: str = "left"


@dataclass(frozen=True, slots=True)
class Table(Block):
    """A table with a row of heads that is repeated on every page."""

    columns: tuple[Column, ...]
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    """Says what the table shows, for those who cannot see it."""


@dataclass(frozen=True, slots=True)
class Lines(Block):
    """Ruled lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class Box(Block):
    """Blocks set apart in a frame, perhaps with a title."""

    blocks: tuple[Block, ...]
    title: str = ""
    tone: Tone = Tone.NOTE


@dataclass(frozen=True, slots=True)
class Columns(Block):
    """Parts side by side, of equal width unless `shares` says otherwise."""

    parts: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Together(Block):
    """Blocks that should stand on the same page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Drawing(Block):
    """A scene in the run of the text; `alt` says what it shows."""

    scene: Scene
    alt: str


@dataclass(frozen=True, slots=True)
class PageBreak(Block):
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class RichBlock(Block):
    """A block that lowers itself into simpler ones, so that no backend has to know it."""

    name: ClassVar[str] = "rich"

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The same content in simpler blocks, as on the sheet or as in the key."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Chart(RichBlock):
    """Numbers as bars. Native in a deck; elsewhere a table. `language` says how numbers are written."""

    name: ClassVar[str] = "chart"
    title: str
    unit: str
    values: tuple[tuple[str, float], ...]
    language: str = "en"

    @property
    def numbers(self) -> tuple[tuple[str, str], ...]:
        """The labels, each with its value as it is written."""
        return tuple((label, number(value, self.language)) for label, value in self.values)

    @property
    def alt(self) -> str:
        """The chart in words."""
        return f"{self.title}: " + ", ".join(f"{label} {value} {self.unit}".rstrip() for label, value in self.numbers)

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A table of labels and numbers."""
        rows = tuple((text_cell(label), text_cell(value)) for label, value in self.numbers)
        head = (text_cell("", header=True), text_cell(self.unit, header=True))
        return (Table((Column(), Column(align="right")), head, rows, caption=self.title),)


# ---- the four forms -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Reference:
    """An entry of the bibliography: the code printed after a statement, author and title, and the full reference."""

    code: str
    text: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """What all forms have. `id` names the material, `language` is a BCP 47 tag."""

    id: str
    title: str
    language: str
    subtitle: str = ""
    references: tuple[Reference, ...] = ()
    warnings: tuple[Diagnostic, ...] = field(default=(), repr=False, compare=False)
    """What the layout had to leave out, and why."""


@dataclass(frozen=True, slots=True)
class Flow(Document):
    """Blocks that run over as many pages as they need. With `fields`, the head asks for name, class, date."""

    blocks: tuple[Block, ...] = ()
    fields: tuple[str, ...] = ()
    variant: str = ""
    answers: bool = False
    """Printed with answers: the teacher's key."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card: a front and a back. `look` numbers the colour and pattern that mark whom it is about."""

    name: str
    native_name: str
    dates: str
    """When they lived."""
    monogram: str
    look: int
    front: tuple[Block, ...]
    back: tuple[Block, ...]
    picture: bytes | None = field(default=None, repr=False)
    picture_digest: str = ""
    """Stands for the picture in the fingerprint."""
    full_name: str = ""
    life: tuple[str, ...] = ()
    """When and where they were born and died: in place of the dates where there is room."""
    span: Span | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Cards(Document):
    """Cards of one size in mm, to be imposed n-up; `script_language` is that of the native names."""

    cards: tuple[Card, ...] = ()
    size: tuple[float, float] = (90.0, 130.0)
    flip: str = "long"
    """The edge of the sheet over which it is turned: long or short."""
    script_language: str | None = None


@dataclass(frozen=True, slots=True)
class Poster(Document):
    """One large scene. `summary` tells those who cannot see it what it shows."""

    scene: Scene = field(default=Scene(0, 0, ()))
    summary: str = ""


class SlideRole(StrEnum):
    """What a slide is for; the template has a layout for each."""

    TITLE = "title"
    SECTION = "section"
    CONTENT = "content"
    TWO_COLUMNS = "two-columns"
    QUESTION = "question"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Slide:
    """One slide: a title, blocks (a second column in `right`), and what the teacher says."""

    title: str
    role: SlideRole = SlideRole.CONTENT
    blocks: tuple[Block, ...] = ()
    right: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()
    section: str = ""
    """The part of the deck that begins here, for finding the way about."""
    span: Span | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Deck(Document):
    """Slides, to be shown."""

    slides: tuple[Slide, ...] = ()


# ---- small helpers --------------------------------------------------------------------------------------------------


def text_cell(text: str | Inlines, *, header: bool = False, span: Span | None = None) -> Cell:
    """A cell that holds one paragraph."""
    return Cell((paragraph(text, span=span),) if text else (), header=header)


def paragraph(text: str | Inlines, role: Role = Role.BODY, span: Span | None = None) -> Paragraph:
    """A paragraph, of plain words or of inline nodes."""
    return Paragraph((Text(text),) if isinstance(text, str) else text, role, span=span)


def fingerprint(document: object) -> str:
    """A digest of what a document says, blind to where it stands in the source. Same words, same fingerprint."""
    return blake2b(repr(document).encode(), digest_size=16).hexdigest()
