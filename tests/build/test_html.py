"""HTML: pages that mean what the document says, say nothing more, and run and fetch nothing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from html import unescape
from itertools import pairwise

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from lessonpress.build.backends.backend import PrintOptions
from lessonpress.build.backends.html.backend import Html, flow_page
from lessonpress.build.backends.html.inlines import InlineWriter
from lessonpress.build.backends.html.look import css_text
from lessonpress.build.backends.svg import families
from lessonpress.layouts.document import (
    Answer,
    Block,
    Box,
    Cards,
    Chart,
    Document,
    Drawing,
    Flow,
    Gap,
    Heading,
    Illustration,
    Outline,
    Paragraph,
    Poster,
    Reference,
    Table,
    paragraph,
    text_cell,
)
from lessonpress.layouts.drawing.scene import Scene
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import Ordering, lowered
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.markup import Citation, Foreign, Link, Text

from .samples import SAMPLES, small_scene, words

THEME = load_theme()
OPTIONS = PrintOptions(build_id="7f3a9c")


def page(document: Document, options: PrintOptions = OPTIONS) -> ET.Element:
    """A page as a tree; being well-formed XML is stricter than HTML asks for."""
    return ET.fromstring(Html().render(document, theme=THEME, options=options).data)


def flow_of(*blocks: Block, **about: object) -> Flow:
    return Flow("f", "Title", "en", blocks=blocks, **about)  # type: ignore[arg-type]


def parts(value: object) -> Iterator[object]:
    """Everything in a document, outer before inner."""
    yield value
    if isinstance(value, tuple):
        for part in value:
            yield from parts(part)
    elif isinstance(value, Struct) and not isinstance(value, Scene):
        for name in value.__struct_fields__:
            yield from parts(getattr(value, name))


def classed(tree: ET.Element, name: str) -> list[ET.Element]:
    return [e for e in tree.iter() if name in e.get("class", "").split()]


def shown(tree: ET.Element) -> str:
    """The words that are seen, without their spaces."""

    def seen(element: ET.Element) -> Iterator[str]:
        if element.get("class") != "unseen" and not element.tag.endswith("svg"):
            yield element.text or ""
            for child in element:
                yield from seen(child)
                yield child.tail or ""

    return "".join("".join(seen(tree)).split())


def texts(value: object) -> Iterator[str]:
    """The words that a lowered document shows, in order."""
    match value:
        case Text(text) | Foreign(text, _):
            yield text
        case Citation(sources):
            yield "".join(source.upper() for source in sources)
        case Box(blocks, title):
            yield title
            yield from texts(blocks)
        case Link(children):
            yield from texts(children)
        case str() | Scene():
            pass
        case tuple():
            for part in value:
                yield from texts(part)
        case Illustration(image, caption):
            yield from texts(caption)
            yield image.credit
        case Struct():
            first = getattr(value, "first", "")
            yield first if isinstance(first, str) else ""
            for name in value.__struct_fields__:
                if name != "span":
                    yield from texts(getattr(value, name))


# ---- what is in a page ----------------------------------------------------------------------------------------------


def test_the_samples_have_every_kind_of_block() -> None:
    """A new block fails here until it is in the samples, and then below until HTML can write it."""

    def kinds(base: type) -> Iterator[str]:
        for kind in base.__subclasses__():
            yield from (*([kind.__name__] if kind.__module__.startswith("lessonpress.") else ()), *kinds(kind))

    tried = (part for name in ("flow", "fillable") for part in parts(SAMPLES[name]))
    assert set(kinds(Block)) - {"RichBlock"} <= {type(part).__name__ for part in tried}


@pytest.mark.parametrize("name", ["flow", "key"])
def test_nothing_is_lost_and_nothing_added(name: str) -> None:
    document = SAMPLES[name]
    assert isinstance(document, Flow)
    kept = tuple(block for block in document.blocks if not isinstance(block, Chart | Outline))
    said = "".join("".join(texts(lowered(kept, answers=document.answers))).split())
    main = page(replace(document, blocks=kept)).find(".//main")
    assert main is not None
    assert shown(main) == said.replace("·", "")  # the page sets the words of a bank apart by itself


def test_an_outline_is_numbered_and_can_be_folded_its_first_points_lying_open() -> None:
    tree = page(flow_of(*(block for block in SAMPLES["flow"].blocks if isinstance(block, Outline))))  # type: ignore[union-attr]
    (outline,) = classed(tree, "outline")
    folds = [e for e in outline.iter() if e.tag == "details"]
    assert [("".join(fold[0].itertext()), "open" in fold.attrib) for fold in folds] == [
        ("1 Causes", True),
        ("1.1 Debts", False),
    ]
    assert ["".join(e.itertext()) for e in outline.iter() if e.tag == "p"] == ["1.1.1 Games"]
    assert ["".join(e.itertext()) for e in outline.iter() if e.tag == "h2"] == ["1 Causes", "2 Peace"]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_page_stands_alone_and_runs_nothing(name: str) -> None:
    if not isinstance(SAMPLES[name], Html.forms):
        return
    tree = page(SAMPLES[name])
    names = {e.tag.rsplit("}")[-1] for e in tree.iter()}
    assert not names & {"script", "link", "iframe", "object", "embed", "form", "base", "foreignObject"}
    attributes = [(e.tag, key, value) for e in tree.iter() for key, value in e.attrib.items()]
    assert not [a for a in attributes if a[1].lower().startswith("on")]
    for tag, key, value in attributes:
        if key == "src":
            assert tag == "img" and value.startswith("data:image/")
        if key.endswith("href"):
            assert value.startswith(("#", "data:")) or tag == "a"
    style = "".join(e.text or "" for e in tree.iter() if e.tag.rsplit("}")[-1] == "style")
    assert not re.search(r"@import|url\((?!data:|#)|expression", style)


@pytest.mark.parametrize("name", ["flow", "key", "bare flow", "cards", "poster"])
def test_language_and_title(name: str) -> None:
    tree = page(replace(SAMPLES[name], language="de-CH"))
    assert tree.get("lang") == "de-CH"
    title = tree.findtext(".//title") or ""
    assert SAMPLES[name].title in title and len(tree.findall(".//h1")) == 1
    assert tree.findtext(".//h1").startswith(SAMPLES[name].title)  # type: ignore[union-attr]


def test_a_key_is_marked_as_the_teachers() -> None:
    sheet, key = page(SAMPLES["flow"]), page(SAMPLES["key"])
    assert classed(key, "teacher") and not classed(sheet, "teacher")
    assert classed(sheet, "fields") and not classed(key, "fields")
    assert key.findtext(".//title") == "The die is cast (Version B): Answers"


def test_the_answers_are_in_the_key_and_only_there() -> None:
    document = SAMPLES["key"]
    assert isinstance(document, Flow)
    answers = [p for p in parts(lowered(document.blocks, answers=True)) if isinstance(p, Answer)]
    marked = ["".join("".join(e.itertext()).split()) for e in classed(page(document), "answer")]
    assert marked == ["".join("".join(texts(answer)).split()) for answer in answers]
    assert len(marked) > 10
    assert not classed(page(SAMPLES["flow"]), "answer")


def test_a_gap_that_nobody_lowered_gives_nothing_away() -> None:
    assert "Brutus" not in InlineWriter(Labels("en")).write((Gap("Brutus"),))


def test_citations_lead_to_their_sources() -> None:
    tree = page(SAMPLES["flow"])
    ids = [e.get("id") for e in tree.iter() if e.get("id")]
    targets = [a.get("href", "")[1:] for e in classed(tree, "citation") for a in e.iter("a")]
    assert targets == ["source-s1", "source-s2"]
    assert set(targets) <= set(ids) and len(ids) == len(set(ids))


def test_a_sheet_names_its_sources_and_the_key_tells_all() -> None:
    """As on paper: a sheet has little room."""
    told = Reference("S1", "Plutarch. Life of Caesar. Written late.", "Plutarch. Life of Caesar.")
    sheet = flow_of(Paragraph((Text("So it is"), Citation(("s1",)))), references=(told,))
    said = [page(document).findtext(".//footer//span") for document in (sheet, replace(sheet, answers=True))]
    assert said == ["Plutarch. Life of Caesar.", "Plutarch. Life of Caesar. Written late."]


def test_a_citation_without_a_source_leads_nowhere() -> None:
    tree = page(flow_of(Paragraph((Text("So it is "), Citation(("s9",))))))
    (citation,) = classed(tree, "citation")
    assert "".join(citation.itertext()) == "S9" and not list(citation.iter("a"))
    paragraph_ = tree.find(".//main/p")
    assert paragraph_ is not None and paragraph_.text == "So it is"


@pytest.mark.parametrize("address", ["javascript:x", " javascript:x", "JaVaScript:x", "data:text/html,x", "//evil"])
def test_only_addresses_that_lead_somewhere_are_links(address: str) -> None:
    tree = page(flow_of(Paragraph((Link(words("here"), address),))))
    assert "here" in shown(tree) and not tree.findall(".//main//a")


def test_heads_of_tables_say_which_way_they_point() -> None:
    head = (text_cell("", header=True), text_cell("B", header=True))
    row = (text_cell("r", header=True), text_cell("1"))
    table = next(b for b in parts(SAMPLES["flow"]) if isinstance(b, Table))
    tree = page(flow_of(replace(table, columns=table.columns[:2], head=head, rows=(row,))))
    assert [(e.text, e.get("scope")) for e in tree.iter("th")] == [("B", "col"), ("r", "row")]
    assert tree.findtext(".//caption/span") == "Pompey and Caesar compared"


def test_a_drawing_has_its_words() -> None:
    """What it shows is told, whichever way the SVG says so."""
    tree = page(flow_of(Drawing(small_scene(), "a road & a river")))
    svg = next(e for e in tree.iter() if e.tag.endswith("svg"))
    assert svg.get("role") == "img"
    assert "a road & a river" in " ".join([*svg.itertext(), *svg.attrib.values()])


def test_a_chart_is_read_as_numbers() -> None:
    tree = page(flow_of(Chart("Votes", "votes", (("For", 1088000.0), ("Against", 65), ("Lost", -1)))))
    rows = [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]
    assert rows == [["For", "1,088,000 votes"], ["Against", "65 votes"], ["Lost", "-1 votes"]]


def test_sheets_print_at_their_true_size() -> None:
    wide = replace(SAMPLES["poster"], scene=Scene(420, 297, ()))  # type: ignore[call-arg]
    style = page(wide).findtext(".//style") or ""
    assert re.search(r"@page \{ size: 420(\.0)?mm 297(\.0)?mm; margin: 0;", style)
    assert "FromthepacttotheRubicon." in shown(page(wide))


def test_cards_show_every_side() -> None:
    document = SAMPLES["cards"]
    assert isinstance(document, Cards)
    tree = page(document)
    assert len(tree.findall(".//figure")) == 2
    assert [e.text for e in tree.iter("figcaption")] == ["Page 1 of 2", "Page 2 of 2"]


# ---- what holds for any page ----------------------------------------------------------------------------------------


def titled(blocks: list[Block]) -> Box:
    return Box((paragraph("p"), *blocks), "title")


levels = st.integers(2, 5)
headings = levels.map(lambda level: Heading(words("h"), level))
boxed = headings.map(lambda heading: Box((heading, paragraph("p")), "title"))
blocks = st.recursive(headings | boxed, lambda inner: st.lists(inner, max_size=4).map(titled), max_leaves=12)


@given(st.lists(blocks, max_size=8))
@settings(max_examples=60, deadline=None)
def test_headings_never_skip_a_level(given_blocks: list[Block]) -> None:
    tree = page(flow_of(*given_blocks, references=(Reference("S1", "A book."),)))
    found = [int(e.tag[1]) for e in tree.iter() if re.fullmatch("h[1-6]", e.tag)]
    assert found[0] == 1 and 1 not in found[1:]
    assert all(below <= above + 1 for above, below in pairwise(found))


TAGS = ("<script>alert(1)</script>", "</style><b>", "</title>", "]]>", "<!--", '" onload="x', "' style='")
SIGNS = ("\x00\x08\x1b", "\ud800", "\u202e", "\uffff", "`", "a\nb", "\r", "\\", "*/", "&lt;b&gt;", "\\3c b\\3e ")
NASTY = (*TAGS, *SIGNS, "{{ 7*7 }}", "{% raw %}", "url(https://x)")
anything = st.one_of(st.sampled_from(NASTY), st.text(st.characters(), max_size=30)).map(lambda text: "x" + text)


def everywhere(text: str) -> tuple[Document, Document, PrintOptions]:
    """Documents that say `text` wherever a topic can say something."""
    link = Link((Text(text),), "https://example.org/" + text)
    inlines = (Text(text), Foreign(text, text), link, Gap("g", text), Citation((text,)))
    said = Paragraph(inlines)
    column = next(b for b in parts(SAMPLES["flow"]) if isinstance(b, Table)).columns[0]
    cell = text_cell(text, header=True)
    drawn = Drawing(Scene(10, 10, ()), text)
    table = Table((column,), (cell,), ((cell,),), caption=text)
    blocks = (said, Heading(inlines), Box((said,), text), table, Chart(text, text, ((text, 1),)), drawn)
    tasks = tuple(b for b in SAMPLES["flow"].blocks[-1:])  # type: ignore[attr-defined]
    flow = Flow(
        "f", text, "en", text, (Reference(text.upper(), text, text),), None, (), (*blocks, *tasks), (text,), text
    )
    return flow, Poster("p", text, "en", text, scene=Scene(10, 10, ()), summary=text), PrintOptions(build_id=text)


def skeleton(data: bytes) -> list[object]:
    """Elements and the names of their attributes; of style sheets, all but their strings."""
    by_xml = [(e.tag, sorted(e.attrib)) for e in ET.fromstring(data).iter()]
    by_html = [(e.tag, sorted(e.attrib)) for e in lxml.html.document_fromstring(data).iter() if isinstance(e.tag, str)]
    styles = [re.sub(r'"(?:[^"\\\n]|\\[0-9a-f]+ )*"', '""', e.text or "") for e in ET.fromstring(data).iter("style")]
    return [by_xml, by_html, styles]


@given(anything)
@settings(max_examples=150, deadline=None)
def test_words_never_become_markup(text: str) -> None:
    for nasty, plain in zip(everywhere(text)[:2], everywhere("x")[:2], strict=True):
        there = Html().render(nasty, theme=THEME, options=everywhere(text)[2]).data
        here = Html().render(plain, theme=THEME, options=everywhere("x")[2]).data
        assert skeleton(there) == skeleton(here)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn")), min_size=1))
@settings(max_examples=100, deadline=None)
def test_words_are_shown_as_they_are(text: str) -> None:
    found = page(flow_of(Paragraph((Text(text),)))).find(".//main/p")
    assert found is not None and found.text == text


@given(st.text(st.characters(exclude_categories=("Cs", "Cc", "Co", "Cn"))))
def test_strings_of_css_say_what_they_should(text: str) -> None:
    css = css_text(text)
    assert not re.search(r"[<>&\n]", css) and css.count('"') == 2
    assert re.sub(r"\\([0-9a-f]+) ", lambda m: chr(int(m[1], 16)), css[1:-1]) == text == unescape(text) or "&" in text


def test_families_are_told_from_the_files_of_typefaces() -> None:
    assert families(THEME.faces["sans"]).startswith("'Source Sans 3', ")
    assert families(THEME.faces["display"]).startswith("'Source Serif 4', ")
    assert families(THEME.faces["deck"]).startswith("'Carlito', ")


def test_a_sheet_lists_no_source_that_only_its_key_cites() -> None:
    order = Ordering(((Text("War"), Citation(("later",))), (Text("Peace"), Citation(("sooner",)))), (2, 1))
    told = (Reference("LATER", "A book of 1929"), Reference("SOONER", "A book of 1921"))
    sheet = flow_of(order, references=told)
    shown, key = (
        Html().render(flow, theme=THEME, options=OPTIONS).data for flow in (sheet, replace(sheet, answers=True))
    )
    assert b"1929" not in shown and b"1921" not in shown
    assert b"1929" in key and b"1921" in key


def test_a_list_of_contents_leads_to_the_parts():
    parts = [Heading((Text(f"Part {n}"),)) for n in range(6)]
    flow = Flow(id="t", title="T", language="en-GB", blocks=tuple(parts), contents="Contents")
    page = flow_page(flow, load_theme(), PrintOptions(PAPERS["a4"])).decode()
    links = re.findall(r'<a href="#(part-\d)">(Part \d)</a>', page)
    assert links == re.findall(r'<h2 id="(part-\d)">(Part \d)</h2>', page)
    assert len(links) == 6
    assert "<nav" not in flow_page(replace(flow, contents=""), load_theme(), PrintOptions(PAPERS["a4"])).decode()
