"""What holds for every kind of exercise, whatever a topic says: it is made well, or it says that it cannot be made."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessonpress.build.pages import set_pages
from lessonpress.layouts.document import Answer, Flow, Gap
from lessonpress.layouts.dump import dump
from lessonpress.layouts.exercises import NAMES, TooFewFactsError
from lessonpress.layouts.exercises.scaffolds import scaffolded
from lessonpress.layouts.exercises.wording import wording
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.layout import load_layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import Matching, MultipleChoice, Ordering, Task, WordBank, lowered
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.items import Level

from .generated import topics
from .sheets import key, make, parts, setting, sheet, words

LEVELS = st.sampled_from(list(Level))
SEEDS = st.text("abc", max_size=3)
each_kind = pytest.mark.parametrize("kind", NAMES)
plenty = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def made(of, kind: str, seed: str, level: Level) -> Task | None:
    """The task, with the help of its level; None where the topic says too little."""
    try:
        task = make(of, kind, seed=seed, level=level)[0]
    except TooFewFactsError as why:
        assert str(why)
        return None
    return scaffolded(task, level, Labels("en"))


def test_every_kind_is_made_of_some_of_them() -> None:
    """What holds below holds of something."""
    reached: set[str] = set()

    @settings(parent=plenty, max_examples=200, database=None, derandomize=True)
    @given(topics())
    def reach(of) -> None:
        reached.update(kind for kind in set(NAMES) - reached if made(of, kind, "", Level.CORE))

    reach()
    assert reached == set(NAMES)


@each_kind
@plenty
@given(topics(), SEEDS, LEVELS)
def test_a_key_answers_and_a_sheet_does_not(kind: str, of, seed: str, level: Level) -> None:
    task = made(of, kind, seed, level)
    if task is None:
        return
    assert not list(parts(lowered((task,), answers=False), Answer))
    assert key(task) != sheet(task)
    assert task == made(of, kind, seed, level)
    flow = Flow("f", "F", "en", blocks=(task,))
    assert dump(flow)
    pages = set_pages(flow, load_theme(), PAPERS["a4"])
    assert not pages.problems


@each_kind
@plenty
@given(topics(), SEEDS)
def test_answers_are_single_and_cannot_be_read(kind: str, of, seed: str) -> None:
    """Options differ, partners are one to one, places are a count, and no gap's word stands beside the gaps."""
    task = made(of, kind, seed, Level.CORE)
    if task is None:
        return
    for choice in parts(task.body, MultipleChoice):
        options = [words(option).casefold() for option in choice.options]
        assert len(set(options)) == len(options) >= 2
    for matching in parts(task.body, Matching):
        assert len(set(matching.match)) == len(matching.match) == len(matching.left)
        assert max(Counter(words(right) for right in matching.right).values()) == 1
    for ordering in parts(task.body, Ordering):
        assert sorted(ordering.places) == list(range(1, len(ordering.items) + 1))
    if kind == "gap-fill":
        shown = words(tuple(block for block in task.body if not isinstance(block, WordBank)))
        answers = [gap.answer for gap in parts(task.body, Gap)]
        assert len({answer.casefold() for answer in answers}) == len(answers)
        assert not any(wording("en").mentions(shown, answer) for answer in answers)


@pytest.mark.parametrize(
    "layout",
    [
        "worksheet",
        "timeline-poster",
        "fact-cards",
        "deck",
        "overview-chart",
        "mind-map",
        "mind-map-outline",
        "essay",
        "study-guide",
        "diagram",
    ],
)
@plenty
@given(topics())
def test_every_layout_makes_what_it_offers(layout: str, of) -> None:
    """Whatever a layout would make of a topic that lists nothing, it makes, the same each time."""
    found = load_layout(layout)
    for material in found.standard(of):
        options = found.Options(**material.options)
        document = found.make(of, material, options, setting())
        assert repr(document) == repr(found.make(of, material, options, setting()))
