"""Contact sheets of a pack: every page is on one, and pages of another size stand beside each other in rows."""

from pathlib import Path

from PIL import Image

from lessonpress.build.backends.backend import PrintOptions, load_backend
from lessonpress.layouts.document import Flow, PageBreak, paragraph
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme

from .tools import gallery


def write(path: Path, pages: int, paper: str) -> None:
    blocks = tuple(block for n in range(pages) for block in (paragraph(f"Page {n}"), PageBreak()))
    flow = Flow(id="f", title="F", language="en", blocks=blocks)
    path.parent.mkdir(parents=True, exist_ok=True)
    options = PrintOptions(PAPERS[paper])
    path.write_bytes(load_backend("pdf").render(flow, theme=load_theme(), options=options).data)


def size_of(path: Path) -> tuple[int, int]:
    with Image.open(path) as opened:
        return opened.size


def test_every_page_is_on_a_contact_sheet(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(gallery, "SHOWN", {"one": (200, "posters/01-* 2")})
    write(tmp_path / "pack" / "worksheets" / "01-a.pdf", 3, "a4")
    write(tmp_path / "pack" / "worksheets" / "02-b.pdf", gallery.MOST, "a4-landscape")
    write(tmp_path / "pack" / "posters" / "01-c.pdf", 2, "a3")
    docs = tmp_path / "docs"
    made = list(gallery.gallery(tmp_path / "pack", docs))
    names = [path.relative_to(docs).as_posix() for path in made]
    assert names == ["gallery/posters.png", "gallery/worksheets-1.png", "gallery/worksheets-2.png", "one.png"]
    sizes = [size_of(path) for path in made]
    step = gallery.WIDTH + gallery.GAP
    assert [width for width, _ in sizes[:3]] == [2 * step + gallery.GAP, 7 * step + gallery.GAP, 3 * step + gallery.GAP]
    assert sizes[3] == (round(200 * 297 / 420) + 2 * gallery.GAP, 200 + 2 * gallery.GAP)
    assert sizes[1][1] > sizes[2][1], "eight rows, and one"
