"""Tables as HTML: heads that say which way they point, columns as wide as their content or their share."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from lessonpress.layouts.document import Block, Cell, Chart, Column, Table

from .elements import EMPTY, element

SHORT = 22
"""A column sized to its content is not broken when none of its cells has more letters than this."""

Entry = Callable[[Sequence[Block]], Markup]


def table(block: Table, entry: Entry, space_to_write: str) -> Markup:
    """A table that scrolls on its own, by keyboard too, where the page is narrow. `entry` writes a cell's blocks."""
    headed = bool(block.head)
    cells = [block.head, *block.rows] if headed else list(block.rows)
    if not cells:
        return EMPTY
    contents = [[_content(cell, entry, space_to_write) for cell in row] for row in cells]
    classes = [_class(block, number, contents) for number in range(len(block.columns))]
    rows = [
        element("tr", *(_cell(*of, head=headed and not number) for of in zip(*row, classes, strict=True)))
        for number, row in enumerate(zip(cells, contents, strict=True))
    ]
    caption = element("caption", element("span", block.caption, class_="unseen")) if block.caption else EMPTY
    heads = element("thead", rows[0]) if headed and any(contents[0]) else EMPTY
    parts = (caption, _widths(block.columns), heads, element("tbody", *rows[headed:]))
    name = block.caption or None
    return element("div", element("table", *parts), class_="table", tabindex="0", role="group", aria_label=name)


def _content(cell: Cell, entry: Entry, space_to_write: str) -> Markup:
    """What stands in a cell; room to write in says that it is."""
    content = entry(cell.blocks)
    if cell.lines:
        unseen = element("span", f"[{space_to_write}]", class_="unseen")
        content += element("div", unseen, class_="room", style=f"--lines: {cell.lines}")
    return content


def _cell(cell: Cell, content: Markup, class_: str | None, *, head: bool) -> Markup:
    """One cell. One without words heads nothing."""
    if content and (cell.header or head):
        return element("th", content, scope="col" if head else "row", class_=class_)
    return element("td", content, class_=class_)


def _widths(columns: Sequence[Column]) -> Markup:
    """Shares as parts of the table's width; browsers take what the other columns need from them."""
    total = sum(column.share or 0.0 for column in columns)
    if not total:
        return EMPTY
    widths = [f"width: {100 * column.share / total:.4g}%" if column.share else None for column in columns]
    return element("colgroup", *(element("col", style=width) for width in widths))


def _class(block: Table, number: int, rows: Sequence[Sequence[Markup]]) -> str | None:
    """How the cells of a column align, and how one without a share is kept from being squeezed by those with one."""
    column = block.columns[number]
    words = [column.align] if column.align != "left" else []
    if not column.share and any(other.share for other in block.columns):
        longest = max(len(row[number].striptags()) for row in rows)
        words.append("fit" if longest <= SHORT else "narrow")
    return " ".join(words) or None


def chart(block: Chart) -> Markup:
    """Numbers as a table whose bars are as long as they are large: read out as numbers, seen as a chart."""
    largest = max((abs(value) for _, value in block.values), default=0.0) or 1.0
    numbers = [f"{number} {block.unit}".rstrip() for _, number in block.numbers]
    rows = []
    for (label, value), number in zip(block.values, numbers, strict=True):
        bar = element("span", class_="bar", style=f"--part: {100 * max(value, 0.0) / largest:.4g}")
        rows.append(element("tr", element("th", label, scope="row"), element("td", bar, element("span", number))))
    longest = max(map(len, numbers), default=0)
    bars = element("table", element("tbody", *rows), class_="bars", style=f"--letters: {longest}")
    return element("figure", element("figcaption", block.title), bars)
