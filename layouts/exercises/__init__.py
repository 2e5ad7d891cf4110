"""Exercise kinds: facts become a task that knows its own answer. To add one, write its module and name it here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import cast

from .kind import Bench, ExerciseOptions, Kind, TooFewFactsError, benches

NAMES = (
    "gap-fill",
    "match",
    "put-in-order",
    "multiple-choice",
    "true-false",
    "complete-table",
    "sort-into-columns",
    "sources-disagree",
    "short-answer",
    "essay-plan",
    "diamond-nine",
    "card-sort",
    "loop-cards",
    "bingo",
    "odd-one-out",
    "exit-ticket",
    "retrieval-grid",
    "consequence-chain",
    "policy-grid",
    "source-evaluation",
    "interpretations",
    "crossword",
    "word-search",
    "living-graph",
    "alliance-map",
    "quiz-range",
)
"""What `kind:` may say; 'gap-fill' is the module gap_fill."""


class _Kinds(Mapping[str, Kind]):
    """The kinds by name; each is imported when it is first asked for."""

    def __getitem__(self, name: str) -> Kind:
        if name not in NAMES:
            raise KeyError(name)
        return cast("Kind", import_module(f".{name.replace('-', '_')}", __package__))

    def __iter__(self) -> Iterator[str]:
        return iter(NAMES)

    def __len__(self) -> int:
        return len(NAMES)


KINDS = _Kinds()

__all__ = ["KINDS", "NAMES", "Bench", "ExerciseOptions", "Kind", "TooFewFactsError", "benches"]
