"""Drawings in SVG, drawn once as PNG: in a process of its own, which may fail, but cannot do harm.

What a drawing could fetch, run or unfold is refused before. The process is for what cannot be seen so easily:
patterns of patterns and the like, with which a small file asks for all the time and memory that there is.
"""

from __future__ import annotations

import re
import subprocess
import sys

from lxml import etree  # pyright: ignore[reportAttributeAccessIssue]  # it has no types

from .images import UnfitPicture

SVG = "http://www.w3.org/2000/svg"
SECONDS = 20
"""How long a drawing may take."""
_REFUSED = {
    "script": "scripts",
    "foreignObject": "pages",
    "image": "other pictures",
    "feImage": "other pictures",
    "text": "letters",
}
"""What no drawing may hold, and what that is called. Letters: they would look different on every computer."""
_HANDLER = re.compile("on[a-z]+")
"""Attributes that run something (SVG 2, 15.5); those of drawing programs are in namespaces of their own."""
_ELSEWHERE = re.compile(r"url\(\s*['\"]?\s*[^#'\"\s]|@import", re.I)
_LENGTH = re.compile(r"\s*(\d*\.?\d+)(|px|mm|cm|in|pt|pc)\s*")
_UNITS = {"": 1.0, "px": 1.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0, "pt": 96 / 72, "pc": 16.0}
_DRAW = """
import sys
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
except Exception:
    pass
from resvg_py import svg_to_bytes
side = int(sys.argv[1])
drawing = sys.stdin.buffer.read().decode()
sys.stdout.buffer.write(svg_to_bytes(drawing, width=side, height=side, dpi=96, skip_system_fonts=True))
"""


def drawn(data: bytes, name: str, side: int) -> bytes:
    """The drawing as a PNG of `side` dots at its longer side. Raises UnfitPicture."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line = f", in its line {error.lineno}" if error.lineno else ""
        raise UnfitPicture(f"'{name}' cannot be read as an SVG drawing{line}", "save it anew, or as PNG") from None
    if etree.QName(root).localname != "svg":
        raise UnfitPicture(f"'{name}' is no picture", "save it as PNG or JPEG")
    _check(root, name)
    _enlarge(root, side)
    return _drawn(etree.tostring(root), name, side)


def _check(root: etree._Element, name: str) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    if dtd is not None and next(iter(dtd.iterentities()), None) is not None:
        raise _holds(name, "entities")
    for element in root.iter(etree.Element):
        kind, is_svg = etree.QName(element).localname, etree.QName(element).namespace == SVG
        if kind in _REFUSED:
            raise _holds(name, _REFUSED[kind])
        for key, value in element.attrib.items():
            local = etree.QName(key).localname
            if is_svg and _HANDLER.fullmatch(key):
                raise _holds(name, "scripts")
            if (local == "href" and kind != "a" and not value.strip().startswith("#")) or _ELSEWHERE.search(value):
                raise _holds(name, "addresses of other files")
        if kind == "style" and _ELSEWHERE.search("".join(map(str, element.itertext()))):
            raise _holds(name, "addresses of other files")


def _holds(name: str, what: str) -> UnfitPicture:
    hint = "save it as PNG" + (", or turn its letters into paths" if what == "letters" else "")
    return UnfitPicture(f"the drawing '{name}' holds {what}, which a picture may not", hint)


def _enlarge(root: etree._Element, side: int) -> None:
    """Make the drawing as large as it may be: it is drawn in whole dots, and a small one would lose its shape."""
    lengths = [_LENGTH.fullmatch(root.get(key, "")) for key in ("width", "height")]
    sizes = _numbers(root.get("viewBox", ""))[2:]
    if len(sizes) != 2 and all(lengths):
        sizes = [float(length[1]) * _UNITS[length[2]] for length in lengths if length]
        root.set("viewBox", f"0 0 {sizes[0]} {sizes[1]}")
    if len(sizes) == 2 and min(sizes) > 0:
        for key, size in zip(("width", "height"), sizes, strict=True):
            root.set(key, f"{max(1.0, size * side / max(sizes))}")


def _numbers(written: str) -> list[float]:
    try:
        return [float(number) for number in re.split(r"[\s,]+", written.strip())]
    except ValueError:
        return []


def _drawn(drawing: bytes, name: str, side: int) -> bytes:
    command = [sys.executable, "-P", "-c", _DRAW, str(side)]
    try:
        done = subprocess.run(command, input=drawing, capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.SubprocessError, OSError):
        raise UnfitPicture(f"the drawing '{name}' cannot be drawn", "save it as PNG") from None
    return done.stdout
