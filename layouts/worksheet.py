"""The worksheet: exercises on paper, numbered, under a head for name, class and date; the same document is its key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct

from lessonpress.resources.dates import format_date
from lessonpress.resources.diagnostics import Problems, span_of
from lessonpress.resources.items import Item, Level
from lessonpress.resources.markup import Rich, Text
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .document import Block, Flow, Paragraph, Role
from .exercises import Bench, ExerciseOptions, TooFewFactsError, benches
from .exercises.tasks import place_of, read_exercise, tasks
from .labels import Labels
from .layout import Setting
from .references import references


class WorksheetOptions(Item, frozen=True, kw_only=True):
    """What a worksheet may say."""

    subtitle: Rich | None = None
    intro: Rich | None = None
    """A few words that set the scene."""
    level: Level | None = None
    """Unless said, the level of the topic."""
    exercises: Annotated[tuple[dict[str, Any], ...], Meta(min_length=1)]
    """Each names its `kind`; what else it may say is that kind's own."""


class Worksheet:
    """Exercises on paper, with their key."""

    name: ClassVar[str] = "worksheet"
    folder: ClassVar[str] = "worksheets"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "facts enough for an exercise"
    Options: ClassVar[type[Struct]] = WorksheetOptions

    def make(self, topic: Topic, material: Material, options: WorksheetOptions, setting: Setting) -> Flow:
        """The sheet. An exercise that the topic has too few facts for is left out, with a warning."""
        problems = Problems()
        made = tuple(filter(None, tasks(options.exercises, topic, setting, material.id, span_of(material), problems)))
        labels = Labels(topic.language)
        intro = (Paragraph(options.intro.nodes, Role.LEAD, span=options.intro.span),) if options.intro else ()
        blocks: tuple[Block, ...] = (*intro, *made)
        return Flow(
            id=material.id,
            title=material.title.plain if material.title else _title(material.id),
            language=topic.language,
            subtitle=options.subtitle.plain if options.subtitle else _subtitle(topic),
            references=references(topic, blocks),
            warnings=problems.found,
            blocks=blocks,
            fields=tuple(labels(name) for name in ("name", "class", "date")),
            variant=setting.variant,
        )

    def parts(self, material: Material, options: WorksheetOptions, problems: Problems) -> tuple[ExerciseOptions, ...]:
        """The options of each exercise, read by its kind: for checks, references included. Problems have places."""
        found = (read_exercise(given, place_of(given) or span_of(material), problems) for given in options.exercises)
        return tuple(read[1] for read in found if read)

    def standard(self, topic: Topic) -> Sequence[Material]:
        """A sheet of each sort, each of those kinds alone for which the topic says enough."""
        sheets = (_standard(topic, name, kinds) for name, kinds in _SHEETS.items())
        return tuple(sheet for sheet in sheets if sheet)


_SHEETS: Mapping[str, tuple[Mapping[str, str], ...]] = {
    "who-was-who": ({"kind": "match", "of": "people"}, {"kind": "gap-fill", "of": "people"}),
    "words-to-know": ({"kind": "match", "of": "terms"}, {"kind": "gap-fill", "of": "terms"}),
    "order-of-events": ({"kind": "put-in-order"}, {"kind": "match", "of": "events"}, {"kind": "gap-fill"}),
    "who-stood-with-whom": ({"kind": "match", "of": "alliances"}, {"kind": "complete-table", "of": "alliances"}),
    "strengths-and-weaknesses": ({"kind": "complete-table", "of": "people"},),
    "who-stood-for-what": ({"kind": "sort-into-columns"}, {"kind": "short-answer"}),
    "true-or-false": ({"kind": "true-false"},),
    "sources-disagree": ({"kind": "sources-disagree"},),
    "quiz": ({"kind": "multiple-choice"},),
    "essay": ({"kind": "essay-plan"},),
    "cause-and-consequence": ({"kind": "consequence-chain"}, {"kind": "consequence-chain", "ask": "order"}),
    "who-wanted-what": ({"kind": "policy-grid"},),
    "how-useful-is-this-source": ({"kind": "source-evaluation"},),
    "interpretations": ({"kind": "interpretations"},),
}
"""The sheets of a topic that lists none, in the order of a course."""


def _standard(topic: Topic, name: str, kinds: Sequence[Mapping[str, str]]) -> Material | None:
    """The sheet of that name with the exercises that the topic has facts for; None when it has none for the first."""
    at = benches(topic, topic.topic.level, "", name, Problems())
    possible = [dict(given) for given, bench in zip(kinds, at, strict=False) if _is_possible(given, bench)]
    if possible[:1] != [dict(kinds[0])]:
        return None
    title = Labels(topic.language)(f"sheet-{name}")
    return Material(id=name, layout="worksheet", title=Rich((Text(title),)), options={"exercises": possible})


def _is_possible(given: Mapping[str, str], bench: Bench) -> bool:
    read = read_exercise(given, None, bench.problems)
    assert read is not None, given
    try:
        read[0].make(read[1], bench)
    except TooFewFactsError:
        return False
    return True


def _title(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _subtitle(topic: Topic) -> str:
    """What the sheet belongs to: the topic and its years."""
    years = format_date(topic.topic.period, topic.language)
    title = topic.topic.title.plain
    return title if years in title else f"{title}, {years}"
