"""The sheet of a timeline poster: head, foot and spine take their room, and the events share what is left."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lessonpress.resources.dates import format_year
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Alliance, Event, Topic

from ..document import Inlines, Strong
from ..drawing.axis import Axis
from ..drawing.scene import Group, Item, Scene, moved
from ..labels import Labels
from ..looks import look_numbers
from ..monograms import monograms
from ..references import references
from ..theme import TextStyle
from ..type.paragraph import SetText, Typesetter
from .alliances import Alliances
from .event_field import EventField
from .leaders import leaders
from .panels import Panel, events_panel, key_panel
from .pen import Pen, box, last_width
from .ruler import STRIP, ruler

MARGIN = 12.0
"""Around everything, in mm on A3."""
GAP = 4.0
"""Between head, events and foot, in mm on A3."""
SMALLEST_TITLE = 0.62
"""How much smaller than usual a title may be, so that it and the period stand on one line."""
LEAST = 0.16
"""The least depth of the events' field on each side of the spine, as a part of the sheet's height."""
HEAD, KEY, SOURCES = 0.12, 0.18, 0.08
"""The most that the title, and the question, and then the key and the sources may take of the sheet's height."""
COMPACT = 0.3
"""Alliances that would take more of the sheet's height are shown with badges instead of ribbons."""
A3 = math.sqrt(297 * 420)


class Sheet:
    """A sheet of `size` mm with an axis from the first to the last day of `period` (Julian day numbers)."""

    def __init__(
        self, topic: Topic, typesetter: Typesetter, size: tuple[float, float], period: tuple[int, int]
    ) -> None:
        self.topic, self.size = topic, size
        self.title = str(topic.topic.title)
        unit = math.sqrt(size[0] * size[1]) / A3
        looks = look_numbers(topic)
        letters = monograms(topic.contenders)
        # Type grows less than the sheet, so that large posters say more; on small ones it stays readable.
        self.pen = Pen(typesetter, Labels(topic.language), unit, max(0.78, unit**0.88), letters, looks)
        margin = self.pen.mm(MARGIN)
        self.axis = Axis(*period, margin, size[0] - 2 * margin)
        shown = (*topic.alliances, *leaders(topic, self.pen.words))
        self.alliances = Alliances(topic, shown, self.axis, self.pen)
        self.compact = self.alliances.height > size[1] * COMPACT
        if self.compact:
            self.alliances = self._alliances(shown)
        self.without_room: list[Alliance] = []
        """Alliances that the sheet leaves out."""
        self.cut: list[str] = []
        """What of its words the sheet does not show whole."""

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
        head, top = self._head()
        sources, bottom = self._sources(events)
        room = bottom - top - self.pen.mm(GAP) - 2 * LEAST * self.size[1]
        widths = self._widths(before, after)
        key = key_panel(self.topic, widths[1], KEY * self.size[1], self.pen, camps=self.alliances.two_camps)
        self._leave_out(room - key.height)
        panels = self._panels(before, after, key, widths, room - self._spine_height)
        foot, bottom = self._foot([panel for panel in panels if panel], bottom)
        depth = (bottom - top - self._spine_height) / 2
        upper, lower = top + depth, top + depth + self._spine_height
        field = EventField(self.topic, self.pen, self.axis, (upper, lower), depth, during, described=described)
        items: list[Item] = [*head, *self._spine(upper), *field.items, *foot, *sources]
        return Scene(*self.size, tuple(items)), [*told(panels[0]), *field.events, *told(panels[2])]

    # ---- head -------------------------------------------------------------------------------------------------------

    def _head(self) -> tuple[list[Item], float]:
        """The title, the period, the question; and how far down they reach."""
        pen, margin = self.pen, self.pen.mm(MARGIN)
        width = self.axis.width
        style = pen.typesetter.theme.style("poster-title").scaled(pen.unit)
        subtitle = str(self.topic.topic.subtitle or "")
        gap = pen.mm(5)
        wide = pen.width(self.title, style) + (pen.width(subtitle, style) + gap if subtitle else 0.0)
        style = style.scaled(min(1.0, max(0.98 * width / wide, SMALLEST_TITLE)))
        title = self._fitted("title", self.title, style, HEAD)
        y = margin - pen.mm(2)
        items: list[Item] = [box(title, margin, y, "H1")]
        beside = last_width(title) + gap
        lead: Inlines = self.topic.topic.question.words
        if subtitle and beside + pen.width(subtitle, style) <= width:
            period = pen.line(subtitle, replace(style, colour="accent"), margin + beside, y)
            items.append(moved(period, 0, title.height - title.leading))
        elif subtitle:
            lead = (Strong((Text(subtitle),)), Text("\u2002"), *lead)
        y += title.height
        question = self._fitted(
            "question", lead, pen.typesetter.theme.style("poster-lead").scaled(max(pen.unit, 0.6)), HEAD
        )
        items.append(box(question, margin, y))
        return [Group(tuple(items), name="head")], y + question.height + pen.mm(GAP)

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
        x = self.pen.mm(MARGIN)
        for panel, width in panels:
            placed.append(panel.at(x, bottom - tall, width, tall, self.pen))
            x += width + self.pen.mm(GAP)
        return placed, bottom - tall - self.pen.mm(GAP)

    def _sources(self, events: Sequence[Event]) -> tuple[list[Item], float]:
        """The sources at the very bottom, and where the room above them ends."""
        pen = self.pen
        bottom = self.size[1] - pen.mm(MARGIN * 0.75)
        found = references(self.topic, [event.description for event in events])
        if not found:
            return [], bottom
        titles = {source.code: source.title.plain for source in self.topic.sources}
        style = pen.style("poster-text", 0.86, colour="soft")
        words = pen.words("poster-sources", codes=" · ".join(f"{r.code} {titles[r.code]}" for r in found))
        if pen.width(words, style) > 1.9 * self.axis.width:  # what does not fit on two lines is told by codes alone
            words = pen.words("poster-sources", codes=" · ".join(r.code for r in found))
        text = self._fitted("sources", words, style, SOURCES)
        return [box(text, pen.mm(MARGIN), bottom - text.height)], bottom - text.height - pen.mm(2.4)

    def _fitted(self, what: str, words: Inlines | str, style: TextStyle, share: float) -> SetText:
        """A paragraph over the whole width that takes at most this share of the sheet's height."""
        text, is_cut = self.pen.cut(words, style, self.axis.width, share * self.size[1])
        self.cut += [what] if is_cut else []
        return text


def told(panel: tuple[Panel, float] | None) -> tuple[Event, ...]:
    """The events that a panel lists."""
    return panel[0].events if panel else ()
