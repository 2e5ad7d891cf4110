"""Slides as drawings: whatever the topic, every word stands in its place and on nothing else, and is heard in order."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, combinations
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from lessonpress.build.backends.backend import PrintOptions, load_backend
from lessonpress.build.slides.boards import FOOTER, NUMBER, OURS
from lessonpress.build.slides.drawn import Drawer
from lessonpress.build.slides.grid import Frame
from lessonpress.build.slides.placed import PlacedSlide, PlacedTable, PlacedText
from lessonpress.build.slides.placing import place_deck
from lessonpress.build.slides.tables import PAD_X, PAD_Y
from lessonpress.layouts.document import (
    Chart,
    Deck,
    Drawing,
    Heading,
    ListBlock,
    Marker,
    Slide,
    SlideRole,
    paragraph,
)
from lessonpress.layouts.drawing.scene import Item, Rect, Run, Scene, Tag, TextBox, flat
from lessonpress.layouts.layout import Layout, Setting, layout_of
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import MultipleChoice
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.markup import Emphasis, Foreign, Link, Text
from lessonpress.resources.topic import Topic

from ..layouts.generated import topics
from ..layouts.sheets import topic
from ..layouts.test_deck import make
from .samples import small_scene

THEME = load_theme()
SLACK = 0.01
"""In mm."""


def decks(of: Topic) -> Iterator[Deck]:
    """Every deck among the materials of a topic; of one that lists none, the deck of the unit."""
    for material in of.materials:
        layout: Layout = layout_of(of, material.layout)
        if layout.folder == "slides":
            options = decode(material.options, layout.Options, Problems(), place=None)
            made = layout.make(of, material, options, Setting(THEME, PAPERS["a4"]))
            assert isinstance(made, Deck)
            yield made


@cache
def shipped() -> dict[str, Deck]:
    return {deck.id: deck for deck in (*decks(topic("soviet")), make(topic("triumvirs")))}


def drawn(deck: Deck, width: float = OURS.width) -> Iterator[tuple[PlacedSlide, Scene, Tag]]:
    slides, _ = place_deck(deck, THEME)
    drawer = Drawer(deck, THEME)
    for number, slide in enumerate(slides, 1):
        node = Tag("Sect")
        yield slide, drawer.draw(slide, number, width, node), node


def one(*blocks, **about) -> tuple[PlacedSlide, Scene, Tag]:
    """The only slide of a deck that holds these blocks."""
    (found,) = drawn(Deck("d", "A deck", "en", slides=(Slide("A title", blocks=blocks, **about),)))
    return found


# ---- where words stand ----------------------------------------------------------------------------------------------


def inked(box: TextBox) -> Frame:
    """The room that the words of a box take: as wide as their runs, as high as their lines."""
    runs = [run for line in box.lines for run in line.runs if run.text.strip()]
    left = min((run.x for run in runs), default=box.x)
    return Frame(left, box.y, max((run.x + run.width for run in runs), default=left) - left, box.h)


def within(inner: Frame, outer: Frame) -> bool:
    return (
        inner.x >= outer.x - SLACK
        and inner.y >= outer.y - SLACK
        and inner.x + inner.w <= outer.x + outer.w + SLACK
        and inner.y + inner.h <= outer.y + outer.h + SLACK
    )


def places(slide: PlacedSlide) -> Iterator[tuple[Frame, str]]:
    """Every box of text that a slide has, the cells of tables among them, and the words that belong into it."""
    for part in slide.parts:
        match part:
            case PlacedText():
                yield part.place.area, "".join(par.text for par in part.pars)
            case PlacedTable():
                xs = list(accumulate(part.widths, initial=part.place.area.x))
                ys = list(accumulate(part.heights, initial=part.place.area.y))
                for row, cells in enumerate(part.rows):
                    for column, cell in enumerate(cells):
                        wide, high = part.widths[column] - 2 * PAD_X, part.heights[row] - 2 * PAD_Y
                        box = Frame(xs[column] + PAD_X, ys[row] + PAD_Y, wide, high)
                        yield box, "".join(par.text for par in cell.pars)


def squeezed(words: str) -> str:
    return "".join(words.replace("\u2007", " ").split())


def texts(scene: Scene) -> list[TextBox]:
    """The text of a slide, without the words of its drawings."""
    boxes = [item for item in flat(scene.items) if isinstance(item, TextBox)]
    return [box for box in boxes if box.tag is None or box.tag.kind != "Figure"]


def faults(slide: PlacedSlide, scene: Scene) -> Iterator[str]:
    whole = Frame(0, 0, OURS.width, OURS.height)
    for item in flat(scene.items):
        if isinstance(item, TextBox) and not within(inked(item), whole):
            yield f"outside the slide: {_said([item])}"
    boxes = texts(scene)
    for frame, words in places(slide):
        inside = [box for box in boxes if box.kind != "Lbl" and within(inked(box), frame)]
        if squeezed(words) not in squeezed(_said(inside)):
            yield f"outside its box: {words}"
    frames = [frame for frame, _ in places(slide)] + [FOOTER.area, NUMBER.area]
    for box in boxes:
        if box.lines and slide.parts and not any(within(inked(box), frame) for frame in frames):
            yield f"in no box: {_said([box])}"
    for a, b in combinations(boxes, 2):
        if _overlap(inked(a), inked(b)):
            yield f"on one another: {_said([a])} / {_said([b])}"


def _said(boxes: Sequence[TextBox]) -> str:
    return "".join(line.text for box in boxes for line in box.lines)


def _overlap(a: Frame, b: Frame) -> bool:
    wide = min(a.x + a.w, b.x + b.w) - max(a.x, b.x)
    high = min(a.y + a.h, b.y + b.h) - max(a.y, b.y)
    return wide > SLACK and high > SLACK


@pytest.mark.parametrize("name", shipped())
def test_no_word_of_the_decks_that_ship_stands_outside_its_box(name: str) -> None:
    found = [
        (number, fault) for number, (s, scene, _) in enumerate(drawn(shipped()[name]), 1) for fault in faults(s, scene)
    ]
    assert not found and len(list(drawn(shipped()[name]))) > 15


@settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # to shrink a topic takes minutes, and tells no more
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(topics())
def test_no_word_of_any_deck_stands_outside_its_box(of: Topic) -> None:
    for slide, scene, _ in drawn(make(of)):
        assert not list(faults(slide, scene))


def test_a_slide_may_be_drawn_at_any_size() -> None:
    deck = shipped()["lesson-4-slides"]
    for (_, large, _), (_, small, _) in zip(drawn(deck), drawn(deck, OURS.width / 4), strict=True):
        assert (small.width, small.height) == pytest.approx((large.width / 4, large.height / 4))
        for a, b in zip(texts(large), texts(small), strict=True):
            assert _said([a]) == _said([b])
            assert (b.x, b.y, b.lines[0].runs[0].size) == pytest.approx((a.x / 4, a.y / 4, a.lines[0].runs[0].size / 4))


# ---- how they look --------------------------------------------------------------------------------------------------


def run_of(scene: Scene, words: str) -> Run:
    return next(run for box in texts(scene) for line in box.lines for run in line.runs if words in run.text)


def test_a_paragraph_has_the_looks_of_its_words() -> None:
    link = Link((Text("a page"),), "https://example.org")
    _, scene, _ = one(
        paragraph((Text("Plain "), Emphasis((Text("said"),)), Text(" and "), link)), Heading((Text("Head"),))
    )
    colour = THEME.colour
    assert run_of(scene, "Plain").colour == colour("ink") and run_of(scene, "Plain").face == "deck"
    assert run_of(scene, "a page").underline and run_of(scene, "a page").colour == colour("cool")
    assert (run_of(scene, "Head").face, run_of(scene, "Head").colour) == ("deck-bold", colour("accent"))
    assert run_of(scene, "A title").face == "deck-bold"
    assert run_of(scene, "A deck").size == run_of(scene, "1").size == 12, "the foot: the deck's title, and the number"


def test_marks_hang_before_their_words_and_never_meet_them() -> None:
    """Also numbers of two digits, which are wider than the indent in the largest type."""
    entries = tuple((paragraph(f"Entry {n}"),) for n in range(3))
    for marker, first in ((Marker.BULLET, 1), (Marker.NUMBER, 99), (Marker.LETTER, 1), (Marker.BOX, 1)):
        _, scene, _ = one(ListBlock(entries, marker, first))
        marks = [box for box in texts(scene) if box.kind == "Lbl"]
        assert len(marks) == 3
        for mark, number in zip(marks, range(3), strict=True):
            words = run_of(scene, f"Entry {number}")
            assert inked(mark).x + inked(mark).w < words.x
    assert _said(marks) == "☐☐☐"


def test_the_right_option_has_a_firm_edge() -> None:
    choice = MultipleChoice((Text("Who?"),), ((Text("Ann"),), (Text("Bob"),)), 1)

    def edges(**about) -> list[float]:
        _, scene, _ = one(choice, **about)
        return [item.paint.width for item in scene.items if isinstance(item, Rect) and item.paint.stroke]

    assert edges(role=SlideRole.QUESTION) == [1.0, 1.0]
    assert sorted(edges(role=SlideRole.ANSWER)) == [1.0, 3.0]


# ---- what is heard --------------------------------------------------------------------------------------------------


def heard(tag: Tag) -> str:
    inner = " ".join(filter(None, map(heard, tag.children)))
    return f"{tag.kind}({inner})" if inner else tag.kind


def test_lists_nest_as_they_are_seen() -> None:
    inner = ListBlock(((paragraph("a"),), (paragraph("b"), paragraph("more of b"))))
    outer = ListBlock(((paragraph("1"), inner), (paragraph("2"),)), Marker.NUMBER)
    _, _, node = one(paragraph("Lead"), outer, paragraph("After"))
    entry = "LI(Lbl LBody({}))"
    nested = f"L({entry.format('P')} {entry.format('P P')})"
    assert heard(node) == f"Sect(H2 P L({entry.format('P ' + nested)} {entry.format('P')}) P)"


def test_the_options_of_a_question_are_one_list() -> None:
    choice = MultipleChoice((Text("Who?"),), tuple((Text(name),) for name in ("Ann", "Bob", "Carl")), 1)
    _, _, node = one(choice)
    assert heard(node).count("L(LI") == 1 and heard(node).count("LBody") == 3


def test_drawings_and_charts_are_figures_that_say_what_they_show() -> None:
    chart = Chart("Members", "people", (("1922", 500.0), ("1924", 600.0)))
    _, _, node = one(Drawing(small_scene(), "Two boxes"), paragraph("Said"))
    assert [(tag.kind, tag.alt) for tag in node.children][1] == ("Figure", "Two boxes")
    _, scene, node = one(chart)
    assert [tag.alt for tag in node.children if tag.kind == "Figure"] == [chart.alt]
    words = [line.text for item in flat(scene.items) if isinstance(item, TextBox) for line in item.lines]
    assert {"500", "600", "1922", "1924", "people"} <= set(words)


def test_words_of_another_language_say_so() -> None:
    _, scene, _ = one(paragraph((Text("He was called "), Foreign("Сталин", "ru"))))
    tag = run_of(scene, "Сталин").tag
    assert tag is not None and (tag.kind, tag.language) == ("Span", "ru")


def test_nothing_that_is_decoration_is_heard() -> None:
    _, scene, _ = one(paragraph("Said"))

    def silent(item: Item) -> bool:
        return isinstance(item, TextBox) and item.tag is None

    assert [_said([item]) for item in flat(scene.items) if silent(item)] == ["A deck", "1"]  # type: ignore[list-item]


# ---- as a presentation program shows it -----------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("soffice"), reason="slides are not looked at in a program: install LibreOffice")
def test_a_presentation_program_shows_no_word_outside_its_slide(tmp_path: Path) -> None:
    """And as many slides as are drawn, with the same words on each."""
    deck = shipped()["slides"]
    file = tmp_path / "deck.pptx"
    file.write_bytes(load_backend("pptx").render(deck, theme=THEME, options=PrintOptions()).data)
    own = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", own, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(file)]
    subprocess.run(command, check=True, capture_output=True)
    shown = pypdfium2.PdfDocument(tmp_path / "deck.pdf")
    scenes = [scene for _, scene, _ in drawn(deck)]
    assert len(shown) == len(scenes)
    for page, scene in zip(shown, scenes, strict=True):
        wide, high = page.get_size()
        text = page.get_textpage()
        for left, bottom, right, top in (text.get_rect(n) for n in range(text.count_rects())):
            assert left >= -SLACK and bottom >= -SLACK and right <= wide + SLACK and top <= high + SLACK
        said = squeezed(text.get_text_bounded())
        for box in texts(scene):
            for word in _said([box]).split():
                assert word.strip("•☐✓-") in said or "-" in word
    shown.close()
