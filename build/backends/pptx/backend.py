"""Decks as PowerPoint files: placed by our own measure, written with python-pptx, the same bytes every time."""

from __future__ import annotations

import io
from datetime import datetime
from typing import ClassVar

from lessonpress.build.backends.backend import Merged, PrintOptions, Rendering, refuse
from lessonpress.layouts.document import Deck, Document
from lessonpress.layouts.drawing.scene import Tag
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.theme import Theme
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.diagnostics import Diagnostic

PREVIEW = 160.0
"""Width of the picture of the title slide, in mm."""


class Pptx:
    """Writes a deck as a .pptx that a teacher can edit."""

    name: ClassVar[str] = "pptx"
    suffix: ClassVar[str] = ".pptx"
    forms: ClassVar[tuple[type[Document], ...]] = (Deck,)
    takes_template: ClassVar[bool] = True

    def faults(self, template: DeckTemplate) -> tuple[Diagnostic, ...]:
        """Why no deck can be made in a template; nothing for one that can be used."""
        from .school.template import faults

        return faults(template)

    def render(self, document: Document, *, theme: Theme, options: PrintOptions) -> Rendering:
        """The presentation's bytes, with a picture of its title slide."""
        refuse(self, document)
        assert isinstance(document, Deck)
        from ...slides.drawn import Drawer
        from ...slides.placing import place_deck
        from ..ooxml import normal
        from .merge.marks import mark_slides
        from .sections import add_sections  # python-pptx takes a while to load: only when a deck is written
        from .template import own_template
        from .write import Writer

        if options.template:
            from .school.template import school_template

            template = school_template(options.template, theme)
        else:
            template = own_template(theme, document.language)
        slides, problems = place_deck(document, theme, template.boards)
        writer = Writer(document, template)
        for number, slide in enumerate(slides, 1):
            writer.add(slide, number)
        mark_slides(writer.presentation, [slide.id for slide in slides])
        add_sections(writer.presentation, slides, document.title)
        about = writer.presentation.core_properties
        about.title, about.subject, about.language = document.title, document.subtitle, document.language
        about.author = about.last_modified_by = "lessonpress"
        about.identifier = options.build_id
        about.created = about.modified = datetime(2000, 1, 1)
        out = io.BytesIO()
        writer.presentation.save(out)
        drawer = Drawer(template.painted(theme), template.boards)
        picture = drawer.draw(slides[0], 1, PREVIEW, Tag("Sect")) if slides else None
        return Rendering(normal(out.getvalue()), picture, problems, pages=len(slides))

    def merge(self, document: Document, fresh: bytes, theirs: bytes, before: bytes | None) -> Merged:
        """The teacher's deck with what is new in it. Raises CannotMerge."""
        from .merge.merge import merge

        return merge(fresh, theirs, before, Labels(document.language)("new-version"))
