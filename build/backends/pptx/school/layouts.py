"""The layouts of a template as values: what their placeholders are, where they stand, and how they set their text."""

from __future__ import annotations

from lessonpress.resources.values import Value

from ....slides.grid import Frame
from .styles import Body, Level
from .tones import Scheme

TITLES = ("title", "ctrTitle")
FEET = ("ftr", "sldNum")


class Holder(Value, frozen=True):
    """A placeholder, and how it sets its text, level by level."""

    kind: str
    idx: int
    name: str
    frame: Frame
    body: Body
    levels: tuple[Level, ...]
    shared: bool = False
    """Whether another of the layout has the same number, so that a slide cannot say which of them it means."""


class Layout(Value, frozen=True):
    """A layout: `part` is where it lies in the file, `kind` its type, `body` the master's place for text."""

    part: str
    name: str
    kind: str
    master: int
    holders: tuple[Holder, ...]
    ground: str
    scheme: Scheme
    body: Holder | None
    faces: tuple[str, str]
    """The theme's typefaces for titles and for text."""

    @property
    def title(self) -> Holder | None:
        """Where its title stands."""
        return next((one for one in self.holders if one.kind in TITLES and one.body.upright), None)

    def of(self, *kinds: str) -> list[Holder]:
        """Its upright placeholders of some kinds, as they are read."""
        found = [one for one in self.holders if one.kind in kinds and one.body.upright]
        return sorted(found, key=lambda one: (round(one.frame.y / 10), one.frame.x))


class School(Value, frozen=True):
    """A template as it was understood; sizes in mm."""

    width: float
    height: float
    layouts: tuple[Layout, ...]
