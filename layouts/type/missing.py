"""Letters that no face of the theme has: told with their place in the source, never printed as empty boxes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from lessonpress.resources.diagnostics import Diagnostic, Problems, Severity, Span

from ..document import Block, Card, Cards, Cell, Document, Flow, Heading, Inlines, Paragraph, RichBlock
from ..theme import Theme
from .paragraph import Typesetter

NEVER = ("#", "alt:", "note:")
"""How lines begin whose words are not set in type."""
MOST = 4
"""Further places that are told."""


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


def unset(document: Document, theme: Theme) -> tuple[Diagnostic, ...]:
    """The letters of a flow or of cards that could not be set, found without setting it."""
    typesetter, problems = Typesetter(theme, document.language), Problems()
    if isinstance(document, Flow | Cards):
        style = theme.style("body")
        typesetter.pieces(f"{document.title} {document.subtitle}", style)
        for words in _words(document):
            typesetter.pieces(words, style)
    report_missing(typesetter, problems)
    return problems.found


def _words(said: object) -> Iterator[Inlines]:
    """The words of all paragraphs and headings, at any depth, as on a sheet and as in its key."""
    if isinstance(said, Paragraph | Heading):
        yield said.text
    elif isinstance(said, RichBlock):
        for answers in (False, True):
            yield from _words(said.lower(answers=answers))
    elif isinstance(said, tuple):
        for part in said:
            yield from _words(part)
    elif isinstance(said, Document | Block | Cell | Card):
        for name in said.__struct_fields__:
            yield from _words(getattr(said, name))


def placed(problem: Diagnostic, lines: Mapping[str, Sequence[str]]) -> Diagnostic:
    """The problem with its first place, and the others, if it is a letter that lines of the source's files say."""
    if not isinstance(problem, NoLetter) or problem.span is not None:
        return problem
    places = [
        Span(file, number, column, column + 1)
        for file, said in lines.items()
        for number, line in enumerate(said, 1)
        if (column := _said(line).find(problem.letter) + 1)
    ]
    if not places:
        return problem
    also = ", ".join(f"{place.file}:{place.line}" for place in places[1 : 1 + MOST])
    hints = (f"it also stands in {also}", *problem.hints) if also else problem.hints
    return replace(problem, span=places[0], hints=hints)


def _said(line: str) -> str:
    """What of a line of the source may be printed: no comments, no descriptions of pictures, no notes."""
    words = line.partition(" #")[0]
    return "" if words.lstrip(" -").startswith(NEVER) else words
