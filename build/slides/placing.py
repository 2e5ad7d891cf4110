"""A deck becomes placed slides: every block in a placeholder, at a size that fits, over as many slides as it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from msgspec.structs import replace

from lessonpress.layouts.document import Block, Deck, Heading, Paragraph, Role, Slide, SlideRole
from lessonpress.layouts.questions import MultipleChoice
from lessonpress.layouts.references import cited
from lessonpress.layouts.theme import Theme
from lessonpress.layouts.type.missing import report_missing
from lessonpress.resources.diagnostics import Diagnostic
from lessonpress.resources.inline import code_of, plain, slug

from ..pages.sharpness import coarse
from .boards import OURS
from .choices import place_choice
from .content import Desk, Laid
from .fit import Poured, best_size, pour
from .grid import Boards, Place
from .leaves import THINGS, segments
from .paragraphs import Par, in_bold, paragraphs, runs
from .placed import Part, PlacedDrawing, PlacedSlide, PlacedText
from .reveal import revealed

LARGE, AT_A_GLANCE = 36.0, 2
"""A question stands on so few lines where type of this size, in points, is small enough for that."""
SHOWN = "the slides will show it in a typeface of the computer's own"
"""What happens to letters that the deck's typeface lacks."""


def place_deck(
    deck: Deck, theme: Theme, boards: Boards = OURS, *, reveal: bool = False
) -> tuple[list[PlacedSlide], tuple[Diagnostic, ...]]:
    """All slides of `deck` on the layouts of a template, and what did not fit as it stands.

    With `reveal`, list entries and answers wait for a click.
    """
    desk = Desk(theme, deck.language, boards, reveal=reveal)
    order = {reference.code: number for number, reference in enumerate(deck.references)}
    made = (ready for slide in deck.slides for ready in _place(slide, desk, order, deck.title))
    placed = list(_named(made))
    report_missing(desk.ruler.type, desk.problems, shown=SHOWN)
    drawn = [part for slide in placed for part in slide.parts if isinstance(part, PlacedDrawing)]
    desk.problems.add(*(found for part in drawn for found in coarse((part.scene,), deck.id, part.scale)))
    return placed, desk.problems.found


def _named(slides: Iterable[PlacedSlide]) -> Iterator[PlacedSlide]:
    """The slides, each with a name of its own: continuations, and what a layout names alike, are numbered."""
    taken: Counter[str] = Counter()
    for slide in slides:
        taken[slide.id] += 1
        yield slide if taken[slide.id] == 1 else replace(slide, id=f"{slide.id}~{taken[slide.id]}")


def _place(slide: Slide, desk: Desk, order: dict[str, int], name: str) -> Iterator[PlacedSlide]:
    """One slide of the deck called `name`, and its continuations."""
    desk.slide = slide
    notes = paragraphs(slide.notes)
    codes = sorted(map(code_of, cited(_shown(slide))), key=lambda code: (order.get(code, len(order)), code))
    for number, (board, parts) in enumerate(_laid(slide, desk)):
        title = desk.title(slide, board, number)
        foot = desk.source_line(board, codes)
        section = slide.section if number == 0 else ""
        noted = [words for part in parts if isinstance(part, PlacedDrawing) for words in part.noted]
        more = [words for words in noted if plain(words.text) not in {note.text for note in notes}]
        said, told = (*notes, *paragraphs(more)), (*slide.notes, *more)
        own, footer = slide.id or slug(slide.title) or "slide", desk.footer(board, name)
        shown = (*title, *parts, *foot)
        if desk.reveal and slide.role not in (SlideRole.TITLE, SlideRole.SECTION):
            shown = revealed(shown, answers=slide.role is SlideRole.ANSWER)
        yield PlacedSlide(board, shown, said, told, section, footer=footer, span=slide.span, id=own)


def _shown(slide: Slide) -> tuple[Block, ...]:
    """What the slide shows: of a question without its answer, no explanation."""
    blocks = (*slide.blocks, *slide.right)
    if slide.role is SlideRole.ANSWER:
        return blocks
    return tuple(replace(block, explanation=()) if isinstance(block, MultipleChoice) else block for block in blocks)


def _laid(slide: Slide, desk: Desk) -> list[Laid]:
    """The layout and the parts of each slide that `slide` needs, without titles."""
    answers = slide.role is SlideRole.ANSWER
    first = slide.blocks[0] if slide.blocks else None
    if slide.role in (SlideRole.TITLE, SlideRole.SECTION):
        return _opening(slide, desk)
    if isinstance(first, MultipleChoice) and not slide.right:
        laid = place_choice(desk, first, paragraphs(slide.blocks[1:], answers=answers), answers=answers)
        if laid:
            return [laid]
    if (
        slide.role is SlideRole.QUESTION
        and isinstance(first, Paragraph)
        and first.role is Role.LEAD
        and not slide.right
    ):
        return _big_question(slide, desk)
    if slide.right and not any(isinstance(block, THINGS) for block in (*slide.blocks, *slide.right)):
        return _columns(slide, desk, answers=answers)
    blocks = (*slide.blocks, *slide.right)
    return [laid for s in segments(blocks, desk.complain, answers=answers) for laid in desk.segment(s, answers=answers)]


def _opening(slide: Slide, desk: Desk) -> list[Laid]:
    """A title slide or the first slide of a section."""
    pars = paragraphs(slide.blocks)
    if slide.role is SlideRole.SECTION:
        return desk.overflowing(desk.boards.section, pars)
    board = desk.boards.title
    subtitle = board.place("Subtitle")
    if all(place.name != "Text" for place in board.places):
        return _in_subtitle(pars, desk)
    size = best_size(desk.ruler, pars[:1], subtitle)
    if size is None or not pars:
        return desk.overflowing(board, pars)
    laid = desk.overflowing(board, pars[1:])
    return [(board, (PlacedText(subtitle, pars[:1], size), *laid[0][1])), *laid[1:]]


def _in_subtitle(pars: tuple[Par, ...], desk: Desk) -> list[Laid]:
    """A title slide that has one place for all that is said below the title."""
    board = desk.boards.title
    subtitle = board.place("Subtitle")
    for count in range(len(pars), 0, -1):
        size = best_size(desk.ruler, pars[:count], subtitle)
        if size:
            rest = desk.pouring(pars[count:]) if count < len(pars) else []
            return [(board, (PlacedText(subtitle, pars[:count], size),)), *rest]
    return [(board, ()), *(desk.pouring(pars) if pars else [])]


def _big_question(slide: Slide, desk: Desk) -> list[Laid]:
    """One question that fills the slide, perhaps with what to do about it."""
    board = desk.boards.big_question
    question, rest = paragraphs(slide.blocks[:1]), paragraphs(slide.blocks[1:])
    place = board.place("Question")
    asked = tuple(replace(par, scale=1.0, before=0.0) for par in question)
    shown = in_bold(asked)
    size = best_size(desk.ruler, shown, place)
    if size is None:
        return desk.pouring((*question, *rest))
    lines = {
        tried: len(desk.ruler.of(place.type).breaks(shown[0], tried, place.area.w))
        for tried in place.sizes
        if tried >= LARGE
    }
    size = next((tried for tried, count in lines.items() if tried <= size and count <= AT_A_GLANCE), size)
    laid = desk.overflowing(board, rest)
    return [(board, (PlacedText(place, asked, size), *laid[0][1])), *laid[1:]]


def _columns(slide: Slide, desk: Desk, *, answers: bool) -> list[Laid]:
    """Two columns, each perhaps under a heading of its own; both in the same size."""
    heads = _heads(slide.blocks, slide.right, desk)
    board = desk.boards.comparison if heads else desk.boards.columns
    skip = 1 if heads else 0
    sides = [paragraphs(blocks[skip:], answers=answers) for blocks in (slide.blocks, slide.right)]
    places = [board.place("Left"), board.place("Right")]
    poured = _evenly(desk, sides, places)
    laid = []
    for pair in zip_longest(*poured):
        bodies = [
            PlacedText(place, found.pars, found.size) if found else None
            for place, found in zip(places, pair, strict=True)
        ]
        parts = [part for couple in zip_longest(heads, bodies) for part in couple if part]
        laid.append((board, tuple(parts)))
    return laid or [(board, tuple(heads))]


def _evenly(desk: Desk, sides: list[tuple[Par, ...]], places: list[Place]) -> list[list[Poured]]:
    """Both columns poured in the smaller of the sizes that suit each."""
    sizes = places[0].sizes
    poured = [pour(desk.ruler, pars, place) for pars, place in zip(sides, places, strict=True)]
    common = min((found[0].size for found in poured if found), default=sizes[0])
    smaller = [replace(place, sizes=sizes[sizes.index(common) :]) for place in places]
    return [pour(desk.ruler, pars, place) for pars, place in zip(sides, smaller, strict=True)]


def _heads(left: tuple[Block, ...], right: tuple[Block, ...], desk: Desk) -> list[Part]:
    """The headings of both columns, when both have one that fits."""
    heads: list[Part] = []
    for name, blocks in (("Left heading", left), ("Right heading", right)):
        place = desk.boards.comparison.place(name)
        if not blocks or not isinstance(blocks[0], Heading):
            return []
        par = Par(runs(blocks[0].text), before=0.0, span=blocks[0].span)
        size = best_size(desk.ruler, in_bold((par,)), place)
        if size is None:
            return []
        heads.append(PlacedText(place, (par,), size))
    return heads
