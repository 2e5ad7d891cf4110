"""The mind map as an outline: the same tree, numbered, whole, and with its sources."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from lessonpress.resources.items import Item
from lessonpress.resources.markup import Text
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .document import Flow, Outline, OutlineEntry
from .labels import Labels
from .layout import Setting
from .mind.thoughts import Thought, thoughts
from .mind_map import ENOUGH
from .references import references


class OutlineOptions(Item, frozen=True, kw_only=True):
    """A topic says nothing of its outline."""


class MindMapOutline:
    """The mind map as a numbered outline, to be folded on a screen."""

    name: ClassVar[str] = "mind-map-outline"
    folder: ClassVar[str] = "notes"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "three of these: factors, alliances, contenders, phases"
    Options: ClassVar[type[OutlineOptions]] = OutlineOptions

    def make(self, topic: Topic, material: Material, options: OutlineOptions, setting: Setting) -> Flow:
        """The question over all that the mind map says around it."""
        tree = thoughts(topic)
        named = Labels(topic.language)("mind-outline", title=topic.topic.title)
        return Flow(
            id=material.id,
            title=str(material.title or named),
            language=topic.language,
            subtitle=topic.topic.question.plain,
            references=references(topic, tree),
            blocks=(Outline(tuple(map(_entry, tree.children))),),
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One outline, where there is a mind map."""
        enough = len(thoughts(topic).children) >= ENOUGH
        return (Material(id="mind-map-outline", layout=self.name),) if enough else ()


def _entry(thought: Thought) -> OutlineEntry:
    """A thought as a point, with its years and all that follow from it."""
    years = (Text(f" ({thought.years})"),) if thought.years else ()
    return OutlineEntry((*thought.words, *years), tuple(map(_entry, thought.children)), thought.span)
