"""What must hold in time: lives and offices end after they begin, and nobody acts before birth or after death.

A date is known only so far; a rule speaks only where no reading of the dates could keep it.
"""

from __future__ import annotations

from collections.abc import Callable

from .dates import format_date
from .diagnostics import Located, Problems, Span
from .topic import Alliance, Event, Person, Phase, Post, Topic
from .wording import noun


def lives_run_forward(topic: Topic, problems: Problems) -> None:
    """Nobody dies before they are born."""
    for person in topic.people:
        if person.born and person.died and person.died.date.surely_before(person.born.date):
            born = format_date(person.born.date)
            problems.error("order", f"{person.name} died before being born ({born})", person.died.date.span)


def stretches_run_forward(topic: Topic, problems: Problems) -> None:
    """Posts, alliances and phases end after they begin."""
    stretches: list[Post | Alliance | Phase] = [post for person in topic.people for post in person.posts]
    stretches += [*topic.alliances, *topic.phases]
    for stretch in stretches:
        start, end = stretch.from_, stretch.to
        if start and end and end.surely_before(start):
            message = f"this {noun(type(stretch))} ends before it begins ({format_date(start)})"
            problems.error("order", message, end.span)


def events_lie_in_lives(topic: Topic, problems: Problems) -> None:
    """The people of an event are alive then."""
    people = {person.id: person for person in topic.people}
    for event in topic.events:
        for name in event.people:
            if name in people:
                _event_in_life(event, people[name], name, problems)


def _event_in_life(event: Event, person: Person, name: str, problems: Problems) -> None:
    when = format_date(event.date)
    if person.died and person.died.date.surely_before(event.date):
        dead = f"{person.name} had died by then ({format_date(person.died.date)}; the event: {when})"
        problems.warning("lifetime", dead, _span(name), "name only those who acted or were there")
    if person.born and event.date.surely_before(person.born.date):
        unborn = f"{person.name} was not yet born ({format_date(person.born.date)}; the event: {when})"
        problems.warning("lifetime", unborn, _span(name))


def allies_are_alive(topic: Topic, problems: Problems) -> None:
    """The members of an alliance, and its supporters, live when it begins."""
    people = {person.id: person for person in topic.people}
    for alliance in topic.alliances:
        for name in (*alliance.members, *alliance.supporters):
            if name in people:
                _ally_is_alive(alliance, people[name], name, problems)


def _ally_is_alive(alliance: Alliance, person: Person, name: str, problems: Problems) -> None:
    begin = alliance.from_
    if person.died and person.died.date.surely_before(begin):
        dead = f"{person.name} had died before this alliance began ({format_date(person.died.date)})"
        problems.error("lifetime", dead, _span(name), f"the alliance began: {format_date(begin)}")
    if person.born and begin.surely_before(person.born.date):
        unborn = f"{person.name} was not yet born when this alliance began ({format_date(person.born.date)})"
        problems.error("lifetime", unborn, _span(name), f"the alliance began: {format_date(begin)}")


def allies_are_not_against(topic: Topic, problems: Problems) -> None:
    """Nobody is a member of an alliance, or its supporter, against themselves; and nobody is both of these."""
    for alliance in topic.alliances:
        for name in alliance.against:
            for part, people in (("member", alliance.members), ("supporter", alliance.supporters)):
                if name in people:
                    problems.error("both-sides", f"'{name}' is a {part} of this alliance and against it", _span(name))
        for name in alliance.supporters:
            if name in alliance.members:
                message = f"'{name}' is a member of this alliance, and a supporter of it besides"
                problems.error("both-sides", message, _span(name), "name them once")


def figures_are_dated_throughout(topic: Topic, problems: Problems) -> None:
    """A figure is drawn in order of time when all its values have dates: one without a date is told."""
    for figure in topic.figures:
        if any(value.date for value in figure.values):
            for value in figure.values:
                if value.date is None:
                    message = f"'{value.label}' has no date, others of this figure have: it is not drawn as time"
                    problems.warning("undated", message, value.label.span, "give every value a date, or none")


def _span(name: str) -> Span | None:
    return name.span if isinstance(name, Located) else None


TIME_RULES: tuple[Callable[[Topic, Problems], None], ...] = (
    lives_run_forward,
    stretches_run_forward,
    events_lie_in_lives,
    allies_are_alive,
    allies_are_not_against,
    figures_are_dated_throughout,
)
