"""The story that an overview chart tells: the events of each phase, and which of them helped to bring about which."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from lessonpress.resources.markup import Statement
from lessonpress.resources.topic import Event, Phase, Topic
from lessonpress.resources.values import Value


class Arrow(Value, frozen=True):
    """From an event to one that it helped to bring about; not `direct` if only by way of events that are not shown."""

    start: str
    end: str
    direct: bool = True


class Story(Value, frozen=True):
    """Events in order of phases and of time; the number of each event's phase; what led to what, forward alone."""

    phases: tuple[Phase, ...]
    """Empty when the topic has none: then all events belong to one stretch of time."""
    events: tuple[Event, ...]
    groups: tuple[int, ...]
    arrows: tuple[Arrow, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that the story says."""
        summaries = [self.phases[group].summary for group in dict.fromkeys(self.groups)] if self.phases else []
        return (*summaries, *(event.effect for event in self.events if event.effect))

    @property
    def ranked(self) -> list[Event]:
        """The weightiest first, but before them the weightiest of each phase; those that led to much before others."""
        best: dict[int, int] = {}
        for number, (event, group) in enumerate(zip(self.events, self.groups, strict=True)):
            if group not in best or event.weight > self.events[best[group]].weight:
                best[group] = number
        led = [sum(event.id in (a.start, a.end) for a in self.arrows) for event in self.events]
        order = sorted(
            range(len(self.events)), key=lambda n: (n not in best.values(), -self.events[n].weight, -led[n], n)
        )
        return [self.events[n] for n in order]

    def only(self, shown: Collection[str]) -> Story:
        """The story told by these events alone: an arrow may pass over others, where none shown says as much."""
        kept = [(e, g) for e, g in zip(self.events, self.groups, strict=True) if e.id in shown]
        direct = [a for a in self.arrows if a.start in shown and a.end in shown]
        onward = _onward(direct)
        arrows = list(direct)
        hidden = _onward(self.arrows)
        for event, _ in reversed(kept):  # from the end, so that what is reached by later arrows is known
            for end in _through(event.id, hidden, shown):
                if end not in _reached(event.id, onward):
                    arrows.append(Arrow(event.id, end, direct=False))
                    onward.setdefault(event.id, []).append(end)
        return Story(self.phases, tuple(e for e, _ in kept), tuple(g for _, g in kept), tuple(arrows))


def story(topic: Topic) -> Story:
    """The story of a topic: of its phases' events, or of all events in the topic's period where it has no phases."""
    order = {event.id: number for number, event in enumerate(topic.timeline)}
    told: list[tuple[Event, int]] = []
    seen: set[str] = set()
    for number, names in enumerate(_listed(topic)):
        for name in sorted(set(names) - seen, key=lambda n: order[n]):
            seen.add(name)
            told.append((topic.by_id[name], number))
    place = {event.id: number for number, (event, _) in enumerate(told)}
    arrows = tuple(
        Arrow(event.id, end)
        for event, _ in told
        for end in dict.fromkeys(event.leads_to)
        if place[event.id] < place.get(end, -1)
    )
    return Story(topic.phases, tuple(event for event, _ in told), tuple(group for _, group in told), arrows)


def _listed(topic: Topic) -> Iterator[Sequence[str]]:
    """Ids of the events of each phase."""
    if topic.phases:
        yield from (phase.events for phase in topic.phases)
        return
    first, last = topic.topic.period.first_day, topic.topic.period.last_day
    yield [event.id for event in topic.timeline if event.date.last_day >= first and event.date.first_day <= last]


def _onward(arrows: Sequence[Arrow]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for arrow in arrows:
        found.setdefault(arrow.start, []).append(arrow.end)
    return found


def _reached(start: str, onward: dict[str, list[str]]) -> set[str]:
    """All that can be reached from an event."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        new = [end for end in onward.get(waiting.pop(), ()) if end not in found]
        found.update(new)
        waiting += new
    return found


def _through(start: str, onward: dict[str, list[str]], shown: Collection[str]) -> list[str]:
    """The shown events that are reached from one by way of hidden ones alone, in the order they are met."""
    found: dict[str, None] = {}
    seen: set[str] = set()
    waiting = [end for end in onward.get(start, ()) if end not in shown]
    while waiting:
        here = waiting.pop(0)
        if here in seen:
            continue
        seen.add(here)
        for end in onward.get(here, ()):
            if end in shown:
                found.setdefault(end)
            else:
                waiting.append(end)
    return list(found)
