"""Posters in tiles: every sheet shows its part at full size, and together they are the poster again."""

from functools import cache
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from shutil import copytree

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image, ImageChops

from lessonpress.build.backends.backend import PrintOptions, load_backend
from lessonpress.build.pages import set_pages
from lessonpress.build.pages.tiling import MARGIN, OVERLAP, Tiling, tiling
from lessonpress.build.pipeline import build
from lessonpress.build.request import Request
from lessonpress.layouts.document import Poster
from lessonpress.layouts.drawing.scene import Clip, Scene, TextBox, flat
from lessonpress.layouts.layout import load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.paper import SIZES as PAPER_SIZES
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.teaching import Material

from ..layouts.sheets import FOLDERS, setting, topic
from ..tools import pdfua

THEME = load_theme()
SIZES = st.floats(60, 1300, allow_nan=False)
DOTS = 6
"""Dots to the mm in rendered pages."""


@cache
def poster(paper: str = "a2") -> Poster:
    layout = load_layout("timeline-poster")
    made = layout.make(
        topic("triumvirs"),
        Material(id="timeline", layout=layout.name),
        layout.Options(),
        replace(setting(), paper=PAPERS[paper]),
    )
    assert isinstance(made, Poster)
    return made


def render(tile: str | None) -> bytes:
    options = PrintOptions(PAPERS["a2"], "abc1234", PAPERS[tile] if tile else None)
    return load_backend("pdf").render(poster(), theme=THEME, options=options).data


def pictures(data: bytes) -> list[Image.Image]:
    document = pypdfium2.PdfDocument(data)
    return [page.render(scale=DOTS * 25.4 / 72).to_pil().convert("RGB") for page in document]


# ---- the grid -------------------------------------------------------------------------------------------------------


@given(width=SIZES, height=SIZES, paper=st.sampled_from(sorted(PAPERS)))
def test_the_sheets_cover_the_poster_and_overlap_by_the_strip_to_glue(width: float, height: float, paper: str) -> None:
    grid = tiling(PAPERS[paper], width, height)
    tiles = list(grid.tiles())
    assert len(tiles) == grid.count == len({tile.name for tile in tiles})
    for sizes, index, whole, sheet in (
        ([(t.x, t.width) for t in tiles if t.row == 0], "column", width, grid.paper.width),
        ([(t.y, t.height) for t in tiles if t.column == 0], "row", height, grid.paper.height),
    ):
        assert sizes[0][0] == 0 and sum(sizes[-1]) == pytest.approx(whole), index
        for (start, size), (after, _) in pairwise(sizes):
            assert start + size - after == pytest.approx(OVERLAP)
        assert all(size <= sheet - 2 * MARGIN + 1e-6 for _, size in sizes)
        if len(sizes) > 1:
            assert all(size >= (sheet - 2 * MARGIN) / 2 for _, size in sizes), "no sheet is all but empty"


@given(width=SIZES, height=SIZES, paper=st.sampled_from([paper.name.lower() for paper in PAPER_SIZES]))
def test_the_sheets_lie_the_way_that_needs_fewer(width: float, height: float, paper: str) -> None:
    sheet = PAPERS[paper]
    turned = [Tiling(one, width, height).count for one in (sheet, sheet.landscape)]
    assert tiling(sheet, width, height).count == min(turned)


# ---- the sheets -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("tile", ["a4", "letter", "a3"])
def test_the_sheets_put_together_are_the_poster(tile: str) -> None:
    """Each sheet is cut at its marks and laid where its part belongs."""
    whole, *rest = pictures(render(None))
    assert not rest
    joined = Image.new("RGB", whole.size, "white")
    scene = poster().scene
    grid = tiling(PAPERS[tile], scene.width, scene.height)
    _, *sheets = pictures(render(tile))
    pages = set_pages(poster(), THEME, PAPERS["a2"], "", tile=PAPERS[tile]).pages[1:]
    for part, sheet, page in zip(grid.tiles(), sheets, pages, strict=True):
        (clip,) = (item for item in page.items if isinstance(item, Clip))
        assert (clip.w, clip.h) == (part.width, part.height)
        box = [round(DOTS * n) for n in (clip.x, clip.y, clip.x + clip.w, clip.y + clip.h)]
        joined.paste(sheet.crop(box), (round(DOTS * part.x), round(DOTS * part.y)))
    seen = [picture.convert("L").reduce(2 * DOTS) for picture in (joined, whole)]  # squares of 2 mm: dots lie between
    worst = ImageChops.difference(*seen).getextrema()[1]
    assert worst < 40, "the sheets lie wrong, or lack something"


def test_nothing_is_printed_within_five_millimetres_of_the_edge() -> None:
    for picture in pictures(render("a4")):
        edge = 5 * DOTS - 1
        inside = picture.copy()
        inside.paste("white", (edge, edge, picture.width - edge, picture.height - edge))
        assert not ImageChops.invert(inside).getbbox()


def test_every_word_of_the_poster_is_read_out_once() -> None:
    """What two sheets show, one of them tells."""

    def told(scenes: tuple[Scene, ...]) -> list[str]:
        items = (item for scene in scenes for item in flat(scene.items))
        inner = (one for item in items for one in (flat(item.items) if isinstance(item, Clip) else (item,)))
        boxes = [box for box in inner if isinstance(box, TextBox) and box.tag is not None]
        return sorted(line.text for box in boxes for line in box.lines)

    whole = set_pages(poster(), THEME, PAPERS["a2"]).pages
    tiles = set_pages(poster(), THEME, PAPERS["a2"], "", tile=PAPERS["a4"]).pages[1:]
    assert told(tiles) == told(whole)


def test_the_first_sheet_tells_how_to_join_them_and_has_a_ruler() -> None:
    document = pikepdf.open(BytesIO(render("a4")))
    grid = tiling(PAPERS["a4"], poster().scene.width, poster().scene.height)
    assert len(document.pages) == 1 + grid.count
    first = pypdfium2.PdfDocument(render("a4"))[0].get_textpage().get_text_bounded()
    assert f"{grid.count} sheets of A4" in first and "100 mm long" in first
    assert all(tile.name in first for tile in grid.tiles())


def test_a_pack_has_tiles_besides_the_whole_posters_where_they_are_asked_for(tmp_path: Path) -> None:
    """By the command, or by the material; they go when they are asked for no more."""
    folder, pack = tmp_path / "topic", tmp_path / "pack"
    copytree(FOLDERS["triumvirs"], folder)
    (folder / "materials.yaml").write_text("materials:\n  - {id: timeline, layout: timeline-poster, paper: a2}\n")

    def files(**wanted: object) -> set[str]:
        report = build(Request(str(folder), str(pack), formats=("pdf", "html"), jobs=1, **wanted))
        assert report.ok
        return {path.name for path in (pack / "posters").iterdir()}

    whole = {"01-timeline.pdf", "01-timeline.html"}
    assert files() == whole
    assert files(tile="a4") == {*whole, "01-timeline-tiles.pdf"}
    assert files(tile="a4", paper="letter") == {*whole, "01-timeline-tiles.pdf"}
    assert files(tile="a3", paper="a4") == whole, "what is no larger than a sheet is not parted"
    assert files(tile="a4", paper="a4") == whole
    assert files() == whole
    (folder / "materials.yaml").write_text("materials:\n  - {id: timeline, layout: timeline-poster, tile: A4}\n")
    assert files() == {*whole, "01-timeline-tiles.pdf"}


def test_tiles_pass_pdf_ua(tmp_path: Path) -> None:
    if lacking := pdfua.missing():
        pytest.skip(lacking)
    file = tmp_path / "tiles.pdf"
    file.write_bytes(render("a4"))
    fine, said = pdfua.judge([file])
    assert fine, said


def test_the_same_poster_gives_the_same_tiles() -> None:
    assert render("a4") == render("a4")
