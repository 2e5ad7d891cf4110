"""A template without what is in it: no slides, nothing that only belonged to them, nothing about who wrote it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from ...ooxml import plain
from ..drawingml import A, P, R
from .package import CONTENT_TYPES, Package, Relation, main_part

if TYPE_CHECKING:
    from lxml.etree import _Element

MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_GONE = {
    "slide", "notesSlide", "comments", "commentAuthors", "author", "authors", "viewProps", "thumbnail",
    "core-properties", "extended-properties", "origin", "customXml",
}  # fmt: skip
"""Kinds of part that go: slides, what is said of them, who wrote it, how its window stood, signatures."""
_LISTS = (f"{{{P}}}sldIdLst", f"{{{P}}}custShowLst")
_SHOWS = (f"{{{P}}}sldRg", f"{{{P}}}custShow")
_SECTIONS = "sectionLst"


def cleaned(package: Package) -> bytes:
    """The template as a .pptx without slides: only parts that something still points at are in it."""
    main = main_part(package)
    kept: dict[str, list[Relation]] = {}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        kept[part] = [one for one in package.relations(part) if one.kind not in _GONE]
        found = [one.target for one in kept[part] if not one.outside and one.target in package.parts]
        waiting += [target for target in dict.fromkeys(found) if target not in kept]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(CONTENT_TYPES, HEAD + _types(package, main, kept))
        for part, relations in sorted(kept.items()):
            if part:
                file.writestr(part.lstrip("/"), _content(package, part, relations, main))
            folder, _, name = part.rpartition("/")
            whole = [one for one in relations if one.outside or one.target in package.parts]
            if whole:
                file.writestr(f"{folder}/_rels/{name}.rels".lstrip("/"), HEAD + _relations(whole))
    return out.getvalue()


def _content(package: Package, part: str, relations: list[Relation], main: str) -> bytes:
    """A part as it was, without what led to a slide."""
    from lxml.etree import tostring

    lost = {one.id for one in package.relations(part)} - {one.id for one in relations}
    if not lost and part != main and not part.endswith("presProps.xml"):
        return package.parts[part]
    tree = package.tree(part)
    marks = {f"{{{R}}}id", f"{{{R}}}embed", f"{{{R}}}link", f"{{{R}}}pict"}
    for element in list(tree.iter(f"{{{A}}}*", f"{{{P}}}*")):
        if element.tag in (*_LISTS, *_SHOWS) or any(element.get(mark) in lost for mark in marks):
            _drop(element)
    for element in [one for one in tree.iter() if str(one.tag).endswith(f"}}{_SECTIONS}")]:
        extension = element.getparent()
        _drop(extension if extension is not None else element)
    for element in list(tree.iter(f"{{{P}}}extLst")):
        if not len(element):
            _drop(element)
    return bytes(tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def _drop(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _types(package: Package, main: str, kept: dict[str, list[Relation]]) -> str:
    """Every part with its type: what came by the ending of its name is named too."""
    found = {part: MAIN if part == main else package.type_of(part) for part in sorted(kept) if part}
    named = "".join(f'<Override PartName="{plain(part)}" ContentType="{plain(kind)}"/>' for part, kind in found.items())
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{named}</Types>"
    )


def _relations(relations: list[Relation]) -> str:
    items = "".join(
        f'<Relationship Id="{plain(one.id)}" Type="{plain(one.type)}" Target="{plain(one.target)}"'
        + (' TargetMode="External"/>' if one.outside else "/>")
        for one in relations
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{items}</Relationships>'
    )
