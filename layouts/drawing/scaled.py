"""A drawing made smaller as a whole, where its place is narrow, or larger, where its words are too small."""

from __future__ import annotations

from math import inf

from msgspec.structs import replace

from .scene import Clip, Ellipse, Group, Item, Line, Paint, Path, Picture, Rect, Run, Scene, TextBox, TextLine, flat


def within(scene: Scene, width: float, height: float = inf, least: float = 0.0) -> Scene:
    """The scene, no wider than `width` mm: strokes and type shrink with everything else.

    One whose words are smaller than `least` points is made larger, as far as `width` and `height` allow.
    """
    wanted = max(1.0, least / smallest(scene.items))
    factor = min(wanted, width / scene.width, max(1.0, height / scene.height) if wanted > 1 else 1.0)
    if factor == 1.0:
        return scene
    return Scene(scene.width * factor, scene.height * factor, tuple(scaled(item, factor) for item in scene.items))


def smallest(items: tuple[Item, ...]) -> float:
    """The size of the smallest type among things, in points; infinite where there is none."""
    texts = (item for item in flat(items) if isinstance(item, TextBox))
    runs = (run for text in texts for line in text.lines for run in line.runs)
    return min((run.size for run in runs if not run.text.isspace()), default=inf)


def scaled(item: Item, f: float) -> Item:
    """The item `f` times as large, as seen from the top left corner of its scene."""
    match item:
        case Group():
            return replace(item, items=tuple(scaled(inner, f) for inner in item.items))
        case Line():
            ends = {"x1": item.x1 * f, "y1": item.y1 * f, "x2": item.x2 * f, "y2": item.y2 * f}
            return replace(item, **ends, paint=_paint(item.paint, f))
        case Path():
            return replace(item, steps=tuple(_step(step, f) for step in item.steps), paint=_paint(item.paint, f))
        case Rect():
            return replace(item, **_frame(item, f), radius=item.radius * f, paint=_paint(item.paint, f))
        case Ellipse():
            return replace(item, **_frame(item, f), paint=_paint(item.paint, f))
        case TextBox():
            return replace(item, **_frame(item, f), lines=tuple(_line(line, f) for line in item.lines))
        case Picture():
            return replace(item, **_frame(item, f), radius=item.radius * f)
        case Clip():
            return replace(item, **_frame(item, f), items=tuple(scaled(inner, f) for inner in item.items))


def _frame(item: Rect | Ellipse | TextBox | Picture | Clip, f: float) -> dict[str, float]:
    return {"x": item.x * f, "y": item.y * f, "w": item.w * f, "h": item.h * f}


def _paint(paint: Paint, f: float) -> Paint:
    return replace(paint, width=paint.width * f, dash=tuple(length * f for length in paint.dash))


def _step(step: tuple[str | float, ...], f: float) -> tuple[str | float, ...]:
    return (step[0], *(float(number) * f for number in step[1:]))


def _line(line: TextLine, f: float) -> TextLine:
    return replace(line, y=line.y * f, runs=tuple(_run(run, f) for run in line.runs))


def _run(run: Run, f: float) -> Run:
    return replace(run, x=run.x * f, width=run.width * f, size=run.size * f, rise=run.rise * f)
