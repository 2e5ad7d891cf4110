"""Plug-ins of others that cannot be used: each is told by name, and harms nothing but what needs it."""

import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from lessonpress.build import versions
from lessonpress.build.backends import backend
from lessonpress.layouts import layout
from lessonpress.layouts.plugins import find_plugins

from .conftest import MATERIALS
from .test_cli import BUILD, run

CACHES = (layout.installed, layout.load_layout, backend.installed, backend.load_backend, versions.installed)


@pytest.fixture
def install(tmp_path, monkeypatch):
    """Installs a package of one plug-in for the time of a test: `install("door", "layouts", "door", "code")`."""
    site = tmp_path / "site"
    monkeypatch.syspath_prepend(site)

    def installed(package: str, group: str, name: str, code: str) -> None:
        about = site / f"{package}-1.0.dist-info"
        about.mkdir(parents=True)
        (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
        (about / "entry_points.txt").write_text(f"[lessonpress.{group}]\n{name} = {package}:Plugin\n")
        (site / f"{package}.py").write_text(code)
        monkeypatch.delitem(sys.modules, package, raising=False)
        for cache in CACHES:
            cache.cache_clear()

    yield installed
    for cache in CACHES:
        cache.cache_clear()


def test_plug_ins_are_found_like_python_finds_them(install):
    """In every group that is installed here, and where the file is written as oddly as it may be."""
    install("odd", "layouts", "odd", "")
    about = Path(sys.path[0]) / "odd-1.0.dist-info" / "entry_points.txt"
    odd = "# a note\n\n[lessonpress.odd]\n# another\none=a.b:C.d\n two = e [extra]\n[console_scripts]\no = a:b\n"
    about.write_text(odd)
    every = entry_points()
    for group in (*every.groups, "lessonpress.odd"):
        known = {(p.name, p.module, p.attr or "") for p in every.select(group=group)}
        found = (point for points in find_plugins(group).values() for point in points)
        assert {(p.name, p.module, p.attribute) for p in found} == known, group
    assert {p.name for p in every.select(group="lessonpress.layouts")} >= {"deck", "worksheet"}


ABSENT = "import no_such_library\n"
WRONG = "class Plugin:\n    pass\n"
TOLD = "the plug-in 'door' of doors cannot be used: "
NOT_THERE = f"{TOLD}ModuleNotFoundError: No module named 'no_such_library'"


@pytest.mark.parametrize("group", ["layouts", "backends"])
def test_a_broken_plug_in_is_listed_as_broken(topic, install, group):
    install("doors", group, "door", ABSENT)
    done = run("list")
    assert done.exit_code == 0
    assert f"  door                 broken: {NOT_THERE}\n" in done.output
    assert "timeline-poster" in done.output


def test_a_broken_plug_in_harms_nothing_that_does_without_it(topic, install):
    install("doors", "layouts", "door", ABSENT)
    install("formats", "backends", "stone", ABSENT)
    assert run(*BUILD).exit_code == 0


@pytest.mark.parametrize(
    ("code", "message"), [(ABSENT, NOT_THERE), (WRONG, f"{TOLD}it is no layout")], ids=["absent", "wrong"]
)
def test_a_material_of_a_broken_layout_is_told_at_its_place(topic, install, code, message):
    install("doors", "layouts", "door", code)
    (topic / "materials.yaml").write_text(MATERIALS.replace("fake-slides", "door"))
    done = run(*BUILD)
    assert done.exit_code == 1
    assert f"error: {message}\n --> materials.yaml:8:13\n" in done.output
    assert "= help: bring doors up to date, or uninstall what you do not need\n" in done.output
    assert not Path("out").exists()


def test_what_lists_no_materials_is_made_without_a_broken_layout(topic, install):
    install("doors", "layouts", "door", ABSENT)
    (topic / "materials.yaml").unlink()
    done = run("check", "brothers")
    assert done.exit_code == 0
    assert f"warning: {NOT_THERE}\n" in done.output


def test_a_broken_format_is_told(topic, install):
    install("doors", "backends", "door", ABSENT)
    done = run("build", "brothers", "--to", "door")
    assert done.exit_code == 1
    assert f"error: {NOT_THERE}\n" in done.output


def test_two_plug_ins_of_one_name_are_told_with_both_packages(topic, install):
    install("doors", "layouts", "deck", WRONG)
    message = "the plug-in 'deck' of doors and lessonpress cannot be used: only one of them may use that name"
    assert f"broken: {message}\n" in run("list").output
    (topic / "materials.yaml").write_text(MATERIALS.replace("fake-slides", "deck"))
    assert f"error: {message}\n --> materials.yaml:8:13\n" in run(*BUILD).output


def test_what_word_files_need_is_told_with_what_to_type(topic, monkeypatch):
    """As where lessonpress is installed without its extra: nothing is made, and no traceback is shown."""
    monkeypatch.setattr("lessonpress.build.backends.docx.backend.find_spec", lambda name: None)
    backend.load_backend.cache_clear()
    done = run("build", str(topic), "--to", "docx")
    assert done.exit_code == 1
    assert "the plug-in 'docx' of lessonpress cannot be used: python-docx is not installed" in done.output
    assert 'help: type: pip install "lessonpress[word]"' in done.output
    listed = run("list")
    assert listed.exit_code == 0 and "broken: the plug-in 'docx'" in listed.output
    backend.load_backend.cache_clear()
