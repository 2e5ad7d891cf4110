"""Worker processes: the jobs of a build side by side, the heaviest first."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from .job import Job
from .press import Press, Pressed, faulty

MOST = 4
"""Workers, unless more are asked for: every one of them has to import what it renders with."""


def pressed(jobs: tuple[Job, ...], press: Press, wanted: int = 0) -> Iterator[Pressed]:
    """The result of every job as it comes in; `wanted` workers, 0 for as many as make sense, 1 for none."""
    count = min(wanted or min(_processors(), MOST), len(jobs))
    if count <= 1:
        yield from map(press, jobs)
    else:
        yield from _side_by_side(heaviest_first(jobs), press, count)


def heaviest_first(jobs: tuple[Job, ...]) -> tuple[Job, ...]:
    """An order in which no long job is left for the end.

    A pack has one deck and one poster but a dozen worksheets: what there are few of is large. Those of which there are
    equally many keep the order of the topic.
    """
    kinds = Counter(job.material.layout for job in jobs)
    return tuple(sorted(jobs, key=lambda job: kinds[job.material.layout]))


def _side_by_side(jobs: tuple[Job, ...], press: Press, count: int) -> Iterator[Pressed]:
    """All jobs in one pool. A worker that dies breaks the pool: what was lost is tried again, each job by itself."""
    lost = []
    for job, done in _in_pool(jobs, press, count):
        if done is None and count > 1:
            lost.append(job)
        else:
            yield done or faulty(job, "its process died", "there may be too little memory: close other programs")
    for job in lost:
        yield from _side_by_side((job,), press, 1)


def _in_pool(jobs: tuple[Job, ...], press: Press, count: int) -> Iterator[tuple[Job, Pressed | None]]:
    from concurrent.futures import ProcessPoolExecutor, as_completed
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(count, mp_context=_context(), initializer=_begin, initargs=(press,)) as pool:
        futures = {pool.submit(_run, job): job for job in jobs}
        try:
            for future in as_completed(futures):
                broken = isinstance(future.exception(), BrokenProcessPool)
                yield futures[future], None if broken else future.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _context() -> Any:
    """Forked workers share what is already imported and read; elsewhere than on Linux, forking is not safe."""
    from multiprocessing import get_context

    return get_context("fork" if sys.platform == "linux" else "spawn")


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


_press: Press | None = None


def _begin(press: Press) -> None:
    """Set a worker process up: what all its jobs need is sent once."""
    import gc

    global _press
    _press = press
    gc.freeze()  # what there is stays to the end: no need to search it


def _run(job: Job) -> Pressed:
    assert _press is not None
    return _press(job)
