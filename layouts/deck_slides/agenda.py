"""The agenda: what comes, each part of the deck by its name, from which it can be reached."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lessonpress.resources.markup import Text

from ..document import Slide, SlideContents, SlideEntry, SlideRole
from .notes import notes
from .talk import Talk

FEWEST = 3
"""With fewer parts to come, nobody needs to be told which."""
ONE_COLUMN = 10


def with_agenda(
    talk: Talk, slides: Sequence[Slide], after: str, lengths: Mapping[str, str] | None = None
) -> tuple[Slide, ...]:
    """The slides with an agenda behind the one with the id `after`: it names the parts that begin later.

    `lengths` says of parts how long they take.
    """
    place = next((number for number, slide in enumerate(slides, 1) if slide.id == after), 0)
    parts = [(slide.section, slide.id) for slide in slides[place:] if slide.section]
    lasting = lengths or {}
    entries = [
        SlideEntry((Text(f"{part} ({lasting[part]})" if part in lasting else part),), name) for part, name in parts
    ]
    if not place or len(entries) < FEWEST:
        return tuple(slides)
    return (*slides[:place], _agenda(talk, entries), *slides[place:])


def _agenda(talk: Talk, entries: Sequence[SlideEntry]) -> Slide:
    """One column, or two that are read one after the other."""
    half = len(entries) if len(entries) <= ONE_COLUMN else (len(entries) + 1) // 2
    left, right = SlideContents(tuple(entries[:half])), SlideContents(tuple(entries[half:]))
    role = SlideRole.TWO_COLUMNS if right.entries else SlideRole.CONTENT
    say = notes(talk, [talk.labels("slide-say-agenda")])
    return Slide(talk.labels("slide-agenda"), role, (left,), (right,) if right.entries else (), say, id="agenda")
