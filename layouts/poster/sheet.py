"""The sheet of a timeline poster: head, foot and spine take their room, and the events share what is left."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.dates import format_year
from lessonpress.resources.topic import Alliance, Event, Topic

from ..drawing.axis import Axis
from ..drawing.scene import Item, Scene
from ..type.paragraph import Typesetter
from .alliances import Alliances
from .event_field import EventField
from .frame import GAP, Frame, pen_for
from .leaders import leaders
from .panels import Panel, events_panel
from .ruler import STRIP, ruler
from .signs import Entry, camp_signs, event_signs, key_panel, moment_signs

LEAST = 0.16
"""The least depth of the events' field on each side of the spine, as a part of the sheet's height."""
KEY = 0.18
"""The most that the key may take of the sheet's height."""
COMPACT = 0.3
"""Alliances that would take more of the sheet's height are shown with badges instead of ribbons."""


class Sheet:
    """A sheet of `size` mm with an axis from the first to the last day of `period` (Julian day numbers)."""

    def __init__(
        self, topic: Topic, typesetter: Typesetter, size: tuple[float, float], title: str, period: tuple[int, int]
    ) -> None:
        self.topic, self.size = topic, size
        self.pen = pen_for(topic, typesetter, size)
        self.frame = Frame(topic, self.pen, size, title)
        self.axis = Axis(*period, self.frame.left, self.frame.width)
        shown = (*topic.alliances, *leaders(topic, self.pen.words))
        self.alliances = Alliances(topic, shown, self.axis, self.pen)
        self.compact = self.alliances.height > size[1] * COMPACT
        if self.compact:
            self.alliances = self._alliances(shown)
        self.without_room: list[Alliance] = []
        """Alliances that the sheet leaves out."""

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year on the axis."""
        return self.axis.first_year, self.axis.last_year

    @property
    def stories(self) -> tuple[str, ...]:
        """The alliances in words."""
        return tuple(self.alliances.story(band) for band in self.alliances.bands)

    def scene(self, events: Sequence[Event], *, described: bool) -> tuple[Scene, list[Event]]:
        """The whole sheet, and the events that it tells of."""
        before = [e for e in events if self.axis.before(e.date)]
        after = [e for e in events if self.axis.after(e.date)]
        during = [e for e in events if not self.axis.before(e.date) and not self.axis.after(e.date)]
        head, top = self.frame.head(self.topic.topic.question.words)
        sources, bottom = self.frame.sources([event.description for event in events], self.pen.faces.values())
        room = bottom - top - self.pen.mm(GAP) - 2 * LEAST * self.size[1]
        widths = self._widths(before, after)
        key = key_panel(self.topic, widths[1], KEY * self.size[1], self.pen, self._signs())
        self._leave_out(room - key.height)
        panels = self._panels(before, after, key, widths, room - self._spine_height)
        foot, bottom = self._foot([panel for panel in panels if panel], bottom)
        depth = (bottom - top - self._spine_height) / 2
        upper, lower = top + depth, top + depth + self._spine_height
        field = EventField(self.topic, self.pen, self.axis, (upper, lower), depth, during, described=described)
        items: list[Item] = [*head, *self._spine(upper), *field.items, *foot, *sources]
        return Scene(*self.size, tuple(items)), [*told(panels[0]), *field.events, *told(panels[2])]

    # ---- spine ------------------------------------------------------------------------------------------------------

    def _spine(self, top: float) -> Iterator[Item]:
        """The ruler, the alliances, and the ruler once more, so that both sides can be read off; or one ruler alone."""
        pen, axis, language = self.pen, self.axis, self.topic.language
        first, last = (format_year(year, language) for year in self.years)
        alt = pen.words("poster-axis", first=first, last=last)
        if not self.alliances.bands:
            yield ruler(axis, top, pen, language, above=True, below=True, alt=alt)
            return
        yield ruler(axis, top, pen, language, above=True, below=False, alt=alt)
        yield from self.alliances.draw(top + pen.em(STRIP))
        yield ruler(axis, top + pen.em(STRIP) + self.alliances.height, pen, language, above=False, below=True, alt=alt)

    @property
    def _spine_height(self) -> float:
        return self.alliances.height + self.pen.em(STRIP) * (2 if self.alliances.bands else 1)

    def _alliances(self, shown: Sequence[Alliance]) -> Alliances:
        return Alliances(self.topic, shown, self.axis, self.pen, compact=self.compact)

    def _leave_out(self, room: float) -> None:
        """Leave out the least alliances, so that the spine is no higher than `room` mm."""
        if self._spine_height <= room:
            return
        kept: list[Alliance] = []
        for alliance in self.alliances.ranked:
            self.alliances = self._alliances([*kept, alliance])
            (kept if self._spine_height <= room else self.without_room).append(alliance)
        self.alliances = self._alliances(kept)

    def _signs(self) -> list[Entry]:
        """The two kinds of alliance, where there are two, and the two marks on the axis."""
        return [
            *(camp_signs(self.pen) if self.alliances.two_camps else ()),
            *moment_signs(self.pen),
            *event_signs(self.pen),
        ]

    # ---- foot -------------------------------------------------------------------------------------------------------

    def _widths(self, before: Sequence[Event], after: Sequence[Event]) -> list[float]:
        """How wide the panels are: what came before, the key, what came after; none where nothing came."""
        shares = [0.34 if before else 0.0, 0.32, 0.34 if after else 0.0]
        room = self.axis.width - self.pen.mm(GAP) * (len([share for share in shares if share]) - 1)
        return [share / sum(shares) * room for share in shares]

    def _panels(
        self, before: Sequence[Event], after: Sequence[Event], key: Panel, widths: Sequence[float], room: float
    ) -> list[tuple[Panel, float] | None]:
        """The three panels and their widths, those beside the key no higher than it or than `room` mm."""
        height = max(key.height, room)

        def listed(label: str, events: Sequence[Event], width: float) -> tuple[Panel, float] | None:
            if not events:
                return None
            return events_panel(self.pen.words(label), events, width, height, self.pen, self.topic.language), width

        return [listed("poster-before", before, widths[0]), (key, widths[1]), listed("poster-after", after, widths[2])]

    def _foot(self, panels: Sequence[tuple[Panel, float]], bottom: float) -> tuple[list[Item], float]:
        """The panels side by side down to `bottom`, and where the room above them ends."""
        tall = max(panel.height for panel, _ in panels)
        placed: list[Item] = []
        x = self.frame.left
        for panel, width in panels:
            placed.append(panel.at(x, bottom - tall, width, tall, self.pen))
            x += width + self.pen.mm(GAP)
        return placed, bottom - tall - self.pen.mm(GAP)


def told(panel: tuple[Panel, float] | None) -> tuple[Event, ...]:
    """The events that a panel lists."""
    return panel[0].events if panel else ()
