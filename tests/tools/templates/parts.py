"""The parts of a presentation as a test changes them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

from lxml import etree
from pptx import Presentation

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"a": A, "p": P, "r": R}
DECLARED = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
Parts = dict[str, bytes]
Box = tuple[int, int, int, int]
"""Left, top, width and height in EMU."""
MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout{}.xml"
PRESENTATION, THEME, TYPES = "ppt/presentation.xml", "ppt/theme/theme1.xml", "[Content_Types].xml"
OFFICE = "application/vnd.openxmlformats-officedocument."


def unzipped(data: bytes) -> Parts:
    """The parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(parts: Parts) -> bytes:
    """A package of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def edit(parts: Parts, name: str, change: Callable[[etree._Element], None]) -> None:
    """Change a part's XML."""
    tree = etree.fromstring(parts[name])
    change(tree)
    parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def swap(parts: Parts, name: str, *pairs: tuple[str, str]) -> None:
    """Change words of a part; each must be there."""
    text = parts[name].decode()
    for old, new in pairs:
        assert old in text, (name, old)
        text = text.replace(old, new)
    parts[name] = text.encode()


@cache
def _plain() -> bytes:
    out = io.BytesIO()
    Presentation().save(out)
    return out.getvalue()


def base() -> Parts:
    """What python-pptx begins with: 4:3, eleven layouts of PowerPoint 2010."""
    parts = unzipped(_plain())
    del parts["docProps/thumbnail.jpeg"]
    swap(
        parts,
        "_rels/.rels",
        *[(found, "") for found in re.findall(r"<Relationship [^>]*thumbnail[^>]*/>", parts["_rels/.rels"].decode())],
    )
    return parts


def layouts(parts: Parts) -> list[str]:
    """The names of the layouts' parts."""
    return sorted(
        (n for n in parts if re.fullmatch(r"ppt/slideLayouts/slideLayout\d+\.xml", n)), key=lambda n: (len(n), n)
    )


def resized(parts: Parts, width: int, height: int) -> None:
    """All frames stretched to slides of another size, in EMU."""
    across, down = width / 9144000, height / 6858000

    def stretch(tree: etree._Element) -> None:
        for xfrm in tree.iter(f"{{{A}}}xfrm"):
            for name, keys in (("off", "xy"), ("ext", ("cx", "cy"))):
                element = xfrm.find(f"{{{A}}}{name}")
                for key, factor in zip(keys, (across, down), strict=True):
                    element.set(key, str(round(int(element.get(key)) * factor)))

    for name in (MASTER, *layouts(parts)):
        edit(parts, name, stretch)
    sized = re.sub(rb"<p:sldSz [^>]*/>", f'<p:sldSz cx="{width}" cy="{height}"/>'.encode(), parts[PRESENTATION])
    parts[PRESENTATION] = sized


def themed(parts: Parts, major: str, minor: str, colours: dict[str, str]) -> None:
    """Other typefaces and colours."""

    def change(tree: etree._Element) -> None:
        for kind, face in (("majorFont", major), ("minorFont", minor)):
            tree.find(f".//a:{kind}/a:latin", NAMES).set("typeface", face)
        scheme = tree.find(".//a:clrScheme", NAMES)
        for slot, hue in colours.items():
            element = scheme.find(f"a:{slot}", NAMES)
            element[:] = [etree.fromstring(f'<a:srgbClr xmlns:a="{A}" val="{hue}"/>')]

    edit(parts, THEME, change)


def rectangle(name: str, frame: tuple[int, int, int, int], colour: str) -> str:
    x, y, w, h = frame
    return (
        f'<p:sp {DECLARED}><p:nvSpPr><p:cNvPr id="{900 + len(name)}" name="{name}"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def behind(tree: etree._Element, shapes: str) -> None:
    """Put shapes behind all others."""
    inside = tree.find("p:cSld/p:spTree", NAMES)
    for shape in reversed(etree.fromstring(f"<x>{shapes}</x>")):
        inside.insert(2, shape)


def related(parts: Parts, rels: str, id_: str, kind: str, target: str) -> None:
    """Add a relationship."""
    one = f'<Relationship Id="{id_}" Type="{R}/{kind}" Target="{target}"/>'
    swap(parts, rels, ("</Relationships>", f"{one}</Relationships>"))


def typed(parts: Parts, kinds: dict[str, str]) -> None:
    """Say of which types parts are."""
    listed = "".join(f'<Override PartName="/{name}" ContentType="{OFFICE}{kind}+xml"/>' for name, kind in kinds.items())
    swap(parts, TYPES, ("</Types>", f"{listed}</Types>"))
