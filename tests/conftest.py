"""What all tests share: a small topic to write, and plug-ins that make plain text."""

import gc
import sys
from functools import partial
from pathlib import Path

import pytest
from hypothesis import settings

from lessonpress.build import versions
from lessonpress.build.backends import backend
from lessonpress.layouts import layout

from .golden import compare

settings.register_profile("untimed", deadline=None)  # laws are tested by what they give, never by how long it takes
settings.load_profile("untimed")

PLUGINS = Path(__file__).parent / "plugins"
sys.path.insert(0, str(PLUGINS))
for found in (backend.installed, layout.installed, versions.installed):
    found.cache_clear()

TOPIC = """\
topic:
  title: The Two Brothers
  question: Who followed the old king?
  period: 44 BC/31 BC
"""
PEOPLE = """\
people:
  - id: ann
    name: Ann
    one-line: The elder
    contender: true
  - id: bob
    name: Bob
    one-line: The younger
    contender: true
"""
MATERIALS = """\
materials:
  - id: who-was-who
    layout: fake-sheet
  - id: reading
    layout: fake-sheet
    options: {ask: false}
  - id: unit
    layout: fake-slides
"""


@pytest.fixture(autouse=True)
def thawed():
    """What a build leaves behind is searched again: only at the end of a process is there no need to."""
    usual = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*usual)


@pytest.fixture
def topic(tmp_path, monkeypatch):
    """A folder with a small topic, in an empty folder that we stand in."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "brothers"
    folder.mkdir()
    (folder / "topic.yaml").write_text(TOPIC)
    (folder / "people.yaml").write_text(PEOPLE)
    (folder / "materials.yaml").write_text(MATERIALS)
    return folder


def pytest_addoption(parser):
    parser.addoption("--update", action="store_true", help="write the golden files anew")


@pytest.fixture
def golden(request):
    """Compares a text with its golden file."""
    return partial(compare, update=request.config.getoption("--update"))
