"""The struggle phase by phase: who stood with whom, what happened, the numbers, how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lessonpress.resources.markup import Statement, Text
from lessonpress.resources.topic import Event, Figure, Phase

from ..document import Cell, Column, Slide, Strong, Table, paragraph, text_cell
from .camps import camps
from .lesson import Lesson
from .notes import notes
from .numbers import figure_slide, figures


def phases(lesson: Lesson) -> Iterator[Slide]:
    """Every phase, and at the end the figures that belong to none."""
    shown = figures(lesson)
    for number, phase in enumerate(lesson.topic.phases, 1):
        own = [figure for figure in shown if _belongs(figure, phase, lesson.topic.phases)]
        yield from _phase(lesson, number, phase, own)
        shown = [figure for figure in shown if figure not in own]
    for figure in shown:
        yield figure_slide(lesson, figure)


def _belongs(figure: Figure, phase: Phase, phases: Sequence[Phase]) -> bool:
    """Whether a figure tells of this phase: the first with an event it is about, else the last that it begins in."""
    about = [p for p in phases if set(figure.about) & set(p.events)]
    if about or figure.date is None:
        return bool(about) and about[0] is phase
    day = figure.date.first_day
    within = [p for p in phases if p.from_.first_day <= day <= (p.to.last_day if p.to else 10**9)]
    return bool(within) and within[-1] is phase


def _phase(lesson: Lesson, number: int, phase: Phase, own: Sequence[Figure]) -> Iterator[Slide]:
    """Who stood with whom, then what happened; one slide for both when nobody is named."""
    labels, drawing = lesson.labels, camps(lesson, phase)
    title = f"{number}  {phase.title.plain}"
    lead = paragraph(
        (Strong((Text(lesson.span(phase.from_, phase.to) + ". "),)), *lesson.said(phase.summary)),
        span=phase.summary.span,
    )
    events = lesson.weightiest((lesson.topic.by_id[name] for name in phase.events), lesson.options.events)
    told = () if drawing else (phase.summary,)
    story = _story(lesson, f"{title}: {labels('slide-happened')}", phase, events, told)
    if drawing or story is None:
        say = [
            labels("slide-say-camps" if drawing else "slide-say-phase"),
            phase.summary.plain,
            *_warnings(lesson, phase),
        ]
        said = [phase.summary, *_aims(lesson, phase)]
        blocks = (drawing, lead) if drawing else (lead,)
        yield Slide(title, blocks=blocks, notes=notes(lesson, say, said), section=title, span=phase.title.span)
    if story:
        alone = replace(story, title=title, blocks=(lead, *story.blocks), section=title)
        yield story if drawing else alone
    for figure in own:
        yield figure_slide(lesson, figure)


def _aims(lesson: Lesson, phase: Phase) -> list[Statement]:
    names = [*([phase.governing] if phase.governing else []), *phase.opposing]
    alliances = [lesson.topic.by_id[name] for name in names]
    return [statement for alliance in alliances for statement in (*alliance.purpose, *alliance.policy)]


def _warnings(lesson: Lesson, phase: Phase) -> list[str]:
    """What to be careful about in the alliances of a phase."""
    names = [*([phase.governing] if phase.governing else []), *phase.opposing]
    noted = (lesson.topic.by_id[name] for name in names)
    return [f"{alliance.name}: {alliance.note.plain}" for alliance in noted if alliance.note]


def _outcomes(lesson: Lesson, phase: Phase) -> list[tuple[str, Statement]]:
    """How the alliances ended for which this is the last phase, each with its name; the losers first."""
    later = lesson.topic.phases[lesson.topic.phases.index(phase) + 1 :]
    going_on = {name for p in later for name in (p.governing, *p.opposing)}
    over = [name for name in (*phase.opposing, phase.governing) if name and name not in going_on]
    alliances = [lesson.topic.by_id[name] for name in over]
    return [(alliance.name, statement) for alliance in alliances for statement in alliance.outcome]


def _story(
    lesson: Lesson, title: str, phase: Phase, events: Sequence[Event], lead: Sequence[Statement]
) -> Slide | None:
    """The events with their dates, and how it ended; None when there is nothing to tell. `lead` is said besides."""
    labels, outcomes = lesson.labels, _outcomes(lesson, phase)
    rows = [(text_cell(lesson.date(e.date), header=True), Cell((lesson.stated(e.description),))) for e in events]
    if outcomes:
        ended = (paragraph((Strong((Text(f"{name}: "),)), *lesson.said(s)), span=s.span) for name, s in outcomes)
        rows.append((text_cell(labels("slide-ended"), header=True), Cell(tuple(ended))))
    if not rows:
        return None
    table = Table((Column(), Column(1.0)), (), tuple(rows), caption=title)
    extra = [f"{lesson.date(e.date)}: {e.title.plain}. {e.note.plain}" for e in events if e.note]
    said = [*lead, *(event.description for event in events), *(statement for _, statement in outcomes)]
    told = notes(lesson, [labels("slide-say-story"), *extra], said)
    return Slide(title, blocks=(table,), notes=told, span=phase.title.span)
