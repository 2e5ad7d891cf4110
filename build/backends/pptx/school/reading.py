"""The parts of a template understood: masters, their layouts, and what placeholders inherit (ECMA-376, 19.3.1.36)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ....slides.grid import Frame
from ...ooxml import EMU
from ..drawingml import A, P, R
from .grounds import ground_of
from .layouts import TITLES, Holder, Layout, School
from .package import Package, UnfitTemplate, main_part
from .styles import LEVELS, Sheets
from .tones import Scheme, scheme

if TYPE_CHECKING:
    from lxml.etree import _Element

_LIKE = {"ctrTitle": "title", "subTitle": "body"}
_PLACED = ("title", "body", "dt", "ftr", "sldNum")
"""The kinds of placeholder that a master has; all others are like its body."""
LEAST_HOLDER = (8.0, 4.0)
"""A placeholder is at least as wide and as high as this, in mm."""
LEAST_SIDE = 100.0
"""A slide is at least as wide as this, and half as high, in mm."""
Size = tuple[float, float]


def understood(package: Package) -> School:
    """The layouts of all masters. Raises UnfitTemplate; ValueError or ArithmeticError for a number that is none."""
    main = main_part(package)
    tree = package.tree(main)
    size = tree.find(f"{{{P}}}sldSz")
    width, height = (int(size.get(name, "0")) / EMU if size is not None else 0.0 for name in ("cx", "cy"))
    if width < LEAST_SIDE or height < LEAST_SIDE / 2:
        raise UnfitTemplate(f"the slides of '{package.name}' are too small", "choose a size in Design > Slide Size")
    defaults = tree.find(f"{{{P}}}defaultTextStyle")
    masters = _listed(package, main, "sldMasterIdLst", "slideMaster")
    found = [
        layout
        for number, part in enumerate(masters)
        for layout in _Master(package, part, defaults, (width, height)).layouts(number)
    ]
    if not found:
        hint = "View > Slide Master in PowerPoint shows what it has: insert layouts there, or take another file"
        raise UnfitTemplate(f"'{package.name}' has no layouts", hint)
    return School(width, height, tuple(found))


def _listed(package: Package, part: str, name: str, kind: str) -> list[str]:
    """The masters or the layouts that a part lists, in its order. Raises UnfitTemplate."""
    entries = package.tree(part).iterfind(f"{{{P}}}{name}/*")
    found = [package.target(part, one.get(f"{{{R}}}id")) for one in entries]
    if any(not package.type_of(one).endswith(f".{kind}+xml") for one in found):
        raise package.broken(f"a part that {part.lstrip('/')} names is not what it should be")
    return list(dict.fromkeys(found))


class _Master:
    """A master, and what its layouts have from it."""

    def __init__(self, package: Package, part: str, defaults: _Element | None, size: Size) -> None:
        self.package, self.part, self.defaults, self.size = package, part, defaults, size
        self.tree = package.tree(part)
        theme = package.related(part, "theme")
        self.theme = package.tree(theme) if theme else None
        self.shown = _mapped(self.tree.find(f"{{{P}}}clrMap"))
        self.holders = {_kind(sp): sp for sp in reversed(_placeholders(self.tree))}

    def layouts(self, number: int) -> Iterator[Layout]:
        """Its layouts, as those of the master with this number."""
        for part in _listed(self.package, self.part, "sldLayoutIdLst", "slideLayout"):
            yield self._layout(part, number)

    def _layout(self, part: str, number: int) -> Layout:
        tree = self.package.tree(part)
        own = _mapped(tree.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping"))
        colours = scheme(self.theme, own or self.shown)
        found = [self._holder(sp, self.holders.get(_as_master(_kind(sp))), colours) for sp in _placeholders(tree)]
        body, named = self.holders.get("body"), tree.find(f"{{{P}}}cSld")
        name = named.get("name", "") if named is not None else ""
        return Layout(
            part=part,
            name=name or part.rpartition("/")[2].removesuffix(".xml"),
            kind=tree.get("type", ""),
            master=number,
            holders=tuple(one for one in _told_apart(found) if _is_on(one.frame, self.size)),
            ground=ground_of(self.package, [part, self.part], self.size, colours),
            scheme=colours,
            body=self._holder(body, None, colours) if body is not None else None,
            faces=_faces(self.theme),
        )

    def _holder(self, sp: _Element, like: _Element | None, colours: Scheme) -> Holder | None:
        """A placeholder, with what it does not say itself from the one that it is like; None when it has no place."""
        sheets = [one for one in (sp, like) if one is not None]
        frame = next((found for one in sheets if (found := _frame(one))), None)
        ph, named = sp.find(f".//{{{P}}}ph"), sp.find(f".//{{{P}}}cNvPr")
        if frame is None or ph is None:
            return None
        style = Sheets(sheets, _kind(sp), self.tree, self.defaults)
        body = style.body()
        return Holder(
            kind=_kind(sp),
            idx=int(ph.get("idx", "0")),
            name=named.get("name", "") if named is not None else "",
            frame=frame,
            body=replace(body, upright=False) if ph.get("orient") == "vert" else body,
            levels=tuple(style.level(number, colours) for number in range(1, LEVELS + 1)),
        )


def _told_apart(holders: Sequence[Holder | None]) -> Iterator[Holder]:
    """The placeholders, those marked whose number is not theirs alone: LibreOffice gives all for content the same."""
    found = [one for one in holders if one]
    times = Counter(one.idx for one in found)
    for one in found:
        if times[one.idx] == 1 or one.kind in TITLES:
            yield one
            continue
        like = next(other for other in found if (other.idx, other.kind) == (one.idx, one.kind))
        yield replace(one, shared=True, body=like.body, levels=like.levels)  # as programs take it, from the first


def _mapped(element: _Element | None) -> dict[str, str]:
    """A map of colours: the slots of a theme, by the names that slides have for them."""
    return {str(name): str(slot) for name, slot in element.items()} if element is not None else {}


def _placeholders(tree: _Element) -> list[_Element]:
    shapes = tree.iterfind(f"{{{P}}}cSld/{{{P}}}spTree/*")
    return [shape for shape in shapes if shape.find(f"*/{{{P}}}nvPr/{{{P}}}ph") is not None]


def _kind(sp: _Element) -> str:
    ph = sp.find(f".//{{{P}}}ph")
    return ph.get("type", "obj") if ph is not None else ""


def _as_master(kind: str) -> str:
    """Which placeholder of the master one of this kind is like."""
    kind = _LIKE.get(kind, kind)
    return kind if kind in _PLACED else "body"


def _frame(sp: _Element) -> Frame | None:
    xfrm = next(sp.iter(f"{{{A}}}xfrm", f"{{{P}}}xfrm"), None)
    off, ext = (xfrm.find(f"{{{A}}}{name}") if xfrm is not None else None for name in ("off", "ext"))
    if off is None or ext is None:
        return None
    x, y, w, h = (int(one.get(n, "0")) / EMU for one, n in ((off, "x"), (off, "y"), (ext, "cx"), (ext, "cy")))
    return Frame(x, y, w, h)


def _is_on(frame: Frame, size: tuple[float, float]) -> bool:
    """Whether a placeholder is to be seen and has room for a word: some templates keep spare ones off the slide."""
    if frame.w < LEAST_HOLDER[0] or frame.h < LEAST_HOLDER[1]:
        return False
    wide = min(frame.x + frame.w, size[0]) - max(frame.x, 0.0)
    high = min(frame.y + frame.h, size[1]) - max(frame.y, 0.0)
    return wide > 0.5 * frame.w and high > 0.5 * frame.h


def _faces(theme: _Element | None) -> tuple[str, str]:
    names = []
    for kind in ("majorFont", "minorFont"):
        latin = theme.find(f".//{{{A}}}{kind}/{{{A}}}latin") if theme is not None else None
        names.append(latin.get("typeface", "") if latin is not None else "")
    return names[0], names[1]
