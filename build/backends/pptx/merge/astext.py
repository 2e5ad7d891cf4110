"""Elements of a deck as text: the same however a program numbered, named and ordered its XML.

What programs add or rewrite by themselves when they save is left out: ids, names, spelling marks, heights of rows. All
else is in, known to us or not: what a teacher may have meant must not be overlooked.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from ..drawingml import A, P, R, local
from .marks import mark_of

DIGITS = 10
"""Letters of a digest: enough for the slides of a deck."""
_C = A.replace("/main", "/chart")
_PREFIXES = {A: "a", P: "p", R: "r", _C: "c"}
_SKIPPED = {"a:extLst", "p:extLst", "c:extLst", "a:endParaRPr", "p:custDataLst", "c:externalData", "c:f"}
_AUTOFIT = {"a:normAutofit", "a:noAutofit", "a:spAutoFit"}
_NOTHING = {"a:lstStyle", "a:avLst", "a:rPr", "a:pPr", "a:bodyPr", "p:cNvSpPr", "p:spPr", "a:effectLst", "p:nvPr"}
"""Elements that say nothing while they hold nothing."""
_DROPPED = {
    "p:cNvPr": {"id", "name"},
    "a:rPr": {"dirty", "err", "smtClean", "noProof", "lang", "altLang", "kumimoji"},
    "a:fld": {"id"},
    "a:tr": {"h"},
    "a:tbl": {"rowId"},
    **{face: {"panose", "pitchFamily", "charset"} for face in ("a:latin", "a:ea", "a:cs", "a:sym", "a:buFont")},
}
_CELL = {("marL", "91440"), ("marR", "91440"), ("marT", "45720"), ("marB", "45720"), ("anchor", "t")}
"""What a cell is like that says nothing of it."""
_USUAL = {("baseline", "0"), ("strike", "noStrike"), ("cap", "none"), ("rtl", "0"), ("bandRow", "0"), ("firstCol", "0")}
_USUAL |= {("firstRow", "0"), ("lastRow", "0"), ("lastCol", "0"), ("bandCol", "0"), ("show", "1"), ("userDrawn", "1")}
_PAIRED = "!!"
"""Begins names of shapes that mean something: what a slide turns into the next one by (PowerPoint's "Morph")."""
_COMPUTED = ("slidenum", "datetime")
"""Kinds of fields whose words programs write anew."""
_ABOUT_CHART = ("chart", "spPr", "txPr", "clrMapOvr", "userShapes")
"""What a teacher means of a chart; the rest of its part is about programs and editions."""


def digest(text: str) -> str:
    """A short digest of a text."""
    return blake2b(text.encode(), digest_size=DIGITS // 2).hexdigest()


def text_of(element: Any, part: Any) -> str:
    """An element in one line, with what it refers to in the place of ids."""
    if not isinstance(element.tag, str):
        return ""
    name = _name(element.tag)
    if name in _SKIPPED or name in _AUTOFIT or (name == "p:txBody" and _is_empty(element)):
        return ""
    inside = "".join(_joined([(child, text_of(child, part)) for child in element]))
    words = _words(element, name)
    if name == "a:fld" and element.get("type", "").startswith(_COMPUTED):
        inside = ""
    marks = "".join(f" {key}={value}" for key, value in _attributes(element, name, part))
    if name in _NOTHING and not (inside or marks):
        return ""
    return f"<{name}{marks}>{words}{inside}</>"


def _is_empty(body: Any) -> bool:
    """Whether there are no words in a shape: some programs give every shape a paragraph."""
    return not "".join(body.itertext()).strip() and next(body.iter(f"{{{A}}}fld"), None) is None


def _words(element: Any, name: str) -> str:
    """What an element itself says; numbers of charts in one way of the many."""
    words = "" if len(element) else element.text or ""
    if name == "c:v":
        with suppress(ValueError):
            return repr(float(words))
    return words if name in ("a:t", "c:v") else words.strip()


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
    usual = _USUAL | _CELL if name == "a:tcPr" else _USUAL
    rowed = {"cy"} if name == "a:ext" and _sizes_table(element.getparent()) else frozenset[str]()
    for key, value in sorted(element.attrib.items()):
        plain = str(key).rpartition("}")[2]
        if str(key).startswith(f"{{{R}}}"):
            yield plain, _target(part, value)
        elif value.startswith(_PAIRED) or not (plain in dropped or (plain, value) in usual or plain in rowed):
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
        return str(found.target_ref).rstrip("/")
    target = found.target_part
    if hasattr(target, "chart_workbook"):
        parts = (one for one in target._element.iterchildren("*") if local(one) in _ABOUT_CHART)
        return digest("".join(text_of(one, target) for one in parts))
    if written := getattr(target, "slide_name", ""):
        return str(written)  # a slide of a deck that is being written
    if hasattr(target, "slide"):
        mark = mark_of(target.slide)
        return mark.name if mark else "slide"
    return blake2b(target.blob, digest_size=DIGITS // 2).hexdigest()
