"""Numbers as a native chart with their values written on it, so that nothing is told by colour.

What is compared lies in bars; what follows in time stands in columns.
"""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.parts.chart import ChartPart
from pptx.util import Pt

from lessonpress.layouts.document import Chart

from .drawingml import A
from .palette import Palette

LABEL_SIZE, AXIS_SIZE = 20, 18
MOST_UPRIGHT, MOST_LETTERS = 6, 110
"""With more columns, or more letters under them, they lie down: their names then have room."""


def chart_part(chart: Chart, package: Any, colours: Palette) -> Any:
    """The chart with its data, as a part of the package, to be related to the slide that shows it."""
    lying = not chart.over_time or len(chart.values) > MOST_UPRIGHT or _letters(chart) > MOST_LETTERS
    data: Any = CategoryChartData(number_format=_number_format(chart))  # type: ignore[no-untyped-call]
    data.categories = [label for label, _ in chart.values]
    data.add_series(chart.unit or chart.title, [value for _, value in chart.values])
    kind = XL_CHART_TYPE.BAR_CLUSTERED if lying else XL_CHART_TYPE.COLUMN_CLUSTERED
    part = ChartPart.new(kind, data, package)
    _dress_bars(part.chart, chart, colours)
    _dress_axes(part.chart, chart, colours, lying=lying)
    _number_axes(part.chart)
    return part


def _letters(chart: Chart) -> int:
    return max(len(label) for label, _ in chart.values) * len(chart.values)


def _number_format(chart: Chart) -> str:
    whole = all(value == int(value) for _, value in chart.values)
    return "#,##0" if whole else "#,##0.##"


def _dress_bars(native: Any, chart: Chart, colours: Palette) -> None:
    native.has_legend = native.has_title = False
    native.font.size = Pt(AXIS_SIZE)
    plot = native.plots[0]
    plot.gap_width = max(40, 220 - 40 * len(chart.values))
    plot.vary_by_categories = False
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.position, labels.show_value = XL_LABEL_POSITION.OUTSIDE_END, True
    labels.font.size, labels.font.bold = Pt(LABEL_SIZE), True
    labels.number_format, labels.number_format_is_linked = _number_format(chart), False
    _paint(plot.series[0].format.fill, colours.colour("accent1"))
    for words in (native.font, labels.font):
        _paint(words.fill, colours.colour("tx1"))


def _dress_axes(native: Any, chart: Chart, colours: Palette, *, lying: bool) -> None:
    """Names under the bars, or beside them from the top; the values stand on the bars, so their axis goes."""
    native.value_axis.visible = native.value_axis.has_major_gridlines = False
    native.value_axis.minimum_scale = min(0, *(value for _, value in chart.values))
    axis = native.category_axis
    axis.major_tick_mark, axis.tick_label_position = XL_TICK_MARK.NONE, XL_TICK_LABEL_POSITION.LOW
    _paint(axis.format.line.fill, colours.colour("tx2"))
    axis.reverse_order = lying


def _paint(fill: Any, colour: str) -> None:
    """A plain fill of a colour as DrawingML has it."""
    fill.solid()
    parent = fill._xPr.find(qn("a:solidFill"))
    parent.clear()
    parent.append(parse_xml(colour.replace("<a:schemeClr", f'<a:schemeClr xmlns:a="{A}"', 1)))


def _number_axes(native: Any) -> None:
    """python-pptx gives axes negative ids, which the schema forbids (`c:axId` is an unsigned integer)."""
    known: dict[str, str] = {}
    for element in native._chartSpace.iter(qn("c:axId"), qn("c:crossAx")):
        element.set("val", known.setdefault(element.get("val"), str(111111111 * (len(known) + 1))))
