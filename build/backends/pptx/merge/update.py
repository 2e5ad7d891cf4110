"""A slide brought up to date: what the source says now, with what the teacher added around it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from ..drawingml import P, R, local
from .graft import Graft
from .leaf import Leaf
from .marks import is_ours
from .meaning import FEET, foot_kind

_TIMING = f"{{{P}}}timing"


def updated(old: Leaf, fresh: Leaf, graft: Graft) -> Any | None:
    """The slide `fresh` as a part of the graft's target, with what the teacher added to `old`.

    Notes, a footer, animations, a transition, comments, and whether it is hidden. None where the animations would lose
    what they move.
    """
    animated = "timing" in old.changed_besides
    timing = _timing(old, fresh) if animated else None
    if animated and timing is None and old.element.find(_TIMING) is not None:
        return None
    part = graft.slide(fresh.part)
    if "notes" in old.changed_besides:
        graft.notes(_notes(old.part), part)
    if "foot" in old.changed_besides:
        _take_foot(old, part, graft)
    if animated:
        _put(part, timing, old, graft)
    for transition in old.transitions:
        _put(part, deepcopy(transition), old, graft)
    if old.hidden:
        part._element.set("show", "0")
    for found in old.comments:
        part.relate_to(graft.brought(found.target_part), found.reltype)
    return part


def _notes(part: Any) -> Any:
    return next((found.target_part for found in part.rels.values() if found.reltype == RT.NOTES_SLIDE), None)


def _put(part: Any, element: Any | None, old: Leaf, graft: Graft) -> None:
    """An element where the schema wants it: after the colours, transitions before animations."""
    root = part._element
    if element is None or element.tag == _TIMING:
        for there in root.findall(_TIMING):
            root.remove(there)
    if element is None:
        return
    _bring_relations(element, old.part, part, graft)
    before = root.find(_TIMING) if element.tag != _TIMING else None
    extensions = root.find(f"{{{P}}}extLst")
    follower = before if before is not None else extensions
    if follower is not None:
        follower.addprevious(element)
    else:
        root.append(element)


def _take_foot(old: Leaf, part: Any, graft: Graft) -> None:
    """The teacher's footer in the place of ours."""
    tree = part._element.cSld.spTree
    for shape in list(tree.iter_shape_elms()):
        if foot_kind(shape) in FEET:
            tree.remove(shape)
    for shape in old.element.cSld.spTree.iter_shape_elms():
        if foot_kind(shape) in FEET:
            taken = deepcopy(shape)
            _bring_relations(taken, old.part, part, graft)
            tree.insert_element_before(taken, "p:extLst")


def _timing(old: Leaf, fresh: Leaf) -> Any | None:
    """The teacher's animations, on the shapes of `fresh`; None where these are others."""
    tree = old.element.find(_TIMING)
    if tree is None:
        return None
    before, after = _shapes(old), _shapes(fresh)
    if [kind for kind, _ in before] != [kind for kind, _ in after]:
        return None
    ids = {was: now for (_, was), (_, now) in zip(before, after, strict=True)}
    tree = deepcopy(tree)
    for node in tree.iter():
        if isinstance(node.tag, str) and node.get("spid"):
            if node.get("spid") not in ids:
                return None
            node.set("spid", ids[node.get("spid")])
    return tree


def _shapes(leaf: Leaf) -> list[tuple[str, str]]:
    """Kind and id of every shape, in order; those of drawings included."""
    found = []
    for shape in leaf.element.cSld.spTree.iter(f"{{{P}}}sp", f"{{{P}}}pic", f"{{{P}}}graphicFrame", f"{{{P}}}grpSp"):
        if not is_ours(shape):
            found.append((local(shape), next(shape.iter(f"{{{P}}}cNvPr")).get("id")))
    return found


def _bring_relations(element: Any, old: Any, new: Any, graft: Graft) -> None:
    """Relationships that a copied element names, under ids of the part that it goes to."""
    for node in element.iter():
        for key, value in list(node.attrib.items()):
            if str(key).startswith(f"{{{R}}}") and value in old.rels:
                found = old.rels[value]
                target = found.target_ref if found.is_external else graft.brought(found.target_part)
                node.set(key, new.relate_to(target, found.reltype, is_external=found.is_external))
