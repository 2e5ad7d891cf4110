"""What a teacher should know when YAML cannot be read: the likely slip, its place, and how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import yaml

from .diagnostics import Diagnostic, Severity, Span
from .values import Value
from .yaml_places import beginning, ending


class _Slip(Value, frozen=True):
    """Where the parser gave up (`line`, `column`, counted from 0), what it was reading, and what it saw last."""

    file: str
    lines: Sequence[str]
    problem: str
    context: str
    line: int
    column: int
    start: tuple[int, int]
    """Where the thing it was reading begins."""
    last: yaml.Event | None

    def text(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    @property
    def sign(self) -> str:
        """The character at which the parser gave up."""
        return self.text(self.line)[self.column : self.column + 1]

    @property
    def before(self) -> str:
        """The line up to there."""
        return self.text(self.line)[: self.column]

    def say(
        self, message: str, hint: str, line: int | None = None, start: int | None = None, length: int = 0
    ) -> Diagnostic:
        """The diagnosis; without a place of its own it points from the parser's place to the end of that line."""
        line = self.line if line is None else line
        start = self.column if start is None else start
        end = start + length if length else len(self.text(line).rstrip())
        span = Span(self.file, line + 1, start + 1, max(end, start + 1) + 1)
        return Diagnostic(Severity.ERROR, "yaml", message, span, (hint,))


def explain(error: Exception, last: yaml.Event | None, file: str, lines: Sequence[str]) -> Diagnostic:
    """The parser's error in plain words; `last` is what was read just before it."""
    at = getattr(error, "problem_mark", None) or getattr(last, "end_mark", None)
    opened = getattr(error, "context_mark", None)
    line, column = _inside(lines, at.line, at.column) if at else (0, 0)
    start = _inside(lines, opened.line, opened.column) if opened else (line, column)
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    slip = _Slip(file, lines, problem, context, line, column, start, last)
    return next(found for look in _SLIPS if (found := look(slip)) is not None)


def _inside(lines: Sequence[str], line: int, column: int) -> tuple[int, int]:
    """The place, or the end of the last line when the parser stopped behind it."""
    return (line, column) if line < len(lines) else (len(lines) - 1, len(lines[-1]))


def _quoted(words: str) -> str:
    return "'" + words.strip().replace("'", "''") + "'"


def _tab(slip: _Slip) -> Diagnostic | None:
    text = slip.text(slip.line)
    indent = text[: len(text) - len(text.lstrip(" \t-"))]
    if "\t" not in indent:
        return None
    hint = "indent with spaces, two for each step (most editors can do so when Tab is pressed)"
    return slip.say("this line is indented with a tab", hint, start=indent.index("\t"), length=1)


def _quotes_never_closed(slip: _Slip) -> Diagnostic | None:
    line, column = slip.start
    if "quoted scalar" not in slip.context or "end of stream" not in slip.problem:
        last = slip.last
        if not (isinstance(last, yaml.ScalarEvent) and last.style in ("'", '"')) or slip.column == 0:
            return None
        line, column = beginning(last)
        if ending(last)[0] == line or not slip.before.rstrip().endswith(last.style):
            return None  # it closed on its own line: not this slip
    mark = slip.text(line)[column]
    hint = f"close the text with {mark}, or leave its quotes out"
    return slip.say("this quotation mark is never closed", hint, line, column)


def _words_after_quotes(slip: _Slip) -> Diagnostic | None:
    if "expected" not in slip.problem or not slip.before.rstrip().endswith(("'", '"')):
        return None
    hint = """put the whole text in quotes; inside '…' write '' for an apostrophe"""
    return slip.say("the text goes on after its closing quotation mark", hint)


def _escape(slip: _Slip) -> Diagnostic | None:
    if "escape" not in slip.problem and "hexdecimal" not in slip.problem and "double-quoted" not in slip.context:
        return None
    column = max(slip.text(slip.line).rfind("\\", 0, slip.column + 1), 0)
    hint = r"put the text in single quotes '…', or write \\ for the sign itself"
    return slip.say("a backslash means something else in double quotes", hint, start=column, length=2)


def _sign_that_needs_quotes(slip: _Slip) -> Diagnostic | None:
    line, column = slip.start
    starts = ("alias", "anchor", "next token", "directive", "node")
    if not slip.context.endswith(starts) and "mapping keys are not" not in slip.problem:
        return None
    if slip.text(line)[:column].endswith("["):  # [@s1] … at the beginning of a text
        column -= 1
    sign = slip.text(line)[column : column + 1]
    before = slip.text(line)[:column].rstrip()
    if sign == "[" and not before.endswith((":", ",", "-", "[", "{")):
        hint = "put the whole text in quotes '…'"
        return slip.say("inside { } or [ ] a text with a bracket needs quotes", hint, line, column, 1)
    if not sign.strip():
        return None
    hint = f"put the whole text in quotes: {_quoted(slip.text(line)[column:])}"
    return slip.say(f"a text that begins with {sign} needs quotes", hint, line, column)


def _block_text(slip: _Slip) -> Diagnostic | None:
    if "block scalar" in slip.context:
        mark = slip.text(slip.start[0])[slip.start[1]]
        return slip.say(f"after {mark} the text begins on the next line", "indent it there by two spaces")
    above = slip.text(slip.start[0] - 1).rstrip()
    if "simple key" in slip.context and re.search(r":\s+[|>][-+]?$", above):
        hint = "indent it by two spaces more than the key"
        return slip.say("this line belongs to the text above and is not indented", hint, *slip.start)
    return None


def _never_closed(slip: _Slip) -> Diagnostic | None:
    line, column = slip.start
    mark = slip.text(line)[column : column + 1]
    if "flow" not in slip.context or mark not in ("[", "{"):
        return _ends_too_early(slip)
    close = "]" if mark == "[" else "}"
    inside = f"inside {mark} {close}, a text with a bracket or a comma in it needs quotes"
    hint = f"close it with {close}; {inside if line == slip.line else f'a text that begins with {mark} needs quotes'}"
    return slip.say(f"this {mark} is never closed", hint, line, column, 1)


def _ends_too_early(slip: _Slip) -> Diagnostic | None:
    rest = "".join((slip.sign, *slip.lines[slip.line + 1 :]))
    if "flow" not in slip.context or rest.strip():
        return None
    last = next((n for n in range(slip.line, -1, -1) if slip.text(n).strip()), 0)
    column = max(len(slip.text(last).rstrip()) - 1, 0)
    return slip.say("the file ends inside a list or braces", "close it with ] or }", last, column, 1)


def _words_after_bracket(slip: _Slip) -> Diagnostic | None:
    if "expected" not in slip.problem or not slip.before.rstrip().endswith(("]", "}")):
        return None
    hint = "a text that begins with [ or { needs quotes around the whole"
    return slip.say("the text goes on after its closing bracket", hint)


def _colon_in_text(slip: _Slip) -> Diagnostic | None:
    """`title: Caesar: a life`."""
    found = re.match(r"\s*(?:- +)*[^\s:][^:]*:\s+(?=\S)", slip.before)
    if not slip.problem.startswith("mapping values") or not found:
        return None
    hint = f"write {_quoted(slip.text(slip.line)[found.end() :])}"
    return slip.say("a text with ': ' in it needs quotes", hint, start=found.end())


def _no_blank_after_dash(slip: _Slip) -> Diagnostic | None:
    """`-item`."""
    for line in (slip.start[0], slip.line):
        text = slip.text(line)
        if ("simple key" in slip.context or "block" in slip.context) and (found := re.match(r"\s*-(?=\w)", text)):
            hint = f"write '- {text[found.end() :].strip()}'"
            return slip.say("a space is missing after the dash", hint, line, found.end() - 1)
    return None


def _no_colon(slip: _Slip) -> Diagnostic | None:
    """`title Caesar` and `title:Caesar`, noticed here or on a later line."""
    if slip.problem.startswith("mapping values"):
        line = slip.line - 1
        while line >= 0 and not slip.text(line).strip():
            line -= 1
    elif "simple key" in slip.context:
        line = slip.start[0]
    else:
        return None
    text = slip.text(line)
    if found := re.match(r"\s*(?:- +)*([\w-]+):(?=[^\s:/])", text):
        return slip.say(f"a space is missing after '{found[1]}:'", f"write '{found[1]}: …'", line, found.end() - 1, 1)
    if found := re.match(r"\s*(?:- +)*([\w-]+)(?!.*:(?:\s|$))", text):
        return slip.say(f"a colon is missing after '{found[1]}'", f"write '{found[1]}: …'", line, found.start(1))
    return None


def _list_on_the_line(slip: _Slip) -> Diagnostic | None:
    if "sequence entries are not" not in slip.problem:
        return None
    return slip.say("a list begins on a line of its own", "put '- ' on the next line, indented by two spaces")


def _no_key(slip: _Slip) -> Diagnostic | None:
    if slip.sign != ":" or slip.before.strip(" -"):
        return None
    return slip.say("a key is missing before this colon", "write 'key: value'", length=1)


def _indentation(slip: _Slip) -> Diagnostic | None:
    if not slip.problem.startswith("mapping values") and "block" not in slip.context:
        return None
    if slip.sign == "-" and "block mapping" in slip.context:
        hint = "indent the dashes of one list alike, and more than the key that they belong to"
        return slip.say("this list item does not line up with anything above", hint)
    text = slip.text(slip.line)
    hint = "lines that belong together begin in the same column"
    return slip.say("this line does not line up with the lines above", hint, start=len(text) - len(text.lstrip(" ")))


def _anything(slip: _Slip) -> Diagnostic:
    return slip.say("this cannot be read", "look for a missing quote, colon or space, here or on the line above")


_SLIPS: tuple[Callable[[_Slip], Diagnostic | None], ...] = (
    _tab,
    _quotes_never_closed,
    _words_after_quotes,
    _escape,
    _block_text,
    _sign_that_needs_quotes,
    _never_closed,
    _words_after_bracket,
    _colon_in_text,
    _no_blank_after_dash,
    _no_colon,
    _list_on_the_line,
    _no_key,
    _indentation,
    _anything,
)
