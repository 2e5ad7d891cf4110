"""The struggle at a glance: its phases in a row, and under them who was in power and who was against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, groupby

from msgspec.structs import replace

from lessonpress.resources.dates import until
from lessonpress.resources.topic import Phase
from lessonpress.resources.values import Value

from ..document import Block, Cell, Column, Drawing, Slide, Table, text_cell
from ..drawing.scene import Item, Paint, Path, Rect, Scene, TextBox
from .camps import Camp, camps_of
from .drawn import fitted, style, words
from .notes import notes
from .talk import Talk

WIDTH, HEIGHT = 302.0, 125.0
HEAD = 35.0
"""Height of the row of phases."""
POINT = 6.0
"""How far a phase's arrow points into the next."""
BAR = 34.0
"""Height of an alliance's bar."""
KEY_EVENTS = 8
Sizes = tuple[float, float, float]
SIZES: tuple[Sizes, ...] = ((20, 18, 16), (18, 17, 15), (18, 16, 14), (16, 15, 14), (16, 14, 14))
"""Type for names, for people, for dates."""
Sides = tuple[list[Camp], list[Camp]]


class Bar(Value, frozen=True):
    """A camp over the phases that it lasted, from `start` to `stop` (not included)."""

    camps: tuple[Camp, ...]
    start: int
    stop: int


def overview(talk: Talk) -> Iterator[Slide]:
    """One slide that shows the way ahead; for a topic without phases, its weightiest events."""
    phases, labels = talk.topic.phases, talk.labels
    title = labels("slide-overview")
    if phases:
        block: Block = _drawing(talk, phases, title) or _table(talk, phases, title)
        say = [labels("slide-say-overview"), *(f"{p.title.plain}: {p.summary.plain}" for p in phases)]
        yield Slide(title, blocks=(block,), notes=notes(talk, say, [p.summary for p in phases]), id="overview")
    elif talk.topic.events:
        events = talk.weightiest(talk.topic.timeline, KEY_EVENTS)
        rows = tuple((text_cell(talk.date(e.date), header=True), Cell((talk.stated(e.description),))) for e in events)
        table = Table((Column(), Column(1.0)), (), rows, caption=title)
        told = notes(talk, [labels("slide-say-events")], [e.description for e in events])
        yield Slide(title, blocks=(table,), notes=told, id="overview")


def _drawing(talk: Talk, phases: Sequence[Phase], alt: str) -> Drawing | None:
    """The phases drawn, in the largest type that suits all; None when there are too many for their words to fit."""
    edges = _edges(phases)
    camps = [camps_of(talk, phase) for phase in phases]
    told = "; ".join(
        f"{i}. {phase.title.plain} ({talk.span(phase.from_, phase.to)})" for i, phase in enumerate(phases, 1)
    )
    arrows = _first(_arrows(talk, phases, edges, sizes) for sizes in SIZES)
    rows = _first(_rows(talk, camps, edges, sizes) for sizes in SIZES)
    if arrows is None or rows is None:
        return None
    return Drawing(Scene(WIDTH, HEIGHT, (*arrows, *rows)), f"{alt}: {told}")


def _first(tried: Iterator[list[Item] | None]) -> list[Item] | None:
    return next((found for found in tried if found is not None), None)


def _edges(phases: Sequence[Phase]) -> list[float]:
    """Where phases begin, half by how long they lasted and half alike: the short ones need room for their names."""
    starts = [phase.from_.first_day for phase in phases]
    ends = [phase.to.last_day if phase.to else phase.from_.last_day for phase in phases]
    days = [max(1, end - start) for start, end in zip(starts, ends, strict=True)]
    even = 1 / len(phases)
    shares = [0.4 * length / sum(days) + 0.6 * even for length in days]
    return [0.0, *(WIDTH * share for share in accumulate(shares))]


def _arrows(talk: Talk, phases: Sequence[Phase], edges: Sequence[float], sizes: Sizes) -> list[Item] | None:
    """Each phase an arrow with its number, its title and its dates."""
    items: list[Item] = []
    for number, phase in enumerate(phases):
        left, right = edges[number] + (1.5 if number else 0.0), edges[number + 1]
        notch = POINT if number else 0.0
        x, room = left + notch + 3.0, right - left - notch - POINT - 3.0
        title = fitted(talk, f"{number + 1}  {phase.title.plain}", sizes[:1], room, 19.5, bold=True, colour="paper")
        dates = fitted(talk, _months(talk, phase), sizes[2:], room, 13.5, colour="paper")
        if title is None or dates is None:
            return None
        items += [_arrow(talk, left, right, notch), words(title, x, 1.5, room)]
        items.append(words(dates, x, HEAD - dates.height - 1.0, room))
    return items


def _arrow(talk: Talk, left: float, right: float, notch: float) -> Path:
    corners = [(left, 0.0), (right - POINT, 0.0), (right, HEAD / 2), (right - POINT, HEAD), (left, HEAD)]
    corners += [(left + notch, HEAD / 2)] if notch else []
    steps = (("L" if i else "M", x, y) for i, (x, y) in enumerate(corners))
    return Path((*steps, ("Z",)), Paint(fill=talk.theme.colour("accent")))


def _months(talk: Talk, phase: Phase) -> str:
    """When the phase was, to the month: the slide of the phase has the days."""
    span = until(phase.from_, phase.to)
    if span is None:
        return ""
    start, end = (moment and replace(moment, day=None) for moment in (span.start, span.end))
    return talk.date(replace(span, start=start, end=end))


def _bars(sides: Sequence[Sequence[Camp]]) -> list[Bar]:
    """The same camp in neighbouring phases is one bar."""
    bars: list[Bar] = []
    for camps, group in groupby(enumerate(sides), key=lambda pair: tuple(camp.members for camp in pair[1])):
        found = list(group)
        if camps:
            bars.append(Bar(tuple(found[0][1]), found[0][0], found[-1][0] + 1))
    return bars


def _rows(talk: Talk, camps: Sequence[Sides], edges: Sequence[float], sizes: Sizes) -> list[Item] | None:
    """Those in power in one row of bars, those against them in another with broken edges."""
    theme = talk.theme
    items: list[Item] = []
    for side, (label, top) in enumerate((("slide-in-power", HEAD + 3.0), ("slide-other-side", HEAD + 47.0))):
        head = talk.typesetter.set(talk.labels(label), style(16, bold=True, colour="accent"), WIDTH)
        items.append(words(head, 0.0, top, WIDTH))
        fill, dash = (theme.colour("paper"), (4.0, 3.0)) if side else (theme.colour("tint"), ())
        paint = Paint(fill=fill, stroke=theme.colour("soft"), width=1.5, dash=dash)
        for bar in _bars([pair[side] for pair in camps]):
            x = edges[bar.start] + (1.5 if bar.start else 0.0)
            w, y = edges[bar.stop] - x - 1.5, top + head.height + 0.5
            text = _bar_words(talk, bar, (x + 3.0, y, w - 4.5), sizes)
            if text is None:
                return None
            items += [Rect(x, y, w, BAR, paint, radius=2.0), *text]
    return items


def _bar_words(talk: Talk, bar: Bar, place: tuple[float, float, float], sizes: Sizes) -> list[TextBox] | None:
    """The names of the alliances over their members, if these fit; of those who had no name, the people alone."""
    x, y, w = place
    people = ", ".join(dict.fromkeys(talk.topic.name(p) for camp in bar.camps for p in camp.members))
    named = [camp.name for camp in bar.camps if camp.dates]
    title = fitted(talk, " · ".join(named) or people, sizes[:1], w, BAR - 2.0, bold=True)
    if title is None:
        return None
    if not named:
        return [words(title, x, y + (BAR - title.height) / 2, w)]
    below = fitted(talk, people, sizes[1:2], w, BAR - title.height - 1.5) if people else None
    if people and below is None and sizes is not SIZES[-1]:
        return None
    top = y + (BAR - title.height - (below.height if below else 0.0)) / 2
    named_box = words(title, x, top, w)
    return [named_box, words(below, x, top + title.height, w)] if below else [named_box]


def _called(talk: Talk, camp: Camp) -> str:
    """The alliance's name; of people without one, their own."""
    return camp.name if camp.dates else ", ".join(talk.topic.name(person) for person in camp.members)


def _table(talk: Talk, phases: Sequence[Phase], title: str) -> Table:
    """The same as a table, for a struggle of many phases."""
    labels = talk.labels
    rows = []
    for number, phase in enumerate(phases, 1):
        sides = (", ".join(_called(talk, camp) for camp in side) for side in camps_of(talk, phase))
        cells = (text_cell(talk.span(phase.from_, phase.to)), *(text_cell(side) for side in sides))
        rows.append((text_cell(f"{number}  {phase.title.plain}", header=True), *cells))
    heads = ("slide-phase", "slide-when", "slide-in-power", "slide-other-side")
    columns = (Column(1.3), Column(1.0), Column(1.0), Column(1.0))
    return Table(columns, tuple(text_cell(labels(head), header=True) for head in heads), tuple(rows), caption=title)
