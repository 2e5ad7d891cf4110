"""Markdown to blocks: headings, paragraphs, lists, tables, quotations, lines to write on, pages and exercises."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from lessonpress.resources.diagnostics import Problems, Span
from lessonpress.resources.markup import parse
from lessonpress.resources.yaml_source import Fields, read_yaml

from ..document import (
    Block,
    Box,
    Cell,
    Column,
    Heading,
    Inlines,
    Lines,
    ListBlock,
    Marker,
    PageBreak,
    Paragraph,
    Table,
    Together,
    Tone,
    paragraph,
)
from ..exercises.tasks import Given
from ..questions import Task

_ESCAPED = re.compile(r"\\([#>+=~.)_|`-])")
"""What a backslash keeps from being a sign of Markdown, and what our inline language has no sign for."""
FEW_LINES = 12
"""So many lines stand with what is written above them."""
MOST_LINES = 60
"""Lines to write on in one place."""
EXERCISE = "exercise"
"""What a fenced block with an exercise is called; filling a template adds the line on which it stands."""


@cache
def _reader() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


def exercises_of(markdown: str, place: Span, problems: Problems) -> list[Given]:
    """What each fenced block called `exercise` asks for, in order."""
    asked: list[Given] = []
    for token in _reader().parse(markdown):
        word, _, line = token.info.strip().partition(" ")
        if token.type == "fence" and word == EXERCISE:
            own = Problems()
            above = "\n" * int(line or 0)  # so that its own lines are counted as in the template
            tree = read_yaml(place.file, (above + _ESCAPED.sub(r"\1", token.content)).encode(), own).tree
            if own.errors or not isinstance(tree, Fields):
                message = (
                    own.errors[0].message if own.errors else "an exercise says 'kind: …', and its options below it"
                )
                where = own.errors[0].span if own.errors else place
                problems.error("exercise", f"this exercise cannot be read: {message}", where)
                tree = Fields()
            asked.append(tree)
    return asked


def blocks_of(markdown: str, tasks: Sequence[Task | None], place: Span, problems: Problems) -> tuple[Block, ...]:
    """The blocks of a text. `tasks` are those of its exercises, in order; None for one that is left out."""
    return tuple(_with_lines(_Blocks(iter(tasks), place, problems).of(SyntaxTreeNode(_reader().parse(markdown)))))


def _with_lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; lines to write on stand on the page of the words that they answer."""
    before: Block | None = None
    for block in blocks:
        if isinstance(block, Lines) and isinstance(before, Paragraph) and block.count <= FEW_LINES:
            before = Together((before, block))
            continue
        if before is not None:
            yield before
        before = block
    if before is not None:
        yield before


class _Blocks:
    """Turns nodes of the syntax tree into blocks."""

    def __init__(self, tasks: Iterator[Task | None], place: Span, problems: Problems) -> None:
        self.tasks, self.place, self.problems = tasks, place, problems
        self.makers: dict[str, Callable[[SyntaxTreeNode], Block | None]] = {
            "heading": lambda node: Heading(self._inline(node), min(int(node.tag[1]) + 1, 4), span=self.place),
            "paragraph": lambda node: Paragraph(self._inline(node), span=self.place),
            "bullet_list": lambda node: ListBlock(self._entries(node), span=self.place),
            "ordered_list": self._numbered,
            "blockquote": lambda node: Box(tuple(self.of(node)), tone=Tone.NOTE, span=self.place),
            "table": self._table,
            "fence": self._fence,
            "hr": lambda node: PageBreak(),
        }

    def of(self, node: SyntaxTreeNode) -> Iterator[Block]:
        """The blocks inside a node."""
        for child in node.children:
            maker = self.makers.get(child.type)
            block = maker(child) if maker else self._unknown(child)
            if block is not None:
                yield block

    def _inline(self, node: SyntaxTreeNode) -> Inlines:
        """The words of a node, in the inline language of the topic."""
        text = " ".join(child.content for child in node.children if child.type == "inline")
        own = Problems()
        found = parse(_ESCAPED.sub(r"\1", text.replace("\n", " ")), own)
        for problem in own.errors:
            self.problems.error(problem.code, f"{problem.message}: {text[:60]}", self.place, *problem.hints)
        return found.nodes

    def _entries(self, node: SyntaxTreeNode) -> tuple[tuple[Block, ...], ...]:
        return tuple(tuple(self.of(item)) for item in node.children)

    def _numbered(self, node: SyntaxTreeNode) -> Block:
        first = node.attrs.get("start", 1)
        return ListBlock(self._entries(node), Marker.NUMBER, int(first), span=self.place)

    def _table(self, node: SyntaxTreeNode) -> Block:
        rows = [list(row.children) for part in node.children for row in part.children]
        head, *body = rows
        columns = tuple(Column(None if i == 0 else 1.0, _align(cell)) for i, cell in enumerate(head))
        heads = tuple(Cell((paragraph(self._inline(cell)),), header=True) for cell in head)
        cells = tuple(tuple(Cell((Paragraph(self._inline(cell)),)) for cell in row) for row in body)
        return Table(columns, heads, cells, span=self.place)

    def _fence(self, node: SyntaxTreeNode) -> Block | None:
        """Lines to write on, or an exercise."""
        match node.info.split()[:1]:
            case ["exercise"]:
                return next(self.tasks, None)
            case ["lines"] if (count := node.content.strip()).isdigit() and 1 <= int(count) <= MOST_LINES:
                return Lines(int(count), span=self.place)
            case ["lines"]:
                message = f"lines to write on are 1 to {MOST_LINES}, not '{node.content.strip()}'"
                self.problems.error("lines", message, self.place)
            case _:
                return self._unknown(node)
        return None

    def _unknown(self, node: SyntaxTreeNode) -> Block | None:
        what = node.type.replace("_", " ")
        message = f"a {what} cannot stand in a template: {(node.content or '').strip()[:40]}".rstrip(": ")
        hint = "a line that begins with four spaces is code: move it to the left"
        self.problems.error("markdown", message, self.place, hint)
        return None


def _align(cell: Any) -> str:
    style = str(cell.attrs.get("style", ""))
    return "right" if style.endswith("right") else "left"
