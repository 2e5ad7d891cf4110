"""What the teacher says, as the page of notes that belongs to a slide (ECMA-376, part 1, 19.3.1.26)."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from lessonpress.layouts.document import Marker

from ...slides.paragraphs import Par
from .drawingml import NAMES, TREE
from .text import TextWriter


def notes_xml(notes: Sequence[Par], text: TextWriter) -> str:
    """The whole page: a picture of the slide, and the notes."""
    pars = "".join(_note(par, text) for par in notes)
    return (
        f"<p:notes {NAMES}><p:cSld><p:spTree>{TREE}"
        '<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide Image Placeholder 1"/><p:cNvSpPr><a:spLocks noGrp="1" '
        'noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>'
        '<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes Placeholder 2"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        '<p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/>{pars}</p:txBody></p:sp>"
        "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>"
    )


def _note(par: Par, text: TextWriter) -> str:
    """A paragraph; its marker is written out, for programs that show notes as plain text."""
    sign = {None: "", Marker.NUMBER: f"{par.number}. "}.get(par.marker, "– ")
    words = "".join(text.run(replace(run, colour=""), 0, None) for run in par.runs)
    lead = f'<a:r><a:rPr lang="{text.language}"/><a:t>{sign}</a:t></a:r>' if sign else ""
    return f"<a:p>{lead}{words}</a:p>"
