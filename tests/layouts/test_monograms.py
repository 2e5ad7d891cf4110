"""Monograms: short, and never another's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonpress.layouts.monograms import LONGEST, monograms
from lessonpress.resources.markup import Statement, parse
from lessonpress.resources.topic import Person

BOLSHEVIKS = ["Stalin", "Trotsky", "Zinoviev", "Kamenev", "Bukharin", "Rykov", "Tomsky"]


def letters(*names: str) -> list[str]:
    people = [Person(id=f"p{n}", name=name, one_line=Statement(parse("Somebody."))) for n, name in enumerate(names)]
    return list(monograms(people).values())


@pytest.mark.parametrize(
    ("names", "shown"),
    [
        (BOLSHEVIKS, ["S", "Tr", "Z", "K", "B", "R", "To"]),
        (["Louis XVI", "Louis XVIII"], ["L1", "L2"]),
        (["Mark Antony", "Marcus Brutus", "Octavian"], ["MA", "MB", "O"]),
        (["Charles", "Charlotte", "Chlodwig"], ["C1", "C2", "Chl"]),
        (["Ann", "ann", "ANN"], ["A1", "a2", "A3"]),
        (["Élise", "E\u0301mile"], ["Él", "Ém"]),
        (["毛泽东", "毛泽民"], ["毛泽东", "毛泽民"]),
        (["…"], ["?"]),
        ([], []),
    ],
)
def test_namesakes_are_told_apart(names: list[str], shown: list[str]) -> None:
    assert letters(*names) == shown


@given(st.lists(st.text("abAB1 ", min_size=1, max_size=6), max_size=40))
def test_they_are_short_and_all_different(names: list[str]) -> None:
    found = letters(*names)
    assert len({monogram.casefold() for monogram in found}) == len(names)
    assert all(1 <= len(monogram) <= LONGEST for monogram in found)
