"""What is shipped: one package, with every room and all that is no Python."""

import subprocess
import sys
import zipfile
from pathlib import Path, PurePosixPath

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("__init__.py", "cli.py", "build", "layouts", "resources")


@pytest.fixture(scope="module")
def names(tmp_path_factory):
    """The names of all files in a freshly built wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        str(ROOT),
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(folder),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


def test_there_is_one_top_level_name(names):
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"lessonpress"}


def test_every_file_of_every_room_is_there(names):
    here = {path.relative_to(ROOT) for room in ROOMS for path in (ROOT / room, *(ROOT / room).rglob("*"))}
    files = {path.as_posix() for path in here if (ROOT / path).is_file() and "__pycache__" not in path.parts}
    assert {name.removeprefix("lessonpress/") for name in names if name.startswith("lessonpress/")} == files


def test_what_is_no_python_is_there(names):
    suffixes = {PurePosixPath(name).suffix for name in names}
    assert {".yaml", ".toml", ".ttf", ".j2", ".json", ".txt"} <= suffixes


def test_nothing_else_is_there(names):
    assert not [
        name for name in names if "/tests/" in name or "/out/" in name or ".names" in name or name.endswith(".pyc")
    ]


def test_licences_are_there(names):
    licences = [name for name in names if "/licenses/" in name]
    assert any(name.endswith("/LICENSE") for name in licences)
    assert any("LICENSE-SourceSans3" in name for name in licences)


def test_no_room_of_tests_is_left_out(pytestconfig):
    left_out = pytestconfig.getini("norecursedirs")
    rooms = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    assert not [room for room in rooms if any(room.match(pattern) for pattern in left_out)]


def test_the_pinned_versions_name_no_address():
    for file in ROOT.glob("requirements*.txt"):
        assert "://" not in file.read_text()


def test_the_project_names_no_place_of_ours():
    for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile", "pyproject.toml", ".ci/run"):
        text = (ROOT / name).read_text("utf-8")
        assert not [word for word in (f"{ROOT.parent}/", f"{Path.home()}/", "/home/") if word in text], name
