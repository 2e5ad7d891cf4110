"""Paragraphs as DrawingML text (ECMA-376, part 1, 21.1.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from lessonpress.layouts.document import Marker
from lessonpress.layouts.saying import letter
from lessonpress.resources.values import Value

from ...slides.grid import INDENT, OUR_WAY, Type
from ...slides.paragraphs import Par, Run
from ...slides.ruler import margin, scaled
from ..ooxml import emu, plain
from .drawingml import R
from .palette import Palette

_SIGNS = {
    Marker.BULLET: '<a:buFontTx/><a:buChar char="•"/>',
    Marker.BOX: '<a:buSzPct val="80000"/><a:buFont typeface="Segoe UI Symbol"/><a:buChar char="☐"/>',
}


_AS_TEXT = (
    '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
    'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/></a:ext></a:extLst>'
)
"""Tells a program that a link has the colour of its text."""


class Links(Protocol):
    """Gives ids of relationships: to what can be reached from a slide by a click."""

    def web(self, address: str) -> str:
        """To a web address."""
        ...

    def slide(self, name: str) -> str:
        """To the slide of that id; empty where the deck has none."""
        ...


class Setting(Value, frozen=True):
    """How paragraphs stand: their size, which is left to the placeholder where it is `usual`, indent in mm, side."""

    size: float
    usual: float = 0.0
    indent: float = INDENT
    align: str = ""
    """Left to the placeholder when it is empty."""
    bullets: bool = False
    """Whether the placeholder's own levels have bullets, which are then left to it."""
    margins: tuple[float, ...] = ()
    """How far those levels stand in, in mm."""


def _deep(par: Par, setting: Setting) -> bool:
    """Whether it stands on a lower level of the placeholder's own list."""
    return setting.bullets and par.marker is Marker.BULLET and par.level > 1


class TextWriter:
    """Writes paragraphs in one palette and language; `way` is how the presentation's typeface differs from ours."""

    def __init__(self, colours: Palette, language: str, way: Type = OUR_WAY) -> None:
        self.colours, self.language, self.way = colours, language, way

    def pars(self, pars: Sequence[Par], setting: Setting, links: Links) -> str:
        """All paragraphs of a place. Entries of one list count on from its first; so programs count them alike."""
        written = []
        first, expected = 1, 0
        for par in pars:
            if par.marker is Marker.NUMBER:
                first = first if par.number == expected else par.number
                expected = par.number + 1
            written.append(self._par(par, setting, links, first))
        return "".join(written)

    def _par(self, par: Par, setting: Setting, links: Links, first: int) -> str:
        points = scaled(par, setting.size)
        shown = 0.0 if points == setting.usual and not _deep(par, setting) else points
        words = "".join(self.run(run, shown, links) for run in par.runs)
        if par.marker is Marker.LETTER:
            words = self.run(Run(letter(par.number) + "\t", bold=True, colour="accent"), shown, links) + words
        return f"<a:p>{self._properties(par, points, setting, first)}{words}</a:p>"

    def _properties(self, par: Par, points: float, setting: Setting, first: int) -> str:
        before = f'<a:spcBef><a:spcPts val="{round(par.before * points * 100)}"/></a:spcBef>'
        align = f' algn="{setting.align}"' if setting.align else ""
        if setting.bullets and par.marker is Marker.BULLET:
            deep = f' lvl="{par.level - 1}"' if _deep(par, setting) else ""
            return f"<a:pPr{deep}{align}>{before}</a:pPr>"
        hang = -emu(setting.indent) if par.marker else 0
        left = emu(margin(par, setting.margins, setting.indent))
        return f'<a:pPr marL="{left}" indent="{hang}"{align}>{before}{self._marker(par, first)}</a:pPr>'

    def _marker(self, par: Par, first: int) -> str:
        """Letters are written out: a letter that somebody answers with must not change when a line is taken out."""
        if par.marker is None or par.marker is Marker.LETTER:
            return "<a:buNone/>"
        colour = f"<a:buClr>{self.colours.colour('accent1')}</a:buClr>"
        if par.marker is Marker.NUMBER:
            return f'{colour}<a:buFont typeface="+mj-lt"/><a:buAutoNum type="arabicPeriod" startAt="{first}"/>'
        return colour + _SIGNS[par.marker]

    def run(self, run: Run, size: float, links: Links | None) -> str:
        """One run; size 0 is that of the surroundings."""
        marks = [f'lang="{run.language or self.language}"']
        marks += [f'sz="{round(size * 100)}"'] if size else []
        marks += ['b="1"'] if run.bold else []
        marks += ['i="1"'] if run.italic else []
        marks += ['u="sng"'] if run.underline else []
        inside = self.colours.fill(run.colour) if run.colour else ""
        if run.address and links:
            inside += self._click(f'<a:hlinkClick xmlns:r="{R}" r:id="{links.web(run.address)}"/>')
        if run.slide and links:
            inside += self._click(to_slide(links.slide(run.slide)))
        return f'<a:r><a:rPr {" ".join(marks)} dirty="0">{inside}</a:rPr><a:t>{plain(run.text)}</a:t></a:r>'

    def _click(self, link: str) -> str:
        """A link; in the colour of the text where the theme's for links would be hard to read."""
        return link.replace("/>", f">{_AS_TEXT}</a:hlinkClick>") if self.colours.faint_links else link


def to_slide(relation: str) -> str:
    """A click that leads to the slide of a relationship (ECMA-376, part 1, 21.1.2.3.5); nothing without one."""
    jump = "ppaction://hlinksldjump"
    return f'<a:hlinkClick xmlns:r="{R}" r:id="{relation}" action="{jump}"/>' if relation else ""
