"""A theme: colours, patterns, typefaces and the scale of type. One TOML file each in `themes/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from lessonpress.resources.values import Value

from .contrast import faults, grey
from .drawing.scene import Pattern

FOLDER = Path(__file__).parent / "themes"
GREY = "-grey"
"""After the name of a theme: the same without colour."""


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
    is_grey: bool = False

    def colour(self, name: str) -> str:
        """A colour of the palette as '#rrggbb'; a colour already written so is returned as it is."""
        return name if name.startswith("#") else self.colours[name]

    def style(self, name: str) -> TextStyle:
        """A text style by name."""
        return self.styles[name]

    def look(self, number: int) -> Look:
        """The look of the contender with this number; they repeat when there are more contenders than looks."""
        return self.looks[number % len(self.looks)]


class BadTheme(Exception):
    """The theme would be lost on a photocopy, or is hard to read; the message says where."""


@lru_cache(maxsize=8)
def load_theme(name: str = "classic") -> Theme:
    """The theme of that name; with '-grey' after it, without colour. Raises KeyError when there is none, BadTheme."""
    path = FOLDER / f"{name}.toml"
    if not path.is_file() and name.endswith(GREY):
        return _in_grey(load_theme(name.removesuffix(GREY)))
    if not path.is_file():
        raise KeyError(name)
    return read_theme(path.read_bytes())


def read_theme(raw: bytes) -> Theme:
    """A theme from its file. Raises BadTheme."""
    data = tomllib.loads(raw.decode())
    looks = tuple(Look(look["colour"], look["tint"], Pattern(look["pattern"])) for look in data["looks"])
    styles = {name: TextStyle(**style) for name, style in data["styles"].items()}
    faces = {name: FOLDER / "typefaces" / file for name, file in data["faces"].items()}
    if found := list(faults(data["colours"], styles, looks)):
        raise BadTheme("; ".join(found))
    return Theme(data["name"], faces, data["colours"], looks, styles, blake2b(raw, digest_size=8).hexdigest())


def _in_grey(theme: Theme) -> Theme:
    """The theme with a grey for every colour that is as light: whatever can be told apart still can."""
    colours = {name: grey(colour) for name, colour in theme.colours.items()}
    looks = tuple(Look(grey(look.colour), grey(look.tint), look.pattern) for look in theme.looks)
    return replace(theme, colours=colours, looks=looks, digest=theme.digest + GREY, is_grey=True)


def theme_names() -> tuple[str, ...]:
    """The themes there are."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
