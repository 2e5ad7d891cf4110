"""A canvas that writes tagged PDF (PDF/UA-1, ISO 14289-1): what is painted knows its place in the structure.

ReportLab has no structure tree, but has what is needed to write one: `mark` brackets content with a marked-content
id, pages and annotations carry their keys into the parent tree, and `tags.py` writes the tree when all is painted.
"""

from __future__ import annotations

import io
from typing import Any

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfdoc import PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from lessonpress.layouts.drawing.scene import Tag

from .tags import Kids, write_structure

if "StructParent" not in pdfdoc.LinkAnnotation.permitted:
    pdfdoc.LinkAnnotation.permitted += ("StructParent",)


_Canvas: Any = Canvas  # has no types, and guesses at them are wrong


class TaggedCanvas(_Canvas):  # type: ignore[misc]
    """A canvas for one document with the structure `root`; the same painting gives the same bytes."""

    def __init__(self, buffer: io.BytesIO, root: Tag, first_font: str) -> None:
        self.root = root
        self._kids = Kids()
        self._page_tags: list[Tag] = []
        self._parents: list[list[Tag] | Tag] = []
        self._open: Tag | None = None
        self._artifact = False
        super().__init__(buffer, pageCompression=1, invariant=1, pdfVersion=(1, 7), initialFontName=first_font)

    # ---- marked content ---------------------------------------------------------------------------------------------

    def mark(self, tag: Tag | None) -> None:
        """Paint what follows as content of `tag`, or as decoration. Neighbours of one tag share a bracket.

        A field holds nothing but itself (ISO 32000-1, 14.8.4.5): what is painted for it is decoration.
        """
        if tag is None or tag.kind == "Form":
            self._close_tag()
            if not self._artifact:
                self._code.append("/Artifact BMC")
                self._artifact = True
        elif tag is not self._open:
            self._close_tag()
            self._close_artifact()
            self._code.append(f"/{tag.kind} <</MCID {len(self._page_tags)}>> BDC")
            self._kids.content(tag, self._pageNumber, len(self._page_tags))
            self._page_tags.append(tag)
            self._open = tag

    def unmark(self) -> None:
        """End what is open: what follows paints nothing, or is marked anew."""
        self._close_tag()
        self._close_artifact()

    def _close_tag(self) -> None:
        if self._open is not None:
            self._code.append("EMC")
            self._open = None

    def _close_artifact(self) -> None:
        if self._artifact:
            self._code.append("EMC")
            self._artifact = False

    def link(self, tag: Tag, address: str, box: tuple[float, float, float, float]) -> None:
        """Make `box` (points) lead to a web address, as part of the link `tag`."""
        self.linkURL(address, box, relative=0, thickness=0)
        annotation = self._annotationrefs[-1]
        self._kids.annotation(tag, self._pageNumber, annotation)

    def field(self, tag: Tag, widget: Any) -> Any:
        """Put a field on the page, as the one thing in `tag`; returns the reference to it."""
        widget["StructParent"] = len(self._parents)
        self._parents.append(tag)
        super()._addAnnotation(widget)
        reference = self._annotationrefs[-1]
        self._kids.annotation(tag, self._pageNumber, reference)
        return reference

    def _addAnnotation(self, annotation: Any, name: str | None = None, addtopage: int = 1) -> None:  # noqa: N802
        annotation["StructParent"] = len(self._parents)
        annotation["Contents"] = PDFString(self._open.address or "" if self._open else "")
        if self._open is not None:
            self._parents.append(self._open)
        super()._addAnnotation(annotation, name, addtopage)

    # ---- pages ------------------------------------------------------------------------------------------------------

    def showPage(self) -> None:  # noqa: N802
        """Close the page."""
        self.unmark()
        super().showPage()

    def _setAnnotations(self, page: Any) -> None:  # noqa: N802
        super()._setAnnotations(page)
        page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
        page.Tabs, page.StructParents = PDFName("S"), len(self._parents)
        self._parents.append(self._page_tags)
        self._page_tags = []

    def save(self) -> None:
        """Write the structure and the file."""
        write_structure(self, self.root, self._kids, self._parents)
        super().save()
