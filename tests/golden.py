"""Golden files: readable text of what is made, compared whole. `pytest --update` writes them anew, never in CI."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"


def compare(name: str, text: str, *, update: bool) -> None:
    """Fail unless `text` is the golden file's; with `update`, make it so."""
    path = FOLDER / name
    if update:
        if os.environ.get("CI"):
            pytest.fail("golden files are not updated in CI")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    assert path.is_file(), f"no golden file {name}: look at the output, then run pytest --update"
    assert text == path.read_text("utf-8")
