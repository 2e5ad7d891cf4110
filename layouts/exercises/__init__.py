"""Exercise kinds: facts become a task that knows its own answer. To add one, write its module and list it here."""

from __future__ import annotations

from . import (
    complete_table,
    essay_plan,
    gap_fill,
    match,
    multiple_choice,
    put_in_order,
    short_answer,
    sort_into_columns,
    sources_disagree,
    true_false,
)
from .kind import Bench, ExerciseOptions, Kind, TooFewFactsError, benches

KINDS: dict[str, Kind] = {
    "gap-fill": gap_fill,
    "match": match,
    "put-in-order": put_in_order,
    "multiple-choice": multiple_choice,
    "true-false": true_false,
    "complete-table": complete_table,
    "sort-into-columns": sort_into_columns,
    "sources-disagree": sources_disagree,
    "short-answer": short_answer,
    "essay-plan": essay_plan,
}

__all__ = ["KINDS", "Bench", "ExerciseOptions", "Kind", "TooFewFactsError", "benches"]
