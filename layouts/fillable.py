"""Sheets to be filled in on a screen: every place to write on becomes a field that knows what is asked there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from msgspec.structs import replace

from lessonpress.resources.markup import Text, plain

from .cut_outs import CutOuts
from .document import (
    Blank,
    Block,
    Box,
    Cell,
    Columns,
    Drawing,
    Flow,
    Heading,
    Inline,
    Inlines,
    Lines,
    ListBlock,
    Marker,
    Paragraph,
    Table,
    Together,
    text_cell,
)
from .fields import BOX, BlankField, BoxField, LinesField, TickList, has_fields
from .labels import Labels
from .questions import MultipleChoice, Task, printed
from .saying import TICK, letter
from .short_questions import OddOneOut, Slips
from .thinking import CROSS, Stances

CIRCLED = (MultipleChoice, OddOneOut, Stances)
"""What is circled or signed by hand; on a screen there are boxes to tick instead."""
LONGEST = 240
"""Letters of a tip, but for the heads over its place: who cannot see the sheet should not wait long for the field."""
INSIDE = 9
"""The title of a box stands under all headings."""
_SIGN = Text(f"{BOX}\u00a0")


def fillable(flow: Flow) -> Flow | None:
    """The sheet in core blocks, with fields; None where there is nothing to fill in but a name."""
    labels = Labels(flow.language)
    blocks = tuple(_for_one(block, labels) for block in flow.blocks)
    sheet = printed(replace(flow, blocks=blocks, answers=False), keep=(CutOuts, *CIRCLED))
    blocks = _Filler(labels).blocks(sheet.blocks)
    return replace(sheet, blocks=blocks) if has_fields(blocks) else None


def _for_one(block: Block, labels: Labels) -> Block:
    """A task for one at a screen: its slip is there once; where we told to circle or cut, we tell what to do there."""
    if not isinstance(block, Task):
        return block
    body = tuple(replace(part, copies=1) if isinstance(part, Slips) else part for part in block.body)
    ours = plain(block.instruction) == labels.get(f"{block.kind}-instruction", "")
    says = labels.get(f"{block.kind}-on-screen", "") if ours else ""
    return replace(block, instruction=(Text(says),) if says else block.instruction, body=body)


class _Filler:
    """Goes through a sheet once, from top to bottom, and knows under which heads it is.

    `where` says what a block belongs to, such as the number of its entry or the heads of its cell.
    """

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.heads: dict[int, str] = {}
        self.nameless = count(1)

    def blocks(self, blocks: Sequence[Block], where: str = "") -> tuple[Block, ...]:
        """The same blocks with fields. Lines belong to the words right before them."""
        made: list[Block] = []
        asked = ""
        for block in blocks:
            match block:
                case Heading():
                    self._enter(block.level, plain(block.text))
                    made.append(block)
                case Lines():
                    made.append(LinesField(block.count, tip=self._tip(where, asked), span=block.span))
                case _:
                    made.append(self._block(block, where))
            if isinstance(block, Paragraph):
                asked = f"{asked} {_words(block.text)}".strip()
            elif not isinstance(block, Drawing):
                asked = ""
        return tuple(made)

    def _block(self, block: Block, where: str) -> Block:
        match block:
            case Paragraph():
                return replace(block, text=self._inlines(block.text, where))
            case MultipleChoice():
                return self._choice(block, where)
            case OddOneOut() | Stances():
                return self._table(_with_boxes(block), where)
            case ListBlock():
                return self._list(block, where)
            case Table():
                return self._table(block, where)
            case Box() if block.title:
                around, self.heads = self.heads, {**self.heads, INSIDE: block.title}
                inside = self.blocks(block.blocks, where)
                self.heads = around
                return replace(block, blocks=inside)
            case Box() | Together():
                return replace(block, blocks=self.blocks(block.blocks, where))
            case Columns():
                return replace(block, parts=tuple(self.blocks(part, where) for part in block.parts))
            case CutOuts():
                return block.holding(self._card)
            case _:
                return block

    def _card(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """What is on a card to cut out; a table on it, as in bingo, is printed full and leaves nothing to fill in."""
        return tuple(
            old if isinstance(old, Table) else new for old, new in zip(blocks, self.blocks(blocks), strict=True)
        )

    # ---- words ------------------------------------------------------------------------------------------------------

    def _inlines(self, text: Inlines, where: str) -> Inlines:
        """Words with their blanks and boxes as fields; several blanks of one sentence are numbered."""
        numbers, blanks = count(1), len(list(_blanks(text)))
        sentence, at_boxes = _words(text), iter(_shown(text).split(BOX)[1:])

        def filled(node: Inline) -> Iterator[Inline]:
            if isinstance(node, Blank):
                gap = self.labels("field-gap", number=next(numbers), count=blanks) if blanks > 1 else ""
                yield BlankField(node.letters, node.first, self._tip(where, gap, sentence))
            elif isinstance(node, Text) and BOX in node.text:
                before, *after = node.text.split(BOX)
                yield Text(before)
                for words in after:
                    yield BoxField(BOX, self._tip(where, sentence, next(at_boxes).strip()))
                    yield Text(words)
            elif children := getattr(node, "children", ()):
                yield replace(node, children=tuple(new for child in children for new in filled(child)))
            else:
                yield node

        return tuple(new for node in text for new in filled(node))

    # ---- lists and tables -------------------------------------------------------------------------------------------

    def _choice(self, block: MultipleChoice, where: str) -> Block:
        """The stem, and its options with a box at each."""
        (whole,) = block.lower(answers=False)
        assert isinstance(whole, Together)
        stem, options = whole.blocks
        assert isinstance(options, ListBlock)
        boxed = tuple((Paragraph((_SIGN, *option)),) for option in block.options)
        asked = f"{where} {_words(block.stem)}".strip()
        return Together((stem, self._list(replace(options, entries=boxed), asked)))

    def _list(self, block: ListBlock, where: str) -> ListBlock:
        marks = [
            _MARKS.get(block.marker, "").format(n, letter(n))
            for n in range(block.first, block.first + len(block.entries))
        ]
        places = [f"{where} {mark}".strip() for mark in marks]
        entries = tuple(self.blocks(entry, place) for entry, place in zip(block.entries, places, strict=True))
        if block.marker is not Marker.BOX:
            return replace(block, entries=entries)
        tips = tuple(self._tip(where, _said(entry)) for entry in block.entries)
        return TickList(entries, block.marker, block.first, block.across, tips=tips, span=block.span)

    def _table(self, table: Table, where: str) -> Table:
        """The table with its rows to fill in; a cell belongs to the heads of its row and of its column."""
        heads = [_said(cell.blocks) for cell in table.head] or [""] * len(table.columns)
        rows = tuple(
            tuple(
                self._cell(cell, f"{where} {_place(row, n, head)}".strip())
                for n, (cell, head) in enumerate(zip(row, heads, strict=True))
            )
            for row in table.rows
        )
        return replace(table, rows=rows)

    def _cell(self, cell: Cell, where: str) -> Cell:
        """A cell; where it has room to write, or words that are missing, that is a field."""
        blocks = self.blocks(cell.blocks, where)
        words = tuple(block for block in blocks if not (isinstance(block, Paragraph) and not block.text))
        asks = cell.lines or len(words) < len(blocks)
        if not asks or cell.header or (words and isinstance(words[-1], LinesField)):
            return replace(cell, blocks=blocks)
        room = LinesField(1 if words else max(1, cell.lines), tip=self._tip(where, _said(words)))
        return replace(cell, blocks=(*words, room))

    # ---- tips -------------------------------------------------------------------------------------------------------

    def _enter(self, level: int, head: str) -> None:
        self.heads = {above: words for above, words in self.heads.items() if above < level} | {level: head}
        self.nameless = count(1)

    def _tip(self, *words: str) -> str:
        """What is asked, after the heads that it stands under; a place that no words belong to has a number."""
        said = " ".join(filter(None, words)) or self.labels("field-number", number=next(self.nameless))
        if len(said) > LONGEST:
            said = said[:LONGEST].rpartition(" ")[0] + " …"
        return " – ".join((*self.heads.values(), said))


_MARKS = {Marker.NUMBER: "{0}.", Marker.LETTER: "{1}"}


def _with_boxes(block: OddOneOut | Stances) -> Table:
    """The table with a box at each thing to choose from, or one for each sign that may stand in a cell."""
    (table,) = block.lower(answers=False)
    assert isinstance(table, Table)
    signs = (Text(f"{BOX}\u00a0{TICK}   {BOX}\u00a0{CROSS}"),)

    def boxed(cell: Cell) -> Cell:
        if cell.header or (isinstance(block, OddOneOut) and cell.lines):
            return cell
        if isinstance(block, Stances):
            return text_cell(signs)
        (thing,) = cell.blocks
        assert isinstance(thing, Paragraph)
        return text_cell((_SIGN, *thing.text))

    return replace(table, rows=tuple(tuple(map(boxed, row)) for row in table.rows))


def _place(row: Sequence[Cell], number: int, head: str) -> str:
    """What a cell belongs to: the heads of its row, or the words beside it where it has none of its own; its column."""
    heads = [_said(cell.blocks) for cell in row if cell.header]
    if not heads and not _said(row[number].blocks):
        others = [_said(cell.blocks) for cell in row]
        heads = others[:number] if any(others[:number]) else others[number + 1 :]
    beside = " ".join(filter(None, heads))
    return (", " if any(map(str.isalpha, beside)) else " ").join(filter(None, (beside, head)))


def _blanks(nodes: Inlines) -> Iterator[Blank]:
    for node in nodes:
        if isinstance(node, Blank):
            yield node
        yield from _blanks(getattr(node, "children", ()))


def _words(text: Inlines) -> str:
    """The words of a text as they are read out, a gap as an ellipsis; boxes and what stands at them are no part."""
    words = _shown(text).partition(BOX)[0].strip()
    return words if any(map(str.isalnum, words)) else ""


def _shown(text: Inlines) -> str:
    """The words of a text, a gap as an ellipsis."""

    def shown(node: Inline) -> Inline:
        if isinstance(node, Blank):
            return Text(f"{node.first}…")
        children = getattr(node, "children", ())
        return replace(node, children=tuple(map(shown, children))) if children else node

    return plain(tuple(map(shown, text)))


def _said(blocks: Sequence[Block]) -> str:
    """The words of the paragraphs among the blocks."""
    return " ".join(filter(None, (_words(block.text) for block in blocks if isinstance(block, Paragraph))))
