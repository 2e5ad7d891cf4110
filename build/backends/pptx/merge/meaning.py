"""What a slide says: what it shows, its notes, its animations, its foot; each as text, and as a digest of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..drawingml import A, P, local
from .astext import digest, text_of
from .marks import Said, is_ours

FEET = {"ftr", "sldNum", "dt"}
_BESIDE_NOTES = {*FEET, "hdr", "sldImg"}
_HOW = (
    *("presetClass", "presetID", "presetSubtype", "nodeType", "dur", "delay", "evt", "repeatCount", "autoRev"),
    *("accel", "decel", "filter", "transition", "path"),
)
"""What is said of an animation."""
_FRAME = ("nvGrpSpPr", "grpSpPr", "extLst")
"""What stands in a tree of shapes and is none."""


def said(slide: Any) -> Said:
    """What a slide (python-pptx's) says by now."""
    parts = (
        body(slide),
        notes(slide),
        timing(slide),
        foot(slide),
        words_of_notes(slide),
        effects(slide),
        words_of_foot(slide),
    )
    return Said(*map(digest, parts))


def body(slide: Any) -> str:
    """What is shown: the layout's name, the ground, how both are used, and every shape but the foot."""
    element, part = slide._element, slide.part
    bare = "bare" if element.get("showMasterSp") in ("0", "false") else ""
    colours = element.find(f"{{{P}}}clrMapOvr/{{{A}}}overrideClrMapping")
    besides = (element.find(f"{{{P}}}cSld/{{{P}}}bg"), colours, element.find(f"{{{P}}}cSld/{{{P}}}controls"))
    parts = [slide.slide_layout.name, bare, *(text_of(one, part) if one is not None else "" for one in besides)]
    return "\n".join((*parts, *(text_of(shape, part) for shape in shapes_in(element.cSld.spTree))))


def shapes_in(tree: Any) -> Iterator[Any]:
    """The elements of all shapes but those of the foot, and those that we put there for ourselves.

    Equations, ink, zooms and models are among them: they stand in a choice between what new and old programs show.
    """
    return (shape for shape in standing_in(tree) if foot_kind(shape) not in FEET and not is_ours(shape))


def standing_in(tree: Any) -> Iterator[Any]:
    """All that stands in the tree of a slide (elements), whatever it is."""
    return (child for child in tree.iterchildren("*") if local(child) not in _FRAME)


def foot_kind(shape: Any) -> str:
    """The type of the placeholder that a shape is; empty for none."""
    holder = next(shape.iter(f"{{{P}}}ph"), None)
    return holder.get("type", "obj") if holder is not None else ""


def notes(slide: Any) -> str:
    """The page of notes, but for its foot."""
    if not slide.has_notes_slide:
        return ""
    page = slide.notes_slide
    return "\n".join(text_of(one, page.part) for one in notes_in(page._element.cSld.spTree))


def notes_in(tree: Any) -> Iterator[Any]:
    """All that stands on a page of notes (elements) but its foot and the picture of its slide."""
    return (one for one in standing_in(tree) if foot_kind(one) not in _BESIDE_NOTES)


def words_of_notes(slide: Any) -> str:
    """The words of the notes."""
    if not slide.has_notes_slide:
        return ""
    frame = slide.notes_slide.notes_text_frame
    lines = frame.text.splitlines() if frame is not None else ()
    return "\n".join(line.strip() for line in lines if line.strip())


def timing(slide: Any) -> str:
    """The animations: what appears, moves or goes, on which shape and which of its paragraphs, when and how."""
    return _effects(slide, _HOW) if effects(slide) else ""


def effects(slide: Any) -> str:
    """The animations, as far as every program keeps them: of what kind, and on what."""
    return _effects(slide, ("presetClass", "presetID"))


def _effects(slide: Any, how: Sequence[str]) -> str:
    tree = next(slide._element.iter(f"{{{P}}}timing"), None)
    if tree is None:
        return ""
    places = {shape.get("id"): n for n, shape in enumerate(slide._element.iter(f"{{{P}}}cNvPr"))}
    found = []
    for node in tree.iter("*"):
        if local(node) == "spTgt":
            found.append(f"on {places.get(node.get('spid'), '?')}")
        elif local(node) == "pRg":
            found.append(f"{node.get('st')}-{node.get('end')}")
        else:
            found += [f"{key} {node.get(key)}" for key in how if node.get(key)]
    return " ".join(found)


def foot(slide: Any) -> str:
    """Footer, date and number."""
    feet = (one for one in standing_in(slide._element.cSld.spTree) if foot_kind(one) in FEET)
    return "\n".join(text_of(one, slide.part) for one in feet)


def words_of_foot(slide: Any) -> str:
    """The words of the footer, and what else there is."""
    feet = [(foot_kind(one), one) for one in standing_in(slide._element.cSld.spTree) if foot_kind(one) in FEET]
    words = ("".join(text.text or "" for text in one.iter(f"{{{A}}}t")) for kind, one in feet if kind == "ftr")
    return "\n".join((*words, *sorted(kind for kind, _ in feet if kind != "ftr")))
