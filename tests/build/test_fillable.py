"""Fillable sheets as PDF: fields where the places to write are, known to screen readers, and what is typed shows."""

import io
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pikepdf
import pypdfium2
import pytest
from click.testing import CliRunner
from hypothesis import given, settings

from lessonpress.build.backends.backend import PrintOptions
from lessonpress.build.backends.pdf.backend import Pdf
from lessonpress.build.outcome import State
from lessonpress.build.pages import set_pages
from lessonpress.build.pipeline import build
from lessonpress.build.request import Misuse, Request
from lessonpress.cli import main
from lessonpress.layouts.document import Cell, Column, Flow, Lines, OnePage, Table, paragraph, text_cell
from lessonpress.layouts.exercises import NAMES
from lessonpress.layouts.fillable import fillable
from lessonpress.layouts.layout import load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import MultipleChoice, Task
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.markup import Text
from lessonpress.resources.teaching import Material

from ..layouts.generated import topics
from ..layouts.sheets import FOLDERS, make, setting, topic
from ..layouts.test_fillable import tips
from ..layouts.test_generated_topics import LEVELS, SEEDS, made, plenty
from ..tools import pdfua

THEME = load_theme()
FIELDS = ("Name", "Class", "Date")
INSIDE = 0.6
"""How far from the edge of a field, in points, a letter may reach into it: what a rule is thick."""
Widget = pikepdf.Dictionary


def sheet(*blocks, **about) -> Flow:
    made = fillable(Flow("f", "F", "en", blocks=blocks, fields=FIELDS, **about))
    assert made is not None
    return made


def render(flow: Flow, theme: str = "classic") -> bytes:
    return Pdf().render(flow, theme=load_theme(theme), options=PrintOptions(build_id="abc")).data


def widgets(pdf: pikepdf.Pdf) -> Iterator[tuple[int, Widget]]:
    """All fields with the numbers of their pages, in the order in which the pages have them."""
    for number, page in enumerate(pdf.pages):
        yield from ((number, a) for a in page.get("/Annots", []) if a.Subtype == "/Widget")


def box(widget: Widget) -> tuple[float, ...]:
    return tuple(map(float, widget.Rect))


def assert_well_placed(data: bytes) -> None:
    """Fields lie inside their pages, no two on one another, and none that is typed in on words."""
    document = pypdfium2.PdfDocument(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = list(widgets(pdf))
        for n, (number, widget) in enumerate(found):
            left, bottom, right, top = box(widget)
            _, _, width, height = map(float, pdf.pages[number].mediabox)
            assert 0 <= left < right <= width and 0 <= bottom < top <= height, str(widget.TU)
            for other_number, other in found[:n]:
                l2, b2, r2, t2 = box(other)
                apart = right <= l2 + 0.01 or r2 <= left + 0.01 or top <= b2 + 0.01 or t2 <= bottom + 0.01
                assert number != other_number or apart, (str(widget.TU), str(other.TU))
            if widget.FT == "/Tx":
                page = document[number].get_textpage()
                within = page.get_text_bounded(left + INSIDE, bottom + INSIDE, right - INSIDE, top - INSIDE)
                assert not within.strip(), (str(widget.TU), within)
    document.close()


def ink(data: bytes, number: int, area: tuple[float, ...]) -> int:
    """How many pixels of a part of a page, fields included, are dark."""
    document = pypdfium2.PdfDocument(data)
    document.init_forms()
    page = document[number]
    scale, height = 3, page.get_height()
    picture = page.render(scale=scale, may_draw_forms=True).to_pil().convert("L")
    left, bottom, right, top = area
    part = picture.crop(tuple(round(scale * side) for side in (left, height - top, right, height - bottom)))
    document.close()
    return sum(part.histogram()[:150])


def filled(data: bytes, *, anew: bool = True) -> bytes:
    """The sheet as a pupil leaves it; viewers draw its fields `anew`, or else as they are in the file."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.Root.AcroForm.NeedAppearances = anew
        for _, widget in widgets(pdf):
            if widget.FT == "/Btn":
                widget.V = widget.AS = pikepdf.Name.Yes
            else:
                widget.V = pikepdf.String("BC" if "/MaxLen" in widget else "Troïka: Троцкий")
        out = io.BytesIO()
        pdf.save(out)
    return out.getvalue()


# ---- where fields are -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", NAMES)
@settings(parent=plenty, max_examples=3)
@given(topics(), SEEDS, LEVELS)
def test_fields_of_every_kind_are_where_the_places_to_write_are(kind: str, of, seed: str, level) -> None:
    task = made(of, kind, seed, level)
    flow = fillable(Flow("f", "F", "en", blocks=(task,), fields=FIELDS)) if task else None
    if flow is None:
        return
    data = render(flow)
    assert_well_placed(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [(number, str(widget.TU)) for number, widget in widgets(pdf)]
        names = [str(widget["/T"]) for _, widget in widgets(pdf)]
        assert _once(found) == [*FIELDS, *tips(flow)]
        assert len(set(names)) == len(names) == len(pdf.Root.AcroForm.Fields)
        assert not any("." in name for name in names), "a full stop would part a name"


def _once(said: list[tuple[int, str]]) -> list[str]:
    """What fields say; those of lines that go on on the next page once."""
    on = {n for n, (page, tip) in enumerate(said) if (page - 1, tip) == said[n - 1]}
    return [tip for n, (_, tip) in enumerate(said) if n not in on]


@pytest.mark.parametrize("theme", ["classic", "classic-grey-large-print"])
@pytest.mark.parametrize("kind", ["gap-fill", "true-false", "complete-table", "exit-ticket", "interpretations"])
def test_they_are_as_well_placed_in_other_themes(kind: str, theme: str) -> None:
    assert_well_placed(render(sheet(make(topic("soviet"), kind)[0]), theme))


def test_the_pages_are_those_of_the_printed_sheet() -> None:
    for kind in ("gap-fill", "true-false", "complete-table", "short-answer", "essay-plan"):
        flow = Flow("f", "F", "en", blocks=(make(topic("soviet"), kind)[0],), fields=FIELDS)
        printed, on_screen = (set_pages(which, THEME, PAPERS["a4"]) for which in (flow, sheet(*flow.blocks)))
        assert printed.bookmarks == on_screen.bookmarks and len(printed.pages) == len(on_screen.pages), kind


def test_a_field_takes_all_that_is_left_of_its_cell() -> None:
    """However little the cell asks for, where the one beside it is high."""
    rows = ((Cell(lines=1), Cell((paragraph("Notes"),), lines=2), text_cell("word " * 60)),)
    data = render(sheet(Table((Column(1.0),) * 3, (), rows)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        (_, bare), (_, under) = list(widgets(pdf))[3:]
    assert box(bare)[1] == pytest.approx(box(under)[1]) and box(bare)[3] > box(under)[3]
    assert box(bare)[3] - box(bare)[1] > 130


def test_lines_that_go_on_on_the_next_page_are_two_fields() -> None:
    data = render(sheet(paragraph("Why?"), Lines(20), Lines(20)))
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [(number, str(widget.TU)) for number, widget in widgets(pdf)][3:]
        assert found == [(0, "Why?"), (0, "field 1"), (1, "field 1")]
        assert [str(w["/T"]) for _, w in widgets(pdf)][3:] == ["004 Why?", "005 field 1", "006 field 1"]


def test_one_page_has_fields_in_its_columns() -> None:
    layout = load_layout("knowledge-organiser")
    options = layout.Options(version="blank")  # type: ignore[call-arg]
    flow = fillable(layout.make(topic("soviet"), Material(id="o", layout=layout.name), options, setting()))  # type: ignore[arg-type]
    assert isinstance(flow, OnePage)
    data = render(flow)
    assert_well_placed(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(pdf.pages) == 1 and [str(w.TU) for _, w in widgets(pdf)] == [*FIELDS, *tips(flow)]


# ---- who meets them -------------------------------------------------------------------------------------------------


def structure(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """All elements of the structure, outer before inner, in reading order."""
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from structure(kid)


def test_each_field_is_the_one_thing_in_its_place_of_the_structure() -> None:
    choice = MultipleChoice((Text("Who?"),), ((Text("He"),), (Text("She"),)), 0)
    flow = sheet(make(topic("soviet"), "gap-fill")[0], Task("t", "T", (Text("Do."),), (choice,)), Lines(40), Lines(2))
    with pikepdf.open(io.BytesIO(render(flow))) as pdf:
        forms = [element for element in structure(pdf.Root.StructTreeRoot.K[0]) if element.S == "/Form"]
        told = [widget for _, widget in widgets(pdf)]
        assert [form.K[0].Obj.objgen for form in forms] == [widget.objgen for widget in told], "met as they are read"
        assert all(len(form.K) == 1 and form.K[0].Type == "/OBJR" for form in forms)
        assert [str(form.Alt) for form in forms] == [str(widget.TU) for widget in told]
        assert all(page.Tabs == "/S" for page in pdf.pages)


def test_a_gap_stands_among_the_words_of_its_sentence() -> None:
    with pikepdf.open(io.BytesIO(render(sheet(make(topic("soviet"), "gap-fill")[0])))) as pdf:
        sentences = [e for e in structure(pdf.Root.StructTreeRoot.K[0]) if e.S == "/P" and len(e.K) > 2]
        kinds = [[str(kid.get("/S", "words")) for kid in e.K] for e in sentences[1:]]
    assert kinds and all(kind[0] == "words" and "/Form" in kind and kind[-1] == "words" for kind in kinds)


def test_pdf_ua_holds(tmp_path: Path) -> None:
    if lacking := pdfua.missing():
        pytest.skip(lacking)
    files = []
    for kind in NAMES:
        flow = fillable(Flow("f", "F", "en", blocks=(make(topic("soviet"), kind)[0],), fields=FIELDS))
        if flow:
            files += [tmp_path / f"{kind}.pdf", tmp_path / f"{kind}-filled.pdf"]
            files[-2].write_bytes(render(flow))
            files[-1].write_bytes(filled(render(flow)))
    assert len(files) > 30
    fine, said = pdfua.judge(files)
    assert fine, said


# ---- what is put in -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "kind", ["gap-fill", "match", "true-false", "interpretations", "complete-table", "word-search"]
)
def test_what_is_typed_and_ticked_shows(kind: str) -> None:
    data = render(sheet(make(topic("soviet"), kind)[0]))
    after = filled(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [(number, box(widget), str(widget.TU)) for number, widget in widgets(pdf)]
    for number, area, tip in found:
        assert ink(after, number, area) > ink(data, number, area) + 20, tip


def test_a_tick_shows_as_we_draw_it_too() -> None:
    data = render(sheet(make(topic("soviet"), "true-false")[0]))
    after = filled(data, anew=False)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        boxes = [(number, box(widget)) for number, widget in widgets(pdf) if widget.FT == "/Btn"]
    assert boxes and all(ink(after, *place) > ink(data, *place) + 20 for place in boxes)


def test_the_typeface_has_all_letters_that_it_names() -> None:
    """Those of German, French and Russian too: what viewers set in it looks like the sheet."""
    with pikepdf.open(io.BytesIO(render(sheet(Lines(2))))) as pdf:
        form = pdf.Root.AcroForm
        font = form.DR.Font.Typed
        assert form.NeedAppearances and str(form.DA).startswith("/Typed 0 Tf")
        widths, codes = [int(w) for w in font.Widths], range(int(font.FirstChar), int(font.LastChar) + 1)
        first, *names = list(font.Encoding.Differences)
        table = bytes(font.ToUnicode.read_bytes()).decode()
        data = bytes(font.FontDescriptor.FontFile2.read_bytes())
    from fontTools.ttLib import TTFont

    cmap = TTFont(io.BytesIO(data)).getBestCmap()
    letters = {chr(code) for code in cmap}
    assert set("Straße Größe l’été œuvre «Où»? – „Ja“ Красная Армия, Ёлка, съезд") <= letters
    assert len(widths) == len(codes) and first == 128 and len(names) == 1 + codes[-1] - 128
    assert all(f"<{ord(letter):04X}>" in table for letter in letters)


# ---- the pack -------------------------------------------------------------------------------------------------------


LISTED = """materials:
  - {id: guide, layout: study-guide}
  - {id: sheet, layout: worksheet, options: {exercises: [{kind: true-false}]}}
  - {id: cards, layout: worksheet, options: {exercises: [{kind: loop-cards}]}}
"""


def test_a_pack_has_fillable_sheets_besides_where_they_are_asked_for(tmp_path: Path) -> None:
    folder, pack = tmp_path / "topic", tmp_path / "pack"
    copytree(FOLDERS["triumvirs"], folder)
    (folder / "materials.yaml").write_text(LISTED)

    def files(**wanted: object) -> set[str]:
        assert build(Request(str(folder), str(pack), formats=("pdf", "html"), jobs=1, **wanted)).ok  # type: ignore[arg-type]
        return {path.name for path in pack.rglob("*.*") if "fillable" in path.name and path.suffix != ".svg"}

    assert files() == set()
    before = (pack / "worksheets/01-sheet.pdf").read_bytes()
    assert files(besides=("fillable",)) == {"01-sheet-fillable.pdf"}, (
        "neither the guide nor cards to cut out, nor a key"
    )
    assert (pack / "worksheets/01-sheet.pdf").read_bytes() == before
    assert "To fill in on a screen" in (pack / "index.html").read_text()
    assert files() == set()
    (folder / "materials.yaml").write_text(LISTED.replace("layout: worksheet,", "layout: worksheet, fillable: yes,"))
    assert files() == {"01-sheet-fillable.pdf"}


def test_the_command_line_makes_them(tmp_path: Path) -> None:
    words = ["build", str(FOLDERS["triumvirs"]), "-o", str(tmp_path), "--to", "pdf", "--only", "quiz", "--fillable"]
    done = CliRunner().invoke(main, [*words, "--jobs", "1", "--quiet"], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    assert [path.name.partition("-")[2] for path in sorted(tmp_path.rglob("*.pdf"))] == [
        "quiz-answers.pdf",
        "quiz-fillable.pdf",
        "quiz.pdf",
    ]


def test_what_a_pupil_filled_in_is_never_overwritten(tmp_path: Path) -> None:
    folder, pack = tmp_path / "topic", tmp_path / "pack"
    copytree(FOLDERS["triumvirs"], folder)
    (folder / "materials.yaml").write_text(LISTED)
    path = pack / "worksheets/01-sheet-fillable.pdf"

    def states() -> dict[str, State]:
        done = build(Request(str(folder), str(pack), formats=("pdf",), jobs=1, besides=("fillable",)))
        assert done.ok
        return {outcome.path: outcome.state for outcome in done.outcomes}

    states()
    path.write_bytes(mine := filled(path.read_bytes()))
    assert states()["worksheets/01-sheet-fillable.pdf"] is State.KEPT
    (folder / "materials.yaml").write_text(LISTED.replace("{id: sheet,", "{id: sheet, title: Anew,"))
    assert states()["worksheets/01-sheet-fillable.pdf"] is State.KEPT
    assert path.read_bytes() == mine
    assert (pack / "worksheets/01-sheet-fillable (new version).pdf").is_file()


@pytest.mark.parametrize("taken", ["fillable", "booklet", "answers"])
def test_a_variant_is_not_called_like_an_edition(tmp_path: Path, taken: str) -> None:
    with pytest.raises(Misuse, match="files are called so already"):
        build(Request(str(FOLDERS["triumvirs"]), str(tmp_path), variant=taken))
