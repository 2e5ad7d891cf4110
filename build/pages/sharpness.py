"""How sharp pictures come out at the size at which they are printed or shown."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from lessonpress.layouts.drawing.scene import Picture, Scene, pictures
from lessonpress.resources.diagnostics import Diagnostic, Severity

LEAST = 150
"""Dots to the inch below which a picture looks coarse."""
INCH = 25.4


class Coarse(Diagnostic, frozen=True, kw_only=True):
    """A picture that has too few dots for its size."""

    dpi: float
    picture: str
    """Which it is."""


def coarse(scenes: Iterable[Scene], material: str, scale: float = 1.0) -> tuple[Coarse, ...]:
    """What is to be told of the pictures on scenes that come out `scale` times as large."""
    shown = (picture for scene in scenes for picture in pictures(scene.items))
    return tuple(found for picture in shown if (found := _judged(picture, material, scale)))


def worst(problems: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The same problems, but of each coarse picture the one that tells of its worst place alone."""
    told = list(problems)
    best_first = sorted((problem for problem in told if isinstance(problem, Coarse)), key=lambda found: -found.dpi)
    least = {found.picture: found for found in best_first}
    return [problem for problem in told if not isinstance(problem, Coarse) or least[problem.picture] is problem]


def _judged(picture: Picture, material: str, scale: float) -> Coarse | None:
    image, (_, _, wide, _) = picture.image, picture.whole
    dpi = image.width / (wide * scale / INCH)
    if dpi >= LEAST:
        return None
    message = f"the picture '{image.file}' looks coarse in '{material}': it has {dpi:.0f} dots to the inch there"
    need = LEAST / dpi
    hint = f"it would be sharp with {ceil(image.width * need)} × {ceil(image.height * need)} dots or more"
    return Coarse(Severity.WARNING, "coarse-picture", message, image.span, (hint,), dpi=dpi, picture=image.file)
