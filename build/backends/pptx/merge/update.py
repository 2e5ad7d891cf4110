"""A slide brought up to date: what the source says now, with what the teacher added around it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from ..drawingml import P, R, local
from .graft import Graft
from .leaf import Leaf
from .marks import is_ours
from .meaning import FEET, foot_kind, standing_in
from .relations import notes_of

_TIMING = f"{{{P}}}timing"
_EXTENSIONS, _NAMED = f"{{{P}}}extLst", f"{{{P}}}cNvPr"


def updated(old: Leaf, fresh: Leaf, graft: Graft) -> Any | None:
    """The slide `fresh` as a part of the graft's target, with what the teacher added to `old`.

    Notes, a footer, animations, a transition, comments, and whether it is hidden. None where the animations would lose
    what they move.
    """
    animated = "timing" in old.changed_besides
    timing = _timing(old, fresh) if animated else None
    if animated and timing is None and old.timing is not None:
        return None
    part = graft.slide(fresh.part)
    if "notes" in old.changed_besides:
        graft.notes(notes_of(old.part), part)
    if "foot" in old.changed_besides:
        _take_foot(old, part, graft)
    if animated and part._element.find(_TIMING) is not None:
        part._element.remove(part._element.find(_TIMING))
    for one in (*map(deepcopy, old.transitions), *([] if timing is None else [timing])):
        _put(part, one, old, graft)
    if old.hidden:
        part._element.set("show", "0")
    _take_comments(old, part, graft)
    return part


def _put(part: Any, element: Any, old: Leaf, graft: Graft) -> None:
    """An element after the slide's content; the schema wants transitions, then animations, then extensions."""
    _bring_relations(element, old.part, part, graft)
    followers = (part._element.find(tag) for tag in (_TIMING, _EXTENSIONS))
    follower = next((found for found in followers if found is not None), None)
    if follower is not None:
        follower.addprevious(element)
    else:
        part._element.append(element)


def _take_comments(old: Leaf, part: Any, graft: Graft) -> None:
    """What was commented; new comments know their slide by what is said of it in its extensions."""
    for found in old.comments:
        part.relate_to(graft.brought(found.target_part), found.reltype)
    if old.comments:
        for there, here in ((old.element, part._element), (old.element.cSld, part._element.cSld)):
            extensions = there.find(_EXTENSIONS)
            if extensions is not None and here.find(_EXTENSIONS) is None:
                taken = deepcopy(extensions)
                _bring_relations(taken, old.part, part, graft)
                here.append(taken)


def _take_foot(old: Leaf, part: Any, graft: Graft) -> None:
    """The teacher's footer in the place of ours."""
    tree = part._element.cSld.spTree
    for shape in list(standing_in(tree)):
        if foot_kind(shape) in FEET:
            tree.remove(shape)
    used = {int(one.get("id", 0)) for one in tree.iter(_NAMED)}
    for shape in standing_in(old.element.cSld.spTree):
        if foot_kind(shape) in FEET:
            taken = deepcopy(shape)
            for one in taken.iter(_NAMED):
                if int(one.get("id", 0)) in used:
                    one.set("id", str(max(used) + 1))
                used.add(int(one.get("id", 0)))
            _bring_relations(taken, old.part, part, graft)
            tree.insert_element_before(taken, "p:extLst")


def _timing(old: Leaf, fresh: Leaf) -> Any | None:
    """The teacher's animations, on the shapes of `fresh`; None where these are others."""
    tree = old.timing
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
    """Relationships that a copied element names, under ids of the part that it goes to.

    Links to slides lead to the teacher's, until they are mended.
    """
    for node in element.iter():
        for key, value in list(node.attrib.items()):
            if str(key).startswith(f"{{{R}}}") and value in old.rels:
                found = old.rels[value]
                target = found.target_ref if found.is_external else found.target_part
                if not (found.is_external or found.reltype == RT.SLIDE):
                    target = graft.brought(target)
                node.set(key, new.relate_to(target, found.reltype, is_external=found.is_external))
