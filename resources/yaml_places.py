"""Where the parser's marks stand: on which line, and under which of its characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from .diagnostics import Span

_WORD = re.compile(r"[^\s,\]}]+")
_ITEM = re.compile(r"\s*- ")


def beginning(event: yaml.Event) -> tuple[int, int]:
    """Line and column where it begins, as the parser counts."""
    mark = event.start_mark
    return (mark.line, mark.column) if mark else (0, 0)


def ending(event: yaml.Event) -> tuple[int, int]:
    """Line and column after its end, as the parser counts."""
    mark = event.end_mark
    return (mark.line, mark.column) if mark else (0, 0)


def _alike(source: str, text: str) -> int:
    """How far a text stands in the source as it is: where an escape comes, columns and characters part company."""
    pairs = zip(source, text, strict=False)
    return next((i for i, (one, other) in enumerate(pairs) if one != other), min(len(source), len(text)))


class Places:
    """Makes spans for one file; the parser counts lines and columns from 0, spans count from 1."""

    def __init__(self, name: str, lines: Sequence[str]) -> None:
        self.name, self.lines = name, lines

    def of_word(self, event: yaml.Event) -> Span:
        """The word with which something begins."""
        line, column = beginning(event)
        if beginning(event) == ending(event) and self._line(line)[:column].endswith("-"):
            column -= 1  # nothing stands after this dash: point at it
        word = _WORD.match(self._line(line), column)
        return self._span(line, column, column + (len(word[0]) if word else 1))

    def of_text(self, event: yaml.ScalarEvent) -> Span:
        """The words of a text: inside its quotes, on the first of its lines."""
        (line, column), (last_line, last_column) = beginning(event), ending(event)
        if event.style in ("|", ">"):
            return self._of_block(line, last_line)
        one_line = last_line == line
        quotes = 1 if event.style else 0
        start = column + quotes
        end = last_column - quotes if one_line else len(self._line(line).rstrip())
        if quotes and not one_line:
            end = start + _alike(self._line(line)[start:end], event.value)
        return self._span(line, start, max(end, start))

    def further_lines(self, event: yaml.ScalarEvent) -> tuple[tuple[int, Span], ...]:
        """Of a text on several lines: where in it each further line begins, and its place; as far as they are alike."""
        (first, start), (last, column) = beginning(event), ending(event)
        found: list[tuple[int, Span]] = []
        own = "" if event.style in ("|", ">") else self._line(first)[start + bool(event.style) :].rstrip()
        if first == last or not event.value.startswith(own):
            return ()
        at = len(own)
        for number in range(first + 1, min(last + 1, len(self.lines))):
            line = self._line(number)
            whole = line[: column - 1] if number == last and event.style in ("'", '"') else line
            words = whole.strip()
            begin = event.value.find(words, at) if words else -1
            if words and begin < 0:
                break
            if words:
                start = line.index(words)
                found.append((begin, self._span(number, start, start + len(words))))
                at = begin + len(words)
        return tuple(found)

    def swallowed_item(self, event: yaml.ScalarEvent) -> Span | None:
        """The first line after the first of a text that looks like a list item."""
        for number in range(beginning(event)[0] + 1, ending(event)[0] + 1):
            line = self._line(number)
            if _ITEM.match(line):
                return self._span(number, line.index("-"), len(line))
        return None

    def _of_block(self, header: int, stop: int) -> Span:
        """The first line with words after the line that ends in | or >."""
        for number in range(header + 1, min(stop + 1, len(self.lines))):
            line = self._line(number)
            if line.strip():
                return self._span(number, len(line) - len(line.lstrip(" ")), len(line))
        return self._span(header, 0, len(self._line(header)))

    def _span(self, line: int, start: int, end: int) -> Span:
        return Span(self.name, line + 1, start + 1, end + 1)

    def _line(self, number: int) -> str:
        return self.lines[number] if number < len(self.lines) else ""
