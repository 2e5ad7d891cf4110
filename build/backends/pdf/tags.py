"""The structure tree of a tagged PDF, written from the document's own structure (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObjectReference, PDFString

from lessonpress.layouts.drawing.scene import Tag

Kid = tuple[str, int, Any] | Tag


@dataclass
class Kids:
    """What each tag holds: marked content, annotations, and inline tags in their place among the words."""

    _of: dict[Tag, list[Kid]] = field(default_factory=dict)

    def content(self, tag: Tag, page: int, number: int) -> None:
        """`tag` has the marked content `number` of `page`."""
        self._reach(tag).append(("content", page, number))

    def annotation(self, tag: Tag, page: int, reference: Any) -> None:
        """`tag` has an annotation on `page`."""
        self._reach(tag).append(("annotation", page, reference))

    def _reach(self, tag: Tag) -> list[Kid]:
        """The list of a tag's kids; an inline tag takes its place in its parent's when it is first painted."""
        if tag not in self._of:
            self._of[tag] = []
            if tag.inline and tag.parent is not None:
                self._reach(tag.parent).append(tag)
        return self._of[tag]

    def of(self, tag: Tag) -> list[Kid]:
        """Painted kids in the order of painting, then the block children in the order of the document."""
        return [*self._of.get(tag, ()), *tag.children]

    def is_painted(self, tag: Tag) -> bool:
        """Whether the tag is to be told: something of it, or below it, is on a page. Empty cells keep rows even."""
        return (
            tag.kind in ("TD", "TH") or bool(self._of.get(tag)) or any(self.is_painted(child) for child in tag.children)
        )


def write_structure(canvas: Any, root: Tag, kids: Kids, parents: Sequence[list[Tag] | Tag]) -> None:
    """Write the tree, the parent tree, and what the catalog says of a file that claims PDF/UA."""
    doc = canvas._doc
    writer = _Writer(doc, kids)
    top = writer.element(root, PDFObjectReference("StructTreeRoot"))
    numbers: list[Any] = []
    for key, parent in enumerate(parents):
        entry = (
            PDFArray([writer.reference(t) for t in parent]) if isinstance(parent, list) else writer.reference(parent)
        )
        numbers += [key, entry]
    tree = doc.Reference(PDFDictionary({"Nums": PDFArray(numbers)}))
    struct = PDFDictionary(
        {"Type": PDFName("StructTreeRoot"), "K": PDFArray([top]), "ParentTree": tree, "ParentTreeNextKey": len(parents)}
    )
    doc.Reference(struct, "StructTreeRoot")
    catalog = doc.Catalog
    catalog.StructTreeRoot = PDFObjectReference("StructTreeRoot")
    catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    catalog.Metadata = pdfdoc.XMP(creator=_xmp)
    canvas.setViewerPreference("DisplayDocTitle", "true")


class _Writer:
    """Turns tags into structure elements, each known by a name."""

    def __init__(self, doc: Any, kids: Kids) -> None:
        self.doc, self.kids = doc, kids
        self.names: dict[Tag, str] = {}

    def reference(self, tag: Tag) -> Any:
        return PDFObjectReference(self.names.setdefault(tag, f"Tag{len(self.names)}"))

    def element(self, tag: Tag, parent: Any) -> Any:
        """The element of `tag` with all below it that was painted."""
        own = self.reference(tag)
        entries = [
            self._kid(kid, own) for kid in self.kids.of(tag) if not isinstance(kid, Tag) or self.kids.is_painted(kid)
        ]
        values: dict[str, Any] = {
            "Type": PDFName("StructElem"),
            "S": PDFName(tag.kind),
            "P": parent,
            "K": PDFArray(entries),
        }
        if tag.alt and tag.kind != "Link":
            values["Alt"] = PDFString(tag.alt)
        if tag.actual is not None:
            values["ActualText"] = PDFString(tag.actual)
        if tag.language:
            values["Lang"] = PDFString(tag.language)
        attributes = list(_attributes(tag))
        if attributes:
            values["A"] = PDFArray(attributes)
        return self.doc.Reference(PDFDictionary(values), self.names[tag])

    def _kid(self, kid: Kid, parent: Any) -> Any:
        if isinstance(kid, Tag):
            return self.element(kid, parent)
        what, page, value = kid
        if what == "annotation":
            return PDFDictionary({"Type": PDFName("OBJR"), "Pg": PDFObjectReference(f"Page{page}"), "Obj": value})
        return PDFDictionary({"Type": PDFName("MCR"), "Pg": PDFObjectReference(f"Page{page}"), "MCID": value})


def _attributes(tag: Tag) -> Iterator[Any]:
    if tag.kind == "TH" and tag.scope:
        yield PDFDictionary({"O": PDFName("Table"), "Scope": PDFName(tag.scope)})
    if tag.kind == "L" and tag.scope:
        yield PDFDictionary({"O": PDFName("List"), "ListNumbering": PDFName(tag.scope)})
    if tag.kind == "Table" and tag.summary:
        yield PDFDictionary({"O": PDFName("Table"), "Summary": PDFString(tag.summary)})


def _xmp(doc: Any) -> bytes:
    """Metadata that says what the file is called and that it conforms to PDF/UA-1 (ISO 14289-1, clause 5)."""
    info = doc.info
    title, author = (escape(str(value or "")) for value in (info.title, info.author))
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>'
        f"<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>"
        '<pdfuaid:part>1</pdfuaid:part></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()
