"""The structure of a tagged PDF as text: what a screen reader is told, page by page, read back from the file itself."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Callable, Iterator

import pypdfium2
import pypdfium2.raw as pdfium

ATTRIBUTES = (b"Scope", b"ListNumbering", b"Summary")
"""Attributes of tables and lists that are told."""


def tree(data: bytes) -> str:
    """A line for every element, indented by its depth, with its words and what is said in their place."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "\n".join(line for number, page in enumerate(document, 1) for line in _page(number, page)) + "\n"
    finally:
        document.close()


def _page(number: int, page: pypdfium2.PdfPage) -> Iterator[str]:
    yield f"page {number}"
    words = _words(page)
    root = pdfium.FPDF_StructTree_GetForPage(page)
    for child in range(pdfium.FPDF_StructTree_CountChildren(root)):
        yield from _element(pdfium.FPDF_StructTree_GetChildAtIndex(root, child), words, 1)
    pdfium.FPDF_StructTree_Close(root)


def _words(page: pypdfium2.PdfPage) -> dict[int, str]:
    """The words of every piece of marked content."""
    found: dict[int, str] = defaultdict(str)
    text = page.get_textpage()
    for thing in page.get_objects([pdfium.FPDF_PAGEOBJ_TEXT]):
        content = pdfium.FPDFPageObj_GetMarkedContentID(thing)
        found[content] += _utf16(lambda buffer, size, it=thing: pdfium.FPDFTextObj_GetText(it, text, buffer, size))
    return found


def _element(element: object, words: dict[int, str], depth: int) -> Iterator[str]:
    kind = _utf16(lambda buffer, size: pdfium.FPDF_StructElement_GetType(element, buffer, size), 1)
    said = list(_told(element))
    line = "  " * depth + kind + "".join(f" [{told}]" for told in said)
    if any(told.startswith(("alt ", "instead ")) for told in said):
        yield line  # its words are not read out
        return
    children: list[str] = []
    for child in range(pdfium.FPDF_StructElement_CountChildren(element)):
        content = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, child)
        inner = pdfium.FPDF_StructElement_GetChildAtIndex(element, child)
        if content >= 0 and words.get(content, "").strip():
            spoken = " ".join(words[content].replace("\u2007", " ").split())
            children.append("  " * (depth + 1) + f'"{spoken}"')
        elif inner:
            children += _element(inner, words, depth + 1)
    if len(children) == 1 and children[0].lstrip().startswith('"'):
        yield f"{line} {children[0].lstrip()}"
    else:
        yield line
        yield from children


def _told(element: object) -> Iterator[str]:
    """What an element says of itself."""
    for name, ask in (
        ("alt", pdfium.FPDF_StructElement_GetAltText),
        ("instead", pdfium.FPDF_StructElement_GetActualText),
        ("lang", pdfium.FPDF_StructElement_GetLang),
    ):
        if said := _utf16(lambda buffer, size, ask=ask: ask(element, buffer, size), 1):
            yield f"{name} {said}"
    for number in range(pdfium.FPDF_StructElement_GetAttributeCount(element)):
        attribute = pdfium.FPDF_StructElement_GetAttributeAtIndex(element, number)
        for name in ATTRIBUTES:
            value = pdfium.FPDF_StructElement_Attr_GetValue(attribute, name)
            length = ctypes.c_ulong()
            buffer = ctypes.create_string_buffer(2000)
            if value and pdfium.FPDF_StructElement_Attr_GetStringValue(value, buffer, 2000, length):
                yield f"{name.decode()} {buffer.raw[: length.value].decode('utf-16-le').rstrip(chr(0))}"


def _utf16(ask: Callable[[object, int], int], unit: int = 2) -> str:
    """What one of the library's functions says; `unit` is the number of bytes in which it counts its answer."""
    size = ask(None, 0)
    if size <= 0:
        return ""
    buffer = ctypes.create_string_buffer(size * (1 if unit == 1 else 2))
    ask(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)) if unit == 2 else buffer, size)
    return buffer.raw.decode("utf-16-le").rstrip("\0")
