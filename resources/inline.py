"""What a text of the topic is made of: words, emphasis, key words, links and citations."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from msgspec.structs import replace

from .diagnostics import Span
from .values import Placed, Value

BLANKS = " \t\n\r\x85\u2028\u2029"
"""What may be many and counts as one space; no-break spaces are the writer's own and stay."""

SPACES = re.compile(f"[{BLANKS}]+")


class Text(Value, frozen=True):
    """Plain words."""

    text: str


class Emphasis(Value, frozen=True):
    """Stressed words, set in italics."""

    children: tuple[Inline, ...]


class KeyWord(Value, frozen=True):
    """A word to learn: bold in notes, a gap in a gap-fill."""

    children: tuple[Inline, ...]


class Link(Value, frozen=True):
    """Words that lead to a web address."""

    children: tuple[Inline, ...]
    address: str


class Citation(Placed, frozen=True):
    """The sources of what was just said, by id."""

    sources: tuple[str, ...]
    span: Span | None = None


class Foreign(Value, frozen=True):
    """Words in another language or script; `language` is a BCP 47 tag."""

    text: str
    language: str


Inline = Text | Emphasis | KeyWord | Link | Citation | Foreign
_NESTING = (Emphasis, KeyWord, Link)


class Rich(Placed, frozen=True):
    """One text of the topic, read into inline nodes; knows where it stands."""

    nodes: tuple[Inline, ...]
    span: Span | None = None

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


class Statement(Value, frozen=True):
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


def code_of(source: str) -> str:
    """The short form of a source's id that is printed after a statement."""
    return source.upper()


def walk(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    """Every node, outer before inner, in reading order."""
    for node in nodes:
        yield node
        if isinstance(node, _NESTING):
            yield from walk(node.children)


def plain(nodes: tuple[object, ...]) -> str:
    """The words of `nodes` alone, spaces tidied: of any nodes that have a text or children, a document's own too."""
    words = "".join(map(_words, nodes))
    if "  " in words or not words.isprintable():  # what is tidy already, as most is, needs no search
        words = SPACES.sub(" ", words)
    return words.strip(" ")


def _words(node: object) -> str:
    text = getattr(node, "text", None)
    return text if isinstance(text, str) else "".join(map(_words, getattr(node, "children", ())))


def without_citations(nodes: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """`nodes` with every citation taken out, and whatever holds nothing else; the space before it goes too."""
    kept: list[Inline] = []
    for node in nodes:
        left = _uncited(node)
        if left:
            kept.append(left)
        elif kept and isinstance(kept[-1], Text):
            kept[-1] = Text(kept[-1].text.rstrip(" "))
    return tuple(n for n in kept if n != Text(""))


def _uncited(node: Inline) -> Inline | None:
    """`node` without the citations in it; None when nothing is left."""
    if isinstance(node, Citation):
        return None
    if isinstance(node, _NESTING):
        children = without_citations(node.children)
        return replace(node, children=children) if children else None
    return node


def slug(words: str) -> str:
    """Words as a short name, without accents: 'The Roman Triumvirates' is 'the-roman-triumvirates'."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", plain.lower()).strip("-")[:60].rstrip("-")
