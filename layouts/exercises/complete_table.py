"""Complete the table: contenders or alliances against what is to be known of each, with some cells given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Alliance, Person
from lessonpress.resources.values import Value

from ..document import Inlines
from ..ids import SideId
from ..questions import Completion, Task
from ..saying import said
from .choosing import UnfitError, select
from .facts import Column, column
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task

LEAST, USUAL = 2, 7
COLUMNS: dict[str, tuple[Column, ...]] = {
    "people": ("power-base", "strengths", "weaknesses"),
    "alliances": ("against", "purpose", "outcome"),
}


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Whose table, which columns, how much of it is given."""

    of: Literal["people", "alliances"] = "people"
    ids: tuple[SideId, ...] = ()
    columns: tuple[Column, ...] = ()
    given: tuple[Column, ...] = ()
    """Columns that are printed; the others are to be filled in."""
    example: bool = False
    """Whether the first row is printed as an example."""
    count: Count | None = None
    most: Count = 2
    """Statements in a cell of the key."""
    lines: Count = 4
    """Lines to write on in a cell."""


class Row(Value, frozen=True):
    """A person or an alliance, and the statements of each cell."""

    name: str
    cells: tuple[tuple[Inlines, ...], ...]


def make(options: Options, bench: Bench) -> Task:
    """The table, in the order of the source, or as the teacher named its rows."""
    pool: Sequence[Person | Alliance] = bench.topic.contenders if options.of == "people" else bench.topic.alliances
    if options.ids:
        pool = [bench.topic.by_id[i] for i in options.ids if i in bench.topic.by_id]
    columns = options.columns or COLUMNS[options.of]

    def ask(thing: Person | Alliance, _: object) -> Row:
        return _row(thing, columns, options, bench)

    rows = select(bench, pool, options.ids, options.count, USUAL, ask, again=True)
    least = LEAST + options.example
    if len(rows) < least:
        raise TooFewFactsError(f"the table needs {least} rows with something in each cell, and has {len(rows)}")
    given = tuple(
        (True, *(name in options.given or (options.example and number == 0) for name in columns))
        for number in range(len(rows))
    )
    if all(all(row) for row in given):
        raise TooFewFactsError("every column of the table is given, so nothing is left to fill in")
    heads = (bench.labels(f"column-{options.of}"), *(bench.labels(f"column-{name}") for name in columns))
    table = tuple((((Text(row.name),),), *row.cells) for row in rows)
    return task(options, bench, (Completion(heads, table, given, options.lines),), label=f"complete-table-{options.of}")


def _row(thing: Person | Alliance, columns: Sequence[Column], options: Options, bench: Bench) -> Row:
    cells = []
    for name in columns:
        facts = column(bench.topic, thing, name)[: options.most]
        if not facts:
            raise UnfitError(f"the topic says nothing of its {name}")
        cells.append(tuple(said(f, bench.labels) for f in facts))
    return Row(thing.name, tuple(cells))
