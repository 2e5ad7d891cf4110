"""Fillable sheets: every place to write on has a field, and every field says what is asked there."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from lessonpress.layouts.cut_outs import CutOuts
from lessonpress.layouts.document import (
    Blank,
    Block,
    Box,
    Cell,
    Column,
    Flow,
    Heading,
    Inline,
    Lines,
    ListBlock,
    Marker,
    Paragraph,
    Strong,
    Table,
    paragraph,
    text_cell,
)
from lessonpress.layouts.exercises import NAMES
from lessonpress.layouts.fields import BOX, BlankField, BoxField, LinesField, TickList, has_fields
from lessonpress.layouts.fillable import fillable
from lessonpress.layouts.labels import Labels
from lessonpress.layouts.questions import Matching, MultipleChoice, Task, lowered
from lessonpress.layouts.short_questions import OddOneOut, Slips
from lessonpress.layouts.thinking import Stances
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Citation, Text

from .generated import topics
from .sheets import make, parts, topic, words
from .test_generated_topics import LEVELS, SEEDS, made, plenty


def tips(flow: Flow | None) -> list[str]:
    """What the fields say, in order."""
    return [tip for part in parts(flow, Block | Inline) for tip in _tips(part)] if flow else []


def _tips(part: object) -> Iterator[str]:
    if isinstance(part, BlankField | BoxField | LinesField):
        yield part.tip
    elif isinstance(part, TickList):
        yield from part.tips


def told(*blocks: Block, language: str = "en") -> list[str]:
    return tips(fillable(Flow("f", "F", language, blocks=blocks)))


def places(task: Task) -> int:
    """How many places there are to write on and to choose from, counted on the printed sheet."""
    chosen = (MultipleChoice, OddOneOut, Stances)
    once = tuple(replace(part, copies=1) if isinstance(part, Slips) else part for part in task.body)
    task = replace(task, body=once)  # on a screen everybody has a slip of their own
    sheet = lowered((task,), answers=False, keep=(CutOuts, *chosen))
    cards = tuple(block for cut in parts(sheet, CutOuts) for card in cut.cards for block in card)
    written = tuple(block for block in cards if not isinstance(block, Table))
    rest = lowered((task,), answers=False, keep=(CutOuts,))
    loose = tuple(block for block in rest if not isinstance(block, CutOuts))
    count = len(list(parts(loose, Blank))) + len(list(parts(written, Blank)))
    count += len(list(parts(loose, Lines))) + len(list(parts(written, Lines)))
    count += words(loose).count(BOX)
    count += sum(cell.lines > 0 and not any(parts(cell, Lines)) for cell in parts(loose, Cell))
    count += sum(len(listed.entries) for listed in parts(loose, ListBlock) if listed.marker is Marker.BOX)
    count += sum(len(choice.options) for choice in parts(sheet, MultipleChoice))
    count += sum(len(row.things) for odd in parts(sheet, OddOneOut) for row in odd.rows)
    return count + sum(len(row) for grid in parts(sheet, Stances) for row in grid.stands)  # two boxes for each cell


@pytest.mark.parametrize("kind", NAMES)
@settings(parent=plenty, max_examples=8)
@given(topics(), SEEDS, LEVELS)
def test_every_place_of_every_kind_has_a_field_that_says_what_is_asked(kind: str, of, seed: str, level: Level) -> None:
    task = made(of, kind, seed, level)
    if task is None:
        return
    flow = Flow("f", "F", "en", blocks=(replace(task, number=3),))
    sheet = fillable(flow)
    assert len(tips(sheet)) == places(task)
    assert (sheet is None) == (places(task) == 0)
    assert all(tip.startswith(f"3 {' '.join(task.title.split())} – ") and len(tip) > 6 for tip in tips(sheet))


@pytest.mark.parametrize("kind", ["loop-cards", "card-sort", "bingo", "crossword"])
def test_what_is_cut_out_or_drawn_stays_on_paper(kind: str) -> None:
    """A name alone is no reason for a screen."""
    flow = Flow("f", "F", "en", blocks=(make(topic("soviet"), kind)[0],), fields=("Name", "Class", "Date"))
    assert fillable(flow) is None


def test_it_has_the_words_of_the_sheet_and_no_answer() -> None:
    flow = Flow("f", "F", "en", blocks=(make(topic("soviet"), "gap-fill")[0],), answers=True)
    sheet = fillable(flow)
    assert sheet and not sheet.answers
    assert words(sheet.blocks) == words(lowered(flow.blocks, answers=False))
    assert not has_fields(lowered(flow.blocks, answers=False))


HEAD = Heading((Text("2  What happened?"),))


def test_a_gap_is_told_by_its_sentence() -> None:
    lead, cited = Strong((Text("Rome"),)), Citation(("s1",))
    sentence = Paragraph((lead, Text("  He crossed the "), Blank(5, "R"), Text(" in 49 BC."), cited))
    listed = ListBlock(((sentence,),), Marker.NUMBER, first=4)
    assert told(HEAD, listed) == ["2 What happened? – 4. Rome He crossed the R… in 49 BC."]


def test_several_gaps_of_a_sentence_are_numbered() -> None:
    sentence = Paragraph((Text("From "), Blank(5), Text(" to "), Strong((Blank(5),)), Text(".")))
    assert told(sentence) == ["gap 1 of 2: From … to ….", "gap 2 of 2: From … to …."]
    assert told(sentence, language="de")[1] == "Lücke 2 von 2: From … to …."
    assert told(sentence, language="fr")[1] == "mot à trouver 2 sur 2\u00a0: From … to …."


def test_lines_belong_to_the_words_before_them() -> None:
    asked = (paragraph("Why did he do it?"), Lines(3), Lines(1))
    assert told(HEAD, *asked) == ["2 What happened? – Why did he do it?", "2 What happened? – field 1"]
    assert told(HEAD, Box(asked[:2], title="Think"), paragraph("And now?"), Lines(1)) == [
        "2 What happened? – Think – Why did he do it?",
        "2 What happened? – And now?",
    ]


def test_a_cell_belongs_to_the_heads_of_its_row_and_column() -> None:
    head = (Cell(header=True), text_cell("Strengths", header=True), text_cell("Fate", header=True))
    caesar = (text_cell("Caesar", header=True), Cell(lines=3), text_cell("Killed"))
    pompey = (text_cell("Pompey", header=True), Cell((paragraph("Ships"),), lines=2), Cell((Paragraph(()),)))
    table = Table((Column(), Column(1.0), Column(1.0)), head, (caesar, pompey))
    assert told(table) == ["Caesar, Strengths", "Pompey, Strengths Ships", "Pompey, Fate"]


def test_a_cell_without_heads_belongs_to_what_stands_beside_it() -> None:
    match = Matching(((Text("Caesar"),),), ((Text("A Roman"),), (Text("A Greek"),)), (0,), ("Who", "What"), "Letter")
    assert told(match) == ["1 Caesar, Letter"]


def test_a_box_is_told_by_the_words_after_it() -> None:
    stem = (Text("Who crossed the Rubicon?"),)
    choice = MultipleChoice(stem, ((Text("Caesar"),), (Strong((Text("Pompey"),)),)), 0)
    assert told(ListBlock(((choice,),), Marker.NUMBER)) == [
        "1. Who crossed the Rubicon? A Caesar",
        "1. Who crossed the Rubicon? B Pompey",
    ]
    both = Paragraph((Text("It was cold. ☐\u00a0yes   ☐\u00a0no"),))
    assert told(both) == ["It was cold. yes", "It was cold. no"]


@pytest.mark.parametrize("kind", ["multiple-choice", "odd-one-out"])
def test_what_is_circled_on_paper_is_ticked_on_a_screen(kind: str) -> None:
    task = make(topic("soviet"), kind)[0]
    sheet = fillable(Flow("f", "F", "en", blocks=(task,)))
    assert sheet and "Circle" in words(task.instruction) and "Circle" not in words(sheet.blocks)
    own = replace(task, instruction=(Text("Circle it, please."),))
    assert "Circle it" in words(fillable(Flow("f", "F", "en", blocks=(own,))).blocks)  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_tip_is_short_enough_to_be_heard(language: str) -> None:
    (tip,) = told(HEAD, paragraph("word " * 400), Lines(2), language=language)
    assert len(tip) < 280 and tip.endswith(" …")
    assert Labels(language)("field-number", number=2) in told(Lines(1), Lines(1), language=language)
