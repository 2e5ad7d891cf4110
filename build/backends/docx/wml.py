"""The few words of WordprocessingML that every part writes: names, measures, runs."""

from __future__ import annotations

import re

from ..ooxml import plain

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMES = (
    f'xmlns:w="{W}" xmlns:w14="{W14}" xmlns:mc="{MC}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}" '
    'mc:Ignorable="w14"'
)
"""The namespaces, as a part's root declares them."""


_LINE_ENDS = re.compile("[\t\n\r]")


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def points(value: float) -> int:
    """Points in twentieths of a point."""
    return round(value * 20)


def run(text: str, style: str = "", language: str = "") -> str:
    """Words in a style of characters, and perhaps in a language of their own."""
    look = (f'<w:rStyle w:val="{style}"/>' if style else "") + (
        f'<w:lang w:val="{plain(language)}"/>' if language else ""
    )
    props = f"<w:rPr>{look}</w:rPr>" if look else ""
    return f'<w:r>{props}<w:t xml:space="preserve">{plain(_LINE_ENDS.sub(" ", text))}</w:t></w:r>' if text else ""


TAB = "<w:r><w:tab/></w:r>"


def field(code: str, shown: str, style: str = "") -> str:
    """A field, and what it shows until Word works it out."""
    return f'<w:fldSimple w:instr=" {code} ">{run(shown, style)}</w:fldSimple>'
