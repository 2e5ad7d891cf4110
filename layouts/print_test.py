"""A sheet to try a printer with, before the cards: fronts and backs that must meet, and a line to measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from lessonpress.resources.markup import Text
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .card_sheets import CardSheetOptions
from .document import Block, Card, Cards, Drawing, Heading, paragraph
from .drawing.scene import Line, Paint, Scene
from .labels import Labels
from .layout import Setting

COUNT = 4
"""Cards: a sheet of the usual size."""
RULER, TICK = 30.0, 2.0
"""The line to measure, in mm: it has room on the narrowest card; and half the length of the strokes at its ends."""


class PrintTestOptions(CardSheetOptions, frozen=True, kw_only=True):
    """The sheets of the cards that are to be printed."""

    flip: Literal["long", "short"] = "long"
    """The edge of the sheet over which your printer is said to turn it."""


class PrintTest:
    """A sheet that shows whether a printer prints backs behind their fronts, and nothing larger or smaller."""

    name: ClassVar[str] = "print-test"
    folder: ClassVar[str] = "cards"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "nothing: it says nothing of the topic"
    Options: ClassVar[type[PrintTestOptions]] = PrintTestOptions

    def make(self, topic: Topic, material: Material, options: PrintTestOptions, setting: Setting) -> Cards:
        """Numbered cards whose backs have the same numbers."""
        labels = Labels(topic.language)
        edges = {flip: labels(f"edge-{flip}") for flip in ("long", "short")}
        other = "short" if options.flip == "long" else "long"
        told = (
            paragraph(labels("print-test-how", edge=edges[options.flip])),
            paragraph(labels("print-test-wrong", edge=edges[other], flip=other)),
        )
        return Cards(
            id=material.id,
            title=str(material.title) if material.title else labels("print-test"),
            language=topic.language,
            cards=tuple(_card(number, told if number == 1 else (), labels, setting) for number in range(1, COUNT + 1)),
            size=options.measures,
            flip=options.flip,
            gutter=options.gutter,
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One wherever there are cards to print."""
        return (Material(id="print-test", layout=self.name),) if topic.contenders else ()


def _card(number: int, told: tuple[Block, ...], labels: Labels, setting: Setting) -> Card:
    """A card with its number on both sides: the first tells what to do, all have the line."""
    front = (_head(labels("print-test-front")), *told, *_ruler(labels, setting))
    back = (_head(labels("print-test-back")), paragraph(labels("print-test-meets")))
    return Card(str(number), "", "", "", -1, front, back)


def _head(words: str) -> Heading:
    return Heading((Text(words),), 2)


def _ruler(labels: Labels, setting: Setting) -> tuple[Block, ...]:
    """The line, with a stroke at each end, and how long it is."""
    told = labels("print-test-ruler", length=f"{RULER:g}")
    pen = Paint(stroke=setting.theme.colour("ink"), width=0.8)
    ends = (Line(x, 0.0, x, 2 * TICK, pen) for x in (0.4, RULER + 0.4))
    line = Line(0.4, TICK, RULER + 0.4, TICK, pen)
    return (Drawing(Scene(RULER + 0.8, 2 * TICK, (line, *ends)), told), paragraph(told))
