"""A template full of things: dark pictures behind its titles, two masters, slides, remarks on them, a button."""

from __future__ import annotations

import io
import re

from lxml import etree
from PIL import Image, ImageDraw
from pptx import Presentation

from .parts import (
    DECLARED,
    LAYOUT,
    MASTER,
    NAMES,
    PRESENTATION,
    THEME,
    A,
    Parts,
    behind,
    edit,
    rectangle,
    related,
    swap,
    themed,
    typed,
    unzipped,
    zipped,
)  # fmt: skip
from .powerpoint import powerpoint

COLOURS = {"accent1": "C00000", "accent2": "0070C0", "dk2": "203040", "lt2": "F2F2F2"}
COPIED = (1, 2, 6)
"""The layouts that the second master has too."""


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
    themed(parts, "Georgia", "Arial", COLOURS)
    parts["ppt/media/image77.png"] = photograph((30, 40, 60))
    for number in (1, 3):
        _dark(parts, LAYOUT.format(number), "image77.png")
    _second_master(parts)
    _remarks(parts)
    _sections_and_shows(parts)
    _button(parts)
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


def _dark(parts: Parts, layout: str, picture: str) -> None:
    """A picture behind everything on a layout, whose text becomes white."""
    related(parts, _rels(layout), "rId70", "image", f"../media/{picture}")

    def change(tree: etree._Element) -> None:
        fill = '<a:blipFill><a:blip r:embed="rId70"/><a:stretch><a:fillRect/></a:stretch></a:blipFill>'
        ground = f"<p:bg {DECLARED}><p:bgPr>{fill}<a:effectLst/></p:bgPr></p:bg>"
        tree.find("p:cSld", NAMES).insert(0, etree.fromstring(ground))
        for style in tree.iterfind(".//p:txBody/a:lstStyle", NAMES):
            _white(style)

    edit(parts, layout, change)


def _white(style: etree._Element) -> None:
    level = style.find("a:lvl1pPr", NAMES)
    level = etree.SubElement(style, f"{{{A}}}lvl1pPr") if level is None else level
    run = level.find("a:defRPr", NAMES)
    run = etree.SubElement(level, f"{{{A}}}defRPr") if run is None else run
    for fill in run.findall("a:solidFill", NAMES):
        run.remove(fill)
    run.insert(0, etree.fromstring(f'<a:solidFill xmlns:a="{A}"><a:schemeClr val="bg1"/></a:solidFill>'))


def _rels(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _second_master(parts: Parts) -> None:
    """A copy of the first master with a theme of its own, and with three of its layouts."""
    copies = {MASTER: MASTER.replace("1.xml", "2.xml"), THEME: THEME.replace("1.xml", "9.xml")}
    copies |= {LAYOUT.format(n): LAYOUT.format(n + 20) for n in COPIED}
    for old, new in copies.items():
        parts[new] = parts[old]
        if _rels(old) in parts:
            text = parts[_rels(old)].decode().replace("theme1.xml", "theme9.xml")
            parts[_rels(new)] = text.replace("slideMaster1.xml", "slideMaster2.xml").encode()
    master = copies[MASTER]
    for n in range(1, 12):
        there = f'"../slideLayouts/slideLayout{n}.xml"'
        if n in COPIED:
            swap(parts, _rels(master), (there, f'"../slideLayouts/slideLayout{n + 20}.xml"'))
            continue
        (one,) = re.findall(rf"<Relationship [^>]*?{re.escape(there)}[^>]*?/>", parts[_rels(master)].decode())
        swap(parts, _rels(master), (one, ""))
        id_ = re.findall(r' Id="([^"]+)"', one)[0]
        parts[master] = re.sub(rf'<p:sldLayoutId [^>]*r:id="{id_}"/>'.encode(), b"", parts[master])
    ids = iter(range(2147484000, 2147484100))
    parts[master] = re.sub(rb'(<p:sldLayoutId id=)"\d+"', lambda m: m[1] + f'"{next(ids)}"'.encode(), parts[master])
    kinds = {master: "presentationml.slideMaster", copies[THEME]: "theme"}
    typed(parts, kinds | {LAYOUT.format(n + 20): "presentationml.slideLayout" for n in COPIED})
    related(parts, _rels(PRESENTATION), "rId80", "slideMaster", "slideMasters/slideMaster2.xml")
    listed = '<p:sldMasterId id="2147483999" r:id="rId80"/>'
    swap(parts, PRESENTATION, ("</p:sldMasterIdLst>", f"{listed}</p:sldMasterIdLst>"))


def _remarks(parts: Parts) -> None:
    """Comments on the first slide, and who wrote them."""
    author = '<p:cmAuthor id="0" name="Ms Secret" initials="S" lastIdx="1" clrIdx="0"/>'
    remark = '<p:cm authorId="0" idx="1"><p:pos x="10" y="10"/><p:text>An old remark</p:text></p:cm>'
    parts["ppt/commentAuthors.xml"] = f"<p:cmAuthorLst {DECLARED}>{author}</p:cmAuthorLst>".encode()
    parts["ppt/comments/comment1.xml"] = f"<p:cmLst {DECLARED}>{remark}</p:cmLst>".encode()
    kinds = {"ppt/commentAuthors.xml": "commentAuthors", "ppt/comments/comment1.xml": "comments"}
    typed(parts, {name: f"presentationml.{kind}" for name, kind in kinds.items()})
    related(parts, "ppt/slides/_rels/slide1.xml.rels", "rId71", "comments", "../comments/comment1.xml")
    related(parts, _rels(PRESENTATION), "rId81", "commentAuthors", "commentAuthors.xml")


def _sections_and_shows(parts: Parts) -> None:
    """A part of the deck and a show of one's own, both of the first slide."""
    (slide, *_) = re.findall(r'<p:sldId [^>]*?id="(\d+)"[^>]*?r:id="([^"]+)"', parts[PRESENTATION].decode())
    sections = '<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">'
    name = '<p14:section name="Old part" id="{6E2B7A5C-8D41-4F0B-9C3A-51A7E55E1111}">'
    listed = f'{name}<p14:sldIdLst><p14:sldId id="{slide[0]}"/></p14:sldIdLst></p14:section></p14:sectionLst>'
    extension = f'<p:ext uri="{{521415D9-36F7-43E2-AB2F-B90AF26B5E84}}">{sections}{listed}</p:ext>'
    show = f'<p:custShow name="Short" id="0"><p:sldLst><p:sld r:id="{slide[1]}"/></p:sldLst></p:custShow>'

    def change(tree: etree._Element) -> None:
        shows = etree.fromstring(f"<p:custShowLst {DECLARED}>{show}</p:custShowLst>")
        tree.find("p:notesSz", NAMES).addnext(shows)
        for old in tree.findall("p:extLst", NAMES):
            tree.remove(old)
        tree.append(etree.fromstring(f"<p:extLst {DECLARED}>{extension}</p:extLst>"))

    edit(parts, PRESENTATION, change)


def _button(parts: Parts) -> None:
    """A button on a layout that leads to the first slide."""
    layout = LAYOUT.format(2)
    related(parts, _rels(layout), "rId72", "slide", "../slides/slide1.xml")
    button = rectangle("Home", (11700000, 200000, 300000, 300000), "accent1")
    click = 'name="Home"><a:hlinkClick r:id="rId72" action="ppaction://hlinksldjump"/></p:cNvPr>'
    edit(parts, layout, lambda tree: behind(tree, button.replace('name="Home"/>', click)))
