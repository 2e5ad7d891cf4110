"""What a deck's slides stand in: masters, layouts, theme, the size of a slide; and what is said of slides elsewhere."""

from __future__ import annotations

from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml

from ..drawingml import A, P
from .astext import digest, text_of

_SHOWS = f"{{{P}}}custShowLst"
_BESIDES = (RT.HANDOUT_MASTER, RT.FONT, RT.CUSTOM_XML, RT.TAGS)


def frame_of(presentation: Any) -> set[str]:
    """The size of the slides, and a digest of each master with its layouts and its theme."""
    return {size_of(presentation), *map(_master, presentation.slide_masters)}


def size_of(presentation: Any) -> str:
    """How wide and high slides are."""
    return f"{presentation.slide_width} {presentation.slide_height}"


def _master(master: Any) -> str:
    said = [_styles(master._element.find(f"{{{P}}}txStyles"), master.part), _theme(master.part)]
    for one in (master, *master.slide_layouts):
        said += [one.name or "", text_of(one._element.cSld, one.part)]
    return digest("\n".join(said))


def besides(presentation: Any, *, resaved: bool = False) -> tuple[object, ...]:
    """What there is besides slides and their frame that a teacher may have put there.

    Shows, masters of notes and handouts, typefaces, data of add-ins, and what is told of the deck; `resaved` decks have
    masters of notes that another program wrote anew.
    """
    shows = presentation.part._element.find(_SHOWS)
    related = [found for found in presentation.part.rels.values() if not found.is_external]
    kinds = sorted(found.reltype for found in related if found.reltype in _BESIDES)
    masters = [found.target_part for found in related if found.reltype == RT.NOTES_MASTER and not resaved]
    about = presentation.core_properties
    told = (about.title, about.subject, about.keywords, about.comments, about.category)
    looks = [digest(text_of(master._element.cSld, master)) for master in masters]
    return (shows is not None and len(shows) > 0, *(() if resaved else kinds), *looks, *told)


def _styles(styles: Any, part: Any) -> str:
    return text_of(styles, part) if styles is not None else ""


def _theme(master: Any) -> str:
    """Colours and typefaces."""
    theme = next((found.target_part for found in master.rels.values() if found.reltype == RT.THEME), None)
    if theme is None:
        return ""
    root = parse_xml(theme.blob)
    return "".join(text_of(part, None) for part in root.iter(f"{{{A}}}clrScheme", f"{{{A}}}fontScheme"))
