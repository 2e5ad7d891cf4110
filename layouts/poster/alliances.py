"""How a poster shows who stood with whom: a band for each alliance, with a ribbon of colour and pattern per member."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from lessonpress.resources.dates import stretch
from lessonpress.resources.topic import Alliance, Topic

from ..drawing.axis import Axis
from ..drawing.scene import Group, Item, Paint, Pattern, Rect
from ..labels import Labels
from ..saying import company, enumerated
from ..type.paragraph import SetText
from .bands import Band, bands
from .pen import FLOOR, Pen, box

HEAD, RIBBON, FOOT = 5.3, 4.3, 4.6
"""Heights within a band, in mm of type: the name, a member, and against whom."""
AIR = 1.7
"""Between rows of bands, in mm of type."""
INSET = 0.9
"""From the edge of a band to its words, in mm of type."""
BADGE = 3.6
"""Height of a badge, in mm of type."""
THINNEST = 0.9
"""The width of the shortest band, in mm on A3, so that it can be seen."""


class Alliances:
    """The bands of a poster, drawn with `pen`; `compact` shows badges instead of ribbons, where there are many."""

    def __init__(self, topic: Topic, shown: Sequence[Alliance], axis: Axis, pen: Pen, *, compact: bool = False) -> None:
        self.topic, self.axis, self.pen, self.compact = topic, axis, pen, compact
        self.bands = bands(shown, topic.phases, axis, pen.mm(0.5), self._needed)
        rows = 1 + max((band.row for band in self.bands), default=-1)
        self.heights = [max(self._height(b) for b in self.bands if b.row == row) for row in range(rows)]

    @property
    def height(self) -> float:
        """All rows and the air around them; nothing when there are no alliances."""
        return sum(h + self.pen.em(AIR) for h in self.heights) + (self.pen.em(AIR) if self.heights else 0.0)

    @property
    def two_camps(self) -> bool:
        """Whether some bands are marked as those in power, and others not."""
        return len({band.governing for band in self.bands}) == 2

    @property
    def ranked(self) -> list[Alliance]:
        """Those that matter most first: named in a phase, then of many contenders, then long."""
        phased = {name for phase in self.topic.phases for name in (phase.governing or phase.id, *phase.opposing)}

        def rank(band: Band) -> tuple[bool, int, int]:
            return band.alliance.id in phased, len(self._members(band)) + len(self._against(band)), round(band.width)

        return [band.alliance for band in sorted(self.bands, key=rank, reverse=True)]

    def draw(self, top: float) -> Iterator[Group]:
        """The bands in order of time, each with its story in words."""
        tops = [top + self.pen.em(AIR)]
        for height in self.heights:
            tops.append(tops[-1] + height + self.pen.em(AIR))
        for band in sorted(self.bands, key=lambda b: (b.x, b.row)):
            yield Group(tuple(self._band(band, tops[band.row])), alt=self.story(band), name=band.alliance.id)

    def story(self, band: Band) -> str:
        """An alliance in one sentence."""
        return told(band.alliance, self.topic)

    # ---- who, and what fits -----------------------------------------------------------------------------------------

    def _dates(self, alliance: Alliance) -> str:
        return stretch(alliance.from_, alliance.to, self.topic.language, short=True)

    def _members(self, band: Band) -> list[str]:
        """Its contenders, in the order of the source."""
        return [p for p in self.pen.letters if p in band.alliance.members]

    def _against(self, band: Band) -> list[str]:
        return [p for p in self.pen.letters if p in band.alliance.against]

    def _others(self, band: Band) -> str:
        """The names of its other members and its supporters; where no line holds them all, how many more there are."""
        names = [self.topic.name(p) for p in band.alliance.members if p not in self.pen.letters]
        supporters = [self.topic.name(p) for p in band.alliance.supporters]
        if supporters:
            names += [f"{self.pen.words('poster-with')} {supporters[0]}", *supporters[1:]]
        for shown in range(len(names), 0, -1):
            rest = f" +{len(names) - shown}" if shown < len(names) else ""
            words = ", ".join(names[:shown]) + rest
            if self.pen.fitting(words, self.pen.style("poster-text"), band.width - self.pen.em(2 * INSET)):
                return words
        return ""

    def _name(self, alliance: Alliance, width: float, colour: str = "ink") -> SetText | None:
        """The name on one line, or smaller on two; None where not even that fits."""
        pen, room = self.pen, width - self.pen.em(2 * INSET)
        style = pen.style("poster-label", colour=colour)
        if one := pen.fitting(alliance.name, style, room):
            return pen.set(alliance.name, one, room + 0.1)
        small = style.scaled(max(0.75, FLOOR / style.size))
        close = width - pen.em(INSET)
        if max(pen.width(word, small) for word in alliance.name.split()) > close:
            return None
        two = pen.set(alliance.name, small, close)
        return two if len(two.lines) <= 2 else None

    def _beside(self, alliance: Alliance, width: float) -> list[str]:
        """What stands beside a band that is too short for it, line by line: its name, or its members' too."""
        if self._name(alliance, width):
            return []
        members = [p for p in self.pen.letters if p in alliance.members]
        bold = self.pen.style("poster-text", face="sans-bold")
        tiny = any(self.pen.width(self.pen.letters[p], bold) > width for p in members)
        return [alliance.name, *(self.topic.name(p) for p in members if tiny)]

    def _needed(self, alliance: Alliance, width: float) -> float:
        """How much room a band and its words need: its length, unless they stand beside it."""
        words = self._beside(alliance, width)
        if not words:
            return width
        styles = [self.pen.style("poster-label")] + [self.pen.style("poster-text")] * len(words)
        widest = max(self.pen.width(line, style) for line, style in zip(words, styles, strict=False))
        return width + widest + self.pen.em(2 * INSET)

    def _head(self, band: Band) -> float:
        name = self._name(band.alliance, band.width)
        return max(self.pen.em(HEAD), name.height + self.pen.em(0.6) if name else 0.0)

    def _height(self, band: Band) -> float:
        lines = 1 if self.compact else len(self._members(band)) + bool(self._others(band))
        return self._head(band) + self.pen.em(RIBBON * lines + (FOOT if self._has_foot(band) else 0.0))

    def _has_foot(self, band: Band) -> bool:
        """Whether the band says below its members against whom it was formed."""
        room = band.width - self.pen.em(INSET)
        wanted = bool(self._against(band)) and not self._versus_in_head(band)
        return wanted and self._versus_width(band, "poster-versus-short") <= room

    # ---- against whom -----------------------------------------------------------------------------------------------

    def _versus_in_head(self, band: Band) -> bool:
        name = self.pen.width(band.alliance.name, self.pen.style("poster-label"))
        return name + self._versus_width(band, "poster-versus") + self.pen.em(5) <= band.width

    def _versus_width(self, band: Band, word: str) -> float:
        pen, height = self.pen, self.pen.em(BADGE)
        people = sum(pen.badge_width(p, height) + 0.18 * height for p in self._against(band))
        return pen.width(pen.words(word), pen.style("poster-text")) + pen.em(1.2) + people

    def _versus(self, band: Band, x: float, middle: float, colour: str, room: float) -> Iterator[Item]:
        """The word 'against', or its short form, and the badges of those the alliance was formed against."""
        pen, height, style = self.pen, self.pen.em(BADGE), self.pen.style("poster-text", colour=colour)
        words = ("poster-versus", "poster-versus-short")
        word = next((pen.words(w) for w in words if self._versus_width(band, w) <= room + 0.1), None)
        if word is not None:
            yield pen.centred(word, style, x, middle)
            at = x + pen.width(word, style) + pen.em(1.2)
            yield pen.badges(self._against(band), at, middle - height / 2, height, "")[0]

    # ---- bands ------------------------------------------------------------------------------------------------------

    def _plate(self, band: Band) -> Paint:
        """The ground of a head: dark for those in power."""
        ink = self.pen.colour("ink")
        return Paint(fill=ink if band.governing else self.pen.colour("hair"), stroke=ink, width=self.pen.stroke(0.9))

    def _band(self, band: Band, y: float) -> Iterator[Item]:
        """A band: its head, a ribbon for every contender, the other members, and against whom."""
        pen, line, inset = self.pen, self.pen.em(RIBBON), self.pen.em(INSET)
        width, head = max(band.width - pen.mm(0.7), pen.mm(THINNEST)), self._head(band)
        x = (band.x + band.end - width) / 2
        outline = Rect(x, y, width, self._height(band), Paint(stroke=pen.colour("ink"), width=pen.stroke(0.9)))
        yield Rect(x, y, width, head, self._plate(band))
        yield from self._title(band, x, y + head / 2, width)
        yield from self._outside(band, x, x + width, y)
        y += head
        if self.compact:
            yield from self._badges(band, x + inset, y + pen.em(0.35))
            y += line
        else:
            for person in self._members(band):
                yield from self._ribbon(person, x, y, width)
                y += line
            if others := self._others(band):
                style = pen.style("poster-text", colour="soft")
                small = pen.fitting(others, style, band.width - 2 * inset) or style
                yield pen.centred(others, small, x + inset, y + line / 2)
                y += line
        if self._has_foot(band):
            yield from self._versus(band, x + inset, y + pen.em(FOOT) / 2, "ink", band.width - inset)
        yield outline

    def _title(self, band: Band, x: float, middle: float, width: float) -> Iterator[Item]:
        """The name; against whom, at the end; and the dates between them, if there is room."""
        pen, colour = self.pen, "paper" if band.governing else "ink"
        name = self._name(band.alliance, band.width, colour)
        if name is None:
            return
        inset = min(pen.em(INSET), (width - name.width) / 2)
        yield box(name, x + inset, middle - name.height / 2)
        room = width - name.width - pen.em(2 * INSET)
        at = x + name.width + pen.em(INSET + 2)
        if self._against(band) and self._versus_in_head(band):
            versus = self._versus_width(band, "poster-versus")
            yield from self._versus(band, x + width - versus - pen.em(0.4), middle, colour, versus)
            room -= versus + pen.em(1.5)
        dates, small = self._dates(band.alliance), pen.style("poster-text", colour=colour)
        if pen.width(dates, small) + pen.em(2) <= room:
            yield pen.centred(dates, small, at, middle + pen.em(0.12))

    def _outside(self, band: Band, left: float, right: float, y: float) -> Iterator[Item]:
        """Beside a band that is too short for it: its name, and its members' names."""
        pen = self.pen
        style, height = pen.style("poster-label"), self._head(band)
        for words in self._beside(band.alliance, band.width):
            before = band.start < band.x
            room = (left - self.axis.x if before else self.axis.right - right) - pen.em(INSET)
            words = pen.within(words, style, room)
            x = left - pen.em(INSET) - pen.width(words, style) if before else right + pen.em(INSET)
            yield pen.centred(words, style, x, y + height / 2)
            y += height
            style, height = pen.style("poster-text"), pen.em(RIBBON)

    def _badges(self, band: Band, x: float, y: float) -> Iterator[Item]:
        """The badges of its contenders, as many as the band is long, and how many more there are."""
        pen, height = self.pen, self.pen.em(BADGE)
        members, style = self._members(band), pen.style("poster-text", colour="soft")
        room = band.width - pen.em(2 * INSET)
        widths = list(accumulate(pen.badge_width(p, height) + 0.18 * height for p in members))
        more = pen.width(f"+{len(members)}", style) + 0.18 * height
        fitting = len(members) if not widths or widths[-1] <= room else max(1, bisect_right(widths, room - more))
        shown, width = pen.badges(members[:fitting], x, y, height, "")
        yield shown
        if fitting < len(members) and width + more <= room:
            yield pen.centred(f"+{len(members) - fitting}", style, x + width + 0.18 * height, y + height / 2)

    def _ribbon(self, person: str, x: float, y: float, width: float) -> Iterator[Item]:
        """A member's ribbon: a plate with the name, then the pattern as far as the alliance lasts."""
        pen, height, look = self.pen, self.pen.em(RIBBON), self.pen.look(person)
        style = pen.style("poster-text", face="sans-bold", colour="paper")
        ground = look.colour if look.pattern is Pattern.SOLID else look.tint
        yield Rect(x, y, width, height, pen.patterned(look, ground))
        name, margin = self.topic.name(person), pen.em(INSET)
        if pen.width(name, style) + 2 * margin > width:
            name = pen.letters[person]
        plate = min(pen.width(name, style) + 2 * margin, width)
        yield Rect(x, y, plate, height, Paint(fill=look.colour))
        if pen.width(name, style) <= width:
            yield pen.centred(name, style, x + (plate - pen.width(name, style)) / 2, y + height / 2)
        yield Rect(x, y, width, height, Paint(stroke=pen.colour("paper"), width=pen.stroke(0.8)))


def told(alliance: Alliance, topic: Topic) -> str:
    """An alliance in one sentence: who, when, against whom."""
    words = Labels(topic.language)
    dates = stretch(alliance.from_, alliance.to, topic.language, short=True)
    members = company(alliance, topic, words)
    against = enumerated([topic.name(who) for who in alliance.against], words)
    story = words("poster-alliance", name=alliance.name, dates=dates, members=members).rstrip(": \u00a0")
    return words("poster-against", story=story, against=against) if against else story
