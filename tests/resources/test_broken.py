"""Broken sources: each tells exactly what is expected of it, at the right place, and gives no topic."""

from pathlib import Path

import pytest

from lessonpress.resources.diagnostics import Severity, render
from lessonpress.resources.reader import read_topic

from .cases import Case, read_all_cases

CASES = read_all_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.title)
def test_tells_what_is_wrong(case: Case, tmp_path: Path) -> None:
    case.write(tmp_path)
    reading = read_topic(tmp_path)
    told = "\n".join(render(diagnostic, reading.lines) for diagnostic in reading.diagnostics)
    assert "\n".join(line.rstrip() for line in told.splitlines()) == case.expected.rstrip("\n")
    assert (reading.topic is None) == any(d.severity is Severity.ERROR for d in reading.diagnostics)


def test_there_are_enough_cases() -> None:
    assert len(CASES) >= 80
    assert len({case.title for case in CASES}) == len(CASES)
    assert all(case.expected.strip() for case in CASES)
