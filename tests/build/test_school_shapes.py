"""Templates of other sizes, with layouts for questions, with colours turned round; decks changed by hand."""

from __future__ import annotations

import io
import re

import pytest
from lxml import etree
from pptx import Presentation

from lessonpress.build.backends.backend import PrintOptions
from lessonpress.build.backends.pptx.backend import Pptx
from lessonpress.build.backends.pptx.school.template import Fitted, school_template
from lessonpress.build.slides.placing import place_deck
from lessonpress.layouts.contrast import contrast
from lessonpress.layouts.document import Deck, Slide, SlideRole, paragraph
from lessonpress.layouts.proof_deck import proof_deck
from lessonpress.layouts.questions import MultipleChoice
from lessonpress.resources.decks import DeckTemplate
from lessonpress.resources.markup import Text

from ..tools.templates.parts import LAYOUT, MASTER, NAMES, A, Parts, base, edit, resized, themed, unzipped, zipped
from ..tools.templates.powerpoint import powerpoint
from .school import THEME, deck, opened, parts, rendered, template
from .test_school_template import assert_apart, heights, paired, said

SIZES = {"google": (9144000, 5143500), "upright": (6858000, 9906000), "large": (25400000, 14287500)}


def sized(name: str) -> DeckTemplate:
    found = base()
    resized(found, *SIZES[name])
    themed(found, "Georgia", "Arial", {})
    return DeckTemplate("school.pptx", zipped(found), f"digest-{name}")


def proof(of: DeckTemplate) -> Deck:
    return proof_deck({role: role.capitalize() for role in Fitted(of).choices}, "en", THEME)


def made_in(of: DeckTemplate, what: Deck):
    return Pptx().render(what, theme=THEME, options=PrintOptions(template=of))


@pytest.mark.parametrize("size", SIZES)
def test_slides_of_any_size_hold_what_is_on_them(size: str) -> None:
    of = sized(size)
    assert_apart(Fitted(of))
    ready = school_template(of, THEME)
    placed, problems = place_deck(proof(of), THEME, ready.boards)
    assert {problem.code for problem in problems} <= {"coarse-picture"}
    shown = opened(made_in(of, proof(of)))
    assert (shown.slide_width, shown.slide_height) == SIZES[size]
    for slide, ours in zip(shown.slides, placed, strict=True):
        for part, shape in paired(slide, ours):
            if shape.has_text_frame:
                assert heights(shape.text_frame.paragraphs, part.place) <= part.place.area.h + 0.05, ours.title


def test_type_grows_and_shrinks_with_the_slides() -> None:
    sizes = {name: Fitted(sized(name)).boards.question.place("Question").sizes[0] for name in SIZES}
    assert sizes["google"] < sizes["upright"] < sizes["large"]


# ---- a layout for questions -----------------------------------------------------------------------------------------


def with_six_places(found: Parts) -> None:
    """The comparison's layout with two more places: for a question, four options, an explanation."""

    def change(tree: etree._Element) -> None:
        inside = tree.find("p:cSld/p:spTree", NAMES)
        holders = [
            sp for sp in inside.findall("p:sp", NAMES) if sp.find(".//p:ph", NAMES).get("type") in (None, "body")
        ]
        for number in (1, 2):
            inside.append(etree.fromstring(etree.tostring(holders[0])))
            inside[-1].find(".//p:ph", NAMES).set("idx", str(20 + number))
            inside[-1].find(".//p:cNvPr", NAMES).set("id", str(60 + number))
        boxes = [sp for sp in inside.findall("p:sp", NAMES) if sp.find(".//p:ph", NAMES).get("type") in (None, "body")]
        for number, sp in enumerate(boxes):
            row, side = divmod(number + 1, 2) if 0 < number < 5 else (0 if number == 0 else 3, 0)
            xfrm = sp.find("p:spPr/a:xfrm", NAMES)
            wide = 5000000 if 0 < number < 5 else 10400000
            place = {"x": 900000 + 5400000 * side, "y": 1500000 + 1150000 * row}
            for key, value in place.items():
                xfrm.find("a:off", NAMES).set(key, str(value))
            xfrm.find("a:ext", NAMES).set("cx", str(wide))
            xfrm.find("a:ext", NAMES).set("cy", "1000000")

    edit(found, LAYOUT.format(5), change)


QUESTION = MultipleChoice(
    (Text("Who?"),), tuple((Text(name),) for name in ("Ann", "Bob", "Cat", "Dan")), 1, (Text("He did."),)
)


def test_a_layout_with_places_for_a_question_takes_all_of_it() -> None:
    found = unzipped(powerpoint())
    with_six_places(found)
    of = DeckTemplate("school.pptx", zipped(found), "d", {"question": "Comparison"})
    asked = Slide("Question 1", SlideRole.QUESTION, (QUESTION, paragraph("Decide.")))
    answered = Slide("Answer 1", SlideRole.ANSWER, (QUESTION,))
    shown = opened(made_in(of, Deck(id="d", title="D", language="en", slides=(asked, answered))))
    for slide in shown.slides:
        assert slide.slide_layout.name == "Comparison"
        held = {shape.placeholder_format.idx: shape.text_frame.text for shape in slide.placeholders}
        assert len([text for idx, text in held.items() if (text and idx < 10) or idx > 20]) == 7
        assert [shape for shape in slide.shapes if not shape.is_placeholder and shape.width] == []
    first = [shape.text_frame.text for shape in shown.slides[0].shapes if shape.is_placeholder]
    assert first[1:6] == ["Who?", "A\tAnn", "B\tBob", "C\tCat", "D\tDan"]


# ---- colours turned round -------------------------------------------------------------------------------------------


def test_a_layout_that_turns_its_colours_round_has_them_so_on_its_slides() -> None:
    found = unzipped(powerpoint())
    turned = (
        f'<a:overrideClrMapping xmlns:a="{A}" bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" accent1="accent1" '
        'accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" '
        'folHlink="folHlink"/>'
    )

    def change(tree: etree._Element) -> None:
        tree.find("p:clrMapOvr", NAMES)[:] = [etree.fromstring(turned)]

    edit(found, LAYOUT.format(6), change)
    of = DeckTemplate("school.pptx", zipped(found), "d")
    fitted = Fitted(of)
    hues = fitted.palette("question", THEME).hues
    assert fitted.layout("question").ground == "#000000" and hues["ink"] == "#ffffff"
    assert contrast(hues["accent"], "#000000") >= 4.5
    shown = parts(made_in(of, proof(of)).data)
    mapped = [name for name, data in shown.items() if "slides/slide" in name and b"overrideClrMapping" in data]
    roles = [role for role, choice in fitted.choices.items() if choice.layout.name == "Title Only"]
    assert len(mapped) == len(roles) > 3


# ---- changed by hand ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("before", "after"), [("", "powerpoint"), ("powerpoint", "four-by-three"), ("pictures", "")])
def test_a_deck_that_was_changed_by_hand_comes_into_another_template(before: str, after: str) -> None:
    theirs = Presentation(io.BytesIO(rendered("lesson", before).data))
    theirs.slides[2].shapes.title.text = "What I call it"
    out = io.BytesIO()
    theirs.save(out)
    fresh, last = rendered("lesson", after).data, rendered("lesson", before).data
    merged = Pptx().merge(deck("lesson"), fresh, out.getvalue(), last)
    found = opened(merged)
    assert any(slide.shapes.title is not None and slide.shapes.title.text == "What I call it" for slide in found.slides)
    missing = said(rendered("lesson", after)) - set(re.findall(r"[^\W\d_]{3,}", " ".join(texts(found))))
    assert not missing


def texts(presentation) -> list[str]:
    return [
        str(text)
        for slide in presentation.slides
        for tree in (slide._element, slide.notes_slide._element)
        for text in tree.xpath(".//a:t/text()")
    ]


def test_the_same_template_takes_a_changed_deck_as_it_is() -> None:
    data = rendered("lesson", "powerpoint").data
    assert Pptx().merge(deck("lesson"), data, data, data).data == data
    assert template("powerpoint").data not in data


def test_a_body_that_reaches_the_feet_makes_room_for_the_sources() -> None:
    found = unzipped(powerpoint())

    def stretch(tree: etree._Element) -> None:
        (body,) = tree.xpath(".//p:sp[.//p:ph[@type='body']]", namespaces=NAMES)
        body.find("p:spPr/a:xfrm/a:ext", NAMES).set("cy", str(6356350 - 1600200))

    edit(found, MASTER, stretch)
    fitted = Fitted(DeckTemplate("school.pptx", zipped(found), "d"))
    assert_apart(fitted)
    assert fitted.boards.text.place("Text").moved
