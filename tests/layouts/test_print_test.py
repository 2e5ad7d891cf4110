"""The sheet to try a printer with: backs of the same number behind fronts, and a line of the length that it says."""

import pytest

from lessonpress.build.pages import set_pages
from lessonpress.layouts.drawing.scene import Line, Scene, flat
from lessonpress.layouts.layout import load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.resources.teaching import Material

from ..build.pages_of import lines, words
from .sheets import setting, topic


def made(paper: str = "a4", **options):
    layout = load_layout("print-test")
    document = layout.make(
        topic("triumvirs"), Material(id="t", layout="print-test"), layout.Options(**options), setting()
    )
    return set_pages(document, setting().theme, PAPERS[paper])


def numbers(scene: Scene) -> dict[str, tuple[float, float]]:
    """Where each card's number stands."""
    return {line.text: (line.runs[0].x, line.y) for _, line in lines(scene) if line.text in "1234"}


@pytest.mark.parametrize(("flip", "mirrored"), [("long", 0), ("short", 1)])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_turned_over_the_edge_that_is_asked_for_every_number_has_its_back_behind_it(paper, flip, mirrored) -> None:
    pages = made(paper, flip=flip, size="a7")
    front, back = map(numbers, pages.pages)
    assert front.keys() == back.keys() == set("1234") and not pages.problems
    for number, other in (("1", "2"), ("3", "4")) if flip == "long" else (("1", "3"), ("2", "4")):
        assert front[number][mirrored] < front[other][mirrored]
        assert back[number][mirrored] > back[other][mirrored]


def test_the_line_is_as_long_as_it_says_and_the_other_edge_is_named() -> None:
    pages = made(width=50, height=60)
    assert "This line is 30 mm long." in words(pages)
    level = [i for i in flat(pages.pages[0].items) if isinstance(i, Line) and i.y1 == i.y2 and i.paint.width == 0.8]
    assert level and all(line.x2 - line.x1 == pytest.approx(30) for line in level)
    assert "‘flip: short’" in words(pages) and "‘flip: long’" in words(made(flip="short"))
