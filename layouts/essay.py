"""The essay kit: a model answer to read, to take apart, to put together, or to plan; all made of the same parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from msgspec import Struct

from lessonpress.resources.items import EssayId, Item, Level
from lessonpress.resources.markup import Rich, Text
from lessonpress.resources.teaching import Essay, Material
from lessonpress.resources.topic import Topic

from .document import Flow
from .essay_versions import FOR_PUPILS_TO_FILL, VERSIONS
from .essay_versions.parts import Draft, sections
from .labels import Labels
from .layout import Setting, chance
from .references import references

Version = Literal["plain", "annotated", "cut-up", "planner"]


class EssayOptions(Item, frozen=True, kw_only=True):
    """Which essay, and what to make of it."""

    essay: EssayId
    version: Version = "plain"
    """To read, with its parts named, in strips to put in order, or as an empty plan."""
    level: Level | None = None
    """Unless said, the level of the topic: it decides how much help a plan and strips give."""


class EssayKit:
    """A model essay: plain, annotated, in strips to put in order, or as an empty planner."""

    name: ClassVar[str] = "essay"
    folder: ClassVar[str] = "essays"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "an essay in essays.yaml"
    Options: ClassVar[type[Struct]] = EssayOptions

    def make(self, topic: Topic, material: Material, options: EssayOptions, setting: Setting) -> Flow:
        """The version that is asked for; those that pupils write on have a key."""
        labels, essay = Labels(topic.language), topic.by_id[options.essay]
        order = chance(material.id, "order", setting.variant)
        draft = Draft(essay.question, sections(essay, topic, labels), labels, setting.level, order)
        blocks = VERSIONS[options.version](draft)
        fields = ("name", "class", "date") if options.version in FOR_PUPILS_TO_FILL else ()
        return Flow(
            id=material.id,
            title=material.title.plain if material.title else _title(essay, options.version, labels),
            language=topic.language,
            subtitle=topic.topic.title.plain,
            references=references(topic, blocks),
            blocks=blocks,
            fields=tuple(labels(name) for name in fields),
            variant=setting.variant,
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """Every essay to read and to plan."""
        versions: tuple[Version, ...] = ("plain", "planner")
        return tuple(_material(essay, version, topic) for essay in topic.essays for version in versions)


def _material(essay: Essay, version: Version, topic: Topic) -> Material:
    title = Rich((Text(_title(essay, version, Labels(topic.language))),))
    options = {"essay": essay.id, "version": version}
    return Material(id=f"{essay.id}-{version}", layout="essay", title=title, options=options)


def _title(essay: Essay, version: Version, labels: Labels) -> str:
    """'Model essay', with what tells it from others on the same question; over a plan that would give it away."""
    name = labels(f"essay-{version}")
    if essay.title is None or version == "planner":
        return name
    return labels("essay-titled", version=name, title=essay.title.plain)
