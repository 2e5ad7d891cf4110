"""What a backend is: the plug-in that writes a document in one file format."""

from __future__ import annotations

from functools import lru_cache
from typing import ClassVar, Literal, Protocol, runtime_checkable

from lessonpress.layouts.document import Document
from lessonpress.layouts.drawing.scene import Scene
from lessonpress.layouts.paper import PAPERS, Paper
from lessonpress.layouts.plugins import EntryPoint, find_plugins, load_plugin
from lessonpress.layouts.theme import Theme
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.diagnostics import Diagnostic
from lessonpress.resources.values import Value

GROUP = "lessonpress.backends"
Halves = Literal["", "booklet", "two-up"]
"""Pages half as large as the sheet: none, or in the order for folding, or one after the other."""

OnPaper = Literal["handout", "notes"]
"""How a deck is printed: three slides a page with lines beside them, or each slide over its notes."""


class PrintOptions(Value, frozen=True):
    """What the reader of the file needs beyond the document: the paper, and the id that sheet and key share."""

    paper: Paper = PAPERS["a4"]
    build_id: str = ""
    tile: Paper | None = None
    """The sheets on which a poster is parted; without any it is printed whole."""
    halves: Halves = ""
    """Whether a flow is set on pages half as large, two on each side of a sheet: to be folded, or as they follow."""
    slides: OnPaper = "handout"
    """How a deck is printed, by those who print on paper."""
    reveal: bool = False
    """Whether on slides the entries of lists and the answers wait for a click."""
    by_hand: bool = False
    """Whether what is printed is written to be changed by hand: a poster or cards, as slides."""
    template: DeckTemplate | None = None
    """What slides are made in, by backends that know how to (`takes_template`); without any, in our own."""


class Rendering(Value, frozen=True):
    """A finished file: its bytes, a small picture of its first page, and what did not fit."""

    data: bytes
    preview: Scene | None = None
    problems: tuple[Diagnostic, ...] = ()
    pages: int = 0


class CannotDraw(Exception):
    """The backend was given a form of document that it does not write; the message says which and what to use."""


class Merged(Value, frozen=True):
    """A file in which a teacher's changes and the new version are one; `kept` counts what is the teacher's."""

    data: bytes
    kept: int
    told: tuple[str, ...] = ()
    """What there is to know of it, in plain words."""


class CannotMerge(Exception):
    """A teacher's file and its new version cannot become one; the message says why, in plain words."""


@runtime_checkable
class Backend(Protocol):
    """One file format. Bytes out, nothing written, no global state; the same input gives the same bytes."""

    name: ClassVar[str]
    suffix: ClassVar[str]
    """The file name's ending, with its dot."""
    forms: ClassVar[tuple[type[Document], ...]]
    """The forms of document that it writes."""

    def render(self, document: Document, *, theme: Theme, options: PrintOptions) -> Rendering:
        """Write `document`. Raises CannotDraw for a form that is not among `forms`."""
        ...


@runtime_checkable
class Merging(Protocol):
    """What a backend can besides that brings new versions into files that a teacher has changed."""

    def merge(self, document: Document, fresh: bytes, theirs: bytes, before: bytes | None) -> Merged:
        """The teacher's file with what is new in `fresh`, which `render` made of `document`.

        `before` is what lessonpress would have left there last time, had nobody changed it; None if that is not known.
        Raises CannotMerge.
        """
        ...


@lru_cache(maxsize=1)
def installed() -> dict[str, tuple[EntryPoint, ...]]:
    """The backends there are, by name; none is loaded yet."""
    return find_plugins(GROUP)


@lru_cache(maxsize=16)
def load_backend(name: str) -> Backend:
    """The backend of that name. Raises KeyError when there is none, BrokenPlugin when it cannot be used."""
    found: Backend = load_plugin(installed()[name], Backend)
    return found


def refuse(backend: Backend, document: Document) -> None:
    """Raise CannotDraw unless `backend` writes this form of document."""
    if not isinstance(document, backend.forms):
        known = " and ".join(sorted(form.__name__.lower() for form in backend.forms))
        form = type(document).__name__.lower()
        raise CannotDraw(f"{backend.name} writes {known}, not a {form} like '{document.id}'")
