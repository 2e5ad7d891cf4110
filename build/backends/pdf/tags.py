"""The structure tree of a tagged PDF, written from the document's own structure (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from msgspec import Struct, field
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFObjectReference, PDFString

from lessonpress.layouts.drawing.scene import Tag

Kid = tuple[str, int, Any] | Tag


class Kids(Struct):
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
    top = PDFObjectReference(writer.element(root, "StructTreeRoot"))
    numbers: list[Any] = []
    for key, parent in enumerate(parents):
        if isinstance(parent, Tag):
            entry = writer.reference(parent)
        else:
            entry = PDFArray([writer.reference(tag) for tag in parent])
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


class _Element(PDFObject):  # type: ignore[misc]
    """A structure element. It formats itself: there are thousands, and ReportLab's dictionaries take their time."""

    def __init__(self, head: str, parent: str, kids: Sequence[tuple[str, str]]) -> None:
        self.head, self.parent, self.kids = head, parent, kids

    def format(self, document: Any) -> bytes:
        """The element as it stands in the file; by now every name has its object's number."""
        number = document.idToObjectNumberAndVersion
        kids = " ".join([written % number[name] for written, name in self.kids])
        return f"<< {self.head} /P {'{} {} R'.format(*number[self.parent])} /K [ {kids} ] >>".encode("latin-1")


class _Writer:
    """Turns tags into structure elements, each known by a name."""

    def __init__(self, doc: Any, kids: Kids) -> None:
        self.doc, self.kids = doc, kids
        self.names: dict[Tag, str] = {}
        self.level = 0

    def name(self, tag: Tag) -> str:
        """The name of a tag's element."""
        return self.names.setdefault(tag, f"Tag{len(self.names)}")

    def reference(self, tag: Tag) -> Any:
        """A reference to a tag's element."""
        return PDFObjectReference(self.name(tag))

    def element(self, tag: Tag, parent: str) -> str:
        """Write the element of `tag`, with all below it that was painted; returns its name."""
        own = self.name(tag)
        painted = (kid for kid in self.kids.of(tag) if not isinstance(kid, Tag) or self.kids.is_painted(kid))
        entries = [self._kid(kid, own) for kid in painted]
        self.doc.Reference(_Element(self._head(tag), parent, entries), own)
        return own

    def _kid(self, kid: Kid, parent: str) -> tuple[str, str]:
        """What a kid is written as, with a place for the number of the object that it names."""
        if isinstance(kid, Tag):
            return "%s %s R", self.element(kid, parent)
        what, page, value = kid
        if what == "annotation":
            return f"<< /Type /OBJR /Pg %s %s R /Obj {self._text(value)} >>", f"Page{page}"
        return f"<< /Type /MCR /Pg %s %s R /MCID {value} >>", f"Page{page}"

    def _kind(self, kind: str) -> str:
        """The structure type; headings skip no level (ISO 14289-1, 7.4.2), whatever they look like."""
        if not (kind[0] == "H" and kind[1:].isdigit()):
            return kind
        self.level = min(int(kind[1:]), self.level + 1)
        return f"H{self.level}"

    def _head(self, tag: Tag) -> str:
        """The entries of an element that need no other object."""
        entries = [f"/Type /StructElem /S /{self._kind(tag.kind)}"]
        if tag.alt and tag.kind != "Link":
            entries.append(f"/Alt {self._text(PDFString(tag.alt))}")
        if tag.actual is not None:
            entries.append(f"/ActualText {self._text(PDFString(tag.actual))}")
        if tag.language:
            entries.append(f"/Lang {self._text(PDFString(tag.language))}")
        if tag.kind == "TH" and tag.scope:
            entries.append(f"/A << /O /Table /Scope /{tag.scope} >>")
        if tag.kind == "L" and tag.scope:
            entries.append(f"/A << /O /List /ListNumbering /{tag.scope} >>")
        if tag.kind == "Table" and tag.summary:
            entries.append(f"/A << /O /Table /Summary {self._text(PDFString(tag.summary))} >>")
        return " ".join(entries)

    def _text(self, value: Any) -> str:
        """One of ReportLab's objects as it stands in the file."""
        written = value.format(self.doc)
        return written.decode("latin-1") if isinstance(written, bytes) else str(written)


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
