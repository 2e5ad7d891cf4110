"""Broken sources with the problems expected of them: `title . files . expected .`, as markdown-it keeps its cases."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

BROKEN = Path(__file__).with_name("broken")


@dataclass(frozen=True)
class Case:
    """One broken topic: its files by name, and what must be told about it."""

    title: str
    files: dict[str, str]
    expected: str

    def write(self, folder: Path) -> None:
        """Put the files into `folder`."""
        for name, text in self.files.items():
            (folder / name).write_text(text, encoding="utf-8")


def read_all_cases() -> list[Case]:
    """The cases of every file in `broken/`."""
    return [case for path in sorted(BROKEN.glob("*.txt")) for case in read_cases(path)]


def read_cases(path: Path) -> list[Case]:
    """All cases of a file. In the source of a case, a line `=== name` begins another file; the first is topic.yaml."""
    parts = re.split(r"^\.\n", path.read_text(encoding="utf-8"), flags=re.M)
    triples = zip(parts[0::3], parts[1::3], parts[2::3], strict=False)
    return [Case(title.strip(), _files(source), expected) for title, source, expected in triples]


def _files(source: str) -> dict[str, str]:
    first, *others = re.split(r"^=== (\S+)\n", source, flags=re.M)
    return {"topic.yaml": first, **dict(zip(others[0::2], others[1::2], strict=True))}
