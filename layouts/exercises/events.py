"""What the title of an event gives away, and whether an event lies in the time of a phase."""

from __future__ import annotations

import re

from lessonpress.resources.dates import format_year
from lessonpress.resources.topic import Event, Phase


def tells_year(event: Event) -> bool:
    """Whether the title says the year in which it happened."""
    return format_year(event.date.year).split()[0] in re.findall(r"\d+", event.title.plain)


def surely_outside(event: Event, phase: Phase) -> bool:
    """Whether it happened before the phase began or after it ended, whatever its date leaves open."""
    return event.date.surely_before(phase.from_) or (phase.to is not None and phase.to.surely_before(event.date))
