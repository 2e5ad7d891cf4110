"""The sheet of a timeline poster: head, foot and spine take their room, and the events share what is left."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessonpress.resources.dates import format_year
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Event, Topic

from ..document import Inlines, Strong
from ..drawing.axis import Axis
from ..drawing.scene import Group, Item, Scene, moved
from ..labels import Labels
from ..monograms import monograms
from ..references import references
from ..type.paragraph import Typesetter
from .alliances import Alliances
from .event_field import EventField
from .panels import Panel, events_panel, key_panel
from .pen import Pen, box
from .ruler import STRIP, ruler

MARGIN = 12.0
"""Around everything, in mm on A3."""
GAP = 4.0
"""Between head, events and foot, in mm on A3."""
SMALLEST_TITLE = 0.62
"""How much smaller than usual a title may be, so that it and the period stand on one line."""
A3 = math.sqrt(297 * 420)


class Sheet:
    """A sheet of `size` mm with an axis from the first to the last day of `period` (Julian day numbers)."""

    def __init__(
        self, topic: Topic, typesetter: Typesetter, size: tuple[float, float], period: tuple[int, int]
    ) -> None:
        self.topic, self.size = topic, size
        self.title = str(topic.topic.title)
        unit = math.sqrt(size[0] * size[1]) / A3
        looks = {person.id: number for number, person in enumerate(topic.contenders)}
        letters = monograms(topic.contenders)
        # Type grows less than the sheet, so that large posters say more; on small ones it stays readable.
        self.pen = Pen(typesetter, Labels(topic.language), unit, max(0.78, unit**0.88), letters, looks)
        margin = self.pen.mm(MARGIN)
        self.axis = Axis(*period, margin, size[0] - 2 * margin)
        self.alliances = Alliances(topic, self.axis, self.pen)
        if self.alliances.height > size[1] * 0.3:
            self.alliances = Alliances(topic, self.axis, self.pen, compact=True)

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
        during = [e for e in events if e not in before and e not in after]
        head, top = self._head()
        foot, bottom = self._foot(before, after, events)
        spine = self.alliances.height + self.pen.em(STRIP) * (2 if self.alliances.bands else 1)
        depth = (bottom - top - spine) / 2
        upper, lower = top + depth, top + depth + spine
        field = EventField(self.topic, self.pen, self.axis, (upper, lower), depth, during, described=described)
        items: list[Item] = [*head, *self._spine(upper), *field.items, *foot]
        return Scene(*self.size, tuple(items)), [*before, *field.events, *after]

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
        title = pen.set(self.title, style, width)
        y = margin - pen.mm(2)
        items: list[Item] = [box(title, margin, y, "H1")]
        beside = title.lines[-1].runs[-1].x + title.lines[-1].runs[-1].width + gap
        lead: Inlines = self.topic.topic.question.words
        if subtitle and beside + pen.width(subtitle, style) <= width:
            period = pen.line(subtitle, replace(style, colour="accent"), margin + beside, y)
            items.append(moved(period, 0, title.height - title.leading))
        elif subtitle:
            lead = (Strong((Text(subtitle),)), Text("\u2002"), *lead)
        y += title.height
        question = pen.set(lead, pen.typesetter.theme.style("poster-lead").scaled(max(pen.unit, 0.6)), width)
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

    # ---- foot -------------------------------------------------------------------------------------------------------

    def _foot(
        self, before: Sequence[Event], after: Sequence[Event], events: Sequence[Event]
    ) -> tuple[list[Item], float]:
        """The panels and the sources, from the bottom up; and where they begin."""
        pen, x = self.pen, self.pen.mm(MARGIN)
        style = pen.style("poster-text", 0.86, colour="soft")
        sources = self._sources(events)
        y = self.size[1] - pen.mm(MARGIN * 0.75)
        items: list[Item] = []
        if sources:
            text = pen.set(sources, style, self.axis.width)
            y -= text.height
            items.append(box(text, x, y))
            y -= pen.mm(2.4)
        panels = self._panels(before, after)
        tall = max(panel.height for panel, _ in panels)
        y -= tall
        placed: list[Item] = []
        for panel, width in panels:
            placed.append(panel.at(x, y, width, tall, pen))
            x += width + pen.mm(GAP)
        return [*placed, *items], y - pen.mm(GAP)

    def _panels(self, before: Sequence[Event], after: Sequence[Event]) -> list[tuple[Panel, float]]:
        """What came before, the key, what came after, as wide as they have much to say."""
        pen, words, language = self.pen, self.pen.words, self.topic.language
        shares = [0.34 if before else 0.0, 0.32, 0.34 if after else 0.0]
        shown = [share for share in shares if share]
        room = self.axis.width - pen.mm(GAP) * (len(shown) - 1)
        widths = [share / sum(shown) * room for share in shares]
        panels = []
        if before:
            panels.append((events_panel(words("poster-before"), before, widths[0], pen, language), widths[0]))
        panels.append((key_panel(self.topic, widths[1], pen, camps=self.alliances.two_camps), widths[1]))
        if after:
            panels.append((events_panel(words("poster-after"), after, widths[2], pen, language), widths[2]))
        return panels

    def _sources(self, events: Sequence[Event]) -> str:
        """The sources in as many words as two lines hold: code and title, or the codes alone."""
        found = references(self.topic, [event.description for event in events])
        if not found:
            return ""
        titles = {source.code: source.title.plain for source in self.topic.sources}
        style = self.pen.style("poster-text", 0.86)
        full = self.pen.words("poster-sources", codes=" · ".join(f"{r.code} {titles[r.code]}" for r in found))
        if self.pen.width(full, style) <= 1.9 * self.axis.width:
            return full
        return self.pen.words("poster-sources", codes=" · ".join(r.code for r in found))
