"""What a teacher does to a deck by hand, as functions of the presentation (python-pptx's); and decks saved anew."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.util import Mm, Pt

from lessonpress.build.backends.pptx.drawingml import NAMES, P
from lessonpress.build.backends.pptx.merge.leaf import Leaf

C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
Change = Callable[[Any], None]


def edited(data: bytes, *changes: Change) -> bytes:
    """The deck as a teacher saves it who has made these changes."""
    presentation = Presentation(io.BytesIO(data))
    for change in changes:
        change(presentation)
    out = io.BytesIO()
    presentation.save(out)
    return out.getvalue()


def opened(data: bytes) -> Any:
    return Presentation(io.BytesIO(data))


def titles(data: bytes) -> list[str]:
    return [one.shapes.title.text_frame.text for one in opened(data).slides]


def find(presentation: Any, name: str) -> Any:
    """Our slide of that name."""
    return next(one for one in presentation.slides if (mark := Leaf(one).mark) and mark.name == name and not mark.offer)


def body(one: Any) -> str:
    return "\n".join(shape.text_frame.text for shape in one.shapes if shape.has_text_frame)


# ---- what a teacher does --------------------------------------------------------------------------------------------


def say(name: str, words: str) -> Change:
    def change(presentation: Any) -> None:
        find(presentation, name).placeholders[10].text_frame.text = words

    return change


def note(name: str, words: str) -> Change:
    def change(presentation: Any) -> None:
        find(presentation, name).notes_slide.notes_text_frame.text = words

    return change


def hide(name: str) -> Change:
    return lambda presentation: find(presentation, name)._element.set("show", "0")


def insert(words: str, place: int) -> Change:
    def change(presentation: Any) -> None:
        own = presentation.slides.add_slide(presentation.slide_layouts.get_by_name("Title and text"))
        own.shapes.title.text_frame.text = words
        listed = presentation.slides._sldIdLst
        listed.insert(min(place, len(listed) - 1), listed[-1])

    return change


def take_out(name: str) -> Change:
    def change(presentation: Any) -> None:
        gone = find(presentation, name)
        entry = next(e for e in presentation.slides._sldIdLst if int(e.get("id")) == gone.slide_id)
        presentation.part.drop_rel(entry.rId)
        entry.getparent().remove(entry)

    return change


def move(name: str, place: int) -> Change:
    def change(presentation: Any) -> None:
        moved, listed = find(presentation, name), presentation.slides._sldIdLst
        entry = next(e for e in listed if int(e.get("id")) == moved.slide_id)
        listed.remove(entry)
        listed.insert(place, entry)

    return change


def fade(name: str) -> Change:
    def change(presentation: Any) -> None:
        fades = parse_xml(f"<p:transition {NAMES}><p:fade/></p:transition>")
        find(presentation, name)._element.find(f"{{{P}}}clrMapOvr").addnext(fades)

    return change


def animate(name: str, number: int = 1) -> Change:
    """The shape of that number appears on a click."""

    def change(presentation: Any) -> None:
        one = find(presentation, name)
        target = f'<p:spTgt spid="{one.shapes[number].shape_id}"/>'
        one._element.append(
            parse_xml(
                f'<p:timing {NAMES}><p:tnLst><p:par><p:cTn id="1" dur="indefinite" restart="never" nodeType="tmRoot">'
                '<p:childTnLst><p:seq concurrent="1" nextAc="seek"><p:cTn id="2" dur="indefinite" nodeType="mainSeq">'
                '<p:childTnLst><p:par><p:cTn id="3" fill="hold"><p:stCondLst><p:cond delay="indefinite"/></p:stCondLst>'
                '<p:childTnLst><p:par><p:cTn id="4" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst>'
                '<p:childTnLst><p:par><p:cTn id="5" presetID="1" presetClass="entr" presetSubtype="0" fill="hold" '
                'nodeType="clickEffect"><p:stCondLst><p:cond delay="0"/></p:stCondLst><p:childTnLst><p:set><p:cBhvr>'
                '<p:cTn id="6" dur="1" fill="hold"><p:stCondLst><p:cond delay="0"/></p:stCondLst></p:cTn><p:tgtEl>'
                f"{target}</p:tgtEl><p:attrNameLst><p:attrName>style.visibility</p:attrName></p:attrNameLst></p:cBhvr>"
                '<p:to><p:strVal val="visible"/></p:to></p:set></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn>'
                "</p:par></p:childTnLst></p:cTn></p:par></p:childTnLst></p:cTn></p:seq></p:childTnLst></p:cTn></p:par>"
                "</p:tnLst></p:timing>"
            )
        )

    return change


def recolour(presentation: Any) -> None:
    box = next(shape for shape in find(presentation, "drawing").shapes if shape.shape_type == 6).shapes[0]
    box.fill.solid()
    box.fill.fore_color.rgb = RGBColor(1, 2, 3)


def nudge(presentation: Any, name: str = "text", number: int = 10) -> None:
    find(presentation, name).placeholders[number].left = Mm(30)


def embolden(presentation: Any) -> None:
    find(presentation, "text").placeholders[10].text_frame.paragraphs[0].runs[0].font.bold = True


def resize(presentation: Any) -> None:
    find(presentation, "text").placeholders[10].text_frame.paragraphs[0].runs[0].font.size = Pt(19)


def retell(presentation: Any) -> None:
    table = next(shape.table for shape in find(presentation, "table").shapes if shape.has_table)
    table.cell(1, 1).text_frame.text = "My own cell"


def renumber(presentation: Any) -> None:
    chart = next(shape.chart for shape in find(presentation, "chart").shapes if shape.has_chart)
    point = chart.plots[0].series[0]._element
    next(point.iter(f"{{{C}}}v")).text = "Another name"


def repaint(presentation: Any) -> None:
    chart = next(shape.chart for shape in find(presentation, "chart").shapes if shape.has_chart)
    fill = chart.plots[0].series[0].format.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(1, 2, 3)


def set_ground(presentation: Any) -> None:
    fill = find(presentation, "text").background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(1, 2, 3)


def paste_picture(presentation: Any, name: str = "text") -> None:
    from PIL import Image

    data = io.BytesIO()
    Image.new("RGB", (8, 8), "#204060").save(data, "PNG")
    find(presentation, name).shapes.add_picture(data, Mm(1), Mm(1))


def drop_a_shape(presentation: Any) -> None:
    shape = find(presentation, "text").placeholders[10]._element
    shape.getparent().remove(shape)


def saved_by_libreoffice(*files: Path) -> None:
    """Decks of one folder opened and saved again by another program, in their place."""
    folder = files[0].resolve().parent / "anew"
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pptx"]
    subprocess.run([*command, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=240)
    for file in files:
        (folder / file.name).replace(file)
