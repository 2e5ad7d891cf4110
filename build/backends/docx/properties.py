"""Properties that styles of several kinds have: families of letters, sizes, colours of boxes."""

from __future__ import annotations

from lessonpress.layouts.document import Tone
from lessonpress.layouts.theme import TextStyle, Theme

from .faces import Face


def tones(theme: Theme) -> dict[Tone, tuple[str, str, str]]:
    """For each tone the colours of a box's ground, of its line and of the bar along its left edge; '' for none."""
    colour = theme.colour
    return {
        Tone.BANK: (colour("tint"), "", ""),
        Tone.SOURCE: ("", colour("hair"), ""),
        Tone.NOTE: (colour("tint"), "", ""),
        Tone.ANSWER: (colour("accent-tint"), "", colour("accent")),
        Tone.SECTION: ("", colour("rule"), ""),
    }


def family(face: Face, *, every: bool = False) -> str:
    """The family of a face, as a property of letters; of `every` sign, those too that Word takes for East Asian."""
    asian = f' w:eastAsia="{face.family}"' if every else ""
    return f'<w:rFonts w:ascii="{face.family}"{asian} w:hAnsi="{face.family}" w:cs="{face.family}"/>'


def hexed(colour: str) -> str:
    """'#rrggbb' as Word writes it."""
    return colour.removeprefix("#").upper()


def ground(fill: str) -> str:
    """What lies behind words, in a colour."""
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{hexed(fill)}"/>'


def half_points(style: TextStyle) -> int:
    """A size in half points, as Word counts."""
    return int(style.size * 2 + 0.01)  # what was measured must not become wider
