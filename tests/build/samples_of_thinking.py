"""Samples of what asks for reasons: chains, grids, evidence, and the parts of an essay."""

from __future__ import annotations

from lessonpress.layouts.document import Block, Inlines
from lessonpress.layouts.essay_versions.cut_up import Strips
from lessonpress.layouts.essay_versions.parts import KeyNote
from lessonpress.layouts.essay_versions.planner import Plan, Slot
from lessonpress.layouts.thinking import Chain, Link, Stances, Weighing
from lessonpress.resources.markup import Citation, Text


def thinking_blocks() -> tuple[Block, ...]:
    """Every block of that sort."""
    chain = Chain(
        (
            Link(_said("The pact"), "60 BC", _said("Caesar became consul.")),
            Link(_said("Luca"), "56 BC", (), True, False),
        ),
        led="which led to",
        outcome="What came of it:",
    )
    names, matters = ("Caesar", "Cato"), (_said("Land for veterans (59 BC)"), _said("Omens may stop a vote"))
    stances = Stances("Name", names, matters, ((True, None), (False, True)), caption="Who wanted what")
    weighing = Weighing(
        (_said("Carrhae"), _said("Luca")), ("A", "B"), (True, False), ("Evidence", "Case", "Side"), ("for", "against")
    )
    texts = (_said("But the peace held."), _said("Two rivals were left."))
    cited = tuple((*text, Citation(("s1",))) for text in texts)
    heads = ("Part", "Letters")
    strips = Strips(
        texts, cited, ("Counter-argument", "Point"), ("Paragraph 1",), ((1, 0),), heads, "Strips", tagged=True
    )
    slots = (
        Slot("Point", (), (texts[1],), 2, given=True),
        Slot("Evidence", ("For example, …", "In …, when …"), (_said("Julia died."), _said("Crassus died.")), 3),
    )
    return (chain, stances, weighing, strips, Plan("Paragraph 1", slots), KeyNote("Other answers can be as good."))


def _said(words: str) -> Inlines:
    return (Text(words),)
