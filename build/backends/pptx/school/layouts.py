"""The layouts of a template as values: what their placeholders are, where they stand, and how they set their text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lessonpress.resources.values import Value

from ....slides.grid import Frame
from ..drawingml import A, P, R
from .grounds import ground_of
from .package import Package, UnfitTemplate, main_part
from .styles import EMU, LEVELS, Body, Level, Sheets
from .tones import Scheme, scheme

if TYPE_CHECKING:
    from lxml.etree import _Element

TITLES = ("title", "ctrTitle")
FEET = ("ftr", "sldNum")
_LIKE = {"ctrTitle": "title", "subTitle": "body"}
_PLACED = ("title", "body", "dt", "ftr", "sldNum")
"""The kinds of placeholder that a master has; all others are like its body."""
LEAST_HOLDER = (8.0, 4.0)
"""A placeholder is at least as wide and as high as this, in mm."""
LEAST_SIDE = 100.0
"""A slide is at least as wide as this, and half as high, in mm."""


class Holder(Value, frozen=True):
    """A placeholder, and how it sets its text, level by level."""

    kind: str
    idx: int
    name: str
    frame: Frame
    body: Body
    levels: tuple[Level, ...]


class Layout(Value, frozen=True):
    """A layout: `part` is where it lies in the file, `kind` its type, `body` the master's place for text."""

    part: str
    name: str
    kind: str
    master: int
    holders: tuple[Holder, ...]
    ground: str
    scheme: Scheme
    body: Holder | None
    faces: tuple[str, str]
    """The theme's typefaces for titles and for text."""

    @property
    def title(self) -> Holder | None:
        """Where its title stands."""
        return next((one for one in self.holders if one.kind in TITLES and one.body.upright), None)

    def of(self, *kinds: str) -> list[Holder]:
        """Its upright placeholders of some kinds, as they are read."""
        found = [one for one in self.holders if one.kind in kinds and one.body.upright]
        return sorted(found, key=lambda one: (round(one.frame.y / 10), one.frame.x))


class School(Value, frozen=True):
    """A template as it was understood; sizes in mm."""

    width: float
    height: float
    layouts: tuple[Layout, ...]


def understood(package: Package) -> School:
    """The layouts of all masters. Raises UnfitTemplate."""
    main = main_part(package)
    tree = package.tree(main)
    size = tree.find(f"{{{P}}}sldSz")
    width, height = (int(size.get(name, "0")) / EMU if size is not None else 0.0 for name in ("cx", "cy"))
    if width < LEAST_SIDE or height < LEAST_SIDE / 2:
        raise UnfitTemplate(f"the slides of '{package.name}' are too small", "choose a size in Design > Slide Size")
    masters = _listed(package, main, "sldMasterIdLst", "slideMaster")
    found = [
        layout
        for number, master in enumerate(masters)
        for layout in _layouts(package, master, number, tree.find(f"{{{P}}}defaultTextStyle"), (width, height))
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


def _layouts(
    package: Package, master: str, number: int, defaults: _Element | None, size: tuple[float, float]
) -> list[Layout]:
    tree = package.tree(master)
    theme_part = package.related(master, "theme")
    theme = package.tree(theme_part) if theme_part else None
    mapped = tree.find(f"{{{P}}}clrMap")
    shown = {str(name): str(slot) for name, slot in mapped.items()} if mapped is not None else {}
    over = {_kind(sp): sp for sp in reversed(_placeholders(tree))}
    parts = _listed(package, master, "sldLayoutIdLst", "slideLayout")
    return [_layout(package, part, tree, (master, number), theme, shown, over, defaults, size) for part in parts]


def _layout(
    package: Package,
    part: str,
    master: _Element,
    place: tuple[str, int],
    theme: _Element | None,
    shown: dict[str, str],
    over: dict[str, _Element],
    defaults: _Element | None,
    size: tuple[float, float],
) -> Layout:
    tree = package.tree(part)
    other = tree.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    colours = scheme(theme, {str(k): str(v) for k, v in other.items()} if other is not None else shown)

    def holder(sp: _Element, inside: bool) -> Holder | None:
        kind = _kind(sp)
        like = over.get(_as_master(kind))
        own = [one for one in ((sp, like) if inside else (sp,)) if one is not None]
        frame = next((found for one in own if (found := _frame(one))), None)
        sheets = Sheets(own, kind, master, defaults)
        levels = tuple(sheets.level(n, colours) for n in range(1, LEVELS + 1))
        ph = sp.find(f".//{{{P}}}ph")
        assert ph is not None
        body = sheets.body()
        if ph.get("orient") == "vert":
            body = Body(body.insets, body.anchor, upright=False)
        name = sp.find(f".//{{{P}}}cNvPr")
        label = name.get("name", "") if name is not None else ""
        return Holder(kind, int(ph.get("idx", "0")), label, frame, body, levels) if frame else None

    found = [one for sp in _placeholders(tree) if (one := holder(sp, True)) and _is_on(one.frame, size)]
    names = tree.find(f"{{{P}}}cSld")
    return Layout(
        part=part,
        name=(names.get("name", "") if names is not None else "") or part.rpartition("/")[2].removesuffix(".xml"),
        kind=tree.get("type", ""),
        master=place[1],
        holders=tuple(found),
        ground=ground_of(package, [part, place[0]], size, colours),
        scheme=colours,
        body=holder(over["body"], False) if "body" in over else None,
        faces=_faces(theme),
    )


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
