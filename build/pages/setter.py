"""Setting: core blocks of a document become strips of a given width, and nodes of its structure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import inf

from msgspec.structs import replace

from lessonpress.layouts.cut_outs import CutOuts
from lessonpress.layouts.diagrams.numbers import in_text
from lessonpress.layouts.document import (
    Block,
    Box,
    Chart,
    Columns,
    Drawing,
    Heading,
    Illustration,
    Lines,
    ListBlock,
    Marker,
    PageBreak,
    Paragraph,
    Role,
    Table,
    Together,
    Tone,
    paragraph,
)
from lessonpress.layouts.drawing.scaled import within
from lessonpress.layouts.drawing.scene import MM, Item, Line, Paint, Tag, Takes, TextBox, TextLine, moved, spoken
from lessonpress.layouts.fields import BoxField, LinesField, TickList
from lessonpress.layouts.pictures import Portrait
from lessonpress.layouts.saying import letter
from lessonpress.layouts.theme import TextStyle, Theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.markup import plain
from lessonpress.resources.values import Value

from .cut_outs import set_cut_outs
from .pictures import set_illustration, set_portrait
from .poster import tagged
from .strips import Frame, Row, Strip, framed, height, kept, looser
from .tables import set_table

DRAWN = (CutOuts, Chart, Portrait)
"""Rich blocks that are set as they are."""
HIGHEST, DEEPEST = 2, 4
"""The levels of headings that have a style; what is deeper looks like the deepest."""
INDENT = 6.5
AT_LEAST = 1.2
"""Between a mark and a quotation mark that hangs out towards it, in mm."""
AFTER_MARK = 2.4
"""Between a numbered entry's mark and its words, in mm, where the mark is longer than the indent."""
PADDING = 3.0
AFTER_TOGETHER = 3.2
ABREAST = 4.0
"""Space between entries of a list that stand side by side."""
AFTER_QUESTION = 4.6
"""Below an entry of a list that is more than a paragraph, in mm."""


CLOSEST = 1.2
"""Lines of type that is kept large stand no closer, in sizes of the type."""
OPENING = tuple("‘“„‚«‹")
"""Quotation marks that hang out at the beginning of a line."""
FACE = 3.2
"""How high a portrait beside a text usually is, in lines of it."""
GUTTER = 6.0
"""Between columns, in mm."""


class Setter(Value, frozen=True):
    """Sets blocks in a theme. `styles` says which of the theme's styles stands for a role; cards have their own."""

    type: Typesetter
    styles: dict[str, str]
    scale: float = 1.0
    indent: float = INDENT
    """How far the entries of a list stand in, in mm."""
    air: float = 1.0
    """How much of the usual space stands between things, and between the lines to write on."""
    hang: float = inf
    """How far an opening quotation mark may hang out, in mm: not into a table's rules, nor to a list's mark."""
    deepest: float = inf
    """How high a drawing may become whose words are too small as it is, in mm."""
    floor: float = 0.0
    """Type that is larger than this, in points, is not set smaller; only its lines stand closer, if `scale` asks it."""
    face: float = FACE
    """How high a portrait beside a text is, in lines of it."""

    @property
    def theme(self) -> Theme:
        """The theme that everything is set in."""
        return self.type.theme

    def style(self, name: str) -> TextStyle:
        """The style that stands for a role or a heading here."""
        style = self.theme.style(self.styles.get(name, name))
        if self.scale == 1.0:
            return style
        small = style.scaled(self.scale)
        size = max(small.size, min(style.size, self.floor))
        return small if size == small.size else replace(small, size=size, leading=max(small.leading, CLOSEST * size))

    def within(self, **styles: str) -> Setter:
        """The same setter, with other styles for some roles: as in the cells of a table."""
        named = {role: self.styles.get(style, style) for role, style in styles.items()}
        return replace(self, styles={**self.styles, **named})

    def blocks(self, blocks: Sequence[Block], width: float, tag: Tag) -> list[Strip]:
        """Set `blocks` to `width` mm; their structure becomes children of `tag`."""
        strips: list[Strip] = []
        breaks = False
        for block in blocks:
            if isinstance(block, PageBreak):
                breaks = True
                continue
            new = self.block(block, width, tag)
            if isinstance(block, Lines) and strips:
                strips[-1] = replace(strips[-1], keep=True, loose=0)  # no question without its lines
            if breaks and new:
                new[0] = replace(new[0], breaks=True)
                breaks = False
            strips += new
        return strips

    def block(self, block: Block, width: float, tag: Tag) -> list[Strip]:
        """Set one core block, or one that is set as it is."""
        match block:
            case Heading():
                return self._heading(block, width, tag)
            case Paragraph():
                return self._paragraph(block, width, tag)
            case ListBlock():
                return self._list(block, width, tag)
            case Lines():
                return self._lines(block, width, tag)
            case Box():
                return self._box(block, width, tag)
            case Columns():
                return self._columns(block, width, tag)
            case Together():
                strips = kept(self.blocks(block.blocks, width, tag))
                leads = {"keep": block.leads, "loose": looser(strips) if block.leads else 0}
                last = [replace(s, after=max(s.after, AFTER_TOGETHER), **leads) for s in strips[-1:]]
                return strips[:-1] + last
            case Drawing():
                return self._drawing(block, width, tag)
            case Illustration():
                return set_illustration(self, block, width, tag)
            case Portrait():
                return set_portrait(self, block, width, tag)
            case Table():
                return set_table(self, block, width, tag)
            case Chart():
                scene = in_text(block, self.type, self.style(Role.BODY.value).size, width)
                return self._drawing(Drawing(scene, block.alt, span=block.span), width, tag)
            case CutOuts():
                return set_cut_outs(self, block, width, tag)
            case _:
                raise TypeError(f"{type(block).__name__} is not a core block: lower it first")

    def text(
        self, block: Paragraph | Heading, style: TextStyle, width: float, tag: Tag, align: str = "left"
    ) -> list[Strip]:
        """Set words as strips of a line each; no line is left alone at the end or the start of a page."""
        kind = f"H{block.level}" if isinstance(block, Heading) else "P"
        node = tag.add(kind)
        set_text = self.type.set(block.text, style, width, align=align, tag=node)
        count = len(set_text.lines)
        strips = []
        for number, line in enumerate(set_text.lines):
            here = line.moved(-self._hanging(line) if align == "left" else 0.0, -number * set_text.leading)
            box = TextBox(0, 0, width, set_text.leading, (here,), align, kind, tag=node)
            keep = count > 1 and number in (0, count - 2)
            before = self.air * style.before / MM if number == 0 else 0.0
            after = self.air * style.after / MM if number == count - 1 else 0.0
            strips.append(Strip(set_text.leading, (box,), before, after, keep=keep))
        return strips

    def _hanging(self, line: TextLine) -> float:
        """How far a line's opening quotation mark hangs out, in mm, so that its words stand under the others."""
        first = line.runs[0] if line.runs else None
        if first is None or first.text[:1] not in OPENING:
            return 0.0
        wide = self.type.face(first.face).width(first.text[0], first.size) / MM
        return wide if wide <= self.hang else 0.0

    def _heading(self, block: Heading, width: float, tag: Tag) -> list[Strip]:
        level = min(max(block.level, HIGHEST), DEEPEST)
        strips = self.text(block, self.style(f"heading-{level}"), width, tag)
        strips = [replace(s, keep=True) for s in strips]
        strips[0] = replace(strips[0], bookmark=(plain(block.text), block.level))
        return strips

    def _paragraph(self, block: Paragraph, width: float, tag: Tag) -> list[Strip]:
        strips = self.text(block, self.style(block.role.value), width, tag)
        if block.role in (Role.INSTRUCTION, Role.CAPTION) and strips:
            strips = kept(strips)
            strips[-1] = replace(strips[-1], keep=True)
        return strips

    def _list(self, block: ListBlock, width: float, tag: Tag) -> list[Strip]:
        node = tag.add("L", scope=_NUMBERING[block.marker])
        across = self.how_many_abreast(block, width) if block.across else 1
        entries = list(enumerate(block.entries, block.first))
        strips: list[Strip] = []
        for start in range(0, len(entries), across):
            row = [self._entry(block, n, entry, width / across, node) for n, entry in entries[start : start + across]]
            new = row[0] if across == 1 else [_abreast(row, width / across)]
            strips += [replace(s, after=min(s.after, self._within_list)) for s in new[:-1]]
            last = start + across >= len(entries)
            strips += [s if last else replace(s, after=self._after(entries[start][1], s)) for s in new[-1:]]
        return strips

    def _entry(self, block: ListBlock, number: int, entry: Sequence[Block], width: float, node: Tag) -> list[Strip]:
        """One entry of a list, its mark in the indent."""
        mark = f"{block.prefix}{number}" if block.prefix else _MARKS[block.marker](number)
        indent = max(self.indent * self.scale, self.mark_width(mark) if block.prefix else 0.0)
        item = node.add("LI")
        label = item.add("Lbl")
        free = indent - self.mark_width(mark) + (AFTER_MARK - AT_LEAST) * self.scale
        within = replace(self, hang=min(self.hang, free))
        inside = [s.shifted(indent) for s in within.blocks(entry, width - indent, item.add("LBody"))]
        if not inside:
            return []
        words = (BoxField(mark, block.tips[number - block.first]),) if isinstance(block, TickList) else mark
        text = self.type.set(words, self.style(Role.BODY.value), indent, tag=label)
        box = TextBox(0, 0, indent, text.height, text.lines, kind="Lbl", tag=label)
        return [inside[0].marked(box), *(replace(s, before=0.0) for s in inside[1:])]

    @property
    def _within_list(self) -> float:
        return 0.35 * self.style(Role.BODY.value).leading / MM

    def _after(self, entry: Sequence[Block], last: Strip) -> float:
        """The space after an entry: more than within it where it is a question with its options or lines."""
        if len(entry) == 1 and isinstance(entry[0], Paragraph):
            return min(last.after, self._within_list)
        return max(last.after, self.air * AFTER_QUESTION)

    def mark_width(self, mark: str) -> float:
        """What a long mark and the space after it need."""
        return self.type.width(self.type.pieces(mark, self.style(Role.BODY.value))) + AFTER_MARK * self.scale

    def how_many_abreast(self, block: ListBlock, width: float) -> int:
        """How many entries stand side by side, each on a single line: four, two or one."""
        texts = [entry[0].text for entry in block.entries if len(entry) == 1 and isinstance(entry[0], Paragraph)]
        if len(texts) < len(block.entries):
            return 1
        style = self.style(Role.BODY.value)
        widest = max((self.type.width(self.type.pieces(text, style)) for text in texts), default=width)
        return next((n for n in (4, 2) if widest + self.indent + ABREAST <= width / n), 1)

    def _lines(self, block: Lines, width: float, tag: Tag) -> list[Strip]:
        """Ruled lines; a field of as many lines has a frame instead, on every page that they come to stand on."""
        pitch = self.theme.writing_line * self.air * self.scale
        items: tuple[Item, ...] = (Line(0, pitch - 0.5, width, pitch - 0.5, Paint(stroke=self.theme.colour("rule"))),)
        frames: tuple[Frame, ...] = ()
        if isinstance(block, LinesField):
            field = tag.add("Form", alt=block.tip, scope=Takes.LINES)
            look = Paint(fill=self.theme.colour("tint"), stroke=self.theme.colour("hair"))
            items, frames = (), (Frame(0, width, look, tag=field),)
        last = block.count - 1
        return [
            Strip(pitch, items, after=3.0 if i == last else 0.0, keep=i == 0 and last > 0, frames=frames)
            for i in range(block.count)
        ]

    def _box(self, block: Box, width: float, tag: Tag) -> list[Strip]:
        colour = self.theme.colour
        paint = {
            Tone.BANK: Paint(fill=colour("tint")),
            Tone.SOURCE: Paint(fill=None, stroke=colour("hair"), width=0.7),
            Tone.NOTE: Paint(fill=colour("tint")),
            Tone.ANSWER: Paint(fill=colour("accent-tint")),
            Tone.SECTION: Paint(fill=None, stroke=colour("rule"), width=0.7),
        }[block.tone]
        bar = Paint(fill=colour("accent")) if block.tone is Tone.ANSWER else None
        node = tag.add("Sect")
        inner = width - 2 * PADDING
        strips: list[Strip] = []
        if block.title:
            strips += self._paragraph(paragraph(block.title, Role.CAPTION), inner, node)
        strips += self.blocks(block.blocks, inner, node)
        if not strips:
            return []
        strips = [s.shifted(PADDING) for s in strips]
        boxed = framed(strips, Frame(0, width, paint, 1.2, bar), PADDING)
        boxed[0] = replace(boxed[0], before=2.5)
        boxed[-1] = replace(boxed[-1], after=3.5)
        return kept(boxed) if height(boxed) < 120 else boxed

    def _columns(self, block: Columns, width: float, tag: Tag) -> list[Strip]:
        if not block.parts:
            return []
        if self.theme.is_roomy and any(isinstance(inside, Drawing) for part in block.parts for inside in part):
            return [strip for part in block.parts for strip in _led(self.blocks(part, width, tag.add("Sect")))]
        gutter = 0.0 if block.tight else GUTTER
        shares = block.shares or (1.0,) * len(block.parts)
        unit = (width - gutter * (len(block.parts) - 1)) / sum(shares)
        columns: list[tuple[float, tuple[Strip, ...]]] = []
        x = 0.0
        for part, share in zip(block.parts, shares, strict=True):
            columns.append((x, tuple(self.blocks(part, unit * share, tag.add("Sect")))))
            x += unit * share + gutter
        return [replace(Row(tuple(columns)).strip(), before=1.0, after=3.0, span=block.span)]

    def _drawing(self, block: Drawing, width: float, tag: Tag) -> list[Strip]:
        figure = tag.add("Figure", alt=spoken(block.alt, block.scene.items))
        scene = within(block.scene, width, self.deepest, self.theme.smallest)
        x = (width - scene.width) / 2
        items = tuple(moved(tagged(item, figure, figure), x, 0) for item in scene.items)
        return [Strip(scene.height, items, before=2.0, after=3.0, span=block.span)]


def _led(strips: Sequence[Strip]) -> list[Strip]:
    """Strips that stay together, the first of them with the next above all: words that lead to a drawing."""
    return kept([replace(strip, keep=True) for strip in strips[:1]] + list(strips[1:]))


def _abreast(row: Sequence[Sequence[Strip]], width: float) -> Strip:
    """Entries of one line each, side by side in columns of `width` mm."""
    items = tuple(moved(item, n * width, 0) for n, strips in enumerate(row) for s in strips for item in s.items)
    whole = [s for strips in row for s in strips]
    return Strip(max(s.height for s in whole), items, after=whole[0].after)


_MARKS: dict[Marker, Callable[[int], str]] = {
    Marker.BULLET: lambda n: "•",
    Marker.NUMBER: lambda n: f"{n}.",
    Marker.LETTER: letter,
    Marker.BOX: lambda n: "☐",
}
_NUMBERING = {Marker.BULLET: "Disc", Marker.NUMBER: "Decimal", Marker.LETTER: "UpperAlpha", Marker.BOX: "Square"}
