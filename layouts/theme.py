"""A theme: colours, patterns, typefaces and the scale of type. One TOML file each in `themes/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct

from lessonpress.resources.values import Value

from .drawing.scene import Pattern

FOLDER = Path(__file__).parent / "themes"


class TextStyle(Value, frozen=True):
    """How a kind of text is set: sizes, leading and space in points; `face` and `colour` are the theme's names."""

    face: str
    size: float
    leading: float
    colour: str = "ink"
    before: float = 0.0
    after: float = 0.0
    hyphenate: bool = False

    def scaled(self, factor: float) -> TextStyle:
        """The same style, larger or smaller in all its measures."""
        f = factor
        return TextStyle(
            self.face, self.size * f, self.leading * f, self.colour, self.before * f, self.after * f, self.hyphenate
        )


class Look(Value, frozen=True):
    """What marks one contender: a colour, its light tint, and a pattern that survives a photocopy."""

    colour: str
    tint: str
    pattern: Pattern


class Theme(Struct, frozen=True, eq=False):
    """How everything looks.

    `digest` is of the theme's file, typefaces by name. Their bytes lie in `layouts/`: they count as code that prints.
    """

    name: str
    faces: Mapping[str, Path]
    colours: Mapping[str, str]
    looks: tuple[Look, ...]
    styles: Mapping[str, TextStyle]
    digest: str

    def colour(self, name: str) -> str:
        """A colour of the palette as '#rrggbb'; a colour already written so is returned as it is."""
        return name if name.startswith("#") else self.colours[name]

    def style(self, name: str) -> TextStyle:
        """A text style by name."""
        return self.styles[name]

    def look(self, number: int) -> Look:
        """The look of the contender with this number; they repeat when there are more contenders than looks."""
        return self.looks[number % len(self.looks)]


@lru_cache(maxsize=8)
def load_theme(name: str = "classic") -> Theme:
    """The theme of that name. Raises KeyError when there is none."""
    path = FOLDER / f"{name}.toml"
    if not path.is_file():
        raise KeyError(name)
    raw = path.read_bytes()
    data = tomllib.loads(raw.decode())
    looks = tuple(Look(look["colour"], look["tint"], Pattern(look["pattern"])) for look in data["looks"])
    styles = {name: TextStyle(**style) for name, style in data["styles"].items()}
    faces = {name: FOLDER / "typefaces" / file for name, file in data["faces"].items()}
    return Theme(data["name"], faces, data["colours"], looks, styles, blake2b(raw, digest_size=8).hexdigest())


def theme_names() -> tuple[str, ...]:
    """The themes there are."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
