"""Packages of Office Open XML: the same document always gives the same bytes: order, times and versions inside the package are fixed."""

from __future__ import annotations

import io
import re
import zipfile

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip file can tell."""
STAMP = b"2000-01-01T00:00:00Z"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_NESTED = (".xlsx", ".docx", ".pptx")
_STORED = (".png", ".jpg", ".jpeg", *_NESTED)
"""What is compressed already."""
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def normal(package: bytes, level: int = 6) -> bytes:
    """`package` with its parts sorted and without times; packages inside it likewise."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n not in _FIRST, n)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.external_attr = 0o600 << 16
            info.create_system = 3
            method = zipfile.ZIP_STORED if name.lower().endswith(_STORED) else zipfile.ZIP_DEFLATED
            new.writestr(info, _part(name, old.read(name), level), method, level)
    return out.getvalue()


def _part(name: str, data: bytes, level: int) -> bytes:
    if name == "docProps/core.xml":
        return _DATES.sub(rb"\g<1>" + STAMP + rb"\g<2>", data)
    return normal(data, level) if name.endswith(_NESTED) else data
