"""What becomes of a school's template: a table of its layouts, what they lack, and a deck to look at."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import ValidationError, convert

from lessonpress.layouts.proof_deck import proof_deck
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.diagnostics import SourceError
from lessonpress.resources.topic import Language
from lessonpress.resources.trouble import in_words

from .backends.backend import PrintOptions, load_backend
from .backends.pptx.school.template import Fitted, faults, fitted
from .backends.pptx.school.tones import Tone
from .backends.pptx.school.typefaces import is_known
from .request import Misuse
from .template_notes import notes
from .writing import put_new

HEADS = ("for", "layout", "why", "what it lacks, and what happens then")
_SHAPES = {(16, 9): "16:9", (4, 3): "4:3", (16, 10): "16:10"}


class CheckedTemplate(NamedTuple):
    """What is to be told of a template, and the deck that shows it."""

    lines: tuple[str, ...]
    proof: bytes


def check_template(template: DeckTemplate, language: str) -> CheckedTemplate:
    """A look at a template. Raises SourceError when no deck can be made in it, Misuse when that is no language."""
    try:
        convert(language, Language)
    except ValidationError:
        raise Misuse(f"'{language}' is no language", "write its tag, such as en-GB, de or fr") from None
    wrong = faults(template)
    if wrong:
        raise SourceError(wrong)
    theme, found = load_theme(), fitted(template)
    titles = {role: f"{role}: {choice.layout.name}" for role, choice in found.choices.items()}
    deck = proof_deck(titles, language, theme)
    rendering = load_backend("pptx").render(deck, theme=theme, options=PrintOptions(template=template))
    return CheckedTemplate((_about(found, template), "", *_table(found), *_notes(found)), rendering.data)


def write_proof(template: str, data: bytes) -> str:
    """Write the proof into this folder, under a name that is free, unless it is there; tells so. Raises Misuse."""
    stem, number = Path(template).stem, 1
    while True:
        name = f"{stem}-proof{f'-{number}' if number > 1 else ''}.pptx"
        if not os.path.lexists(name):
            break
        if _holds(Path(name), data):
            return f"nothing new to make: open {name}, with a slide for each role"
        number += 1
    try:
        put_new(Path(name), data)
    except OSError as error:
        raise Misuse(f"cannot write {name}: {in_words(error)}") from None
    besides = f" (what lies in {stem}-proof.pptx is another)" if number > 1 else ""
    return f"made {name}{besides}: open it, and look at its slide for each role"


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _about(found: Fitted, template: DeckTemplate) -> str:
    """Size and number, in a line."""
    school = found.school
    ratio = next((name for (w, h), name in _SHAPES.items() if abs(school.width / school.height - w / h) < 0.01), "")
    number, masters = len(school.layouts), len({layout.master for layout in school.layouts})
    shape, more = f" ({ratio})" if ratio else "", f" of {masters} masters" if masters > 1 else ""
    size = f"{school.width:.0f} × {school.height:.0f} mm{shape}"
    return f"{Path(template.file).name}: slides of {size}, {number} layout{'' if number == 1 else 's'}{more}"


def _table(found: Fitted) -> Iterator[str]:
    rows: list[tuple[str, ...]] = [HEADS]
    for role, choice in found.choices.items():
        rows.append((role, choice.layout.name, choice.why, "; ".join(found.made[role].told)))
    yield from _aligned(rows)


def _aligned(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS) - 1)]
    for number, row in enumerate(rows):
        cells = (f"{cell:<{width}}" for cell, width in zip(row, widths, strict=False))
        yield "  ".join((*cells, row[-1])).rstrip()
        if number == 0:
            yield "  ".join("-" * width for width in (*widths, len(HEADS[-1])))


def _notes(found: Fitted) -> Iterator[str]:
    """What else one should know: typefaces whose measures we do not know, accents too faint for words."""
    theme, layout = load_theme(), found.layout("text")
    faces = [face for face in dict.fromkeys(layout.faces) if face and not is_known(face)]
    if faces:
        names = " and ".join(f"'{face}'" for face in faces)
        yield ""
        yield f"note: how wide {names} runs is not known: text is set with room to spare, look whether it fits"
    palette = found.palette("text", theme)
    accent = layout.scheme.hue(Tone("accent1"))
    if palette.hues["accent"] != accent:
        yield ""
        yield f"note: words in accent 1 ({accent}) would be hard to read: they have {palette.hues['accent']}"
    for note in notes(found):
        yield ""
        yield f"note: {note}"
