"""Styles of characters: what stands out among the words of a paragraph, and how."""

from __future__ import annotations

from typing import NamedTuple

from lessonpress.layouts.fields import BOX
from lessonpress.layouts.type.pieces import RAISED, variant

from ..ooxml import plain
from .faces import Face, face_of
from .properties import family, hexed
from .styles import Named, Styles, id_of

TICKED, UNTICKED = "☑", BOX
SUPERSCRIPT = 0.65
"""How large Word makes raised letters beside others of their size."""


class Look(NamedTuple):
    """What some words are, all at once: a strong answer, a link in a note."""

    emphasis: bool = False
    strong: bool = False
    key_word: bool = False
    answer: bool = False
    on_line: bool = False
    """An answer that is filled into its gap."""
    link: bool = False
    blank: bool = False


NAMES = {
    "key_word": "Key word",
    "strong": "Strong",
    "emphasis": "Emphasis",
    "on_line": "Filled-in answer",
    "answer": "Answer",
    "link": "Hyperlink",
    "blank": "Blank",
}


class Letters:
    """The styles of characters of one document; they are kept among its other styles."""

    def __init__(self, styles: Styles) -> None:
        self.styles, self.theme = styles, styles.theme
        self._known: dict[tuple[str, str], str] = {}

    def style(self, look: Look, around: Named) -> str:
        """The id of the style for such words in a paragraph of that style; '' for plain ones."""
        names = [
            name for part, name in NAMES.items() if getattr(look, part) and not (part == "answer" and look.on_line)
        ]
        return self._named(" + ".join(names), self._look(look, around), around) if names else ""

    def citation(self, around: Named) -> str:
        """The codes of sources: small and raised, or on the line where small would be too small."""
        style = around.style
        size = self.styles.type.citation_size(style)
        is_raised = size <= style.size * RAISED
        face = face_of(self.theme.faces["sans"])
        bold = "<w:b/>" if around.face.is_bold else ""  # twice bold is not bold
        slant = "<w:i/>" if around.face.is_slanted else ""
        colour = f'<w:color w:val="{hexed(self.theme.colour("soft"))}"/>'
        raised = '<w:vertAlign w:val="superscript"/>' if is_raised else ""
        half_points = round(size / (SUPERSCRIPT if is_raised else 1.0) * 2)
        look = f'{family(face)}{bold}{slant}{colour}<w:sz w:val="{half_points}"/>{raised}'
        return self._named("Citation", look, around)

    @property
    def tick_face(self) -> Face:
        """The face that has the boxes."""
        names = ("sans", *self.theme.faces)
        has_box = (name for name in names if self.styles.type.face(name).covers(UNTICKED))
        return face_of(self.theme.faces[next(has_box, "sans")])

    def tick_box(self) -> str:
        """A box to tick."""
        face = self.tick_face
        self.styles.faces.add(face)
        return self._named("Tick box", family(face, every=True), self.styles.base("body"))

    def _look(self, look: Look, around: Named) -> str:
        """The properties; bold words in a bold style would turn light, so that what is bold already says nothing."""
        theme, base = self.theme, around.style.face
        bold = look.strong or look.key_word or look.on_line
        wanted = variant(base, bold=bold, italic=look.emphasis)
        if look.answer and not look.on_line and "bold" not in wanted:
            wanted = variant(wanted, italic=True)
        face = face_of(theme.faces[wanted])
        self.styles.faces.add(face)
        parts = [family(face) if face.family != around.face.family else ""]
        parts.append("<w:b/><w:bCs/>" if face.is_bold != around.face.is_bold else "")
        parts.append("<w:i/><w:iCs/>" if face.is_slanted != around.face.is_slanted else "")
        parts.append(f'<w:color w:val="{hexed(theme.colour("answer"))}"/>' if look.answer else "")
        parts.append('<w:u w:val="single"/>' if look.on_line or look.link or look.blank else "")
        return "".join(parts)

    def _named(self, name: str, look: str, around: Named) -> str:
        """The id of the style with that name and look; a name whose look is another already gets an addition."""
        if (name, look) not in self._known:
            free, number = name, 1
            while id_of(free) in self.styles.made:
                number += 1
                free = f"{name} (in {around.face.kind.lower()} type)" if number == 2 else f"{name} {number}"
            style_id = id_of(free)
            ours = "" if free in ("Strong", "Emphasis", "Hyperlink") else ' w:customStyle="1"'
            self.styles.made[style_id] = (
                f'<w:style w:type="character"{ours} w:styleId="{style_id}"><w:name w:val="{plain(free)}"/>'
                f'<w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr>{look}</w:rPr></w:style>'
            )
            self._known[name, look] = style_id
        return self._known[name, look]
