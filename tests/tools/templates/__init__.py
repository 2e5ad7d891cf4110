"""Templates of the kinds that schools have."""

from collections.abc import Callable

from .libreoffice import libreoffice
from .pictures import pictures
from .powerpoint import four_by_three, odd, potx, powerpoint, renumbered
from .scratch import scratch

KINDS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "powerpoint": ("school.pptx", powerpoint),
    "scratch": ("scratch.pptx", scratch),
    "odd": ("odd.pptx", odd),
    "four-by-three": ("old.pptx", four_by_three),
    "potx": ("schule.potx", potx),
    "pictures": ("pictures.pptx", pictures),
    "libreoffice": ("libre.pptx", libreoffice),
    "renumbered": ("renumbered.pptx", renumbered),
}
"""The kinds of template by what they are for, each with a name for its file and what makes it."""
