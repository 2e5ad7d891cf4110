"""What the title of an event gives away, and whether an event lies in the time of a phase."""

from __future__ import annotations

import re

from lessonpress.resources.dates import format_year
from lessonpress.resources.topic import Event, Phase, Topic


def tells_year(event: Event) -> bool:
    """Whether the title says the year in which it happened."""
    return format_year(event.date.year).split()[0] in re.findall(r"\d+", event.title.plain)


def surely_outside(event: Event, phase: Phase, topic: Topic) -> bool:
    """Whether it happened before the phase began or after it ended, whatever its date leaves open.

    A phase of which no end is said ends where the next one begins.
    """
    later = [other.from_ for other in topic.phases[topic.phases.index(phase) + 1 :]]
    end = phase.to or (later[0] if later else None)
    return event.date.surely_before(phase.from_) or (end is not None and end.surely_before(event.date))
