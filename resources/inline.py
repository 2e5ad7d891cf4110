"""What a text of the topic is made of: words, emphasis, key words, links and citations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .diagnostics import Span

BLANKS = " \t\n\r\x85\u2028\u2029"
"""What may be many and counts as one space; no-break spaces are the writer's own and stay."""

SPACES = re.compile(f"[{BLANKS}]+")


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
    return SPACES.sub(" ", words).strip(" ")


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
        elif isinstance(node, Link):
            kept.append(Link(without_citations(node.children), node.address))
        else:
            kept.append(node)
    return tuple(n for n in kept if n != Text(""))
