"""The topic: what a power struggle consists of. The types below are the schema of the YAML that teachers write.

Keys in the source are these names with hyphens (`power_base` is written `power-base`). Fields called `id` name a
thing once for the whole topic; fields that hold other things' ids say in `refers_to` which sections they may name.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from msgspec import Meta, Struct

from .dates import HistoricDate
from .decks import DeckTemplate
from .images import Image
from .inline import code_of
from .items import AllianceId, AnyId, BodyId, EventId, Id, Item, Level, PersonId, SaidId, SourceId, Texts
from .markup import Rich, Statement
from .teaching import Essay, Lesson, Material

Language = Annotated[
    str,
    Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", description="a language tag (BCP 47) such as en-GB, de or fr"),
]


class InTemplate(Item, frozen=True):
    """The school's own template for slides."""

    FORM: ClassVar[str] = "it has a file, and perhaps layouts: {title: Title Slide, question: Title Only}"
    file: str
    """The name of a .pptx or .potx file beside topic.yaml."""
    layouts: dict[str, str] = {}
    """Layouts of the template for single roles, where lessonpress would choose others: `lessonpress check-template`."""


class About(Item, frozen=True, kw_only=True):
    """The topic itself."""

    title: Rich
    subtitle: Rich | None = None
    question: Rich
    """The enquiry question that the whole unit answers."""
    period: HistoricDate
    language: Language = "en-GB"
    """BCP 47 tag: how dates and labels are written, and what a screen reader speaks."""
    script_language: Language | None = None
    """BCP 47 tag of the native names and terms."""
    level: Level = Level.CORE
    audience: Rich | None = None
    template: str | InTemplate | None = None
    """The school's own template for slides, a .pptx or .potx file beside topic.yaml."""


class Post(Item, frozen=True, kw_only=True):
    """An office somebody held."""

    title: Rich
    from_: HistoricDate | None = None
    to: HistoricDate | None = None
    body: BodyId | None = None
    """In which body it was: the organisation chart then shows who sat there."""
    note: Rich | None = None
    """For the teacher who keeps the source; not printed."""


class Life(Item, frozen=True, kw_only=True):
    """A birth or a death."""

    date: HistoricDate
    place: Rich | None = None
    note: Rich | None = None
    """For the teacher who keeps the source; not printed."""


class Picture(Item, frozen=True, kw_only=True):
    """A picture of somebody, of an event, or of a source."""

    FORM: ClassVar[str] = (
        "it has three lines: file, alt (what it shows, for those who cannot see it), "
        "credit (who made it, and why you may use it)"
    )
    file: str
    """The name of a PNG, JPEG or SVG file in the topic's folder, or in its folder `pictures`: up to 20 MB."""
    alt: str
    """What it shows, in words, for those who cannot see it."""
    credit: str
    """Who made it, when, and why you may use it: printed wherever the picture is."""


class Person(Item, frozen=True, kw_only=True):
    """Somebody in the struggle, a contender for power or not."""

    id: Id
    name: str
    full_name: str | None = None
    native_name: str | None = None
    born: Life | None = None
    died: Life | None = None
    contender: bool = False
    one_line: Statement
    posts: tuple[Post, ...] = ()
    power_base: Texts = ()
    strengths: Texts = ()
    weaknesses: Texts = ()
    ideology: Texts = ()
    fate: Texts = ()
    picture: Picture | None = None
    """A portrait: its face in the middle of the upper half, since it is cut to a square."""


Standing = Annotated[int, Meta(ge=0, le=10)]


class Event(Item, frozen=True, kw_only=True):
    """Something that happened."""

    id: Id
    date: HistoricDate
    title: Rich
    description: Statement
    people: tuple[PersonId, ...] = ()
    kind: str = "event"
    weight: Annotated[int, Meta(ge=1, le=5)] = 3
    """1 to 5: a small poster shows only the weightiest."""
    details: Texts = ()
    effect: Statement | None = None
    """What came of it, in a sentence."""
    leads_to: tuple[EventId, ...] = ()
    """Later events that it helped to bring about."""
    standing: dict[PersonId, Standing] = {}
    """How strong contenders stood after it, from 0 (out of it) to 10 (in command): a judgement, for a living graph."""
    note: Rich | None = None
    """For the teacher: printed in the speaker notes of the deck alone."""
    picture: Picture | None = None


class Alliance(Item, frozen=True, kw_only=True):
    """Who stood with whom, against whom, and for how long."""

    id: Id
    name: str
    also_called: tuple[str, ...] = ()
    members: Annotated[tuple[PersonId, ...], Meta(min_length=1)]
    supporters: tuple[PersonId, ...] = ()
    """Those who stood with the members without being counted among them."""
    against: tuple[PersonId, ...] = ()
    from_: HistoricDate
    to: HistoricDate | None = None
    purpose: Texts = ()
    policy: Texts = ()
    outcome: Texts = ()
    ended_by: EventId | None = None
    note: Statement | None = None
    """For the teacher: printed in the speaker notes of the deck, and in keys that name the members."""


class Phase(Item, frozen=True, kw_only=True):
    """A stretch of the struggle: who governed, who opposed."""

    id: Id
    title: Rich
    from_: HistoricDate
    to: HistoricDate | None = None
    summary: Statement
    governing: AllianceId | None = None
    opposing: tuple[AllianceId, ...] = ()
    events: tuple[EventId, ...] = ()


class Body(Item, frozen=True, kw_only=True):
    """A body that ruled or chose those who did: a council, an assembly, an office. Who sat in it is said by posts."""

    id: Id
    name: str
    native_name: str | None = None
    does: Statement
    """What it was for, and what it could do."""
    elects: tuple[BodyId, ...] = ()
    """Bodies whose members it chose."""
    answers_to: tuple[BodyId, ...] = ()
    """Bodies that it worked for, without being elected by them."""


class Policy(Item, frozen=True, kw_only=True):
    """Something that was wanted, by whom and against whom."""

    id: Id
    title: Rich
    statement: Statement
    """What it meant."""
    for_: tuple[PersonId, ...] = ()
    against: tuple[PersonId, ...] = ()
    when: HistoricDate | None = None
    """The time for which this holds, where people changed their minds."""


class Term(Item, frozen=True, kw_only=True):
    """A word to know, with a definition per level."""

    id: Id
    term: str
    native_term: str | None = None
    definitions: dict[Level, Statement]
    """At least one; a missing level takes the nearest."""
    about: tuple[AnyId, ...] = ()

    def definition(self, level: Level) -> Statement:
        """The definition for `level`, or the nearest there is."""
        order = {Level.SUPPORT: (0, 1, 2), Level.CORE: (1, 0, 2), Level.CHALLENGE: (2, 1, 0)}[level]
        levels = tuple(Level)
        return next(self.definitions[levels[i]] for i in order if levels[i] in self.definitions)


class SourceView(Item, frozen=True, kw_only=True):
    """What one source says on a matter."""

    source: SourceId
    says: Rich
    rating: Literal["high", "medium", "low", "none"] | None = None


class Factor(Item, frozen=True, kw_only=True):
    """One reason why the winner won."""

    id: Id
    title: Rich
    summary: Statement
    evidence: tuple[EventId, ...] = ()
    counter_evidence: tuple[EventId, ...] = ()
    counter_argument: Statement | None = None
    historians: Statement | None = None
    sources_say: tuple[SourceView, ...] = ()


class Verdict(StrEnum):
    """How far a claim holds."""

    SOUND = "sound"
    IMPRECISE = "imprecise"
    DISPUTED = "disputed"
    WRONG = "wrong"


class Claim(Item, frozen=True, kw_only=True):
    """Something a source asserts, in our words, and how far it holds."""

    id: Id
    source: SourceId
    lines: str | None = None
    """Where in the source it stands, for the teacher who keeps the source; not printed."""
    text: Rich
    kind: Literal["fact", "judgement", "quotation"] = "fact"
    verdict: Verdict
    note: Rich | None = None
    """Why the verdict is so, for the teacher who keeps the source; not printed."""
    correction: Rich | None = None
    about: tuple[AnyId, ...] = ()
    said_in: tuple[SaidId, ...] = ()
    """Where the topic says this, or what corrects it, and cites the source."""
    left_out: Rich | None = None
    """Why the topic does not teach it."""


class Conflict(Item, frozen=True, kw_only=True):
    """A matter on which the sources disagree."""

    id: Id
    title: Rich
    prompt: Rich
    sources_say: tuple[SourceView, ...]
    known: Statement
    """What is known."""
    resolution: Statement
    records: Texts = ()
    """Where a historian could look to settle it: told in the key."""
    settled: bool = False
    level: Level = Level.CORE
    about: tuple[AnyId, ...] = ()


class Question(Item, frozen=True, kw_only=True):
    """A quiz question with one right answer."""

    id: Id
    stem: Rich
    answer: Rich
    distractors: Annotated[tuple[Rich, ...], Meta(min_length=1)]
    explanation: Statement | None = None
    difficulty: Literal["easy", "medium", "hard"] = "medium"
    level: Level = Level.CORE
    about: tuple[AnyId, ...] = ()


class Value(Item, frozen=True, kw_only=True):
    """One number of a figure."""

    label: Rich
    value: float
    date: HistoricDate | None = None
    """When it was so much: a figure all of whose values are dated is drawn in order of time."""
    note: Rich | None = None


class Figure(Item, frozen=True, kw_only=True):
    """Numbers that belong together: a vote, the size of a party over time."""

    id: Id
    title: Rich
    unit: str
    values: Annotated[tuple[Value, ...], Meta(min_length=1)]
    date: HistoricDate | None = None
    note: Statement
    """What the numbers mean and where they come from."""
    about: tuple[AnyId, ...] = ()


class Source(Item, frozen=True, kw_only=True):
    """Where statements come from: an entry of the bibliography."""

    id: Id
    title: Rich
    author: str | None = None
    date: HistoricDate | None = None
    kind: Literal["textbook", "notes", "essay", "chart", "web page", "book", "article", "document", "general"] = "book"
    details: Rich | None = None
    """Publisher, place, web address."""
    strength: Rich | None = None
    weakness: Rich | None = None
    picture: Picture | None = None
    """The source itself, if it can be looked at: a cartoon, a poster, a page."""

    @property
    def code(self) -> str:
        """The short form printed after a statement."""
        return code_of(self.id)


class Sections(Struct, frozen=True, kw_only=True, dict=True, forbid_unknown_fields=True):
    """One power struggle, whole."""

    topic: About
    people: tuple[Person, ...] = ()
    events: tuple[Event, ...] = ()
    alliances: tuple[Alliance, ...] = ()
    phases: tuple[Phase, ...] = ()
    bodies: tuple[Body, ...] = ()
    policies: tuple[Policy, ...] = ()
    terms: tuple[Term, ...] = ()
    factors: tuple[Factor, ...] = ()
    claims: tuple[Claim, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    questions: tuple[Question, ...] = ()
    figures: tuple[Figure, ...] = ()
    sources: tuple[Source, ...] = ()
    essays: tuple[Essay, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    materials: tuple[Material, ...] = ()


class Topic(Sections, frozen=True, kw_only=True, dict=True):
    """One power struggle with all that lies in its folder: the sections of its files, pictures, layouts."""

    pictures: dict[str, Image] = {}
    """The pictures of people, events and sources, by the ids of these."""
    templates: dict[str, str] = {}
    """The layouts of its own, by their names."""
    deck_template: DeckTemplate | None = None
    """What its slides are made in, if not in our own template."""

    @cached_property
    def by_id(self) -> dict[str, Any]:
        """Everything that has an id, by its id."""
        return {item.id: item for section in SECTIONS for item in getattr(self, section)}

    @cached_property
    def sections(self) -> dict[str, str]:
        """The section of everything that has an id, by its id."""
        return {item.id: section for section in SECTIONS for item in getattr(self, section)}

    @cached_property
    def contenders(self) -> tuple[Person, ...]:
        """Those who contended for power, in the order of the source."""
        return tuple(p for p in self.people if p.contender)

    @cached_property
    def timeline(self) -> tuple[Event, ...]:
        """All events in order of time; those of the same time as in the source."""
        return tuple(sorted(self.events, key=lambda e: e.date.sort_key))

    @cached_property
    def below(self) -> dict[str, tuple[str, ...]]:
        """By body, those that stand below it: whom it elects, and who answers to it."""
        answering = {body.id: [b.id for b in self.bodies if body.id in b.answers_to] for body in self.bodies}
        return {body.id: tuple(dict.fromkeys((*body.elects, *answering[body.id]))) for body in self.bodies}

    @property
    def language(self) -> str:
        """BCP 47 tag of the topic's language."""
        return self.topic.language

    def name(self, person: str) -> str:
        """The short name of the person with this id."""
        return str(self.by_id[person].name)


SECTIONS: tuple[str, ...] = tuple(f for f in Sections.__struct_fields__ if f != "topic")
"""The names of the sections that are lists, in the order they are told."""
