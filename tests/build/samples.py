"""Documents to try backends on: one of each form, with every kind of block there is."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.layouts.document import (
    Blank,
    Block,
    Box,
    Card,
    Cards,
    Cell,
    Chart,
    Column,
    Columns,
    Deck,
    Document,
    Drawing,
    Flow,
    Gap,
    Heading,
    Illustration,
    Lines,
    ListBlock,
    Marker,
    Outline,
    OutlineEntry,
    PageBreak,
    Paragraph,
    Poster,
    Reference,
    Role,
    Slide,
    SlideContents,
    SlideEntry,
    SlideRole,
    Strong,
    Table,
    Together,
    Tone,
    paragraph,
    text_cell,
)
from lessonpress.layouts.drawing.scene import Ellipse, Group, Line, Paint, Pattern, Rect, Run, Scene, TextBox, TextLine
from lessonpress.layouts.fact_bank import FactSection, NumberedFact
from lessonpress.layouts.fact_rows import FactRows
from lessonpress.layouts.fillable import fillable
from lessonpress.layouts.pictures import Plate, Portrait
from lessonpress.layouts.puzzles.drawn import Clue, ClueLists, Clues, Drawn, Found, FoundList, Noted, Told
from lessonpress.layouts.questions import (
    AtAGlance,
    Completion,
    Matching,
    MultipleChoice,
    OpenAnswer,
    Ordering,
    Sorting,
    Task,
    TrueFalse,
    WordBank,
)
from lessonpress.resources.markup import Citation, Emphasis, Foreign, KeyWord, Link, Text

from ..images import image
from .samples_of_cards import card_blocks
from .samples_of_thinking import thinking_blocks

REFERENCES = (
    Reference("S1", "Plutarch. Life of Caesar, transl. Perrin. 1919."),
    Reference("S2", "Appian. The Civil Wars, book II. London. 1913."),
)


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def small_scene() -> Scene:
    run = Run("Rubicon", 6, 12.5, "sans-bold", 9, "#1d1b19")
    striped = Paint(fill="#d6e4f0", stroke="#1f4e79", width=1, pattern=Pattern.DIAGONAL, ink="#1f4e79")
    return Scene(
        80,
        24,
        (
            Rect(2, 2, 30, 18, striped, radius=2),
            TextBox(4, 8, 26, 6, (TextLine(12, (run,), True),)),
            Group((Ellipse(60, 4, 14, 14, Paint(fill="#8c1c13")),), alt="a red disc"),
            Line(32, 11, 60, 11, Paint(stroke="#1d1b19", width=1), arrow=True),
        ),
    )


def text_blocks() -> tuple[Block, ...]:
    said = (
        Text("In January 49 BC "),
        KeyWord(words("Caesar")),
        Text(" crossed the "),
        Emphasis(words("Rubicon")),
        Text(" ("),
        Foreign("ἀνερρίφθω κύβος", "grc"),
        Text(") and so began a war "),
        Citation(("s1", "s2")),
        Text(". More is told "),
        Link(words("elsewhere"), "https://example.org/rubicon?a=1&b=2"),
        Text("."),
    )
    return (
        paragraph("Three men shared Rome between them, and each of them wanted all of it.", Role.LEAD),
        Paragraph(said),
        Heading(words("What a list looks like"), 3),
        ListBlock(((paragraph("Pompey had the legions."),), (paragraph("Crassus had the money."),))),
        ListBlock(
            ((paragraph("First."),), (paragraph("Second."), paragraph("With more to it."))), Marker.NUMBER, first=3
        ),
        ListBlock(((paragraph("Tick this."),),), Marker.BOX),
        Paragraph((Strong(words("Mind: ")), Text("the Senate "), Blank(6), Text(" to agree.")), Role.NOTE),
        paragraph("A caption", Role.CAPTION),
        paragraph("After Appian, book II.", Role.SOURCE),
    )


def framed_blocks() -> tuple[Block, ...]:
    return (
        Box((paragraph("Plutarch wrote 150 years later."),), "Who tells us this?", Tone.SOURCE),
        Box((Heading(words("Deeper"), 4), paragraph("In a box without a title.")), tone=Tone.NOTE),
        Box((paragraph("What a good answer has."),), "For the teacher", Tone.ANSWER),
        Columns(((paragraph("On the left."),), (paragraph("On the right."), Lines(2))), (1.0, 2.0)),
        Drawing(small_scene(), "Caesar's way from the Rubicon to Rome"),
        Table(
            (Column(), Column(1.0), Column(align="right")),
            (Cell(header=True), text_cell("Deeds", header=True), text_cell("Legions", header=True)),
            (
                (text_cell("Pompey", header=True), text_cell("Cleared the sea of pirates."), text_cell("7")),
                (text_cell("Caesar", header=True), Cell(lines=3), text_cell("10")),
            ),
            caption="Pompey and Caesar compared",
        ),
        ListBlock(((paragraph("He crossed the river."),),), Marker.NUMBER, prefix="1.2."),
        Outline(
            (
                OutlineEntry(
                    words("Causes"),
                    (
                        OutlineEntry(
                            words("Debts"),
                            (
                                OutlineEntry(
                                    words("Games"),
                                ),
                            ),
                        ),
                    ),
                ),
                OutlineEntry(words("Peace")),
            )
        ),
        Chart("Legions in 49 BC", "legions", (("Caesar", 10), ("Pompey", 7))),
        SlideContents((SlideEntry(words("The pact"), "pact"), SlideEntry(words("The war"), "war"))),
        PageBreak(),
    )


def bare_blocks() -> tuple[Block, ...]:
    """Blocks that lack what most have."""
    return (
        Heading(words("Deep"), 5),
        Heading(words("Deepest"), 6),
        Paragraph((KeyWord(()), Text("Nothing is stressed."), Strong(()))),
        Table((Column(), Column(1.0)), (), ((text_cell("No head"), text_cell("but a row")),)),
        Table((Column(),), (text_cell("A head without rows", header=True),), ()),
        Table((Column(),), (), ()),
        Table((), (), ()),
        Columns(()),
        Columns(((), ())),
        Box((Table((Column(),), (), ((Cell(),),)),)),
    )


def tasks() -> tuple[Block, ...]:
    gaps = Paragraph((Text("Caesar was killed by "), Gap("Brutus", "B"), Text(" and "), Gap("Cassius"), Text(".")))
    choice = MultipleChoice(
        words("Who was the richest?"), (words("Pompey"), words("Crassus")), 1, words("He owned half of Rome.")
    )
    true = TrueFalse(words("Crassus died in Rome."), False, ("True", "False"), words("He died at Carrhae."))
    match = Matching(
        (words("Pompey"), words("Crassus")),
        (words("the one with the silver"), words("the one called Great"), words("nobody")),
        (1, 0),
        ("Who", "What"),
    )
    order = Ordering(
        (words("Pharsalus"), words("Carrhae")), (2, 1), (words("48 BC"), words("53 BC")), ("No.", "Battle", "Year")
    )
    sort = Sorting(("Optimates", "Populares"), (words("Cato"), words("Clodius")), (0, 1))
    table = Completion(
        ("Who", "Strength"),
        (
            ((words("Caesar"),), (words("Gaul had made him rich."),)),
            ((words("Cato"),), (words("Nobody could buy him."),)),
        ),
        ((True, False), (True, True)),
        3,
    )
    open_ = OpenAnswer(words("Why did the three fall out?"), 4, (words("Julia died."), words("Crassus died.")))
    bank = WordBank("Word bank", ("Brutus", "Cassius", "Mark Antony"))
    fill = Task(
        "gap-fill",
        "Fill the gaps",
        words("Use the word bank."),
        (bank, gaps),
        1,
        (paragraph("Both in 44 BC.", Role.NOTE),),
    )
    quiz = ListBlock(((choice,), (true,)), Marker.NUMBER)
    facts = (NumberedFact(7, "pharsalus", words("Pharsalus"), words("August 48 BC")),)
    body = (quiz, match, order, sort, table, FactRows(FactSection("dates", facts)), open_)
    notes = (AtAGlance("At a glance:", (choice,)),)
    rest = Task("mixed", "All the rest", words("Answer all."), body, 2, notes)
    return (Together((Heading(words("Tasks"), 2), paragraph("Take your time.")), leads=True), fill, rest)


def puzzles() -> tuple[Block, ...]:
    """What is drawn or looked for."""
    drawn = Drawn(
        Drawing(small_scene(), "A road to be named"), Drawing(small_scene(), "The road to Rome with its name, Aemilia")
    )
    across = Clues(("", "Across"), (Clue("1", words("He crossed a river. (6)"), words("Antony")),))
    down = Clues(("", "Down"), (Clue("2", words("He spoke of it for years. (6)"), words("Cicero")),))
    found = FoundList("Words to find", (Found("Legion", "row 1, column 2 →"), Found("Toga", "row 3, column 4 ↓")))
    noted = Noted("What they wanted:", words("The Senate to give way."), 2)
    return (drawn, ClueLists((across, down)), found, Told("In short:", words("three against the rest")), noted)


def pictures() -> tuple[Block, ...]:
    """What is looked at."""
    caesar = image("Caesar")
    row = Plate(tuple(Illustration(image(name, wide), words(name)) for name, wide in (("A", 60), ("B", 90))))
    cell = Cell((Portrait(caesar, (paragraph("Caesar"),)),), header=True)
    table = Table((Column(), Column(1.0)), (), ((cell, text_cell("Conqueror of Gaul")),), caption="Who")
    return (Illustration(caesar, words("A bust"), share=0.4), row, table)


def flow() -> Flow:
    return Flow(
        "rubicon",
        "The die is cast",
        "en",
        "Rome, 60–44 BC",
        REFERENCES,
        blocks=(
            *text_blocks(),
            *framed_blocks(),
            *bare_blocks(),
            *tasks(),
            *card_blocks(),
            *thinking_blocks(),
            *puzzles(),
            *pictures(),
        ),
        fields=("Name", "Class", "Date"),
    )


def cards() -> Cards:
    front = (
        paragraph("Conqueror of Gaul", Role.LEAD),
        Heading(words("Posts"), 2),
        ListBlock(((paragraph("Consul, 59 BC"),),)),
    )
    caesar = Card(
        "Julius Caesar", "Gaius Iulius Caesar", "100–44 BC", "JC", 0, front, (paragraph("Killed by his friends."),)
    )
    pompey = replace(caesar, name="Pompey", native_name="Gnaeus Pompeius", monogram="P", look=1)
    return Cards("who", "Fact cards", "en", references=REFERENCES, cards=(caesar, pompey), script_language="la")


def poster() -> Poster:
    return Poster(
        "road", "The road to war", "en", "60–49 BC", scene=small_scene(), summary="From the pact to the Rubicon."
    )


def deck() -> Deck:
    return Deck(
        "deck",
        "The die is cast",
        "en",
        references=REFERENCES,
        slides=(
            Slide("The die is cast", SlideRole.TITLE),
            Slide("What is to come", blocks=(SlideContents((SlideEntry((Text("Three men"),), "three-men"),)),)),
            Slide(
                "Three men",
                blocks=(ListBlock(((paragraph("Pompey"),), (paragraph("Crassus"),))),),
                notes=(paragraph("Ask first."),),
            ),
        ),
    )


SAMPLES: dict[str, Document] = {
    "flow": flow(),
    "key": replace(flow(), answers=True, variant="b"),
    "fillable": fillable(flow()) or flow(),
    "cards": cards(),
    "poster": poster(),
    "deck": deck(),
    "bare flow": Flow("bare", "Bare", "en"),
    "no cards": Cards("none", "None", "en"),
    "bare cards": Cards("bare", "Bare", "en", cards=(Card("X", "", "", "", -1, (), ()),)),
    "bare poster": Poster("bare", "Bare", "en", scene=Scene(100, 100, ())),
    "bare deck": Deck("bare", "Bare", "en"),
}
"""A document of each form; `key` is the flow with its answers, `fillable` with fields, the bare ones say nothing."""
