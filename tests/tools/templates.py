"""Templates of the kinds that schools have, made from what python-pptx brings, by editing their parts."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache

from lxml import etree
from PIL import Image, ImageDraw
from pptx import Presentation

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
P = "http://schemas.openxmlformats.org/presentationml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"a": A, "p": P, "r": R}
DECLARED = f'xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
Parts = dict[str, bytes]
MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
MASTER, LAYOUT = "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout{}.xml"
PRESENTATION, THEME = "ppt/presentation.xml", "ppt/theme/theme1.xml"


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


OFFICE = {
    "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5",
    "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47",
}  # fmt: skip


def _modern(parts: Parts) -> None:
    """Type and line spacing as PowerPoint has had them since 2013."""

    def change(tree: etree._Element) -> None:
        title = tree.find(".//p:titleStyle/a:lvl1pPr", NAMES)
        title.set("algn", "l")
        spacing = f'<a:lnSpc xmlns:a="{A}"><a:spcPct val="90000"/></a:lnSpc>'
        title.insert(0, etree.fromstring(spacing))
        for number, size in enumerate((28, 24, 20, 18, 18), 1):
            level = tree.find(f".//p:bodyStyle/a:lvl{number}pPr", NAMES)
            level.set("marL", str(228600 + 457200 * (number - 1)))
            level.set("indent", "-228600")
            level.insert(0, etree.fromstring(spacing))
            level.find("a:defRPr", NAMES).set("sz", str(100 * size))

    edit(parts, MASTER, change)


def powerpoint() -> bytes:
    """16:9, as PowerPoint starts: titles of 44 points, text of 28, lines a little close."""
    parts = base()
    resized(parts, 12192000, 6858000)
    themed(parts, "Calibri Light", "Calibri", OFFICE)
    _modern(parts)
    _frame(parts, LAYOUT.format(9), "Title 1", (839788, 457200, 3932237, 1600200))
    _frame(parts, LAYOUT.format(9), "Picture Placeholder 2", (5183188, 987425, 6172200, 4873625))
    _frame(parts, LAYOUT.format(9), "Text Placeholder 3", (839788, 2057400, 3932237, 3811588))
    _frame(parts, LAYOUT.format(1), "Title 1", (1524000, 1122363, 9144000, 2387600))
    _frame(parts, LAYOUT.format(1), "Subtitle 2", (1524000, 3602038, 9144000, 1655762))
    return zipped(parts)


def _frame(parts: Parts, layout: str, shape: str, frame: tuple[int, int, int, int]) -> None:
    def change(tree: etree._Element) -> None:
        (found,) = tree.xpath(f".//p:sp[p:nvSpPr/p:cNvPr/@name='{shape}']", namespaces=NAMES)
        xfrm = found.find("p:spPr/a:xfrm", NAMES)
        for key, value in zip(("x", "y"), frame[:2], strict=True):
            xfrm.find("a:off", NAMES).set(key, str(value))
        for key, value in zip(("cx", "cy"), frame[2:], strict=True):
            xfrm.find("a:ext", NAMES).set(key, str(value))

    edit(parts, layout, change)


def four_by_three() -> bytes:
    """4:3, in Comic Sans, titles in capitals, text in grey on a pale ground."""
    parts = base()
    themed(
        parts,
        "Comic Sans MS",
        "Comic Sans MS",
        {"dk1": "333333", "lt1": "FFFDF5", "accent1": "F2B705", "accent2": "0B7A75"},
    )
    edit(parts, MASTER, lambda tree: tree.find(".//p:titleStyle/a:lvl1pPr/a:defRPr", NAMES).set("cap", "all"))
    return zipped(parts)


def renumbered() -> bytes:
    """The PowerPoint-like one, every relationship under another id."""
    parts = unzipped(powerpoint())
    for rels in [name for name in parts if name.endswith(".rels")]:
        folder, _, name = rels.rpartition("/_rels/")
        owner = f"{folder}/{name.removesuffix('.rels')}".lstrip("/")
        ids = re.findall(r'Id="([^"]+)"', parts[rels].decode())
        for number, old in enumerate(ids):
            new = f"Rx{len(ids) - number}q{number * 7 + 100}"
            parts[rels] = parts[rels].replace(f'Id="{old}"'.encode(), f'Id="{new}"'.encode())
            if owner in parts:
                parts[owner] = re.sub(rf'(r:[a-z]+)="{old}"'.encode(), rf'\1="{new}"'.encode(), parts[owner])
    return zipped(parts)


GERMAN = (
    "Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Zwei Inhalte", "Vergleich", "Nur Titel", "Leer",
    "Inhalt mit Überschrift", "Bild mit Überschrift", "Titel und vertikaler Text", "Vertikaler Titel und Text",
)  # fmt: skip


def potx() -> bytes:
    """A .potx on A4, in German, with a band and a sign of the school's at the foot of every slide."""
    parts = unzipped(powerpoint())
    for name in layouts(parts):
        number = int(re.findall(r"\d+", name)[0])
        parts[name] = re.sub(rb'<p:cSld name="[^"]*"', f'<p:cSld name="{GERMAN[number - 1]}"'.encode(), parts[name])
    for name in (MASTER, *layouts(parts)):
        edit(parts, name, lambda tree: _squeeze(tree, 9906000 / 12192000))
    parts[PRESENTATION] = parts[PRESENTATION].replace(
        b'cx="12192000" cy="6858000"', b'cx="9906000" cy="6858000" type="A4"'
    )
    themed(parts, "Montserrat", "Lato", {"dk2": "1F3D2B", "lt2": "EAF1EA", "accent1": "2E7D4F", "accent2": "B5651D"})
    band = _rectangle("Band", (0, 0, 9906000, 180000), "accent1") + _rectangle(
        "Foot", (0, 6750000, 9906000, 108000), "accent2"
    )
    edit(parts, MASTER, lambda tree: _behind(tree, band))
    types = "[Content_Types].xml"
    swap(parts, types, (MAIN, MAIN.replace("presentation.main", "template.main")))
    return zipped(parts)


def _squeeze(tree: etree._Element, factor: float) -> None:
    for element in tree.iter(f"{{{A}}}off", f"{{{A}}}ext"):
        for key in ("x", "cx"):
            if element.get(key):
                element.set(key, str(round(int(element.get(key)) * factor)))


def _rectangle(name: str, frame: tuple[int, int, int, int], colour: str) -> str:
    x, y, w, h = frame
    return (
        f'<p:sp {DECLARED}><p:nvSpPr><p:cNvPr id="{900 + len(name)}" name="{name}"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def _behind(tree: etree._Element, shapes: str) -> None:
    """Put shapes behind all others."""
    inside = tree.find("p:cSld/p:spTree", NAMES)
    for shape in reversed(etree.fromstring(f"<x>{shapes}</x>")):
        inside.insert(2, shape)


def odd() -> bytes:
    """Layouts called as nobody calls them, none with a type, and most without something that they should have."""
    parts = base()
    resized(parts, 12192000, 6858000)
    themed(parts, "Frutiger School", "Frutiger School", {"accent1": "7030A0", "accent2": "00B0F0"})
    kept = {1: "AAA_Umschlag", 2: "Blatt neu (2)", 4: "Doppelblatt", 7: "xx leer"}
    _keep(parts, kept)
    for number, name in kept.items():
        part = LAYOUT.format(number)
        parts[part] = re.sub(rb'<p:cSld name="[^"]*"', f'<p:cSld name="{name}"'.encode(), parts[part])
        parts[part] = re.sub(rb'(<p:sldLayout [^>]*?) type="[^"]*"', rb"\1", parts[part])
    edit(parts, LAYOUT.format(1), lambda tree: _without(tree, "subTitle", "ftr", "dt"))
    edit(parts, LAYOUT.format(4), lambda tree: _without(tree, "title", "ftr", "sldNum"))
    return zipped(parts)


def _keep(parts: Parts, numbers: dict[int, str]) -> None:
    """Take all other layouts out."""
    rels = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    for name in layouts(parts):
        if int(re.findall(r"\d+", name)[0]) in numbers:
            continue
        short = name.rpartition("/")[2]
        found = re.search(rf'<Relationship [^>]*?{short}"[^>]*?/>', parts[rels].decode())
        id_ = re.search(r'Id="([^"]+)"', found[0])[1]
        swap(parts, rels, (found[0], ""))
        parts[MASTER] = re.sub(rf'<p:sldLayoutId [^>]*r:id="{id_}"/>'.encode(), b"", parts[MASTER])
        del parts[name], parts[f"ppt/slideLayouts/_rels/{short}.rels"]
        kind = re.search(rf'<Override [^>]*?{short}"[^>]*?/>', parts["[Content_Types].xml"].decode())[0]
        swap(parts, "[Content_Types].xml", (kind, ""))


def _without(tree: etree._Element, *kinds: str) -> None:
    """Take placeholders out."""
    for shape in tree.xpath(".//p:sp", namespaces=NAMES):
        ph = shape.find(".//p:ph", NAMES)
        if ph is not None and ph.get("type") in kinds:
            shape.getparent().remove(shape)


def scratch() -> bytes:
    """Written from nothing, as small as can be: dark, in Verdana, three layouts, no feet, not even a table style."""
    shown = 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" ' + " ".join(
        f'{slot}="{slot}"' for slot in (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    )
    kinds = {"title": "", "body": "1"}
    places = {"title": (600000, 400000, 10992000, 1100000), "body": (600000, 1700000, 10992000, 4700000)}
    cover = {"ctrTitle": (900000, 1500000, 10392000, 1900000), "subTitle": (900000, 3600000, 10392000, 1500000)}
    shapes = "".join(_placeholder(k, kinds[k], f, n) for n, (k, f) in enumerate(places.items(), 2))
    fill = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+{}-lt"/>'
    levels = "".join(
        f'<a:lvl{n}pPr marL="{360000 * n}" indent="-360000"><a:buChar char="■"/><a:defRPr sz="{size}">{fill.format("mn")}</a:defRPr></a:lvl{n}pPr>'
        for n, size in enumerate((2400, 2000, 1800), 1)
    )
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n}"/>' for n in (1, 2, 3))
    tree = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
    master = (
        f'<p:sldMaster {DECLARED}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/>'
        f"</p:bgPr></p:bg><p:spTree>{tree}{shapes}</p:spTree></p:cSld><p:clrMap {shown}/>"
        f'<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr><a:defRPr sz="3600" b="1">'
        f"{fill.format('mj')}</a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle/>"
        "</p:txStyles></p:sldMaster>"
    )
    made = {"Cover": cover, "Content": {"title": None, "body": None}, "Just a title": {"title": None}}
    numbers = {"subTitle": "1", "body": "1"}
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    office = "application/vnd.openxmlformats-officedocument."
    parts: dict[str, str] = {
        "_rels/.rels": _rels((f"{rel}/officeDocument", "ppt/presentation.xml")),
        PRESENTATION: f'<p:presentation {DECLARED}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/></p:presentation>',
        "ppt/_rels/presentation.xml.rels": _rels((f"{rel}/slideMaster", "slideMasters/slideMaster1.xml")),
        MASTER: master,
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _rels(
            *((f"{rel}/slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in (1, 2, 3)),
            (f"{rel}/theme", "../theme/theme1.xml"),
        ),
    }
    for n, (name, held) in enumerate(made.items(), 1):
        inside = "".join(_placeholder(k, numbers.get(k, ""), f, i) for i, (k, f) in enumerate(held.items(), 2))
        parts[LAYOUT.format(n)] = (
            f'<p:sldLayout {DECLARED}><p:cSld name="{name}"><p:spTree>{tree}{inside}</p:spTree></p:cSld>'
            "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
        )
        parts[f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"] = _rels(
            (f"{rel}/slideMaster", "../slideMasters/slideMaster1.xml")
        )
    kinds_of = {PRESENTATION: "presentation.main", MASTER: "slideMaster"} | {
        LAYOUT.format(n): "slideLayout" for n in (1, 2, 3)
    }
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{office}presentationml.{kind}+xml"/>'
        for name, kind in kinds_of.items()
    )
    parts["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{overrides}<Override PartName="/{THEME}" ContentType="{office}theme+xml"/></Types>'
    )
    whole = {name: text.encode() for name, text in parts.items()} | {THEME: base()[THEME]}
    themed(
        whole,
        "Verdana",
        "Verdana",
        {"dk1": "10243A", "lt1": "FFFFFF", "dk2": "1D3A5A", "lt2": "CFE3F5", "accent1": "FFB000"},
    )
    return zipped(whole)


def _rels(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets, 1)
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )


def _placeholder(kind: str, idx: str, frame: tuple[int, int, int, int] | None, number: int) -> str:
    idx = f' idx="{idx}"' if idx else ""
    x, y, w, h = frame or (0, 0, 0, 0)
    place = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>' if frame else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="{kind} {number}"/><p:cNvSpPr/><p:nvPr><p:ph type="{kind}"{idx}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr/><a:t>{kind}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def pictures() -> bytes:
    """Two masters, the first with a dark picture behind titles and sections; with slides, notes, sections, comments."""
    opened = Presentation(io.BytesIO(powerpoint()))
    for number in range(3):
        slide = opened.slides.add_slide(opened.slide_layouts[number])
        slide.shapes.title.text = f"An old slide, {number}"
        slide.notes_slide.notes_text_frame.text = "An old note"
        slide.shapes.add_picture(io.BytesIO(photograph((40, 90, 60))), 0, 0, 900000)
    out = io.BytesIO()
    opened.save(out)
    parts = unzipped(out.getvalue())
    themed(
        parts,
        "Trebuchet MS",
        "Trebuchet MS",
        {"accent1": "C00000", "accent2": "0070C0", "dk2": "203040", "lt2": "F2F2F2"},
    )
    parts["ppt/media/image77.png"] = photograph((30, 40, 60))
    for number in (1, 3):
        _ground(parts, LAYOUT.format(number), "image77.png")
    _second_master(parts)
    _remarks(parts)
    return zipped(parts)


def photograph(dark: tuple[int, int, int]) -> bytes:
    """A picture of stripes, as a PNG."""
    image = Image.new("RGB", (320, 180), dark)
    draw = ImageDraw.Draw(image)
    for n in range(0, 320, 20):
        draw.line((n, 0, n + 60, 180), fill=tuple(min(255, part + 25) for part in dark), width=6)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _ground(parts: Parts, layout: str, picture: str) -> None:
    """A picture behind everything on a layout, whose text becomes white."""
    rels = layout.replace("slideLayouts/", "slideLayouts/_rels/") + ".rels"
    swap(
        parts,
        rels,
        (
            "</Relationships>",
            f'<Relationship Id="rId70" Type="{R}/image" Target="../media/{picture}"/></Relationships>',
        ),
    )

    def change(tree: etree._Element) -> None:
        ground = f'<p:bg {DECLARED}><p:bgPr><a:blipFill><a:blip r:embed="rId70"/><a:stretch><a:fillRect/></a:stretch></a:blipFill><a:effectLst/></p:bgPr></p:bg>'
        tree.find("p:cSld", NAMES).insert(0, etree.fromstring(ground))
        for sp in tree.iter(f"{{{P}}}sp"):
            style = sp.find("p:txBody/a:lstStyle", NAMES)
            if style is None:
                continue
            level = style.find("a:lvl1pPr", NAMES)
            if level is None:
                level = etree.SubElement(style, f"{{{A}}}lvl1pPr")
            run = level.find("a:defRPr", NAMES)
            if run is None:
                run = etree.SubElement(level, f"{{{A}}}defRPr")
            for fill in run.findall("a:solidFill", NAMES):
                run.remove(fill)
            run.insert(0, etree.fromstring(f'<a:solidFill xmlns:a="{A}"><a:schemeClr val="bg1"/></a:solidFill>'))

    edit(parts, layout, change)


def _second_master(parts: Parts) -> None:
    """A copy of the first master with a theme of its own, and with three of its layouts."""
    copies = {MASTER: MASTER.replace("1.xml", "2.xml"), THEME: THEME.replace("1.xml", "9.xml")}
    copies |= {LAYOUT.format(n): LAYOUT.format(n + 20) for n in (1, 2, 6)}
    for old, new in copies.items():
        parts[new] = parts[old]
        rels = old.rpartition("/")[0] + "/_rels/" + old.rpartition("/")[2] + ".rels"
        if rels not in parts:
            continue
        text = parts[rels].decode()
        text = text.replace("theme1.xml", "theme9.xml").replace("slideMaster1.xml", "slideMaster2.xml")
        for n in range(1, 12):
            there = f'"../slideLayouts/slideLayout{n}.xml"'
            if n in (1, 2, 6):
                text = text.replace(there, f'"../slideLayouts/slideLayout{n + 20}.xml"')
            elif there in text:
                id_ = re.search(rf"<Relationship [^>]*?{re.escape(there)}[^>]*?/>", text)[0]
                text = text.replace(id_, "")
                key = re.search(r' Id="([^"]+)"', id_)[1]
                parts[new] = re.sub(rf'<p:sldLayoutId [^>]*r:id="{key}"/>'.encode(), b"", parts[new])
        parts[rels.replace(old.rpartition("/")[2], new.rpartition("/")[2])] = text.encode()
    ids = iter(range(2147484000, 2147484100))
    copied = copies[MASTER]
    parts[copied] = re.sub(rb'(<p:sldLayoutId id=)"\d+"', lambda m: m[1] + f'"{next(ids)}"'.encode(), parts[copied])
    office = "application/vnd.openxmlformats-officedocument."
    kinds = {copied: "presentationml.slideMaster", copies[THEME]: "theme"}
    kinds |= {LAYOUT.format(n + 20): "presentationml.slideLayout" for n in (1, 2, 6)}
    listed = "".join(f'<Override PartName="/{name}" ContentType="{office}{kind}+xml"/>' for name, kind in kinds.items())
    swap(parts, "[Content_Types].xml", ("</Types>", f"{listed}</Types>"))
    swap(
        parts,
        "ppt/_rels/presentation.xml.rels",
        (
            "</Relationships>",
            f'<Relationship Id="rId80" Type="{R}/slideMaster" Target="slideMasters/slideMaster2.xml"/></Relationships>',
        ),
    )
    swap(
        parts, PRESENTATION, ("</p:sldMasterIdLst>", '<p:sldMasterId id="2147483999" r:id="rId80"/></p:sldMasterIdLst>')
    )


def _remarks(parts: Parts) -> None:
    """Comments on the first slide, who wrote them, sections, a show of one's own, a link from a layout to a slide."""
    office = "application/vnd.openxmlformats-officedocument.presentationml."
    parts["ppt/commentAuthors.xml"] = (
        f'<p:cmAuthorLst {DECLARED}><p:cmAuthor id="0" name="Ms Secret" initials="S" lastIdx="1" clrIdx="0"/></p:cmAuthorLst>'.encode()
    )
    parts["ppt/comments/comment1.xml"] = (
        f'<p:cmLst {DECLARED}><p:cm authorId="0" idx="1"><p:pos x="10" y="10"/><p:text>An old remark</p:text></p:cm></p:cmLst>'.encode()
    )
    swap(
        parts,
        "[Content_Types].xml",
        (
            "</Types>",
            f'<Override PartName="/ppt/commentAuthors.xml" ContentType="{office}commentAuthors+xml"/><Override PartName="/ppt/comments/comment1.xml" ContentType="{office}comments+xml"/></Types>',
        ),
    )
    swap(
        parts,
        "ppt/slides/_rels/slide1.xml.rels",
        (
            "</Relationships>",
            f'<Relationship Id="rId71" Type="{R}/comments" Target="../comments/comment1.xml"/></Relationships>',
        ),
    )
    swap(
        parts,
        "ppt/_rels/presentation.xml.rels",
        (
            "</Relationships>",
            f'<Relationship Id="rId81" Type="{R}/commentAuthors" Target="commentAuthors.xml"/></Relationships>',
        ),
    )
    slide = re.search(r'<p:sldId [^>]*?id="(\d+)"[^>]*?r:id="([^"]+)"', parts[PRESENTATION].decode())
    assert slide
    show = f'<p:custShowLst><p:custShow name="Short" id="0"><p:sldLst><p:sld r:id="{slide[2]}"/></p:sldLst></p:custShow></p:custShowLst>'
    office2010 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
    section = (
        f'<p:extLst><p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}"><p14:sectionLst xmlns:p14="{office2010}"><p14:section '
        f'name="Old part" id="{{6E2B7A5C-8D41-4F0B-9C3A-51A7E55E1111}}"><p14:sldIdLst><p14:sldId id="{slide[1]}"/></p14:sldIdLst>'
        "</p14:section></p14:sectionLst></p:ext></p:extLst>"
    )

    def change(tree: etree._Element) -> None:
        tree.find("p:notesSz", NAMES).addnext(
            etree.fromstring(show.replace("<p:custShowLst>", f"<p:custShowLst {DECLARED}>"))
        )
        for old in tree.findall("p:extLst", NAMES):
            tree.remove(old)
        tree.append(etree.fromstring(section.replace("<p:extLst>", f"<p:extLst {DECLARED}>")))

    edit(parts, PRESENTATION, change)
    layout, rels = LAYOUT.format(2), "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    swap(
        parts,
        rels,
        (
            "</Relationships>",
            f'<Relationship Id="rId72" Type="{R}/slide" Target="../slides/slide1.xml"/></Relationships>',
        ),
    )
    button = _rectangle("Home", (11500000, 6400000, 300000, 300000), "accent1")
    button = button.replace(
        'name="Home"/>', 'name="Home"><a:hlinkClick r:id="rId72" action="ppaction://hlinksldjump"/></p:cNvPr>'
    )
    edit(parts, layout, lambda tree: _behind(tree, button))


KINDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "powerpoint": ("school.pptx", powerpoint),
    "scratch": ("scratch.pptx", scratch),
    "odd": ("odd.pptx", odd),
    "four-by-three": ("old.pptx", four_by_three),
    "potx": ("schule.potx", potx),
    "pictures": ("pictures.pptx", pictures),
    "renumbered": ("renumbered.pptx", renumbered),
}
"""The kinds of template by what they are for, each with a name for its file."""
