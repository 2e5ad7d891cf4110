"""Inline content as runs: emphasis, key words, blanks, answers, citations, boxes to tick, words in another language."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.layouts.document import Answer, Blank, Gap, Inline, Inlines, SourceNames, Strong
from lessonpress.layouts.fields import BOX
from lessonpress.layouts.numbers import unbroken
from lessonpress.layouts.type.pieces import room
from lessonpress.resources.inline import code_of
from lessonpress.resources.markup import Citation, Emphasis, Foreign, KeyWord, Link, Text
from lessonpress.resources.values import Value

from ..ooxml import plain
from .book import Book
from .letters import TICKED, UNTICKED, Look
from .styles import Named
from .wml import run

SAFE = ("https://", "http://", "mailto:")


class Words(Value, frozen=True):
    """Writes the words of one paragraph; `around` is its style."""

    book: Book
    around: Named
    look: Look = Look()

    def write(self, nodes: Inlines) -> str:
        """`nodes` as runs. The space before a citation goes: a line never begins with one."""
        following = (*nodes[1:], None)
        return "".join(self._node(node, after) for node, after in zip(nodes, following, strict=False))

    def tick_box(self, about: str = "") -> str:
        """A box that can be ticked, as a content control; `about` says at what it stands."""
        number, name = self.book.next_id(), plain(about or self.book.labels("tick-box"))
        states = "".join(
            f'<w14:{state} w14:val="{ord(sign):04X}" w14:font="{self.book.letters.tick_face.family}"/>'
            for state, sign in (("checkedState", TICKED), ("uncheckedState", UNTICKED))
        )
        about_it = f'<w:alias w:val="{name}"/><w:tag w:val="box-{number}"/><w:id w:val="{number}"/>'
        control = f'{about_it}<w14:checkbox><w14:checked w14:val="0"/>{states}</w14:checkbox>'
        sign = run(UNTICKED, self.book.letters.tick_box())
        return f"<w:sdt><w:sdtPr>{control}</w:sdtPr><w:sdtContent>{sign}</w:sdtContent></w:sdt>"

    def _node(self, node: Inline, after: Inline | None) -> str:
        match node:
            case Text(text):
                text = unbroken(text)
                return self._text(text.rstrip(" ") if isinstance(after, Citation) else text)
            case Foreign(text, language):
                return run(text, self._style(), language)
            case Emphasis(children):
                return self._within(children, emphasis=True)
            case KeyWord(children):
                return self._within(children, key_word=True)
            case Strong(children):
                return self._within(children, strong=True)
            case Link(children, address):
                return self._link(children, address)
            case Citation(sources):
                codes = "\u00a0".join(map(code_of, sources))
                return run(f"\u00a0{codes}", self.book.letters.citation(self.around))
            case SourceNames(sources):
                return self._text(", ".join(map(code_of, sources)))
            case Answer(children, on_line):
                return self._within(children, answer=True, on_line=on_line)
            case Blank(letters, first):
                return self._blank(letters, first)
            case Gap(answer, first):  # not lowered: better an empty line than an answer on a sheet
                return self._blank(len(answer), first)
            case _:
                raise TypeError(f"{type(node).__name__} is no inline content")

    def _text(self, text: str) -> str:
        """Plain words; the boxes among them can be ticked, and each is called like the words after it."""
        before, *rest = text.split(BOX)
        boxes = (self.tick_box(words.strip()) + run(words, self._style()) for words in rest)
        return run(before, self._style()) + "".join(boxes)

    def _blank(self, letters: int, first: str) -> str:
        """A ruled space to write on: spaces as wide as figures, which are ruled in full at the end of a line too."""
        style = self.book.letters.style(self.look._replace(blank=True), self.around)
        return run(first + room(letters, first), style)

    def _link(self, children: Inlines, address: str) -> str:
        """Words that lead on, unless the address could do more than lead."""
        words = self._within(children, link=True)
        if not address.lower().startswith(SAFE):
            return words
        return f'<w:hyperlink r:id="{self.book.link(address)}" w:history="1">{words}</w:hyperlink>'

    def _within(self, children: Inlines, **what: bool) -> str:
        return replace(self, look=self.look._replace(**what)).write(children)

    def _style(self) -> str:
        return self.book.letters.style(self.look, self.around)
