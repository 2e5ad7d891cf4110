"""The inline language of a topic: Markdown's inline subset, with key words and citations.

`*emphasis*`, `**key word**`, `[words](https://address)`, `[@source]` or `[@s1; @s2]`, and a backslash before a sign
that is meant as itself.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from .diagnostics import Located, Problems, Span
from .inline import (
    BLANKS,
    SPACES,
    Citation,
    Emphasis,
    Foreign,
    Inline,
    KeyWord,
    Link,
    Rich,
    Statement,
    Text,
    plain,
    walk,
    without_citations,
)

__all__ = [
    "Citation",
    "Emphasis",
    "Foreign",
    "Inline",
    "KeyWord",
    "Link",
    "Rich",
    "Statement",
    "Text",
    "parse",
    "plain",
    "walk",
    "without_citations",
]


def parse(source: str, problems: Problems | None = None) -> Rich:
    """Read a text of the topic. Stars and brackets that do not close are problems, and stand as they are."""
    span = source.span if isinstance(source, Located) else None
    return Rich(_Parser(source, Problems() if problems is None else problems).nodes(), span)


_TOKEN = re.compile(
    r"\\(?P<escaped>[\\*\[\]])"
    r"|(?P<stars>\*\*\*(?!\*)|\*\*|\*)"
    r"|\[@(?P<cited>[^\[\]]*)\]"
    r"|(?P<open>\[)"
    r"|(?P<close>\](?:\((?P<address>[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\))?)"
)
_CITED = re.compile(r"@?(?P<id>[\w-]+)")


class _Open(Struct):
    """A mark that waits for its partner; it stands in the output as plain text, for the case that none comes."""

    mark: str
    index: int
    at: int
    holds_link: bool = False


class _Parser:
    """Reads one text from left to right, once: what is open stands on a stack, so time is linear in the text."""

    def __init__(self, text: str, problems: Problems) -> None:
        self.text, self.problems = text, problems
        self.out: list[Inline] = []
        self.open: list[_Open] = []
        self.brackets: list[int] = []  # where in `open` the brackets are

    def nodes(self) -> tuple[Inline, ...]:
        """The whole text."""
        end = len(self.text.rstrip(BLANKS))
        at = len(self.text) - len(self.text.lstrip(BLANKS))
        for match in _TOKEN.finditer(self.text, at, end):
            self._say(self.text[at : match.start()])
            at = match.end()
            self._token(match)
        self._say(self.text[at:end])
        self._give_up(0)
        return _joined(self.out)

    def _token(self, match: re.Match[str]) -> None:
        if match["escaped"]:
            self._say(match["escaped"])
        elif match["cited"] is not None:
            self.out.append(self._citation(match))
        elif match["open"]:
            self.brackets.append(len(self.open))
            self._begin("[", match.start())
        elif match["close"]:
            self._end_bracket(match)
        elif match["stars"] != "***":
            self._stars(match["stars"], match.start())
        elif self.open and self.open[-1].mark == "*":  # ***both*** closes in the order that is open
            self._stars("*", match.start())
            self._stars("**", match.start() + 1)
        else:
            self._stars("**", match.start())
            self._stars("*", match.start() + 2)

    def _stars(self, mark: str, at: int) -> None:
        """A star opens or closes; one with blanks on both sides is only a star."""
        around = self.text[at - 1 : at] if at else "", self.text[at + len(mark) : at + len(mark) + 1]
        if not "".join(around).strip(BLANKS):
            self._say(mark)
            return
        lowest = self.brackets[-1] + 1 if self.brackets else 0  # at most one of each kind is open above a bracket
        opened = next((i for i in range(len(self.open) - 1, lowest - 1, -1) if self.open[i].mark == mark), None)
        if opened is None:
            self._begin(mark, at)
            return
        self._give_up(opened + 1)
        begin = self.open.pop()
        if len(self.out) == begin.index + 1:
            self._complain(begin)
            self._say(mark)
            return
        children = _joined(self.out[begin.index + 1 :])
        self.out[begin.index :] = [KeyWord(children) if mark == "**" else Emphasis(children)]

    def _end_bracket(self, match: re.Match[str]) -> None:
        if not self.brackets:
            message, hint = "a bracket closes here that was never opened", r"write \] for the sign itself"
            self._error(message, match.start(), match.end(), hint)
            self._say(match[0])
            return
        self._give_up(self.brackets[-1] + 1)
        self.brackets.pop()
        begin = self.open.pop()
        is_link = (match["address"] or "").startswith(("https://", "http://", "mailto:"))
        if self.brackets and (is_link or begin.holds_link):
            self.open[self.brackets[-1]].holds_link = True
        if not is_link or begin.holds_link or len(self.out) == begin.index + 1:
            self._complain(begin)
            self._say(match[0])
            return
        self.out[begin.index :] = [Link(_joined(self.out[begin.index + 1 :]), match["address"])]

    def _citation(self, match: re.Match[str]) -> Citation:
        parts = [part.strip() for part in re.split("[;,]", "@" + match["cited"])]
        cited = [_CITED.fullmatch(part) for part in parts]
        if not all(cited):
            hint = "write [@s1], or [@s1; @s2] for several sources"
            self._error("this citation cannot be read", match.start(), match.end(), hint)
        return Citation(tuple(c["id"] for c in cited if c), self._place(match.start(), match.end()))

    def _say(self, words: str) -> None:
        if words:
            self.out.append(Text(words))

    def _begin(self, mark: str, at: int) -> None:
        self.open.append(_Open(mark, len(self.out), at))
        self._say(mark)

    def _give_up(self, height: int) -> None:
        """What is open above `height` never closes."""
        while len(self.open) > height:
            self._complain(self.open.pop())

    def _complain(self, begin: _Open) -> None:
        stop = begin.at + len(begin.mark)
        if begin.mark == "[":
            message = "a bracket opens here that is neither a link nor a citation"
            hint = r"write [words](https://…) or [@source], with its closing ], or \[ for the sign itself"
        else:
            what = "key word" if begin.mark == "**" else "emphasis"
            message = f"this {what} is opened with {begin.mark} and never closed"
            hint = rf"close it with {begin.mark}, or write \* for the sign itself"
        self._error(message, begin.at, stop, hint)

    def _error(self, message: str, start: int, stop: int, hint: str) -> None:
        self.problems.error("markup", message, self._place(start, stop), hint)

    def _place(self, start: int, stop: int) -> Span | None:
        return self.text.place(start, stop) if isinstance(self.text, Located) else None


def _joined(nodes: Sequence[Inline]) -> tuple[Inline, ...]:
    """Neighbouring texts made one, and their blanks single."""
    joined: list[Inline] = []
    for are_words, group in groupby(nodes, lambda node: isinstance(node, Text)):
        if are_words:
            joined.append(Text(SPACES.sub(" ", "".join(n.text for n in group if isinstance(n, Text)))))
        else:
            joined += group
    return tuple(joined)
