"""The struggle phase by phase: who stood with whom, what happened, the numbers, how it ended."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from lessonpress.resources.markup import Statement, Text
from lessonpress.resources.topic import Alliance, Event, Figure, Phase

from ..camps import named, new_in
from ..document import Cell, Column, Slide, Strong, Table, paragraph, text_cell
from ..exercises.wording import wording
from ..figures import belongs
from .camps import camps
from .gallery import scenes
from .notes import notes
from .numbers import figure_slide, figures
from .talk import Talk

BESIDES = 3
"""Events named under the camps when these are known from before."""
ALIKE = 0.5
"""Statements that share this much are not both told."""
Ending = tuple[str, Statement]
"""An alliance's name, and how it ended."""


def phases(talk: Talk) -> Iterator[Slide]:
    """Every phase, and at the end the figures that belong to none."""
    shown = figures(talk)
    endings = _endings(talk)
    for number, phase in enumerate(talk.topic.phases, 1):
        own = [figure for figure in shown if belongs(figure, phase, talk.topic.phases)]
        yield from _phase(talk, number, phase, own, endings[number - 1])
        shown = [figure for figure in shown if figure not in own]
    for figure in shown:
        yield figure_slide(talk, figure)


def phase_slides(talk: Talk, phase: Phase) -> Iterator[Slide]:
    """The slides of one phase, without figures."""
    number = talk.topic.phases.index(phase)
    yield from _phase(talk, number + 1, phase, (), _endings(talk)[number])


def _phase(talk: Talk, number: int, phase: Phase, own: Sequence[Figure], endings: Sequence[Ending]) -> Iterator[Slide]:
    """Who stood with whom, then what happened; one slide for both when nobody is named."""
    happened = [talk.topic.by_id[name] for name in phase.events]
    events = talk.weightiest(happened, talk.options.events)
    new = new_in(talk.topic, phase)
    besides = [] if new else talk.weightiest((e for e in happened if e not in events), BESIDES)
    labels, drawing = talk.labels, camps(talk, phase, besides)
    title = f"{number}  {phase.title.plain}"
    lead = paragraph(
        (Strong((Text(talk.span(phase.from_, phase.to) + ". "),)), *talk.said(phase.summary)),
        span=phase.summary.span,
    )
    told = () if drawing else (phase.summary,)
    story = _story(talk, f"{title}: {labels('slide-happened')}", phase, events, told, endings)
    if drawing or story is None:
        say = [
            labels("slide-say-camps" if drawing else "slide-say-phase"),
            phase.summary.plain,
            *(f"{alliance.name}: {alliance.note.plain}" for alliance in new if alliance.note),
        ]
        aims = [statement for alliance in new for statement in (*alliance.purpose, *alliance.policy)]
        said = [phase.summary, *aims, *(event.description for event in besides if drawing)]
        blocks = (drawing, lead) if drawing else (lead,)
        noted = notes(talk, say, said)
        yield Slide(title, blocks=blocks, notes=noted, section=title, span=phase.title.span, id=f"phase-{phase.id}")
    if story:
        alone = replace(story, title=title, blocks=(lead, *story.blocks), section=title)
        yield story if drawing else alone
        yield from scenes(talk, events, labels("slide-scenes", title=title))
    for figure in own:
        yield figure_slide(talk, figure)


def _endings(talk: Talk) -> list[list[Ending]]:
    """How the alliances ended that ended in each phase, in order of time; nothing is told twice in other words."""
    like, phases = wording(talk.topic.language).likeness, talk.topic.phases
    told: list[str] = []
    found: list[list[Ending]] = [[] for _ in phases]
    names = dict.fromkeys(name for phase in phases for name in (*phase.opposing, *named(phase)))
    alliances: list[Alliance] = [talk.topic.by_id[name] for name in names]
    for alliance in sorted(alliances, key=lambda a: a.to.last_day if a.to else 10**9):
        for statement in alliance.outcome:
            if all(like(statement.plain, earlier) < ALIKE for earlier in told):
                found[_ended(alliance, phases)].append((alliance.name, statement))
                told.append(f"{alliance.name}: {statement.plain}")
    return found


def _ended(alliance: Alliance, phases: Sequence[Phase]) -> int:
    """The number of the phase in which an alliance ended, from the last that names it on."""
    last = max(number for number, phase in enumerate(phases) if alliance.id in named(phase))
    if alliance.to is None:
        return last
    day = alliance.to.first_day
    lasting = (n for n in range(last, len(phases)) if (to := phases[n].to) is None or day <= to.last_day)
    return next(lasting, len(phases) - 1)


def _story(
    talk: Talk,
    title: str,
    phase: Phase,
    events: Sequence[Event],
    lead: Sequence[Statement],
    outcomes: Sequence[Ending],
) -> Slide | None:
    """The events with their dates, and how it ended; None when there is nothing to tell. `lead` is said besides."""
    labels = talk.labels
    rows = [(text_cell(talk.date(e.date), header=True), Cell((talk.stated(e.description),))) for e in events]
    if outcomes:
        ended = (paragraph((Strong((Text(f"{name}: "),)), *talk.said(s)), span=s.span) for name, s in outcomes)
        rows.append((text_cell(labels("slide-ended"), header=True), Cell(tuple(ended))))
    if not rows:
        return None
    table = Table((Column(), Column(1.0)), (), tuple(rows), caption=title)
    extra = [f"{talk.date(e.date)}: {e.title.plain}. {e.note.plain}" for e in events if e.note]
    said = [*lead, *(event.description for event in events), *(statement for _, statement in outcomes)]
    told = notes(talk, [labels("slide-say-story"), *extra], said)
    return Slide(title, blocks=(table,), notes=told, span=phase.title.span, id=f"story-{phase.id}")
