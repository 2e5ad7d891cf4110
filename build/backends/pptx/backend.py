"""PowerPoint files: decks, and posters and cards to change by hand. Heavy libraries load when one is written."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, ClassVar

from lessonpress.build.backends.backend import Merged, PrintOptions, Rendering, refuse
from lessonpress.layouts.document import Cards, Deck, Document, Poster
from lessonpress.layouts.drawing.scene import Tag
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.theme import Theme
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.diagnostics import Diagnostic

PREVIEW = 160.0
"""Width of the picture of the title slide, in mm."""


class Pptx:
    """Writes .pptx files that a teacher can edit: decks; posters and cards where that is asked for."""

    name: ClassVar[str] = "pptx"
    suffix: ClassVar[str] = ".pptx"
    forms: ClassVar[tuple[type[Document], ...]] = (Deck,)
    takes_template: ClassVar[bool] = True
    reveals: ClassVar[bool] = True
    """Whether entries of lists and answers can wait for a click."""

    by_hand: ClassVar[tuple[type[Document], ...]] = (Poster, Cards)
    """What it writes besides, when it is asked for something to be changed by hand."""

    def faults(self, template: DeckTemplate) -> tuple[Diagnostic, ...]:
        """Why no deck can be made in a template; nothing for one that can be used."""
        from .school.template import faults

        return faults(template)

    def render(self, document: Document, *, theme: Theme, options: PrintOptions) -> Rendering:
        """The presentation's bytes, with a picture of its first slide."""
        if options.by_hand and isinstance(document, (Poster, Cards)):
            return _sides(document, theme, options)
        refuse(self, document)
        assert isinstance(document, Deck)
        from ...slides.drawn import Drawer
        from ...slides.placing import place_deck
        from .sections import add_sections
        from .template import own_template
        from .write import Writer

        if options.template:
            from .school.template import school_template

            template = school_template(options.template, theme)
        else:
            template = own_template(theme, document.language)
        slides, problems = place_deck(document, theme, template.boards, reveal=options.reveal)
        Writer(document, template, slides)
        add_sections(template.presentation, slides, document.title)
        picture = None
        if slides:
            picture = Drawer(template.painted(theme), template.boards).draw(slides[0], 1, PREVIEW, Tag("Sect"))
        return Rendering(_bytes(template.presentation, document, options), picture, problems, pages=len(slides))

    def merge(self, document: Document, fresh: bytes, theirs: bytes, before: bytes | None) -> Merged:
        """The teacher's deck with what is new in it. Raises CannotMerge."""
        from .merge.merge import merge

        return merge(fresh, theirs, before, Labels(document.language)("new-version"))


def _sides(document: Poster | Cards, theme: Theme, options: PrintOptions) -> Rendering:
    """A poster, or the sides of cards, as slides of their size."""
    from .by_hand import sides, write_sides

    shown, problems = sides(document, theme)
    presentation = write_sides(document, theme, shown)
    picture = shown[0].scene if shown else None
    return Rendering(_bytes(presentation, document, options), picture, problems, pages=len(shown))


def _bytes(presentation: Any, document: Document, options: PrintOptions) -> bytes:
    """The whole file, which says what it is and tells no time."""
    from ..ooxml import normal

    about = presentation.core_properties
    about.title, about.subject, about.language = document.title, document.subtitle, document.language
    about.author = about.last_modified_by = "lessonpress"
    about.identifier = options.build_id
    about.created = about.modified = datetime(2000, 1, 1)
    out = io.BytesIO()
    presentation.save(out)
    return normal(out.getvalue())
