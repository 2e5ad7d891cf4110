"""The knowledge organiser: what is worth knowing by heart, numbered, on one page; to keep, to fill in, to practise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from msgspec import Struct
from msgspec.structs import replace

from lessonpress.resources.dates import format_date
from lessonpress.resources.items import Item, Level
from lessonpress.resources.markup import Rich, Text
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .document import Block, Box, Flow, Heading, OnePage, Paragraph, Role, Tone, paragraph
from .fact_bank import FactSection, fact_bank
from .fact_rows import fact_table, ruled, told
from .labels import Labels
from .layout import Setting
from .references import references

TRIES = 3
"""How often an answer is written again."""
LEAST = 8
"""Fewer facts are not worth a page."""

Version = Literal["full", "blank", "look-cover-write-check"]


class OrganiserOptions(Item, frozen=True, kw_only=True):
    """What a topic may say of its organiser."""

    version: Version = "full"
    """With the answers; with lines to write them on; or with columns to write them again and again from memory."""
    level: Level | None = None


class KnowledgeOrganiser:
    """All that is to be known, numbered, on one sheet: full, blank, or to look, cover, write and check."""

    name: ClassVar[str] = "knowledge-organiser"
    folder: ClassVar[str] = "organisers"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "eight facts: events, people, terms, alliances or factors"
    Options: ClassVar[type[Struct]] = OrganiserOptions

    def make(self, topic: Topic, material: Material, options: OrganiserOptions, setting: Setting) -> Flow:
        """The organiser in one of its versions; the same numbers stand for the same facts in all of them."""
        labels = Labels(topic.language)
        bank = fact_bank(topic, setting.level)
        form, blocks = _VERSIONS[options.version](topic, bank, labels)
        return form(
            id=material.id,
            title=material.title.plain if material.title else labels(_TITLES[options.version][1]),
            language=topic.language,
            subtitle=f"{topic.topic.title.plain}, {format_date(topic.topic.period, topic.language)}",
            references=references(topic, blocks),
            blocks=blocks,
            fields=() if options.version == "full" else tuple(labels(name) for name in ("name", "class", "date")),
            wide=True,
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """All versions, where there is enough to know."""
        if sum(len(section.facts) for section in fact_bank(topic, topic.topic.level)) < LEAST:
            return ()
        labels = Labels(topic.language)
        return tuple(
            Material(id=name, layout=self.name, title=Rich((Text(labels(title)),)), options={"version": version})
            for version, (name, title) in _TITLES.items()
        )


_TITLES: dict[Version, tuple[str, str]] = {
    "full": ("knowledge-organiser", "layout-knowledge-organiser"),
    "blank": ("knowledge-organiser-blank", "knowledge-organiser-blank"),
    "look-cover-write-check": ("look-cover-write-check", "look-cover-write-check"),
}
"""Of each version the id in a topic that lists no materials, and the label that says what it is called."""

_Made = tuple[type[Flow], tuple[Block, ...]]


def _full(topic: Topic, bank: Sequence[FactSection], labels: Labels) -> _Made:
    question = Paragraph(topic.topic.question.nodes, Role.LEAD, span=topic.topic.question.span)
    return OnePage, (
        question,
        *(_box(s, (fact_table(s, topic.language, told, pictures=topic.pictures),), labels) for s in bank),
    )


def _blank(topic: Topic, bank: Sequence[FactSection], labels: Labels) -> _Made:
    """Without sources: nothing is stated, and what is written has to be checked against the full sheet anyway."""
    how = paragraph(labels("organiser-blank-how"), Role.LEAD)
    asked = [replace(s, facts=tuple(f.uncited for f in s.facts)) for s in bank]
    return OnePage, (
        how,
        *(_box(s, (fact_table(s, topic.language, ruled, pictures=topic.pictures),), labels) for s in asked),
    )


def _look_cover(topic: Topic, bank: Sequence[FactSection], labels: Labels) -> _Made:
    """Answers stand in the middle, to be folded away or covered, and beside them the columns to write in."""
    tries = tuple(labels("look-cover-write-check-try", number=number) for number in range(1, TRIES + 1))
    blocks: list[Block] = [paragraph(labels("look-cover-write-check-how"), Role.INSTRUCTION)]
    for section in bank:
        blocks.append(Heading((Text(_title(section, labels)),), 2))
        blocks.append(fact_table(section, topic.language, told, headed=True, tries=tries, pictures=topic.pictures))
    return Flow, tuple(blocks)


_VERSIONS = {"full": _full, "blank": _blank, "look-cover-write-check": _look_cover}


def _box(section: FactSection, blocks: tuple[Block, ...], labels: Labels) -> Box:
    return Box(blocks, title=_title(section, labels), tone=Tone.SECTION)


def _title(section: FactSection, labels: Labels) -> str:
    """'Key dates: 1–12': so that a quiz can be set from the head alone."""
    name = labels(f"fact-{section.sort}")
    return labels("organiser-section", name=name, first=section.facts[0].number, last=section.facts[-1].number)
