"""Flows on paper: blocks become pages with a head, a foot and their sources."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from lessonpress.layouts.document import (
    Block,
    Box,
    Columns,
    Flow,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Role,
    Strong,
    Table,
    Together,
    Tone,
    paragraph,
)
from lessonpress.layouts.drawing.scene import MM, Item, Line, Paint, Rect, Scene, Tag, Takes, TextBox
from lessonpress.layouts.fields import has_fields
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.paper import EDGE, Paper
from lessonpress.layouts.pictures import credited, credits
from lessonpress.layouts.questions import printed
from lessonpress.layouts.references import codes
from lessonpress.layouts.theme import Theme
from lessonpress.layouts.type.missing import report_missing
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.diagnostics import Problems, span_of
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Text
from lessonpress.resources.values import Value

from .contents import MOST, Entry, set_contents
from .cutting import cut
from .floors import report
from .page import Bookmark, Pages
from .setter import DRAWN, INDENT, Setter
from .strips import Placed, Strip, depth, painted
from .tables import needed

SIDE, TOP, BOTTOM = 18.0, 16.0, 20.0
"""Margins in mm; the foot stands in the bottom one."""
OVER_FOOT, UNDER_RULE = 7.2, 1.2
"""Between the text and the words of the foot, and between the rule over them and the words, in mm."""
WIDE_TOP, WIDE_BOTTOM = 12.0, 17.0
"""The same for sheets that lie on their side, which are short of height."""
DEEPEST = 0.8
"""What part of a page a drawing may take to have larger words."""
BAR = 3.0
"""How wide the bar along the edge of a key is, in mm."""
SPARSE = 0.3
"""A last page, or one before a break, that is filled no further than this part is worth saving."""
CLOSER = (0.92, 0.84, 0.76)
"""Parts of the usual space that are tried, one after the other, to save it."""
NARROW = {"side": 11.0, "top": 8.0, "bottom": 15.0}
"""Margins of a flow that should have fewer pages."""
DENSE = ((1.0, 0.76), (0.95, 0.68), (0.9, 0.6), (0.85, 0.52), (0.8, 0.45))
"""Parts of the usual type size and of the usual space that are then tried, one after the other."""
BODY = 10.0
"""No body text of a flow is smaller, in points."""
SHORTER = (0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65)
"""Parts of a page that are filled, tried one after the other, so that a last page which cannot be saved has more."""


USUAL = 10.5
"""The usual size of type, in points."""
ABOVE_NAME = 0.8
"""How far a field for a name reaches above its label, in mm."""
MARKS = {Level.SUPPORT: "•", Level.CORE: "••", Level.CHALLENGE: "•••"}
"""What tells a sheet's level to the teacher, and to hardly anybody else."""


_Cut = list[list[Placed]]


class Sheet(Value, frozen=True):
    """What all pages of one flow share. Measures in mm."""

    flow: Flow
    paper: Paper
    setter: Setter
    labels: Labels
    build_id: str
    side: float = SIDE
    top: float = TOP
    bottom: float = BOTTOM
    contents: tuple[Entry, ...] = ()
    """What the list of contents says, if there is one."""
    is_filled_in: bool = False
    """Whether it is filled in on a screen."""

    @property
    def width(self) -> float:
        """How wide the text is."""
        return self.paper.width - 2 * self.side

    @property
    def room(self) -> float:
        """How high the text is."""
        return self.paper.height - self.top - self.bottom


def set_flow(flow: Flow, theme: Theme, paper: Paper, build_id: str = "") -> Pages:
    """The pages of `flow`, printed with answers or without as it says."""
    whole = sheet_of(flow, theme, paper, build_id)
    sheet, pages, root = fitted(whole)
    if flow.contents and len(pages) > MOST:
        pages, root = _with_contents(whole, pages)
    scenes = tuple(page_of(sheet, page, number, len(pages)) for number, page in enumerate(pages, 1))
    problems = Problems()
    if most_pages(sheet) and len(pages) > flow.most_pages:
        allowed = "one page" if flow.most_pages == 1 else f"{flow.most_pages} pages"
        message = f"'{flow.id}' should have no more than {allowed}, but has {len(pages)} on {sheet.paper.name}"
        problems.warning("too-long", message, span_of(flow.id), "say less in it, or print it on larger paper")
    report_missing(sheet.setter.type, problems)
    report(flow, pages, sheet.room, theme.smallest, sheet.paper, problems)
    return Pages(title(sheet), flow.language, scenes, root, tuple(bookmarks(pages)), problems.found)


def sheet_of(flow: Flow, theme: Theme, paper: Paper, build_id: str = "") -> Sheet:
    """What all pages of `flow` share, its blocks lowered, before it is known how many pages there are."""
    typesetter = Typesetter(theme, flow.language)
    core = printed(flow, keep=DRAWN)
    setter = Setter(typesetter, {}, indent=INDENT * max(1.0, theme.style("body").size / USUAL))
    upright = paper.laid(wide=False).width - 2 * SIDE
    wide = flow.wide or (theme.is_roomy and any(needed(setter, table) > upright for table in _tables(core.blocks)))
    paper = paper.laid(wide=wide)
    sheet = Sheet(core, paper, setter, Labels(flow.language), build_id)
    sheet = replace(sheet, is_filled_in=has_fields(core.blocks))
    sheet = replace(sheet, top=WIDE_TOP, bottom=WIDE_BOTTOM) if wide else sheet
    sheet = replace(sheet, bottom=max(sheet.bottom, OVER_FOOT + theme.style("foot").leading / MM + EDGE))
    return replace(sheet, setter=replace(sheet.setter, deepest=DEEPEST * sheet.room))


def most_pages(sheet: Sheet) -> int:
    """How many pages the flow should have at most here; 0 where that does not matter."""
    return 0 if sheet.setter.theme.is_roomy or sheet.paper.is_small else sheet.flow.most_pages


def fitted(sheet: Sheet) -> tuple[Sheet, _Cut, Tag]:
    """The flow on pages: closer if one is all but empty, smaller if it should have fewer; and the sheet so."""
    closer, pages, root = _cut(sheet)
    most = most_pages(sheet)
    return _denser(sheet, pages, root) if most and len(pages) > most else (closer, pages, root)


def _tables(blocks: object) -> Iterator[Table]:
    """The tables among the blocks; those in columns, which are narrower anyway, do not count."""
    if isinstance(blocks, Table):
        yield blocks
    elif isinstance(blocks, tuple):
        for block in blocks:
            yield from _tables(block)
    elif isinstance(blocks, Block) and not isinstance(blocks, Columns):
        for name in blocks.__struct_fields__:
            yield from _tables(getattr(blocks, name))


def _cut(sheet: Sheet) -> tuple[Sheet, _Cut, Tag]:
    """The sheet, perhaps set a little closer, the flow on its pages, and its structure."""
    strips, root = _set(sheet)
    pages = cut(strips, sheet.room)
    return _better(sheet, pages, root) if _is_sparse(sheet, pages) else (sheet, pages, root)


def _with_contents(sheet: Sheet, pages: _Cut) -> tuple[_Cut, Tag]:
    """The pages with a list of contents: set once to see where the headings then stand, and once to say so."""
    _, pages, _ = _cut(_listing(sheet, pages))
    _, pages, root = _cut(_listing(sheet, pages))
    return pages, root


def _listing(sheet: Sheet, pages: _Cut) -> Sheet:
    """The sheet with a list of what stands on these pages."""
    return replace(sheet, contents=tuple((b.title, b.page + 1) for b in bookmarks(pages) if b.level == 0))


def _set(sheet: Sheet) -> tuple[list[Strip], Tag]:
    """The flow as strips, and its structure. The sources never stand alone on a page."""
    root = Tag("Document", language=sheet.flow.language)
    strips = [*_head(sheet, root), *_contents(sheet, root), *sheet.setter.blocks(sheet.flow.blocks, sheet.width, root)]
    listed = sheet.setter.blocks(sources(sheet), sheet.width, root)
    if listed:
        strips[-1] = replace(strips[-1], keep=True)
    return [*strips, *listed], root


def _better(sheet: Sheet, pages: _Cut, root: Tag) -> tuple[Sheet, _Cut, Tag]:
    """Pages of which none ends all but empty: set a little closer, or else with a share of what was before it."""
    found = sheet, pages, root
    for air in CLOSER:
        close = replace(sheet, setter=replace(sheet.setter, air=air))
        strips, other = _set(close)
        fewer = cut(strips, sheet.room)
        found = (close, fewer, other) if len(fewer) < len(found[1]) else found
        if len(found[1]) < len(pages) and not _is_sparse(sheet, found[1]):
            break
    if len(found[1]) < len(pages):
        return found
    strips, other = _set(sheet)
    for part in SHORTER:
        shorter = cut(strips, sheet.room * part)
        if len(shorter) == len(pages) and not _is_sparse(sheet, shorter) and _is_even(shorter):
            return sheet, shorter, other
    return sheet, pages, root


def _denser(sheet: Sheet, pages: _Cut, root: Tag) -> tuple[Sheet, _Cut, Tag]:
    """No more pages than the flow should have, only as much closer as it must be; or else as it was."""
    for scale, air in DENSE:
        close = replace(sheet, **NARROW, setter=replace(sheet.setter, scale=scale, air=air, floor=BODY))
        strips, other = _set(close)
        fewer = cut(strips, close.room)
        if len(fewer) <= sheet.flow.most_pages:
            return close, fewer, other
    return sheet, pages, root


def _is_sparse(sheet: Sheet, pages: _Cut) -> bool:
    """Whether next to nothing stands on the last page of several, or on the last before a break."""
    ends = (page for page, after in zip(pages, (*pages[1:], None), strict=True) if not after or after[0].strip.breaks)
    return len(pages) > 1 and any(depth(page) <= SPARSE * sheet.room for page in ends)


def _is_even(pages: _Cut) -> bool:
    """Whether no page has less on it than the last: else the gap has only been moved forward."""
    return min(map(depth, pages)) == depth(pages[-1])


def title(sheet: Sheet) -> str:
    """What the printed flow is called: a key says that it is one."""
    return f"{sheet.flow.title} – {sheet.labels('answers')}" if sheet.flow.answers else sheet.flow.title


def _head(sheet: Sheet, root: Tag) -> list[Strip]:
    """Title and subtitle; on a sheet the lines for name, class and date, on a key a mark that it is the teacher's."""
    flow, setter = sheet.flow, sheet.setter
    strips: list[Strip] = []
    if flow.answers:
        level = f" ({sheet.labels(f'level-{flow.level}')})" if flow.level else ""
        label = paragraph((Strong((Text(sheet.labels("teacher") + level),)),))
        strips += setter.blocks((Box((label,), tone=Tone.ANSWER),), sheet.width, root)
    elif flow.fields:
        strips.append(fields(sheet, root))
    variant = f" ({sheet.labels('variant', variant=flow.variant.upper())})" if flow.variant else ""
    strips += setter.text(Heading((Text(flow.title + variant),), 1), setter.style("title"), sheet.width, root)
    if flow.subtitle:
        strips += setter.text(paragraph(flow.subtitle), setter.style("subtitle"), sheet.width, root)
    return strips


def _contents(sheet: Sheet, root: Tag) -> list[Strip]:
    """The list of contents, where there is one."""
    if not sheet.contents:
        return []
    return set_contents(sheet.setter, sheet.flow.contents, sheet.contents, sheet.width, root)


def fields(sheet: Sheet, root: Tag) -> Strip:
    """Labels with ruled space after them, side by side; the first, the name, gets the most.

    They are fields on a sheet that has others: for a name alone nobody needs a screen.
    """
    shares = [2.2] + [1.0] * (len(sheet.flow.fields) - 1)
    unit = (sheet.width - 5.0 * (len(shares) - 1)) / sum(shares)
    style = sheet.setter.style("note")
    tint = Paint(fill=sheet.setter.theme.colour("tint"))
    node = root.add("P")
    items: list[Item] = []
    x = 0.0
    for field, share in zip(sheet.flow.fields, shares, strict=True):
        label = sheet.setter.type.set(field, style, unit * share, tag=node)
        used = label.lines[0].runs[-1].width + 1.5
        items.append(TextBox(x, 0, unit * share, label.height, label.at(x, 0), tag=node))
        paint = Paint(stroke=sheet.setter.theme.colour("rule"), width=0.5)
        base = label.lines[0].y + 0.6
        if sheet.is_filled_in:
            tag = Tag("Form", parent=node, inline=True, alt=field, scope=Takes.LINE)
            items.append(Rect(x + used, -ABOVE_NAME, unit * share - used, base + ABOVE_NAME, tint, tag=tag))
        items.append(Line(x + used, base, x + unit * share, base, paint))
        x += unit * share + 5.0
    return Strip(6.0, tuple(items), after=6.0)


def sources(sheet: Sheet) -> tuple[Block, ...]:
    """What the codes in the text stand for, and who made the pictures that do not say so: small, at the end."""
    parts = (_cited(sheet), _credited(sheet))
    paragraphs = tuple(Paragraph(words, Role.SOURCE) for words in parts if words)
    return (Together(paragraphs),) if paragraphs else ()


def _cited(sheet: Sheet) -> Inlines:
    if not sheet.flow.references:
        return ()
    entries: list[Inline] = [Strong((Text(sheet.labels("sources") + ":"),))]
    for entry in sheet.flow.references:
        entries += [
            Text("  "),
            Strong((Text(entry.code),)),
            Text("\u00a0" + (entry.text if sheet.flow.answers else entry.short or entry.text)),
        ]
    return tuple(entries)


def _credited(sheet: Sheet) -> Inlines:
    pictures = credited(sheet.flow.blocks)
    return (Strong((Text(sheet.labels("pictures-by") + "  "),)), Text(credits(pictures))) if pictures else ()


def page_of(sheet: Sheet, page: list[Placed], number: int, count: int) -> Scene:
    """One page as it prints, with its foot."""
    items = [*painted(page, sheet.side, sheet.top), *foot(sheet, number, count)]
    return Scene(sheet.paper.width, sheet.paper.height, tuple(items))


def foot(sheet: Sheet, number: int, count: int) -> tuple[Item, ...]:
    """Which sheet this is, its sources in short, its build, and the page: decoration for a screen reader."""
    theme, type_ = sheet.setter.theme, sheet.setter.type
    y = sheet.paper.height - sheet.bottom + OVER_FOOT - UNDER_RULE
    side = sheet.side
    style = sheet.setter.style("foot")
    items: list[Item] = [Line(side, y, side + sheet.width, y, Paint(stroke=theme.colour("hair"), width=0.5))]
    page = sheet.labels("page", number=number, count=count)
    mark = f"{MARKS[sheet.flow.level]}\u2003" if sheet.flow.level else ""
    right = type_.set(mark + page, style, sheet.width, align="right")
    room = sheet.width - sum(run.width for run in right.lines[0].runs) - 4
    fits = (left for left in foot_words(sheet) if type_.width(type_.pieces(left, style)) <= room)
    words = type_.set(next(fits, ""), style, room)
    top = y + UNDER_RULE
    items.append(TextBox(side, top, room, words.height, words.at(side, top), kind="Artifact"))
    items.append(TextBox(side, top, sheet.width, right.height, right.at(side, top), kind="Artifact"))
    if sheet.flow.answers:
        bar = Rect(EDGE, EDGE, BAR, sheet.paper.height - 2 * EDGE, Paint(fill=theme.colour("answer")))
        items.append(bar)
    return tuple(items)


def foot_words(sheet: Sheet) -> Iterator[str]:
    """What a foot may say, longest first: with all sources, with some, with none, with a shorter and shorter title."""
    called, references = title(sheet), sheet.flow.references
    build = sheet.labels("build", id=sheet.build_id) if sheet.build_id else ""
    for count in range(len(references), 0, -1):
        cited = f"{sheet.labels('sources')}: {codes(references[:count])}" + (" …" if count < len(references) else "")
        yield " · ".join(part for part in (called, cited, build) if part)
    for end in range(len(called), 0, -1):
        short = called if end == len(called) else called[:end].rstrip() + "…"
        yield " · ".join(part for part in (short, build) if part)
    yield build


def bookmarks(pages: list[list[Placed]]) -> list[Bookmark]:
    """The headings on the pages, each with where it stands."""
    return [
        Bookmark(placed.strip.bookmark[0], placed.strip.bookmark[1] - 2, number)
        for number, page in enumerate(pages)
        for placed in page
        if placed.strip.bookmark
    ]
