"""Pages to the bytes of a PDF."""

from __future__ import annotations

import io

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFString

from lessonpress.layouts.theme import Theme

from ...pages.page import Pages
from .canvas import TaggedCanvas
from .paint import Painter, font

rl_config.useA85 = 0  # the default writes images as text, in pure Python: thirty times slower
DUPLEX = {"long": "DuplexFlipLongEdge", "short": "DuplexFlipShortEdge"}


def paint(pages: Pages, theme: Theme) -> bytes:
    """The PDF of `pages`."""
    buffer = io.BytesIO()
    canvas = TaggedCanvas(buffer, pages.root, font(theme, "sans"))
    canvas.setTitle(pages.title)
    canvas.setAuthor("lessonpress")
    canvas.setProducer("lessonpress")
    canvas._doc.Catalog.Lang = PDFString(pages.language)
    canvas.setViewerPreference("PrintScaling", "None")
    canvas._doc.Catalog.setPageLayout("TwoColumnLeft" if pages.duplex else "OneColumn")  # fronts beside their backs
    if pages.duplex:
        canvas.setViewerPreference("Duplex", DUPLEX[pages.duplex])
    painter = Painter(canvas, theme)
    level = -1
    for number, scene in enumerate(pages.pages):
        for place, mark in enumerate(b for b in pages.bookmarks if b.page == number):
            level = min(mark.level, level + 1)  # an outline skips no level
            key = f"h{number}-{place}"
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(mark.title, key, level)
        painter.page(scene)
    painter.forms.finish()
    canvas.save()
    return buffer.getvalue()
