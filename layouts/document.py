"""The document: what a material says, in which order, with which role. Layouts make it, backends read it.

Four forms, because paper and screen differ in kind: `Flow` (blocks over pages), `Cards`, `Poster`, `Deck`.
Blocks are semantic: never a size or a position. Core blocks are what every backend sets; the exercises in
`questions.py` are rich blocks, which know their own answers and lower themselves into core ones.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from hashlib import blake2b
from typing import ClassVar

from lessonpress.resources.diagnostics import Diagnostic, Span
from lessonpress.resources.images import Image
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Inline as SourceInline
from lessonpress.resources.markup import Text
from lessonpress.resources.values import Placed, Value

from .drawing.scene import Scene
from .numbers import number

# ---- inline content -------------------------------------------------------------------------------------------------


class Strong(Value, frozen=True):
    """Words that stand out: a label, a lead-in."""

    children: Inlines


class Gap(Value, frozen=True):
    """Words that the learner fills in; `first` letters may be shown. It is as wide as for `letters` at least."""

    answer: str
    first: str = ""
    letters: int = 0


class Blank(Value, frozen=True):
    """An empty ruled space for an answer of about `letters` letters. What a gap becomes on a sheet."""

    letters: int
    first: str = ""


class Answer(Value, frozen=True):
    """A right answer. One that is filled into a gap stands `on_line`."""

    children: Inlines
    on_line: bool = False


class SourceNames(Value, frozen=True):
    """Sources that are words of the sentence: 'much in S1, S2'. Who says the sentence is told by a citation."""

    sources: tuple[str, ...]


Inline = SourceInline | Strong | Gap | Blank | Answer | SourceNames
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
    SECTION = "section"
    """A part of the document, with its heading."""


class Block(Placed, frozen=True, kw_only=True):
    """Base of all blocks; `span` is where it comes from in the source."""

    span: Span | None = None


class Heading(Block, frozen=True):
    """A heading; level 1 is the material's title, which the form prints itself, so blocks begin at 2."""

    text: Inlines
    level: int = 2


class Paragraph(Block, frozen=True):
    """A paragraph of text."""

    text: Inlines
    role: Role = Role.BODY


class ListBlock(Block, frozen=True):
    """A list; every entry is a sequence of blocks. `first` is the number it starts with.

    Short entries may stand side by side, in rows, when `across` allows it. With a `prefix` of '1.2.' numbers are
    1.2.1, 1.2.2 ...
    """

    entries: tuple[tuple[Block, ...], ...]
    marker: Marker = Marker.BULLET
    first: int = 1
    across: bool = False
    prefix: str = ""


class Cell(Value, frozen=True):
    """A cell of a table. `lines` asks for room to write that many lines in."""

    blocks: tuple[Block, ...] = ()
    header: bool = False
    lines: int = 0


class Column(Value, frozen=True):
    """A column of a table. `share` weighs its width; None sizes it to its content."""

    share: float | None = None
    align: str = "left"


class Table(Block, frozen=True):
    """A table with a row of heads that is repeated on every page."""

    columns: tuple[Column, ...]
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    """Says what the table shows, for those who cannot see it."""


class Lines(Block, frozen=True):
    """Ruled lines to write on."""

    count: int


class Box(Block, frozen=True):
    """Blocks set apart in a frame, perhaps with a title."""

    blocks: tuple[Block, ...]
    title: str = ""
    tone: Tone = Tone.NOTE


class Columns(Block, frozen=True):
    """Parts side by side, of equal width unless `shares` says otherwise."""

    parts: tuple[tuple[Block, ...], ...]
    shares: tuple[float, ...] = ()
    tight: bool = False
    """Without space between them: frames that join."""


class Together(Block, frozen=True):
    """Blocks that should stand on the same page."""

    blocks: tuple[Block, ...]
    leads: bool = False
    """Whether the beginning of what follows should stand there too."""


class Drawing(Block, frozen=True):
    """A scene in the run of the text; `alt` says what it shows."""

    scene: Scene
    alt: str


class Illustration(Block, frozen=True):
    """A picture with its caption and, always, its credit; it takes this share of the width at most."""

    image: Image
    caption: Inlines = ()
    share: float = 1.0


class PageBreak(Block, frozen=True):
    """What follows starts on a new page."""


class RichBlock(Block, frozen=True):
    """A block that lowers itself into simpler ones, so that no backend has to know it."""

    name: ClassVar[str] = "rich"

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The same content in simpler blocks, as on the sheet or as in the key."""
        raise NotImplementedError

    def holding(self, lowered: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> RichBlock:
        """The same block with the blocks that it holds, if any, `lowered`: for a backend that draws it itself."""
        return self


class Chart(RichBlock, frozen=True):
    """Numbers as bars. Native in a deck, drawn on paper and on a page, in words a table.

    `over_time` says that the values stand in order of time; `language` says how numbers are written.
    """

    name: ClassVar[str] = "chart"
    title: str
    unit: str
    values: tuple[tuple[str, float], ...]
    language: str = "en"
    over_time: bool = False

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


class OutlineEntry(Placed, frozen=True):
    """A point of an outline, and the points that belong to it."""

    text: Inlines
    entries: tuple[OutlineEntry, ...] = ()
    span: Span | None = None


class Outline(RichBlock, frozen=True):
    """Points numbered 1, 1.1, 1.1.1. On a screen each can be folded; elsewhere headings over nested lists."""

    name: ClassVar[str] = "outline"
    entries: tuple[OutlineEntry, ...]

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A heading for each first point, and the others in lists."""
        blocks: list[Block] = []
        for place, entry in enumerate(self.entries, 1):
            blocks.append(Heading((Text(f"{place}\u2002"), *entry.text), 2, span=entry.span))
            blocks += _numbered(entry.entries, f"{place}.")
        return tuple(blocks)


def _numbered(entries: tuple[OutlineEntry, ...], prefix: str) -> tuple[Block, ...]:
    """Points as a list, with lists in it; none where there are none."""
    if not entries:
        return ()
    listed: list[tuple[Block, ...]] = []
    for place, entry in enumerate(entries, 1):
        below = _numbered(entry.entries, f"{prefix}{place}.")
        words = (Strong(entry.text),) if below else entry.text
        listed.append((Together((Paragraph(words, span=entry.span), *below)),) if below else (Paragraph(words),))
    return (ListBlock(tuple(listed), Marker.NUMBER, prefix=prefix),)


# ---- the four forms -------------------------------------------------------------------------------------------------


class Reference(Value, frozen=True):
    """An entry of the bibliography: the code printed after a statement, author and title, and the full reference."""

    code: str
    text: str
    short: str = ""


class Document(Placed, frozen=True):
    """What all forms have. `id` names the material, `language` is a BCP 47 tag."""

    aside: ClassVar[frozenset[str]] = frozenset({"warnings"})
    id: str
    title: str
    language: str
    subtitle: str = ""
    references: tuple[Reference, ...] = ()
    level: Level | None = None
    """For whom this printing is, when a material is printed for several levels: then its file, and a sheet, say so."""
    warnings: tuple[Diagnostic, ...] = ()
    """What the layout had to leave out, and why."""


class Flow(Document, frozen=True):
    """Blocks that run over as many pages as they need. With `fields`, the head asks for name, class, date."""

    blocks: tuple[Block, ...] = ()
    fields: tuple[str, ...] = ()
    variant: str = ""
    answers: bool = False
    """Printed with answers: the teacher's key."""
    wide: bool = False
    """Better on sheets that lie on their side."""
    most_pages: int = 0
    """So many pages it should have at most, in smaller type if need be; 0 where that does not matter."""
    contents: str = ""
    """What to call a list of the headings of level 2 at the start; a short flow, or one that does not say, has none."""


class OnePage(Flow, frozen=True):
    """A flow that must stand on one sheet lying on its side: what leads to the first box, then boxes in columns.

    On paper it is set as large as fits, and what does not fit at a readable size is left out, and told.
    """


class Card(Placed, frozen=True):
    """One card: a front and a back. `look` numbers the colour and pattern that mark whom it is about."""

    name: str
    native_name: str
    dates: str
    """When they lived."""
    monogram: str
    look: int
    front: tuple[Block, ...]
    back: tuple[Block, ...]
    picture: Image | None = None
    """A portrait in the monogram's place; its credit stands on the back."""
    full_name: str = ""
    life: tuple[str, ...] = ()
    """When and where they were born and died: in place of the dates where there is room."""
    span: Span | None = None


class Cards(Document, frozen=True):
    """Cards of one size in mm, to be imposed n-up; `script_language` is that of the native names."""

    cards: tuple[Card, ...] = ()
    size: tuple[float, float] = (90.0, 130.0)
    flip: str = "long"
    """The edge of the sheet over which it is turned, long or short; or fold: backs beside their fronts, on one side."""
    gutter: float = 0.0
    """Between cards on a sheet, in mm; without one a single cut parts two."""
    script_language: str | None = None


class Poster(Document, frozen=True):
    """One large scene. `summary` tells those who cannot see it what it shows."""

    scene: Scene = Scene(0, 0, ())
    summary: str = ""


class SlideRole(StrEnum):
    """What a slide is for; the template has a layout for each."""

    TITLE = "title"
    SECTION = "section"
    CONTENT = "content"
    TWO_COLUMNS = "two-columns"
    QUESTION = "question"
    ANSWER = "answer"


class Slide(Placed, frozen=True):
    """One slide: a title, blocks (a second column in `right`), and what the teacher says."""

    title: str
    role: SlideRole = SlideRole.CONTENT
    blocks: tuple[Block, ...] = ()
    right: tuple[Block, ...] = ()
    notes: tuple[Block, ...] = ()
    section: str = ""
    """The part of the deck that begins here, for finding the way about."""
    span: Span | None = None
    id: str = ""
    """Names what it is about, whatever its title and its place in the deck: so a rebuild finds it again."""
    lasts: str = ""
    """How long the part takes that begins here, in words."""


class SlideEntry(Value, frozen=True):
    """An entry of a deck's contents, and the id of the slide to which it leads."""

    text: Inlines
    slide: str


class SlideContents(RichBlock, frozen=True):
    """What a deck consists of. In a file of slides each entry leads to its slide; elsewhere it is a plain list."""

    name: ClassVar[str] = "slide-contents"
    entries: tuple[SlideEntry, ...]

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The list."""
        return (ListBlock(tuple((Paragraph(entry.text),) for entry in self.entries)),)


class Deck(Document, frozen=True):
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
