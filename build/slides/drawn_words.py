"""Words of a slide as set text: lines end where the ruler ends them, so what was measured to fit stands in its box."""

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
from .paragraphs import Par, Run, bold
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
        shown = [replace(par, runs=bold(par.runs)) if look.bold else par for par in pars]
        shown[:1] = [replace(par, before=0.0) for par in shown[:1]]  # presentation programs leave no space there
        spare = area.h - self.ruler.height(shown, look.size, area.w, look.indent)
        y = area.y + spare * SPARE[look.anchor]
        for par in shown:
            y += par.before * scaled(par, look.size) / MM
            label, node = nodes(par)
            if par.marker:
                yield self._mark(par, area, y, look, label)
            box = self._par(par, area, y, look, node)
            y += box.h
            yield box

    def line(self, text: str, area: Frame, look: Look) -> TextBox:
        """Words on one line, as decoration; cut where they are too long for it."""
        par = Par((Run(text),), before=0.0)
        while len(text) > 1 and self.ruler.width(par, look.size) > area.w:
            text = text[:-1].rstrip()
            par = Par((Run(text + " …"),), before=0.0)
        return next(self.pars((par,), area, look))

    def _par(self, par: Par, area: Frame, y: float, look: Look, node: Tag | None) -> TextBox:
        points = scaled(par, look.size)
        left, wide = area.x + par.level * look.indent, area.w - par.level * look.indent
        high = self.ruler.line * points / MM
        lines: list[TextLine] = []
        ends = self.ruler.breaks(par, look.size, area.w, look.indent)
        for number, (start, end) in enumerate(zip((0, *ends), ends, strict=False)):
            runs = list(self._runs(par, start, end, look, node))
            used = runs[-1].x + runs[-1].width if runs else 0.0
            x = left + {"left": 0.0, "center": (wide - used) / 2, "right": wide - used}[look.align]
            base = y + number * high + self.ascent * points / MM
            lines.append(TextLine(base, tuple(runs), number == len(ends) - 1).moved(x, 0.0))
        kind = node.kind if node else "Artifact"
        return TextBox(left, y, wide, high * len(ends), tuple(lines), look.align, kind, tag=node)

    def _runs(self, par: Par, start: int, end: int, look: Look, node: Tag | None) -> Iterator[SceneRun]:
        """What of a paragraph stands on one line, from x = 0; the space at its end takes no room."""
        end = start + len(par.text[start:end].rstrip(" "))
        points = scaled(par, look.size)
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

    def _mark(self, par: Par, area: Frame, y: float, look: Look, label: Tag | None) -> TextBox:
        """What hangs before an entry of a list; one that is wider than the indent is made smaller."""
        points, room = scaled(par, look.size), look.indent - APART
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
        high = self.ruler.line * points / MM
        return TextBox(
            x, y, room, high, (TextLine(base, (run,), True),), kind="Lbl" if label else "Artifact", tag=label
        )


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
