"""The outline of a deck: all that slides say, as a text; what they show, described; nothing of what is to be said."""

import pytest
from msgspec.structs import replace

from lessonpress.layouts.deck_outline import outline
from lessonpress.layouts.document import (
    Box,
    Cell,
    Chart,
    Column,
    Columns,
    Deck,
    Drawing,
    Flow,
    Heading,
    Illustration,
    Lines,
    ListBlock,
    Paragraph,
    Reference,
    Slide,
    SlideRole,
    Table,
    paragraph,
    text_cell,
)
from lessonpress.layouts.dump import dump
from lessonpress.layouts.questions import MultipleChoice, lowered
from lessonpress.resources.inline import plain
from lessonpress.resources.markup import Citation, Text

from ..build.samples import small_scene
from ..images import image
from .sheets import parts, topic
from .test_deck import make


def deck(*slides: Slide, references: tuple[Reference, ...] = ()) -> Deck:
    return Deck("d", "A deck", "en", "Its question", slides=slides, references=references)


def read(*blocks, **about) -> list[str]:
    """What a slide of these blocks becomes, line by line, without its title."""
    text = dump(outline(deck(Slide("A slide", blocks=blocks, **about))))
    return [line for line in text.partition("## A slide")[2].splitlines() if line]


def heads(flow: Flow) -> list[tuple[int, str]]:
    return [(block.level, plain(block.text)) for block in flow.blocks if isinstance(block, Heading)]


@pytest.mark.parametrize("name", ["soviet", "triumvirs"])
def test_every_title_and_every_section_is_there_in_order(name: str) -> None:
    made = make(topic(name))
    found = iter(words for _, words in heads(outline(made)))
    wanted = [(slide.section, slide.title) for slide in made.slides if slide.role is not SlideRole.TITLE]
    for section, title in wanted:
        assert not section or plain((Text(section),)) in found
        assert title == section or plain((Text(title),)) in found


@pytest.mark.parametrize("name", ["soviet", "triumvirs"])
def test_every_word_of_the_slides_is_there_and_none_of_the_notes(name: str) -> None:
    made = make(topic(name))
    flow = outline(made)
    said = {plain(found.text) for found in parts(flow.blocks, Paragraph)}
    for slide in made.slides:
        blocks = lowered((*slide.blocks, *slide.right), answers=slide.role is SlideRole.ANSWER)
        assert {plain(found.text) for found in parts(blocks, Paragraph)} <= said | {made.subtitle}
    assert "What to say" not in [words for _, words in heads(flow)]


def test_slides_stand_under_their_sections() -> None:
    slides = (
        Slide("A deck", SlideRole.TITLE, blocks=(paragraph("Its question"), paragraph("For all")), section="Start"),
        Slide("One", blocks=(Heading((Text("Inside"),)),)),
        Slide("Part", SlideRole.SECTION, section="Part"),
        Slide("Two"),
    )
    flow = outline(deck(*slides))
    assert heads(flow) == [(2, "Start"), (3, "One"), (4, "Inside"), (2, "Part"), (3, "Two")]
    assert dump(flow).count("Its question") == 1 and "For all" in dump(flow), "what heads the whole is said once"


def test_without_sections_slides_are_the_chapters() -> None:
    assert heads(outline(deck(Slide("One"), Slide("Two")))) == [(2, "One"), (2, "Two")]


def test_what_is_shown_is_described_and_what_is_written_on_is_left_out() -> None:
    picture = Illustration(replace(image(), alt="A face"), (Text("Ann"),))
    said = read(
        Drawing(small_scene(), "Two boxes"), picture, Lines(3), Columns(((paragraph("left"),), (paragraph("right"),)))
    )
    assert said == ["(note) Two boxes", "(caption) Ann", "(note) A face", "left", "right"]


def test_tables_lists_and_boxes_keep_what_they_say() -> None:
    cell = Cell((paragraph("cell"), Drawing(small_scene(), "drawn there")))
    table = Table((Column(), Column()), (text_cell("A"), text_cell("B")), ((text_cell("a"), cell),))
    listed = ListBlock(((paragraph("entry"),),))
    said = read(table, listed, Box((paragraph("boxed"),), title="Box"))
    assert said == ["| A | B |", "| a | cell / (note) drawn there |", "- entry", "### Box", "boxed"]


def test_a_chart_becomes_its_numbers() -> None:
    assert read(Chart("Members", "people", (("1922", 5.0),))) == ["|  | people |", "| 1922 | 5 |"]


def test_only_answer_slides_tell_answers() -> None:
    choice = MultipleChoice((Text("Who?"),), ((Text("Ann"),), (Text("Bob"),)), 1)
    assert "{Bob" not in "".join(read(choice, role=SlideRole.QUESTION))
    assert "{Bob" in "".join(read(choice, role=SlideRole.ANSWER))


def test_sources_stand_at_the_end_unless_a_slide_lists_them() -> None:
    told = Slide("One", blocks=(paragraph((Text("Said."), Citation(("s1",)))),))
    books = (Reference("S1", "A book"), Reference("S2", "Another"))
    assert outline(deck(told, references=books)).references == books[:1]
    table = Table((Column(), Column()), (), ((text_cell("S1", header=True), text_cell("A book")),))
    assert outline(deck(told, Slide("Sources", blocks=(table,)), references=books)).references == ()
