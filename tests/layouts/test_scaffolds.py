"""Scaffolds: more help or more to think about, on the same task with the same key."""

from re import findall

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lessonpress.layouts.document import Blank
from lessonpress.layouts.exercises.scaffolds import FEWEST, scaffolded
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.questions import Completion, Matching, MultipleChoice, OpenAnswer, Ordering, Sorting, lowered
from lessonpress.resources.items import Level

from .sheets import answers, key, make, part, parts, sheet, topic, words

KINDS = (
    "gap-fill", "match", "put-in-order", "true-false", "complete-table", "sort-into-columns", "sources-disagree",
    "short-answer", "essay-plan",
)  # fmt: skip
LABELS = Labels("en")


def task_at(level: Level, kind: str, name: str = "soviet", seed: str = "sheet", **options):
    """The task as the core has it, with the help or the challenge of a level."""
    return scaffolded(make(topic(name), kind, seed=seed, **options)[0], level, LABELS)


def blanks(task) -> int:
    return len(list(parts(lowered(task.body, answers=False), Blank)))


@pytest.mark.parametrize("name", ["soviet", "triumvirs"])
@pytest.mark.parametrize("kind", KINDS)
def test_help_leaves_the_key_as_it_is(kind: str, name: str) -> None:
    core, support = task_at(Level.CORE, kind, name), task_at(Level.SUPPORT, kind, name)
    hints = "".join(words(block) for block in support.body[: len(support.body) - len(core.body)])
    assert key(support).replace(f"{hints} " if hints else "", "") == key(core)
    assert set(answers(support)) <= set(answers(core))
    assert answers(support)


@pytest.mark.parametrize("kind", [*KINDS, "multiple-choice"])
def test_a_challenge_asks_one_question_more_and_changes_nothing_else(kind: str) -> None:
    core, challenge = task_at(Level.CORE, kind), task_at(Level.CHALLENGE, kind)
    assert challenge.body[:-1] == core.body
    assert isinstance(challenge.body[-1], OpenAnswer)
    assert words(challenge.body[-1].prompt) in sheet(challenge)


@pytest.mark.parametrize(("kind", "block"), [("match", Matching), ("put-in-order", Ordering)])
def test_an_example_is_done_and_done_right(kind: str, block: type) -> None:
    core, support = task_at(Level.CORE, kind), task_at(Level.SUPPORT, kind)
    assert blanks(support) == blanks(core) - (1 if block is Matching else 2)
    found = part(support, block)
    (on_sheet,), (in_key,) = (lowered((found,), answers=shown) for shown in (False, True))
    for row, solved in zip(on_sheet.rows, in_key.rows, strict=True):
        for cell, full in zip(row, solved, strict=False):
            assert words(cell.blocks).strip() in ("____", words(full.blocks).strip())


def test_one_item_of_each_column_is_sorted() -> None:
    found = part(task_at(Level.SUPPORT, "sort-into-columns"), Sorting)
    assert sorted(found.column[i] for i in found.given) == list(range(len(found.heads)))


def test_the_first_row_of_a_table_is_filled_and_others_are_not() -> None:
    found = part(task_at(Level.SUPPORT, "complete-table"), Completion)
    assert all(found.given[0])
    assert not all(found.given[1])


def test_help_says_how_many_are_false_and_how_to_begin() -> None:
    assert "5 of these statements are false" in sheet(task_at(Level.SUPPORT, "true-false"))
    starters = next(parts(task_at(Level.SUPPORT, "short-answer"), OpenAnswer)).starters
    assert starters
    assert all(starter in sheet(task_at(Level.SUPPORT, "short-answer")) for starter in starters)
    assert not any(starter in key(task_at(Level.SUPPORT, "short-answer")) for starter in starters)


@settings(max_examples=20, deadline=None)
@given(st.text("abcdef", min_size=1, max_size=4), st.sampled_from(["soviet", "triumvirs"]))
def test_fewer_options_keep_the_right_one(seed: str, name: str) -> None:
    core, support = (task_at(level, "multiple-choice", name, seed) for level in (Level.CORE, Level.SUPPORT))
    for many, few in zip(parts(core, MultipleChoice), parts(support, MultipleChoice), strict=True):
        assert few.stem == many.stem
        assert few.options[few.right] == many.options[many.right]
        assert len(few.options) == min(FEWEST, len(many.options))
        assert set(few.options) <= set(many.options)
    (glance,) = support.key_notes
    letters = "".join(few.letter for few in parts(support.body, MultipleChoice))
    assert findall(r"\b[A-D]\b", words(lowered((glance,), answers=True))) == list(letters)
