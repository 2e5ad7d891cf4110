"""Pictures for the README of what a teacher does with decks and Word files: made by doing it.

    make gallery

They show the deck in four schools' templates, a deck that was changed by hand before and after the next build, and what
is printed of decks or opened in Word. LibreOffice draws them.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from PIL import Image

from ..build.hand_edits import edited, find, insert
from .gallery import GROUND, MANY, beside, page_of, saved
from .templates import KINDS

SHIPPED = Path(__file__).parents[2] / "resources" / "soviet_succession"
TEMPLATES = ("powerpoint", "scratch", "pictures", "odd")
SLIDE, CHANGED, PAPER = 150, 190, 400
"""How high slides and pages are in the pictures, in pixels."""

OWN = "Stop and think"
"""The title of a slide of the teacher's own."""


def showcase(docs: Path) -> Iterator[Path]:
    """The pictures, in `docs`."""
    if not shutil.which("soffice"):
        print("pictures of decks stay as they are: install LibreOffice to draw them", file=sys.stderr)
        return
    with tempfile.TemporaryDirectory() as folder:
        topic = Path(folder) / "my-topic"
        shutil.copytree(SHIPPED, topic)
        yield saved(_templates(topic), docs / "templates.png", MANY)
        yield saved(_hand_edits(topic), docs / "hand-edits.png", MANY)
        yield saved(_paper_and_word(topic), docs / "handout-and-word.png", MANY)


def _templates(topic: Path) -> Image.Image:
    """The same three slides in four templates, one below the other."""
    shown = ("title", "overview", "question-q-03")
    rows = []
    for kind in TEMPLATES:
        ending, make = KINDS[kind]
        template = topic.parent / f"{kind}{ending}"
        template.write_bytes(make())
        _build(topic, f"out-{kind}", "--only", "deck", "--template", str(template))
        deck = _deck(topic, f"out-{kind}")
        rows.append(beside([page_of(deck, _place(deck, name), SLIDE) for name in shown]))
    return _below(rows)


def _hand_edits(topic: Path) -> Image.Image:
    """A deck as the teacher left it, and as it is after the next build."""
    _build(topic, "out", "--only", "deck")
    deck = _deck(topic, "out")

    def change(presentation: Any) -> None:
        find(presentation, "phase-isolating-trotsky").shapes.title.text_frame.text = "2  Everybody against Trotsky"
        own = next(slide for slide in presentation.slides if slide.shapes.title.text_frame.text == OWN)
        own.placeholders[10].text_frame.text = "Who gained most from Trotsky’s absence? Two reasons, ten minutes."

    place = _place(deck, "phase-isolating-trotsky")
    deck.write_bytes(edited(deck.read_bytes(), insert(OWN, place + 1), change))
    before = [page_of(deck, place + n, CHANGED) for n in range(3)]
    phases = topic / "phases.yaml"
    phases.write_text(phases.read_text("utf-8").replace("title: Isolating Trotsky", "title: Trotsky alone"), "utf-8")
    _build(topic, "out", "--only", "deck")
    fresh = topic.parent / "after.pptx"
    shutil.copy(deck, fresh)  # drawn anew: pictures of a file are kept
    after = [page_of(fresh, place + n, CHANGED) for n in range(4)]
    return _below([beside(before), beside(after)])


def _paper_and_word(topic: Path) -> Image.Image:
    """A handout, a page of notes, and two sheets in Word."""
    _build(topic, "out", "--only", "deck,who-was-who,contenders", "--handout", "--notes", "--to", "pdf,docx")
    pack = topic.parent / "out" / topic.name
    shown = [("slides/01-*-handout.pdf", 5), ("slides/01-*-notes.pdf", 6), ("worksheets/01-*was-who.docx", 0)]
    return beside([page_of(next(pack.glob(name)), number, PAPER) for name, number in (*shown, ("cards/01-*.docx", 0))])


def _build(topic: Path, out: str, *more: str) -> None:
    command = [sys.executable, "-m", "lessonpress.cli", "build", str(topic), "-o", str(topic.parent / out), "--quiet"]
    subprocess.run([*command, *more], check=True)


def _deck(topic: Path, out: str) -> Path:
    return next((topic.parent / out / topic.name / "slides").glob("01-*.pptx"))


def _place(deck: Path, name: str) -> int:
    """The number of our slide of that name, from 0."""
    from pptx import Presentation

    presentation = Presentation(str(deck))
    wanted = find(presentation, name).slide_id
    return [slide.slide_id for slide in presentation.slides].index(wanted)


def _below(rows: list[Image.Image]) -> Image.Image:
    size = max(row.width for row in rows), sum(row.height for row in rows)
    whole = Image.new("RGB", size, GROUND)
    y = 0
    for row in rows:
        whole.paste(row, (0, y))
        y += row.height
    return whole


if __name__ == "__main__":
    for picture in showcase(Path(sys.argv[1])):
        print(picture)
