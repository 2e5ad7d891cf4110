"""Whether two slides look alike although another program has written everything of one anew.

LibreOffice turns what layouts say into what each run says, names all placeholders alike, moves things by hundredths of
a millimetre and forgets descriptions. What it does keep is compared: words and their looks, places, colours, tables and
the numbers of charts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from lessonpress.resources.values import Value

from ..drawingml import A, P, local
from .cells import ANY, Cells
from .looks import Look, Reader
from .marks import is_ours
from .meaning import FEET, foot_kind
from .theming import Theming

NEAR = 3600
"""How far apart two places may be that count as one, in EMU: a tenth of a millimetre."""
SHADE = 3
"""How far apart two parts of a colour may be, of 255."""
_OTHERS = ("LibreOffice", "OpenOffice", "Collabora")


class Words(Value, frozen=True):
    """Words of one look, and where they lead to."""

    text: str
    look: Look
    link: str = ""


class Shade(Value, frozen=True):
    """A colour as 'rrggbb'; 'none', or 'any' where it cannot be known."""

    colour: str


class Thing(Value, frozen=True):
    """Something on a slide: what it is, where it stands in EMU, what it is filled and drawn with, what it says."""

    kind: str
    box: tuple[int, int, int, int]
    fill: str
    line: str
    says: tuple[object, ...]


def was_resaved(presentation: Any) -> bool:
    """Whether a program saved the deck that writes all of it anew."""
    rels = presentation.part.package._rels.values()
    about = next((found.target_part.blob for found in rels if found.reltype == RT.EXTENDED_PROPERTIES), b"")
    return any(name.encode() in about for name in _OTHERS)


def alike(one: Any, other: Any) -> bool:
    """Whether two slides (python-pptx's) look alike."""
    first, second = things(one), things(other)
    return len(first) == len(second) and all(map(_same, first, second))


def things(slide: Any) -> list[Thing]:
    """All that stands on a slide but its foot, in order; groups are opened."""
    theming = Theming(slide)
    return [thing for shape in _flat(slide.shapes) if (thing := _thing(shape, theming))]


def _flat(shapes: Any) -> Iterator[Any]:
    for shape in shapes:
        if is_ours(shape._element) or (shape.is_placeholder and foot_kind(shape._element) in FEET):
            continue
        if shape._element.tag == f"{{{P}}}grpSp":
            yield from _flat(shape.shapes)
        else:
            yield shape


def _thing(shape: Any, theming: Theming) -> Thing | None:
    box = (shape.left or 0, shape.top or 0, shape.width or 0, shape.height or 0)
    if shape.has_chart:
        return Thing("chart", box, "", "", tuple(_numbers(shape.chart)))
    if shape.has_table:
        return Thing("table", (*box[:3], 0), "", "", tuple(_cells(shape, theming)))
    kind = local(shape._element)
    says = tuple(_paragraphs(shape._element, Reader(shape, theming))) if shape.has_text_frame else ()
    if kind == "sp" and not says and shape.is_placeholder and not any(_painted(shape, theming)):
        return None
    fill, line = _painted(shape, theming)
    return Thing(kind, (0, 0, 0, 0) if _is_glued(shape) else box, fill, line, says)


def _is_glued(shape: Any) -> bool:
    """Whether it joins two shapes: then its place follows from theirs, and every program has a way of its own."""
    return all(shape._element.find(f".//{{{A}}}{end}") is not None for end in ("stCxn", "endCxn"))


def _painted(shape: Any, theming: Theming) -> tuple[str, str]:
    """Fill and line in effect: a placeholder that says nothing of them has those of its layout."""
    fill = line = ""
    holder = shape
    while holder is not None and not (fill and line):
        properties = holder._element.find(f"{{{P}}}spPr")
        if properties is not None:
            fill = fill or _fill(properties, theming)
            edge = properties.find(f"{{{A}}}ln")
            line = line or (_fill(edge, theming) if edge is not None else "")
        holder = getattr(holder, "_base_placeholder", None) if holder.is_placeholder else None
    return fill or "none", line or "none"


def _fill(element: Any, theming: Theming) -> str:
    """A plain colour, or that there is a pattern or a picture; programs turn one into the other."""
    patterned = element.find(f"{{{A}}}pattFill") is not None or element.find(f"{{{A}}}blipFill") is not None
    return "pattern" if patterned else theming.fill(element)


def _cells(shape: Any, theming: Theming) -> Iterator[tuple[object, ...]]:
    looks = Cells(shape, theming)
    for row, cells in enumerate(shape.table.rows):
        for column, cell in enumerate(cells.cells):
            reader = Reader(shape, theming, colour=looks.colour(row, column), bold=looks.bold(row, column))
            yield (Shade(looks.fill(cell, row, column)), *_paragraphs(cell._tc, reader))


def _paragraphs(element: Any, reader: Reader) -> Iterator[tuple[object, ...]]:
    """Paragraphs that say something: their marks, their sides, their words."""
    for paragraph in element.iter(f"{{{A}}}p"):
        words: list[Words] = []
        for run in paragraph.iter(f"{{{A}}}r", f"{{{A}}}fld", f"{{{A}}}br"):
            text = "\n" if run.tag.endswith("}br") else "".join(run.itertext(f"{{{A}}}t"))
            link = run.find(f"{{{A}}}rPr/{{{A}}}hlinkClick")
            one = Words(text, reader.look(paragraph, run), "link" if link is not None else "")
            if words and (words[-1].look, words[-1].link) == (one.look, one.link):
                words[-1] = Words(words[-1].text + text, one.look, one.link)
            elif text:
                words.append(one)
        if words:
            yield tuple(words)


def _numbers(chart: Any) -> Iterator[object]:
    for plot in chart.plots:
        yield type(plot).__name__
        yield tuple(map(str, plot.categories))
        for series in plot.series:
            yield series.name, tuple(round(value, 6) for value in series.values if value is not None)


# ---- likeness -------------------------------------------------------------------------------------------------------


def _same(one: Thing, other: Thing) -> bool:
    near = all(abs(a - b) <= NEAR for a, b in zip(one.box, other.box, strict=True))
    painted = _shade(one.fill, other.fill) and _shade(one.line, other.line)
    return one.kind == other.kind and near and painted and _says(one.says, other.says)


def _says(one: object, other: object) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_says, one, other))
    if isinstance(one, Shade) and isinstance(other, Shade):
        return _shade(one.colour, other.colour)
    if isinstance(one, Words) and isinstance(other, Words):
        if (one.text, one.link) != (other.text, other.link):
            return False
        return _looks(_unlinked(one), _unlinked(other))
    return one == other


def _unlinked(words: Words) -> Look:
    """The look of words, but for what a program gives every link: a line under it, and a colour."""
    return replace(words.look, underline=False, colour=ANY) if words.link else words.look


def _looks(one: Look, other: Look) -> bool:
    plain = (one.size, one.bold, one.italic, one.underline, one.face)
    return plain == (other.size, other.bold, other.italic, other.underline, other.face) and _shade(
        one.colour, other.colour
    )


def _shade(one: str, other: str) -> bool:
    if one == other or ANY in (one, other):
        return True
    if len(one) != 6 or len(other) != 6:
        return False
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) <= SHADE for i in (0, 2, 4))
