"""What a deck's slides stand in: masters, layouts, theme, the size of a slide; and what is said of slides elsewhere."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml

from ..drawingml import A, P
from .meaning import digest, text_of

_SHOWS = f"{{{P}}}custShowLst"


def frame_of(presentation: Any) -> str:
    """A digest of the masters, layouts and themes of a presentation, and of the size of its slides."""
    said = [f"{presentation.slide_width} {presentation.slide_height}"]
    for master in presentation.slide_masters:
        for one in (master, *master.slide_layouts):
            said += [one.name or "", text_of(one._element.cSld, one.part)]
        said.append(_styles(master._element.find(f"{{{P}}}txStyles"), master.part))
        said.append(_theme(master.part))
    return digest("\n".join(said))


def has_shows(presentation: Any) -> bool:
    """Whether somebody put slides together into shows of their own."""
    shows = presentation.part._element.find(_SHOWS)
    return shows is not None and len(shows) > 0


def _styles(styles: Any, part: Any) -> str:
    return text_of(styles, part) if styles is not None else ""


def _theme(master: Any) -> str:
    """Colours and typefaces."""
    theme = next((found.target_part for found in master.rels.values() if found.reltype == RT.THEME), None)
    if theme is None:
        return ""
    root = parse_xml(theme.blob)
    return "".join(text_of(part, None) for part in root.iter(f"{{{A}}}clrScheme", f"{{{A}}}fontScheme"))
