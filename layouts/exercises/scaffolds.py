"""Scaffolds: the same task with more help, or with more to think about; what is asked, and its key, stay the same."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.resources.items import Level
from lessonpress.resources.markup import Text

from ..document import Block, Columns, ListBlock, Paragraph, Role, Together
from ..labels import Labels
from ..questions import AtAGlance, Completion, Matching, MultipleChoice, OpenAnswer, Ordering, Sorting, Task, TrueFalse
from .kind import beginnings

FEWEST = 3
"""Options that a question keeps, and rows that a table must have before one of them is given away."""
EXAMPLE = 5
"""Things to join or to sort of which one may be done as an example."""
STRETCH_LINES = 3


def scaffolded(task: Task, level: Level, labels: Labels) -> Task:
    """The task for a level: with help for support, with a question more to challenge; as it is for the core."""
    match level:
        case Level.SUPPORT:
            body, notes = (_eased(blocks, task.kind, labels) for blocks in (task.body, task.key_notes))
            return replace(task, body=(*_how_many(task, labels), *body), key_notes=notes)
        case Level.CHALLENGE:
            return replace(task, body=(*task.body, *_stretch(task, labels)))
        case _:
            return task


def _eased(blocks: tuple[Block, ...], kind: str, labels: Labels) -> tuple[Block, ...]:
    return tuple(_ease(block, kind, labels) for block in blocks)


def _ease(block: Block, kind: str, labels: Labels) -> Block:
    """A block with help: an example done, fewer wrong options, words to begin with."""
    match block:
        case MultipleChoice():
            return _with_fewer_options(block)
        case AtAGlance():
            return replace(block, choices=tuple(map(_with_fewer_options, block.choices)))
        case Matching() if len(block.left) >= EXAMPLE:
            return replace(block, given=1)
        case Ordering() if len(block.items) >= EXAMPLE:
            return replace(block, given=(1, len(block.items)))
        case Sorting() if len(block.items) >= EXAMPLE:
            return replace(block, given=tuple(map(block.column.index, sorted(set(block.column)))))
        case Completion() if len(block.rows) >= FEWEST and not all(block.given[0]):
            return replace(block, given=((True,) * len(block.heads), *block.given[1:]))
        case OpenAnswer() if f"starters-{kind}" in labels and not block.starters:
            return replace(block, starters=beginnings(kind, labels))
        case ListBlock():
            return replace(block, entries=tuple(_eased(entry, kind, labels) for entry in block.entries))
        case Together():
            return replace(block, blocks=_eased(block.blocks, kind, labels))
        case Columns():
            return replace(block, parts=tuple(_eased(part, kind, labels) for part in block.parts))
        case _:
            return block


def _with_fewer_options(block: MultipleChoice) -> MultipleChoice:
    """Without its last wrong options."""
    options, right = list(block.options), block.right
    while len(options) > FEWEST:
        gone = len(options) - 1 if right != len(options) - 1 else len(options) - 2
        del options[gone]
        right -= gone < right
    return replace(block, options=tuple(options), right=right)


def _how_many(task: Task, labels: Labels) -> tuple[Block, ...]:
    """How many statements of a true or false are false."""
    judged = [e[0] for block in task.body if isinstance(block, ListBlock) for e in block.entries if e]
    false = sum(isinstance(block, TrueFalse) and not block.true for block in judged)
    return (Paragraph((Text(labels("scaffold-false", count=false)),), Role.NOTE),) if false else ()


def _stretch(task: Task, labels: Labels) -> tuple[Block, ...]:
    """A question more, for those who are done."""
    key = f"stretch-{task.kind}"
    if key not in labels:
        return ()
    prompt = (Text(f"{labels('stretch')} "), Text(labels(key)))
    good = labels.get(f"stretch-good-{task.kind}", labels("stretch-guidance"))
    return (OpenAnswer(prompt, STRETCH_LINES, ((Text(good),),), span=task.span),)
