"""What stands on a slide, as far as every program keeps it: words and their looks, places, colours, tables, numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from lessonpress.resources.values import Value

from ..drawingml import A, P, local
from .cells import ANY, Cells
from .looks import Look, Reader
from .marks import is_ours
from .meaning import FEET, foot_kind, standing_in
from .theming import Theming
from .traits import Trait, is_glued, of_paragraph, of_run, of_shape

_C = A.replace("/main", "/chart")


class Words(Value, frozen=True):
    """Words of one look, and where they lead to."""

    text: str
    look: Look
    link: str = ""
    traits: tuple[Trait, ...] = ()


class Shade(Value, frozen=True):
    """A colour as 'rrggbb'; 'none', or 'any' where it cannot be known."""

    colour: str


class Width(Value, frozen=True):
    """The width of a column, in EMU."""

    width: int


class Thing(Value, frozen=True):
    """Something on a slide: what it is, where it stands in EMU, what it is filled and drawn with, what it says."""

    kind: str
    box: tuple[int, int, int, int]
    fill: str
    line: str
    says: tuple[object, ...]
    traits: tuple[Trait, ...] = ()


def things(slide: Any) -> list[Thing]:
    """All that stands on a slide but its foot, in order; groups are opened."""
    theming = Theming(slide)
    return [thing for shape in _flat(slide.shapes) if (thing := _thing(shape, theming))]


def ground(slide: Any) -> str:
    """What a slide is filled with by itself."""
    own = slide._element.find(f"{{{P}}}cSld/{{{P}}}bg/{{{P}}}bgPr")
    return _fill(own, Theming(slide)) if own is not None else ""


def has_strange(slide: Any) -> bool:
    """Whether there is something on a slide that cannot be compared, such as a formula or ink."""
    tree = slide._element.cSld.spTree
    return len(list(standing_in(tree))) != len(list(tree.iter_shape_elms()))


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
        return Thing("chart", box, "", "", (*_numbers(shape.chart), *_dress(shape.chart, theming)))
    if shape.has_table:
        return Thing("table", (*box[:3], 0), "", "", tuple(_cells(shape, theming)))
    kind = local(shape._element)
    says = tuple(_paragraphs(shape._element, Reader(shape, theming))) if shape.has_text_frame else ()
    if kind == "sp" and not says and shape.is_placeholder and not any(_painted(shape, theming)):
        return None
    fill, line = _painted(shape, theming)
    return Thing(kind, (0, 0, 0, 0) if is_glued(shape) else box, fill, line, says, of_shape(shape))


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
    yield tuple(Width(column.width) for column in shape.table.columns)
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
            traits = of_run(run.find(f"{{{A}}}rPr"))
            one = Words(text, reader.look(paragraph, run), reader.link(run), traits)
            if words and words[-1] == replace(one, text=words[-1].text):
                words[-1] = replace(one, text=words[-1].text + text)
            elif text:
                words.append(one)
        if words:
            yield (*of_paragraph(reader.settings(paragraph)), *words)


def _numbers(chart: Any) -> Iterator[object]:
    for plot in chart.plots:
        yield type(plot).__name__
        yield tuple(map(str, plot.categories))
        for series in plot.series:
            yield series.name, tuple(round(value, 6) for value in series.values if value is not None)


def _dress(chart: Any, theming: Theming) -> Iterator[object]:
    """The title of a chart, which way its bars stand, and the colours of its rows."""
    yield chart.chart_title.text_frame.text if chart.has_title and chart.chart_title.has_text_frame else ""
    yield tuple(one.get("val") for one in chart._chartSpace.iter(f"{{{_C}}}barDir"))
    for plot in chart.plots:
        for series in plot.series:
            properties = series._element.find(f"{{{_C}}}spPr")
            yield Shade(_fill(properties, theming) if properties is not None else ANY)
