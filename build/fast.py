"""A build with nothing to do: found out before anything heavy is imported.

A successful build leaves a stamp: a digest of everything that it depended on, and the sizes and dates of all files of
the pack. While those are the same, the build need not even read the topic. A stamp only ever saves a look: what is
made, and what is kept, is decided by the bytes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from hashlib import blake2b
from time import perf_counter
from typing import Any

from lessonpress.resources.sources import file_digest, source_digest

from .outcome import Outcome, State
from .report import Report, Told
from .request import HIDDEN, Request
from .versions import glance

MOST = 8
"""Commands remembered for one pack."""


def up_to_date(request: Request) -> Report | None:
    """The report of a build with nothing to do; None when the build has to look closer."""
    start = perf_counter()
    known = _load(request.pack)
    stamp = known["stamps"].get(request.command)
    inputs = stamp and _inputs(source_digest(request.topic), stamp["plugins"], request.template)
    if request.replace or not stamp or stamp["inputs"] != inputs:
        return None
    if known["seen"] != _look(request.pack, known["seen"]):
        return None
    outcomes = tuple(Outcome(path, State(state), why, beside) for path, state, why, beside in stamp["outcomes"])
    problems = tuple(Told(data, text) for data, text in stamp["problems"])
    return Report(request.pack, outcomes, problems, tuple(stamp["skipped"]), perf_counter() - start)


def remember(request: Request, report: Report, source: str, plugins: list[str], files: Iterable[str]) -> None:
    """Leave a stamp of a build that went well; `files` are all files of the pack. Raises OSError.

    The stamps of other commands stand as long as no file has changed.
    """
    known = _load(request.pack)
    seen = _look(request.pack, sorted([*files, f"{HIDDEN}/manifest.json"]))
    stamps = dict(known["stamps"]) if known["seen"] == seen else {}
    stamps[request.command] = {
        "inputs": _inputs(source, plugins, request.template),
        "plugins": plugins,
        "outcomes": [_next_time(o) for o in report.outcomes if o.state is not State.REMOVED],
        "problems": [[told.data, told.text] for told in report.problems],
        "skipped": list(report.skipped),
    }
    stamps = dict(list(stamps.items())[-MOST:])
    if known != (now := {"seen": seen, "stamps": stamps}):
        fresh = f"{_place(request.pack)}.tmp"
        with open(fresh, "w", encoding="utf-8") as file:
            json.dump(now, file, ensure_ascii=False)
        os.replace(fresh, _place(request.pack))


def _place(pack: str) -> str:
    return f"{pack}/{HIDDEN}/stamps.json"


def _load(pack: str) -> dict[str, Any]:
    try:
        with open(_place(pack), "rb") as file:
            known = json.load(file)
        return {"seen": dict(known["seen"]), "stamps": dict(known["stamps"])}
    except (OSError, ValueError, LookupError, TypeError):
        return {"seen": {}, "stamps": {}}


def _inputs(source: str, plugins: list[str], template: str) -> str:
    """A digest of the topic, a template elsewhere, our own code, plug-ins elsewhere, and of all that is installed."""
    whole = blake2b(f"{source}\n{glance(*plugins)}".encode(), digest_size=16)
    whole.update(file_digest(template) if template else b"")
    return whole.hexdigest()


def _look(pack: str, files: Iterable[str]) -> dict[str, list[int]]:
    """Size and date of every file; nothing for one that is not there."""
    seen: dict[str, list[int]] = {}
    for path in files:
        try:
            found = os.stat(f"{pack}/{path}")
        except OSError:
            seen[path] = []
        else:
            seen[path] = [found.st_size, found.st_mtime_ns]
    return seen


def _next_time(outcome: Outcome) -> list[str]:
    """What the same build would say of the file if it ran again."""
    if outcome.state is State.KEPT:
        return [outcome.path, "kept", outcome.why, outcome.beside]
    return [outcome.path, "unchanged", "", ""]
