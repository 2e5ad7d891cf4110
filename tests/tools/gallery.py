"""Contact sheets: every page and every slide of a pack, small, side by side; and the pictures of the README.

    make gallery

Slides are drawn by LibreOffice; where it is absent they are left out, and that is said.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image

WIDTH, ACROSS, GAP = 210, 7, 10
"""Of a page on a contact sheet and of the gaps, in pixels; and how many pages stand side by side."""
MOST = 56
"""Pages of a contact sheet; more go on another."""
GROUND = (226, 222, 214)
COLOURS = 112
"""So few suffice to tell pages apart, and keep the files small."""
MANY = 255
"""In the pictures of the README."""
SHOWN = {
    "sheets-and-cards": (430, "worksheets/03-*begins 1", "worksheets/03-*answers 1", "cards/01-* 1", "cards/01-* 2"),
    "poster": (700, "posters/01-* 1"),
    "chart-and-organiser": (570, "posters/02-* 1", "organisers/01-* 1"),
    "diagrams": (310, "diagrams/04-* 1", "diagrams/07-* 1"),
    "more-sheets": (440, "worksheets/*living-graph-answers 1", "worksheets/*win-cards 1", "worksheets/*crossword 1"),
    "slides": (200, "slides/01-* 6", "slides/01-* 21", "slides/01-* 22", "slides/01-* 23"),
}
"""The pictures of the README: how high they are, in pixels, and the files and numbers of the pages in them."""


def gallery(pack: Path, docs: Path) -> Iterator[Path]:
    """The contact sheets of a pack, one or more for each of its folders, in `gallery/`, and the pictures beside it."""
    out = docs / "gallery"
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.png"):
        old.unlink()
    for folder in sorted(path for path in pack.iterdir() if path.is_dir() and not path.name.startswith(".")):
        pages = [small for file in _files(folder) for small in _small(file)]
        for start in range(0, len(pages), MOST):
            number = f"-{start // MOST + 1}" if len(pages) > MOST else ""
            yield saved(contact_sheet(pages[start : start + MOST]), out / f"{folder.name}{number}.png")
    for name, (high, *wanted) in SHOWN.items():
        if any(word.startswith("slides/") for word in wanted) and not shutil.which("soffice"):
            print(f"{name}.png stays as it is: install LibreOffice to draw slides", file=sys.stderr)
            continue
        files = ((*word.split(" "),) for word in wanted)
        pages = [page_of(next(iter(sorted(pack.glob(f"{file}.p*")))), int(number) - 1, high) for file, number in files]
        yield saved(beside(pages), docs / f"{name}.png", MANY)


def contact_sheet(pages: Sequence[Image.Image]) -> Image.Image:
    """Pages side by side, in rows as high as their highest page."""
    rows = [beside(pages[start : start + ACROSS]) for start in range(0, len(pages), ACROSS)]
    sheet = Image.new("RGB", (rows[0].width, sum(row.height - GAP for row in rows) + GAP), GROUND)
    y = 0
    for row in rows:
        sheet.paste(row, (0, y))
        y += row.height - GAP
    return sheet


def beside(pages: Sequence[Image.Image]) -> Image.Image:
    """Pages in a row, on a ground."""
    row = Image.new("RGB", (GAP + sum(p.width + GAP for p in pages), max(p.height for p in pages) + 2 * GAP), GROUND)
    x = GAP
    for page in pages:
        row.paste(page, (x, GAP))
        x += page.width + GAP
    return row


def saved(sheet: Image.Image, path: Path, colours: int = COLOURS) -> Path:
    """Write a picture, in few colours; returns its path."""
    sheet.quantize(colours).save(path, optimize=True)
    return path


def _small(file: Path) -> Iterator[Image.Image]:
    """The pages of a file, each `WIDTH` pixels wide."""
    document = pypdfium2.PdfDocument(_as_pdf(file))
    try:
        for number in range(len(document)):
            page = document[number]
            yield _drawn(page, (WIDTH, round(WIDTH * page.get_height() / page.get_width())))
    finally:
        document.close()


def page_of(file: Path, number: int, high: int) -> Image.Image:
    """One page of a file (PDF, a deck, a Word file), so many pixels high."""
    document = pypdfium2.PdfDocument(_as_pdf(file))
    try:
        page = document[number]
        return _drawn(page, (round(high * page.get_width() / page.get_height()), high))
    finally:
        document.close()


def _drawn(page: pypdfium2.PdfPage, size: tuple[int, int]) -> Image.Image:
    """The page in twice as many dots as are wanted, and then made smaller: so thin lines stay even."""
    return page.render(scale=2 * size[0] / page.get_width()).to_pil().convert("RGB").resize(size)


def _files(folder: Path) -> Iterator[Path]:
    """The PDFs of a folder, and its decks where these can be drawn."""
    yield from sorted(folder.glob("*.pdf"))
    for deck in sorted(folder.glob("*.pptx")):
        if shutil.which("soffice"):
            yield deck
        else:
            print(f"{deck.name} is left out: install LibreOffice to see slides", file=sys.stderr)


@cache
def _as_pdf(file: Path) -> bytes:
    if file.suffix == ".pdf":
        return file.read_bytes()
    with tempfile.TemporaryDirectory() as made:
        command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", made, str(file)]
        subprocess.run(command, check=True, capture_output=True)
        return (Path(made) / file.with_suffix(".pdf").name).read_bytes()


if __name__ == "__main__":
    for sheet in gallery(Path(sys.argv[1]), Path(sys.argv[2])):
        print(sheet)
