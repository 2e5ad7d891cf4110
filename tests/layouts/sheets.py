"""What the tests of exercises and worksheets share: two topics, and ways to read a task as its reader would."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from msgspec import Struct

from lessonpress.layouts.document import Answer, Blank, Block, Gap
from lessonpress.layouts.exercises import KINDS, benches
from lessonpress.layouts.layout import Setting
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import Task, WordBank, lowered
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.decode import decode
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Citation, Foreign, Text
from lessonpress.resources.reader import read_topic
from lessonpress.resources.topic import Topic

ROOT = Path(__file__).parents[2]
FOLDERS = {
    "triumvirs": ROOT / "tests/topics/triumvirs",
    "soviet": ROOT / "resources/soviet_succession",
}


@cache
def topic(name: str) -> Topic:
    """One of the two topics, read; it must be whole."""
    reading = read_topic(FOLDERS[name])
    assert reading.topic is not None, reading.diagnostics
    return reading.topic


def setting(variant: str = "", level: Level = Level.CORE) -> Setting:
    return Setting(load_theme(), PAPERS["a4"], level, variant)


def make(subject: Topic, kind: str, /, seed="sheet", variant="", level=Level.CORE, **given) -> tuple[Task, Problems]:
    """An exercise with these options, and what was told while making it."""
    problems = Problems()
    written = {name.replace("_", "-"): value for name, value in given.items()} | {"kind": kind}
    options = decode(written, KINDS[kind].Options, problems, place=None)
    assert options is not None, problems.found
    return KINDS[kind].make(options, next(benches(subject, level, variant, seed, problems))), problems


def parts(said: object, kind: type) -> Iterator:
    """Every node of that type in a document's parts, outer before inner."""
    if isinstance(said, kind):
        yield said
    if isinstance(said, tuple | list):
        for part in said:
            yield from parts(part, kind)
    elif isinstance(said, Struct):
        for name in said.__struct_fields__:
            yield from parts(getattr(said, name), kind)


def part(task: Task, kind: type):
    """The one block of that type in a task."""
    (found,) = parts(task.body, kind)
    return found


def words(said: object) -> str:
    """The words of nodes or blocks in reading order, a blank as ____; gaps that are not lowered show nothing."""
    if isinstance(said, Text | Foreign):
        return said.text
    if isinstance(said, Blank):
        return "____"
    if isinstance(said, Gap | Citation):
        return ""
    if isinstance(said, tuple | list):
        return " ".join(filter(None, (words(part) for part in said))) if _is_blocks(said) else "".join(map(words, said))
    if isinstance(said, Struct):
        return words(tuple(getattr(said, name) for name in said.__struct_fields__ if name != "span"))
    return ""


def _is_blocks(said) -> bool:
    return any(isinstance(part, Block) or (isinstance(part, tuple) and part) for part in said)


def sheet(task: Task, *, banks: bool = True) -> str:
    """All words of the task as printed for the learner."""
    body = task.body if banks else tuple(block for block in task.body if not isinstance(block, WordBank))
    return words(lowered(body, answers=False))


def key(task: Task) -> str:
    """All words of the task as printed for the teacher."""
    return words(lowered((task,), answers=True))


def answers(task: Task) -> list[str]:
    """What the key fills in."""
    return [words(answer.children) for answer in parts(lowered((task,), answers=True), Answer)]
