"""Samples of what is cut out of a sheet and played with."""

from __future__ import annotations

from lessonpress.layouts.cut_outs import CutOuts
from lessonpress.layouts.document import Block, Gap, Lines, Paragraph, paragraph
from lessonpress.resources.markup import Text


def card_blocks() -> tuple[Block, ...]:
    """Every block of that sort."""
    gap = Paragraph((Text("Cato died at "), Gap("Utica"), Text(".")))
    cut_outs = CutOuts(
        ((gap,), (paragraph("Crassus had the money."), Lines(1)), (), (paragraph("Pompey had the legions."),)),
        caption="Cards to cut out",
    )
    return (cut_outs,)
