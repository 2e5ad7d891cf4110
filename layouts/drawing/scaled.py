"""A drawing made smaller as a whole, where its place is narrower than it is."""

from __future__ import annotations

from msgspec.structs import replace

from .scene import Clip, Ellipse, Group, Item, Line, Paint, Path, Picture, Rect, Run, Scene, TextBox, TextLine


def within(scene: Scene, width: float) -> Scene:
    """The scene, no wider than `width` mm: strokes and type shrink with everything else."""
    if scene.width <= width:
        return scene
    factor = width / scene.width
    return Scene(width, scene.height * factor, tuple(scaled(item, factor) for item in scene.items))


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
