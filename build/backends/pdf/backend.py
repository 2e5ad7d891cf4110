"""The PDF backend: pages set by our own typesetter, painted on ReportLab's canvas, tagged from the document."""

from __future__ import annotations

from typing import ClassVar

from lessonpress.layouts.document import Cards, Deck, Document, Flow, Poster
from lessonpress.layouts.theme import Theme

from ..backend import PrintOptions, Rendering, refuse


class Pdf:
    """Flows, cards, posters and the slides of decks as tagged PDF."""

    name: ClassVar[str] = "pdf"
    suffix: ClassVar[str] = ".pdf"
    forms: ClassVar[tuple[type[Document], ...]] = (Flow, Cards, Poster, Deck)
    on_sheets: ClassVar[bool] = True
    """Whether it prints on sheets of paper: then posters can be parted over several, and booklets folded."""
    has_fields: ClassVar[bool] = True
    """Whether a sheet can be filled in on a screen."""

    def render(self, document: Document, *, theme: Theme, options: PrintOptions) -> Rendering:
        """Set `document` on paper and paint it."""
        refuse(self, document)
        from ...pages import set_pages  # ReportLab takes a while to load: only when a page is painted
        from .write import paint

        paper, tile, halves, slides = options.paper, options.tile, options.halves, options.slides
        pages = set_pages(document, theme, paper, options.build_id, tile=tile, halves=halves, slides=slides)
        data = paint(pages, theme)
        return Rendering(data, next(iter(pages.pages), None), pages.problems, len(pages.pages))
