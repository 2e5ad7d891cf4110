"""What every installed backend promises: bytes out, the same bytes each time, nothing written, clear refusals."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from lessonpress.build.backends.backend import Backend, CannotDraw, PrintOptions, Rendering, installed, load_backend
from lessonpress.layouts.document import Cards, Deck, Document, Flow, Poster
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme

from .samples import SAMPLES

ROOT = Path(__file__).parents[2]
FORMS = (Flow, Cards, Poster, Deck)
NAMES = [name for name, (point, *_) in installed().items() if point.package != "lessonpress-fakes"]
"""All but those that only other tests install."""
backends = pytest.mark.parametrize("name", NAMES)
samples = pytest.mark.parametrize("sample", SAMPLES)

ALONE = """
import hashlib, os, sys
from lessonpress.build.backends.backend import PrintOptions, load_backend
from lessonpress.layouts.theme import load_theme
from tests.build.samples import SAMPLES

def watch(event, arguments):
    if event == "open" and arguments[0] != os.devnull:
        path, mode, flags = arguments
        if set(mode or "") & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            print("writes", path)
    if event.startswith(("socket.", "subprocess.", "os.system", "os.exec", "os.rename", "os.remove", "os.mkdir")):
        print(event, arguments)

backend, theme = load_backend(sys.argv[1]), load_theme()
sys.addaudithook(watch)
for name, document in SAMPLES.items():
    if isinstance(document, backend.forms):
        data = backend.render(document, theme=theme, options=PrintOptions(build_id="7f3a9c")).data
        print(name, hashlib.sha256(data).hexdigest())
"""
"""Renders every sample in a process of its own and prints what it made, and whatever it did besides."""


OPTIONS = PrintOptions(build_id="7f3a9c")


def render(name: str, document: Document, options: PrintOptions = OPTIONS) -> Rendering:
    return load_backend(name).render(document, theme=load_theme(), options=options)


def test_what_ships_is_installed() -> None:
    assert {"pdf", "pptx", "html"} <= set(installed())


@backends
def test_says_what_it_is(name: str) -> None:
    backend = load_backend(name)
    assert isinstance(backend, Backend)
    assert backend.name == name and backend.suffix.startswith(".") and backend.suffix == backend.suffix.lower()
    assert backend.forms and set(backend.forms) <= set(FORMS)


@backends
@samples
def test_writes_its_forms_and_refuses_the_others(name: str, sample: str) -> None:
    document = SAMPLES[sample]
    if isinstance(document, load_backend(name).forms):
        rendering = render(name, document)
        assert isinstance(rendering.data, bytes) and rendering.data
        assert rendering.pages >= 0
    else:
        with pytest.raises(CannotDraw, match=rf"^{name} writes [\w ]+, not a \w+ like '{document.id}'$"):
            render(name, document)


@backends
@samples
def test_the_same_input_gives_the_same_bytes(name: str, sample: str) -> None:
    if isinstance(SAMPLES[sample], load_backend(name).forms):
        first = render(name, SAMPLES[sample])
        assert first.data == render(name, SAMPLES[sample]).data


@backends
def test_the_same_bytes_in_any_process_and_nothing_else(name: str, tmp_path: Path) -> None:
    """Whatever order Python's hashes give, wherever it runs; and no file is written and nothing is started."""

    def alone(seed: str, zone: str) -> list[str]:
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        own = {"PYTHONHASHSEED": seed, "PYTHONDONTWRITEBYTECODE": "1", "TZ": zone, "PYTHONPATH": path}
        command = [sys.executable, "-c", ALONE, name]
        run = subprocess.run(command, cwd=tmp_path, env={**os.environ, **own}, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        return run.stdout.splitlines()

    there = alone("1", "UTC")
    mine = [s for s, document in SAMPLES.items() if isinstance(document, load_backend(name).forms)]
    assert [line.rsplit(" ", 1)[0] for line in there] == mine
    assert there == alone("2", "Pacific/Auckland")
    assert not list(tmp_path.iterdir())


@backends
def test_paper_is_obeyed(name: str) -> None:
    backend = load_backend(name)
    if Flow in backend.forms:
        sheets = {render(name, SAMPLES["flow"], PrintOptions(PAPERS[paper])).data for paper in ("a4", "letter")}
        assert len(sheets) == 2


@backends
def test_a_sheet_and_its_key_differ(name: str) -> None:
    backend = load_backend(name)
    if Flow in backend.forms:
        assert render(name, SAMPLES["flow"]).data != render(name, SAMPLES["key"]).data
