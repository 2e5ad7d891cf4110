"""What lies behind the words of a layout: a colour, the middle of a gradient, or of a picture."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from ...ooxml import EMU
from ..drawingml import A, P, R
from .package import Package, UnfitTemplate
from .tones import Scheme, Tone, colour_of, mean

if TYPE_CHECKING:
    from lxml.etree import _Element

_COVERS = 0.8
"""What covers so much of a slide is its ground."""
_SHAPES = (f"{{{P}}}sp", f"{{{P}}}pic")


def ground_of(package: Package, parts: list[str], size: tuple[float, float], scheme: Scheme) -> str:
    """The colour of the ground as '#rrggbb', of a layout and its master; of gradients and pictures, the mean."""
    trees = [package.tree(part) for part in parts]
    found = scheme.hue(Tone("bg1"))
    for part, tree in zip(parts, trees, strict=True):
        background = tree.find(f"{{{P}}}cSld/{{{P}}}bg")
        if background is not None:
            found = _hue(package, part, background, scheme) or found
            break
    hidden = trees[0].get("showMasterSp") in ("0", "false")
    for part, tree in [*zip(parts, trees, strict=True)][: 1 if hidden else None][::-1]:
        for shape in tree.iterfind(f"{{{P}}}cSld/{{{P}}}spTree/*"):
            if shape.tag in _SHAPES and _covers(shape, size):
                found = _hue(package, part, shape, scheme) or found
    return found


def _covers(shape: _Element, size: tuple[float, float]) -> bool:
    if shape.find(f".//{{{P}}}ph") is not None:
        return False
    extent = shape.find(f"{{{P}}}spPr/{{{A}}}xfrm/{{{A}}}ext")
    if extent is None:
        return False
    return int(extent.get("cx", "0")) * int(extent.get("cy", "0")) >= _COVERS * size[0] * size[1] * EMU * EMU


def _hue(package: Package, part: str, element: _Element, scheme: Scheme) -> str:
    """The colour of a fill, wherever in the element it is said; '' when it cannot be known."""
    fills = f"{{{A}}}solidFill", f"{{{A}}}gradFill", f"{{{A}}}blipFill", f"{{{P}}}blipFill", f"{{{A}}}pattFill"
    home = element.find(f"{{{P}}}spPr") if element.tag == _SHAPES[0] else element
    fill = next(home.iter(*fills), None) if home is not None else None
    if fill is None:
        return colour_of(element.find(f"{{{P}}}bgRef"), scheme)[0]
    if str(fill.tag).endswith("blipFill"):
        blip = fill.find(f"{{{A}}}blip")
        return _picture(package, part, blip.get(f"{{{R}}}embed", "")) if blip is not None else ""
    if str(fill.tag).endswith("gradFill"):
        return mean(hue for stop in fill.iter(f"{{{A}}}gs") if (hue := colour_of(stop, scheme)[0]))
    return colour_of(fill, scheme)[0]


def _picture(package: Package, part: str, relation: str) -> str:
    """The mean of a picture's dots."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(package.parts[package.target(part, relation)])) as picture:
            dots = picture.convert("RGB").resize((1, 1), Image.Resampling.BOX).tobytes()
    except (UnfitTemplate, OSError, ValueError, Image.DecompressionBombError):
        return ""  # a drawing of Windows, or broken: PowerPoint may know better
    return f"#{dots.hex()}"
