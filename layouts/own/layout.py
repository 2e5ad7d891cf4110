"""A topic's own layout: the template is filled with the topic, and the Markdown that comes of it becomes a flow."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems, SourceError, Span
from lessonpress.resources.items import Item, Level
from lessonpress.resources.markup import Rich
from lessonpress.resources.teaching import Material
from lessonpress.resources.templates import file_of
from lessonpress.resources.topic import Topic
from lessonpress.resources.yaml_source import Fields, read_yaml

from ..document import Flow
from ..exercises.tasks import tasks
from ..labels import Labels
from ..layout import Setting
from ..references import cited, references
from .filling import fill
from .markdown import blocks_of, exercises_of

FENCE = "---"


class Front(Item, frozen=True, kw_only=True):
    """What stands at the head of a template, between two lines of dashes."""

    title: Rich
    subtitle: Rich | None = None
    paper: Literal["a3", "a4", "a5", "letter", "legal", "tabloid"] = "a4"
    audience: Literal["pupils", "teacher", "home"] = "pupils"
    """Sheets for pupils have a line for name, class and date."""


class OwnOptions(Item, frozen=True, kw_only=True):
    """What a material may say of it."""

    level: Level | None = None


class OwnLayout:
    """The layout that a template of the topic is."""

    folder: str = "more"
    Options: type[Struct] = OwnOptions

    def __init__(self, name: str, text: str) -> None:
        self.name, self._text, self._file = name, text, file_of(name)

    @property
    def paper(self) -> str:
        """The paper that the template asks for."""
        front = self._front(Problems())
        return front.paper if front else "a4"

    def make(self, topic: Topic, material: Material, options: OwnOptions, setting: Setting) -> Flow:
        """The document. Raises SourceError for a template that cannot be used: each problem at its line."""
        problems = Problems()
        front = self._front(problems)
        markdown = fill(self._body(), self._file, topic, setting, problems) if front else ""
        place = Span(self._file, 1, 1, 1 + len(FENCE))
        given = exercises_of(markdown, place, problems)
        made = [] if problems.errors else list(tasks(given, topic, setting, material.id, place, problems))
        blocks = blocks_of(markdown, made, place, problems)
        for source in sorted(cited(blocks) - {source.id for source in topic.sources}):
            problems.error("unknown-id", f"unknown source '{source}'", place)
        if problems.errors or front is None:
            raise SourceError(problems.found)
        labels = Labels(topic.language)
        return Flow(
            id=material.id,
            title=(material.title or front.title).plain,
            language=topic.language,
            subtitle=front.subtitle.plain if front.subtitle else "",
            references=references(topic, blocks),
            warnings=problems.found,
            blocks=blocks,
            fields=tuple(labels(name) for name in ("name", "class", "date")) if front.audience == "pupils" else (),
            variant=setting.variant if given else "",
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One material, under the template's own name."""
        return (Material(id=self.name, layout=self.name),)

    def _front(self, problems: Problems) -> Front | None:
        """The head of the template; None, and why, when there is none that can be read."""
        lines = self._text.splitlines()
        place = Span(self._file, 1, 1, max(2, 1 + len(lines[0] if lines else "")))
        end = _end_of_front(lines)
        if end is None:
            hint = "begin with a line of three dashes, then 'title: …', then three dashes again"
            problems.error("front-matter", "a template begins with its title between two lines of ---", place, hint)
            return None
        head = "\n".join(["", *lines[1:end]])  # the empty line keeps the count
        read = read_yaml(self._file, head.encode(), problems)
        return decode(read.tree or Fields(), Front, problems, place=place) if read.whole else None

    def _body(self) -> str:
        """The template below its head, its lines counted as in the file."""
        lines = self._text.splitlines()
        end = _end_of_front(lines)
        assert end is not None
        return "\n".join([*[""] * (end + 1), *lines[end + 1 :]])


def _end_of_front(lines: Sequence[str]) -> int | None:
    if not lines or lines[0].rstrip() != FENCE:
        return None
    return next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
