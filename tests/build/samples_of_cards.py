"""Samples of what is cut out of a sheet and played with, and of short questions."""

from __future__ import annotations

from lessonpress.layouts.card_games import Bingo, CardSort, Diamond, LoopCards
from lessonpress.layouts.cut_outs import CutOuts
from lessonpress.layouts.document import Blank, Block, Gap, Lines, Paragraph, paragraph
from lessonpress.layouts.questions import OpenAnswer
from lessonpress.layouts.short_questions import Misfit, OddOneOut, Recall, RetrievalGrid, Slips
from lessonpress.resources.markup import Text


def said(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def card_blocks() -> tuple[Block, ...]:
    """Every block of that sort."""
    gap = Paragraph((Text("Cato died at "), Gap("Utica"), Text(".")))
    cut_outs = CutOuts(
        ((gap,), (paragraph("Crassus had the money."), Lines(1)), (), (paragraph("Pompey had the legions."),)),
        caption="Cards to cut out",
    )
    heads = (said("Three partners"), said("Civil war"))
    sort = CardSort(heads, (said("Pharsalus"), said("Luca"), said("The Rubicon")), (1, 0, 1), ("60–54 BC", "49–44 BC"))
    loop = LoopCards(
        (said("Legion"), said("Veteran")), (said("A large unit"), said("An old soldier")), (1, 0), ("I have", "Who has")
    )
    bingo = Bingo(
        tuple("abcdefghij"),
        tuple(
            said(f"The letter of {word}")
            for word in ("ass", "bee", "cat", "dog", "elk", "fox", "gnu", "hen", "ibis", "jay")
        ),
        (tuple(range(9)), tuple(range(1, 10))),
        ("Card 1", "Card 2"),
        3,
        ("Read this out", "The word"),
    )
    diamond = Diamond(tuple((paragraph(reason),) for reason in ("Armies", "Luck", "Pride", "Money")), ("Most", "Least"))
    slips = Slips((OpenAnswer(said("Who was Cato?"), 1, (said("A senator."),)),), 2, "Your name")
    grid = RetrievalGrid(
        ("Last lesson", "Last week"),
        ((Recall(said("Who died at Carrhae?"), said("Crassus")), Recall(said("When?"), said("53 BC"))),
         (Recall(said("Who was Julia’s father?"), said("Caesar")),)),
        (Text("My points: "), Blank(0)),
    )  # fmt: skip
    odd = OddOneOut(
        (Misfit((said("Caesar"), said("Cato"), said("Pompey"), said("Crassus")), 1, said("He opposed them.")),), "Why?"
    )
    return (cut_outs, sort, loop, bingo, diamond, slips, grid, odd)
