"""How a topic is taught: lessons, essays, and the materials that are made of it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta

from .items import AnyId, ConflictId, FactorId, FigureId, Id, Item, MaterialId, QuestionId, Texts
from .markup import Rich, Statement

Minutes = Annotated[int, Meta(ge=1, le=180)]


class Activity(Item, frozen=True, kw_only=True):
    """A part of a lesson."""

    title: Rich
    minutes: Minutes
    kind: Literal["do-now", "teach", "task", "discuss", "plenary"] = "task"
    """How the class works; do-now and plenary begin and end a lesson."""
    text: Rich | None = None
    """What the teacher does and what the class does."""
    steps: tuple[Rich, ...] = ()
    """What the class does, in order, put to the class: it is shown on a slide."""
    about: tuple[AnyId, ...] = ()
    """What is taught: it gets slides."""
    conflicts: tuple[ConflictId, ...] = ()
    """Matters on which the sources disagree that are looked at."""
    figures: tuple[FigureId, ...] = ()
    """Figures that are shown as charts."""
    questions: tuple[QuestionId, ...] = ()
    """Quiz questions that are asked: in a do-now, of earlier lessons; in a plenary, of this one."""
    materials: tuple[MaterialId, ...] = ()
    """What is handed out or shown."""


class Lesson(Item, frozen=True, kw_only=True):
    """One lesson of the unit; they are taught in the order of the source."""

    id: Id
    title: Rich
    question: Rich
    """The enquiry question of the lesson."""
    objectives: Annotated[tuple[Rich, ...], Meta(min_length=1)]
    """What pupils will be able to do."""
    prior: tuple[Rich, ...] = ()
    """What they need to know before."""
    activities: Annotated[tuple[Activity, ...], Meta(min_length=1)]
    homework: Rich | None = None
    note: Rich | None = None
    """For the teacher: printed in the plan alone."""

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return sum(activity.minutes for activity in self.activities)

    @property
    def materials(self) -> tuple[str, ...]:
        """Ids of all materials that it uses, each once, in the order of use."""
        return tuple(dict.fromkeys(name for activity in self.activities for name in activity.materials))


class Argument(Item, frozen=True, kw_only=True):
    """A paragraph of an essay: a point, what supports it, what speaks against it, and what follows."""

    point: Statement
    factor: FactorId | None = None
    evidence: Annotated[Texts, Meta(min_length=1)]
    explanation: Statement
    """Why the evidence supports the point."""
    counter: Statement | None = None
    """What can be said against it."""
    link: Rich | None = None
    """Back to the question."""


class Essay(Item, frozen=True, kw_only=True):
    """A model answer to an essay question."""

    id: Id
    question: Rich
    title: Rich | None = None
    """What tells it from other essays on the same question."""
    thesis: Statement
    """The answer in a sentence or two: the introduction."""
    arguments: Annotated[tuple[Argument, ...], Meta(min_length=2)]
    judgement: Statement
    """The conclusion, weighed."""


class Material(Item, frozen=True, kw_only=True):
    """One thing to make. `options` are the layout's own."""

    id: Id
    layout: str
    title: Rich | None = None
    paper: str | None = None
    """a0 to a5, letter, legal or tabloid, instead of the layout's own; 'a4-landscape' also says which way round."""
    tile: str | None = None
    """Of a poster: the paper of the sheets on which it is printed besides, at full size."""
    booklet: bool = False
    """Whether it is made as a booklet besides: pages half as large, two on each side of a sheet, to be folded."""
    two_up: bool = False
    """Whether it is made besides on pages half as large, two on each side of a sheet, one after the other."""
    fillable: bool = False
    """Whether its sheet is made besides with fields that pupils fill in on a screen."""
    handout: bool = False
    """Whether a deck is made besides as a handout: three slides a page, with lines to write on."""
    notes: bool = False
    """Whether a deck is made besides as pages with a slide over its notes each."""
    outline: bool = False
    """Whether a deck is made besides as a text: what its slides say."""
    editable: bool = False
    """Of a poster or of cards: whether it is made besides as slides, to be changed by hand."""
    reveal: bool = False
    """Of slides: whether the entries of lists and the answers wait for a click."""
    options: dict[str, Any] = {}

    @property
    def besides(self) -> tuple[str, ...]:
        """The editions in which it is made besides."""
        asked = {"booklet": self.booklet, "two-up": self.two_up, "fillable": self.fillable}
        asked |= {"handout": self.handout, "notes": self.notes, "outline": self.outline, "editable": self.editable}
        return tuple(edition for edition, wanted in asked.items() if wanted)
