"""The unit's deck: from the enquiry question through every phase of the struggle back to the question, with a quiz."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from msgspec import Struct

from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .deck_slides.agenda import with_agenda
from .deck_slides.conflicts import conflicts
from .deck_slides.contenders import comparison, contenders
from .deck_slides.diagrams import organisation, standings
from .deck_slides.eras import overview
from .deck_slides.factors import factors
from .deck_slides.focus import focus
from .deck_slides.opening import enquiry, enquiry_again, title
from .deck_slides.phases import phases
from .deck_slides.quiz import do_now, plenary
from .deck_slides.sources import sources
from .deck_slides.talk import DeckOptions, Talk
from .document import Deck
from .layout import Setting
from .looks import repeated_looks
from .references import references

STEPS = (
    title,
    enquiry,
    do_now,
    overview,
    contenders,
    comparison,
    organisation,
    focus,
    phases,
    standings,
    factors,
    conflicts,
    plenary,
    enquiry_again,
)
"""The talk, step by step; each leaves itself out when the topic has nothing for it."""


class UnitDeck:
    """Slides for the whole unit: who, what happened, who stood on which side, why it ended so, a quiz."""

    name: ClassVar[str] = "deck"
    folder: ClassVar[str] = "slides"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "people or events"
    Options: ClassVar[type[Struct]] = DeckOptions

    def make(self, topic: Topic, material: Material, options: DeckOptions, setting: Setting) -> Deck:
        """The deck of the whole unit."""
        talk = Talk(material.id, topic, options, setting.theme, setting.level)
        shown = [slide for step in STEPS for slide in step(talk)]
        cited = references(topic, shown)
        subtitle = options.subtitle or topic.topic.subtitle
        return Deck(
            id=material.id,
            title=material.title.plain if material.title else topic.topic.title.plain,
            language=topic.language,
            subtitle=subtitle.plain if subtitle else "",
            references=cited,
            warnings=repeated_looks(topic, setting.theme),
            slides=with_agenda(talk, (*shown, *sources(talk, cited, shown)), "enquiry"),
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One deck, as soon as something happens in the topic."""
        return (Material(id="slides", layout=self.name),) if topic.events or topic.people else ()
