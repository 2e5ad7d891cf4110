"""What Word and PowerPoint files share: words and measures in XML, and packages that always have the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lessonpress.resources.values import Value

EMU = 36_000
"""English Metric Units to the millimetre."""
DECORATION = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative val="1" '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative"/></a:ext></a:extLst>'
)
"""Tells a screen reader to pass over a shape or a picture."""
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (2.2) lets stand nowhere."""
EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first time that a zip file can tell."""
STAMP = b"2000-01-01T00:00:00Z"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_NESTED = (".xlsx", ".docx", ".pptx")
_STORED = (".png", ".jpg", ".jpeg", *_NESTED)
"""What is compressed already."""
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_RAW = -15
"""Tells zlib to write no head of its own (RFC 1951)."""


def plain(text: str) -> str:
    """Words as XML, inside an element or between double quotes."""
    return escape(_UNPRINTABLE.sub("", text), {'"': "&quot;"})


def emu(mm: float) -> int:
    """Millimetres in English Metric Units."""
    return round(mm * EMU)


class Pressed(Value, frozen=True):
    """A part that many packages hold, compressed once for all of them."""

    data: bytes
    size: int
    checksum: int


def press(data: bytes) -> Pressed:
    """The part, compressed."""
    squeezer = zlib.compressobj(wbits=_RAW)
    return Pressed(squeezer.compress(data) + squeezer.flush(), len(data), zlib.crc32(data))


def normal(package: bytes, level: int = 6, pressed: Mapping[str, Pressed] = {}, *, nested: bool = True) -> bytes:
    """`package` with its parts sorted and without times; if `nested`, packages inside it likewise.

    Packages that a teacher put in are not ours to touch, and may be locked with a password.
    Parts that are `pressed` already, by name, take the place of those that the package has.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in sorted(old.namelist(), key=lambda n: (n not in _FIRST, n)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.external_attr = 0o600 << 16
            info.create_system = 3
            if name in pressed:
                _insert(new, info, pressed[name])
                continue
            method = zipfile.ZIP_STORED if name.lower().endswith(_STORED) else zipfile.ZIP_DEFLATED
            new.writestr(info, _part(name, old.read(name), level, nested=nested), method, level)
    return out.getvalue()


def _insert(package: zipfile.ZipFile, info: zipfile.ZipInfo, part: Pressed) -> None:
    """Write a part that is compressed already, for which zipfile has no door of its own."""
    assert package.fp is not None
    info.compress_type = zipfile.ZIP_DEFLATED
    info.CRC, info.file_size, info.compress_size = part.checksum, part.size, len(part.data)
    info.header_offset = package.fp.tell()
    package.fp.write(info.FileHeader() + part.data)
    package.start_dir = package.fp.tell()
    package.filelist.append(info)
    package.NameToInfo[info.filename] = info


def _part(name: str, data: bytes, level: int, *, nested: bool) -> bytes:
    if name == "docProps/core.xml":
        return _DATES.sub(rb"\g<1>" + STAMP + rb"\g<2>", data)
    inside = nested and name.lower().endswith(_NESTED) and zipfile.is_zipfile(io.BytesIO(data))
    return normal(data, level) if inside else data
