"""Templates as PowerPoint makes them: on several sizes of slide, in German, with other ids, with less in them."""

from __future__ import annotations

import re

from lxml import etree

from .parts import (
    LAYOUT,
    MASTER,
    NAMES,
    PRESENTATION,
    TYPES,
    A,
    Parts,
    base,
    behind,
    edit,
    layouts,
    rectangle,
    resized,
    swap,
    themed,
    unzipped,
    zipped,
)  # fmt: skip

COLOURS = {
    "dk2": "44546A", "lt2": "E7E6E6", "accent1": "4472C4", "accent2": "ED7D31", "accent3": "A5A5A5",
    "accent4": "FFC000", "accent5": "5B9BD5", "accent6": "70AD47",
}  # fmt: skip
MAIN = "presentationml.presentation.main"
GERMAN = (
    "Titelfolie", "Titel und Inhalt", "Abschnittsüberschrift", "Zwei Inhalte", "Vergleich", "Nur Titel", "Leer",
    "Inhalt mit Überschrift", "Bild mit Überschrift", "Titel und vertikaler Text", "Vertikaler Titel und Text",
)  # fmt: skip


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
    themed(parts, "Calibri Light", "Calibri", COLOURS)
    _modern(parts)
    _frame(parts, LAYOUT.format(9), "Title 1", (839788, 457200, 3932237, 1600200))
    _frame(parts, LAYOUT.format(9), "Picture Placeholder 2", (5183188, 987425, 6172200, 4873625))
    _frame(parts, LAYOUT.format(9), "Text Placeholder 3", (839788, 2057400, 3932237, 3811588))
    for shape, size in (("Title 1", 3200), ("Text Placeholder 3", 1600)):
        _size(parts, LAYOUT.format(9), shape, size)
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


def _size(parts: Parts, layout: str, shape: str, size: int) -> None:
    def change(tree: etree._Element) -> None:
        (run,) = tree.xpath(f".//p:sp[p:nvSpPr/p:cNvPr/@name='{shape}']//a:lvl1pPr/a:defRPr", namespaces=NAMES)
        run.set("sz", str(size))

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
    band = rectangle("Band", (0, 0, 9906000, 180000), "accent1") + rectangle(
        "Foot", (0, 6750000, 9906000, 108000), "accent2"
    )
    edit(parts, MASTER, lambda tree: behind(tree, band))
    swap(parts, TYPES, (MAIN, MAIN.replace("presentation.main", "template.main")))
    return zipped(parts)


def _squeeze(tree: etree._Element, factor: float) -> None:
    for element in tree.iter(f"{{{A}}}off", f"{{{A}}}ext"):
        for key in ("x", "cx"):
            if element.get(key):
                element.set(key, str(round(int(element.get(key)) * factor)))


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
