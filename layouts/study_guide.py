"""The study guide: the whole struggle in plain words, for those who missed lessons or revise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct

from lessonpress.resources.dates import format_date
from lessonpress.resources.items import Item, Level
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .document import Block, Flow, Paragraph, Role
from .guide.explaining import disagreements, factors, glossary
from .guide.people import changing_sides, contenders
from .guide.phases import phases
from .guide.telling import Telling
from .labels import Labels
from .layout import Setting
from .references import references
from .saying import title_of


class StudyGuideOptions(Item, frozen=True, kw_only=True):
    """What a topic may say of its study guide."""

    level: Level | None = None


class StudyGuide:
    """The whole struggle to read: phases, sides, reasons, what is disputed, words to know."""

    name: ClassVar[str] = "study-guide"
    folder: ClassVar[str] = "notes"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "phases in phases.yaml"
    Options: ClassVar[type[Struct]] = StudyGuideOptions

    def make(self, topic: Topic, material: Material, options: StudyGuideOptions, setting: Setting) -> Flow:
        """Contenders, phases, explanations, disagreements, words: each as far as the topic says anything of it."""
        labels, telling = Labels(topic.language), Telling(topic, setting)
        told: tuple[Block, ...] = (
            Paragraph(topic.topic.question.nodes, Role.LEAD, span=topic.topic.question.span),
            *contenders(telling),
            *phases(telling),
            *changing_sides(telling),
            *factors(telling),
            *disagreements(telling),
        )
        blocks = (*told, *glossary(telling, told))
        return Flow(
            id=material.id,
            title=title_of(material, labels),
            language=topic.language,
            subtitle=f"{topic.topic.title.plain}, {format_date(topic.topic.period, topic.language)}",
            references=references(topic, blocks),
            blocks=blocks,
            contents=labels("guide-contents"),
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One guide, where there is a story to tell."""
        return (Material(id="study-guide", layout=self.name),) if topic.phases else ()
