"""Styles of paragraphs: each is made when it is first asked for, from the theme, and based on what it varies.

Whoever changes `Body Text` changes lists and boxes with it: a variant says only in what it differs.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from msgspec.structs import replace

from lessonpress.layouts.document import Marker, Tone
from lessonpress.layouts.theme import TextStyle, Theme
from lessonpress.layouts.type.paragraph import Typesetter

from ...pages.setter import PADDING, Setter
from ..ooxml import plain
from .defaults import defaults
from .faces import Face, face_of
from .parts import KEPT
from .properties import family, ground, half_points, hexed, tones
from .wml import points, twips

NAMES = {
    "body": "Body Text",
    "title": "Title",
    "subtitle": "Subtitle",
    "heading-2": "heading 1",
    "heading-3": "heading 2",
    "heading-4": "heading 3",
    "caption": "caption",
    "foot": "footer",
}
"""What Word itself calls a style; the others have names of ours. The title is no heading, so headings begin at 1."""
LISTS = {
    Marker.BULLET: "List Bullet",
    Marker.NUMBER: "List Number",
    Marker.LETTER: "List Letter",
    Marker.BOX: "List Box",
}
_BUILT_IN = re.compile("List (Bullet|Number|Continue)( [2-5])?|toc 1")
"""Names of lists and contents that are Word's own too."""
AFTER_ENTRY = 0.35
"""Space after an entry of a list, in lines."""
BEFORE_QUESTION = 4.6
"""Space before an entry that is more than a paragraph, in mm."""
MOST_INSET = 8
"""The space between a frame's line and its words, in points."""


class Named(NamedTuple):
    """A style of paragraphs: its id, its measures as the theme has them, and its face."""

    id: str
    style: TextStyle
    face: Face


class Variant(NamedTuple):
    """What a paragraph has besides its role: its place in a list or a box, and where its words stand."""

    marker: Marker | None = None
    depth: int = 0
    """In how many lists it stands."""
    indent: float = 0.0
    """How far those make it stand in, in mm."""
    is_question: bool = False
    """Whether the entries of its list are more than paragraphs."""
    tone: Tone | None = None
    """Of the box whose frame goes around it."""
    align: str = "left"
    hang: float = 0.0
    """How far the words stand in behind the mark of an entry, in mm."""
    outline: int = 0
    """Of a heading: the level that it has in the outline, where that is not the one that it looks like."""


class Styles:
    """The styles of one document."""

    def __init__(self, setter: Setter, language: str) -> None:
        self.main = replace(setter, styles={})  # how large and how loose most of the document is
        self.type: Typesetter = setter.type
        self.theme: Theme = setter.theme
        self.language = language
        self.faces: set[Face] = set()
        self.made: dict[str, str] = {}
        self._ids: dict[tuple[object, ...], Named] = {}
        self._plain: dict[tuple[str, str, str], str] = {}

    # ---- paragraphs -------------------------------------------------------------------------------------------------

    def paragraph(self, setter: Setter, role: str, variant: Variant = Variant()) -> Named:  # noqa: B008
        """The style for a role as this setter has it."""
        theirs = setter.styles.get(role, role)
        style = setter.style(role)
        key = (theirs, style, setter.air, variant)
        if key not in self._ids:
            self._ids[key] = self._make(theirs, style, setter.air, variant)
        return self._ids[key]

    def plain(self, name: str, look: str, based_on: str = "") -> str:
        """A style of ours that no role of the theme stands behind; `look` is its pPr and rPr."""
        key = (name, look, based_on)
        if key not in self._plain:
            base, free = based_on or self.base("body").id, self._free(name)
            self._plain[key] = id_of(free)
            self.made[id_of(free)] = _xml(id_of(free), free, base, look)
        return self._plain[key]

    def base(self, role: str) -> Named:
        """The style that one of the theme's own becomes."""
        key = (role, "base")
        if key not in self._ids:
            self._ids[key] = self._base(role)
        return self._ids[key]

    def _base(self, role: str) -> Named:
        style = self.main.style(role)
        name = NAMES.get(role, role.replace("-", " ").capitalize())
        look = f"<w:pPr>{self._paragraph_look(role, style)}</w:pPr><w:rPr>{self._letters(style)}</w:rPr>"
        style_id = id_of(name)
        following = self.base("body").id if role == "title" or role.startswith("heading") else ""
        self.made[style_id] = _xml(style_id, name, "Normal", look, following, is_shown=True)
        return Named(style_id, style, self._face(style))

    def _make(self, role: str, style: TextStyle, air: float, variant: Variant) -> Named:
        """The base itself, or a variant of it."""
        base = self.base(role)
        if style == base.style and air == self.main.air and variant == Variant():
            return base
        name, look = self._variant(role, style, air, variant)
        name = self._free(name)
        style_id = id_of(name)
        self.made[style_id] = _xml(style_id, name, base.id, look, is_shown=variant.marker is not None)
        return Named(style_id, style, base.face)

    def _free(self, name: str) -> str:
        """A name that no other style has."""
        number, free = 1, name
        while id_of(free) in self.made:
            number += 1
            free = f"{name} {number}"
        return free

    def _variant(self, role: str, style: TextStyle, air: float, variant: Variant) -> tuple[str, str]:
        """The name of a variant, and in what it differs."""
        base = self.base(role)
        name = NAMES.get(role, role.replace("-", " ").capitalize())
        if variant.depth:
            listed = LISTS[variant.marker] if variant.marker else "List Continue"
            name = listed if role == "body" else f"{name} {listed.lower()}"
            name += f" {variant.depth}" if variant.depth > 1 else ""
        words = [f"{style.size:.3g} pt"] if style.size != base.style.size else []
        words += ["question"] if variant.is_question and variant.marker else []
        words += [f"{variant.tone.value} box"] if variant.tone else []
        words += [variant.align] if variant.align != "left" else []
        words += [f"as level {variant.outline - 1}"] if variant.outline else []
        letters = (
            f'<w:sz w:val="{half_points(style)}"/><w:szCs w:val="{half_points(style)}"/>'
            if style.size != base.style.size
            else ""
        )
        look = f"<w:pPr>{self._difference(style, air, variant)}</w:pPr>"
        name += f" ({' '.join(words)})" if words else ""  # a comma would begin another name of the style
        return name, look + (f"<w:rPr>{letters}</w:rPr>" if letters else "")

    def _difference(self, style: TextStyle, air: float, variant: Variant) -> str:
        before, after = style.before * air, style.after * air
        if variant.depth:
            after = min(after, AFTER_ENTRY * style.leading)
        if variant.is_question and variant.marker:
            before = BEFORE_QUESTION * air * 72 / 25.4
        frame = self._frame(variant.tone) if variant.tone else ""
        left, right = variant.indent, 0.0
        if variant.tone:
            left, right = left + PADDING, PADDING
        tabs = f'<w:tabs><w:tab w:val="left" w:pos="{twips(left)}"/></w:tabs>' if variant.hang else ""
        space = self._spacing(style, before, after)
        hanging = f' w:hanging="{twips(variant.hang)}"' if variant.hang else ""
        stands = f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}"{hanging}/>' if left or right else ""
        side = f'<w:jc w:val="{variant.align}"/>' if variant.align != "left" else ""
        outline = f'<w:outlineLvl w:val="{variant.outline - 2}"/>' if variant.outline else ""
        return frame + tabs + space + stands + side + outline

    def _paragraph_look(self, role: str, style: TextStyle) -> str:
        keeps = "<w:keepNext/><w:keepLines/>" if role in KEPT else ""
        level = f'<w:outlineLvl w:val="{int(role[-1]) - 2}"/>' if role.startswith("heading-") else ""
        return keeps + self._spacing(style, style.before * self.main.air, style.after * self.main.air) + level

    def _spacing(self, style: TextStyle, before: float, after: float) -> str:
        """Space around, and between lines: as a multiple of the face's own, so that larger words have larger lines."""
        face = self.type.face(style.face)
        part = style.leading / (style.size * (face.ascent - face.descent))
        return (
            f'<w:spacing w:before="{points(before)}" w:after="{points(after)}" '
            f'w:line="{round(240 * part)}" w:lineRule="auto"/>'
        )

    def _frame(self, tone: Tone) -> str:
        """The lines around a box of paragraphs, and its ground."""
        fill, line, bar = tones(self.theme)[tone]
        edges = "".join(
            f'<w:{side} w:val="single" w:sz="{24 if bar and side == "left" else 6}" w:space="{MOST_INSET}" '
            f'w:color="{hexed(bar if bar and side == "left" else line or fill)}"/>'
            for side in ("top", "left", "bottom", "right")
        )
        return f"<w:pBdr>{edges}</w:pBdr>{ground(fill) if fill else ''}"

    # ---- letters ----------------------------------------------------------------------------------------------------

    def _face(self, style: TextStyle) -> Face:
        face = face_of(self.theme.faces[style.face])
        self.faces.add(face)
        return face

    def _letters(self, style: TextStyle) -> str:
        """The face, size and colour of a style."""
        face, size = self._face(style), half_points(style)
        bold = "<w:b/><w:bCs/>" if face.is_bold else ""
        slanted = "<w:i/><w:iCs/>" if face.is_slanted else ""
        colour = f'<w:color w:val="{hexed(self.theme.colour(style.colour))}"/>'
        return f'{family(face)}{bold}{slanted}{colour}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'

    def xml(self) -> str:
        """All styles that were asked for, and what they rest on."""
        return defaults(self._letters(self.base("body").style), self.language) + "".join(self.made.values())


def id_of(name: str) -> str:
    """The id that stands for a name: 'heading 1' is Heading1."""
    words = re.split(r"\W+", name)
    return "".join(word[:1].upper() + word[1:] for word in words)


def _xml(style_id: str, name: str, base: str, look: str, following: str = "", *, is_shown: bool = False) -> str:
    rests = f'<w:basedOn w:val="{base}"/>' if base != style_id else ""
    after = f'<w:next w:val="{following}"/>' if following else ""
    shown = "<w:qFormat/>" if is_shown else ""
    ours = "" if name in NAMES.values() or _BUILT_IN.fullmatch(name) else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{ours} w:styleId="{style_id}"><w:name w:val="{plain(name)}"/>'
        f"{rests}{after}{shown}{look}</w:style>"
    )
