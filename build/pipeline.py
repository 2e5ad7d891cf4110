"""The whole build: read -> plan -> set and paint -> write -> index -> remember."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from lessonpress.layouts.document import Document
from lessonpress.layouts.layout import installed as layouts
from lessonpress.layouts.theme import load_theme
from lessonpress.layouts.type.missing import placed, unset
from lessonpress.resources.diagnostics import Diagnostic, Problems, render
from lessonpress.resources.reader import Reading
from lessonpress.resources.topic import Topic

from .asked_template import with_template
from .backends.backend import installed as backends
from .fast import remember
from .index import keep_thumbnail, write_index
from .index import page as index_page
from .job import Job
from .older import tell_older
from .outcome import Outcome, State
from .pages.sharpness import worst
from .plan import Plan, plan
from .press import Press, Pressed, documents
from .readings import leave_notes, read
from .report import Report, Told
from .request import Request
from .retiring import Result, retire
from .store import CannotWrite, Store, opened
from .versions import HOUSE, place_of
from .workers import pressed

if TYPE_CHECKING:
    from .lacking import Lack

Watch = Callable[[int, int, str], None]
"""Hears how far a build is: jobs done, jobs in all, and what was done last."""


def build(request: Request, watch: Watch | None = None) -> Report:
    """Build a pack. Raises Misuse for what cannot be asked for; everything else is told in the report.

    Errors in the source leave the pack untouched; a file that cannot be made or written leaves all others be.
    """
    start = perf_counter()
    reading, planned, problems = _read_and_plan(request)
    outcomes: tuple[Outcome, ...] = ()
    skipped: tuple[str, ...] = ()
    if reading.topic is not None and not problems.errors:
        try:
            with opened(Path(request.pack), replace=request.replace) as store:
                results = _make(reading.topic, request, store, planned.jobs, problems, watch)
                outcomes = (
                    *_in_order(results, planned.jobs),
                    *retire(store, reading.topic, request, results, planned),
                )
                theme = load_theme(request.theme)
                outcomes += write_index(store, reading.topic, theme)
                idle = {done.job.material.id for done, delivered in results if done.whole and not delivered}
                skipped = tuple(job.material.id for job in planned.jobs if job.material.id in idle)
                _tell_failures(outcomes, problems)
                made = [file.path for done, _ in results for file in done.files]
                tell_older(store.files, made, planned.jobs, reading.topic, theme, request, problems)
                report = _report(request, reading, outcomes, problems, skipped, start)
                store.remember()
                with suppress(OSError):  # without notes and stamps the next build looks closer, and that is all
                    leave_notes(request, reading, clean=not report.problems)
                    if report.ok:
                        remember(request, report, reading.digest, _plugins(), store.all_files())
        except CannotWrite as error:
            problems.error("output", str(error), None)
    return _report(request, reading, outcomes, problems, skipped, start)


class Checked(NamedTuple):
    """What a look at a topic gave: its problems, and what it has too little data for."""

    problems: tuple[Told, ...]
    lacking: tuple[Lack, ...]


def check(request: Request) -> Checked:
    """Every problem in a topic, what its layouts have to leave out included. Writes nothing."""
    reading, planned, problems = _read_and_plan(request)
    theme = load_theme(request.theme)
    if reading.topic is not None and not problems.errors:
        for job in planned.jobs:
            made, wrong = documents(reading.topic, job, theme, request)
            told = (problem for document in made for problem in (*document.warnings, *unset(document, theme)))
            problems.add(*wrong, *told)
    from .lacking import lacking

    return Checked(_told(problems, reading), lacking(reading.topic) if reading.topic else ())


def show(request: Request) -> tuple[str, tuple[Told, ...]]:
    """The documents of the chosen materials as readable text, and every problem on the way. Raises Misuse."""
    reading, planned, problems = _read_and_plan(request)
    if reading.topic is None or problems.errors:
        return "", _told(problems, reading)
    from lessonpress.layouts.dump import dump

    theme = load_theme(request.theme)
    shown: list[Document] = []
    for job in planned.jobs:
        made, wrong = documents(reading.topic, job, theme, request)
        shown += made
        problems.add(*wrong, *(warning for document in made for warning in document.warnings))
    return "\n".join(map(dump, shown)), _told(problems, reading)


def _read_and_plan(request: Request) -> tuple[Reading, Plan, Problems]:
    reading = with_template(read(request), request)
    problems = Problems()
    problems.add(*reading.diagnostics)
    return reading, plan(reading.topic, request, problems) if reading.topic else Plan(), problems


def _make(
    topic: Topic, request: Request, store: Store, jobs: tuple[Job, ...], problems: Problems, watch: Watch | None
) -> list[Result]:
    """Set, paint and write; each file is written as soon as it is there."""
    results: list[Result] = []
    for done in pressed(jobs, Press(topic, request, store), request.jobs):
        problems.add(*done.problems)
        results.append((done, tuple(_deliver(store, done))))
        if any(file.data is not None for file in done.files):
            index_page()  # it will be needed, and the workers are still busy
        if watch:
            watch(len(results), len(jobs), done.job.title)
    return results


def _deliver(store: Store, done: Pressed) -> Iterator[Outcome]:
    for file in done.files:
        if file.data is None:
            yield store.settle(file.path, file.key)
        else:
            keep_thumbnail(store.pack, file.path, file.thumbnail)
            yield store.write(file.path, file.key, file.data, file.about, file.why, file.mix)


def _in_order(results: Iterable[Result], jobs: tuple[Job, ...]) -> tuple[Outcome, ...]:
    """The files in the order of the plan, whichever worker was first."""
    by_id = {done.job.material.id: outcomes for done, outcomes in results}
    return tuple(outcome for job in jobs for outcome in by_id[job.material.id])


def _tell_failures(outcomes: Iterable[Outcome], problems: Problems) -> None:
    for outcome in outcomes:
        if outcome.state is State.FAILED:
            problems.error("output", f"cannot write {outcome.path}: {outcome.why}", None)


def _report(
    request: Request,
    reading: Reading,
    outcomes: tuple[Outcome, ...],
    problems: Problems,
    skipped: tuple[str, ...],
    start: float,
) -> Report:
    return Report(request.pack, outcomes, _told(problems, reading), skipped, perf_counter() - start)


def _told(problems: Problems, reading: Reading) -> tuple[Told, ...]:
    def told(problem: Diagnostic) -> Told:
        problem = placed(problem, reading.lines)
        return Told(problem.as_json(), render(problem, reading.lines))

    return tuple(told(problem) for problem in worst(problems.found))


def _plugins() -> list[str]:
    """Where the code of plug-ins lies that are not ours."""
    modules = {point.module for points in (*layouts().values(), *backends().values()) for point in points}
    places = {place_of(module) for module in modules if not module.startswith("lessonpress.")}
    return sorted(place for place in places if not place.startswith(HOUSE))
