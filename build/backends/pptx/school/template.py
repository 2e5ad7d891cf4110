"""The school's template, ready for a deck; and what is wrong with one that is not."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from lessonpress.layouts.theme import Theme
from lessonpress.resources.deck_template import SAVE_AS
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.diagnostics import Diagnostic, Problems, Severity, SourceError, did_you_mean, span_of

from ....slides.grid import Boards
from ..palette import Palette
from ..template import Template
from .boards import Made, boards
from .cleaning import cleaned
from .layouts import Layout, School
from .package import UnfitTemplate, opened
from .palettes import school_palette
from .reading import understood
from .roles import BY_WORD, Choice, chosen, named
from .tables import with_table_style
from .typefaces import room_of, way


class Fitted:
    """A template with a layout chosen for each role. Raises UnfitTemplate."""

    def __init__(self, template: DeckTemplate) -> None:
        self.school, self.data = _read(template.data, template.file)
        self.choices: dict[str, Choice] = chosen(self.school, template.layouts)
        self.boards: Boards
        self.made: dict[str, Made]
        self.boards, self.made = boards(self.school, self.choices)

    def layout(self, role: str) -> Layout:
        """The layout of a role."""
        return self.choices[role].layout

    def palette(self, role: str, theme: Theme) -> Palette:
        """The colours of slides in that role."""
        layout = self.layout(role)
        holders = sorted(layout.of("body", "obj"), key=lambda one: -one.frame.w * one.frame.h)
        said = [*holders, *filter(None, (layout.body, layout.title))]
        return school_palette(theme, layout.scheme, layout.ground, said[0].levels[0].tone if said else None)


def fitted(template: DeckTemplate) -> Fitted:
    """A template with a layout chosen for each role. Raises SourceError when no deck can be made in it."""
    with _in_words(template):
        return Fitted(template)


def school_template(template: DeckTemplate, theme: Theme) -> Template:
    """An open presentation of the template, without slides. Raises SourceError when none can be made of it."""
    with _in_words(template):
        return _opened(template, theme)


@contextmanager
def _in_words(template: DeckTemplate) -> Iterator[None]:
    """Whatever is wrong with a template is told, as a SourceError."""
    try:
        yield
    except UnfitTemplate as unfit:
        raise SourceError([_told(template, unfit)]) from None
    except Exception as error:  # what a damaged file makes of its reader has many names
        what = UnfitTemplate(f"'{template.file}' is damaged, or is not as PowerPoint writes it", SAVE_AS)
        raise SourceError([_told(template, what)]) from error


def _told(template: DeckTemplate, unfit: UnfitTemplate) -> Diagnostic:
    return Diagnostic(Severity.ERROR, "template", unfit.args[0], template.span, unfit.args[1:])


def _opened(template: DeckTemplate, theme: Theme) -> Template:
    from pptx import Presentation

    found = Fitted(template)
    palettes = {role: found.palette(role, theme) for role in found.choices}
    presentation: Any = Presentation(io.BytesIO(found.data))
    with_table_style(presentation, palettes["table"])
    parts = {str(layout.part.partname): layout for m in presentation.slide_masters for layout in m.slide_layouts}
    names = {role: made.board.name for role, made in found.made.items()}
    return Template(
        presentation,
        {names[role]: parts[choice.layout.part] for role, choice in found.choices.items()},
        found.boards,
        {names[role]: palette for role, palette in palettes.items()},
        way(room_of(found.layout("text").faces[1])),
    )


def faults(template: DeckTemplate) -> tuple[Diagnostic, ...]:
    """Why no deck can be made in the template, or not as the teacher wants it; nothing for one that can be used."""
    problems = Problems()
    try:
        school, _ = _read(template.data, template.file)
    except UnfitTemplate as unfit:
        return (_told(template, unfit),)
    for role, name in template.layouts.items():
        if role not in BY_WORD:
            hint = did_you_mean(role, BY_WORD) or f"the roles are: {', '.join(BY_WORD)}"
            problems.error("template-role", f"there is no role '{role}'", span_of(role) or template.span, hint)
        try:
            named(school, name)
        except KeyError:
            names = [layout.name for layout in school.layouts]
            hint = did_you_mean(name, names) or f"its layouts are: {', '.join(names)}"
            message = f"'{template.file}' has no layout '{name}'"
            problems.error("template-layout", message, span_of(name) or template.span, hint)
    return problems.found


@lru_cache(maxsize=4)
def _read(data: bytes, name: str) -> tuple[School, bytes]:
    """What is in a template, and the template without its slides."""
    package = opened(data, name)
    try:
        school = understood(package)
    except (ValueError, ArithmeticError):  # a number that is none, or is larger than any there is
        raise package.broken("a measure in it cannot be read") from None
    return school, cleaned(package)
