"""Accessible HTML by an outside judge: axe-core in real Chromium, over many pages in one browser.

Needs Chromium, node, and a folder with axe-core and puppeteer-core that AXE_MODULES names; where they are absent
`missing()` says so and the tests skip, loudly.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

SCRIPT = Path(__file__).with_name("axe.mjs")


def missing() -> str:
    """What is needed and not there, or nothing."""
    modules = Path(os.environ.get("AXE_MODULES", ""))
    there = all((modules / name).is_dir() for name in ("axe-core", "puppeteer-core"))
    if there and shutil.which("node") and shutil.which("chromium"):
        return ""
    return "accessible HTML is not checked: install chromium and nodejs, and name axe-core's folder in AXE_MODULES"


def violations(files: Sequence[Path]) -> dict[str, list[str]]:
    """What axe-core finds in each file, those without findings left out."""
    chromium = shutil.which("chromium")
    assert chromium
    command = ["node", str(SCRIPT), chromium, *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return {file: found for file, found in json.loads(done.stdout).items() if found}
