"""Letters that no face of the theme has: told with their place in the source, never printed as empty boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from lessonpress.resources.diagnostics import Diagnostic, Problems, Severity, Span

from .paragraph import Typesetter


class NoLetter(Diagnostic, frozen=True):
    """A letter that cannot be printed."""

    letter: str = ""


def report_missing(typesetter: Typesetter, problems: Problems, *, shown: str = "") -> None:
    """Tell of the letters that `typesetter` met and could not set: an error, unless they are `shown` somehow."""
    severity = Severity.WARNING if shown else Severity.ERROR
    for letter in sorted(typesetter.missing):
        name = unicodedata.name(letter, "a letter without a name").lower()
        message = f"no typeface of the theme has '{letter}' (U+{ord(letter):04X}, {name})"
        hint = shown or "write it another way, or choose a theme whose typefaces have it"
        problems.add(NoLetter(severity, "missing-letter", message, None, (hint,), letter))


def placed(problem: Diagnostic, lines: Mapping[str, Sequence[str]]) -> Diagnostic:
    """The problem with its place, if it is a letter that stands in these lines of the source's files."""
    if isinstance(problem, NoLetter) and problem.span is None:
        for file, said in lines.items():
            for number, line in enumerate(said, 1):
                if problem.letter in line and not line.lstrip().startswith("#"):
                    column = line.index(problem.letter) + 1
                    return replace(problem, span=Span(file, number, column, column + 1))
    return problem
