"""Pages as a browser prints them: real Chromium, from the disk.

Needs Chromium; where it is absent `missing()` says so and the tests skip, loudly.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path


def missing() -> str:
    """What is needed and not there, or nothing."""
    return "" if shutil.which("chromium") else "printing HTML is not checked: install chromium"


def printed(page: Path) -> bytes:
    """The PDF that a browser makes of a file when its reader prints it."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out.pdf"
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")
        command = ["chromium", *flags, f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}", page.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert out.is_file(), done.stderr[-500:]
        return out.read_bytes()
