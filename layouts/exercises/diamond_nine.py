"""Diamond nine: factors on cards, to be ranked in a diamond and argued about. No single order is the right one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from lessonpress.resources.dates import format_date
from lessonpress.resources.items import AnyId
from lessonpress.resources.markup import Rich, Statement, Text
from lessonpress.resources.topic import Event, Factor
from lessonpress.resources.values import Value

from ..card_games import DIAMONDS, Diamond
from ..document import (
    Answer,
    Block,
    Box,
    Cell,
    Column,
    Inlines,
    ListBlock,
    Paragraph,
    Role,
    Strong,
    Table,
    Tone,
    text_cell,
)
from ..questions import OpenAnswer, Task
from ..saying import said
from .choosing import UnfitError, select
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .weighing import factor_row

LEAST, MOST = min(DIAMONDS), max(DIAMONDS)
PLACES = ("first", "last", "hardest")
"""The places in the diamond that are argued about."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """What is ranked, and by which question."""

    question: Rich | None = None
    """Unless given, the topic's enquiry question."""
    ids: tuple[AnyId, ...] = ()
    """Four to nine factors or events; unless given, the factors, in the order of the source."""
    statements: tuple[Statement, ...] = ()
    """Statements of the teacher's own, in place of factors."""
    evidence: Count = 3
    """Most events named for a factor in the key."""
    lines: Count = 6


class Ranked(Value, frozen=True):
    """What is on a card; and, for the key, what it is called, what speaks for it and what against it."""

    card: tuple[Block, ...]
    row: tuple[tuple[Inlines, ...], ...] = ()


def make(options: Options, bench: Bench) -> Task:
    """The question, the cards, the empty diamond, and the places to argue in."""
    ranked = [_own(statement, bench) for statement in options.statements[:MOST]]
    if not ranked:
        pool = [bench.topic.by_id[i] for i in options.ids if i in bench.topic.by_id] or list(bench.topic.factors)

        def ask(thing: Any, _: object) -> Ranked:
            return _ranked(thing, options, bench)

        count = min(MOST, len(options.ids) or MOST)
        ranked = select(bench, pool, options.ids, count, MOST, ask, rank=pool.index, again=True)
    if len(ranked) < LEAST:
        raise TooFewFactsError(f"a diamond needs {LEAST} factors or events, and has {len(ranked)}")
    question = options.question or bench.topic.topic.question
    asked = Box((Paragraph((Strong(question.nodes),), span=question.span),), tone=Tone.SOURCE)
    labels = bench.labels
    ends = (labels("diamond-top"), labels("diamond-bottom"))
    cards = tuple(thing.card for thing in bench.order.sample(ranked, len(ranked)))
    body = (asked, Diamond(cards, ends, labels("cut-outs")), *_arguments(options, bench))
    return task(options, bench, body, notes=_notes(ranked, bench))


def _own(statement: Statement, bench: Bench) -> Ranked:
    return Ranked((Paragraph(said(statement, bench.labels), span=statement.span),))


def _ranked(thing: Any, options: Options, bench: Bench) -> Ranked:
    """A factor or an event as a card, with its row of the key."""
    match thing:
        case Factor():
            return Ranked(_card(thing.title.words, thing.summary, bench), factor_row(thing, options.evidence, bench))
        case Event():
            name = (*thing.title.words, Text(f" ({format_date(thing.date, bench.topic.language)})"))
            effects = [thing.effect] if thing.effect else list(thing.details)
            told = tuple(said(statement, bench.labels) for statement in effects or [thing.description])
            return Ranked(_card(name, thing.description, bench), ((name,), told, ()))
        case _:
            raise UnfitError("only factors and events can be ranked")


def _card(title: Inlines, statement: Statement, bench: Bench) -> tuple[Block, ...]:
    return (Paragraph((Strong(title),), Role.LEAD), Paragraph(said(statement, bench.labels), span=statement.span))


def _arguments(options: Options, bench: Bench) -> tuple[Block, ...]:
    """Why first, why last, and where the group disagreed; the key says what a good answer does."""
    asked = ((bench.labels(f"diamond-why-{place}"), bench.labels(f"diamond-good-{place}")) for place in PLACES)
    return tuple(OpenAnswer((Text(why),), options.lines, ((Text(good),),)) for why, good in asked)


def _notes(ranked: Sequence[Ranked], bench: Bench) -> tuple[Block, ...]:
    """That no order is the right one, and what the topic says for and against each card."""
    note = Paragraph((Text(bench.labels("diamond-no-order")),))
    rows = tuple(tuple(map(_cell, thing.row)) for thing in ranked if thing.row)
    if not rows:
        return (note,)
    columns = ("factor", "evidence", "counter")[: 3 if any(thing.row[2:] != ((),) for thing in ranked) else 2]
    head = tuple(text_cell(bench.labels(f"essay-plan-{name}"), header=True) for name in columns)
    shares = (Column(1.0), Column(1.8), Column(1.8))[: len(columns)]
    table = Table(shares, head, tuple(row[: len(columns)] for row in rows), caption=bench.labels("diamond-no-order"))
    return (note, table)


def _cell(statements: Sequence[Inlines]) -> Cell:
    if len(statements) == 1:
        return text_cell((Answer(statements[0]),))
    return Cell((ListBlock(tuple((Paragraph((Answer(s),)),) for s in statements)),) if statements else ())
