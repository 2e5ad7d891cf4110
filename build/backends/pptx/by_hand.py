"""Posters and cards as slides to be changed by hand: as large as the paper, a slide for each side, native shapes."""

from __future__ import annotations

from typing import Any

from lessonpress.layouts.document import Cards, Poster, paragraph
from lessonpress.layouts.drawing.scene import Scene
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.theme import Theme
from lessonpress.resources.diagnostics import Diagnostic
from lessonpress.resources.inline import slug
from lessonpress.resources.values import Value

from ...pages.cards import set_faces
from ...slides.grid import Board, Frame, Kind, Place
from ...slides.paragraphs import paragraphs
from ...slides.placed import PlacedDrawing
from ...slides.titles import Titles
from ..ooxml import plain
from .frames import holder
from .parts import Parts
from .shapes import ShapeWriter
from .template import own_sheet

LONGEST = 1422.4
"""A slide is 56 inches long at most, in mm (ECMA-376, part 1, 19.7.12)."""
SHORTEST = 25.4
TITLE_HIGH, GAP = 12.0, 4.0
"""The title stands above the slide, where only the outline and screen readers find it: the scene shows its own."""
_TITLE_ID, _FIRST_SHAPE = 2, 100


class Side(Value, frozen=True):
    """One slide: its title, its scene, and what it shows in words, for the notes."""

    title: str
    scene: Scene
    summary: str = ""


def sides(document: Poster | Cards, theme: Theme) -> tuple[list[Side], tuple[Diagnostic, ...]]:
    """The poster; or the front and then the back of each card. And what has no room on them."""
    if isinstance(document, Poster):
        return [Side(document.title, document.scene, document.summary)], ()
    faces, problems = set_faces(document, theme)
    back = Labels(document.language)
    found = [
        side
        for card, (front, behind) in zip(document.cards, faces, strict=True)
        for side in (Side(card.name, front), Side(back("card-back", name=card.name), behind))
    ]
    return found, problems


def write_sides(document: Poster | Cards, theme: Theme, shown: list[Side]) -> Any:
    """A presentation whose slides are as large as the scenes; what is too long for a slide is drawn smaller."""
    first = shown[0].scene if shown else Scene(*_size(document), ())
    scale = min(1.0, LONGEST / max(first.width, first.height))
    width, height = (max(SHORTEST, side * scale) for side in (first.width, first.height))
    board = _board(width)
    template = own_sheet(theme, document.language, board, (width, height))
    text = template.text_writer(board.name, document.language)
    parts, titles, names = Parts(template, text, document.id), Titles(), Titles()
    for number, side in enumerate(shown, 1):
        title = titles.own(lambda tail, name=side.title or document.title: name + tail)  # type: ignore[misc]
        parts.slide(number, names.own(lambda tail, name=title: slug(name + tail)))  # type: ignore[misc]
        drawing = PlacedDrawing(Frame(0, 0, width, height), side.scene, scale, "")
        shapes = ShapeWriter(text.colours, text, drawing, _FIRST_SHAPE, parts.pictures_of(number)).loose()
        notes = paragraphs((paragraph(side.summary),)) if side.summary else ()
        parts.put(number, board.name, _title(board.places[0], title, document.language) + shapes, notes)
    return template.presentation


def _size(document: Poster | Cards) -> tuple[float, float]:
    return document.size if isinstance(document, Cards) else (document.scene.width, document.scene.height)


def _board(width: float) -> Board:
    """A layout of nothing but a title, above the slide."""
    frame = Frame(0, -TITLE_HIGH - GAP, width, TITLE_HIGH)
    return Board("Sheet", "titleOnly", (Place("Title", Kind.TITLE, 0, frame, (18,), prompt="Title"),))


def _title(place: Place, words: str, language: str) -> str:
    named = f'<p:cNvPr id="{_TITLE_ID}" name="{place.name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
    run = f'<a:r><a:rPr lang="{language}" dirty="0"/><a:t>{plain(words)}</a:t></a:r>'
    return (
        f"<p:sp><p:nvSpPr>{named}{holder(place)}</p:nvSpPr><p:spPr/>"
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p>{run}</a:p></p:txBody></p:sp>"
    )
