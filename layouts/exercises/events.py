"""What the title of an event gives away."""

from __future__ import annotations

import re

from lessonpress.resources.dates import format_year
from lessonpress.resources.topic import Event


def tells_year(event: Event) -> bool:
    """Whether the title says the year in which it happened."""
    return format_year(event.date.year).split()[0] in re.findall(r"\d+", event.title.plain)
