"""How a placeholder sets its text: looked up in the layout, its master, the master's styles (ECMA-376, 19.3.1.36)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lessonpress.resources.values import Value

from ....slides.grid import INDENT
from ...ooxml import EMU
from ..drawingml import A, P
from .tones import Scheme, Tone, colour_of

if TYPE_CHECKING:
    from lxml.etree import _Element

LEVELS = 5
_USUAL = {"lIns": 91440, "tIns": 45720, "rIns": 91440, "bIns": 45720}
_STYLES = {
    "title": "titleStyle",
    "ctrTitle": "titleStyle",
    "ftr": "otherStyle",
    "sldNum": "otherStyle",
    "dt": "otherStyle",
}
_BULLETS = ("buChar", "buAutoNum", "buBlip", "buNone")


class Level(Value, frozen=True):
    """The style of one level. Sizes in points, margins in mm; `leading` is in percent of single spacing, or None."""

    size: float = 18.0
    sized: bool = True
    """Whether it says so: where nothing does, programs differ."""
    bold: bool = False
    capitals: bool = False
    align: str = "l"
    margin: float = 0.0
    bullet: bool = False
    leading: float = 1.0
    exact: float = 0.0
    """Points from line to line, where that is fixed."""
    face: str = "+mn-lt"
    hue: str = ""
    tone: Tone | None = None


class Body(Value, frozen=True):
    """How text stands in its box; the box's margins in mm, left, top, right and bottom.

    What is not `upright`, from top to bottom or in several columns, takes no text of ours.
    """

    insets: tuple[float, float, float, float]
    anchor: str = "t"
    upright: bool = True


class Sheets:
    """The elements in which the style of a placeholder is looked up, nearest first."""

    def __init__(self, own: Sequence[_Element], kind: str, master: _Element, defaults: _Element | None) -> None:
        self.bodies = [found for sp in own if (found := sp.find(f"{{{P}}}txBody")) is not None]
        lists = [body.find(f"{{{A}}}lstStyle") for body in self.bodies]
        style = master.find(f"{{{P}}}txStyles/{{{P}}}{_STYLES.get(kind, 'bodyStyle')}")
        self.styles = [found for found in (*lists, style, defaults) if found is not None]

    def level(self, number: int, scheme: Scheme) -> Level:
        """The style of a level, counted from 1."""
        pars = [found for style in self.styles if (found := style.find(f"{{{A}}}lvl{number}pPr")) is not None]
        runs = [found for par in pars if (found := par.find(f"{{{A}}}defRPr")) is not None]
        latin = next((one for run in runs if (one := run.find(f"{{{A}}}latin")) is not None), None)
        fill = next((one for run in runs if (one := run.find(f"{{{A}}}solidFill")) is not None), None)
        hue, tone = colour_of(fill, scheme)
        leading, exact = _leading(pars)
        return Level(
            size=int(_first(runs, "sz", "1800")) / 100,
            sized=any(run.get("sz") for run in runs),
            bold=_first(runs, "b", "0") in ("1", "true"),
            capitals=_first(runs, "cap", "none") == "all",
            align=_first(pars, "algn", "l"),
            margin=max(0.0, int(_first(pars, "marL", "0")) / EMU),
            bullet=_bullet(pars),
            leading=leading,
            exact=exact,
            face=latin.get("typeface", "+mn-lt") if latin is not None else "+mn-lt",
            hue=hue or scheme.hue(Tone("tx1")),
            tone=tone if hue else Tone("tx1"),
        )

    def body(self) -> Body:
        """How the text stands in its box."""
        found = [one for body in self.bodies if (one := body.find(f"{{{A}}}bodyPr")) is not None]
        left, top, right, bottom = (int(_first(found, name, str(usual))) / EMU for name, usual in _USUAL.items())
        anchor = _first(found, "anchor", "t")
        upright = _first(found, "vert", "horz") == "horz" and _first(found, "numCol", "1") == "1"
        return Body((left, top, right, bottom), anchor if anchor in ("t", "ctr", "b") else "t", upright)


def margins(levels: Sequence[Level]) -> tuple[float, ...]:
    """How far the levels of a list stand in; those that do not say so, by an indent each."""
    return tuple(level.margin or number * INDENT for number, level in enumerate(levels, 1))


def _first(elements: Sequence[_Element], name: str, usual: str) -> str:
    return next((value for element in elements if (value := element.get(name)) is not None), usual)


def _bullet(pars: Sequence[_Element]) -> bool:
    for par in pars:
        for name in _BULLETS:
            if par.find(f"{{{A}}}{name}") is not None:
                return name != "buNone"
    return False


def _leading(pars: Sequence[_Element]) -> tuple[float, float]:
    """Line spacing: as a part of single, and in points where it is fixed."""
    for spacing in _spacings(pars):
        value = int(spacing.get("val", "100000").rstrip("%"))
        return (value / 100000, 0.0) if str(spacing.tag).endswith("spcPct") else (1.0, value / 100)
    return 1.0, 0.0


def _spacings(pars: Sequence[_Element]) -> Iterator[_Element]:
    for par in pars:
        found = par.find(f"{{{A}}}lnSpc")
        if found is not None and len(found):
            yield found[0]
