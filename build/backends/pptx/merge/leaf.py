"""One slide of a deck, with what the teacher may have done to it."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from ..drawingml import P
from .graft import COMMENTS
from .marks import Mark, Said, mark_of
from .meaning import said

_KEPT_BY_ALL = {"notes": "words_of_notes", "timing": "effects", "foot": "words_of_foot"}
"""What every program keeps of what is around a slide."""
_TRANSITION, _TIMING = f"{{{P}}}transition", f"{{{P}}}timing"


class Leaf:
    """A slide (python-pptx's), known by its mark. `resaved`: by a program that writes everything anew."""

    def __init__(self, slide: Any, *, resaved: bool = False) -> None:
        self.slide, self.resaved = slide, resaved
        self.part, self.element = slide.part, slide._element
        self.mark: Mark | None = mark_of(slide)
        self.written = self.mark.said if self.mark else Said()
        """What lessonpress wrote there."""

    @property
    def name(self) -> str:
        """The name that lessonpress gave it; empty for a slide of the teacher's own."""
        return self.mark.name if self.mark else ""

    @cached_property
    def said(self) -> Said:
        """What it says by now."""
        return said(self.slide)

    @property
    def title(self) -> str:
        """How to call it when something is told of it."""
        holder = self.slide.shapes.title
        words = " ".join(holder.text_frame.text.split()) if holder is not None and holder.has_text_frame else ""
        return words or self.name or "a slide without a title"

    def written_as(self, before: Leaf) -> None:
        """What lessonpress wrote there is `before`: it says so by today's reckoning, a mark by that of its day."""
        if self.mark and before.mark and self.mark.said == before.mark.said:
            self.written = before.said

    def disown(self) -> None:
        """Its mark means nothing here: the slide came from another deck."""
        self.mark, self.written = None, Said()

    # ---- what may go along with a slide that is brought up to date --------------------------------------------------

    @property
    def hidden(self) -> bool:
        """Whether it is left out when the deck is shown."""
        return str(self.element.get("show", "1")) in ("0", "false")

    @property
    def transitions(self) -> list[Any]:
        """How the slide comes in: elements beside the slide's content, some wrapped for older programs."""
        return [child for child in self.element if any(map(_shows, child.iter(_TRANSITION)))]

    @property
    def timing(self) -> Any | None:
        """The animations: an element beside the slide's content, some wrapped for older programs."""
        return next((child for child in self.element if next(child.iter(_TIMING), None) is not None), None)

    @property
    def comments(self) -> list[Any]:
        """Relationships to what was commented."""
        return [found for found in self.part.rels.values() if found.reltype in COMMENTS]

    @property
    def carries(self) -> bool:
        """Whether something of the teacher's goes along with it."""
        added = self.hidden or bool(self.transitions) or bool(self.comments)
        return added or bool(self.changed_besides)

    @property
    def changed_besides(self) -> set[str]:
        """Which of notes, animations and foot the teacher changed."""
        now, then = self.said, self.written
        looked = _KEPT_BY_ALL if self.resaved else {part: part for part in _KEPT_BY_ALL}
        return {part for part, how in looked.items() if getattr(now, how) != getattr(then, how)}

    def has_other(self, part: str, before: Leaf) -> bool:
        """Whether it says something else than `before` in its notes or animations."""
        return bool(getattr(self.said, _KEPT_BY_ALL[part]) != getattr(before.said, _KEPT_BY_ALL[part]))


def _shows(transition: Any) -> bool:
    """Whether there is anything to see of a transition, or it goes on by itself: some programs write empty ones."""
    return len(transition) > 0 or transition.get("advTm") is not None or transition.get("advClick") in ("0", "false")
