"""The pages of a Word file: their paper and margins, what stands at the foot of each, the bar along a key."""

from __future__ import annotations

from lessonpress.resources.values import Value

from ...pages.flow import BAR, MARKS, OVER_FOOT, Sheet, foot_words
from .book import Book
from .properties import hexed
from .wml import TAB, field, points, run, twips

BAR_AT = 14
"""How far the bar along the edge of a key stands from it, in points."""
SLACK = 2.5
"""So much deeper than on paper a page may be filled, in mm: programs do not all count lines as we do."""
_NUMBER, _COUNT = "\ue000", "\ue001"
"""Stand for the fields until the words around them are known."""


class Leaf(Value, frozen=True):
    """Paper and margins in mm; `foot` is the id of what stands at the foot."""

    width: float
    height: float
    top: float
    side: float
    bottom: float
    foot: str = ""
    foot_room: float = 8.0
    """From the lower edge of the paper to the foot."""
    bar: str = ""
    """The colour of a bar along the left edge."""

    def xml(self) -> str:
        """The section as XML."""
        foot = f'<w:footerReference w:type="default" r:id="{self.foot}"/>' if self.foot else ""
        way = ' w:orient="landscape"' if self.width > self.height else ""
        edges = (("top", self.top), ("right", self.side), ("bottom", self.bottom), ("left", self.side))
        margins = " ".join(f'w:{name}="{twips(size)}"' for name, size in edges)
        bar = ""
        if self.bar:
            line = f'w:val="single" w:sz="{round(BAR * 72 / 25.4 * 8)}" w:space="{BAR_AT}" w:color="{hexed(self.bar)}"'
            bar = f'<w:pgBorders w:offsetFrom="page"><w:left {line}/></w:pgBorders>'
        return (
            f'<w:sectPr>{foot}<w:pgSz w:w="{twips(self.width)}" w:h="{twips(self.height)}"{way}/>'
            f'<w:pgMar {margins} w:header="{twips(5)}" w:footer="{twips(self.foot_room)}" w:gutter="0"/>{bar}'
            '<w:cols w:space="708"/></w:sectPr>'
        )


def leaf_of(sheet: Sheet, foot: str) -> Leaf:
    """The pages of a flow."""
    room = sheet.bottom - OVER_FOOT - sheet.setter.style("foot").leading * 25.4 / 72
    bar = sheet.setter.theme.colour("answer") if sheet.flow.answers else ""
    bottom = sheet.bottom - SLACK
    return Leaf(sheet.paper.width, sheet.paper.height, sheet.top, sheet.side, bottom, foot, room, bar=bar)


def foot(book: Book, sheet: Sheet) -> str:
    """Which sheet this is, its sources in short, its build, its level, and the page."""
    style, type_ = sheet.setter.style("foot"), sheet.setter.type
    page = sheet.labels("page", number=_NUMBER, count=_COUNT)
    mark = f"{MARKS[sheet.flow.level]}\u2003" if sheet.flow.level else ""
    shown = (mark + page).replace(_NUMBER, "99").replace(_COUNT, "99")
    room = sheet.width - type_.width(type_.pieces(shown, style)) - 6
    fits = (words for words in foot_words(sheet) if type_.width(type_.pieces(words, style)) <= room)
    words = run(next(fits, "")) + TAB + run(mark) + _with_fields(page)
    line = f'w:val="single" w:sz="4" w:space="4" w:color="{hexed(book.theme.colour("hair"))}"'
    end = f'<w:tabs><w:tab w:val="right" w:pos="{twips(sheet.width)}"/></w:tabs>'
    look = f"<w:pPr><w:pBdr><w:top {line}/></w:pBdr>{end}</w:pPr>"
    base = book.styles.paragraph(sheet.setter, "foot").id
    return f'<w:p><w:pPr><w:pStyle w:val="{book.styles.plain("Foot of a page", look, base)}"/></w:pPr>{words}</w:p>'


def _with_fields(page: str) -> str:
    """'Page 2 of 3', its numbers worked out by Word."""
    before, _, rest = page.partition(_NUMBER)
    between, _, after = rest.partition(_COUNT)
    return run(before) + field("PAGE", "1") + run(between) + field("NUMPAGES", "1") + run(after)


def name_line(book: Book, sheet: Sheet) -> tuple[str, str]:
    """The style and the runs of the line for name, class and date: tabs with leaders, the first gets the most."""
    shares = [2.2] + [1.0] * (len(sheet.flow.fields) - 1)
    unit = (sheet.width - 5.0 * (len(shares) - 1)) / sum(shares)
    tabs, runs, x = "", "", 0.0
    for number, (label, share) in enumerate(zip(sheet.flow.fields, shares, strict=True)):
        runs += (TAB if number else "") + run(f"{label} ") + TAB
        if number:
            tabs += f'<w:tab w:val="left" w:pos="{twips(x)}"/>'
        last = number == len(shares) - 1
        x += unit * share
        tabs += f'<w:tab w:val="{"right" if last else "left"}" w:leader="underscore" w:pos="{twips(x - 0.2 * last)}"/>'
        x += 5.0
    space = f'<w:spacing w:after="{points(17)}"/>'
    base = book.styles.paragraph(sheet.setter, "note").id
    return book.styles.plain("Name and date", f"<w:pPr><w:tabs>{tabs}</w:tabs>{space}</w:pPr>", base), runs
