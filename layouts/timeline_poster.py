"""The timeline poster: a true-to-scale axis, what happened along it, and who stood with whom."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from lessonpress.resources.dates import HistoricDate, format_date, format_year
from lessonpress.resources.diagnostics import Problems, span_of
from lessonpress.resources.items import Item
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Event, Topic

from .document import Poster
from .labels import Labels
from .layout import Setting
from .poster.finish import LARGER, finished, shows_pictures, tell_cut, title_of
from .poster.naming import named
from .poster.pen import FLOOR
from .poster.sheet import Sheet
from .type.paragraph import Typesetter

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
    """A poster of events and alliances, true to scale."""

    name: ClassVar[str] = "timeline-poster"
    folder: ClassVar[str] = "posters"
    paper: ClassVar[str] = "a3"
    needs: ClassVar[str] = "five events"
    Options: ClassVar[type[PosterOptions]] = PosterOptions

    def make(self, topic: Topic, material: Material, options: PosterOptions, setting: Setting) -> Poster:
        """The poster for the paper of `setting`; what finds no room on it is told in the warnings."""
        problems = Problems()
        size = setting.paper.turned(options.orientation)
        events = [event for event in topic.timeline if event.weight >= options.minimum_weight]
        typesetter = Typesetter(setting.theme, topic.language, smallest=FLOOR)
        period = _period(events, topic, options, problems)
        sheet = Sheet(topic, typesetter, size, title_of(topic, material), period)
        if not options.before_and_after:
            events = [e for e in events if not sheet.axis.before(e.date) and not sheet.axis.after(e.date)]
        scene, told = sheet.scene(events, described=options.text)
        if sheet.pen.faces and (len(told) < len(events) or not shows_pictures(scene)):
            plain = Sheet(replace(topic, pictures={}), typesetter, size, title_of(topic, material), period)
            other, more = plain.scene(events, described=options.text)
            if len(more) > len(told) or not shows_pictures(scene):  # portraits cost no event its room
                sheet, scene, told = plain, other, more
        _tell(sheet, events, told, setting.paper.name, problems)
        said, summary = [event.description for event in told], _summary(topic, told, sheet)
        return finished(topic, material, setting, scene, said, summary, typesetter, problems)

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One poster, where there are events enough."""
        return (Material(id="timeline", layout=self.name),) if len(topic.events) >= ENOUGH else ()


def _period(events: Sequence[Event], topic: Topic, options: PosterOptions, problems: Problems) -> tuple[int, int]:
    """The first and the last day of the axis: as asked for, as the topic says, or as the events need."""
    begin, end = options.from_ or topic.topic.period, options.to or topic.topic.period
    if begin.first_day > end.last_day:
        message = f"the timeline would begin in {format_date(begin)} and end before that, in {format_date(end)}"
        wrong = options.from_ or options.to
        problems.warning("order", message, wrong.span if wrong else None, "it shows the topic's period instead")
        begin = end = topic.topic.period
    known = [day for e in events for day in (e.date.first_day, e.date.last_day) if abs(day) < 10**8]
    first = begin.first_day if begin.start else min(known, default=0)
    last = end.last_day if end.end else max(known, default=first + 365)
    return first, max(last, first + 1)


def _tell(sheet: Sheet, events: Sequence[Event], told: Sequence[Event], paper: str, problems: Problems) -> None:
    """Warn of all that the sheet has no room for."""
    shown = {event.id for event in told}
    missing = sorted((event for event in events if event.id not in shown), key=lambda event: -event.weight)
    if missing:
        names = named([str(event.title) for event in missing])
        message = f"the timeline on {paper} has no room for {len(missing)} of its {len(events)} events: {names}"
        hint = f"{LARGER}, or set minimum-weight to choose what is shown"
        problems.warning("left-out", message, span_of(missing[0]), hint)
    if without := sheet.without_room:
        count = len(without) + len(sheet.alliances.bands)
        names = named([alliance.name for alliance in without])
        message = f"the timeline on {paper} has no room for {len(without)} of its {count} alliances: {names}"
        problems.warning("left-out", message, span_of(without[0]), LARGER)
    tell_cut(f"the timeline on {paper}", sheet.frame.cut, problems)


def _summary(topic: Topic, told: Sequence[Event], sheet: Sheet) -> str:
    """The poster in words: the question, every event, every alliance."""
    words = Labels(topic.language)
    ends = {"first": format_year(sheet.years[0], topic.language), "last": format_year(sheet.years[1], topic.language)}
    events = [f"{format_date(event.date, topic.language)}: {event.title}." for event in told]
    alliances = [story + "." for story in sheet.stories]
    return " ".join([words("poster-summary", question=topic.topic.question, **ends), *events, *alliances])
