"""What can be made of a model essay: each version is a way to set out the same parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..document import Block
from . import annotated, cut_up, plain, planner
from .parts import Draft

VERSIONS: Mapping[str, Callable[[Draft], tuple[Block, ...]]] = {
    "plain": plain.blocks,
    "annotated": annotated.blocks,
    "cut-up": cut_up.blocks,
    "planner": planner.blocks,
}
"""By what `version:` says."""
FOR_PUPILS_TO_FILL = frozenset({"cut-up", "planner"})
"""Those that pupils write on."""
