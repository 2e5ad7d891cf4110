"""The inline language of a topic: Markdown's inline subset, with key words and citations.

`*emphasis*`, `**key word**`, `[words](https://address)`, `[@source]` or `[@s1; @s2]`, and a backslash before a sign
that is meant as itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from .diagnostics import Located, Problems, Span


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words, set in italics."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class KeyWord:
    """A word to learn: bold in notes, a gap in a gap-fill."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a web address."""

    children: tuple[Inline, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The sources of what was just said, by id."""

    sources: tuple[str, ...]
    span: Span | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Foreign:
    """Words in another language or script; `language` is a BCP 47 tag."""

    text: str
    language: str


Inline = Text | Emphasis | KeyWord | Link | Citation | Foreign


@dataclass(frozen=True, slots=True)
class Rich:
    """One text of the topic, read into inline nodes; knows where it stands."""

    nodes: tuple[Inline, ...]
    span: Span | None = field(default=None, repr=False, compare=False)

    @property
    def plain(self) -> str:
        """The words alone, without citations."""
        return plain(self.nodes)

    @property
    def words(self) -> tuple[Inline, ...]:
        """The text without its citations."""
        return without_citations(self.nodes)

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources cited, each once, in the order they are named."""
        cited = (s for node in walk(self.nodes) if isinstance(node, Citation) for s in node.sources)
        return tuple(dict.fromkeys(cited))

    @property
    def key_words(self) -> tuple[str, ...]:
        """The key words marked in the text, in order."""
        return tuple(plain(node.children) for node in walk(self.nodes) if isinstance(node, KeyWord))

    def __str__(self) -> str:
        return self.plain


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the topic says: a text with its sources, and why it is disputed, if it is."""

    text: Rich
    disputed: Rich | None = None

    @property
    def span(self) -> Span | None:
        """Where it stands."""
        return self.text.span

    @property
    def plain(self) -> str:
        """The words alone."""
        return self.text.plain

    @property
    def nodes(self) -> tuple[Inline, ...]:
        """The text with its citations."""
        return self.text.nodes

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources cited."""
        return self.text.sources


def walk(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    """Every node, outer before inner, in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, Emphasis | KeyWord | Link):
            yield from walk(node.children)


def plain(nodes: tuple[Inline, ...]) -> str:
    """The words of `nodes` alone, spaces tidied."""
    words = "".join(n.text for n in walk(nodes) if isinstance(n, Text | Foreign))
    return " ".join(words.split())


def without_citations(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """`nodes` with every citation taken out, and the space before it."""
    kept: list[Inline] = []
    for node in nodes:
        if isinstance(node, Citation):
            if kept and isinstance(kept[-1], Text):
                kept[-1] = Text(kept[-1].text.rstrip(" "))
        elif isinstance(node, Emphasis):
            kept.append(Emphasis(without_citations(node.children)))
        elif isinstance(node, KeyWord):
            kept.append(KeyWord(without_citations(node.children)))
        else:
            kept.append(node)
    return tuple(n for n in kept if n != Text(""))


def parse(source: str, problems: Problems | None = None) -> Rich:
    """Read a text of the topic. Stars and brackets that do not close are problems, and stand as they are."""
    span = source.span if isinstance(source, Located) else None
    if not _SPECIAL.search(source):
        return Rich((Text(" ".join(source.split())),) if source.strip() else (), span)
    text = re.sub(r"\s+", " ", source.strip()) if "\n" in source else source

    def complain(message: str, start: int, stop: int, hint: str) -> None:
        if problems is not None:
            problems.error("markup", message, span and span.within(start, stop), hint)

    nodes, _ = _Parser(text, span, complain).inlines(0, None)
    return Rich(nodes, span)


_SPECIAL = re.compile(r"[*\[\]\\]|  |\n")
_TOKEN = re.compile(r"\\(?P<escaped>[\\*\[\]])|(?P<stars>\*\*|\*)|\[@(?P<cite>[^\]]*)\]|(?P<open>\[)|(?P<close>\](?:\((?P<address>[^)\s]*)\))?)")
_CITED = re.compile(r"\s*@?(?P<id>[\w-]+)\s*(?:;|,|$)\s*")
_Complain = Callable[[str, int, int, str], None]


class _Parser:
    """Recursive descent over the tokens of one text."""

    def __init__(self, text: str, span: Span | None, complain: _Complain) -> None:
        self.text, self.span, self.complain = text, span, complain

    def inlines(self, at: int, until: str | None) -> tuple[tuple[Inline, ...], int]:
        """Nodes from `at` to the closing mark `until`, and where they end; -1 when it never closes."""
        nodes: list[Inline] = []
        while match := _TOKEN.search(self.text, at):
            self._words(nodes, self.text[at : match.start()])
            mark = match["stars"] or ("]" if match["close"] else None)
            if until is not None and mark == until:
                return tuple(nodes), match.start()
            at = self._token(nodes, match)
        self._words(nodes, self.text[at:])
        return tuple(nodes), -1 if until else len(self.text)

    def _token(self, nodes: list[Inline], match: re.Match[str]) -> int:
        """Add what one mark begins; returns where reading goes on."""
        if match["escaped"]:
            self._words(nodes, match["escaped"])
        elif match["cite"] is not None:
            nodes.append(self._citation(match))
        elif match["stars"]:
            return self._starred(nodes, match)
        elif match["open"]:
            return self._link(nodes, match)
        else:
            self.complain("a bracket closes here that was never opened", match.start(), match.end(), r"write \] for the sign itself")
            self._words(nodes, match[0])
        return match.end()

    def _starred(self, nodes: list[Inline], match: re.Match[str]) -> int:
        mark = match["stars"]
        inner, end = self.inlines(match.end(), mark)
        if end < 0 or not inner:
            what = "key word" if mark == "**" else "emphasis"
            self.complain(f"this {what} is opened with {mark} and never closed", match.start(), match.end(), rf"write \{mark[0]} for the sign itself")
            self._words(nodes, mark)
            return match.end()
        nodes.append(KeyWord(inner) if mark == "**" else Emphasis(inner))
        return end + len(mark)

    def _link(self, nodes: list[Inline], match: re.Match[str]) -> int:
        inner, end = self.inlines(match.end(), "]")
        closing = _TOKEN.match(self.text, end) if end >= 0 else None
        if closing and (closing["address"] or "").startswith(("https://", "http://", "mailto:")):
            nodes.append(Link(inner, closing["address"]))
            return closing.end()
        self.complain("a bracket opens here that is neither a link nor a citation", match.start(), match.end(), r"write [words](https://…) or [@source], or \[ for the sign itself")
        self._words(nodes, "[")
        return match.end()

    def _citation(self, match: re.Match[str]) -> Citation:
        inside = "@" + match["cite"]
        sources = tuple(m["id"] for m in _CITED.finditer(inside))
        place = self.span and self.span.within(match.start(), match.end())
        if not sources or _CITED.sub("", inside):
            self.complain("this citation cannot be read", match.start(), match.end(), "write [@s1], or [@s1; @s2] for several sources")
        return Citation(sources, place)

    def _words(self, nodes: list[Inline], words: str) -> None:
        if not words:
            return
        if nodes and isinstance(nodes[-1], Text):
            words = nodes.pop().text + words  # type: ignore[union-attr]
        nodes.append(Text(words))
