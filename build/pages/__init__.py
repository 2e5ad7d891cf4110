"""Paper: documents become pages of placed things."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.layouts.document import Cards, Deck, Document, Flow, OnePage, Poster
from lessonpress.layouts.paper import Paper
from lessonpress.layouts.theme import Theme

from ..backends.backend import Halves, OnPaper
from .page import Pages
from .sharpness import coarse


def set_pages(
    document: Document,
    theme: Theme,
    paper: Paper,
    build_id: str = "",
    *,
    tile: Paper | None = None,
    halves: Halves = "",
    slides: OnPaper = "handout",
) -> Pages:
    """Set a document on paper: if asked, a poster on sheets of `tile`, a flow on half pages, a deck over its notes."""
    if isinstance(document, Deck):
        pages = _set_deck(document, theme, paper, build_id, slides)
    else:
        pages = _set(document, theme, paper, build_id, tile, halves)
    return replace(pages, problems=(*pages.problems, *coarse(pages.pages, document.id)))


def _set_deck(deck: Deck, theme: Theme, paper: Paper, build_id: str, slides: OnPaper) -> Pages:
    from .handout import set_handout
    from .notes import set_notes

    return (set_notes if slides == "notes" else set_handout)(deck, theme, paper, build_id)


def _set(document: Document, theme: Theme, paper: Paper, build_id: str, tile: Paper | None, halves: Halves) -> Pages:
    match document:
        case OnePage() if not theme.is_roomy:
            from .one_page import set_one_page

            return set_one_page(document, theme, paper, build_id)
        case Flow() if halves:
            from .booklet import set_halves

            return set_halves(document, theme, paper, build_id, folded=halves == "booklet")
        case Flow():
            from .flow import set_flow

            return set_flow(document, theme, paper, build_id)
        case Cards():
            from .cards import set_cards

            return set_cards(document, theme, paper, build_id)
        case Poster() if tile:
            from .tiles import set_tiles

            return set_tiles(document, theme, tile, build_id)
        case Poster():
            from .poster import set_poster

            return set_poster(document, theme, build_id)
        case _:
            raise TypeError(f"{type(document).__name__} does not go on paper")
