"""Titles of slides: none is empty, none is on two slides, whatever layout or plug-in made the deck."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lessonpress.build.slides.placing import place_deck
from lessonpress.layouts.document import Deck, ListBlock, Slide, SlideRole, paragraph
from lessonpress.layouts.theme import load_theme

THEME = load_theme()
titles = st.sampled_from(["", " ", "Numbers", "numbers ", "Numbers (2)", "Numbers (continued)", "Slide", "N" * 400]) | (
    st.text(max_size=12)
)
blocks = st.sampled_from(
    [(), (paragraph("Text"),), (ListBlock(tuple((paragraph("Entry " * 30),) for _ in range(20))),)]
)
slides = st.builds(Slide, titles, st.sampled_from(SlideRole), blocks, id=st.sampled_from(["", "same"]))


def heard(title: str) -> str:
    return " ".join(title.split()).casefold()


@given(st.lists(slides, max_size=12))
@settings(max_examples=60, deadline=None)
def test_every_slide_has_a_title_and_a_name_of_its_own(made: list[Slide]) -> None:
    placed, _ = place_deck(Deck(id="d", title="D", language="en", slides=tuple(made)), THEME)
    heads = [heard(slide.title) for slide in placed]
    assert len(placed) >= len(made) and all(heads)
    assert len(set(heads)) == len(heads)
    assert len({slide.id for slide in placed}) == len(placed)


def test_the_second_of_a_title_is_numbered() -> None:
    made = tuple(Slide(title) for title in ("Numbers", "Numbers", "", "Numbers (2)", "Numbers", ""))
    placed, _ = place_deck(Deck(id="d", title="D", language="de", slides=made), THEME)
    said = ["Numbers", "Numbers (2)", "Folie", "Numbers (2) (2)", "Numbers (3)", "Folie (2)"]
    assert [slide.title for slide in placed] == said


def test_a_title_cut_to_its_place_is_still_its_own() -> None:
    made = tuple(Slide("A very long title " * 20) for _ in range(3))
    placed, _ = place_deck(Deck(id="d", title="D", language="en", slides=made), THEME)
    assert [slide.title[-5:] for slide in placed][1:] == ["… (2)", "… (3)"]
