"""Problems and their places: what is wrong, where it stands in the source, and what may help."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from .values import Value


class Span(Value, frozen=True, order=True):
    """A place on one line of a source file; line and columns count from 1, `end` is the column after the last."""

    file: str
    line: int
    column: int
    end: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    def within(self, start: int, stop: int) -> Span:
        """The characters `start` to `stop` of this place, for pointing into a text that stands on one line."""
        if self.column + stop > self.end:
            return self
        return Span(self.file, self.line, self.column + start, self.column + max(stop, start + 1))


class Located(str):
    """A text that remembers where it stands in the source; otherwise a plain `str`.

    A text of several lines also knows where in it its further lines begin, and where these stand, as far as they are
    in the source as they are in the text.
    """

    __slots__ = ("lines", "span")
    span: Span
    lines: tuple[tuple[int, Span], ...]

    def __new__(cls, text: str, span: Span, lines: tuple[tuple[int, Span], ...] = ()) -> Located:
        """`text`, standing at `span`, its further lines at those of `lines`."""
        self = super().__new__(cls, text)
        self.span, self.lines = span, lines
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return (Located, (str(self), self.span, self.lines))

    def place(self, start: int, stop: int) -> Span:
        """Where the characters `start` to `stop` stand; where that cannot be known, the whole text."""
        for begin, line in reversed(self.lines):
            if begin <= start:
                long = line.end - line.column
                return line.within(start - begin, min(stop - begin, long)) if start - begin < long else self.span
        # Escapes make a quoted text longer in the source than it is: its columns are then unknown.
        exact = self.span.end - self.span.column <= len(self)
        return self.span.within(start, stop) if exact else self.span


def span_of(value: object) -> Span | None:
    """Where `value` stands in the source, when it remembers."""
    found = getattr(value, "span", None)
    if isinstance(found, Span):
        return found
    name = getattr(value, "id", None)
    return name.span if isinstance(name, Located) else None


class Severity(StrEnum):
    """How bad it is: an error stops the build, a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


class Diagnostic(Value, frozen=True):
    """One problem, in the teacher's words. `code` is a short, stable name for tools."""

    severity: Severity
    code: str
    message: str
    span: Span | None = None
    hints: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The problem as plain data, for `--json`."""
        place = self.span and {
            "file": self.span.file,
            "line": self.span.line,
            "column": self.span.column,
            "end": self.span.end,
        }
        return {
            "severity": self.severity.value,
            "code": self.code,
            "message": self.message,
            "place": place,
            "hints": list(self.hints),
        }


class Problems:
    """A growing list of problems: collect them all, then tell them all, in file order."""

    def __init__(self) -> None:
        self._found: dict[Diagnostic, None] = {}

    def error(self, code: str, message: str, span: Span | None, *hints: str) -> None:
        """Note something that stops the build; empty hints are dropped."""
        self.add(Diagnostic(Severity.ERROR, code, message, span, tuple(h for h in hints if h)))

    def warning(self, code: str, message: str, span: Span | None, *hints: str) -> None:
        """Note something the teacher should know."""
        self.add(Diagnostic(Severity.WARNING, code, message, span, tuple(h for h in hints if h)))

    def add(self, *diagnostics: Diagnostic) -> None:
        """Note problems found elsewhere; the same one twice is told once."""
        self._found.update(dict.fromkeys(diagnostics))

    @property
    def found(self) -> tuple[Diagnostic, ...]:
        """All problems in file order; those without a place come first."""
        none = Span("", 0, 0, 0)
        return tuple(sorted(self._found, key=lambda d: (d.span or none, d.severity, d.message)))

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """Those that stop the build."""
        return tuple(d for d in self.found if d.severity is Severity.ERROR)


class SourceError(Exception):
    """The source cannot be used; carries every problem that was found."""

    def __init__(self, diagnostics: Iterable[Diagnostic], lines: Mapping[str, Sequence[str]] | None = None) -> None:
        self.diagnostics = tuple(diagnostics)
        self.lines = lines or {}
        super().__init__("\n".join(d.message for d in self.diagnostics))


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint that names what was probably meant, or nothing."""
    close = get_close_matches(wrong, sorted(known), n=1, cutoff=0.6)
    return f"did you mean '{close[0]}'?" if close else ""


def render(diagnostic: Diagnostic, lines: Mapping[str, Sequence[str]]) -> str:
    """The problem as text: message, place, the line itself, a caret under the words, and hints."""
    text = [f"{diagnostic.severity}: {diagnostic.message}"]
    span = diagnostic.span
    margin = " "
    if span is not None:
        margin = " " * len(str(span.line))
        text.append(f"{margin}--> {span}")
        source = lines.get(span.file, ())
        if 0 < span.line <= len(source):
            line = source[span.line - 1]
            lead = "".join("\t" if c == "\t" else " " for c in line[: span.column - 1])
            carets = "^" * max(1, min(span.end, len(line) + 1) - span.column)
            text += [f"{margin} |", f"{span.line} | {line}", f"{margin} | {lead}{carets}"]
    text += [f"{margin} = help: {hint}" for hint in diagnostic.hints]
    return "\n".join(text)
