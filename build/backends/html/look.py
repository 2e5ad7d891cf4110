"""The theme as style sheet: its colours and its scale of type, for the screen and for a browser's printer."""

from __future__ import annotations

import re

from markupsafe import Markup

from lessonpress.layouts.theme import TextStyle, Theme
from lessonpress.resources.values import Value

from ..svg import families
from .elements import printable

_BOLD = re.compile(r"bold|black|heavy", re.IGNORECASE)


class Look(Value, frozen=True):
    """What the style sheets ask of a theme. One rem is the size of its body text."""

    theme: Theme

    @property
    def body(self) -> float:
        """Size of the body text on paper, in points."""
        return self.theme.style("body").size

    def colour(self, name: str) -> str:
        """A colour of the palette."""
        return self.theme.colour(name)

    def text(self, name: str) -> Markup:
        """The declarations that set text in one of the theme's styles."""
        style = self.theme.style(name)
        file = self.theme.faces[style.face]
        slant = "italic " if "italic" in file.stem.lower() else ""
        weight = 700 if _BOLD.search(file.stem) else 400
        font = f"{slant}{weight} {self.rem(style.size)}/{style.leading / style.size:.3g} {families(file)}"
        return Markup("font: {}; color: {};").format(Markup(font), self.colour(style.colour))

    def rem(self, points: float) -> str:
        """A measure in points as a multiple of the body text."""
        return f"{points / self.body:.4g}rem"

    def style(self, name: str) -> TextStyle:
        """A style's measures."""
        return self.theme.style(name)


def css_text(words: str) -> Markup:
    """A string of CSS (CSS Syntax 3, 4.3.5) that shows `words` and can end neither itself nor the style sheet."""
    escaped = re.sub(r"[^A-Za-z0-9 .,:·]", lambda sign: f"\\{ord(sign[0]):x} ", printable(words))
    return Markup(f'"{escaped}"')


def page_count(words: str) -> Markup:
    """CSS content (CSS Paged Media 3, 6.3) of a label: a line break stands for the page, a return for the last."""
    parts = re.split(r"([\n\r])", words)
    counters = {"\n": "counter(page)", "\r": "counter(pages)"}
    return Markup(" ").join(Markup(counters[part]) if part in counters else css_text(part) for part in parts)
