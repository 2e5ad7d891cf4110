"""What makes a file stale besides its document: the code behind its bytes, all of it, and nothing else."""

import shutil
import subprocess
import sys

import pytest

from lessonpress.build import versions


@pytest.fixture
def house(tmp_path, monkeypatch):
    """A copy of the package that may be changed."""
    for room in versions.ROOMS[2:]:
        skipped = shutil.ignore_patterns("__pycache__")
        shutil.copytree(f"{versions.HOUSE}/{room}", tmp_path / room, ignore=skipped)
    monkeypatch.setattr(versions, "HOUSE", str(tmp_path))
    return tmp_path


def digest(house):
    versions.backend_digest.cache_clear()
    versions.code_digest.cache_clear()
    return versions.backend_digest(str(house / "build" / "backends" / "pdf"))


@pytest.mark.parametrize(
    "path",
    [
        "layouts/references.py",
        "layouts/monograms.py",
        "layouts/labels/en.toml",
        "layouts/themes/typefaces/Carlito_400Regular.ttf",
        "resources/inline.py",
        "resources/date_format.py",
        "build/pages/flow.py",
        "build/slides/fit.py",
        "build/backends/backend.py",
        "build/backends/ooxml.py",
        "build/backends/svg.py",
        "build/backends/pdf/paint.py",
    ],
)
def test_all_code_behind_the_bytes_counts(house, path):
    before = digest(house)
    with (house / path).open("ab") as file:
        file.write(b"\n")
    assert digest(house) != before


@pytest.mark.parametrize(
    "path", ["resources/soviet_succession/people.yaml", "build/report.py", "build/backends/pptx/backend.py"]
)
def test_other_files_do_not_count(house, path):
    before = digest(house)
    with (house / path).open("ab") as file:
        file.write(b"\n")
    assert digest(house) == before


@pytest.mark.parametrize("backend", ["pdf", "pptx", "html", "docx"])
def test_a_backend_is_made_of_nothing_that_does_not_count(backend):
    """Of `build`, it loads its own folder, pages, slides, and what backends have in common."""
    package = f"lessonpress.build.backends.{backend}"
    code = "import sys, pkgutil, importlib\n"
    code += f"for found in pkgutil.walk_packages(importlib.import_module({package!r}).__path__, {package + '.'!r}):\n"
    code += "    importlib.import_module(found.name)\n"
    code += "print(*(name for name in sys.modules if name.startswith('lessonpress.build.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    shared = tuple(f"lessonpress.build.backends.{name}" for name in ("backend", "ooxml", "svg"))
    common = ("lessonpress.build.pages", "lessonpress.build.slides", *shared, package)
    assert [name for name in done.stdout.split() if not name.startswith(common)] == ["lessonpress.build.backends"]
