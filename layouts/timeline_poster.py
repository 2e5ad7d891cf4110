"""The timeline poster: a true-to-scale axis, what happened along it, and who stood with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from lessonpress.resources.dates import HistoricDate, format_date, format_year
from lessonpress.resources.diagnostics import Diagnostic, Severity, span_of
from lessonpress.resources.topic import Event, Item, Material, Topic

from .document import Poster
from .labels import Labels
from .layout import Setting
from .poster.sheet import Sheet
from .references import references

ENOUGH = 5
"""Without being asked, a poster is made of this many events or more."""


class PosterOptions(Item, frozen=True, kw_only=True):
    """What a topic may say of its poster."""

    orientation: Literal["landscape", "upright"] = "landscape"
    minimum_weight: Annotated[int, Meta(ge=1, le=5)] = 1
    """Only events of this weight or more."""
    text: bool = True
    """Describe the weightiest events where there is room."""
    from_: HistoricDate | None = None
    """Where the axis begins; with the topic's period unless said otherwise."""
    to: HistoricDate | None = None
    """Where it ends."""
    before_and_after: bool = True
    """List what happened outside the axis' time."""


class TimelinePoster:
    """The layout of timeline posters."""

    name: ClassVar[str] = "timeline-poster"
    folder: ClassVar[str] = "posters"
    paper: ClassVar[str] = "a3"
    Options: ClassVar[type[PosterOptions]] = PosterOptions

    def make(self, topic: Topic, material: Material, options: PosterOptions, setting: Setting) -> Poster:
        """The poster for the paper of `setting`; what finds no room on it is told in the warnings."""
        short, long = sorted((setting.paper.width, setting.paper.height))
        size = (long, short) if options.orientation == "landscape" else (short, long)
        events = [event for event in topic.timeline if event.weight >= options.minimum_weight]
        sheet = Sheet(topic, setting.typesetter(topic), size, _period(events, topic, options))
        sheet.title = str(material.title or topic.topic.title)
        if not options.before_and_after:
            events = [e for e in events if not sheet.axis.before(e.date) and not sheet.axis.after(e.date)]
        scene, told = sheet.scene(events, described=options.text)
        missing = [event for event in events if event not in told]
        return Poster(
            id=material.id,
            title=sheet.title,
            language=topic.language,
            subtitle=str(topic.topic.subtitle or ""),
            references=references(topic, [event.description for event in told]),
            warnings=_left_out(missing, len(events), setting.paper.name),
            scene=scene,
            summary=_summary(topic, told, sheet),
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One poster, where there are events enough."""
        return (Material(id="timeline", layout=self.name),) if len(topic.events) >= ENOUGH else ()


def _period(events: Sequence[Event], topic: Topic, options: PosterOptions) -> tuple[int, int]:
    """The first and the last day of the axis: as asked for, as the topic says, or as the events need."""
    begin, end = options.from_ or topic.topic.period, options.to or topic.topic.period
    known = [day for e in events for day in (e.date.first_day, e.date.last_day) if abs(day) < 10**8]
    first = begin.first_day if begin.start else min(known, default=0)
    last = end.last_day if end.end else max(known, default=first + 365)
    return first, max(last, first + 1)


def _left_out(missing: Sequence[Event], count: int, paper: str) -> tuple[Diagnostic, ...]:
    """One warning that names every event without a place."""
    if not missing:
        return ()
    names = ", ".join(f"‘{event.title}’" for event in missing)
    message = f"the timeline on {paper} has no room for {len(missing)} of its {count} events: {names}"
    hints = ("print it on larger paper, or set minimum-weight to choose what is shown",)
    return (Diagnostic(Severity.WARNING, "left-out", message, span_of(missing[0]), hints),)


def _summary(topic: Topic, told: Sequence[Event], sheet: Sheet) -> str:
    """The poster in words: the question, every event, every alliance."""
    words = Labels(topic.language)
    ends = {"first": format_year(sheet.years[0], topic.language), "last": format_year(sheet.years[1], topic.language)}
    events = [f"{format_date(event.date, topic.language)}: {event.title}." for event in told]
    alliances = [story + "." for story in sheet.stories]
    return " ".join([words("poster-summary", question=topic.topic.question, **ends), *events, *alliances])
