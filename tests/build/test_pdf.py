"""The PDF backend: the same bytes for the same input, text that can be read back, structure a judge accepts."""

import io
import os
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from msgspec.structs import replace

from lessonpress.build.backends.backend import CannotDraw, PrintOptions
from lessonpress.build.backends.pdf.backend import Pdf
from lessonpress.layouts.document import (
    Box,
    Cards,
    Column,
    Deck,
    Document,
    Drawing,
    Flow,
    Heading,
    PageBreak,
    Poster,
    Slide,
    Table,
    paragraph,
    text_cell,
)
from lessonpress.layouts.drawing.scene import Group, Paint, Pattern, Rect, Scene, TextBox
from lessonpress.layouts.drawing.scene import Path as ScenePath
from lessonpress.layouts.theme import load_theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.markup import Foreign, Link, Text, parse

from ..images import image
from ..tools import pdfua
from .test_cards import card
from .test_pages import SHEET

THEME = load_theme()


def label(text: str, x: float, y: float, kind: str = "P") -> TextBox:
    lines = Typesetter(THEME).set(text, THEME.style("body"), 60)
    return TextBox(x, y, 60, lines.height, lines.at(x, y), kind=kind)


SCENE = Scene(
    150,
    80,
    (
        label("Stalin and the Party", 5, 5, "H1"),
        Group(
            (
                Rect(5, 20, 40, 20, Paint(fill="#f3d9d5", pattern=Pattern.DIAGONAL, ink="#8c1c13"), 2),
                label("Triumvirate", 7, 22),
            ),
            alt="An alliance",
        ),
        ScenePath(
            (("M", 60, 20), ("L", 80, 20), ("C", 85, 20, 90, 25, 90, 30), ("Z",)), Paint(stroke="#000000", dash=(2, 1))
        ),
        label("1924", 60, 40),
    ),
)
FLOW = replace(
    SHEET,
    blocks=(
        *SHEET.blocks,
        paragraph(
            (
                Text("See "),
                Link((Text("the site"),), "https://example.org/a?b=1&c=2"),
                Text(" on "),
                Foreign("Ленин", "ru"),
            )
        ),
        Box((paragraph(parse("A **key** word & more [@s1].").nodes),), title="Note"),
        Drawing(SCENE, "A drawing of the party"),
    ),
)
POSTER = Poster(id="p", title="Poster", language="en-GB", scene=SCENE, summary="A poster")
CARDS = Cards(id="c", title="Cards", language="en-GB", cards=(card("A", 3), card("B", 5)), script_language="ru")
DOCUMENTS = {"sheet": FLOW, "key": replace(FLOW, answers=True), "poster": POSTER, "cards": CARDS}
LONG = Table(
    (Column(), Column(1)), (text_cell("What"), text_cell("Told")), ((text_cell("a"), text_cell("word " * 1500)),)
)
DOCUMENTS["long row"] = Flow(id="r", title="Title", language="en", blocks=(LONG,))
DOCUMENTS["handout"] = Deck("d", "A deck", "en-GB", slides=(Slide("A slide", blocks=FLOW.blocks[-3:], section="One"),))
DOCUMENTS["portrait"] = replace(CARDS, cards=(replace(card("Ann", 1), picture=image()),))


def render(document) -> bytes:
    return Pdf().render(document, theme=THEME, options=PrintOptions(build_id="abc")).data


def text(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    found = "\n".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return found


def digests() -> list[str]:
    return [sha256(render(document)).hexdigest() for document in DOCUMENTS.values()]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_same_document_gives_the_same_bytes(name):
    assert render(DOCUMENTS[name]) == render(DOCUMENTS[name])


def test_the_same_bytes_in_another_process_with_other_hashes():
    code = "from tests.build.test_pdf import digests; print(digests())"
    root = Path(__file__).parents[2]
    out = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=root,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert out[0] == out[1] != ""


def test_words_can_be_read_back_and_do_not_join():
    content = paragraph("A long paragraph that runs over several lines, " * 4)
    found = text(render(Flow(id="x", title="Title", language="en", blocks=(content,))))
    assert "several lines," in " ".join(found.split())
    assert "linesA" not in found.replace("\n", "").replace("\r", "")


def test_short_pages_with_a_break_between_them_are_written():
    flow = Flow("f", "F", "en", blocks=(paragraph("Before the break"), PageBreak(), paragraph("After it")))
    found = text(render(flow))
    assert found.index("Before the break") < found.index("After it")


def test_text_in_cyrillic_is_real_text():
    assert "Ленин" in text(render(FLOW))


def test_the_file_says_its_title_language_and_how_to_print():
    with pikepdf.open(io.BytesIO(render(DOCUMENTS["cards"]))) as pdf:
        assert str(pdf.Root.Lang) == "en-GB"
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.ViewerPreferences.Duplex) == "/DuplexFlipLongEdge"
        assert str(pdf.Root.ViewerPreferences.PrintScaling) == "/None"
        assert str(pdf.docinfo["/Title"]) == "Cards"


def test_a_figure_is_told_by_its_alternative_text():
    with pikepdf.open(io.BytesIO(render(POSTER))) as pdf:
        alts = [str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
    assert alts == ["An alliance"]


def test_a_portrait_is_told_by_what_it_shows():
    with pikepdf.open(io.BytesIO(render(DOCUMENTS["portrait"]))) as pdf:
        alts = [str(o.Alt) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and o.get("/S") == "/Figure"]
    assert alts == ["Ann looks at us"]


def test_a_pattern_after_a_dashed_line_is_not_dashed():
    """A pattern tells people apart: it must look the same wherever it stands."""
    hatched = Rect(10, 10, 30, 20, Paint(fill="#ffffff", pattern=Pattern.VERTICAL, ink="#000000"))
    dashed = Rect(60, 10, 30, 20, Paint(stroke="#000000", dash=(3.0, 3.0)))

    def pixels(*items):
        document = Poster("p", "P", "en", scene=Scene(100, 40, items), summary="s")
        drawn = pypdfium2.PdfDocument(render(document))[0].render(scale=2).to_pil()
        return drawn.crop((0, 0, drawn.width // 2, drawn.height)).tobytes()

    assert pixels(hatched) == pixels(dashed, hatched)


def test_the_outline_nests_as_the_headings_do():
    headings = tuple(Heading((Text(title),), level) for title, level in (("A", 4), ("B", 2), ("B", 3), ("C", 2)))
    with pikepdf.open(io.BytesIO(render(Flow(id="x", title="T", language="en", blocks=headings)))) as pdf:
        outline = pdf.open_outline()
        with outline:
            found = [(item.title, [child.title for child in item.children]) for item in outline.root]
    assert found == [("A", []), ("B", ["B"]), ("C", [])]


def test_headings_skip_no_level_whatever_they_look_like():
    levels = (4, 2, 4, 3)
    flow = Flow("f", "F", "en", blocks=tuple(Heading((Text(f"Level {n}"),), n) for n in levels))
    assert sorted(re.findall(rb"/S /(H\d)", render(flow))) == [b"H1", b"H2", b"H2", b"H3", b"H3"]


def test_a_link_leads_where_it_says():
    with pikepdf.open(io.BytesIO(render(FLOW))) as pdf:
        links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    assert str(links[0].A.URI) == "https://example.org/a?b=1&c=2"


def test_what_is_none_of_its_forms_is_refused_by_name():
    with pytest.raises(CannotDraw, match="pdf writes cards and deck and flow and poster, not a document like 'd'"):
        render(Document(id="d", title="A document", language="en"))


def test_all_forms_pass_pdf_ua(tmp_path):
    if lacking := pdfua.missing():
        pytest.skip(lacking)
    files = []
    for name, document in DOCUMENTS.items():
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(render(document))
    fine, said = pdfua.judge(files)
    assert fine, said
