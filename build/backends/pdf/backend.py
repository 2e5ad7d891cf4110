"""The PDF backend: pages set by our own typesetter, painted on ReportLab's canvas, tagged from the document."""

from __future__ import annotations

import io
from typing import ClassVar

from reportlab import rl_config

from lessonpress.layouts.document import Cards, Document, Flow, Poster
from lessonpress.layouts.theme import Theme

from ...pages import set_pages
from ...pages.page import Pages
from ..backend import PrintOptions, Rendering, refuse
from .canvas import TaggedCanvas
from .paint import Painter, font

rl_config.useA85 = 0  # the default writes images as text, in pure Python: thirty times slower


class Pdf:
    """Flows, cards and posters as tagged PDF."""

    name: ClassVar[str] = "pdf"
    suffix: ClassVar[str] = ".pdf"
    forms: ClassVar[tuple[type[Document], ...]] = (Flow, Cards, Poster)

    def render(self, document: Document, *, theme: Theme, options: PrintOptions) -> Rendering:
        """Set `document` on paper and paint it."""
        refuse(self, document)
        pages = set_pages(document, theme, options.paper, options.build_id)
        data = paint(pages, theme)
        return Rendering(data, next(iter(pages.pages), None), pages.problems, len(pages.pages))


def paint(pages: Pages, theme: Theme) -> bytes:
    """The PDF of `pages`."""
    buffer = io.BytesIO()
    canvas = TaggedCanvas(buffer, pages.root, font(theme, "sans"))
    canvas.setTitle(pages.title)
    canvas.setAuthor("lessonpress")
    canvas.setProducer("lessonpress")
    canvas.setLang(pages.language) if hasattr(canvas, "setLang") else None
    canvas._doc.Catalog.Lang = _string(pages.language)
    canvas.setViewerPreference("PrintScaling", "None")
    if pages.duplex:
        canvas.setViewerPreference(
            "Duplex", {"long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge"}[pages.duplex]
        )
    painter = Painter(canvas, theme)
    for number, scene in enumerate(pages.pages):
        for mark in (b for b in pages.bookmarks if b.page == number):
            key = f"h{number}-{mark.title}"
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(mark.title, key, 0)
        painter.page(scene)
    canvas.save()
    return buffer.getvalue()


def _string(text: str):  # type: ignore[no-untyped-def]
    from reportlab.pdfbase.pdfdoc import PDFString

    return PDFString(text)
