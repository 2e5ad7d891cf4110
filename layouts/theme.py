"""A theme: colours, patterns, typefaces and the scale of type. One TOML file each in `themes/`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from lessonpress.resources.values import Value

from .contrast import faults, grey
from .drawing.scene import Pattern

FOLDER = Path(__file__).parent / "themes"
GREY, LARGE = "-grey", "-large-print"
"""After the name of a theme: the same without colour; the same for readers who see little."""
LARGE_SIZE, LARGER, LARGE_LEADING = 18.0, 1.25, 1.35
"""Large print has no type under 18 points and no italics; headings are larger, lines further apart (UKAAF G003)."""
PLACED = ("poster", "card", "sheet")
"""Styles of what has its place on a sheet of one size, and cannot run over to the next."""


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
    is_roomy: bool = False
    """Whether it is for readers who need large or open type: then nothing has to stand on a given number of pages."""
    smallest: float = 7.0
    """The least size of the codes of sources, in points."""
    writing_line: float = 8.5
    """Distance between lines to write on, in mm: for the handwriting of 11- to 18-year-olds."""

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
    """The theme of that name, also with '-grey' or '-large-print' after it. Raises KeyError for none, BadTheme."""
    path = FOLDER / f"{name}.toml"
    if not path.is_file() and name.endswith(GREY):
        return _in_grey(load_theme(name.removesuffix(GREY)))
    if not path.is_file() and name.endswith(LARGE):
        return _in_large_print(load_theme(name.removesuffix(LARGE)))
    if not path.is_file():
        raise KeyError(name)
    return read_theme(path.read_bytes())


def read_theme(raw: bytes) -> Theme:
    """A theme from its file, with all that it does not say as in the theme that it `extends`. Raises BadTheme."""
    data, raw = _whole(raw)
    looks = tuple(Look(look["colour"], look["tint"], Pattern(look["pattern"])) for look in data["looks"])
    styles = {name: TextStyle(**style) for name, style in data["styles"].items()}
    faces = {name: FOLDER / "typefaces" / file for name, file in data["faces"].items()}
    if found := list(faults(data["colours"], styles, looks)):
        raise BadTheme("; ".join(found))
    digest = blake2b(raw, digest_size=8).hexdigest()
    return Theme(data["name"], faces, data["colours"], looks, styles, digest, is_roomy=data.get("roomy", False))


def _whole(raw: bytes) -> tuple[dict[str, Any], bytes]:
    """What a theme's file says, and the theme that it extends; and the bytes that say it."""
    data = tomllib.loads(raw.decode())
    if "extends" not in data:
        return data, raw
    base, under = _whole((FOLDER / f"{data['extends']}.toml").read_bytes())
    whole = {key: {**base[key], **data.get(key, {})} for key in ("faces", "colours", "styles")}
    return {**base, **data, **whole}, under + raw


def _in_grey(theme: Theme) -> Theme:
    """The theme with a grey for every colour that is as light: whatever can be told apart still can."""
    colours = {name: grey(colour) for name, colour in theme.colours.items()} | {"paper": "#ffffff"}
    looks = tuple(Look(grey(look.colour), grey(look.tint), look.pattern) for look in theme.looks)
    return replace(theme, colours=colours, looks=looks, digest=theme.digest + GREY, is_grey=True)


def _in_large_print(theme: Theme) -> Theme:
    """The theme in large type without serifs or italics, all in ink; what is placed on one sheet keeps its sizes."""

    def large(style: TextStyle) -> TextStyle:
        size = max(LARGE_SIZE, LARGER * style.size)
        colour = "ink" if style.colour == "soft" else style.colour
        space = size / style.size
        leading = LARGE_LEADING * size
        return TextStyle(style.face, size, leading, colour, space * style.before, space * style.after)

    styles = {n: style if n.startswith(PLACED) else large(style) for n, style in theme.styles.items()}
    plain = {"display": "sans-bold", "sans-italic": "sans", "sans-bold-italic": "sans-bold"}
    faces = {name: theme.faces[plain.get(name, name)] for name in theme.faces}
    return replace(
        theme,
        faces=faces,
        styles=styles,
        digest=theme.digest + LARGE,
        is_roomy=True,
        smallest=LARGE_SIZE - 2,
        writing_line=12.0,
    )


def base_name(name: str) -> str:
    """The name of a theme without what may stand after it."""
    while name.endswith((GREY, LARGE)):
        name = name.removesuffix(GREY).removesuffix(LARGE)
    return name


def theme_names() -> tuple[str, ...]:
    """The themes there are."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
