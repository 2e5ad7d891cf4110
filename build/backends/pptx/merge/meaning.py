"""What a slide says, as text: the same for the same slide, however a program numbered, named and ordered its XML.

What programs add or rewrite by themselves when they save is left out: ids, names, spelling marks, heights of rows. What
a teacher may have meant is in: words and their looks, places, colours, pictures, numbers of charts, links, the layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from ..drawingml import A, P, R
from .marks import Said, is_ours, mark_of

DIGITS = 10
"""Letters of a digest: enough for the slides of a deck."""
_C = A.replace("/main", "/chart")
_PREFIXES = {A: "a", P: "p", R: "r", _C: "c"}
_SKIPPED = {"a:extLst", "p:extLst", "c:extLst", "a:endParaRPr", "p:custDataLst", "c:externalData"}
_AUTOFIT = {"a:normAutofit", "a:noAutofit", "a:spAutoFit"}
_NOTHING = {"a:lstStyle", "a:avLst", "a:rPr", "a:pPr", "a:bodyPr", "p:cNvSpPr", "p:spPr", "a:effectLst", "p:nvPr"}
"""Elements that say nothing while they hold nothing."""
_DROPPED = {
    "p:cNvPr": {"id", "name"},
    "a:rPr": {"dirty", "err", "smtClean", "noProof", "lang", "altLang", "kumimoji"},
    "a:fld": {"id"},
    "a:tr": {"h"},
    "a:tbl": {"rowId"},
}
_USUAL = {("baseline", "0"), ("strike", "noStrike"), ("cap", "none"), ("rtl", "0"), ("bandRow", "0"), ("firstCol", "0")}
_USUAL |= {("firstRow", "0"), ("lastRow", "0"), ("lastCol", "0"), ("bandCol", "0"), ("show", "1"), ("userDrawn", "1")}
FEET = {"ftr", "sldNum", "dt"}


def said(slide: Any) -> Said:
    """What a slide (python-pptx's) says by now."""
    return Said(*map(digest, (body(slide), notes(slide), timing(slide), foot(slide))))


def digest(text: str) -> str:
    """A short digest of a text."""
    return blake2b(text.encode(), digest_size=DIGITS // 2).hexdigest()


# ---- the parts of a slide -------------------------------------------------------------------------------------------


def body(slide: Any) -> str:
    """What is shown: the layout's name, the ground, and every shape but the foot."""
    element = slide._element
    ground = element.find(f"{{{P}}}cSld/{{{P}}}bg")
    parts = [slide.slide_layout.name, text_of(ground, slide.part) if ground is not None else ""]
    return "\n".join((*parts, *(text_of(shape, slide.part) for shape in shapes(slide))))


def shapes(slide: Any) -> Iterator[Any]:
    """The elements of all shapes but those of the foot, and those that we put there for ourselves."""
    for shape in slide._element.cSld.spTree.iter_shape_elms():
        if foot_kind(shape) not in FEET and not is_ours(shape):
            yield shape


def foot_kind(shape: Any) -> str:
    """The type of the placeholder that a shape is; empty for none."""
    holder = next(shape.iter(f"{{{P}}}ph"), None)
    return holder.get("type", "obj") if holder is not None else ""


def notes(slide: Any) -> str:
    """The words of the notes."""
    if not slide.has_notes_slide:
        return ""
    frame = slide.notes_slide.notes_text_frame
    lines = frame.text.splitlines() if frame is not None else ()
    return "\n".join(line.strip() for line in lines if line.strip())


def timing(slide: Any) -> str:
    """The effects: of what kind, on which shape and which of its paragraphs."""
    tree = slide._element.find(f"{{{P}}}timing")
    if tree is None:
        return ""
    places = {shape.get("id"): n for n, shape in enumerate(slide._element.iter(f"{{{P}}}cNvPr"))}
    found = []
    for node in tree.iter(f"{{{P}}}cTn", f"{{{P}}}spTgt", f"{{{P}}}pRg"):
        if node.tag.endswith("cTn") and node.get("presetID"):
            found.append(f"{node.get('presetClass')} {node.get('presetID')}")
        elif node.tag.endswith("spTgt"):
            found.append(f"on {places.get(node.get('spid'), '?')}")
        elif node.tag.endswith("pRg"):
            found.append(f"{node.get('st')}-{node.get('end')}")
    return " ".join(found)


def foot(slide: Any) -> str:
    """The words of the footer."""
    shown = (shape for shape in slide._element.cSld.spTree.iter_shape_elms() if foot_kind(shape) == "ftr")
    return "\n".join("".join(text.text or "" for text in shape.iter(f"{{{A}}}t")) for shape in shown)


# ---- elements as text -----------------------------------------------------------------------------------------------


def text_of(element: Any, part: Any) -> str:
    """An element in one line, with what it refers to in the place of ids."""
    if not isinstance(element.tag, str):
        return ""
    name = _name(element.tag)
    if name in _SKIPPED or name in _AUTOFIT:
        return ""
    inside = "".join(_joined([(child, text_of(child, part)) for child in element]))
    words = (element.text or "") if name in ("a:t", "c:v") else ""
    marks = "".join(f" {key}={value}" for key, value in _attributes(element, name, part))
    if name in _NOTHING and not (inside or marks):
        return ""
    return f"<{name}{marks}>{words}{inside}</>"


def _joined(children: list[tuple[Any, str]]) -> Iterator[str]:
    """Texts of children; runs of one look that follow each other become one."""
    open_look, open_words = None, ""
    for child, text in children:
        look = _look(child) if child.tag == f"{{{A}}}r" else None
        if look is None or look != open_look:
            if open_look is not None:
                yield f"<a:r>{open_look}{open_words}</>"
            open_look, open_words = look, ""
        if look is None:
            yield text
        else:
            open_words += "".join(t.text or "" for t in child.iter(f"{{{A}}}t"))
    if open_look is not None:
        yield f"<a:r>{open_look}{open_words}</>"


def _look(run: Any) -> str | None:
    """The look of a run; None for one with a link, which stays by itself."""
    properties = run.find(f"{{{A}}}rPr")
    if properties is None:
        return ""
    if properties.find(f"{{{A}}}hlinkClick") is not None:
        return None
    return text_of(properties, None)


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    """A name with its usual prefix: there are few names, and every slide has hundreds of elements."""
    space, _, name = tag.removeprefix("{").rpartition("}")
    return f"{_PREFIXES.get(space, space)}:{name}"


def _attributes(element: Any, name: str, part: Any) -> Iterator[tuple[str, str]]:
    dropped = _DROPPED.get(name, frozenset[str]())
    of_table = name == "a:ext" and _sizes_table(element.getparent())
    for key, value in sorted(element.attrib.items()):
        plain = str(key).rpartition("}")[2]
        if str(key).startswith(f"{{{R}}}"):
            yield plain, _target(part, value)
        elif not (plain in dropped or (plain, value) in _USUAL or (of_table and plain == "cy")):
            yield plain, value


def _sizes_table(box: Any) -> bool:
    """Whether a box is that of a table, which is as high as programs make its rows."""
    return box.tag == f"{{{P}}}xfrm" and next(box.getparent().iter(f"{{{A}}}tbl"), None) is not None


def _target(part: Any, relation: str) -> str:
    """What a relationship leads to: an address, another slide by its name, or a digest of what is there."""
    found = part.rels.get(relation) if part is not None else None
    if found is None:
        return ""
    if found.is_external:
        return str(found.target_ref)
    target = found.target_part
    if hasattr(target, "chart_workbook"):
        return digest(text_of(target._element.chart, target))
    if written := getattr(target, "slide_name", ""):
        return str(written)  # a slide of a deck that is being written
    if hasattr(target, "slide"):
        mark = mark_of(target.slide)
        return mark.name if mark else "slide"
    return blake2b(target.blob, digest_size=DIGITS // 2).hexdigest()
