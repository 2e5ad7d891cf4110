"""How a thing stands on its slide, and how its paragraphs are set: what LibreOffice keeps of it, in its own words."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import Any

from lessonpress.resources.values import Value

from ..drawingml import A, P, R, local
from .cells import ANY

_LINES = {"line", "straightConnector1"}
_TURN = 60_000
"""Turns are counted in so many parts of a degree (ECMA-376, part 1, 20.1.10.3)."""


class Trait(Value, frozen=True):
    """One thing about a shape or a paragraph; 'any' where it cannot be known."""

    said: str


def is_glued(shape: Any) -> bool:
    """Whether it joins two shapes: then its place follows from theirs, and every program has a way of its own."""
    return all(shape._element.find(f".//{{{A}}}{end}") is not None for end in ("stCxn", "endCxn"))


def of_shape(shape: Any) -> tuple[Trait, ...]:
    """How a shape is turned, formed, edged and shaded; which picture it shows; where its words begin."""
    element = shape._element
    properties = element.find(f"{{{P}}}spPr")
    if properties is None:
        return ()
    traits = (
        *([ANY] * 4 if is_glued(shape) else _place(properties)),
        *_edge(properties),
        _shadow(properties),
        *_picture(shape),
    )
    return tuple(map(Trait, (*traits, _anchor(shape) if element.find(f"{{{P}}}txBody") is not None else ANY)))


def of_paragraph(said: list[Any]) -> tuple[Trait, ...]:
    """The side, the kind of bullet and the distance of lines, from all that speaks of them, the nearest first."""
    side = next((one.get("algn") for one in said if one.get("algn")), "l")
    bullets = (child for one in said for child in one if local(child) in ("buNone", "buChar", "buAutoNum", "buBlip"))
    apart = (one.find(f"{{{A}}}lnSpc") for one in said)
    lines = next((found[0].get("val") for found in apart if found is not None and len(found)), "100000")
    return tuple(map(Trait, (side, next(map(local, bullets), "buNone"), lines)))


def of_run(properties: Any | None) -> tuple[Trait, ...]:
    """Whether words are struck, raised or marked."""
    if properties is None:
        return (Trait("plain"),)
    raised = int(properties.get("baseline", "0").removesuffix("%") or 0)
    found = ["struck"] if properties.get("strike", "noStrike") != "noStrike" else []
    found += ["up"] if raised > 0 else ["down"] if raised < 0 else []
    found += ["marked"] if properties.find(f"{{{A}}}highlight") is not None else []
    return (Trait(" ".join(found) or "plain"),)


def _place(properties: Any) -> Iterator[str]:
    box, form = properties.find(f"{{{A}}}xfrm"), properties.find(f"{{{A}}}prstGeom")
    own = box if box is not None else {}
    kind = form.get("prst") if form is not None else ANY
    yield "line" if kind in _LINES else kind
    yield str(round(int(own.get("rot", "0")) / _TURN) % 360)
    yield from ("flipped" if own.get(way) in ("1", "true") else "" for way in ("flipH", "flipV"))


def _edge(properties: Any) -> Iterator[str]:
    """Of a line that is drawn: how wide it is in points, whether it is dashed, what it ends with."""
    edge = properties.find(f"{{{A}}}ln")
    if edge is None or edge.find(f"{{{A}}}noFill") is not None:
        yield from [ANY] * 4  # what a layout says of edges is not known here
        return
    yield str(round(int(edge.get("w", "9525")) / 12700, 1))
    dash = edge.find(f"{{{A}}}prstDash")
    solid = dash.get("val") == "solid" if dash is not None else edge.find(f"{{{A}}}custDash") is None
    yield "" if solid else "dashed"
    for name in ("headEnd", "tailEnd"):
        end = edge.find(f"{{{A}}}{name}")
        yield "" if end is None or end.get("type", "none") == "none" else name


def _shadow(properties: Any) -> str:
    return "shadow" if properties.find(f"{{{A}}}effectLst/{{{A}}}outerShdw") is not None else ""


def _picture(shape: Any) -> Iterator[str]:
    """A digest of the picture that is shown, and whether it is cut."""
    shown = shape._element.find(f"{{{P}}}blipFill/{{{A}}}blip")
    key = shown.get(f"{{{R}}}embed") if shown is not None else None
    if key in shape.part.rels:
        yield blake2b(shape.part.rels[key].target_part.blob, digest_size=8).hexdigest()
        cut = shape._element.find(f"{{{P}}}blipFill/{{{A}}}srcRect")
        yield "cut" if cut is not None and any(value != "0" for value in cut.attrib.values()) else ""


def _anchor(shape: Any) -> str:
    """Where words stand in their box, by the box itself or by its layout."""
    holder = shape
    while holder is not None:
        body = holder._element.find(f"{{{P}}}txBody/{{{A}}}bodyPr")
        if body is not None and body.get("anchor"):
            return str(body.get("anchor"))
        holder = getattr(holder, "_base_placeholder", None) if holder.is_placeholder else None
    return "t"
