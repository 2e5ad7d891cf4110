"""The HTML backend: flows as semantic pages, cards and posters as the scenes that print, drawn in SVG."""

from __future__ import annotations

from itertools import count
from typing import ClassVar

from markupsafe import Markup
from msgspec.structs import replace

from lessonpress.layouts.document import Cards, Document, Drawing, Flow, OnePage, Poster
from lessonpress.layouts.drawing.scene import Scene, spoken
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.pictures import credited, credits
from lessonpress.layouts.questions import WordBank, lowered, printed
from lessonpress.layouts.theme import Theme

from ...pages import set_pages
from ..backend import PrintOptions, Rendering, refuse
from ..svg import svg
from .blocks import DRAWN, BlockWriter
from .elements import printable
from .inlines import InlineWriter, anchor
from .page import page

FEW = 4
"""A page of no more parts needs no list of contents."""


class Html:
    """Pages for a browser: one file each, which fetches and runs nothing."""

    name: ClassVar[str] = "html"
    suffix: ClassVar[str] = ".html"
    forms: ClassVar[tuple[type[Document], ...]] = (Flow, Cards, Poster)

    def render(self, document: Document, *, theme: Theme, options: PrintOptions) -> Rendering:
        """Write `document` as one page. A flow is read, not set, so it has neither pages nor a preview."""
        refuse(self, document)
        if isinstance(document, Flow):
            return Rendering(flow_page(document, theme, options))
        return _drawn(document, theme, options)


def flow_page(flow: Flow, theme: Theme, options: PrintOptions) -> bytes:
    """The page of a flow, with answers or without as it says itself."""
    labels = Labels(flow.language)
    drawn = tuple(kind for kind in DRAWN if not (flow.answers and kind is WordBank))  # the key has no need of it
    blocks = lowered(flow.blocks, answers=flow.answers, keep=drawn)
    flow = replace(flow, references=printed(flow).references)  # a sheet lists none that only its key cites
    inlines = InlineWriter(labels, flow.references)

    numbers = count(1)

    def figure(drawing: Drawing) -> Markup:
        return _picture(drawing.scene, theme, next(numbers), spoken(drawing.alt, drawing.scene.items))

    writer = BlockWriter(inlines, figure)
    content = writer.write(blocks)
    return page(
        "flow.html.j2",
        theme,
        document=flow,
        labels=labels,
        paper=options.paper.laid(wide=flow.wide),
        one_page=isinstance(flow, OnePage),
        build_id=options.build_id,
        content=content,
        parts=writer.parts if flow.contents and len(writer.parts) > FEW else [],
        anchor=anchor,
        pictures=credits(credited(blocks)),
    )


def _drawn(document: Document, theme: Theme, options: PrintOptions) -> Rendering:
    """Sheets of cards or a poster: what would print, as vector drawings at their true size."""
    pages = set_pages(document, theme, options.paper, options.build_id)
    labels = Labels(document.language)
    last = len(pages.pages)
    names = [labels("page", number=number, count=last) if last > 1 else "" for number in range(1, last + 1)]
    summary = document.summary if isinstance(document, Poster) else ""
    sheets = [
        _picture(scene, theme, number, f"{document.title} {name}".strip())
        for number, (scene, name) in enumerate(zip(pages.pages, names, strict=True), 1)
    ]
    data = page(
        "drawing.html.j2",
        theme,
        document=document,
        labels=labels,
        summary=summary,
        sheets=list(zip(names, sheets, strict=True)),
        size=pages.pages[0] if pages.pages else options.paper,
    )
    return Rendering(data, pages.pages[0] if pages.pages else None, pages.problems, last)


def _picture(scene: Scene, theme: Theme, number: int, title: str) -> Markup:
    """A scene as part of a page, which has other pictures with names of their own."""
    return Markup(printable(svg(scene, theme, title=title, description="", prefix=f"s{number}")))
