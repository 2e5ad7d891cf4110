"""Inline content as HTML: emphasis, key words, gaps, answers, citations, words in another language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from markupsafe import Markup

from lessonpress.layouts.document import Answer, Blank, Gap, Inline, Inlines, Reference, SourceNames, Strong
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.numbers import unbroken
from lessonpress.resources.inline import code_of
from lessonpress.resources.markup import Citation, Emphasis, Foreign, KeyWord, Link, Text
from lessonpress.resources.values import Value

from .elements import element, joined

SAFE_ADDRESSES = ("https://", "http://", "mailto:")

SHOUTED = 24
"""An answer of more letters than this is not set in bold."""


class InlineWriter(Value, frozen=True):
    """Writes the words of one document; `references` are the sources that its citations may lead to."""

    labels: Labels
    references: tuple[Reference, ...] = ()

    def write(self, nodes: Inlines) -> Markup:
        """`nodes` as HTML. The space before a citation goes: a line never begins with one."""
        following = (*nodes[1:], None)
        return joined(*(self._node(node, after) for node, after in zip(nodes, following, strict=False)))

    def _node(self, node: Inline, after: Inline | None) -> str:
        match node:
            case Text(text):
                text = unbroken(text)
                return text.rstrip(" ") if isinstance(after, Citation) else text
            case Foreign(text, language):
                return element("span", text, lang=language, dir="auto")
            case Emphasis(children):
                return element("em", self.write(children))
            case KeyWord(children):
                return element("b", self.write(children), class_="key-word")
            case Strong(children):
                return element("strong", self.write(children))
            case Link(children, address):
                return self._link(children, address)
            case Citation(sources):
                return element("sup", *self._codes(sources, "\u00a0"), class_="citation")
            case SourceNames(sources):
                return joined(*self._codes(sources, ", "))
            case Answer(children, on_line):
                return self._answer(self.write(children), on_line)
            case Blank(letters, first):
                return self.gap(letters, first)
            case Gap(answer, first):  # not lowered: better an empty line than an answer on a sheet
                return self.gap(len(answer), first)
            case _:
                assert_never(node)

    def gap(self, letters: int, first: str = "") -> Markup:
        """A ruled space, read out as a gap."""
        unseen = element("span", f"[{self.labels('gap')}]", class_="unseen")
        return element("span", first, unseen, class_="gap", style=f"--letters: {letters}")

    def _answer(self, words: Markup, on_line: bool) -> Markup:
        """A right answer: filled into its gap, or marked; one of several lines need not shout."""
        at_length = not on_line and len(words.striptags()) > SHOUTED
        return element("ins" if on_line else "mark", words, class_="answer at-length" if at_length else "answer")

    def _link(self, children: Inlines, address: str) -> Markup:
        """Words that lead on, unless the address could do more than lead."""
        words = self.write(children)
        if not address.lower().startswith(SAFE_ADDRESSES):
            return words
        return element("a", words, href=address, rel="noreferrer")

    def _codes(self, sources: tuple[str, ...], between: str) -> Iterator[str]:
        known = {reference.code for reference in self.references}
        for number, code in enumerate(map(code_of, sources)):
            yield between if number else ""
            yield element("a", code, href=f"#{anchor(code)}") if code in known else code


def anchor(code: str) -> str:
    """The id of a source in the list at the end of the page."""
    return f"source-{code.lower()}"
