"""Where a click on a slide leads: its relationships to web addresses and to other slides."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE


class SlideLinks:
    """The links of one slide. `part_of` gives the part of a slide by its id."""

    def __init__(self, slide: Any, part_of: Callable[[str], Any]) -> None:
        self._slide, self._part_of = slide, part_of

    def web(self, address: str) -> str:
        """The relationship to a web address."""
        return str(self._slide.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def slide(self, name: str) -> str:
        """The relationship to the slide of that id; empty where the deck has none."""
        part = self._part_of(name)
        return str(self._slide.relate_to(part, RELATIONSHIP_TYPE.SLIDE)) if part is not None else ""
