"""The theme's typefaces in a Word file, whole, so that it looks the same on a computer that has none of them.

They are embedded as ECMA-376 part 4 (2.8.1, before part 1, 17.8.1) says: the first 32 bytes of a font are mixed with a
key, which is no secret. The SIL Open Font License allows it, and so do the fonts themselves. Whoever edits a sheet may
need any letter, so nothing is taken out of them: a file weighs half a megabyte more. Programs that know no embedded
typefaces take the one that is named beside each.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from lessonpress.resources.values import Value

from ..ooxml import Pressed, press
from ..svg import family_of

SANS, SERIF = "Calibri", "Cambria"
"""What stands in for a typeface that a program cannot show."""
KINDS = {(False, False): "Regular", (True, False): "Bold", (False, True): "Italic", (True, True): "BoldItalic"}
MIXED = 32
"""So many bytes of a font are mixed with its key."""


class Face(Value, frozen=True):
    """A face as Word knows it: the name of its family, and whether it is bold or slanted."""

    family: str
    is_bold: bool
    is_slanted: bool
    path: Path

    @property
    def kind(self) -> str:
        """Regular, Bold, Italic or BoldItalic."""
        return KINDS[self.is_bold, self.is_slanted]

    @property
    def substitute(self) -> str:
        """The family that is most like it among those that come with Word."""
        return SERIF if "Serif" in self.family else SANS


@lru_cache(maxsize=32)
def face_of(path: Path) -> Face:
    """What a typeface's file is: 'SourceSans3_700Bold' is Source Sans 3, bold."""
    kind = path.stem.partition("_")[2]
    return Face(family_of(path), "Bold" in kind, "Italic" in kind, path)


@lru_cache(maxsize=16)
def embedded(face: Face) -> tuple[Pressed, str]:
    """The mixed bytes of a face, compressed, and its key."""
    data = face.path.read_bytes()
    key = blake2b(data, digest_size=16).digest()
    mixed = bytes(byte ^ key[::-1][n % 16] for n, byte in enumerate(data[:MIXED])) + data[MIXED:]
    text = key.hex().upper()
    return press(mixed), f"{{{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}}}"


def families(faces: Iterable[Face]) -> dict[str, tuple[Face, ...]]:
    """The faces by family, each once, in a fixed order."""
    found: dict[str, dict[str, Face]] = {}
    for face in sorted(faces, key=lambda face: (face.family, face.is_slanted, face.is_bold)):
        found.setdefault(face.family, {})[face.kind] = face
    return {family: tuple(kinds.values()) for family, kinds in found.items()}
