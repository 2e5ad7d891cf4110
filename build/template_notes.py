"""What one should know of a template beside its layouts: words that are hard to read, places that are hard to hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lessonpress.layouts.contrast import contrast

from .backends.pptx.school.layouts import TITLES, Holder, Layout, School
from .backends.pptx.school.suits import CONTENTS
from .backends.pptx.school.template import Fitted
from .backends.pptx.school.tones import readable

_WORDS = {"titles": TITLES, "text": ("subTitle", "body", "obj")}
_SLACK = 1.0
"""A place may reach so far beyond the slide, in mm: programs round."""


def notes(fitted: Fitted) -> Iterator[str]:
    """A line for each, of the layouts that were chosen."""
    layouts = {choice.layout.part: choice.layout for choice in fitted.choices.values()}
    for what, kinds in _WORDS.items():
        yield from _hard_to_read(what, kinds, layouts)
    beyond = [layout.name for layout in layouts.values() if _reaches_beyond(layout, fitted.school)]
    if beyond:
        yield f"places in {_listed(beyond)} reach beyond the slide: what stands there is cut off"
    shared = [layout.name for layout in layouts.values() if _has_twins(layout)]
    if shared:
        yield (
            f"{_listed(shared)}: several places have the same number, as LibreOffice saves them; each slide says "
            "itself where they stand, and does not follow when you move them in the slide master"
        )


def _hard_to_read(what: str, kinds: tuple[str, ...], layouts: Mapping[str, Layout]) -> Iterator[str]:
    """The words that stand out least, if that is too little: the advice is the same for all."""
    shown = [(one.levels[0].hue, layout.ground) for layout in layouts.values() for one in layout.of(*kinds)]
    faint = [(hue, ground) for hue, ground in shown if not readable(hue, (ground,))]
    if faint:
        hue, ground = min(faint, key=lambda pair: contrast(*pair))
        yield f"{what} in {hue} on {ground} would be hard to read: choose another colour for them in the slide master"


def _reaches_beyond(layout: Layout, school: School) -> bool:
    return any(_is_beyond(one, school) for one in layout.of(*TITLES, "subTitle", *CONTENTS))


def _is_beyond(holder: Holder, school: School) -> bool:
    frame = holder.frame
    right, bottom = frame.x + frame.w, frame.y + frame.h
    return min(frame.x, frame.y, school.width - right, school.height - bottom) < -_SLACK


def _has_twins(layout: Layout) -> bool:
    return sum(one.shared for one in layout.of(*CONTENTS)) > 1


def _listed(names: list[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
