"""Decks in the seven templates, made once; and what is in their files."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from functools import cache

from pptx import Presentation

from lessonpress.build.backends.backend import PrintOptions, Rendering
from lessonpress.build.backends.pptx.backend import Pptx
from lessonpress.layouts.document import Deck
from lessonpress.layouts.layout import load_layout
from lessonpress.layouts.lesson_deck import LessonDeckOptions
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.teaching import Material

from ..layouts.sheets import setting
from ..layouts.test_deck import make, topic
from ..tools.templates import KINDS

THEME = load_theme()


@cache
def template(kind: str) -> DeckTemplate:
    """A template as it is read from a file."""
    name, made = KINDS[kind]
    return DeckTemplate(name, made(), f"digest-{kind}")


@cache
def deck(which: str) -> Deck:
    """The deck of the unit that ships, or of its third lesson."""
    if which == "unit":
        return make(topic("shipped"))
    lesson = topic("shipped").lessons[2].id
    options = LessonDeckOptions(lesson=lesson)
    made = load_layout("lesson-deck").make(topic("shipped"), Material(id="d", layout="lesson-deck"), options, setting())
    assert isinstance(made, Deck)
    return made


def render(which: str, kind: str) -> Rendering:
    """A deck in a template; in our own, where `kind` is empty."""
    options = PrintOptions(build_id="7f3a9c", template=template(kind) if kind else None)
    return Pptx().render(deck(which), theme=THEME, options=options)


@cache
def rendered(which: str, kind: str) -> Rendering:
    """The same, made once."""
    return render(which, kind)


def opened(rendering: Rendering):
    """The presentation."""
    return Presentation(io.BytesIO(rendering.data))


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def reachable(found: dict[str, bytes]) -> set[str]:
    """The parts that relationships lead to, from the package on."""
    seen, waiting = set[str](), [""]
    while waiting:
        part = waiting.pop()
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels".lstrip("/")
        for one in re.findall(r"<Relationship [^>]*>", found.get(rels, b"").decode()):
            if 'TargetMode="External"' in one:
                continue
            target = re.findall(r'Target="([^"]+)"', one)[0]
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if target not in seen:
                seen.add(target)
                waiting.append(target)
    return seen
