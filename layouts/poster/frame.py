"""The frame of a poster: its margins, the title and the question in its head, the sources at its foot."""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec.structs import replace

from lessonpress.resources.images import Image
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Topic

from ..document import Inlines, Strong
from ..drawing.scene import Group, Item, moved
from ..labels import Labels
from ..looks import look_numbers
from ..monograms import monograms
from ..pictures import credits
from ..references import references
from ..theme import TextStyle
from ..type.paragraph import SetText, Typesetter
from .pen import Pen, box, last_width

MARGIN = 12.0
"""Around everything, in mm on A3."""
GAP = 4.0
"""Between head, contents and foot, in mm on A3."""
SMALLEST_TITLE = 0.62
"""How much smaller than usual a title may be, so that it and the period stand on one line."""
HEAD, SOURCES = 0.12, 0.08
"""The most that the title, and the question, and then the sources may take of the sheet's height."""
FACE, SMALLEST_FACE = 10.6, 6.4
"""The width of a face in the head, and the least that is worth its place, in mm on A3."""
STEP = 1.14
"""From one face to the next, in widths of a face."""
A3 = math.sqrt(297 * 420)


def pen_for(topic: Topic, typesetter: Typesetter, size: tuple[float, float]) -> Pen:
    """The pen for a sheet of `size` mm."""
    unit = math.sqrt(size[0] * size[1]) / A3
    # Type grows less than the sheet, so that large posters say more; on small ones it stays readable.
    letters = monograms(topic.contenders)
    faces = {person: topic.pictures[person] for person in letters if person in topic.pictures}
    return Pen(typesetter, Labels(topic.language), unit, max(0.78, unit**0.88), letters, look_numbers(topic), faces)


class Frame:
    """The frame of a sheet of `size` mm; `cut` names what of its words it does not show whole.

    Beside its title stands the topic's subtitle, or another.
    """

    def __init__(
        self, topic: Topic, pen: Pen, size: tuple[float, float], title: str, subtitle: str | None = None
    ) -> None:
        self.topic, self.pen, self.size, self.title = topic, pen, size, title
        self.subtitle = str(topic.topic.subtitle or "") if subtitle is None else subtitle
        self.left = pen.mm(MARGIN)
        self.width = size[0] - 2 * self.left
        self.cut: list[str] = []

    def head(self, lead: Inlines) -> tuple[list[Item], float]:
        """The title, the subtitle, and the `lead` below them; and how far down they and the gap below them reach."""
        pen = self.pen
        style = pen.typesetter.theme.style("poster-title").scaled(pen.unit)
        subtitle = self.subtitle
        gap = pen.mm(5)
        wide = pen.width(self.title, style) + (pen.width(subtitle, style) + gap if subtitle else 0.0)
        style = style.scaled(min(1.0, max(0.98 * self.width / wide, SMALLEST_TITLE)))
        title = self._fitted("title", self.title, style, HEAD)
        y = self.left - pen.mm(2)
        items: list[Item] = [box(title, self.left, y, "H1")]
        beside = last_width(title) + gap
        if subtitle and beside + pen.width(subtitle, style) <= self.width:
            period = pen.line(subtitle, replace(style, colour="accent"), self.left + beside, y)
            items.append(moved(period, 0, title.height - title.leading))
        elif subtitle:
            lead = (Strong((Text(subtitle),)), Text("\u2002"), *lead)
        y += title.height
        if lead:
            style = pen.typesetter.theme.style("poster-lead").scaled(max(pen.unit, 0.6))
            text = self._fitted("question", lead, style, HEAD)
            items.append(box(text, self.left, y))
            y += text.height
            items += self._cast(y - text.leading, last_width(text))
        return [Group(tuple(items), name="head")], y + pen.mm(GAP)

    def _cast(self, top: float, taken: float) -> list[Item]:
        """The faces of the contenders, with their badges, at the end of the line under the title, if it has room."""
        pen = self.pen
        room = self.width - taken - pen.mm(2 * GAP)
        size = min(pen.mm(FACE), room / (STEP * max(1, len(pen.letters))))
        if not pen.faces or size < pen.mm(SMALLEST_FACE):
            return []
        x = self.left + self.width - STEP * size * len(pen.letters) + (STEP - 1) * size
        return [pen.face(person, x + STEP * size * number, top, size) for number, person in enumerate(pen.letters)]

    def sources(self, said: object, pictures: Iterable[Image] = ()) -> tuple[list[Item], float]:
        """What `said` cites and who made the pictures, at the very bottom, and where the room above it ends."""
        pen = self.pen
        bottom = self.size[1] - pen.mm(MARGIN * 0.75)
        style = pen.style("poster-text", 0.86, colour="soft")
        by = credits(pictures)
        words = "\u2002".join(filter(None, (self._cited(said, style), by and f"{pen.words('pictures-by')} {by}")))
        if not words:
            return [], bottom
        text = self._fitted("sources", words, style, SOURCES)
        return [box(text, self.left, bottom - text.height)], bottom - text.height - pen.mm(2.4)

    def _cited(self, said: object, style: TextStyle) -> str:
        """The sources by their titles; those that do not fit on two lines by their codes alone."""
        pen, found = self.pen, references(self.topic, said)
        if not found:
            return ""
        titles = {source.code: source.title.plain for source in self.topic.sources}
        words = pen.words("poster-sources", codes=" · ".join(f"{r.code} {titles[r.code]}" for r in found))
        if pen.width(words, style) > 1.9 * self.width:
            words = pen.words("poster-sources", codes=" · ".join(r.code for r in found))
        return words

    def _fitted(self, what: str, words: Inlines | str, style: TextStyle, share: float) -> SetText:
        """A paragraph over the whole width that takes at most this share of the sheet's height."""
        text, is_cut = self.pen.cut(words, style, self.width, share * self.size[1])
        self.cut += [what] if is_cut else []
        return text
