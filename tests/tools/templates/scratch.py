"""A template that somebody's program wrote from nothing, with no more in it than has to be."""

from __future__ import annotations

from .parts import (
    DECLARED,
    LAYOUT,
    MASTER,
    PRESENTATION,
    THEME,
    TYPES,
    Box,
    Parts,
    R,
    base,
    themed,
    typed,
    zipped,
)

TREE = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>'
INDEX = {"subTitle": ' idx="1"', "body": ' idx="1"'}
PLACES: dict[str, Box] = {"title": (600000, 400000, 10992000, 1100000), "body": (600000, 1700000, 10992000, 4700000)}
COVER: dict[str, Box] = {
    "ctrTitle": (900000, 1500000, 10392000, 1900000),
    "subTitle": (900000, 3600000, 10392000, 1500000),
}
LAYOUTS: dict[str, dict[str, Box | None]] = {
    "Cover": {**COVER},
    "Content": {"title": None, "body": None},
    "Just a title": {"title": None},
}
COLOURS = {"dk1": "10243A", "lt1": "FFFFFF", "dk2": "1D3A5A", "lt2": "CFE3F5", "accent1": "FFB000"}


def scratch() -> bytes:
    """Dark, in Verdana, with three layouts, no feet, not even a table style."""
    parts: Parts = {
        "_rels/.rels": _rels(("officeDocument", PRESENTATION)),
        PRESENTATION: _presentation(),
        "ppt/_rels/presentation.xml.rels": _rels(("slideMaster", "slideMasters/slideMaster1.xml")),
        MASTER: _master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": _rels(
            *(("slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in (1, 2, 3)),
            ("theme", "../theme/theme1.xml"),
        ),
        THEME: base()[THEME],
        TYPES: (
            b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" '
            b'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            b'ContentType="application/xml"/></Types>'
        ),
    }
    for n, (name, held) in enumerate(LAYOUTS.items(), 1):
        parts[LAYOUT.format(n)] = _layout(name, held)
        rels = f"ppt/slideLayouts/_rels/slideLayout{n}.xml.rels"
        parts[rels] = _rels(("slideMaster", "../slideMasters/slideMaster1.xml"))
    kinds = {PRESENTATION: "presentationml.presentation.main", MASTER: "presentationml.slideMaster", THEME: "theme"}
    typed(parts, kinds | {LAYOUT.format(n): "presentationml.slideLayout" for n in (1, 2, 3)})
    themed(parts, "Verdana", "Verdana", COLOURS)
    return zipped(parts)


def _presentation() -> bytes:
    return (
        f'<p:presentation {DECLARED}><p:sldMasterIdLst><p:sldMasterId id="2147483648" r:id="rId1"/>'
        '</p:sldMasterIdLst><p:sldSz cx="12192000" cy="6858000"/><p:notesSz cx="6858000" cy="9144000"/>'
        "</p:presentation>"
    ).encode()


def _master() -> bytes:
    slots = (*(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    shown = 'bg1="dk1" tx1="lt1" bg2="dk2" tx2="lt2" ' + " ".join(f'{slot}="{slot}"' for slot in slots)
    shapes = "".join(_placeholder(kind, frame, n) for n, (kind, frame) in enumerate(PLACES.items(), 2))
    ids = "".join(f'<p:sldLayoutId id="{2147483649 + n}" r:id="rId{n}"/>' for n in (1, 2, 3))
    levels = "".join(
        f'<a:lvl{n}pPr marL="{360000 * n}" indent="-360000"><a:buChar char="■"/>{_run("mn", size)}</a:lvl{n}pPr>'
        for n, size in enumerate((2400, 2000, 1800), 1)
    )
    return (
        f'<p:sldMaster {DECLARED}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{TREE}{shapes}</p:spTree></p:cSld><p:clrMap {shown}/>"
        f"<p:sldLayoutIdLst>{ids}</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr>{_run('mj', 3600, True)}"
        f"</a:lvl1pPr></p:titleStyle><p:bodyStyle>{levels}</p:bodyStyle><p:otherStyle/></p:txStyles></p:sldMaster>"
    ).encode()


def _run(face: str, size: int, bold: bool = False) -> str:
    fill = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    return f'<a:defRPr sz="{size}" b="{int(bold)}">{fill}<a:latin typeface="+{face}-lt"/></a:defRPr>'


def _layout(name: str, held: dict[str, Box | None]) -> bytes:
    shapes = "".join(_placeholder(kind, frame, n) for n, (kind, frame) in enumerate(held.items(), 2))
    return (
        f'<p:sldLayout {DECLARED}><p:cSld name="{name}"><p:spTree>{TREE}{shapes}</p:spTree></p:cSld>'
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    ).encode()


def _placeholder(kind: str, frame: Box | None, number: int) -> str:
    x, y, w, h = frame or (0, 0, 0, 0)
    place = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>' if frame else ""
    named = f'<p:cNvPr id="{number}" name="{kind} {number}"/><p:cNvSpPr/>'
    words = f"<a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr/><a:t>{kind}</a:t></a:r></a:p>"
    return (
        f'<p:sp><p:nvSpPr>{named}<p:nvPr><p:ph type="{kind}"{INDEX.get(kind, "")}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{place}</p:spPr><p:txBody>{words}</p:txBody></p:sp>"
    )


def _rels(*targets: tuple[str, str]) -> bytes:
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{R}/{kind}" Target="{to}"/>' for n, (kind, to) in enumerate(targets, 1)
    )
    names = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{names}">{inside}</Relationships>'.encode()
