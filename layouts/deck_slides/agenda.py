"""The agenda: what comes, each part of the deck by its name, from which it can be reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from lessonpress.resources.markup import Text

from ..document import Slide, SlideContents, SlideEntry, SlideRole
from .notes import notes
from .talk import Talk

FEWEST = 3
"""With fewer parts to come, nobody needs to be told which."""
ONE_COLUMN = 10


def with_agenda(talk: Talk, slides: Iterable[Slide], after: str) -> tuple[Slide, ...]:
    """The slides with an agenda behind the one with the id `after`: it names the parts that begin later."""
    own = tuple(_told_apart(slides))
    place = next((number for number, slide in enumerate(own, 1) if slide.id == after), 0)
    entries = [_entry(slide) for slide in own[place:] if slide.section]
    if not place or len(entries) < FEWEST:
        return own
    return (*own[:place], _agenda(talk, entries), *own[place:])


def _told_apart(slides: Iterable[Slide]) -> Iterator[Slide]:
    """The slides, no two with the same id: what comes twice in a lesson must be reached in both places."""
    known: Counter[str] = Counter()
    for slide in slides:
        known[slide.id] += 1
        yield replace(slide, id=f"{slide.id}.{known[slide.id]}") if slide.id and known[slide.id] > 1 else slide


def _entry(slide: Slide) -> SlideEntry:
    """What leads to the part that begins on a slide."""
    lasting = f" ({slide.lasts})" if slide.lasts else ""
    return SlideEntry((Text(slide.section + lasting),), slide.id)


def _agenda(talk: Talk, entries: Sequence[SlideEntry]) -> Slide:
    """One column, or two that are read one after the other."""
    half = len(entries) if len(entries) <= ONE_COLUMN else (len(entries) + 1) // 2
    left, right = SlideContents(tuple(entries[:half])), SlideContents(tuple(entries[half:]))
    role = SlideRole.TWO_COLUMNS if right.entries else SlideRole.CONTENT
    say = notes(talk, [talk.labels("slide-say-agenda")])
    return Slide(talk.labels("slide-agenda"), role, (left,), (right,) if right.entries else (), say, id="agenda")
