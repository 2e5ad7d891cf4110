"""What a build did, to be told: as a summary for people, as JSON for programs. Light to import."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from .outcome import Outcome, State

FEW = 8
"""So many files are named; more are counted."""


class Told(NamedTuple):
    """A problem ready to be told: as data, and as text with its line of the source."""

    data: dict[str, Any]
    text: str

    @property
    def is_error(self) -> bool:
        """Whether it stopped something."""
        return bool(self.data["severity"] == "error")


class Report(NamedTuple):
    """What a build did. `skipped` are the materials that none of the chosen formats writes."""

    pack: str
    outcomes: tuple[Outcome, ...] = ()
    problems: tuple[Told, ...] = ()
    skipped: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether everything that was asked for is there."""
        return not any(problem.is_error for problem in self.problems)

    def of(self, state: State) -> tuple[Outcome, ...]:
        """The files of which this became."""
        return tuple(outcome for outcome in self.outcomes if outcome.state is state)

    def as_json(self) -> dict[str, Any]:
        """The report as plain data."""
        files = [
            {"path": o.path, "state": o.state.value, "why": o.why, "beside": o.beside, "told": list(o.told)}
            for o in self.outcomes
        ]
        return {
            "ok": self.ok,
            "out": self.pack,
            "files": files,
            "skipped": list(self.skipped),
            "problems": [problem.data for problem in self.problems],
            "seconds": round(self.seconds, 3),
        }


def summary(report: Report, *, explain: bool = False) -> Iterator[str]:
    """The report in lines for people; with `explain`, every file and why it was made."""
    if explain:
        yield from (f"  {o.path}: {o.state}{f', {o.why}' if o.why else ''}" for o in report.outcomes)
    all_there = len(report.of(State.UNCHANGED)) == len(report.outcomes)
    if report.ok and report.outcomes and all_there and not report.skipped:
        yield f"nothing to do: {_files(report.outcomes)} in {report.pack}, all up to date ({report.seconds:.1f} s)"
        return
    yield from _made(report, explain)
    for outcome in report.of(State.MERGED):
        yield f"merged     {outcome.path}: what you changed stays, and what is new came into it"
        yield from (f"             {words}" for words in outcome.told)
    for outcome in report.of(State.KEPT):
        new = f"; the new version is {outcome.beside}" if outcome.beside else ""
        yield f"kept       {outcome.path}: {outcome.why}{new}"
        yield from (f"             {words}" for words in outcome.told)
    yield from _named("removed", report.of(State.REMOVED), "no longer part of the pack", explain=explain)
    yield from _counted("unchanged", report.of(State.UNCHANGED))
    if report.skipped:
        yield f"skipped    {', '.join(report.skipped)}: none of the chosen formats can show it"
    if report.outcomes:
        yield f"see {report.pack}/index.html ({report.seconds:.1f} s)"


def _made(report: Report, explain: bool) -> Iterator[str]:
    made = report.of(State.MADE)
    yield from _named("made", made, explain=explain)
    for outcome in made:
        if outcome.beside:
            yield f"replaced   {outcome.path}: yours is kept as {outcome.beside}"


def _named(what: str, outcomes: tuple[Outcome, ...], why: str = "", *, explain: bool) -> Iterator[str]:
    """How many files, and which if they are few; with `explain` all files have been named before."""
    yield from _counted(what, outcomes, why)
    if len(outcomes) <= FEW and not explain:
        yield from (f"             {outcome.path}" for outcome in outcomes)


def _counted(what: str, outcomes: tuple[Outcome, ...], why: str = "") -> Iterator[str]:
    if outcomes:
        yield f"{what:<10} {_files(outcomes)}{f' {why}' if why else ''}"


def _files(outcomes: tuple[Outcome, ...]) -> str:
    return f"{len(outcomes)} file{'' if len(outcomes) == 1 else 's'}"
