"""A presentation file as parts that point at each other (ECMA-376, part 2): opened with care, or refused in words."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING, Any, NamedTuple

from lessonpress.resources.deck_template import FROM_LIBRE, SAVE_AS

if TYPE_CHECKING:
    from lxml.etree import _Element

MOST_UNPACKED = 500_000_000
"""Bytes of all parts together: more than any template has, less than fills a memory."""
MOST_PARTS = 10_000
CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old Office files begin with, and new ones that are locked with a password."""
_KINDS = {
    "wordprocessingml": "a Word document",
    "spreadsheetml": "an Excel workbook",
    "visio": "a Visio drawing",
}
ANOTHER = "take a file that was saved as a presentation or a template in PowerPoint (.pptx, .potx)"


class UnfitTemplate(Exception):
    """No deck can be made in this file; the message says why, a second argument what helps."""


class Relation(NamedTuple):
    """What one part has to do with another. `kind` is the last word of its type."""

    id: str
    kind: str
    target: str
    outside: bool
    type: str


class Package:
    """The parts of a file by their names, such as '/ppt/presentation.xml'."""

    def __init__(self, parts: dict[str, bytes], name: str) -> None:
        self.parts, self.name = parts, name
        self.types = self._types()
        self._trees: dict[str, _Element] = {}

    def tree(self, part: str) -> _Element:
        """A part as XML. Raises UnfitTemplate."""
        if part not in self._trees:
            self._trees[part] = self._parsed(part)
        return self._trees[part]

    def type_of(self, part: str) -> str:
        """The content type of a part; empty when the file does not say."""
        return self.types.get(part) or self.types.get(part.rpartition(".")[2].lower(), "")

    def relations(self, part: str) -> list[Relation]:
        """All that a part points at; of the package itself, where `part` is empty."""
        folder, _, name = part.rpartition("/")
        place = f"{folder}/_rels/{name}.rels" if part else "/_rels/.rels"
        if place not in self.parts:
            return []
        found = []
        for one in self.tree(place).iter(f"{{{_RELATIONS}}}Relationship"):
            kind, target = one.get("Type", ""), one.get("Target", "")
            outside = one.get("TargetMode") == "External"
            target = target if outside else posixpath.normpath(posixpath.join(folder or "/", target))
            found.append(Relation(one.get("Id", ""), kind.rpartition("/")[2], target, outside, kind))
        return found

    def target(self, part: str, id_: str | None) -> str:
        """The part that a relationship leads to. Raises UnfitTemplate when there is none."""
        for relation in self.relations(part):
            if relation.id == id_ and relation.target in self.parts:
                return relation.target
        raise self.broken(f"{part.lstrip('/')} names a part that is missing")

    def related(self, part: str, kind: str) -> str:
        """The first part of a kind that a part points at; empty when there is none."""
        return next((r.target for r in self.relations(part) if r.kind == kind and r.target in self.parts), "")

    def broken(self, what: str) -> UnfitTemplate:
        """The file is damaged."""
        return UnfitTemplate(f"'{self.name}' is damaged: {what}", SAVE_AS.replace("open it", "if it opens, open it"))

    def _types(self) -> dict[str, str]:
        if CONTENT_TYPES not in self.parts:
            raise self.broken("it does not say what is in it")
        tree = self._parsed(CONTENT_TYPES)
        named = {one.get("PartName", ""): one.get("ContentType", "") for one in tree.iter(f"{_TYPES}Override")}
        usual = {one.get("Extension", "").lower(): one.get("ContentType", "") for one in tree.iter(f"{_TYPES}Default")}
        return usual | named

    def _parsed(self, part: str) -> _Element:
        from lxml.etree import XMLParser, XMLSyntaxError, fromstring

        data = self.parts.get(part, b"")
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:  # no such file has one: it can only do harm
            raise self.broken(f"{part.lstrip('/')} is not as PowerPoint writes it")
        try:
            parser: Any = XMLParser(resolve_entities=False, no_network=True)
            return fromstring(data, parser)
        except XMLSyntaxError:
            raise self.broken(f"{part.lstrip('/')} cannot be read") from None


def opened(data: bytes, name: str) -> Package:
    """A presentation or a template. Raises UnfitTemplate for anything else."""
    package = Package(_unpacked(data, name), name)
    main = package.related("", "officeDocument")
    _check_kind(package, main)
    for part in package.parts:
        if part.endswith((".xml", ".rels")):
            package.tree(part)
    return package


def main_part(package: Package) -> str:
    """The part that is the presentation."""
    return package.related("", "officeDocument")


def _unpacked(data: bytes, name: str) -> dict[str, bytes]:
    if data.startswith(_OLE):
        hint = "without a password; then " + SAVE_AS
        raise UnfitTemplate(f"'{name}' is an old .ppt file, or is locked with a password", f"save it {hint}")
    if not data:
        raise UnfitTemplate(f"'{name}' is empty")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            entries = [entry for entry in file.infolist() if not entry.is_dir()]
            if any(entry.flag_bits & 1 for entry in entries):
                raise UnfitTemplate(f"'{name}' is locked with a password", f"save it without one: {SAVE_AS}")
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED or len(entries) > MOST_PARTS:
                raise UnfitTemplate(f"'{name}' is far too large when it is unpacked", "take pictures and films out")
            if any(entry.filename == "mimetype" for entry in entries):  # how OpenDocument files begin, and no others
                raise UnfitTemplate(f"'{name}' is a LibreOffice file (OpenDocument), not a PowerPoint file", FROM_LIBRE)
            return {_part(entry.filename): file.read(entry) for entry in entries}
    except UnfitTemplate:
        raise
    except Exception:  # what a broken zip file makes of its reader has many names
        raise UnfitTemplate(f"'{name}' is not a PowerPoint file, or is cut off", SAVE_AS) from None


def _part(name: str) -> str:
    return name if name == CONTENT_TYPES else "/" + name.replace("\\", "/").lstrip("/")


def _check_kind(package: Package, main: str) -> None:
    """Raise UnfitTemplate for what is no presentation, or one that can do more than it should."""
    name, kind = package.name, package.type_of(main) if main else ""
    strict = any("purl.oclc.org" in relation.type for relation in package.relations(""))
    if "macroEnabled" in kind or any(part.lower().endswith("vbaproject.bin") for part in package.parts):
        raise UnfitTemplate(f"'{name}' holds macros, which a deck must not have", SAVE_AS)
    if strict and "presentationml" in kind:
        raise UnfitTemplate(f"'{name}' was saved as Strict Open XML, which few programs read", SAVE_AS)
    if "presentationml" not in kind:
        other = next((words for part, words in _KINDS.items() if part in kind), "")
        raise UnfitTemplate(f"'{name}' is {other or 'no PowerPoint file'}, not a template for slides", ANOTHER)
