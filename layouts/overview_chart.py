"""The overview chart: the struggle as a flow of causes, phase after phase, with what came of each event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta
from msgspec.structs import replace

from lessonpress.resources.dates import format_date, stretch
from lessonpress.resources.diagnostics import Problems, span_of
from lessonpress.resources.items import Item
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .document import Poster
from .drawing.scene import Scene
from .labels import Labels
from .layout import Setting
from .overview.sheet import ChartSheet
from .overview.story import Story, story
from .poster.alliances import told
from .poster.finish import LARGER, finished, shows_pictures, tell_cut, title_of
from .poster.naming import named
from .poster.pen import FLOOR
from .saying import enumerated
from .type.paragraph import Typesetter

ENOUGH = 4
"""Without being asked, a chart is made of this many events or more, if there are phases."""


class ChartOptions(Item, frozen=True, kw_only=True):
    """What a topic may say of its chart."""

    orientation: Literal["landscape", "upright"] = "upright"
    minimum_weight: Annotated[int, Meta(ge=1, le=5)] = 1
    """Only events of this weight or more."""


class OverviewChart:
    """A poster of what led to what, phase by phase."""

    name: ClassVar[str] = "overview-chart"
    folder: ClassVar[str] = "posters"
    paper: ClassVar[str] = "a3"
    needs: ClassVar[str] = "phases with four events"
    Options: ClassVar[type[ChartOptions]] = ChartOptions

    def make(self, topic: Topic, material: Material, options: ChartOptions, setting: Setting) -> Poster:
        """The chart for the paper of `setting`; what finds no room on it is told in the warnings."""
        problems = Problems()
        size = setting.paper.turned(options.orientation)
        typesetter = Typesetter(setting.theme, topic.language, smallest=FLOOR)
        whole = story(topic)
        whole = whole.only({event.id for event in whole.events if event.weight >= options.minimum_weight})
        sheet, scene, shown = _drawn(topic, whole, typesetter, size, title_of(topic, material))
        _tell(whole, shown, sheet.frame.cut, setting.paper.name, problems)
        _tell_astray(topic, options.minimum_weight, problems)
        summary = _summary(topic, shown)
        return finished(topic, material, setting, scene, shown.statements, summary, typesetter, problems)

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One chart, where there are phases, and events enough in them."""
        enough = len({name for phase in topic.phases for name in phase.events}) >= ENOUGH
        return (Material(id="overview-chart", layout=self.name),) if enough else ()


def _drawn(
    topic: Topic, whole: Story, typesetter: Typesetter, size: tuple[float, float], title: str
) -> tuple[ChartSheet, Scene, Story]:
    """The sheet, the scene, and what it tells: with faces in large, in small, or none, so that no event goes short."""
    plain = replace(topic, pictures={})
    sheets = [ChartSheet(plain, typesetter, size, title)]
    if sheets[0].pen.letters.keys() & topic.pictures.keys():
        sheets = [*(ChartSheet(topic, typesetter, size, title, faces_below=below) for below in (True, False)), *sheets]
    drawn = [(sheet, *sheet.scene(whole)) for sheet in sheets]
    *with_faces, last = drawn
    return next((found for found in with_faces if found[2] == last[2] and shows_pictures(found[1])), last)


def _tell(whole: Story, shown: Story, cut: Sequence[str], paper: str, problems: Problems) -> None:
    """Warn of all that the sheet has no room for."""
    names = {event.id for event in shown.events}
    missing = sorted((event for event in whole.events if event.id not in names), key=lambda event: -event.weight)
    if missing:
        left_out = named([str(event.title) for event in missing])
        message = f"the chart on {paper} has no room for {len(missing)} of its {len(whole.events)} events: {left_out}"
        hint = f"{LARGER}, or set minimum-weight to choose what is shown"
        problems.warning("left-out", message, span_of(missing[0]), hint)
    tell_cut(f"the chart on {paper}", cut, problems)


def _tell_astray(topic: Topic, weight: int, problems: Problems) -> None:
    """Warn of events that no phase counts as its own, although they happened in the time of the topic."""
    if not topic.phases:
        return
    period = topic.topic.period
    home = {name for phase in topic.phases for name in phase.events}
    astray = [
        event
        for event in topic.events
        if event.id not in home
        and event.weight >= weight
        and not (event.date.surely_before(period) or period.surely_before(event.date))
    ]
    if astray:
        names = named([str(event.title) for event in astray])
        hint = "name them under 'events' of a phase"
        problems.warning("left-out", f"in no phase, and so not on the chart: {names}", span_of(astray[0]), hint)


def _summary(topic: Topic, shown: Story) -> str:
    """The chart in words: the question; of every phase who stood where, and its events with what they led to."""
    words = Labels(topic.language)
    titles = {event.id: str(event.title) for event in shown.events}
    parts = [words("chart-summary", question=topic.topic.question)]
    last = None
    for event, group in zip(shown.events, shown.groups, strict=True):
        if shown.phases and group != last:
            phase = shown.phases[group]
            parts.append(f"{phase.title} ({stretch(phase.from_, phase.to, topic.language)}).")
            sides = (phase.governing, *phase.opposing) if phase.governing else phase.opposing
            parts += [told(topic.by_id[name], topic) + "." for name in sides]
            last = group
        parts.append(f"{format_date(event.date, topic.language)}: {event.title}.")
        parts += [event.effect.plain] if event.effect else []
        led = [f"‘{titles[arrow.end]}’" for arrow in shown.arrows if arrow.start == event.id]
        if led:
            parts.append(words("chart-led-to", event=event.title, events=enumerated(led, words)) + ".")
    return " ".join(parts)
