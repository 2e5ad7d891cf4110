"""How things are put: the same words in every material."""

from __future__ import annotations

import pytest

from lessonpress.layouts.labels import Labels
from lessonpress.layouts.saying import letter, said, said_briefly
from lessonpress.resources.markup import Citation, Emphasis, Statement, Text, parse

LABELS = Labels("en-GB")
SURE = Statement(parse("He spoke. [@a]"))
DISPUTED = Statement(parse("He spoke. [@a]"), parse("Nobody heard it. [@b]"))


def test_what_nobody_disputes_is_said_as_it_stands() -> None:
    assert said(SURE, LABELS) == said_briefly(SURE, LABELS) == SURE.nodes


def test_what_is_disputed_says_why_and_who_says_so() -> None:
    why = Emphasis((Text("Disputed: "), Text("Nobody heard it. "), Citation(("b",))))
    assert said(DISPUTED, LABELS) == (*DISPUTED.nodes, Text(" "), why)


@pytest.mark.parametrize(
    ("reason", "told"),
    [("Nobody heard it. [@b]", "(disputed: Nobody heard it)"), ("Nobody heard it. " * 7, "(disputed)")],
)
def test_a_slide_says_why_if_that_is_short(reason: str, told: str) -> None:
    disputed = Statement(parse("He spoke. [@a]"), parse(reason))
    assert said_briefly(disputed, LABELS) == (*disputed.nodes, Text(" "), Emphasis((Text(told),)))


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (703, "AAA")])
def test_after_z_comes_aa(number: int, letters: str) -> None:
    assert letter(number) == letters
