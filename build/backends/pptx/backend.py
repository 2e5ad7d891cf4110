"""Decks as PowerPoint files: placed by our own measure, written with python-pptx, the same bytes every time."""

from __future__ import annotations

import io
from datetime import datetime
from typing import ClassVar

from lessonpress.build.backends.backend import Merged, PrintOptions, Rendering, refuse
from lessonpress.layouts.document import Deck, Document
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.theme import Theme


class Pptx:
    """Writes a deck as a .pptx that a teacher can edit."""

    name: ClassVar[str] = "pptx"
    suffix: ClassVar[str] = ".pptx"
    forms: ClassVar[tuple[type[Document], ...]] = (Deck,)
    reveals: ClassVar[bool] = True
    """Whether entries of lists and answers can wait for a click."""

    def render(self, document: Document, *, theme: Theme, options: PrintOptions) -> Rendering:
        """The presentation's bytes, with a picture of its title slide."""
        refuse(self, document)
        assert isinstance(document, Deck)
        from ...slides.placing import place_deck
        from ...slides.preview import preview
        from .merge.marks import mark_slides
        from .package import normal  # python-pptx takes a while to load: only when a deck is written
        from .sections import add_sections
        from .template import own_template
        from .write import Writer

        template = own_template(theme, document.language)
        slides, problems = place_deck(document, theme, template.boards, reveal=options.reveal)
        writer = Writer(document, template, slides)
        mark_slides(writer.presentation, [slide.id for slide in slides])
        add_sections(writer.presentation, slides, document.title)
        about = writer.presentation.core_properties
        about.title, about.subject, about.language = document.title, document.subtitle, document.language
        about.author = about.last_modified_by = "lessonpress"
        about.identifier = options.build_id
        about.created = about.modified = datetime(2000, 1, 1)
        out = io.BytesIO()
        writer.presentation.save(out)
        picture = preview(slides[0], theme) if slides else None
        return Rendering(normal(out.getvalue()), picture, problems, pages=len(slides))

    def merge(self, document: Document, fresh: bytes, theirs: bytes, before: bytes | None) -> Merged:
        """The teacher's deck with what is new in it. Raises CannotMerge."""
        from .merge.merge import merge

        return merge(fresh, theirs, before, Labels(document.language)("new-version"))
