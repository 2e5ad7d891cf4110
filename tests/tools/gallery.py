"""Contact sheets: every page and every slide of a pack, small, side by side, for docs/gallery.

    make gallery

Slides are drawn by LibreOffice; where it is absent they are left out, and that is said.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2
from PIL import Image

WIDTH, ACROSS, GAP = 210, 7, 10
"""Of a page and of the gaps, in pixels; and how many pages stand side by side."""
MOST = 56
"""Pages of a contact sheet; more go on another."""
GROUND = (226, 222, 214)
COLOURS = 48
"""So few suffice to tell pages apart, and keep the files small."""


def gallery(pack: Path, out: Path) -> list[Path]:
    """The contact sheets of a pack, one or more for each of its folders; those of an earlier one are taken away."""
    out.mkdir(parents=True, exist_ok=True)
    for old in out.glob("*.png"):
        old.unlink()
    made: list[Path] = []
    for folder in sorted(path for path in pack.iterdir() if path.is_dir() and not path.name.startswith(".")):
        pages = [page for file in _files(folder) for page in thumbnails(file)]
        for start in range(0, len(pages), MOST):
            number = f"-{start // MOST + 1}" if len(pages) > MOST else ""
            made.append(out / f"{folder.name}{number}.png")
            contact_sheet(pages[start : start + MOST]).save(made[-1], optimize=True)
    return made


def thumbnails(pdf: Path) -> Iterator[Image.Image]:
    """The pages of a PDF, each `WIDTH` pixels wide."""
    document = pypdfium2.PdfDocument(pdf.read_bytes())
    try:
        for page in document:
            yield page.render(scale=2 * WIDTH / page.get_width()).to_pil().convert("RGB").resize(_small(page))
    finally:
        document.close()


def contact_sheet(pages: Sequence[Image.Image]) -> Image.Image:
    """Pages side by side, in rows as high as their highest page."""
    rows = [pages[start : start + ACROSS] for start in range(0, len(pages), ACROSS)]
    across = min(ACROSS, len(pages))
    high = GAP + sum(max(page.height for page in row) + GAP for row in rows)
    sheet = Image.new("RGB", (GAP + across * (WIDTH + GAP), high), GROUND)
    y = GAP
    for row in rows:
        for column, page in enumerate(row):
            sheet.paste(page, (GAP + column * (WIDTH + GAP), y))
        y += max(page.height for page in row) + GAP
    return sheet.quantize(COLOURS)


def _small(page: pypdfium2.PdfPage) -> tuple[int, int]:
    return WIDTH, round(WIDTH * page.get_height() / page.get_width())


def _files(folder: Path) -> Iterator[Path]:
    """The PDFs of a folder, and its decks as PDF."""
    yield from sorted(folder.glob("*.pdf"))
    for deck in sorted(folder.glob("*.pptx")):
        if not shutil.which("soffice"):
            print(f"{deck.name} is left out: install LibreOffice to see slides", file=sys.stderr)
            continue
        with tempfile.TemporaryDirectory() as made:
            command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", made, str(deck)]
            subprocess.run(command, check=True, capture_output=True)
            yield Path(made) / deck.with_suffix(".pdf").name


if __name__ == "__main__":
    for sheet in gallery(Path(sys.argv[1]), Path(sys.argv[2])):
        print(sheet)
