"""The parts of an essay: thesis, paragraphs of points with their evidence, judgement. All versions are made of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from random import Random
from typing import ClassVar

from lessonpress.resources.diagnostics import Span
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Rich, Statement, Text
from lessonpress.resources.teaching import Argument, Essay
from lessonpress.resources.topic import Factor, Topic
from lessonpress.resources.values import Value

from ..document import Block, Box, Inlines, Paragraph, RichBlock, Role, Strong, Tone, paragraph
from ..labels import Labels
from ..saying import said


class Move(StrEnum):
    """What a part does in the essay, in the order in which the parts of a paragraph stand."""

    THESIS = "thesis"
    POINT = "point"
    EVIDENCE = "evidence"
    EXPLANATION = "explanation"
    COUNTER = "counter"
    LINK = "link"
    JUDGEMENT = "judgement"


class Part(Value, frozen=True):
    """One part: what it does, and its statements."""

    move: Move
    statements: tuple[Inlines, ...]
    span: Span | None = None

    @property
    def text(self) -> Inlines:
        """The statements as running text."""
        return run_on(self.statements)


class Section(Value, frozen=True):
    """A paragraph of the essay: its name, such as 'Paragraph 2', the same with its factor, and its parts."""

    name: str
    heading: str
    parts: tuple[Part, ...]


class Draft(Value, frozen=True):
    """An essay taken apart, and what a version is made with: words, level, dice."""

    question: Rich
    sections: tuple[Section, ...]
    labels: Labels
    level: Level
    order: Random

    @property
    def moves(self) -> tuple[Move, ...]:
        """What the parts of this essay do."""
        found = {part.move for section in self.sections for part in section.parts}
        return tuple(move for move in Move if move in found)

    @property
    def asked(self) -> Box:
        """The question, to stand over every version."""
        return Box((Paragraph((Strong(self.question.nodes),), span=self.question.span),), tone=Tone.SOURCE)

    def name(self, move: Move) -> str:
        """What a part that does this is called."""
        return self.labels(f"essay-part-{move.value}")


class KeyNote(RichBlock, frozen=True):
    """What only the key says: how to mark."""

    name: ClassVar[str] = "key-note"
    words: str

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """A note in the key, nothing on the sheet."""
        return (paragraph(self.words, Role.NOTE),) if answers else ()


def sections(essay: Essay, topic: Topic, labels: Labels) -> tuple[Section, ...]:
    """Introduction, a paragraph for each argument, conclusion."""
    paragraphs = (_paragraph(n, argument, topic, labels) for n, argument in enumerate(essay.arguments, 1))
    thesis, judgement = _part(Move.THESIS, [essay.thesis], labels), _part(Move.JUDGEMENT, [essay.judgement], labels)
    first, last = labels("essay-introduction"), labels("essay-conclusion")
    return (Section(first, first, (thesis,)), *paragraphs, Section(last, last, (judgement,)))


def run_on(statements: Iterable[Inlines]) -> Inlines:
    """Statements one after the other, as sentences of one paragraph."""
    nodes = [node for statement in statements for node in (Text(" "), *statement)]
    return tuple(nodes[1:])


def _paragraph(number: int, argument: Argument, topic: Topic, labels: Labels) -> Section:
    name = labels("essay-paragraph", number=number)
    factor = topic.by_id.get(argument.factor) if argument.factor else None
    heading = labels("essay-titled", version=name, title=factor.title.plain) if isinstance(factor, Factor) else name
    return Section(name, heading, tuple(_parts(argument, labels)))


def _parts(argument: Argument, labels: Labels) -> Iterator[Part]:
    yield _part(Move.POINT, [argument.point], labels)
    yield _part(Move.EVIDENCE, argument.evidence, labels)
    yield _part(Move.EXPLANATION, [argument.explanation], labels)
    if argument.counter:
        yield _part(Move.COUNTER, [argument.counter], labels)
    if argument.link:
        yield Part(Move.LINK, (argument.link.nodes,), argument.link.span)


def _part(move: Move, statements: Iterable[Statement], labels: Labels) -> Part:
    told = tuple(statements)
    return Part(move, tuple(said(statement, labels) for statement in told), told[0].span)
