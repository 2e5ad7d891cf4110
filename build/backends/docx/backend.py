"""Flows and cards as Word files: styles of the theme, real lists and tables, the same bytes every time."""

from __future__ import annotations

from importlib.util import find_spec
from typing import ClassVar

from lessonpress.layouts.document import Cards, Document, Flow, OnePage
from lessonpress.layouts.plugins import LacksLibrary
from lessonpress.layouts.theme import Theme

from ..backend import PrintOptions, Rendering, refuse


class Docx:
    """Writes sheets, texts and cards as .docx files that a teacher can edit."""

    name: ClassVar[str] = "docx"
    suffix: ClassVar[str] = ".docx"
    forms: ClassVar[tuple[type[Document], ...]] = (Flow, Cards)

    def __init__(self) -> None:
        if not find_spec("docx"):
            raise LacksLibrary("python-docx is not installed", 'pip install "lessonpress[word]"')

    def render(self, document: Document, *, theme: Theme, options: PrintOptions) -> Rendering:
        """The file's bytes. How many pages a flow has is for the program to say that opens it."""
        refuse(self, document)
        if isinstance(document, Cards):
            return _cards(document, theme, options)
        if isinstance(document, OnePage) and not theme.is_roomy:
            return _one_page(document, theme, options)
        from .flow import write_flow  # python-docx takes a while to load: only when a file is written

        assert isinstance(document, Flow)
        package, first = write_flow(document, theme, options.paper, options.build_id)
        return Rendering(package.data(), first)


def _cards(cards: Cards, theme: Theme, options: PrintOptions) -> Rendering:
    """Cards lie on their sheets as on paper, so the picture of the first is the same."""
    from ...pages import set_pages
    from .cards import write_cards

    pages = set_pages(cards, theme, options.paper, options.build_id)
    package = write_cards(cards, theme, options.paper, options.build_id)
    return Rendering(package.data(), pages.pages[0], pages.problems, len(pages.pages))


def _one_page(flow: OnePage, theme: Theme, options: PrintOptions) -> Rendering:
    """A sheet; what has no room on it is told."""
    from .one_page import write_one_page

    package, problems = write_one_page(flow, theme, options.paper, options.build_id)
    return Rendering(package.data(), problems=problems.found, pages=1)
