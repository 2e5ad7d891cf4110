"""Lists that count by themselves: a definition for each kind, and a list of its own wherever counting starts anew."""

from __future__ import annotations

from lessonpress.layouts.document import ListBlock, Marker

from ..ooxml import plain
from .wml import NAMES, twips

DEEPEST = 9
"""Levels of a list that Word knows."""
_KINDS = {Marker.BULLET: ("bullet", "•"), Marker.NUMBER: ("decimal", "%{0}."), Marker.LETTER: ("upperLetter", "%{0}")}


class Numbering:
    """The lists of one document."""

    def __init__(self) -> None:
        self._kinds: dict[tuple[Marker, str, float, float], int] = {}
        self._lists: list[tuple[int, int, int]] = []
        self._bullets: dict[int, int] = {}

    def begin(self, block: ListBlock, level: int, left: float, hang: float) -> int:
        """The id of a list that begins at `level`: its words stand in by `left` mm, `hang` mm behind their marks."""
        about = (block.marker, block.prefix, left - level * hang, hang)
        kind = self._kinds.setdefault(about, len(self._kinds))
        if block.marker is Marker.BULLET:
            if kind not in self._bullets:
                self._bullets[kind] = self._add(kind, 0, 0)
            return self._bullets[kind]
        return self._add(kind, level, block.first)

    def _add(self, kind: int, level: int, first: int) -> int:
        self._lists.append((kind, level, first))
        return len(self._lists)

    def xml(self) -> str:
        """The numbering part of the file."""
        kinds = "".join(
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
            + "".join(_level(level, marker, prefix, left + level * hang, hang) for level in range(DEEPEST))
            + "</w:abstractNum>"
            for (marker, prefix, left, hang), number in self._kinds.items()
        )
        lists = "".join(_list(number, *about) for number, about in enumerate(self._lists, 1))
        return f"<w:numbering {NAMES}>{kinds}{lists}</w:numbering>"


def _level(level: int, marker: Marker, prefix: str, left: float, hang: float) -> str:
    form, text = _KINDS[marker]
    text = f"{prefix}%{level + 1}" if prefix else text.format(level + 1)
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{plain(text)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="{twips(left)}"/></w:tabs>'
        f'<w:ind w:left="{twips(left)}" w:hanging="{twips(hang)}"/></w:pPr></w:lvl>'
    )


def _list(number: int, kind: int, level: int, first: int) -> str:
    start = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{first}"/></w:lvlOverride>' if first else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>{start}</w:num>'
