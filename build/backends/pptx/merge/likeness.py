"""Whether two slides look alike although another program has written everything of one anew.

LibreOffice turns what layouts say into what each run says, names all placeholders alike, moves things by hundredths of
a millimetre and forgets descriptions. What it does keep is compared: words and their looks, places, colours, tables and
the numbers of charts.
"""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from .cells import ANY
from .looks import Look
from .things import Shade, Thing, Width, Words, ground, has_strange, things
from .traits import Trait

NEAR = 3600
"""How far apart two places may be that count as one, in EMU: a tenth of a millimetre."""
SHADE = 3
"""How far apart two parts of a colour may be, of 255."""
_OTHERS = ("LibreOffice", "OpenOffice", "Collabora")


def was_resaved(presentation: Any) -> bool:
    """Whether a program saved the deck that writes all of it anew."""
    rels = presentation.part.package._rels.values()
    about = next((found.target_part.blob for found in rels if found.reltype == RT.EXTENDED_PROPERTIES), b"")
    return any(name.encode() in about for name in _OTHERS)


def alike(one: Any, other: Any) -> bool:
    """Whether two slides (python-pptx's) look alike."""
    if ground(one) != ground(other) or any(map(has_strange, (one, other))):
        return False
    first, second = things(one), things(other)
    return len(first) == len(second) and all(map(_same, first, second))


def _same(one: Thing, other: Thing) -> bool:
    near = all(abs(a - b) <= NEAR for a, b in zip(one.box, other.box, strict=True))
    painted = _shade(one.fill, other.fill) and _shade(one.line, other.line)
    says = _says(one.says, other.says) and _says(one.traits, other.traits)
    return one.kind == other.kind and near and painted and says


def _says(one: object, other: object) -> bool:
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(_says, one, other))
    if isinstance(one, Shade) and isinstance(other, Shade):
        return _shade(one.colour, other.colour)
    if isinstance(one, Trait) and isinstance(other, Trait):
        return one == other or ANY in (one.said, other.said)
    if isinstance(one, Width) and isinstance(other, Width):
        return abs(one.width - other.width) <= NEAR
    if isinstance(one, Words) and isinstance(other, Words):
        plain = (one.text, one.link, one.traits) == (other.text, other.link, other.traits)
        return plain and _looks(_unlinked(one), _unlinked(other))
    return one == other


def _unlinked(words: Words) -> Look:
    """The look of words, but for what a program gives every link: a line under it, and a colour."""
    return replace(words.look, underline=False, colour=ANY) if words.link else words.look


def _looks(one: Look, other: Look) -> bool:
    plain = (one.size, one.bold, one.italic, one.underline, one.face)
    return plain == (other.size, other.bold, other.italic, other.underline, other.face) and _shade(
        one.colour, other.colour
    )


def _shade(one: str, other: str) -> bool:
    if one == other or ANY in (one, other):
        return True
    if len(one) != 6 or len(other) != 6:
        return False
    return all(abs(int(one[i : i + 2], 16) - int(other[i : i + 2], 16)) <= SHADE for i in (0, 2, 4))
