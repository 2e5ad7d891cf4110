"""Words of a slide as set text: lines end where presentation programs mostly end them.

The ruler, which decides what fits, uses a little less of the width: so what it let stand in a box stands in it here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from lessonpress.layouts.document import Marker
from lessonpress.layouts.drawing.scene import MM, Tag, TextBox, TextLine
from lessonpress.layouts.drawing.scene import Run as SceneRun
from lessonpress.layouts.saying import letter
from lessonpress.layouts.theme import TextStyle
from lessonpress.resources.values import Value

from .grid import INDENT, Frame
from .paragraphs import Par, Run, in_bold
from .ruler import Ruler, scaled

SLOTS = {"tx1": "ink", "tx2": "soft", "bg1": "paper", "bg2": "tint", "accent1": "accent"}
"""The theme's names for the colours that the layouts of slides name by their slots in a presentation."""
SPARE = {"t": 0.0, "ctr": 0.5, "b": 1.0}
"""How much of the room that words leave stands over them, by their anchor."""
BOX, APART = 0.8, 1.2
"""The size of a box to tick, in sizes of the words, and the least between a mark and the words after it, in mm."""

Nodes = Callable[[Par], tuple[Tag | None, Tag | None]]
"""Gives the nodes of a paragraph's mark and of its words; None for what is decoration."""


def decoration(_: Par) -> tuple[None, None]:
    """No nodes: words that a screen reader need not tell."""
    return None, None


class Look(Value, frozen=True):
    """How the words of a place look where they do not say otherwise: `size` in points, `indent` in mm."""

    size: float
    colour: str = "tx1"
    bold: bool = False
    anchor: str = "t"
    align: str = "left"
    indent: float = INDENT


class _Broken(Value, frozen=True):
    """A paragraph and where its lines end; its size in points, and how far apart its lines are, in ems."""

    par: Par
    ends: tuple[int, ...]
    points: float
    line: float

    @property
    def before(self) -> float:
        """The space above it, in mm."""
        return self.par.before * self.points / MM

    @property
    def height(self) -> float:
        """How high its lines stand, in mm."""
        return len(self.ends) * self.line * self.points / MM


class Words:
    """Sets words in the typeface of decks."""

    def __init__(self, ruler: Ruler) -> None:
        self.ruler, self.type, self.theme = ruler, ruler.type, ruler.type.theme
        self.ascent = self.type.face("deck").ascent

    def colour(self, name: str) -> str:
        """A colour by its slot, by its name in the theme or as '#rrggbb', as '#rrggbb'."""
        return self.theme.colour(SLOTS.get(name, name))

    def pars(self, pars: Sequence[Par], area: Frame, look: Look, nodes: Nodes = decoration) -> Iterator[TextBox]:
        """Paragraphs in their box, each as content of its nodes."""
        shown = list(in_bold(pars) if look.bold else pars)
        shown[:1] = [replace(par, before=0.0) for par in shown[:1]]  # presentation programs leave no space there
        broken = [self._broken(par, area, look) for par in shown]
        spare = area.h - sum(one.before + one.height for one in broken)
        y = area.y + spare * SPARE[look.anchor]
        for one in broken:
            y += one.before
            label, node = nodes(one.par)
            if one.par.marker:
                yield self._mark(one, area, y, look, label)
            yield self._par(one, area, y, look, node)
            y += one.height

    def line(self, text: str, area: Frame, look: Look) -> TextBox:
        """Words on one line, as decoration; cut where they are too long for it."""
        par = Par((Run(text),), before=0.0)
        while len(text) > 1 and self.ruler.width(par, look.size) > area.w:
            text = text[:-1].rstrip()
            par = Par((Run(text + " …"),), before=0.0)
        return next(self.pars((par,), area, look))

    def _broken(self, par: Par, area: Frame, look: Look) -> _Broken:
        ends = self.ruler.breaks(par, look.size, area.w, look.indent, care=1.0)
        return _Broken(par, tuple(ends), scaled(par, look.size), self.ruler.line)

    def _par(self, one: _Broken, area: Frame, y: float, look: Look, node: Tag | None) -> TextBox:
        indent = one.par.level * look.indent
        left, wide = area.x + indent, area.w - indent
        lines: list[TextLine] = []
        for number, (start, end) in enumerate(zip((0, *one.ends), one.ends, strict=False)):
            runs = list(self._runs(one, start, end, look, node))
            used = runs[-1].x + runs[-1].width if runs else 0.0
            x = left + {"left": 0.0, "center": (wide - used) / 2, "right": wide - used}[look.align]
            base = y + (number * one.line + self.ascent) * one.points / MM
            lines.append(TextLine(base, tuple(runs), number == len(one.ends) - 1).moved(x, 0.0))
        kind = node.kind if node else "Artifact"
        return TextBox(left, y, wide, one.height, tuple(lines), look.align, kind, tag=node)

    def _runs(self, one: _Broken, start: int, end: int, look: Look, node: Tag | None) -> Iterator[SceneRun]:
        """What of a paragraph stands on one line, from x = 0; the space at its end takes no room."""
        par, points = one.par, one.points
        end = start + len(par.text[start:end].rstrip(" "))
        x, place = 0.0, 0
        for run in par.runs:
            text = run.text[max(0, start - place) : max(0, end - place)]
            place += len(run.text)
            tag = _inline(run, text, node)
            colour = run.colour or ("cool" if run.address else look.colour)
            style = TextStyle(self._face(run), points, points, self.colour(colour))
            for piece in self.type.pieces(text, style):
                wide = self.type.width([piece])
                underline = run.underline or bool(run.address)
                yield SceneRun(piece.text, x, wide, piece.face, points, piece.colour, underline, tag=tag)
                x += wide

    def _face(self, run: Run) -> str:
        """The face of a run: slanted where the theme has such a face for decks."""
        face = "deck-bold" if run.bold else "deck"
        return f"{face}-italic" if run.italic and f"{face}-italic" in self.theme.faces else face

    def _mark(self, one: _Broken, area: Frame, y: float, look: Look, label: Tag | None) -> TextBox:
        """What hangs before an entry of a list; one that is wider than the indent is made smaller."""
        par, points, room = one.par, one.points, look.indent - APART
        text, face, factor = {
            Marker.NUMBER: (f"{par.number}.", "deck", 1.0),
            Marker.LETTER: (letter(par.number), "deck-bold", 1.0),
            Marker.BOX: ("☐", "deck", BOX),
        }.get(par.marker or Marker.BULLET, ("•", "deck", 1.0))
        (piece,) = self.type.pieces(text, TextStyle(face, points * factor, points, self.colour("accent1")))
        wide = self.type.width([piece])
        fit = min(1.0, room / wide)
        x, base = area.x + (par.level - 1) * look.indent, y + self.ascent * points / MM
        run = SceneRun(text, x, wide * fit, piece.face, piece.size * fit, piece.colour, tag=label)
        kind = "Lbl" if label else "Artifact"
        return TextBox(x, y, room, one.line * points / MM, (TextLine(base, (run,), True),), kind=kind, tag=label)


def _inline(run: Run, text: str, node: Tag | None) -> Tag | None:
    """The node of a run: of its own where it is a link, in another language, or a blank to be filled in."""
    if node is None:
        return None
    if run.address:
        return Tag("Link", parent=node, inline=True, address=run.address, alt=run.address)
    if run.language:
        return Tag("Span", parent=node, inline=True, language=run.language)
    if run.underline and not text.strip("\u2007 "):
        return Tag("Span", parent=node, inline=True, actual="_____")
    return node
