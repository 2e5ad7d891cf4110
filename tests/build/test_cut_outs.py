"""Cards to cut out: nothing is lost, no line to cut along crosses a word, no card is parted that a page can hold."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonpress.build.pages import set_pages
from lessonpress.layouts.cut_outs import CutOuts
from lessonpress.layouts.document import Flow, Gap, Lines, Paragraph, Table, paragraph
from lessonpress.layouts.drawing.scene import Ellipse, Line, flat
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import lowered, printed
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.markup import Text

from .pages_of import lines, words

THEME = load_theme()
words_of_cards = st.lists(st.text("abcdefgЖ", min_size=1, max_size=40), min_size=1, max_size=30).map(" ".join)
cards = st.lists(
    st.builds(
        lambda said, count: (paragraph(said), *([Lines(count)] if count else [])), words_of_cards, st.integers(0, 3)
    ),
    max_size=14,
).map(tuple)
papers = st.sampled_from([PAPERS[name] for name in ("a4", "a5", "letter", "a3")])


def pages(block, paper=PAPERS["a4"], *before):
    return set_pages(Flow(id="t", title="T", language="en-GB", blocks=(*before, block)), THEME, paper)


def dashed(scene):
    return [item for item in flat(scene.items) if isinstance(item, Line) and item.paint.dash]


def squeezed(text):
    return "".join(text.split())


@given(cards=cards, across=st.integers(1, 4), paper=papers)
@settings(max_examples=40, deadline=None)
def test_every_word_is_printed_once_and_clear_of_every_cut(cards, across, paper):
    made = pages(CutOuts(cards, across), paper)
    said = "".join(squeezed(block.text[0].text) for card in cards for block in card if isinstance(block, Paragraph))
    shown = squeezed(words(made).removeprefix("T").replace("\u00ad", ""))
    assert shown.replace("-", "") == said
    for scene in made.pages:
        cuts = dashed(scene)
        for _, line in lines(scene):
            left, right = line.runs[0].x, line.runs[-1].x + line.runs[-1].width
            for cut in cuts:
                beside = cut.x1 == cut.x2 and cut.y1 < line.y < cut.y2
                over = cut.y1 == cut.y2 and cut.x1 < right and cut.x2 > left
                assert not beside or not left - 2 < cut.x1 < right + 2
                assert not over or not line.y - 3 < cut.y1 < line.y + 1.5


@given(cards=cards.filter(bool), across=st.integers(1, 4), before=st.integers(0, 25))
@settings(max_examples=40, deadline=None)
def test_a_card_lies_whole_on_one_page_under_scissors(cards, across, before):
    made = pages(CutOuts(cards, across), PAPERS["a4"], *(paragraph("Before.") for _ in range(before)))
    upright = [[c for c in dashed(scene) if c.x1 == c.x2] for scene in made.pages]
    rows = [{(c.y1, c.y2) for c in found} for found in upright]
    assert sum(map(len, rows)) == -(-len(cards) // across)
    assert sum(map(len, upright)) == len(cards) + sum(map(len, rows)), "a line on either side of each card"
    for scene, found in zip(made.pages, rows, strict=True):
        rings = [item for item in flat(scene.items) if isinstance(item, Ellipse)]
        assert len(rings) == (2 if found else 0)
        if found:
            assert rings[0].y < min(top for top, _ in found)


def test_cards_are_of_one_height_but_for_one_that_is_much_longer():
    short, longer, huge = (((paragraph("word " * count),)) for count in (1, 14, 120))
    heights = {
        round(c.y2 - c.y1, 3) for c in dashed(pages(CutOuts((short, longer, *[short] * 7))).pages[0]) if c.x1 == c.x2
    }
    assert len(heights) == 1
    cuts = dashed(pages(CutOuts((*[short] * 3, huge, *[short] * 5))).pages[0])
    assert len({round(c.y2 - c.y1, 3) for c in cuts if c.x1 == c.x2}) == 2


def test_a_card_that_no_page_can_hold_is_printed_all_the_same():
    made = pages(CutOuts(((paragraph("word " * 900),),), 3), PAPERS["a5"])
    assert words(made).count("word") == 900
    assert len(made.pages) > 1


def test_backends_that_cut_nothing_get_a_table_and_all_get_answers():
    block = CutOuts(
        tuple((Paragraph((Gap(word),)),) for word in ("Rome", "Utica", "Carrhae", "Egypt")), caption="Places"
    )
    (table,) = lowered((block,), answers=True)
    assert isinstance(table, Table) and [len(row) for row in table.rows] == [3, 3]
    flow = Flow(id="t", title="T", language="en-GB", blocks=(block,), answers=True)
    (kept,) = printed(flow, keep=(CutOuts,)).blocks
    assert kept.cards[1][0].text[0].children == (Text("Utica"),)
    assert not lowered((CutOuts(()),), answers=False)


@pytest.mark.parametrize("across", [1, 3])
def test_a_screen_reader_hears_a_list(across):
    root = pages(CutOuts(((paragraph("One"),), (paragraph("Two"),)), across)).root
    (found,) = [tag for tag in root.children if tag.kind == "L"]
    assert [tag.kind for tag in found.children] == ["LI", "LI"]
