"""Which files a document becomes: in which editions and formats, under which names, and what decides their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from lessonpress.layouts.document import Deck, Document, Flow, OnePage, Poster, fingerprint
from lessonpress.layouts.fillable import fillable
from lessonpress.layouts.paper import PAPERS, Paper
from lessonpress.layouts.questions import has_answers
from lessonpress.layouts.theme import Theme
from lessonpress.resources.values import Value

from .backends.backend import Halves, load_backend
from .job import Job
from .manifest import Key
from .versions import backend_digest, place_of

HALVES: tuple[Halves, ...] = ("booklet", "two-up")
"""The editions of a flow on half pages, two on each side of a sheet: to be folded, and as they follow."""
SLACK = 1.0
"""So much larger than a sheet a poster may be, in mm, and still count as being as large."""
FILLABLE = "fillable"
"""The edition of a sheet that is filled in on a screen."""
EDITABLE = "editable"
"""The edition of a poster or of cards that is changed by hand."""


class Output(Value, frozen=True):
    """One file to make: a document in one edition and one format."""

    path: str
    format: str
    edition: str
    document: Document
    key: Key
    tile: str = ""
    """The paper of the sheets on which a poster is parted."""
    halves: Halves = ""
    """Whether it is printed on half pages, and how."""
    reveal: bool = False
    """Whether on its slides something waits for a click."""


def outputs(job: Job, document: Document, formats: Iterable[str], theme: Theme) -> Iterator[Output]:
    """The files of a document in those of the formats that have its form; with answers too, if it asks anything.

    A poster or cards are made besides in a format in which they can be changed by hand, if the job says so.
    In formats that have sheets of paper a poster is made in tiles besides, a flow on half pages, and in those that have
    fields a sheet to be filled in on a screen, if the job says so.
    """
    content = fingerprint(document)
    stem = "-".join(filter(None, (job.stem, variant_of(document).lower(), document.level)))
    for name in formats:
        backend = load_backend(name)
        code = backend_digest(place_of(type(backend).__module__))
        key = {"content": content, "theme": theme.digest, "paper": job.paper, "code": code}
        if EDITABLE in job.besides and isinstance(document, getattr(backend, "by_hand", ())):
            yield Output(f"{stem}-{EDITABLE}{backend.suffix}", name, EDITABLE, document, key)
        if not isinstance(document, backend.forms):
            continue
        reveal = job.reveal and isinstance(document, Deck) and getattr(backend, "reveals", False)
        key |= {"reveal": "yes"} if reveal else {}
        for edition, printed in _editions(document):
            tail = "-answers" if edition == "answers" else ""
            yield Output(f"{stem}{tail}{backend.suffix}", name, edition, printed, key, reveal=reveal)
        if FILLABLE in job.besides and getattr(backend, "has_fields", False) and isinstance(document, Flow):
            paper = {"paper": f"{job.paper} filled in"}
            if sheet := fillable(document):
                yield Output(f"{stem}-fillable{backend.suffix}", name, FILLABLE, sheet, {**key, **paper})
        if not getattr(backend, "on_sheets", False):
            continue
        if job.tile and isinstance(document, Poster) and _is_larger(document, PAPERS[job.tile]):
            paper = {"paper": f"{job.paper} on {job.tile}"}
            yield Output(f"{stem}-tiles{backend.suffix}", name, "tiles", document, {**key, **paper}, job.tile)
        for edition in HALVES:
            if edition in job.besides and _can_be_halved(document):
                paper = {"paper": f"{job.paper} {edition}"}
                path = f"{stem}-{edition}{backend.suffix}"
                yield Output(path, name, edition, document, {**key, **paper}, halves=edition)


def _is_larger(poster: Poster, paper: Paper) -> bool:
    """Whether a poster does not fit on one sheet of the paper."""
    sides = zip(sorted((poster.scene.width, poster.scene.height)), sorted((paper.width, paper.height)), strict=True)
    return any(side > sheet + SLACK for side, sheet in sides)


def _can_be_halved(document: Document) -> bool:
    """Whether it runs over as many upright pages as it needs."""
    if not isinstance(document, Flow) or isinstance(document, OnePage):
        return False
    return not document.wide and not document.most_pages


def variant_of(document: Document) -> str:
    """Which shuffle the document is; empty for the first, and for documents that have nothing to shuffle."""
    return document.variant if isinstance(document, Flow) else ""


def build_id(key: Key) -> str:
    """What sheet and key have in common at their feet, so that nobody marks with the key of another sheet."""
    return key["content"][:7]


def _editions(document: Document) -> Iterator[tuple[str, Document]]:
    if isinstance(document, Flow) and has_answers(document.blocks):
        yield "sheet", document
        yield "answers", replace(document, answers=True)
    else:
        yield "", document
