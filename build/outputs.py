"""Which files a document becomes: in which editions and formats, under which names, and what decides their bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from lessonpress.layouts.deck_outline import outline
from lessonpress.layouts.document import Deck, Document, Flow, OnePage, Poster, fingerprint
from lessonpress.layouts.fillable import fillable
from lessonpress.layouts.paper import PAPERS, Paper
from lessonpress.layouts.questions import has_answers
from lessonpress.layouts.theme import Theme
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.values import Value

from .backends.backend import Backend, Halves, OnPaper, load_backend
from .job import Job
from .manifest import Key
from .versions import backend_digest, place_of

HALVES: tuple[Halves, ...] = ("booklet", "two-up")
"""The editions of a flow on half pages, two on each side of a sheet: to be folded, and as they follow."""
SLACK = 1.0
"""So much larger than a sheet a poster may be, in mm, and still count as being as large."""
FILLABLE = "fillable"
"""The edition of a sheet that is filled in on a screen."""
ON_PAPER: tuple[OnPaper, ...] = ("handout", "notes")
"""The editions of a deck on paper: slides with lines beside them, and each over its notes."""
OUTLINE = "outline"
"""The edition of a deck as a text."""
EDITABLE = "editable"
"""The edition of a poster or of cards that is changed by hand."""
BESIDES = (*HALVES, FILLABLE, *ON_PAPER, OUTLINE, EDITABLE)
"""All editions that are made besides where they are asked for."""


class Edition(Value, frozen=True):
    """A way to print a document. `how` tells its files from those of other ways, beside the paper that they are on."""

    name: str
    document: Document
    tail: str = ""
    """What the names of its files end with."""
    how: str = ""
    tile: str = ""
    """The paper of the sheets on which a poster is parted."""
    halves: Halves = ""
    """Whether it is printed on half pages, and how."""
    slides: OnPaper = "handout"
    """How a deck is printed on paper."""
    reveal: bool = False
    """Whether on its slides something waits for a click."""
    by_hand: bool = False
    """Whether it is written to be changed by hand."""


class Output(Value, frozen=True):
    """One file to make: a document in one edition and one format."""

    path: str
    format: str
    key: Key
    made: Edition

    @property
    def edition(self) -> str:
        """The edition's name."""
        return self.made.name

    @property
    def document(self) -> Document:
        """What it says."""
        return self.made.document


def outputs(
    job: Job, document: Document, formats: Iterable[str], theme: Theme, template: DeckTemplate | None = None
) -> Iterator[Output]:
    """The files of a document, in those of the formats that have its form, in every edition that there is to be.

    Formats that know templates are made in `template`.
    """
    content = fingerprint(document)
    stem = "-".join(filter(None, (job.stem, variant_of(document).lower(), document.level)))
    for name in formats:
        backend = load_backend(name)
        code = backend_digest(place_of(type(backend).__module__))
        for made in _editions(job, document, backend):
            if made.by_hand or isinstance(made.document, backend.forms):
                paper = f"{job.paper} {made.how}".rstrip()
                key = {"content": content, "theme": theme.digest, "paper": paper, "code": code}
                key |= {"reveal": "yes"} if made.reveal else {}
                if template and takes_template(name) and not made.by_hand:
                    key["template"] = template.digest
                yield Output(f"{stem}{made.tail}{backend.suffix}", name, key, made)


def _editions(job: Job, document: Document, backend: Backend) -> Iterator[Edition]:
    """As it is; with answers too, if it asks anything; and besides, what the job asks for and the format can show."""
    on_sheets = getattr(backend, "on_sheets", False)
    if isinstance(document, Flow) and has_answers(document.blocks):
        yield Edition("sheet", document)
        yield Edition("answers", replace(document, answers=True), "-answers")
    elif not (on_sheets and isinstance(document, Deck)):  # slides go on paper only where that is asked for
        waits = job.reveal and isinstance(document, Deck) and getattr(backend, "reveals", False)
        yield Edition("", document, reveal=waits)
    has_fields = FILLABLE in job.besides and getattr(backend, "has_fields", False)
    if has_fields and isinstance(document, Flow) and (sheet := fillable(document)):
        yield Edition(FILLABLE, sheet, f"-{FILLABLE}", "filled in")
    if isinstance(document, Deck) and OUTLINE in job.besides:
        yield Edition(OUTLINE, outline(document), f"-{OUTLINE}", OUTLINE)
    if EDITABLE in job.besides and isinstance(document, getattr(backend, "by_hand", ())):
        yield Edition(EDITABLE, document, f"-{EDITABLE}", EDITABLE, by_hand=True)
    if on_sheets:
        yield from _on_sheets(job, document)


def _on_sheets(job: Job, document: Document) -> Iterator[Edition]:
    """What there is besides in formats that have sheets of paper: tiles, half pages, slides."""
    if job.tile and isinstance(document, Poster) and _is_larger(document, PAPERS[job.tile]):
        yield Edition("tiles", document, "-tiles", f"on {job.tile}", tile=job.tile)
    for halves in HALVES:
        if halves in job.besides and _can_be_halved(document):
            yield Edition(halves, document, f"-{halves}", halves, halves=halves)
    for slides in ON_PAPER:
        if slides in job.besides and isinstance(document, Deck):
            yield Edition(slides, document, f"-{slides}", slides, slides=slides)


def takes_template(backend: str) -> bool:
    """Whether files in this format can be made in a template of the school's."""
    return bool(getattr(load_backend(backend), "takes_template", False))


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
